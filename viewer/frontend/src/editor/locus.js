// Where in the book: from one side to another, and the page image that shows it.
import { field } from './controls.js';
import { h } from './element.js';
import { isEmpty } from './tree.js';
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
  const page = h('p', { class: 'small row' });

  function drawPage() {
    const shown = context.pages.labelOf(value.canvas_id);
    page.replaceChildren(...(value.canvas_id ? [
      say('editor-page-linked', { label: shown ?? value.canvas_id }),
      h('button', {
        type: 'button', class: 'button button-quiet',
        click: () => {
          delete value.canvas_id;
          delete value.region;
          changed();
          drawPage();
        },
      }, say('editor-page-unlink')),
    ] : []));
  }

  const take = context.pages.any() ? h('button', {
    type: 'button', class: 'button',
    click: () => {
      const shown = context.pages.current();
      value.canvas_id = shown.id;
      delete value.region;
      if (!value.start) value.start = start.value = shown.label;
      changed();
      drawPage();
      announce(say('editor-page-linked', { label: shown.label }));
    },
  }, say('editor-page-take')) : null;
  drawPage();
  return h('fieldset', { class: 'field plain', data: { path } }, h('legend', {}, spec.label),
    h('div', { class: 'pair-row' },
      field({ label: say('editor-from') }, `${path}.start`, start),
      field({ label: say('editor-to') }, `${path}.end`, end('end')),
      take),
    page);
}
