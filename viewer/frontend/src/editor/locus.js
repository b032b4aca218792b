// Where in the book: from one side to another, and the page image that shows it.
import { field } from './controls.js';
import { h } from './element.js';
import { isEmpty, putAt, valueAt } from './tree.js';
import { announce, say } from './words.js';

/** The control of a locus; the page in the side panel can be taken over with one button. */
export function locus(spec, holder, context, path) {
  const value = holder[spec.name] ?? {};
  const changed = () => {
    if (isEmpty(value)) delete holder[spec.name];
    else holder[spec.name] = value;
    context.touched();
  };
  const end = (name) => h('input', {
    class: 'narrow', dir: 'auto', value: value[name] ?? '',
    input: ({ target }) => {
      if (target.value) value[name] = target.value;
      else delete value[name];
      changed();
    },
  });
  const start = end('start');
  const page = h('div', { class: 'small row', data: { path: `${path}.region` } });

  function drawPage() {
    const shown = context.pages.labelOf(value.canvas_id);
    const canDraw = context.pages.any() && (!value.canvas_id || context.pages.find(value.canvas_id));
    const parts = value.canvas_id ? [
      say('editor-page-linked', { label: shown ?? value.canvas_id }),
      value.region ? h('span', {}, say('drawing-region-is', { region: value.region })) : null,
    ] : [];
    if (canDraw) {
      parts.push(h('button', {
        type: 'button', class: 'button', data: { region: 'draw' }, click: draw,
      }, say(value.region ? 'drawing-region-change' : 'drawing-region-draw')));
    }
    if (value.canvas_id) {
      parts.push(h('button', {
        type: 'button', class: 'button button-quiet',
        click: () => {
          delete value.canvas_id;
          delete value.region;
          changed();
          drawPage();
        },
      }, say('editor-page-unlink')));
    }
    page.replaceChildren(...parts.filter(Boolean));
  }

  async function draw() {
    const on = context.pages.find(value.canvas_id) ?? context.pages.current();
    // OpenSeadragon is loaded by those who draw, and by nobody who only writes.
    const { announceRegion, askForRegion } = await import('./region.js');
    const region = await askForRegion(on, value.region ?? null);
    if (region !== null) {
      take(on, region);
      announceRegion(region);
    }
    document.querySelector(`[data-path="${CSS.escape(path)}.region"] [data-region=draw]`)?.focus();
  }

  // A save may have come back with a colleague's changes while a dialog was open: then the form was
  // drawn anew over another document, and what was chosen belongs into that one.
  function take(shown, region) {
    const isOld = !page.isConnected;
    const here = isOld ? valueAt(context.document, path) ?? {} : value;
    here.canvas_id = shown.id;
    if (region) here.region = region;
    else delete here.region;
    if (!here.start) here.start = start.value = shown.label;
    if (isOld) {
      putAt(context.document, path, here);
      context.touched();
      context.redraw();
      return;
    }
    changed();
    drawPage();
  }

  const takeShown = async () => {
    const shown = context.pages.current();
    if (value.region && value.canvas_id !== shown.id) {
      const { askToDrop } = await import('./region.js');
      const from = context.pages.labelOf(value.canvas_id) ?? value.canvas_id;
      if (!(await askToDrop(from, shown.label))) return;
    }
    take(shown, value.canvas_id === shown.id ? value.region : null);
    announce(say('editor-page-linked', { label: shown.label }));
  };
  const taking = context.pages.any()
    ? h('button', { type: 'button', class: 'button', click: takeShown }, say('editor-page-take'))
    : null;
  drawPage();
  return h('fieldset', { class: 'field plain', data: { path } }, h('legend', {}, spec.label),
    h('div', { class: 'pair-row' },
      field({ label: say('editor-from') }, `${path}.start`, start),
      field({ label: say('editor-to') }, `${path}.end`, end('end')),
      taking),
    page);
}
