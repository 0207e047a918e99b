import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitShape, fixedChance, freePlace, separate, withFixedChance } from '../src/layout.js';
import { NameIndex, normalName, prefixDistance } from '../src/search.js';
import { emptyState, hashOf, stateOf } from '../src/state.js';
import { barsOfWindow, histogram, windowOfBars } from '../src/timeline.js';

const index = new NameIndex([
  { name: 'Recep Tayyip Erdoğan', aliases: ['Erdogan'], weight: 9 },
  { name: 'Łukasz Nowak', aliases: [], weight: 2 },
  { name: 'Nord Stream', aliases: ['Nord Stream 2', 'the pipeline'], weight: 5 },
  { name: 'Nordic Council', aliases: [], weight: 1 },
  { name: 'x'.repeat(10000), aliases: [], weight: 1 },
]);
const found = (text) => index.search(text, 5).found.map(({ node }) => node.name);

test('search ignores case, accents and punctuation, and knows aliases', () => {
  assert.deepEqual(found('erdogan'), ['Recep Tayyip Erdoğan']);
  assert.deepEqual(found('lukasz'), ['Łukasz Nowak']);
  assert.deepEqual(found('PIPELINE'), ['Nord Stream']);
  assert.equal(index.search('pipeline', 5).found[0].alias, 'the pipeline');
  assert.equal(normalName("O’Neill's  Café."), 'oneills cafe');
});

test('what begins so comes first, then what most is said of', () => {
  assert.deepEqual(found('nord'), ['Nord Stream', 'Nordic Council']);
  assert.deepEqual(found('tayyip rec'), ['Recep Tayyip Erdoğan']);
});

test('search forgives typing errors, but not in short words', () => {
  assert.deepEqual(found('erdgoan'), ['Recep Tayyip Erdoğan']);
  assert.deepEqual(found('Nowk'), ['Łukasz Nowak']);
  assert.deepEqual(found('zzz'), []);
  assert.deepEqual(found('  '), []);
  assert.equal(prefixDistance('nwo', 'nowak', 2), 1);
  assert.equal(prefixDistance('abc', 'xyz', 1), 2);
});

test('the address keeps the whole state, whatever the texts', () => {
  const state = { ...emptyState(), view: 'links', selected: ['a~b', 'c&d=e'], extra: ["n'1"], most: 300,
    filters: { hidden: ['topic'], relations: ['meet & greet', '100 %', 'ł😀~'], confidence: 0.7, since: '2023-01-01', until: '2023-12' } };
  assert.deepEqual(stateOf(`#${hashOf(state)}`), state);
  assert.deepEqual(stateOf(hashOf({ ...emptyState(), path: ['a', ''] })).path, ['a', '']);
  assert.equal(hashOf(emptyState()), '');
});

test('an address that makes no sense is the start', () => {
  for (const hash of ['', '#', '#nonsense', '#view=4&conf=x&since=yesterday&n=-3', '#sel=%E0%A4%A']) assert.deepEqual(stateOf(hash), emptyState());
});

test('bars are as wide as the time they span asks for', () => {
  assert.equal(histogram(['2023-07-12', '2023-07-20']).width, 'day');
  assert.equal(histogram(['2023-07-12', '2023-07-20']).bars.length, 9);
  assert.equal(histogram(['2022-07-12', '2023-07-20']).width, 'month');
  assert.equal(histogram(['2023-07', '2023-07-20']).width, 'month');
  assert.equal(histogram(['1950-01-01', '2023-07-20']).width, 'year');
  const { bars, undated } = histogram(['2023-02-10', '', '2023-12-31', '2024-02-29', 'soon']);
  assert.equal(undated, 2);
  assert.equal(bars.reduce((sum, bar) => sum + bar.count, 0), 3);
  assert.deepEqual(histogram([]).bars, []);
  assert.ok(histogram(['0001-01-01', '9999-12-31']).bars.length <= 2000);
});

test('a window of bars and its dates are the same thing', () => {
  const { bars } = histogram(['2022-01-15', '2023-06-20']);
  for (const [from, to] of [[0, bars.length - 1], [3, 7], [5, 5], [0, 2], [9, bars.length - 1]]) {
    const { since, until } = windowOfBars(bars, from, to);
    assert.deepEqual(barsOfWindow(bars, since, until), [from, to]);
  }
  assert.deepEqual(windowOfBars(bars, 0, bars.length - 1), { since: '', until: '' });
  assert.equal(windowOfBars(bars, 1, 1).until, '2022-02-28');
});

test('chance is fixed while the layout runs, and given back', () => {
  const chance = Math.random;
  const numbers = () => withFixedChance(42, () => [Math.random(), Math.random()]);
  assert.deepEqual(numbers(), numbers());
  assert.throws(() => withFixedChance(1, () => { throw new Error('x'); }));
  assert.equal(Math.random, chance);
  const next = fixedChance(7);
  for (let i = 0; i < 100; ++i) assert.ok(next() < 1);
});

test('boxes end up apart, and newcomers find a free place', () => {
  const touching = (boxes) => boxes.some((a, i) => boxes.some((b, j) => i < j && Math.abs(a.x - b.x) * 2 < a.w + b.w - 0.1 && Math.abs(a.y - b.y) * 2 < a.h + b.h - 0.1));
  const next = fixedChance(3);
  const boxes = Array.from({ length: 60 }, () => ({ x: next() * 300, y: next() * 300, w: 80, h: 30 }));
  fitShape(boxes, 1.5, 5);
  separate(boxes, 10, 200);
  assert.ok(!touching(boxes));
  const place = freePlace({ x: boxes[0].x, y: boxes[0].y }, { w: 80, h: 30 }, boxes);
  assert.ok(!touching([...boxes, place]));
});
