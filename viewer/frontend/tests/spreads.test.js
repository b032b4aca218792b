import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceOf, indexOfPage, leafNumber, readBook } from '../src/reader/book.js';
import { bounds, openings, placements, singles, viewOf } from '../src/reader/spreads.js';

const page = (label, more = {}) => ({
  id: `c${label}`,
  label,
  width: 3000,
  height: 4000,
  service: `/iiif/3/i${label}`,
  ...more,
});
const book = (pages, direction = 'right-to-left') => readBook({ direction, pages });
const labels = (pages) => openings(pages).map((view) => view.map((i) => pages[i].label).join('+'));

test('a verso stands with the recto that follows it, and the first recto alone', () => {
  const { pages } = book(['1r', '1v', '2r', '2v', '3r', '3v'].map((label) => page(label)));
  assert.deepEqual(labels(pages), ['1r', '1v+2r', '2v+3r', '3v']);
});

test('covers stand alone and do not shift the openings', () => {
  const { pages } = book([
    page('front cover', { nonPaged: true }),
    page('1r'),
    page('1v'),
    page('2r'),
    page('back cover', { nonPaged: true }),
  ]);
  assert.deepEqual(labels(pages), ['front cover', '1r', '1v+2r', 'back cover']);
});

test('pages that are not neighbours in the book are not shown as an opening', () => {
  const { pages } = book(['1r', '1v', '4r', '4v', '5r'].map((label) => page(label)));
  assert.deepEqual(labels(pages), ['1r', '1v', '4r', '4v+5r']);
});

test('a side that was not photographed leaves its neighbour alone', () => {
  const { pages } = book(['1r', '2r', '2v', '3r'].map((label) => page(label)));
  assert.deepEqual(labels(pages), ['1r', '2r', '2v+3r']);
});

test('without folio labels the pairs follow the rule of IIIF for paged objects', () => {
  const { pages } = book(['p1', 'p2', 'p3', 'p4'].map((label) => page(label)));
  assert.deepEqual(labels(pages), ['p1', 'p2+p3', 'p4']);
});

test('in a right-to-left book the verso of the earlier leaf stands on the right', () => {
  const { pages, direction } = book([page('1v'), page('2r')]);
  const [verso, recto] = placements(pages, [0, 1], direction);
  assert.ok(verso.x > recto.x);
  assert.equal(recto.x, 0);
  assert.equal(verso.x, recto.width);
});

test('in a left-to-right book the verso stands on the left', () => {
  const { pages, direction } = book([page('1v'), page('2r')], 'left-to-right');
  const [verso, recto] = placements(pages, [0, 1], direction);
  assert.ok(verso.x < recto.x);
});

test('pages of different sizes are drawn at one height, side by side without a gap', () => {
  const pages = [page('1v', { width: 2000, height: 3000 }), page('2r', { width: 1000, height: 1500 })];
  const placed = placements(book(pages).pages, [0, 1], 'right-to-left');
  assert.deepEqual(placed.map(({ height }) => height), [1, 1]);
  assert.equal(bounds(placed).width, placed[0].width + placed[1].width);
});

test('a book that is read downwards has its pages one above the other', () => {
  const { pages, direction } = book([page('1v'), page('2r')], 'top-to-bottom');
  const [first, second] = placements(pages, [0, 1], direction);
  assert.equal(first.y, 0);
  assert.equal(second.y, first.height);
});

test('every page is in exactly one view, in both modes', () => {
  const { pages } = book(['1r', '1v', '2r', '2v', '3r'].map((label) => page(label)));
  for (const views of [openings(pages), singles(pages)]) {
    assert.deepEqual(views.flat(), [0, 1, 2, 3, 4]);
    pages.forEach((_, index) => assert.ok(views[viewOf(views, index)].includes(index)));
  }
});

test('faces and leaf numbers are read from labels, and not guessed', () => {
  assert.equal(faceOf('12v'), 'verso');
  assert.equal(faceOf('12bis r'), 'recto');
  assert.equal(faceOf('iv'), 'verso');
  assert.equal(faceOf('front cover'), null);
  assert.equal(faceOf('12'), null);
  assert.equal(leafNumber('12v'), 12);
  assert.equal(leafNumber('back cover'), null);
});

test('a page is found by its identifier and by its whole canvas address', () => {
  const pages = [page('1r'), page('1v')];
  assert.equal(indexOfPage(pages, 'c1v'), 1);
  assert.equal(indexOfPage(pages, 'https://library.example/iiif/m1/canvas/c1v'), 1);
  assert.equal(indexOfPage(pages, 'c9'), -1);
  assert.equal(indexOfPage(pages, null), -1);
});

test('a book without pages is refused', () => {
  assert.throws(() => readBook({ direction: 'left-to-right', pages: [] }), /no pages/);
});
