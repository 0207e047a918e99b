// What the page shows, as the part of its address behind "#": a link that others can open.
import { NO_FILTERS } from './filters.js';

export const VIEWS = ['graph', 'actors', 'links'];

/**
 * @typedef State
 * @property {string} view one of VIEWS
 * @property {object} filters see filters.js
 * @property {string[]} selected ids of nodes: none, one (a node), or two (the links between them)
 * @property {string[]} path ids of two nodes to find a way between, either may be ''; empty = no path asked for
 * @property {string[]} extra ids of nodes that are drawn though they are not among the first
 * @property {number} most how many nodes are drawn; 0 = what suits the graph
 */
export const emptyState = () =>
  ({ view: 'graph', filters: { ...NO_FILTERS }, selected: [], path: [], extra: [], most: 0 });

const list = (values) => values.map((value) => encodeURIComponent(value).replace(/[~!'()*]/g,
  (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join('~');
const unlist = (text) => (text === '' ? [] : text.split('~').map(decoded));

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** "#sel=..&conf=0.7": only what differs from the start. */
export function hashOf(state) {
  const { filters } = state;
  const parts = [];
  const put = (key, text) => text && parts.push(`${key}=${text}`);
  put('view', state.view === 'graph' ? '' : state.view);
  put('sel', list(state.selected));
  put('path', state.path.length ? state.path.map(encodeURIComponent).join('~') : '');
  put('hide', list(filters.hidden));
  put('rel', list(filters.relations));
  put('conf', filters.confidence > 0 ? String(filters.confidence) : '');
  put('since', encodeURIComponent(filters.since));
  put('until', encodeURIComponent(filters.until));
  put('n', state.most > 0 ? String(state.most) : '');
  put('with', list(state.extra));
  return parts.join('&');
}

/** The state that such a text tells; what it does not know or understand is left as at the start. */
export function stateOf(hash) {
  const state = emptyState();
  const date = (text) => (/^\d{4}(-\d{2}){0,2}$/.test(text) ? text : '');
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    const [key, text] = [part.slice(0, at), part.slice(at + 1)];
    if (at < 0) continue;
    if (key === 'view' && VIEWS.includes(text)) state.view = text;
    if (key === 'sel') state.selected = unlist(text).filter(Boolean).slice(0, 2);
    if (key === 'path') state.path = [...text.split('~').map(decoded), '', ''].slice(0, 2);
    if (key === 'hide') state.filters.hidden = unlist(text).filter(Boolean);
    if (key === 'rel') state.filters.relations = unlist(text).filter(Boolean);
    if (key === 'conf') state.filters.confidence = Math.min(1, Math.max(0, Number(text) || 0));
    if (key === 'since') state.filters.since = date(decoded(text));
    if (key === 'until') state.filters.until = date(decoded(text));
    if (key === 'n') state.most = Math.min(1000, Math.max(0, Math.floor(Number(text)) || 0));
    if (key === 'with') state.extra = unlist(text).filter(Boolean);
  }
  return state;
}
