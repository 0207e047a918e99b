// Actors and links as tables: the graph for everybody who does not look at pictures.
import { bdi, button, fill, h } from './dom.js';
import { KINDS } from './kinds.js';
import { swatch } from './swatch.js';
import { confidenceWords, dateWords, number, relationWords, shortened } from './text.js';

const PAGE = 100;

/**
 * A sortable table.
 * @param {string} caption
 * @param {{title: string, cell: Function, key: Function, text?: boolean}[]} columns `key` gives what to sort by
 * @param {number} first column that it is sorted by at the start
 */
function table(caption, columns, first) {
  let rows = [];
  let shown = PAGE;
  let by = first;
  let up = columns[first].text === true;
  const body = h('tbody');
  const heads = columns.map((column, i) => h('th', { scope: 'col', class: column.text ? null : 'right' },
    button({ class: 'sort' }, () => {
      up = by === i ? !up : column.text === true;
      by = i;
      draw();
    }, column.title, h('span', { class: 'arrow', 'aria-hidden': 'true' }))));
  const more = button({ class: 'quiet' }, () => {
    shown += 4 * PAGE;
    draw();
  });
  const element = h('div', { class: 'sheet' },
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
      h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, h('tr', {}, heads)), body)), more);

  function draw() {
    const { key } = columns[by];
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
    };
    const sorted = [...rows].sort((a, b) => compare(a, b) || a.index - b.index);
    heads.forEach((head, i) => {
      if (i === by) head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
      head.querySelector('.arrow').textContent = i === by ? (up ? ' ▲' : ' ▼') : '';
    });
    fill(body, sorted.slice(0, shown).map((row) => h('tr', {}, columns.map((column, i) => h(i ? 'td' : 'th',
      { scope: i ? null : 'row', class: column.text ? null : 'right' }, column.cell(row))))));
    if (!rows.length) fill(body, h('tr', {}, h('td', { colspan: String(columns.length) }, 'Nothing passes the filters.')));
    more.hidden = sorted.length <= shown;
    fill(more, `Show more of ${number(sorted.length)}`);
  }

  return {
    element,
    show: (next) => {
      rows = next;
      draw();
    },
  };
}

/** @param {(node: object) => void} choose */
export function actorTable(choose) {
  return table('Actors', [
    { title: 'Name', text: true, key: (row) => row.node.name.toLowerCase(),
      cell: ({ node }) => button({ class: 'link' }, () => choose(node), bdi(shortened(node.name, 160))) },
    { title: 'Type', text: true, key: (row) => KINDS[row.node.kind].label,
      cell: ({ node }) => h('span', { class: 'kind' }, swatch(node.kind), ' ', KINDS[node.kind].label) },
    { title: 'Sentences', key: (row) => row.weight, cell: (row) => number(row.weight) },
    { title: 'Links', key: (row) => row.degree, cell: (row) => number(row.degree) },
    { title: 'Documents', key: (row) => row.documents, cell: (row) => number(row.documents) },
    { title: 'First', key: (row) => row.first, cell: (row) => dateWords(row.first) },
    { title: 'Last', key: (row) => row.last, cell: (row) => dateWords(row.last) },
  ], 2);
}

/** @param {{nodes: object[]}} graph @param {(link: object) => void} choose */
export function linkTable(graph, choose) {
  const name = (index) => bdi(shortened(graph.nodes[index].name, 160));
  return table('Links', [
    { title: 'Subject', text: true, key: (row) => graph.nodes[row.link.source].name.toLowerCase(), cell: ({ link }) => name(link.source) },
    { title: 'Relation', text: true, key: (row) => row.link.relation,
      cell: ({ link }) => button({ class: 'link', 'aria-label': `${graph.nodes[link.source].name} ${relationWords(link)} ${graph.nodes[link.target].name}: sentences` },
        () => choose(link), qualified(link)) },
    { title: 'Object', text: true, key: (row) => graph.nodes[row.link.target].name.toLowerCase(), cell: ({ link }) => name(link.target) },
    { title: 'Sentences', key: (row) => row.weight, cell: (row) => number(row.weight) },
    { title: 'Confidence', key: (row) => row.link.confidence, cell: ({ link }) => confidenceWords(link.confidence) },
    { title: 'Last', key: (row) => row.last, cell: (row) => dateWords(row.last) },
  ], 3);
}

/** The words of a link's relation with "not" and the like before them. */
export function qualified(link) {
  return [
    link.negative ? h('span', { class: 'not' }, 'not ') : null,
    link.modality ? h('span', { class: 'modality' }, `${link.modality} `) : null,
    bdi(shortened(link.relation, 160)),
  ];
}

