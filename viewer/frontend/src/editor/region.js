// The dialog in which the region of a mark is drawn on its page, or given by numbers.
import { makeNumbersForm } from '../drawing/numbers_form.js';
import { readNumbers, writeNumbers } from '../drawing/numbers.js';
import { openStage } from '../drawing/stage.js';
import { Surface } from '../drawing/surface.js';
import { Drawing } from '../drawing/tool.js';
import { makeToolbar } from '../drawing/toolbar.js';
import { freshId, h } from './element.js';
import { announce, say } from './words.js';

const ID = 'region';

/**
 * Asks for a region of `page` (of the editor's list), `region` as it is now ('x,y,w,h') or null.
 * The answer is the new region, '' where it was removed, or null where the dialog was left.
 */
export function askForRegion(page, region) {
  const heading = freshId('region');
  const status = h('p', { class: 'small', role: 'status' });
  const place = h('div', { class: 'drawing-stage' });
  const [width, height] = page.canvas;
  const size = { width, height };
  const isDrawable = Boolean(page.service) && !page.uncovered;
  let shape = null;
  let tools = null;

  const numbers = makeNumbersForm('rectangle', size, say, (points) => take(points, false));

  function take(points, isDrawn) {
    shape = { id: ID, kind: 'rectangle', points };
    tools?.surface.put(shape);
    const text = writeNumbers(shape);
    status.textContent = say('drawing-region-is', { region: text });
    if (isDrawn) numbers.show(shape);
    else tools?.surface.show(boundsIn(points));
  }

  const end = (value, key, kind = '') => h('button', {
    type: 'button', class: `button ${kind}`,
    click: () => dialog.close(value),
  }, say(key));
  const keep = h('button', {
    type: 'button', class: 'button button-first',
    click: () => {
      if (!numbers.check()) return;
      const points = readNumbers(numbers.field.value, 'rectangle');
      if (points) dialog.close(`keep ${writeNumbers({ kind: 'rectangle', points })}`);
      else if (region) dialog.close('remove');
      else status.textContent = say('drawing-region-none');
    },
  }, say('drawing-region-keep'));
  const remove = region ? end('remove', 'drawing-region-remove', 'button-warn') : null;

  const bar = h('div');
  const form = h('div', { class: 'region-form' },
    h('h2', { id: heading }, say('drawing-region-of', { label: page.label })),
    isDrawable ? bar : null,
    isDrawable ? place : h('p', { class: 'note' },
      say(page.uncovered ? 'drawing-uncovered' : 'editor-no-image')),
    status,
    h('div', { class: 'region-foot' }, numbers.element,
      h('div', { class: 'region-ends' }, keep, remove, end('', 'drawing-region-leave', 'button-quiet'))));
  const dialog = h('dialog', { class: 'region-dialog', 'aria-labelledby': heading }, form);

  document.body.append(dialog);
  dialog.showModal();
  if (isDrawable) tools = openTools(place, bar, page, size, status, (points) => take(points, true));
  const given = region && readNumbers(region, 'rectangle');
  if (given) take(given, true);
  else status.textContent = say(isDrawable ? 'drawing-region-how' : 'drawing-region-none');
  (isDrawable ? tools.stage.viewer.canvas : numbers.field).focus({ preventScroll: true });

  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      const { returnValue } = dialog;
      tools?.drawing.destroy();
      tools?.surface.destroy();
      tools?.stage.destroy();
      dialog.remove();
      if (returnValue.startsWith('keep ')) answer(returnValue.slice(5));
      else answer(returnValue === 'remove' ? '' : null);
    }, { once: true });
  });
}

function boundsIn([[left, top], [right, bottom]]) {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function openTools(place, bar, page, size, status, drawn) {
  const [width, height] = page.image;
  const stage = openStage(place, { service: page.service, image: { width, height }, size }, {
    label: say('drawing-stage', { label: page.label }),
  });
  const surface = new Surface(stage.viewer, size);
  let toolbar = null;
  const drawing = new Drawing(surface, {
    finished: ({ points }) => drawn(points),
    refused: (fault) => {
      status.textContent = say(`drawing-fault-${fault}`, size);
    },
    changed: () => toolbar?.update(),
    // The live region of the page lies behind the dialog, where a screen reader does not look.
    say: (key, values) => {
      status.textContent = say(key, values);
    },
  }, { tool: 'rectangle' });
  toolbar = makeToolbar(drawing, stage, ['rectangle', 'pan'], say);
  bar.replaceWith(toolbar.element);
  return { stage, surface, drawing };
}

/** Asks whether a region may go because its locus gets another page; true when it may. */
export function askToDrop(label, shown) {
  const heading = freshId('region');
  const dialog = h('dialog', { class: 'region-ask', 'aria-labelledby': heading },
    h('form', { method: 'dialog' },
      h('h2', { id: heading }, say('drawing-drop', { label: shown })),
      h('p', {}, say('drawing-drop-sure', { label })),
      h('div', { class: 'region-ends' },
        h('button', { class: 'button button-warn', value: 'drop' }, say('drawing-drop-do')),
        h('button', { class: 'button', value: '' }, say('drawing-drop-leave')))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'drop');
    }, { once: true });
  });
}

/** Says that the region of a locus is another now. */
export function announceRegion(region) {
  announce(region ? say('drawing-region-is', { region }) : say('drawing-region-gone'));
}
