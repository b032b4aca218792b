import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseRegion,
  readAddress,
  regionToView,
  viewToRegion,
  writeAddress,
} from '../src/reader/address.js';
import { fill, sentence } from '../src/reader/announce.js';

test('an address written by the reader opens the same view again', () => {
  const view = { canvas: 'c12', xywh: { x: 10, y: 20, width: 300, height: 400 }, mode: 'page' };
  const search = writeAddress('?lang=ar', view);
  assert.equal(search, '?lang=ar&canvas=c12&xywh=10,20,300,400&mode=page');
  assert.deepEqual(readAddress(search), view);
});

test('the whole page needs no region, and an automatic mode no mode', () => {
  const search = writeAddress('?canvas=c1&xywh=1,2,3,4&mode=page', { canvas: 'c2', xywh: null });
  assert.equal(search, '?canvas=c2');
});

test('a canvas given by its whole address is shortened', () => {
  const view = { canvas: 'https://library.example/iiif/m1/canvas/c12', xywh: null, mode: null };
  assert.equal(writeAddress('', view), '?canvas=c12');
});

test('what is not a region or a mode is ignored', () => {
  for (const text of ['', 'a,b,c,d', '1,2,3', '1,2,0,4', '1,2,-3,4', '1.5,2,3,4', null]) {
    assert.equal(parseRegion(text), null);
  }
  assert.deepEqual(parseRegion('pixel:-1,2,3,4'), { x: -1, y: 2, width: 3, height: 4 });
  assert.equal(readAddress('?mode=sideways').mode, null);
});

test('a region of a page and its place in the viewer are the same thing', () => {
  const page = { width: 3000, height: 4000 };
  const place = { x: 0.75, y: 0, width: 0.75, height: 1 };
  const region = { x: 300, y: 400, width: 600, height: 800 };
  const back = viewToRegion(regionToView(region, page, place), page, place);
  for (const side of ['x', 'y', 'width', 'height']) {
    assert.ok(Math.abs(back[side] - region[side]) < 1e-6);
  }
});

const pages = ['1r', '1v', '2r'].map((label) => ({ label }));

test('the announcement names folio and place, for one page and for two', () => {
  assert.equal(sentence(pages, [0], {}), 'Folio 1r, page 1 of 3');
  assert.equal(sentence(pages, [1, 2], {}), 'Folios 1v and 2r, pages 2 and 3 of 3');
});

test('the announcement is in the words of the page', () => {
  const strings = { announce: 'Лист {label}: {number} из {total}' };
  assert.equal(sentence(pages, [2], strings), 'Лист 2r: 3 из 3');
  assert.equal(fill('{a} {unknown}', { a: 1 }), '1 {unknown}');
});
