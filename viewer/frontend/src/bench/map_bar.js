// The bar under the thumb: what is being drawn, how bad it is, the tools, undo, and the way from
// side to side in the reading direction of the book.
import { TOOLS } from '../drawing/tool.js';
import { element } from '../drawing/svg.js';
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { swatch } from './hatches.js';

const ICONS = {
  pan: 'M12 3v18M3 12h18M12 3l-3 3M12 3l3 3M12 21l-3-3M12 21l3-3M3 12l3-3M3 12l3 3M21 12l-3-3M21 12l-3 3',
  polygon: 'M5 8 13 3.500 20 9 17.500 19 6.500 20.500Z',
  freehand: 'M3.500 15c2-7 5-9.500 7-7.500s-3 8 0 9.500 5-9 10-8.500',
  rectangle: 'M4 6.500h16v11H4z',
  point: 'M12 3v5M12 16v5M3 12h5M16 12h5M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  undo: 'M5 8.500h9.500a5 5 0 0 1 0 10H10M9 4.500l-4 4 4 4',
  redo: 'M19 8.500H9.500a5 5 0 0 0 0 10H14M15 4.500l4 4-4 4',
  before: 'm14.500 5-7 7 7 7',
  after: 'm9.500 5 7 7-7 7',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1',
  whole: 'M6 3.500h12v17H6zM9 8h6M9 12h6',
  nearer: 'M5 12h14M12 5v14',
  farther: 'M5 12h14',
};
const STEPS = [0, 1, 2, 3, 4];

/** A drawn sign for a button. */
export const icon = (name) => element('svg', { class: 'icon bench-icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
  element('path', { d: ICONS[name] }));

/** A button with a sign above its word. */
export const signed = (name, words, click, more = {}) =>
  h('button', { type: 'button', class: 'button bench-signed', click, ...more }, icon(name), h('span', {}, words));

/** The way from side to side; `go(step)` turns, `open(id)` goes to one. */
export function makeStepper({ sides, direction, go, open }) {
  const select = h('select', { 'aria-label': say('bench-side'), change: () => open(select.value) },
    sides.map((side) => h('option', { value: side.id }, side.label)));
  const turn = (name, step) => h('button', { type: 'button', class: 'button bench-turn', 'aria-label': say(`bench-side-${name}`), data: { step: name }, click: () => go(step) }, icon(name));
  const [before, after] = [turn('before', -1), turn('after', 1)];
  return {
    show: (id) => {
      select.value = id;
      const at = sides.findIndex((side) => side.id === id);
      before.setAttribute('aria-disabled', String(at <= 0));
      after.setAttribute('aria-disabled', String(at >= sides.length - 1));
    },
    element: h('div', { class: 'bench-stepper', dir: direction === 'right-to-left' ? 'rtl' : 'ltr' }, before, select, after),
  };
}

/** The bar; `acts` are the functions of the map, `state` what is chosen now. */
export function makeBar({ config, terms, state, acts }) {
  const stepper = makeStepper({ sides: config.sides, direction: config.direction, go: acts.go, open: acts.openSide });
  const list = signed('list', say('bench-list'), acts.toggleList, { 'aria-expanded': 'false', data: { act: 'list' } });
  if (!config.mayWrite) {
    return {
      element: h('div', { class: 'bench-bar' }, h('div', { class: 'bench-bar-row' }, stepper.element, list)),
      stepper, list, update: () => {},
    };
  }
  const term = h('button', { type: 'button', class: 'button bench-now', data: { act: 'term' }, click: acts.chooseTerm });
  const severity = STEPS.map((step) => h('button', {
    type: 'button', class: 'button', 'aria-label': say('bench-severity-is', { severity: step }), data: { severity: step },
    click: () => acts.setSeverity(step),
  }, String(step)));
  const tools = TOOLS.map((tool) => signed(tool, say(`bench-tool-${tool}`), () => acts.use(tool), { data: { tool } }));
  const undo = signed('undo', say('bench-undo'), acts.undo, { data: { act: 'undo' } });
  const redo = signed('redo', say('bench-redo'), acts.redo, { data: { act: 'redo' } });
  const point = h('button', { type: 'button', class: 'button', data: { act: 'undo-point' }, click: acts.undoPoint }, say('drawing-undo-point'));
  const finish = h('button', { type: 'button', class: 'button button-first', data: { act: 'finish' }, click: acts.finish }, say('drawing-finish'));
  const cancel = h('button', { type: 'button', class: 'button', click: acts.cancel }, say('drawing-cancel'));
  const work = h('div', { class: 'bench-bar-row bench-work' }, finish, point, cancel);
  const target = h('p', { class: 'bench-target' });

  function update(drawing, history) {
    const group = state.term && terms.group(state.term);
    term.replaceChildren(...(group ? [swatch(group)] : []), h('span', {}, state.term ? terms.label(state.term) : say('bench-choose-term')));
    severity.forEach((button, step) => button.setAttribute('aria-pressed', String(step === state.severity)));
    tools.forEach((button, at) => button.setAttribute('aria-pressed', String(drawing?.tool === TOOLS[at])));
    tools.forEach((button) => { button.hidden = !drawing; });
    const isPolygon = drawing && ['polygon', 'freehand'].includes(drawing.tool) && drawing.points.length > 0;
    work.hidden = !isPolygon;
    finish.setAttribute('aria-disabled', String(!isPolygon || drawing.points.length < 3));
    undo.setAttribute('aria-disabled', String(!history.done.length));
    redo.setAttribute('aria-disabled', String(!history.undone.length));
    target.hidden = !state.target;
    target.textContent = state.target ? say('bench-target', { term: terms.label(acts.termOf(state.target)) }) : '';
  }

  return {
    stepper, list, update,
    element: h('div', { class: 'bench-bar' },
      target, work,
      h('div', { class: 'bench-bar-row' }, term,
        h('div', { class: 'bench-severity', role: 'group', 'aria-label': say('bench-severity') }, severity)),
      h('div', { class: 'bench-bar-row bench-tools', role: 'group', 'aria-label': say('drawing-tools') }, tools),
      h('div', { class: 'bench-bar-row' }, undo, redo, stepper.element, list)),
  };
}
