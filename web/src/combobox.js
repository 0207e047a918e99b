// A field that searches names while one types: the combobox of the ARIA Authoring Practices, with a list of answers.
import { bdi, fill, h } from './dom.js';
import { swatch } from './swatch.js';
import { KINDS } from './kinds.js';
import { count, shortened } from './text.js';

const MOST = 12;
let numbered = 0;

/**
 * @param {object} options
 * @param {string} options.label what is searched for
 * @param {string=} options.hint shown in the empty field
 * @param {(text: string, limit: number) => Promise<{total: number, found: object[]}>} options.search
 * @param {(node: object) => void} options.choose
 * @param {(message: string) => void} options.say tells screen readers how many answers there are
 * @param {boolean=} options.keep the chosen name stays in the field
 * @returns {{element: HTMLElement, input: HTMLInputElement, set: (name: string) => void}}
 */
export function combobox({ label, hint, search, choose, say, keep = false }) {
  const id = `combobox${++numbered}`;
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': label, class: 'answers', hidden: true });
  const input = h('input', { id, type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', placeholder: hint, 'aria-label': label, 'aria-autocomplete': 'list',
    'aria-expanded': 'false', 'aria-controls': `${id}-list`, dir: 'auto' });
  let answers = [];
  let active = -1;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const activate = (next) => {
    active = next;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    const option = list.children[active];
    if (!option) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const take = (answer) => {
    close();
    input.value = keep ? answer.node.name : '';
    choose(answer.node);
  };
  const show = async () => {
    const ask = ++asked;
    const { total, found } = await search(input.value, MOST);
    if (ask !== asked) return; // more was typed meanwhile
    answers = found;
    const empty = input.value.trim() === '';
    list.hidden = empty;
    input.setAttribute('aria-expanded', String(!empty));
    if (empty) return close();
    fill(list, found.length ? found.map((answer, i) => option(answer, i))
      : h('li', { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No name like this. Try fewer letters.'));
    say(found.length ? `${count(total, 'name')} found` : 'No name found');
    activate(found.length ? 0 : -1);
  };
  const option = (answer, i) => {
    const { node, alias } = answer;
    return h('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false',
      on: { pointerdown: (event) => event.preventDefault(), click: () => take(answer) } },
    swatch(node.kind), ' ', bdi(shortened(node.name, 120), { class: 'name' }), ' ',
    h('span', { class: 'aside' }, alias ? ['also ', bdi(shortened(alias, 80)), ' · '] : null, KINDS[node.kind].label, ' · ',
      count(node.weight, 'sentence')));
  };

  input.addEventListener('input', show);
  input.addEventListener('focus', () => input.value && !keep && show());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'Escape') {
      if (list.hidden && !input.value) return; // the page's own Escape
      event.stopPropagation();
      if (list.hidden) input.value = '';
      return close();
    }
    if (key === 'ArrowDown' && list.hidden) {
      event.preventDefault();
      return show();
    }
    if (list.hidden || !answers.length) return;
    if (key === 'Enter' && active >= 0) {
      event.preventDefault();
      return take(answers[active]);
    }
    const step = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: answers.length - 1 }[key];
    if (step === undefined || ((key === 'Home' || key === 'End') && event.shiftKey)) return;
    event.preventDefault();
    activate((step + answers.length) % answers.length);
  });

  return {
    element: h('div', { class: 'combobox' }, input, list),
    input,
    set: (name) => {
      input.value = name;
    },
  };
}
