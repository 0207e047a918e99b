// The panel beside the picture: what is chosen, in words. It presents as plain document whatever the picture shows.
import { bdi, button, fill, h } from './dom.js';
import { KINDS } from './kinds.js';
import { swatch } from './swatch.js';
import { qualified } from './tables.js';
import { confidenceWords, count, dateWords, markedPieces, MODALITY_WORDS, number, periodWords, shortened } from './text.js';

const GROUP_ENDS = 8;
const QUOTES_AT_FIRST = 5;

/** A heading that can take the focus, so that what is chosen by keyboard is read next. */
const heading = (...children) => h('h2', { class: 'headline', tabindex: '-1' }, ...children);

/** "Type · alias" under a name. */
const kicker = (kind) => h('p', { class: 'kicker' }, swatch(kind), ' ', KINDS[kind].label);

const nodeButton = (node, choose) => button({ class: 'link' }, () => choose(node), bdi(shortened(node.name, 160)));

/** A list that is cut, with a button for the rest. */
function cutList(items, most, make, properties = {}) {
  const list = h('ul', properties, items.slice(0, most).map(make));
  if (items.length <= most) return list;
  const more = button({ class: 'quiet' }, () => {
    list.append(...items.slice(most).map(make));
    list.children[most]?.querySelector('button')?.focus();
    more.remove();
  }, `and ${number(items.length - most)} more`);
  return [list, more];
}

/** One sentence with its parts marked, and where it stands. */
export function quoteElement(quote) {
  const { document, confidence, claimant } = quote;
  const pieces = markedPieces(quote.text, { subject: quote.subject, relation: quote.relation, object: quote.object });
  const sentence = h('blockquote', {}, h('bdi', { class: 'sentence' }, pieces.map(({ text, roles }) =>
    (roles.length ? h('mark', { class: roles.join(' '), title: roles.join(', ') }, text) : text))));
  const title = shortened(document.title || document.name || 'untitled document', 200);
  const link = /^https?:\/\//i.test(document.source ?? '')
    ? h('a', { href: document.source, rel: 'noopener noreferrer external', target: '_blank' }, bdi(title)) : h('cite', {}, bdi(title));
  return h('li', { class: 'quote' }, sentence, h('p', { class: 'source' }, link,
    document.publisher ? [', ', bdi(shortened(document.publisher, 120))] : null,
    document.date ? [', ', h('time', { datetime: document.date }, dateWords(document.date))] : null),
  h('p', { class: 'source' }, claimant ? ['Says so: ', h('strong', {}, bdi(shortened(claimant, 160)))] : 'Says so: the article itself',
    ` · Confidence: ${confidenceWords(confidence)}`));
}

const markKey = () => h('p', { class: 'key', 'aria-hidden': 'true' }, 'Marked: ', h('mark', { class: 'subject' }, 'subject'), ' ',
  h('mark', { class: 'relation' }, 'relation'), ' ', h('mark', { class: 'object' }, 'object'));

/** How lines are to be read. */
const lineKey = () => h('ul', { class: 'lines' },
  [['plain', 'is said to be so; thicker: more sentences'], ['unsure', 'the program is less sure of it'], ['unreal', 'planned, wanted, possible or asked for'],
    ['negative', 'denied: the words say “not”']]
    .map(([line, text]) => h('li', {}, h('span', { class: `line ${line}`, 'aria-hidden': 'true' }), text)));

/**
 * @param {HTMLElement} element where to show
 * @param {object} page what main.js offers: data, graph, about, passed, choose(node), choosePair(a, b), expand(node), clear(),
 *   startPath(node), setPath([from, to]), hiddenNeighbours(node)
 */
