// Finding names: prefix, word, substring, then with typing errors.

/** Lower-case without accents and punctuation, so that "Lukasz" finds "Łukasz". */
export function normalName(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/[łøđħßæœ]/g, (c) => ({ ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ß: 'ss', æ: 'ae', œ: 'oe' })[c])
    .replace(/[’'`´.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Edits (insert, delete, replace, swap neighbours) that turn `a` into a beginning of `b`; `limit` + 1 if more. */
export function prefixDistance(a, b, limit) {
  const width = Math.min(b.length, a.length + limit);
  let before = [], last = [], row = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= width; ++j) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return Math.min(limit + 1, ...row);
}

// How well a normal name answers a normal query: 0 is best, null not at all.
function rankOf(name, query) {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (` ${name}`.includes(` ${query}`)) return 2;
  const words = name.split(' ');
  const parts = query.split(' ');
  if (parts.length > 1 && parts.every((part) => words.some((word) => word.startsWith(part)))) return 3;
  if (query.length >= 3 && name.includes(query)) return 4;
  const limit = query.length >= 8 ? 2 : query.length >= 4 ? 1 : 0;
  if (!limit) return null;
  const least = Math.min(prefixDistance(query, name, limit),
    ...words.map((word) => prefixDistance(query, word, limit)));
  return least <= limit ? 4 + least : null;
}

/** Names made ready for many searches. */
export class NameIndex {
  /** @param {{name: string, aliases: string[], weight: number}[]} nodes */
  constructor(nodes) {
    this.entries = nodes.map((node) => ({
      node,
      names: [node.name, ...node.aliases].map((text) => ({ text, normal: normalName(text.slice(0, 400)) })),
    }));
  }

  /** Up to `limit` answers, best first, then those with most sentences; `alias` when that is what was found. */
  search(query, limit) {
    const wanted = normalName(query.slice(0, 200));
    if (!wanted) return { total: 0, found: [] };
    const found = [];
    for (const { node, names } of this.entries) {
      let best = null;
      for (const { text, normal } of names) {
        const rank = rankOf(normal, wanted);
        if (rank !== null && (!best || rank < best.rank)) best = { node, rank, alias: text === node.name ? '' : text };
      }
      if (best) found.push(best);
    }
    found.sort((a, b) => a.rank - b.rank || b.node.weight - a.node.weight || (a.node.name < b.node.name ? -1 : 1));
    return { total: found.length, found: found.slice(0, limit) };
  }
}
