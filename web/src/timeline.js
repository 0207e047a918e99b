// Documents by date, in as many bars as the time they span asks for.

const DAY = 86400000;
const WIDTHS = ['day', 'month', 'quarter', 'year'];
const MOST_BARS = 72;

const two = (value) => String(value).padStart(2, '0');
const utc = (date) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7) || 1) - 1, Number(date.slice(8, 10) || 1));
const iso = (time) => new Date(time).toISOString().slice(0, 10);

// Begin of the bar of this width that holds a date, as a number that counts bars.
function barNumber(date, width) {
  if (width === 'day') return Math.floor(utc(date) / DAY);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1;
  return Math.floor(months / { month: 1, quarter: 3, year: 12 }[width]);
}

// First and last day of a bar.
function barDays(bar, width) {
  if (width === 'day') return [iso(bar * DAY), iso(bar * DAY)];
  const length = { month: 1, quarter: 3, year: 12 }[width];
  const month = bar * length;
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${two(month % 12 + 1)}-01`;
  const end = month + length;
  return [first, iso(Date.UTC(Math.floor(end / 12), end % 12, 1) - DAY)];
}

/**
 * @param {string[]} dates ISO dates of any precision; empty = not known
 * @returns {{width: string, undated: number, bars: {first: string, last: string, count: number}[]}} all bars from the
 *   first date to the last, empty ones too
 */
export function histogram(dates) {
  const known = dates.filter((date) => /^\d{4}/.test(date)).sort();
  const undated = dates.length - known.length;
  if (!known.length) return { width: 'day', undated, bars: [] };
  const [first, last] = [known[0], known[known.length - 1]];
  const span = (width) => barNumber(last, width) - barNumber(first, width) + 1;
  const coarsest = Math.max(...known.map((date) => (date.length >= 10 ? 0 : date.length >= 7 ? 1 : 3)));
  let width = WIDTHS.find((one, i) => i >= coarsest && span(one) <= MOST_BARS) ?? 'year';
  if (span(width) > 400) width = 'year';
  const begin = barNumber(first, width);
  const bars = Array.from({ length: Math.min(span(width), 2000) }, (_, i) => {
    const [from, to] = barDays(begin + i, width);
    return { first: from, last: to, count: 0 };
  });
  for (const date of known) bars[Math.min(barNumber(date, width) - begin, bars.length - 1)].count += 1;
  return { width, undated, bars };
}

/** The bars that a window covers, as [first, last]; all when there is no window. */
export function barsOfWindow(bars, since, until) {
  if (!bars.length) return [0, -1];
  let from = since ? bars.findIndex((bar) => bar.last.slice(0, since.length) >= since) : 0;
  if (from < 0) from = bars.length - 1;
  let to = bars.length - 1;
  if (until) while (to > from && bars[to].first.slice(0, until.length) > until) --to;
  return [from, Math.max(from, to)];
}

/** The window of bars [first, last]; empty ends where it reaches the end of the bars. */
export function windowOfBars(bars, from, to) {
  return { since: from > 0 ? bars[from].first : '', until: to < bars.length - 1 ? bars[to].last : '' };
}
