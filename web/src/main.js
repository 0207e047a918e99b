// The page: its state, and the parts that show it. Every change goes through update(), which decides what passes the
// filters and tells the parts.
import { bundles, pairKey } from './bundles.js';
import { Canvas } from './canvas.js';
import { combobox } from './combobox.js';
import { embeddedData } from './data.js';
import { bdi, button, fill, h } from './dom.js';
import { filterView } from './filter_view.js';
import { drawn, filtering, inWindow, passing, ranked } from './filters.js';
import { helpDialog } from './help.js';
import { KINDS } from './kinds.js';
import { panel } from './panel.js';
import { emptyState, hashOf, stateOf } from './state.js';
import { actorTable, linkTable } from './tables.js';
import { count, number, periodWords, relationWords, shortened, visible } from './text.js';
import { themeSwitch } from './theme.js';
import { timelineView } from './timeline_view.js';

const DRAW_FIRST = { wide: 36, narrow: 18 }; // in the first picture: neither blank nor a tangle
const EXPAND_BY = 12;
const MANY = 200; // names that take a while to arrange
const NARROW = '(max-width: 52rem)';

start().catch((error) => {
  fill(document.getElementById('page'), h('main', { class: 'alone' }, h('h1', {}, 'This page cannot show its graph'), h('p', {}, error.message)));
});

async function start() {
  const data = embeddedData(document);
  const [about, graph] = [await data.about(), await data.graph()];
  const title = about.title || 'Who did what to whom';
  document.title = visible(shortened(title, 120));
  if (!graph.nodes.length) return emptyPage(title);
  page(data, about, graph, title);
}

function emptyPage(title) {
  fill(document.getElementById('page'), h('main', { class: 'alone' }, h('h1', {}, bdi(shortened(title, 200))),
    h('p', { class: 'lead' }, 'There is nothing in this graph yet.'),
    h('p', {}, 'Read an article into it, then write the page again:'),
    h('pre', { tabindex: '0' }, 'kg build article.txt\nkg page -o graph.html'),
    h('p', {}, 'If there are articles in it already, the filters that the page was written with left nothing over.')));
  window.kg = { ready: true, state: () => emptyState() };
}

