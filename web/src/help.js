// The list of keys and what the page is.
import { button, h } from './dom.js';

const KEYS = [
  ['/', 'search names'], ['Tab', 'go through everything that can be used'], ['g  a  l', 'graph, actors, links'],
  ['← ↑ → ↓', 'in the graph: to the next name that way'], ['Enter', 'open the name or line'], ['n', 'in the graph: through the lines of a name'],
  ['e', 'in the graph: draw more neighbours of a name'], ['p', 'path between two names'], ['+  −  f', 'zoom in, zoom out, show everything'],
  ['r', 'arrange anew'], ['d', 'light, dark, or as the system'], ['Esc', 'close'], ['?', 'this list'],
];

export function helpDialog() {
  const single = h('input', { type: 'checkbox', id: 'single-keys', checked: true });
  const element = h('dialog', { class: 'help', 'aria-labelledby': 'help-title' }, h('h2', { id: 'help-title' }, 'Keyboard'),
    h('dl', {}, KEYS.map(([key, what]) => h('div', {}, h('dt', {}, key.split('  ').map((one, i) => [i ? ' ' : '', h('kbd', {}, one)])), h('dd', {}, what)))),
    h('p', {}, h('label', {}, single, ' Single letters are commands')),
    h('h2', {}, 'This page'),
    h('p', {}, 'It was written by kg, which reads articles and notes who did what to whom, and who says so. It works offline and sends nothing anywhere. The address bar holds what you see: copy it to share the view with somebody who has the same file.'),
    h('p', { class: 'aside' }, 'Drawn with Cytoscape.js and fcose (MIT licence; the notices are at the top of this file’s source).'),
    button({}, () => element.close(), 'Close'));
  element.addEventListener('click', (event) => event.target === element && element.close());
  return { element, open: () => element.showModal(), singleKeys: () => single.checked };
}
