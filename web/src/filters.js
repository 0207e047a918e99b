// Which part of the graph passes the filters, and which of it is drawn.

/** Filters that let everything through. */
export const NO_FILTERS = Object.freeze({ hidden: [], relations: [], confidence: 0, since: '', until: '' });

// Of two dates the one with less precision decides how far they are compared.
const compare = (a, b) => {
  const length = Math.min(a.length, b.length);
  const [x, y] = [a.slice(0, length), b.slice(0, length)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Whether a date of any precision lies in the window; both ends count, and an unknown date lies in no window. */
export function inWindow(date, since, until) {
  if (!since && !until) return true;
  if (!date) return false;
  return (!since || compare(date, since) >= 0) && (!until || compare(date, until) <= 0);
}

/** Whether some filter is set. */
export const filtering = (filters) => filters.hidden.length > 0 || filters.relations.length > 0 ||
  filters.confidence > 0 || Boolean(filters.since || filters.until);

/**
 * The links whose ends and relation are wanted and that have a sentence that is, and the nodes that they join.
 * @returns {{links: object[], weights: Map<number, number>, marks: Map<number, object[]>}} links in order; sentences
 *   that pass by the index of a node and of a link
 */
export function passing(graph, filters) {
  const hidden = new Set(filters.hidden);
  const relations = new Set(filters.relations);
  const byMark = filters.confidence > 0 || filters.since || filters.until;
  const links = [];
  const weights = new Map();
  const add = (node, weight) => weights.set(node, (weights.get(node) ?? 0) + weight);
  const strength = new Map();
  for (const link of graph.links) {
    const [source, target] = [graph.nodes[link.source], graph.nodes[link.target]];
    if (hidden.has(source.kind) || hidden.has(target.kind)) continue;
    if (relations.size && !relations.has(link.relation)) continue;
    let weight = link.weight;
    if (byMark) {
      weight = link.marks.filter((mark) => mark.confidence >= filters.confidence &&
        inWindow(mark.date, filters.since, filters.until)).length;
    }
    if (!weight) continue;
    links.push(link);
    strength.set(link.index, weight);
    add(link.source, weight);
    if (link.target !== link.source) add(link.target, weight);
  }
  return { links, weights, strength };
}

/** Nodes that pass, those with the most sentences first; equal ones by name. */
export function ranked(graph, weights) {
  return [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a) ||
    (graph.nodes[a].name < graph.nodes[b].name ? -1 : graph.nodes[a].name > graph.nodes[b].name ? 1 : a - b));
}

/**
 * The nodes to draw: the first `most` of the ranking that have a neighbour among them, and those that were asked for (if
 * they pass).
 */
export function drawn(order, most, wanted, links) {
  const near = new Map(order.map((node) => [node, new Set()]));
  for (const { source, target } of links) {
    near.get(source).add(target);
    near.get(target).add(source);
  }
  const chosen = new Set(order.slice(0, most));
  const lonely = (node) => ![...near.get(node)].some((other) => chosen.has(other));
  for (const node of [...chosen]) if (lonely(node)) chosen.delete(node);
  for (const node of order) {
    if (chosen.size >= most) break;
    if (!chosen.has(node) && !lonely(node)) chosen.add(node);
  }
  for (const node of wanted) if (near.has(node)) chosen.add(node); // last, so that nobody goes when somebody comes
  return new Set(order.filter((node) => chosen.has(node)));
}

/** Relations with the sentences that use them, most first. */
export function relationCounts(links) {
  const counts = new Map();
  for (const link of links) counts.set(link.relation, (counts.get(link.relation) ?? 0) + link.weight);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