export function panel(element, page) {
  let asked = 0; // answers that come late are for an older question

  async function show(make) {
    const ask = ++asked;
    const content = await make();
    if (ask === asked) fill(element, content);
    return ask === asked;
  }

  const back = () => button({ class: 'close', 'aria-label': 'Close, back to the overview', title: 'Close (Esc)' }, page.clear, '×');

  function overview() {
    return show(async () => {
      const { graph, about, passed } = page;
      const dates = about.documents.map(({ date }) => date).filter(Boolean).sort();
      const topics = graph.nodes.filter(({ kind }) => kind === 'topic').length;
      const inventory = [count(graph.nodes.length - topics, 'actor'), topics ? count(topics, 'topic') : ''].filter(Boolean).join(', ');
      const first = page.order.slice(0, 12).map((index) => graph.nodes[index]);
      const notice = about.total > graph.nodes.length
        ? h('p', { class: 'notice' }, `This page has the ${number(graph.nodes.length)} actors with the most sentences of ${number(about.total)}.`) : null;
      return [
        heading('At a glance'),
        h('p', { class: 'lead' }, `${inventory} and ${count(graph.links.length, 'link')} from ${count(about.documents.length, 'document')}`,
          dates.length ? `, ${periodWords(dates[0], dates[dates.length - 1])}` : '', '. Choose a name to see what is said of it, or a line to read the sentences.'),
        notice,
        first.length ? [h('h3', {}, 'Most is said of'), h('ol', { class: 'first' }, first.map((node) => h('li', {}, swatch(node.kind), nodeButton(node, page.choose),
          h('span', { class: 'number' }, count(passed.weights.get(node.index), 'sentence')))))]
          : h('p', {}, 'Nothing passes the filters.'),
        h('h3', {}, 'How to read the lines'), lineKey(),
      ];
    });
  }

  // Links of a node by relation, most sentences first.
  function groups(node, out) {
    const byWords = new Map();
    for (const link of page.passed.links) {
      if ((out ? link.source : link.target) !== node.index) continue;
      const key = `${link.negative ? 'not ' : ''}${link.modality ?? ''} ${link.relation}`;
      if (!byWords.has(key)) byWords.set(key, { link, weight: 0, ends: [] });
      const group = byWords.get(key);
      const weight = page.passed.strength.get(link.index);
      group.weight += weight;
      group.ends.push({ link, weight, node: page.graph.nodes[out ? link.target : link.source] });
    }
    const all = [...byWords.values()].sort((a, b) => b.weight - a.weight || (a.link.relation < b.link.relation ? -1 : 1));
    for (const group of all) group.ends.sort((a, b) => b.weight - a.weight || (a.node.name < b.node.name ? -1 : 1));
    return all;
  }

  const groupElement = (node, out) => ({ link, ends }) => h('li', { class: 'group' },
    h('p', { class: 'relation-name' }, out ? null : '… ', qualified(link), out ? ' …' : [' ', bdi(shortened(node.name, 40))]),
    cutList(ends, GROUP_ENDS, (end) => h('li', {}, swatch(end.node.kind),
      button({ class: 'link', 'aria-label': out ? `${node.name} ${link.relation} ${end.node.name}: read the sentences` : `${end.node.name} ${link.relation} ${node.name}: read the sentences` },
        () => page.choosePair(node, end.node), bdi(shortened(end.node.name, 160))),
      h('span', { class: 'number' }, count(end.weight, 'sentence'))), { class: 'ends' }));

  function nodeView(node) {
    return show(async () => {
      const { documents } = page.about;
      const mine = page.passed.links.filter((link) => link.source === node.index || link.target === node.index);
      const numbers = new Map();
      for (const link of mine) for (const mark of link.marks) numbers.set(mark.document, (numbers.get(mark.document) ?? 0) + 1);
      const read = [...numbers].map(([index, n]) => ({ ...documents[index], n }))
        .sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : (b.date ?? '') > (a.date ?? '') ? 1 : 0));
      const dates = read.map(({ date }) => date).filter(Boolean).sort();
      const more = page.hiddenNeighbours(node);
      const [outgoing, incoming] = [groups(node, true), groups(node, false)];
      return [
        back(), kicker(node.kind), heading(bdi(shortened(node.name, 400))),
        h('p', { class: 'lead' }, `${count(page.passed.weights.get(node.index) ?? 0, 'sentence')} in ${count(read.length, 'document')}`,
          dates.length ? `, ${periodWords(dates[0], dates[dates.length - 1])}` : ''),
        node.aliases.length ? h('p', { class: 'aliases' }, 'Also called ', node.aliases.slice(0, 20).map((alias, i) => [i ? '; ' : '', bdi(shortened(alias, 120))]),
          node.aliases.length > 20 ? ` and ${node.aliases.length - 20} more` : '') : null,
        h('p', { class: 'actions' },
          button({}, () => page.startPath(node), 'Find a path from here'),
          more ? button({}, () => page.expand(node), `Draw ${more > 12 ? '12 ' : ''}more of its ${count(more, 'undrawn neighbour')}`) : null),
        mine.length ? null : h('p', { class: 'notice' }, 'None of its links passes the filters.'),
        outgoing.length ? [h('h3', {}, bdi(shortened(node.name, 60)), ' …'), cutList(outgoing, 40, groupElement(node, true), { class: 'groups' })] : null,
        incoming.length ? [h('h3', {}, '… ', bdi(shortened(node.name, 60))), cutList(incoming, 40, groupElement(node, false), { class: 'groups' })] : null,
        read.length ? [h('h3', {}, 'Documents'), cutList(read, 10, (document) => h('li', {}, h('cite', {}, bdi(shortened(document.title || document.name || 'untitled document', 200))),
          h('span', { class: 'aside' }, [document.publisher ? [', ', bdi(shortened(document.publisher, 120))] : '', document.date ? `, ${dateWords(document.date)}` : ''])), { class: 'documents' })] : null,
      ];
    });
  }

  // One link with its sentences.
  async function linkElement(link) {
    const { nodes } = page.graph;
    const quotes = (await page.data.evidence(link)).filter((quote) => page.quotePasses(quote));
    const [first, rest] = [quotes.slice(0, QUOTES_AT_FIRST), quotes.slice(QUOTES_AT_FIRST)];
    const list = h('ul', { class: 'quotes' }, first.map(quoteElement));
    const more = rest.length ? button({ class: 'quiet' }, () => {
      list.append(...rest.map(quoteElement));
      more.remove();
    }, `and ${count(rest.length, 'more sentence', 'more sentences')}`) : null;
    const kept = page.data.evidence && link.marks.length < link.weight
      ? h('p', { class: 'aside' }, `This page has the best ${number(link.marks.length)} of ${count(link.weight, 'sentence')}.`) : null;
    const words = [link.negative ? 'Denied: the text says it is not so.' : '', link.modality ? `Not a fact: ${MODALITY_WORDS[link.modality] ?? link.modality}.` : ''].filter(Boolean).join(' ');
    return h('section', { class: `link-section${link.negative ? ' negative' : ''}` },
      h('h3', { class: 'claim' }, bdi(shortened(nodes[link.source].name, 80)), ' ', h('em', {}, qualified(link)), ' ', bdi(shortened(nodes[link.target].name, 80))),
      words ? h('p', { class: 'qualifier' }, words) : null, list, more, kept);
  }

  function pairView(a, b) {
    return show(async () => {
      const links = page.linksBetween(a, b);
      const sections = await Promise.all(links.slice(0, 60).map(linkElement));
      const sentences = links.reduce((sum, link) => sum + page.passed.strength.get(link.index), 0);
      return [
        back(), h('p', { class: 'kicker' }, a === b ? 'Says of itself' : 'Links between'),
        heading(nodeButton(a, page.choose), a === b ? null : [h('span', { class: 'and' }, ' and '), nodeButton(b, page.choose)]),
        h('p', { class: 'lead' }, `${count(links.length, 'link')}, ${count(sentences, 'sentence')}`),
        links.length ? markKey() : h('p', { class: 'notice' }, 'No link between the two passes the filters.'),
        sections, links.length > 60 ? h('p', { class: 'aside' }, `and ${links.length - 60} more links`) : null,
      ];
    });
  }

  // Fields for the two ends, then each way with the best sentence of every hop.
  function pathView(fields, from, to, ways, chosen, pick) {
    return show(async () => {
      let answer;
      if (!from || !to) answer = h('p', { class: 'lead' }, 'Choose two names to see how they are joined.');
      else if (from === to) answer = h('p', { class: 'lead' }, 'The two are the same.');
      else if (!ways.length) answer = h('p', { class: 'lead' }, 'No way of at most six steps joins them, as far as the filters let through.');
      else {
        const tabs = ways.length > 1 ? h('div', { class: 'ways', role: 'group', 'aria-label': 'Ways' }, ways.map((way, i) =>
          button({ 'aria-pressed': String(i === chosen) }, () => pick(i), `Way ${i + 1}: ${count(way.length - 1, 'step')}`))) : null;
        const way = ways[chosen];
        const hops = await Promise.all(way.slice(1).map(async (node, i) => {
          const [a, b] = [page.graph.nodes[way[i]], page.graph.nodes[node]];
          const links = page.linksBetween(a, b);
          const best = await linkElement(links[0]);
          return h('li', { class: 'hop' }, h('p', { class: 'hop-ends' }, nodeButton(a, page.choose), ' — ', nodeButton(b, page.choose)), best,
            links.length > 1 ? button({ class: 'quiet' }, () => page.choosePair(a, b), `All ${count(links.length, 'link')} between them`) : null);
        }));
        answer = [tabs, h('p', { class: 'chain' }, way.map((node, i) => [i ? ' — ' : '', bdi(shortened(page.graph.nodes[node].name, 80))])), markKey(), h('ol', { class: 'hops' }, hops)];
      }
      return [back(), h('p', { class: 'kicker' }, 'Path'), heading('How two are joined'), h('div', { class: 'path-fields' }, fields), answer];
    });
  }

  return { overview, nodeView, pairView, pathView, focus: () => element.querySelector('.headline')?.focus({ preventScroll: false }) };
}