function page(data, about, graph, title) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const start = matchMedia(NARROW).matches ? DRAW_FIRST.narrow : DRAW_FIRST.wide;
  let state = stateOf(location.hash);
  let passed, order, shown, bundled;
  let ways = [];
  let way = 0;
  let lastDrawn = '';

  // Parts.
  const live = h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const say = (message) => { live.textContent = message; };
  const theme = themeSwitch((name) => canvas?.setTheme(name));
  const search = combobox({ label: 'Search names', hint: 'Search names (press /)', search: (text, limit) => data.search(text, limit), say,
    choose: (node) => choose(node, { keyboard: true }) });
  const pathFrom = combobox({ label: 'Path from', search: (text, limit) => data.search(text, limit), say, keep: true,
    choose: (node) => setPath([node.id, state.path[1] ?? '']) });
  const pathTo = combobox({ label: 'Path to', search: (text, limit) => data.search(text, limit), say, keep: true,
    choose: (node) => setPath([state.path[0] ?? '', node.id]) });
  const pathFields = [h('label', { for: pathFrom.input.id }, 'From'), pathFrom.element, h('label', { for: pathTo.input.id }, 'To'), pathTo.element, button({ class: 'quiet' }, () => setPath([state.path[1] ?? '', state.path[0] ?? '']), 'Swap')];
  const filters = filterView(graph, (next) => update({ filters: next }), (most) => update({ most }, { afresh: true }));
  const timeline = timelineView(about.documents, (range) => update({ filters: { ...state.filters, ...range } }));
  const help = helpDialog();
  const tables = { actors: actorTable((node) => choose(node, { keyboard: true })),
    links: linkTable(graph, (link) => choosePair(graph.nodes[link.source], graph.nodes[link.target], { keyboard: true })) };

  const stage = h('div', { class: 'stage', tabindex: '0', role: 'application', 'aria-label': 'Graph', 'aria-describedby': 'stage-help',
    'aria-roledescription': 'picture of the graph' });
  const tools = h('div', { class: 'tools', role: 'group', 'aria-label': 'Picture' },
    button({ title: 'Zoom in (+)', 'aria-label': 'Zoom in' }, () => canvas.zoomBy(1.3), '+'),
    button({ title: 'Zoom out (−)', 'aria-label': 'Zoom out' }, () => canvas.zoomBy(1 / 1.3), '−'),
    button({ title: 'Show everything (f)', 'aria-label': 'Show everything' }, () => canvas.fit(), '⤢'),
    button({ title: 'Arrange anew (r)', 'aria-label': 'Arrange anew' }, () => update({}, { afresh: true }), '⟳'));
  const paper = h('img', { class: 'paper', alt: 'Picture of the graph', hidden: true });
  const counts = h('p', { class: 'counts' });
  const views = ['graph', 'actors', 'links'];
  const tabs = views.map((view) => h('button', { type: 'button', role: 'tab', id: `tab-${view}`, 'aria-controls': `view-${view}`,
    on: { click: () => update({ view }), keydown: (event) => tabKey(event, view) } }, view[0].toUpperCase() + view.slice(1)));
  const panes = {
    graph: h('div', { class: 'pane picture', role: 'tabpanel', id: 'view-graph', 'aria-labelledby': 'tab-graph' },
      h('p', { id: 'stage-help', class: 'unseen' }, 'Arrow keys go from name to name, Enter opens one, N goes through its lines. The same graph is in the tabs Actors and Links.'), stage, tools, paper),
    actors: h('div', { class: 'pane', role: 'tabpanel', id: 'view-actors', 'aria-labelledby': 'tab-actors' }, tables.actors.element),
    links: h('div', { class: 'pane', role: 'tabpanel', id: 'view-links', 'aria-labelledby': 'tab-links' }, tables.links.element),
  };
  const details = h('aside', { class: 'details', 'aria-label': 'Details', id: 'details' });
  const filterBox = h('details', { class: 'filter-box', open: !matchMedia(NARROW).matches }, h('summary', {}, 'Filters'), filters.element);
  const dates = about.documents.map(({ date }) => date).filter(Boolean).sort();
  fill(document.getElementById('page'),
    h('a', { class: 'skip', href: '#details', on: { click: (event) => { event.preventDefault(); parts.focus(); } } }, 'Skip to the details'),
    h('header', { class: 'masthead' },
      h('div', { class: 'name' }, h('h1', {}, bdi(shortened(title, 160))),
        h('p', { class: 'dateline' }, [count(about.documents.length, 'document'), dates.length ? periodWords(dates[0], dates[dates.length - 1]) : ''].filter(Boolean).join(' · '))),
      h('div', { role: 'search', class: 'search' }, search.element),
      h('div', { class: 'buttons' }, button({ title: 'Find a path between two names (p)' }, () => openPath(), 'Path'), theme.element,
        button({ title: 'Keyboard and help (?)', 'aria-label': 'Keyboard and help' }, help.open, '?'))),
    h('div', { class: 'columns' },
      h('nav', { class: 'side', 'aria-label': 'Filters' }, filterBox),
      h('main', { class: 'middle' }, h('div', { class: 'bar-above' }, h('div', { role: 'tablist', 'aria-label': 'Views', class: 'tabs' }, tabs), counts),
        Object.values(panes), timeline.element),
      details),
    live, help.element);

  const canvas = new Canvas(stage, graph, theme.current(), {
    node: (index) => choose(graph.nodes[index], { stay: true }),
    pair: (key) => choosePair(...key.split('~').map((index) => graph.nodes[Number(index)]), { stay: true }),
    expand: (index) => expand(graph.nodes[index]),
    ground: () => state.selected.length && clear(),
    say,
  });

  const offers = {
    data, graph, about, choose: (node) => choose(node, { keyboard: true }), choosePair: (a, b) => choosePair(a, b, { keyboard: true }),
    expand, clear, hiddenNeighbours: (node) => hiddenNeighbours(node).length,
    startPath: (node) => setPath([node.id, '']).then(() => pathTo.input.focus()),
    linksBetween: (a, b) => passed.links.filter(({ source, target }) => (source === a.index && target === b.index) || (source === b.index && target === a.index))
      .sort((x, y) => passed.strength.get(y.index) - passed.strength.get(x.index) || x.index - y.index),
    quotePasses: (quote) => quote.confidence >= state.filters.confidence && inWindow(quote.document.date ?? '', state.filters.since, state.filters.until),
    get passed() { return passed; },
    get order() { return order; },
  };
  const parts = panel(details, offers);

  // Changes of the state.

  function choose(node, { keyboard = false, stay = false } = {}) {
    const extra = shown.has(node.index) || !passed.weights.has(node.index) ? state.extra : [...state.extra, node.id];
    update({ selected: [node.id], path: [], extra }, { push: true, keyboard, stay });
  }
  function choosePair(a, b, { keyboard = false, stay = false } = {}) {
    const extra = [...state.extra, ...[a, b].filter(({ index }) => !shown.has(index)).map(({ id }) => id)];
    update({ selected: [a.id, b.id], path: [], extra }, { push: true, keyboard, stay });
  }
  function clear() {
    update({ selected: [], path: [] }, { push: true });
  }
  function hiddenNeighbours(node) {
    const near = new Map();
    for (const link of passed.links) {
      if (link.source !== node.index && link.target !== node.index) continue;
      const other = link.source === node.index ? link.target : link.source;
      if (!shown.has(other)) near.set(other, (near.get(other) ?? 0) + passed.strength.get(link.index));
    }
    return [...near].sort(([a, n], [b, m]) => m - n || a - b).map(([index]) => graph.nodes[index]);
  }
  function expand(node) {
    const more = hiddenNeighbours(node).slice(0, EXPAND_BY);
    if (!more.length) return say('All its neighbours are drawn');
    update({ extra: [...state.extra, ...more.map(({ id }) => id)] });
    say(`${count(more.length, 'neighbour')} drawn`);
  }
  async function openPath() {
    const [from] = state.selected;
    await setPath(state.path.length ? state.path : [from ?? '', '']);
    (state.path[0] ? pathTo : pathFrom).input.focus();
  }
  async function setPath(path) {
    way = 0;
    await update({ path, selected: [] }, { push: true });
    if (path[0] && path[1]) say(ways.length ? `Path found, ${count(ways[0].length - 1, 'step')}` : 'No path found');
  }

  async function update(part, { push = false, keyboard = false, afresh = false, stay = false } = {}) {
    state = { ...state, ...part };
    const hash = hashOf(state);
    if (hash !== location.hash.slice(1)) remember(hash, push);
    await render(afresh, stay);
    if (keyboard) parts.focus();
    if (keyboard || part.selected?.length) revealDetails();
  }
  function remember(hash, push) {
    try {
      history[push ? 'pushState' : 'replaceState'](null, '', hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      location.hash = hash;
    }
  }
  function revealDetails() {
    if (matchMedia(NARROW).matches) details.scrollIntoView({ block: 'start' });
  }
  addEventListener('popstate', () => { state = stateOf(location.hash); render(false); });
  addEventListener('hashchange', () => {
    if (hashOf(state) === location.hash.slice(1)) return;
    state = stateOf(location.hash);
    render(false);
  });

  // Showing the state.

  async function render(afresh, stay = false) { // stay: the reader clicked into the picture and sees what it is about
    passed = passing(graph, state.filters);
    order = ranked(graph, passed.weights);
    const ends = state.path.map((id) => byId.get(id) ?? null);
    ways = ends.length && ends[0] && ends[1] ? await data.path(ends[0].index, ends[1].index, passed) : [];
    way = Math.min(way, Math.max(0, ways.length - 1));
    const wanted = [...state.extra, ...state.selected, ...state.path].map((id) => byId.get(id)?.index).filter((index) => index !== undefined);
    shown = drawn(order, state.most || start, [...wanted, ...(ways[way] ?? [])], passed.links);
    bundled = bundles(passed.links.filter(({ source, target }) => shown.has(source) && shown.has(target)), passed.strength);
    showView();
    if (state.view === 'graph' && shown.size > MANY && (afresh || pictureKey() !== lastDrawn)) {
      counts.textContent = 'Arranging the picture …';
      await new Promise((resolve) => { setTimeout(resolve, 20); }); // the rest of the page is seen meanwhile
    }
    drawPicture(afresh, stay);
    filters.show(state.filters, state.most || start);
    timeline.show(state.filters);
    showCounts();
    showTables();
    await showPanel(ends);
  }

  function showView() {
    views.forEach((view, i) => {
      tabs[i].setAttribute('aria-selected', String(view === state.view));
      tabs[i].tabIndex = view === state.view ? 0 : -1;
      panes[view].hidden = view !== state.view;
    });
  }

  const pictureKey = () => JSON.stringify([[...shown], bundled.map(({ key, weight, words }) => [key, weight, words])]);

  function drawPicture(afresh, stay) {
    if (state.view !== 'graph') return; // a canvas without a size cannot be fitted
    const key = pictureKey();
    if (key !== lastDrawn || afresh) canvas.draw(shown, bundled, passed.weights, afresh);
    else canvas.resize();
    lastDrawn = key;
    const nodes = state.selected.map((id) => byId.get(id)?.index).filter((index) => index !== undefined);
    canvas.choose({ nodes: nodes.length === 1 ? nodes : [], pair: nodes.length === 2 ? pairKey(...nodes) : '', way: ways[way] ?? [] });
    if (stay) return;
    if (ways.length) canvas.reveal(ways[way]);
    else if (nodes.length) canvas.reveal(nodes);
  }

  function showCounts() {
    const text = `${shown.size < order.length ? `${number(shown.size)} of ${count(order.length, 'name')} drawn` : count(order.length, 'name')}, ${count(passed.links.length, 'link')}${filtering(state.filters) ? ' pass the filters' : ''}`;
    if (counts.textContent === text) return;
    counts.textContent = text;
    if (window.kg?.ready) say(text);
  }

  function showTables() {
    if (state.view === 'actors') {
      const rows = new Map(order.map((index) => [index, { index, node: graph.nodes[index], weight: passed.weights.get(index), degree: 0, seen: new Set(), first: '', last: '' }]));
      for (const link of passed.links) {
        for (const row of new Set([rows.get(link.source), rows.get(link.target)])) {
          row.degree += 1;
          for (const { document, date } of link.marks) {
            row.seen.add(document);
            if (!date) continue;
            if (!row.first || date < row.first) row.first = date;
            if (date > row.last) row.last = date;
          }
        }
      }
      tables.actors.show([...rows.values()].map((row) => ({ ...row, documents: row.seen.size })));
    }
    if (state.view === 'links') {
      tables.links.show(passed.links.map((link) => ({ index: link.index, link, weight: passed.strength.get(link.index),
        last: link.marks.reduce((last, { date }) => (date > last ? date : last), '') })));
    }
  }

  function showPanel(ends) {
    if (state.path.length) {
      pathFrom.set(ends[0]?.name ?? '');
      pathTo.set(ends[1]?.name ?? '');
      return parts.pathView(pathFields, ends[0], ends[1], ways, way, (next) => { way = next; render(false); });
    }
    const nodes = state.selected.map((id) => byId.get(id)).filter(Boolean);
    if (nodes.length === 2) return parts.pairView(...nodes);
    if (nodes.length === 1) return parts.nodeView(nodes[0]);
    return parts.overview();
  }

  // Keys.

  function tabKey(event, view) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (views.indexOf(view) + step + views.length) % views.length;
    update({ view: views[next] }).then(() => tabs[next].focus());
  }

  let line = -1;
  stage.addEventListener('keydown', (event) => {
    const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (direction) {
      event.preventDefault();
      const next = canvas.towards(direction);
      if (next === null) return say('No name that way');
      line = -1;
      canvas.focus(next);
      const node = graph.nodes[next];
      return say(`${shortened(node.name, 120)}, ${KINDS[node.kind].label}, ${count(canvas.linesAt(next).length, 'line')}`);
    }
    const { focused } = canvas;
    if (focused === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'n') {
      const lines = canvas.linesAt(focused);
      if (!lines.length) return say('It has no lines');
      line = (line + (event.shiftKey ? lines.length - 1 : 1) + (line < 0 && event.shiftKey ? 1 : 0)) % lines.length;
      canvas.focusLine(lines[line]);
      const bundle = bundled.find(({ key }) => key === lines[line]);
      return say(`Line ${line + 1} of ${lines.length}: ${shortened(graph.nodes[bundle.source].name, 80)}, ${relationWords(bundle.links[0])}, ${shortened(graph.nodes[bundle.target].name, 80)}`);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const lines = canvas.linesAt(focused);
      if (line >= 0 && lines[line]) return choosePair(...lines[line].split('~').map((index) => graph.nodes[Number(index)]), { keyboard: true });
      return choose(graph.nodes[focused], { keyboard: true });
    }
    if (event.key.toLowerCase() === 'e') expand(graph.nodes[focused]);
  });
  stage.addEventListener('focus', () => {
    if (canvas.focused === null && canvas.drawn) canvas.focus(byId.get(state.selected[0])?.index ?? [...shown][0]);
  });
  stage.addEventListener('blur', () => canvas.cy.elements().removeClass('focused'));

  const keys = {
    '/': () => search.input.focus(), g: () => update({ view: 'graph' }).then(() => stage.focus()), a: () => update({ view: 'actors' }).then(() => tabs[1].focus()),
    l: () => update({ view: 'links' }).then(() => tabs[2].focus()), p: openPath, f: () => canvas.fit(), r: () => update({}, { afresh: true }), d: theme.next,
    '+': () => canvas.zoomBy(1.3), '=': () => canvas.zoomBy(1.3), '-': () => canvas.zoomBy(1 / 1.3), '?': help.open,
  };
  addEventListener('keydown', (event) => {
    if (help.element.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && (state.selected.length || state.path.length)) {
      clear();
      return (state.view === 'graph' ? stage : tabs[views.indexOf(state.view)]).focus();
    }
    if (event.target.matches?.('input:not([type=checkbox], [type=range]), select, textarea') || !help.singleKeys()) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // A canvas keeps the size and colours of the screen; paper gets a picture of its own.
  addEventListener('beforeprint', () => {
    if (state.view !== 'graph' || !canvas.drawn) return;
    paper.src = canvas.print(theme.current());
    paper.hidden = false;
  });
  addEventListener('afterprint', () => { paper.hidden = true; });

  let resized;
  new ResizeObserver(() => {
    clearTimeout(resized);
    resized = setTimeout(() => canvas.resize(), 60);
  }).observe(stage);

  window.kg = { canvas, graph, ready: false, state: () => state, shown: () => shown, bundles: () => bundled };
  return render(false).then(() => {
    window.kg.ready = true;
    window.kg.readyAt = performance.now();
  });
}
