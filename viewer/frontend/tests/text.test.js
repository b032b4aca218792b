import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, writeAddress } from '../src/reader/address.js';
import { directionOf, isSame, linesOf, regionOf } from '../src/reader/text.js';

const box = { x: 10, y: 20, width: 300, height: 40 };

test('the place of a line is read from a fragment, or from the fragment beside a drawing', () => {
  assert.deepEqual(regionOf('https://x.org/canvas/c1#xywh=10,20,300,40'), box);
  const selector = [
    { type: 'SvgSelector', value: '<svg/>' },
    { type: 'FragmentSelector', value: 'xywh=10,20,300,40' },
  ];
  assert.deepEqual(regionOf({ type: 'SpecificResource', selector }), box);
  assert.equal(regionOf('https://x.org/canvas/c1'), null);
});

test('an annotation page becomes lines with language, direction and number', () => {
  const body = { value: 'بسم الله', language: 'ar', textDirection: 'rtl' };
  const items = [
    { id: 'https://x.org/t.json#line-7', body, target: 'c#xywh=10,20,300,40' },
    { body: { value: 'a' }, target: 'c' },
  ];
  assert.deepEqual(linesOf({ items }), [
    { number: 7, text: 'بسم الله', language: 'ar', direction: 'rtl', region: box },
    { number: 2, text: 'a', language: null, direction: 'auto', region: null },
  ]);
  assert.deepEqual(linesOf({}), []);
});

test('a list of lines runs as most of them do', () => {
  const rtl = { direction: 'rtl' };
  assert.equal(directionOf([rtl, rtl, { direction: 'ltr' }]), 'rtl');
  assert.equal(directionOf([rtl, { direction: 'ltr' }]), 'ltr');
});

test('two places are one where all four numbers agree', () => {
  assert.ok(isSame(box, { ...box }));
  assert.ok(!isSame(box, { ...box, y: 21 }));
  assert.ok(!isSame(box, null));
});

test('the address keeps the marked line and the open text, and loses them again', () => {
  const view = { canvas: 'c1', xywh: null, mode: null, marked: box, text: true };
  const search = writeAddress('?lang=ar', view);
  assert.equal(search, '?lang=ar&canvas=c1&marked=10,20,300,40&text=1');
  assert.ok(readText(search));
  assert.equal(writeAddress(search, { ...view, marked: null, text: false }), '?lang=ar&canvas=c1');
});
