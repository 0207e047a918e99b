import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidenceWords, count, dateWords, markedPieces, periodWords, relationWords, shortened, visible, wrapped } from '../src/text.js';

test('marks count code points, not UTF-16 units', () => {
  const pieces = markedPieces('😀 Łukasz met Ida.', { subject: [2, 8], relation: [9, 12], object: [13, 16] });
  assert.deepEqual(pieces.filter(({ roles }) => roles.length).map(({ text, roles }) => [text, roles[0]]),
    [['Łukasz', 'subject'], ['met', 'relation'], ['Ida', 'object']]);
});

test('pieces joined are the sentence, also where marks overlap or point outside', () => {
  const text = 'Ada Lane sued her own bank.';
  for (const spans of [{}, { subject: [0, 8], object: [4, 12] }, { subject: [0, 400] }, { relation: [5, 5] }, { object: [30, 40] }]) {
    assert.equal(markedPieces(text, spans).map((piece) => piece.text).join(''), text);
  }
  const both = markedPieces(text, { subject: [0, 8], object: [4, 12] }).find(({ roles }) => roles.length === 2);
  assert.equal(both.text, 'Lane');
  assert.deepEqual(markedPieces('', {}), []);
});

test('dates are words of their own precision', () => {
  assert.equal(dateWords('2023-07-12'), '12 July 2023');
  assert.equal(dateWords('2023-07-12T08:00:00Z'), '12 July 2023');
  assert.equal(dateWords('2023-07'), 'July 2023');
  assert.equal(dateWords('2023'), '2023');
  assert.equal(dateWords('soon'), 'soon');
  assert.equal(dateWords(undefined), '');
  assert.equal(periodWords('2023-07-12', '2023-07-12'), '12 July 2023');
  assert.equal(periodWords('2023-07-01', '2023-07-12'), '1 July 2023 to 12 July 2023');
});

test('qualifiers come before the relation', () => {
  assert.equal(relationWords({ relation: 'meet', negative: false, modality: null }), 'meet');
  assert.equal(relationWords({ relation: 'meet', negative: true, modality: 'planned' }), 'not, planned: meet');
});

test('counts and confidence are readable', () => {
  assert.equal(count(1, 'sentence'), '1 sentence');
  assert.equal(count(1234, 'sentence'), '1,234 sentences');
  assert.equal(confidenceWords(0.914), 'high (0.91)');
  assert.equal(confidenceWords(0.899), 'high (0.90)');
  assert.equal(confidenceWords(0.2), 'low (0.20)');
});

test('control characters become visible without moving anything', () => {
  const text = 'a\u0001b\u007f\tc\n';
  assert.equal(visible(text), 'a␁b␡\tc\n');
  assert.equal(visible(text).length, text.length);
});

test('long names are cut and wrapped, and cost little', () => {
  const long = 'x'.repeat(10000);
  assert.equal(Array.from(shortened(long, 20)).length, 20);
  assert.equal(shortened('😀😀', 2), '😀😀');
  const lines = wrapped(long, 17, 3);
  assert.equal(lines.length, 3);
  assert.ok(lines.every((line) => Array.from(line).length <= 17));
  assert.ok(lines[2].endsWith('…'));
  assert.deepEqual(wrapped('North Atlantic Treaty Organization', 17, 3), ['North Atlantic', 'Treaty', 'Organization']);
  assert.deepEqual(wrapped('', 17, 3), []);
});
