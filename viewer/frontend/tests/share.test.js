import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regionInView } from '../src/mirador/region.js';
import { writeAddress } from '../src/reader/address.js';
import { encodeState, stateOf, targetOf } from '../src/reader/content_state.js';
import { called, linkToBoth, linksTo, within } from '../src/reader/share.js';

const CANVAS = 'https://example.org/object1/canvas7';
const MANIFEST = 'https://example.org/object1/manifest';
const share = {
  reader: 'https://b.example/manuscripts/m1/read',
  mirador: 'https://b.example/manuscripts/m1/mirador',
  view: 'https://b.example/view',
  manifest: 'https://b.example/iiif/m1/manifest.json',
  canvas: 'https://b.example/iiif/m1/canvas/{canvas}',
  ark: 'https://b.example/ark:12345/m1x/{canvas}',
  words: {
    folio: 'f. {label}',
    citation: { holder: 'المكتبة', shelfmark: 'MS 1', title: 'القرآن' },
  },
};
const page = { id: 'c7', label: '12r', width: 1000, height: 2000 };
const decoded = (state) =>
  JSON.parse(decodeURIComponent(Buffer.from(state, 'base64url').toString('utf8')));

test('a content state is written as the example of its text', () => {
  const target = targetOf({ canvas: CANVAS, manifest: MANIFEST, xywh: '1000,2000,1000,2000' });
  assert.equal(
    encodeState(target),
    'JTdCJTIyaWQlMjIlM0ElMjJodHRwcyUzQSUyRiUyRmV4YW1wbGUub3JnJTJGb2JqZWN0MSUyRmNhbnZhczclMjN4eXdo' +
      'JTNEMTAwMCUyQzIwMDAlMkMxMDAwJTJDMjAwMCUyMiUyQyUyMnR5cGUlMjIlM0ElMjJDYW52YXMlMjIlMkMlMjJwYXJ0' +
      'T2YlMjIlM0ElNUIlN0IlMjJpZCUyMiUzQSUyMmh0dHBzJTNBJTJGJTJGZXhhbXBsZS5vcmclMkZvYmplY3QxJTJGbWFu' +
      'aWZlc3QlMjIlMkMlMjJ0eXBlJTIyJTNBJTIyTWFuaWZlc3QlMjIlN0QlNUQlN0Q',
  );
});

test('letters of every script come back, and nothing of it has to be escaped', () => {
  const state = { id: 'https://b.example/القرآن?a=ÿ~', label: '😀 %20 >>>' };
  const encoded = encodeState(state);
  assert.match(encoded, /^[A-Za-z0-9_-]+$/);
  assert.deepEqual(decoded(encoded), state);
});

test('two targets need an annotation around them, one does not', () => {
  assert.equal(stateOf([1]), 1);
  assert.deepEqual(stateOf([1, 2]), {
    type: 'Annotation',
    motivation: ['contentState'],
    target: [1, 2],
  });
  const link = linkToBoth('/view', [{ id: 'a' }, { id: 'b' }]);
  assert.deepEqual(decoded(link.split('=')[1]).target, [{ id: 'a' }, { id: 'b' }]);
});

test('every link to a place says the same place', () => {
  const region = { x: 1.2, y: 2.6, width: 30, height: 40 };
  const links = linksTo(share, page, region, true);
  assert.equal(links.link, `${share.reader}?canvas=c7&marked=1,3,30,40`);
  assert.equal(linksTo(share, page, region, false).link, `${share.reader}?canvas=c7&xywh=1,3,30,40`);
  assert.equal(linksTo(share, page, null, false).link, `${share.reader}?canvas=c7`);
  assert.equal(decoded(links.state.split('=')[1]).id, 'https://b.example/iiif/m1/canvas/c7#xywh=1,3,30,40');
  assert.equal(links.mirador.split('?')[1], links.state.split('?')[1]);
  assert.equal(
    links.citation,
    'المكتبة, MS 1, f. 12r. القرآن. https://b.example/ark:12345/m1x/c7?xywh=1,3,30,40',
  );
});

test('a region is cut at the edges of its page, and beside it there is none', () => {
  const cut = within({ x: -50, y: 1900, width: 100, height: 400 }, page);
  assert.deepEqual(cut, { x: 0, y: 1900, width: 50, height: 100 });
  assert.equal(within({ x: 1200, y: 0, width: 10, height: 10 }, page), null);
  assert.equal(within(null, page), null);
});

test('a cover is called by its name', () => {
  assert.equal(called('12v', share.words), 'f. 12v');
  assert.equal(called('front cover', share.words), 'front cover');
});

test('a content state was followed once, and an older number belongs to one page', () => {
  const view = { canvas: 'c1', xywh: null, mode: null, light: '', marked: null, text: false };
  assert.equal(writeAddress('?iiif-content=abc&canvas=c1&cited=9v&lang=ar', view), '?canvas=c1&cited=9v&lang=ar');
  assert.equal(writeAddress('?canvas=c2&cited=9v', view), '?canvas=c1');
});

test('a region is seen whole in a window of any shape', () => {
  const one = { manifestId: 'm', region: [1400, 1900, 600, 500] };
  for (const [size, across, down] of [
    [{ width: 1280, height: 800 }, 1280, 500],
    [{ width: 1280, height: 800, count: 2 }, 640, 500],
    [{ width: 390, height: 844, narrow: true }, 390, 544],
    [{ width: 390, height: 844, narrow: true, count: 2 }, 390, 122],
  ]) {
    const { initialViewerConfig: seen, region } = regionInView(one, size);
    assert.equal(region, undefined);
    assert.deepEqual([seen.x, seen.y], [1700, 2150]);
    assert.ok(1 / seen.zoom >= 600 - 1e-6);
    assert.ok((1 / seen.zoom) * (down / across) >= 500 - 1e-6);
  }
  assert.deepEqual(regionInView({ manifestId: 'm' }, { width: 9, height: 9 }), { manifestId: 'm' });
});
