// Ways between two nodes, whichever way the links point.
import { pairKey } from './bundles.js';

/** Neighbours and sentences by node: Map<node, Map<neighbour, sentences>>. */
export function adjacency(links, strength) {
  const near = new Map();
  const join = (a, b, weight) => {
    if (!near.has(a)) near.set(a, new Map());
    near.get(a).set(b, (near.get(a).get(b) ?? 0) + weight);
  };
  for (const link of links) {
    if (link.source === link.target) continue;
    const weight = strength.get(link.index) ?? link.weight;
    join(link.source, link.target, weight);
    join(link.target, link.source, weight);
  }
  return near;
}

/**
 * A shortest path; of several the one whose weakest hop has the most sentences, then the one with the most in all, then
 * the smallest numbers from start to end: the order of `kg path`.
 * @param {Map} near from adjacency()
 * @param {Set<string>} closed pairs (pairKey) that may not be used
 * @returns {number[]|null} the nodes from start to end
 */
export function shortestPath(near, from, to, closed = new Set(), maxHops = 6) {
  if (from === to) return [from];
  // Distances from the end, so that the start knows which steps lead there.
  const distance = new Map([[to, 0]]);
  let front = [to];
  for (let hops = 1; hops <= maxHops && front.length && !distance.has(from); ++hops) {
    const next = [];
    for (const node of front) {
      for (const other of near.get(node)?.keys() ?? []) {
        if (distance.has(other) || closed.has(pairKey(node, other))) continue;
        distance.set(other, hops);
        next.push(other);
      }
    }
    front = next;
  }
  if (!distance.has(from)) return null;
  const best = new Map([[to, { weakest: Infinity, sum: 0, path: [to] }]]);
  const nodes = [...distance].sort(([a, d], [b, e]) => d - e || a - b).map(([node]) => node);
  for (const node of nodes) {
    for (const [other, weight] of near.get(node) ?? []) {
      if (distance.get(other) !== distance.get(node) - 1 || closed.has(pairKey(node, other))) continue;
      const rest = best.get(other);
      const way = { weakest: Math.min(weight, rest.weakest), sum: weight + rest.sum, path: [node, ...rest.path] };
      if (!best.has(node) || better(way, best.get(node))) best.set(node, way);
    }
  }
  return best.get(from).path;
}

function better(a, b) {
  if (a.weakest !== b.weakest) return a.weakest > b.weakest;
  if (a.sum !== b.sum) return a.sum > b.sum;
  const at = a.path.findIndex((node, i) => node !== b.path[i]);
  return at >= 0 && a.path[at] < b.path[at];
}

/**
 * Up to `most` different paths, shortest first: after the best, the best that avoids one of its hops, and so on.
 * @returns {number[][]}
 */
export function paths(near, from, to, most = 3) {
  const first = shortestPath(near, from, to);
  if (!first) return [];
  const found = [first];
  const known = new Set([first.join()]);
  for (let i = 0; i < found.length && found.length < most; ++i) {
    const tried = [];
    for (let hop = 0; hop + 1 < found[i].length; ++hop) {
      const other = shortestPath(near, from, to, new Set([pairKey(found[i][hop], found[i][hop + 1])]));
      if (other && !known.has(other.join())) {
        known.add(other.join());
        tried.push(other);
      }
    }
    tried.sort((a, b) => a.length - b.length);
    found.push(...tried.slice(0, most - found.length));
  }
  return found.sort((a, b) => a.length - b.length);
}
