// The filters beside the graph: kinds (which are the legend too), confidence, relations, how many actors are drawn.
import { bdi, button, fill, h } from './dom.js';
import { KINDS } from './kinds.js';
import { filtering, NO_FILTERS, relationCounts } from './filters.js';
import { normalName } from './search.js';
import { swatch } from './swatch.js';
import { number } from './text.js';

const RELATIONS_SHOWN = 10;

/**
 * @param {{nodes: object[], links: object[]}} graph
 * @param {(filters: object) => void} change
 * @param {(most: number) => void} changeMost
 * @returns {{element: HTMLElement, show: (filters: object, most: number, drawn: number) => void}}
 */
export function filterView(graph, change, changeMost) {
  let filters = NO_FILTERS;
  const set = (part) => change({ ...filters, ...part });
  const without = (list, value) => list.filter((one) => one !== value);
  const toggled = (list, value, on) => (on ? [...without(list, value), value].sort() : without(list, value));

  // Kinds: a switch is on while the kind is shown.
  const numbers = new Map();
  for (const { kind } of graph.nodes) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  const kinds = Object.keys(KINDS).filter((kind) => numbers.has(kind));
  const kindBoxes = kinds.map((kind) => {
    const box = h('input', { type: 'checkbox', checked: true, value: kind,
      on: { change: () => set({ hidden: toggled(filters.hidden, kind, !box.checked) }) } });
    return box;
  });
  const kindList = h('fieldset', { class: 'kinds' }, h('legend', {}, 'Types'),
    kinds.map((kind, i) => h('label', { class: 'choice' }, kindBoxes[i], swatch(kind),
      h('span', { class: 'what' }, KINDS[kind].label), h('span', { class: 'number' }, number(numbers.get(kind))))));

  // Confidence.
  const sure = h('input', { type: 'range', id: 'confidence', min: '0', max: '0.95', step: '0.05', value: '0',
    on: { input: () => set({ confidence: Number(sure.value) }) } });
  const sureText = h('output', { for: 'confidence' });
  const confidence = h('div', { class: 'field' }, h('label', { for: 'confidence' }, 'Confidence at least'), sureText, sure);

  // How many are drawn.
  const total = graph.nodes.length;
  const steps = [...new Set([18, 36, 60, 100, 150, 300, 600, total].filter((step) => step <= total))];
  const many = h('select', { id: 'most', on: { change: () => changeMost(Number(many.value)) } },
    steps.map((step) => h('option', { value: String(step) }, step === total ? `all ${number(total)}` : `the first ${number(step)}`)));
  const amount = h('div', { class: 'field' }, h('label', { for: 'most' }, 'Draw those with the most sentences'), many);
  if (steps.length < 2) amount.hidden = true;

  // Relations: none chosen = all.
  const counts = relationCounts(graph.links);
  const find = h('input', { type: 'search', id: 'find-relation', placeholder: 'Find a relation', 'aria-label': 'Find a relation',
    autocomplete: 'off', on: { input: () => showRelations() } });
  let all = false;
  const list = h('div', { class: 'relations' });
  const more = button({ class: 'quiet' }, () => {
    all = !all;
    showRelations();
  });
  const relationList = h('fieldset', {}, h('legend', {}, 'Relations'), counts.length > RELATIONS_SHOWN ? find : null, list, more);

  function showRelations() {
    const wanted = normalName(find.value);
    const chosen = new Set(filters.relations);
    const fits = counts.filter(([words]) => !wanted || normalName(words).includes(wanted));
    const first = fits.filter(([words], i) => all || chosen.has(words) || i < RELATIONS_SHOWN).slice(0, 400);
    const focused = document.activeElement?.value;
    fill(list, first.map(([words, n]) => {
      const box = h('input', { type: 'checkbox', value: words, on: { change: () => set({ relations: toggled(filters.relations, words, box.checked) }) } });
      box.checked = chosen.has(words);
      return h('label', { class: 'choice' }, box, bdi(words, { class: 'what' }), h('span', { class: 'number' }, number(n)));
    }), first.length ? null : h('p', { class: 'aside' }, 'No relation like this.'));
    [...list.querySelectorAll('input')].find((box) => focused !== undefined && box.value === focused)?.focus();
    more.hidden = fits.length <= RELATIONS_SHOWN;
    fill(more, all ? 'Fewer' : `All ${number(Math.min(400, fits.length))} relations`);
  }

  const reset = button({ class: 'quiet', hidden: true }, () => change({ ...NO_FILTERS }), 'Clear all filters');
  const element = h('div', { class: 'filters' }, reset, kindList, confidence, relationList, amount);
  return {
    element,
    show: (next, most) => {
      filters = next;
      const hidden = new Set(filters.hidden);
      kindBoxes.forEach((box) => { box.checked = !hidden.has(box.value); });
      sure.value = String(filters.confidence);
      sureText.textContent = filters.confidence > 0 ? filters.confidence.toFixed(2) : 'any';
      sure.setAttribute('aria-valuetext', filters.confidence > 0 ? filters.confidence.toFixed(2) : 'any');
      reset.hidden = !filtering(filters);
      many.value = String(steps.find((step) => step >= most) ?? total);
      showRelations();
    },
  };
}
