import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmpty, join, putAt, valueAt } from '../src/editor/tree.js';

const hands = (...items) => ({ physical: { hands: items } });

test('an item is found by its id, a text by its language', () => {
  const document = hands({ id: 'h1', note: [{ text: 'خط', language: 'ar' }] });
  assert.equal(valueAt(document, 'physical.hands[h1].note[ar].text'), 'خط');
  putAt(document, 'physical.hands[h1].note[kk].text', 'Қолтаңба');
  assert.deepEqual(valueAt(document, 'physical.hands[h1].note[kk]'), {
    text: 'Қолтаңба', language: 'kk',
  });
});

test('what is put away leaves its list', () => {
  const document = hands({ id: 'h1' }, { id: 'h2' });
  putAt(document, 'physical.hands[h1]', null);
  assert.deepEqual(document.physical.hands, [{ id: 'h2' }]);
});

test('changes of two people in different items are joined', () => {
  const base = hands({ id: 'h1', a: '1' }, { id: 'h2', a: '1' });
  const mine = hands({ id: 'h1', a: 'mine' }, { id: 'h2', a: '1' }, { id: 'h3', a: 'new' });
  const theirs = hands({ id: 'h1', a: '1' }, { id: 'h2', a: 'theirs' });
  const { value, clashes } = join(base, mine, theirs);
  assert.deepEqual(clashes, []);
  assert.deepEqual(value.physical.hands.map((hand) => hand.a), ['mine', 'theirs', 'new']);
});

test('a place that both changed is a clash that keeps both', () => {
  const { clashes } = join({ a: '1' }, { a: 'mine' }, { a: 'theirs' });
  assert.deepEqual(clashes, [{ path: 'a', base: '1', mine: 'mine', theirs: 'theirs' }]);
});

test('an item that one removed and nobody else touched is gone', () => {
  const base = hands({ id: 'h1', a: '1' }, { id: 'h2', a: '1' });
  const { value, clashes } = join(base, hands({ id: 'h2', a: '1' }), base);
  assert.deepEqual(clashes, []);
  assert.deepEqual(value.physical.hands.map((hand) => hand.id), ['h2']);
});

test('an item with nothing but an id is empty, a number is not', () => {
  assert.equal(isEmpty({ id: 'h1', note: [] }), true);
  assert.equal(isEmpty({ leaves: 0 }), false);
});
