import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleLabel, bundles, pairKey } from '../src/bundles.js';
import { EmbeddedData } from '../src/data.js';
import { drawn, inWindow, NO_FILTERS, passing, ranked, relationCounts } from '../src/filters.js';
import { KINDS, kindOf, PALETTES } from '../src/kinds.js';
import { adjacency, paths, shortestPath } from '../src/paths.js';
import { aPage } from './a_page.mjs';

const LINES = `Ada:PERSON -meet-> Bob:PERSON @0.9 2023-01-05
Ada:PERSON -meet-> Bob:PERSON @0.6 2023-03-05
Bob:PERSON -!sue-> Ada:PERSON @0.8 2023-02-01
Bob:PERSON -join-> Club:ORG @0.7 2024-01-01
Club:ORG -praise-> tea @0.4`;

const graphOf = (lines) => new EmbeddedData(aPage(lines)).graph();
const withFilters = (graph, filters) => passing(graph, { ...NO_FILTERS, ...filters });

test('links keep direction, qualifiers and what filters ask', async () => {
  const { nodes, links } = await graphOf(LINES);
  assert.deepEqual(nodes.map(({ name, kind }) => [name, kind]),
    [['Ada', 'person'], ['Bob', 'person'], ['Club', 'organisation'], ['tea', 'topic']]);
  assert.equal(links.length, 4);
  assert.equal(links[0].weight, 2);
  assert.deepEqual(links[0].marks.map(({ date }) => date), ['2023-01-05', '2023-03-05']);
  assert.equal(links[1].negative, true);
  assert.deepEqual(nodes.map(({ weight }) => weight), [3, 4, 2, 1]);
});

test('a page of another version is refused with a reason', () => {
  for (const raw of [null, {}, { format: 'kg page', version: 2 }]) assert.throws(() => new EmbeddedData(raw), /kg page/);
});

test('filters by type, relation, confidence and time can be combined', async () => {
  const graph = await graphOf(LINES);
  const words = (filters) => withFilters(graph, filters).links.map(({ relation }) => relation);
  assert.deepEqual(words({}), ['meet', 'sue', 'join', 'praise']);
  assert.deepEqual(words({ hidden: ['organisation'] }), ['meet', 'sue']);
  assert.deepEqual(words({ relations: ['sue', 'join'] }), ['sue', 'join']);
  assert.deepEqual(words({ confidence: 0.75 }), ['meet', 'sue']);
  assert.deepEqual(words({ since: '2023-02', until: '2023-12' }), ['meet', 'sue']);
  assert.deepEqual(words({ since: '2023-02', confidence: 0.7 }), ['sue', 'join']);
  assert.deepEqual(words({ hidden: ['person', 'topic'] }), []);
});

test('a link that passes has only the sentences that pass', async () => {
  const graph = await graphOf(LINES);
  const passed = withFilters(graph, { confidence: 0.75 });
  assert.equal(passed.strength.get(0), 1);
  assert.deepEqual([...passed.weights], [[0, 2], [1, 2]]);
});

test('windows of time include both ends at any precision; undated documents lie in none', () => {
  assert.ok(inWindow('2023-07-12', '2023-07-12', '2023-07-12'));
  assert.ok(inWindow('2023-07-12T10:00:00Z', '2023', '2023-07'));
  assert.ok(inWindow('2023-07', '2023-07-01', '2023-07-31'));
  assert.ok(inWindow('2023', '2022-05-01', '2023-01-01'));
  assert.ok(!inWindow('2023-06', '2023-07-01', ''));
  assert.ok(!inWindow('2023-07-12', '2023-08', ''));
  assert.ok(!inWindow('', '2000', ''));
  assert.ok(inWindow('', '', ''));
});

test('what is drawn hangs together, and what was asked for is there', async () => {
  const graph = await graphOf(LINES + '\nEve:PERSON -see-> moon x9');
  const passed = withFilters(graph, {});
  const order = ranked(graph, passed.weights);
  const names = (most, wanted = []) => [...drawn(order, most, wanted, passed.links)].map((index) => graph.nodes[index].name);
  assert.deepEqual(names(2), ['Eve', 'moon']);
  assert.deepEqual(names(3), ['Eve', 'moon'], 'Bob alone would hang in the air');
  assert.deepEqual(names(4), ['Eve', 'moon', 'Bob', 'Ada']);
  assert.deepEqual(names(2, [3]), ['Eve', 'moon', 'tea']);
  assert.deepEqual(names(2, [99]), ['Eve', 'moon']);
});

test('parallel links are one line that points the way of most sentences', async () => {
  const graph = await graphOf(LINES);
  const { links, strength } = withFilters(graph, {});
  const [first, , third] = bundles(links, strength);
  assert.equal(first.key, pairKey(1, 0));
  assert.deepEqual([first.source, first.target, first.both, first.weight, first.polarity], [0, 1, true, 3, 'mixed']);
  assert.deepEqual(first.words, ['meet', 'not: sue']);
  assert.equal(bundleLabel(first, 3), 'meet\nnot: sue');
  assert.equal(bundleLabel(first, 1), 'meet + 1');
  assert.equal(third.loop, false);
  const [loop] = bundles((await graphOf('A:ORG -praise-> A:ORG')).links, new Map());
  assert.deepEqual([loop.loop, loop.both, loop.source, loop.target], [true, false, 0, 0]);
});

test('the shortest path is the one whose weakest step has the most sentences', async () => {
  const graph = await graphOf(`A:ORG -x-> B:ORG x5
B:ORG -x-> D:ORG x1
C:ORG -x-> A:ORG x3
C:ORG -x-> D:ORG x3
D:ORG -x-> E:ORG x9
F:ORG -x-> G:ORG`);
  const passed = withFilters(graph, {});
  const near = adjacency(passed.links, passed.strength);
  const index = (name) => graph.nodes.findIndex((node) => node.name === name);
  const named = (path) => path?.map((node) => graph.nodes[node].name).join('');
  assert.equal(named(shortestPath(near, index('A'), index('E'))), 'ACDE');
  assert.equal(named(shortestPath(near, index('E'), index('A'))), 'EDCA');
  assert.equal(named(shortestPath(near, index('A'), index('A'))), 'A');
  assert.equal(shortestPath(near, index('A'), index('G')), null);
  assert.deepEqual(paths(near, index('A'), index('E')).map(named), ['ACDE', 'ABDE']);
  assert.deepEqual(paths(near, index('A'), index('F')), []);
});

test('relations are counted by sentences', async () => {
  const { links } = await graphOf(LINES);
  assert.deepEqual(relationCounts(links)[0], ['meet', 2]);
});

test('every type has a kind, and no two kinds look alike without colour', () => {
  for (const type of ['PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'PRODUCT', 'WORK', 'LAW', 'OTHER', 'MONEY']) {
    assert.ok(KINDS[kindOf(type, true)] && KINDS[kindOf(type, false)], type);
  }
  const looks = Object.values(KINDS).map(({ shape, line }) => `${shape} ${line}`);
  assert.equal(new Set(looks).size, looks.length);
  for (const { hue } of Object.values(KINDS)) assert.ok(PALETTES.light.hues[hue] && PALETTES.dark.hues[hue]);
});
