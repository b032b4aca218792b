import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentInWords } from '../src/bench/content_words.js';
import { learn } from '../src/editor/words.js';
import { readSides, writeSides } from '../src/bench/side_ranges.js';

const sides = ['1r', '1v', '2r', '2v', '3r'].map((label, at) => ({ id: `c${at}`, label }));

test('sides are read as they are cited and written back as ranges', () => {
  assert.deepEqual(readSides('1v-2v; 3R', sides), { ids: ['c1', 'c2', 'c3', 'c4'] });
  assert.deepEqual(readSides('2', sides), { ids: ['c2', 'c3'] });
  assert.deepEqual(readSides('', sides), { ids: [] });
  assert.equal(writeSides(['c0', 'c2', 'c3', 'c4'], sides), '1r, 2r-3r');
  assert.deepEqual(readSides(writeSides(['c4', 'c0'], sides), sides), { ids: ['c0', 'c4'] });
});

test('what is no side of the book is named, and nothing is taken', () => {
  assert.deepEqual(readSides('1r, 9v', sides), { wrong: '9v' });
  assert.deepEqual(readSides('2v-1r', sides), { wrong: '2v-1r' });
  assert.deepEqual(readSides('1r-', sides), { wrong: '1r-' });
});

test('whoever chooses between two scopes reads the labels of the sides', () => {
  learn({ 'bench-scope-leaves': 'some sides', 'bench-scope-quires': 'some quires', 'bench-scope-parts': 'parts' }, 'ltr');
  const known = { sides, quires: [{ number: 2, label: 'II' }], components: { 'component.spine': 'spine' }, scales: [] };
  const scope = { kind: 'leaves', quires: [], canvas_ids: ['c1', 'c2', 'c4'], components: ['component.spine'] };
  assert.equal(contentInWords('scope', scope, known), 'some sides: 1v-2r, 3r; parts: spine');
  const quires = { ...scope, kind: 'quires', quires: [2], components: [] };
  assert.equal(contentInWords('scope', quires, known), 'some quires: II');
});
