// Parallel links between two nodes become one line of the picture.
import { relationWords } from './text.js';

/** The key of a pair of nodes, whichever way round. */
export const pairKey = (a, b) => (a < b ? `${a}~${b}` : `${b}~${a}`);

/**
 * One bundle for every pair of joined nodes, in the order in which the pairs appear.
 * @param {object[]} links
 * @param {Map<number, number>} strength sentences of each link that pass the filters
 */
export function bundles(links, strength) {
  const byPair = new Map();
  for (const link of links) {
    const key = pairKey(link.source, link.target);
    if (!byPair.has(key)) byPair.set(key, { key, links: [] });
    byPair.get(key).links.push(link);
  }
  for (const bundle of byPair.values()) finish(bundle, strength);
  return [...byPair.values()];
}

// Points the bundle the way most of its sentences point, and says what it is made of.
function finish(bundle, strength) {
  const weight = (link) => strength.get(link.index) ?? link.weight;
  bundle.links.sort((a, b) => weight(b) - weight(a) || a.index - b.index);
  const ways = new Map();
  for (const link of bundle.links) ways.set(link.source, (ways.get(link.source) ?? 0) + weight(link));
  const [first] = bundle.links;
  bundle.source = [...ways].sort(([a, n], [b, m]) => m - n || a - b)[0][0];
  bundle.target = first.source === bundle.source ? first.target : first.source;
  bundle.loop = first.source === first.target;
  bundle.both = ways.size > 1;
  bundle.weight = [...ways.values()].reduce((sum, one) => sum + one, 0);
  bundle.confidence = Math.max(...bundle.links.map((link) => link.confidence));
  const negative = bundle.links.filter((link) => link.negative).length;
  bundle.polarity = negative === 0 ? 'positive' : negative === bundle.links.length ? 'negative' : 'mixed';
  bundle.actual = bundle.links.some((link) => !link.modality);
  bundle.words = [...new Set(bundle.links.map(relationWords))];
}

/** The words of a bundle, most sentences first, in at most so many lines; the last says how many are left out. */
export function bundleLabel({ words }, lines) {
  if (words.length <= lines) return words.join('\n');
  const kept = words.slice(0, Math.max(1, lines - 1));
  const rest = words.length - kept.length;
  return lines < 2 ? `${kept[0]} + ${rest}` : `${kept.join('\n')}\n+ ${rest} more`;
}
