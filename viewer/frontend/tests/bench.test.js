import assert from 'node:assert/strict';
import { test } from 'node:test';
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
