import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelPaths, levelShown, tileCount, tilePath, tileSource, topLevel } from '../src/reader/tiles.js';

test('an image that fits into one tile has one level and one whole picture', () => {
  assert.equal(topLevel(512, 512), 0);
  assert.deepEqual(levelPaths(512, 300, 0), ['full/512,300/0/default.jpg']);
  assert.deepEqual(levelPaths(1, 1, 0), ['full/1,1/0/default.jpg']);
});

test('tiles at the edges have their true size, rounded up', () => {
  assert.equal(tilePath(1153, 1031, 2, 2, 2), '1024,1024,129,7/129,7/0/default.jpg');
  assert.equal(tilePath(1153, 1031, 1, 1, 1), '1024,1024,129,7/65,4/0/default.jpg');
  assert.equal(tilePath(1153, 1031, 0, 0, 0), 'full/289,258/0/default.jpg');
});

test('columns and rows cover each level', () => {
  assert.deepEqual(tileCount(3000, 4000, 3), { columns: 6, rows: 8 });
  assert.deepEqual(tileCount(3000, 4000, 0), { columns: 1, rows: 1 });
});

test('the level ahead is the smallest that fills the height of the screen', () => {
  assert.equal(levelShown(3000, 4000, 500), 0);
  assert.equal(levelShown(3000, 4000, 900), 1);
  assert.equal(levelShown(3000, 4000, 90000), 3);
});

test('the source of a page needs no request: it is made of sizes alone', () => {
  const source = tileSource({ service: '/iiif/3/i1', image: { width: 3000, height: 4000 } });
  assert.equal(source.maxLevel, 3);
  assert.equal(source.getTileUrl(3, 0, 0), '/iiif/3/i1/0,0,512,512/512,512/0/default.jpg');
});
