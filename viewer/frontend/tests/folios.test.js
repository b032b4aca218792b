import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sideCalled } from '../src/folios/commands.js';
import { commandOf } from '../src/folios/keys.js';
import { layOut, placeTowards } from '../src/folios/layout.js';
import { inOrder, patchOf, patched } from '../src/folios/plan.js';
import { Saving } from '../src/folios/saving.js';
import { numbersIn, seriesLabels } from '../src/folios/series.js';

const sides = (...labels) =>
  new Map(labels.map((label, at) => [at + 1, { id: at + 1, label, position: (at + 1) * 2 ** 20 }]));
const press = (key, more = {}) => ({ key, code: '', ...more });

test('a series alternates, skips and doubles as the server does', () => {
  const asked = { start: '1v', faces: 'alternate', numerals: 'latin', skip: [3], bis: [2] };
  assert.deepEqual(seriesLabels(asked, 6), ['1v', '2r', '2v', '2bis r', '2bis v', '4r']);
  assert.deepEqual(seriesLabels({ ...asked, start: '١r', numerals: 'arabic_indic', bis: [] }, 2), [
    '١و',
    '١ظ',
  ]);
  assert.equal(seriesLabels({ ...asked, start: 'i r' }, 2), null);
  assert.deepEqual(seriesLabels({ ...asked, start: '٧', foliation: 'old' }, 2), ['7', '8']);
});

test('numbers are read with ranges and in any digits, and nonsense is not', () => {
  assert.deepEqual(numbersIn('٣, 13; 27-29'), [3, 13, 27, 28, 29]);
  assert.deepEqual(numbersIn(''), []);
  assert.equal(numbersIn('twelve'), null);
});

test('a move lays the chosen sides together before the place', () => {
  const plan = sides('1r', '1v', '2r', '2v');
  const order = (act) => inOrder(patched(plan, patchOf(plan, act))).map((side) => side.id);
  assert.deepEqual(order({ action: 'move', sides: [4, 1], position: 2 }), [2, 1, 4, 3]);
  assert.deepEqual(order({ action: 'move', sides: [1], by: 1 }), [2, 1, 3, 4]);
  assert.deepEqual(order({ action: 'move', sides: [1, 2], after: 4 }), [3, 4, 1, 2]);
});

test('what only the server can tell is left to it', () => {
  assert.equal(patchOf(sides('1r'), { action: 'mark_as', sides: [1], thing: 'target' }), null);
});

test('arrows go by sight in both directions, past what an opening leaves empty', () => {
  const ordered = inOrder(sides('1r', '1v', '2r', '2v', '3r'));
  const grid = layOut(ordered, 'grid', 132 * 2);
  assert.equal(grid.columns, 2);
  assert.equal(placeTowards('ArrowLeft', 0, grid, true), 1);
  assert.equal(placeTowards('ArrowLeft', 1, grid, false), 0);
  assert.equal(placeTowards('ArrowDown', 1, grid, true), 3);
  assert.equal(placeTowards('ArrowDown', 3, grid, true), 4);
  assert.equal(placeTowards('ArrowUp', 0, grid, true), 0);
  const opened = layOut(ordered, 'spreads', 204 * 2);
  assert.deepEqual(opened.slots, [null, 0, 1, 2, 3, 4]);
  assert.equal(placeTowards('Home', 4, opened, true), 0);
  assert.equal(placeTowards('ArrowUp', 1, opened, true), 0);
});

test('single keys act on any keyboard, and write where they are switched off', () => {
  assert.deepEqual(commandOf(press('l'), true), { name: 'series' });
  assert.deepEqual(commandOf(press('д', { code: 'KeyL' }), true), { name: 'series' });
  assert.deepEqual(commandOf(press('l'), false), { name: 'edit', text: 'l' });
  assert.deepEqual(commandOf(press('١'), true), { name: 'edit', text: '١' });
  assert.deepEqual(commandOf(press('z', { ctrlKey: true, shiftKey: true }), true), { name: 'redo' });
  assert.equal(commandOf(press('Tab'), true), null);
});

test('a side is found by its label, its leaf, another numbering or its place', () => {
  const ordered = inOrder(sides('1r', '1v', '2r'));
  ordered[1].labels = { old: '٢٧٠' };
  assert.equal(sideCalled(ordered, '2'), 3);
  assert.equal(sideCalled(ordered, '١v'), 2);
  assert.equal(sideCalled(ordered, '270'), 2);
  assert.equal(sideCalled(ordered, '#1'), 1);
  assert.equal(sideCalled(ordered, '9v'), null);
});

function line(answers) {
  const heard = [];
  const sent = [];
  const kept = new Map();
  const saving = new Saving({
    base: '/api',
    edition: 4,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => kept.set(key, text),
      removeItem: (key) => kept.delete(key),
    },
    storageKey: 'here',
    told: {
      state: (name) => heard.push(name),
      done: (entry) => heard.push(`done ${entry.path}`),
      refused: (lost, status) => heard.push(`refused ${lost.length} ${status}`),
    },
    fetcher: async (address, { body }) => {
      sent.push([address, JSON.parse(body)]);
      const [status, told] = answers.shift() ?? [200, { edition: 9 }];
      if (!status) throw new TypeError('no network');
      return { status, ok: status < 400, json: async () => told };
    },
  });
  return { saving, heard, sent, kept };
}
const soon = () => new Promise((done) => setTimeout(done, 20));

test('actions are sent one after the other, each with the edition before it', async () => {
  const { saving, sent, heard } = line([
    [200, { edition: 5 }],
    [200, { edition: 6 }],
  ]);
  saving.add({ path: 'actions', body: {} });
  saving.add({ path: 'undo', body: {} });
  await soon();
  assert.deepEqual(sent, [
    ['/api/actions', { edition: 4 }],
    ['/api/undo', { edition: 5 }],
  ]);
  assert.equal(heard.at(-1), 'saved');
});

test('without a network the line is kept in the browser and sent again', async () => {
  const { saving, heard, kept, sent } = line([[0], [200, { edition: 5 }]]);
  saving.add({ path: 'actions', body: { token: 'one' } });
  await soon();
  assert.equal(heard.at(-1), 'waiting');
  assert.match(kept.get('here'), /"token":"one"/);
  saving.again();
  await soon();
  assert.equal(heard.at(-1), 'saved');
  assert.equal(kept.size, 0);
  assert.equal(sent[0][1].token, sent[1][1].token);
});

test('a clash drops what came after it, a mistake only itself', async () => {
  const clash = line([[409, { detail: 'no' }]]);
  clash.saving.add({ path: 'actions', body: {} });
  clash.saving.add({ path: 'actions', body: {} });
  await soon();
  assert.ok(clash.heard.includes('refused 2 409'));
  const mistake = line([[422, { detail: 'no' }]]);
  mistake.saving.add({ path: 'actions', body: {} });
  mistake.saving.add({ path: 'actions', body: {} });
  await soon();
  assert.ok(mistake.heard.includes('refused 1 422'));
  assert.equal(mistake.sent.length, 2);
});
