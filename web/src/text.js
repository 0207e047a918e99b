// Text for people: words for qualifiers, dates, counts, and sentences cut where their marks begin and end.

/** What a modality other than "actual" means, in words. */
export const MODALITY_WORDS = {
  planned: 'planned, has not happened yet',
  desired: 'wanted, not done',
  possible: 'possible, not certain',
  required: 'required, not done yet',
  conditional: 'only under a condition',
  requested: 'asked for, not done',
  prevented: 'was prevented',
  questioned: 'asked or doubted',
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];

/** "12 July 2023" from an ISO date of any precision; the text itself when it is none. */
export function dateWords(iso) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso ?? '') ?? [];
  if (!year) return iso ?? '';
  const name = MONTHS[Number(month) - 1];
  if (!name) return year;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** "3 to 12 July 2023", or one date when both are the same day. */
export function periodWords(first, last) {
  if (!first) return '';
  const [from, to] = [dateWords(first), dateWords(last)];
  return from === to ? from : `${from} to ${to}`;
}

const NUMBER = new Intl.NumberFormat('en');

/** "1,000". */
export const number = (value) => NUMBER.format(value);

/** "1 sentence", "1,000 sentences". */
export const count = (value, noun, plural = `${noun}s`) => `${number(value)} ${value === 1 ? noun : plural}`;

/** How sure, in a word: what a number alone does not tell most readers. */
export function confidenceWords(confidence) {
  const value = Math.round(confidence * 100) / 100;
  const word = value >= 0.9 ? 'high' : value >= 0.75 ? 'good' : value >= 0.5 ? 'fair' : 'low';
  return `${word} (${value.toFixed(2)})`;
}

/** The relation with its qualifiers as a short phrase: "not: agree to", "planned: send". */
export function relationWords(link) {
  const before = [link.negative ? 'not' : '', link.modality ?? ''].filter(Boolean).join(', ');
  return before ? `${before}: ${link.relation}` : link.relation;
}

/** Control characters as pictures of themselves, one code point for one, so that spans still hold. */
export function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g,
    (c) => String.fromCharCode(c === '\u007f' ? 0x2421 : 0x2400 + c.charCodeAt(0)));
}

/** At most `most` code points, with an ellipsis in place of what is cut. */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const points = Array.from(text.slice(0, 2 * most + 2));
  return points.length <= most ? text : points.slice(0, most - 1).join('').trimEnd() + '…';
}

/**
 * Cuts a sentence into pieces with the roles that cover each.
 * @param {string} text the sentence
 * @param {Object<string, [number, number]|undefined>} spans half-open code point ranges by role; they may overlap
 * @returns {{text: string, roles: string[]}[]} pieces in order; joined they are the text
 */
export function markedPieces(text, spans) {
  const points = Array.from(text);
  const ranges = Object.entries(spans)
    .filter(([, span]) => span)
    .map(([role, [begin, end]]) => ({ role, begin: Math.max(0, begin), end: Math.min(points.length, end) }))
    .filter(({ begin, end }) => begin < end);
  const cuts = [...new Set([0, points.length, ...ranges.flatMap(({ begin, end }) => [begin, end])])];
  cuts.sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const roles = ranges.filter(({ begin, end }) => begin <= cuts[i] && cuts[i] < end).map(({ role }) => role);
    pieces.push({ text: points.slice(cuts[i], cuts[i + 1]).join(''), roles });
  }
  return pieces;
}

/** Lines of at most about `width` code points, broken at spaces (inside a word only when it is longer), at most
 * `most` lines, the last with an ellipsis when there is more. */
export function wrapped(text, width, most) {
  const lines = [''];
  for (let word of shortened(text.replace(/\s+/g, ' ').trim(), width * (most + 1)).split(' ')) {
    for (;;) {
      const last = lines.length - 1;
      const joined = lines[last] ? `${lines[last]} ${word}` : word;
      if (Array.from(joined).length <= width) {
        lines[last] = joined;
        break;
      }
      if (lines[last]) {
        lines.push('');
        continue;
      }
      const points = Array.from(word);
      lines[last] = points.slice(0, width).join('');
      word = points.slice(width).join('');
      if (!word) break;
      lines.push('');
    }
  }
  const all = lines.filter(Boolean);
  if (all.length <= most) return all;
  const kept = all.slice(0, most);
  kept[most - 1] = `${Array.from(kept[most - 1]).slice(0, width - 1).join('')}…`;
  return kept;
}
