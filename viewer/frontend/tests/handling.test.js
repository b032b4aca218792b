// Which notes stand beside a view, and which sides a rule from one folio to another binds.
import assert from 'node:assert/strict';
import test from 'node:test';
import { rangeOf } from '../src/handling/bound_sides.js';
import { notesOf } from '../src/reader/notes.js';

test('a view shows each note of its pages once', () => {
  const pages = [{ notes: [1, 0] }, { notes: [1] }, {}];
  assert.deepEqual(notesOf(pages, [0, 1]), [0, 1]);
  assert.deepEqual(notesOf(pages, [2]), []);
});

test('a range is the same from either end, and empty when a folio is unknown', () => {
  const ids = ['a', 'b', 'c', 'd'];
  assert.deepEqual(rangeOf(ids, 'b', 'c'), [1, 2]);
  assert.deepEqual(rangeOf(ids, 'c', 'b'), [1, 2]);
  assert.deepEqual(rangeOf(ids, 'b', 'b'), [1]);
  assert.deepEqual(rangeOf(ids, 'b', 'z'), []);
});
