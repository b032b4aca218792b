import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renumbered } from '../src/authorities/repeats.js';
import { best, others } from '../src/lookup/names.js';
import { nextActive, optionsOf } from '../src/lookup/options.js';

const names = { fa: ['خواجه احمد یسوی'], 'kk-Arab': ['قوجا احمەت'], en: ['Ahmad Yasavi'], none: ['Yasavi'] };

test('a name is shown as the page would: own language, its other script, unknown, English', () => {
  assert.deepEqual(best(names, 'fa'), { text: 'خواجه احمد یسوی', language: 'fa' });
  assert.deepEqual(best(names, 'kk'), { text: 'قوجا احمەت', language: 'kk-Arab' });
  assert.deepEqual(best(names, 'ru'), { text: 'Yasavi', language: null });
  assert.deepEqual(best({ en: ['A'], ar: ['ب'] }, 'ru'), { text: 'A', language: 'en' });
  assert.deepEqual(best({}, 'ru'), { text: '', language: null });
});

test('other names are those of other languages', () => {
  const shown = best(names, 'en');
  assert.deepEqual(others(names, shown, 2).map((one) => one.language), ['fa', 'kk-Arab']);
});

test('the arrows go round the list and enter it from either end', () => {
  assert.equal(nextActive(-1, 'ArrowDown', 3), 0);
  assert.equal(nextActive(2, 'ArrowDown', 3), 0);
  assert.equal(nextActive(-1, 'ArrowUp', 3), 2);
  assert.equal(nextActive(0, 'ArrowUp', 3), 2);
  assert.equal(nextActive(-1, 'ArrowDown', 0), -1);
});

test('what may be added stands after what was found', () => {
  const made = optionsOf([{ id: 'a1' }], ['person', 'body'], 'Yasavi');
  assert.deepEqual(made.map((one) => one.type), ['found', 'add', 'add']);
  assert.equal(made[2].kind, 'body');
});

test('a new line of a form has a number of its own', () => {
  assert.equal(renumbered('name_text_2', 17), 'name_text_17');
});
