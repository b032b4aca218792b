import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowTopFolder, inOrder } from '../src/deposit/folder.js';
import { Queue, sizeInWords } from '../src/deposit/queue.js';

const items = (count) =>
  Array.from({ length: count }, (_, n) => ({ name: `${n}.tif`, size: 10, state: 'waiting' }));

function desk() {
  const jobs = new Map();
  const stopped = [];
  const send = (item, told) => {
    jobs.set(item.name, told);
    return { stop: () => stopped.push(item.name) };
  };
  return { jobs, stopped, queue: new Queue(send, () => {}) };
}

test('the folder that was chosen is no part of the names, folders in it are', () => {
  assert.equal(belowTopFolder('scans/12v.tif'), '12v.tif');
  assert.equal(belowTopFolder('scans/covers/front.tif'), 'covers/front.tif');
  assert.equal(belowTopFolder('12v.tif'), '12v.tif');
});

test('files stand in the order in which people count', () => {
  const found = ['10r.tif', '2r.tif', '1v.tif', '1r.tif'].map((name) => ({ name }));
  assert.deepEqual(
    inOrder(found, 'en').map(({ name }) => name),
    ['1r.tif', '1v.tif', '2r.tif', '10r.tif'],
  );
});

test('two spellings of one name are one file', () => {
  const found = [{ name: 'café.tif'.normalize('NFD') }, { name: 'café.tif'.normalize('NFC') }];
  assert.equal(inOrder(found, 'en').length, 1);
});

test('three files are sent at once, and each end lets the next begin', () => {
  const { jobs, queue } = desk();
  queue.add(items(5));
  assert.deepEqual([...jobs.keys()], ['0.tif', '1.tif', '2.tif']);
  jobs.get('1.tif').done();
  assert.deepEqual([...jobs.keys()].slice(3), ['3.tif']);
  assert.equal(queue.summary().sent, 1);
});

test('a pause stops what runs, and going on begins it again', () => {
  const { jobs, stopped, queue } = desk();
  queue.add(items(2));
  queue.setPaused(true);
  assert.deepEqual(stopped, ['0.tif', '1.tif']);
  jobs.get('0.tif').failed('stopped');
  assert.equal(queue.items[0].state, 'waiting');
  queue.setPaused(false);
  assert.deepEqual(queue.items.map(({ state }) => state), ['sending', 'sending']);
});

test('a file that failed says why and may be sent again', () => {
  const { jobs, queue } = desk();
  queue.add(items(1));
  jobs.get('0.tif').failed('the disk is full');
  assert.equal(queue.items[0].why, 'the disk is full');
  assert.equal(queue.summary().busy, false);
  queue.again(queue.items[0]);
  assert.equal(queue.items[0].state, 'sending');
});

test('a folder that is chosen a second time after a reload sends nothing twice', () => {
  const { jobs, queue } = desk();
  queue.add([{ name: 'a.tif', size: 10, state: 'sent' }, ...items(1)]);
  queue.add([{ name: 'a.tif', size: 10, state: 'waiting' }, ...items(1)]);
  assert.deepEqual([...jobs.keys()], ['0.tif']);
  assert.deepEqual(queue.summary(), { sent: 1, total: 2, bytes: 10, bytesTotal: 20, busy: true });
});

test('progress counts bytes of all files', () => {
  const { jobs, queue } = desk();
  queue.add(items(2));
  jobs.get('0.tif').progress(4);
  assert.equal(queue.summary().bytes, 4);
});

test('sizes are told in the words of the reader', () => {
  assert.equal(sizeInWords(1_500_000_000, 'en'), '1.5 GB');
  assert.equal(sizeInWords(1_500_000_000, 'ru'), '1,5 ГБ');
});
