import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOfKey, actionOfSwipe } from '../src/reader/keyboard.js';
import { nextIndex } from '../src/site/folio_grid.js';

const key = (name, more = {}) => ({ key: name, ...more });

test('in a right-to-left book the left arrow leads on', () => {
  assert.equal(actionOfKey(key('ArrowLeft'), 'right-to-left', true), 'next');
  assert.equal(actionOfKey(key('ArrowRight'), 'right-to-left', true), 'previous');
});

test('in a left-to-right book the right arrow leads on', () => {
  assert.equal(actionOfKey(key('ArrowRight'), 'left-to-right', true), 'next');
  assert.equal(actionOfKey(key('ArrowLeft'), 'left-to-right', true), 'previous');
});

test('arrows across the direction of the book, and arrows with shift, move the picture', () => {
  assert.equal(actionOfKey(key('ArrowUp'), 'right-to-left', true), 'pan-up');
  assert.equal(actionOfKey(key('ArrowLeft', { shiftKey: true }), 'right-to-left', true), 'pan-left');
  assert.equal(actionOfKey(key('ArrowDown'), 'top-to-bottom', true), 'next');
});

test('home and end lead to the ends of the book, page keys turn pages', () => {
  const asked = ['Home', 'End', 'PageDown', 'PageUp'];
  assert.deepEqual(
    asked.map((name) => actionOfKey(key(name), 'right-to-left', false)),
    ['first', 'last', 'next', 'previous'],
  );
});

test('single characters act only while the focus is in the reader', () => {
  const asked = ['+', '=', '-', '0', 'f', 'm', 'r', 'F'];
  assert.deepEqual(
    asked.map((name) => actionOfKey(key(name), 'right-to-left', true)),
    ['zoom-in', 'zoom-in', 'zoom-out', 'home', 'fullscreen', 'mode', 'rotate', 'fullscreen'],
  );
  for (const name of asked) assert.equal(actionOfKey(key(name), 'right-to-left', false), null);
});

test('keys of the browser are left to the browser', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
    assert.equal(actionOfKey(key('ArrowLeft', { [held]: true }), 'right-to-left', true), null);
    assert.equal(actionOfKey(key('+', { [held]: true }), 'right-to-left', true), null);
  }
  assert.equal(actionOfKey(key('Tab'), 'right-to-left', true), null);
});

test('the page follows the finger: a pull to the right shows the next page of a right-to-left book', () => {
  assert.equal(actionOfSwipe(120, 10, 'right-to-left'), 'next');
  assert.equal(actionOfSwipe(-120, 10, 'right-to-left'), 'previous');
  assert.equal(actionOfSwipe(120, 10, 'left-to-right'), 'previous');
  assert.equal(actionOfSwipe(5, -120, 'top-to-bottom'), 'next');
});

test('a short or slanting movement turns no page', () => {
  assert.equal(actionOfSwipe(20, 0, 'right-to-left'), null);
  assert.equal(actionOfSwipe(100, 90, 'right-to-left'), null);
});

test('arrows in the grid of folios follow the book and stop at its ends', () => {
  assert.equal(nextIndex('ArrowLeft', 3, 10, true), 4);
  assert.equal(nextIndex('ArrowLeft', 3, 10, false), 2);
  assert.equal(nextIndex('ArrowLeft', 9, 10, true), 9);
  assert.equal(nextIndex('ArrowUp', 3, 10, true), null);
});
