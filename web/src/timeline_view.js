// The timeline: bars of documents by date, and a window over them whose ends are sliders (arrow keys, or dragged).
import { button, fill, h } from './dom.js';
import { barsOfWindow, histogram, windowOfBars } from './timeline.js';
import { count, dateWords, periodWords } from './text.js';

/**
 * @param {{date?: string}[]} documents
 * @param {(window: {since: string, until: string}) => void} change
 * @returns {{element: HTMLElement, show: (filters: object) => void}}
 */
export function timelineView(documents, change) {
  const { bars, undated, width } = histogram(documents.map(({ date }) => date ?? ''));
  const element = h('section', { class: 'timeline', 'aria-label': 'Timeline' });
  if (bars.length < 2) {
    const when = bars.length ? `All dated documents are of ${periodWords(bars[0].first, bars[0].last)}.` : 'No document has a date.';
    if (documents.length) fill(element, h('p', { class: 'aside' }, when));
    else element.hidden = true;
    return { element, show: () => {} };
  }
  const most = Math.max(...bars.map((bar) => bar.count));
  const columns = bars.map((bar) => h('div', { class: 'bar', title: `${periodWords(bar.first, bar.last)}: ${count(bar.count, 'document')}` },
    h('div', { class: 'column' })));
  columns.forEach((column, i) => {
    column.firstChild.hidden = bars[i].count === 0;
    column.firstChild.style.height = `${Math.max(6, (bars[i].count / most) * 100)}%`;
  });
  let [from, to] = [0, bars.length - 1];

  const label = h('p', { class: 'window' });
  const reset = button({ class: 'quiet', hidden: true }, () => change({ since: '', until: '' }), 'All dates');
  const brush = h('div', { class: 'brush', title: 'Drag to move the window' });
  const handle = (name, value, set) => {
    const knob = h('div', { class: 'knob', role: 'slider', tabindex: '0', 'aria-label': name, 'aria-orientation': 'horizontal',
      'aria-valuemin': '0', 'aria-valuemax': String(bars.length - 1) });
    knob.addEventListener('keydown', (event) => {
      const page = Math.max(2, Math.round(bars.length / 10));
      const next = { ArrowLeft: value() - 1, ArrowDown: value() - 1, ArrowRight: value() + 1, ArrowUp: value() + 1,
        PageDown: value() - page, PageUp: value() + page, Home: 0, End: bars.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      set(Math.min(bars.length - 1, Math.max(0, next)));
      change(windowOfBars(bars, from, to));
    });
    return knob;
  };
  const first = handle('From', () => from, (next) => { from = Math.min(next, to); });
  const last = handle('To', () => to, (next) => { to = Math.max(next, from); });
  const track = h('div', { class: 'track' }, h('div', { class: 'bars', 'aria-hidden': 'true' }, columns), brush, first, last);

  // Dragging an end, the window, or over the bars (a new window).
  const barAt = (x) => {
    const box = track.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((x - box.left) / box.width) * bars.length)));
  };
  track.addEventListener('pointerdown', (event) => {
    const start = barAt(event.clientX);
    const [oldFrom, oldTo] = [from, to];
    const whole = from === 0 && to === bars.length - 1;
    let drag = 'new';
    if (event.target === first) drag = 'from';
    else if (event.target === last) drag = 'to';
    else if (event.target === brush && !whole) drag = 'move';
    track.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (event.target.matches('.knob')) event.target.focus();
    const move = ({ clientX }) => {
      const at = barAt(clientX);
      if (drag === 'from') from = Math.min(at, to);
      if (drag === 'to') to = Math.max(at, from);
      if (drag === 'move') {
        const by = Math.min(bars.length - 1 - oldTo, Math.max(-oldFrom, at - start));
        [from, to] = [oldFrom + by, oldTo + by];
      }
      if (drag === 'new') [from, to] = [Math.min(start, at), Math.max(start, at)];
      place();
    };
    const end = () => {
      track.removeEventListener('pointermove', move);
      change(windowOfBars(bars, from, to));
    };
    track.addEventListener('pointermove', move);
    track.addEventListener('pointerup', end, { once: true });
    track.addEventListener('pointercancel', end, { once: true });
    if (drag === 'new') move(event);
  });

  function place() {
    const [left, right] = [(from / bars.length) * 100, ((to + 1) / bars.length) * 100];
    brush.style.left = `${left}%`;
    brush.style.width = `${right - left}%`;
    first.style.left = `${left}%`;
    last.style.left = `${right}%`;
    columns.forEach((column, i) => column.classList.toggle('out', i < from || i > to));
    const set = (knob, value, text) => {
      knob.setAttribute('aria-valuenow', String(value));
      knob.setAttribute('aria-valuetext', text);
    };
    set(first, from, dateWords(bars[from].first));
    set(last, to, dateWords(bars[to].last));
    const whole = from === 0 && to === bars.length - 1;
    const inside = bars.slice(from, to + 1).reduce((sum, bar) => sum + bar.count, 0);
    const without = undated ? `, ${undated} without a date ${whole ? 'too' : 'left out'}` : '';
    fill(label, h('strong', {}, periodWords(bars[from].first, bars[to].last)), ` · ${count(inside, 'document')}${without}`);
    reset.hidden = whole;
  }

  fill(element, h('div', { class: 'caption' }, h('h2', {}, 'Time'), label, reset), track,
    h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, dateWords(bars[0].first)),
      h('span', {}, `one bar a ${width}`), h('span', {}, dateWords(bars[bars.length - 1].last))));
  return {
    element,
    show: ({ since, until }) => {
      [from, to] = barsOfWindow(bars, since, until);
      place();
    },
  };
}
