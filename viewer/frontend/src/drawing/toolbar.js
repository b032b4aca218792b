// The buttons of the tools: each says in words what it does, and which is in use.
import { h } from '../editor/element.js';

const ZOOM_STEP = 1.5;

/**
 * A row of buttons for `tools` (names of `TOOLS`), the point in work and the view; `say` gives the
 * words. The answer has the element, and `update`, to be called when the drawing has changed.
 */
export function makeToolbar(drawing, stage, tools, say) {
  const button = (key, click, extra = {}) =>
    h('button', { type: 'button', class: 'button', click, ...extra }, say(key));
  const choices = tools.map((tool) => [tool, button(`drawing-tool-${tool}`, () => {
    drawing.use(tool);
    stage.viewer.canvas.focus({ preventScroll: true });
  })]);
  const undo = button('drawing-undo-point', () => drawing.undoPoint());
  const finish = button('drawing-finish', () => drawing.finish());
  const cancel = button('drawing-cancel', () => drawing.cancel());
  const hasPoints = tools.some((tool) => tool === 'polygon' || tool === 'freehand');
  const view = [
    button('drawing-zoom-in', () => stage.zoom(ZOOM_STEP)),
    button('drawing-zoom-out', () => stage.zoom(1 / ZOOM_STEP)),
    button('drawing-whole', () => stage.home()),
  ];

  function update() {
    for (const [tool, choice] of choices) choice.setAttribute('aria-pressed', String(tool === drawing.tool));
    // Not `disabled`: the button that was just pressed would lose the focus.
    const { isAtWork, points } = drawing;
    undo.setAttribute('aria-disabled', String(!points.length));
    finish.setAttribute('aria-disabled', String(points.length < 3));
    cancel.setAttribute('aria-disabled', String(!isAtWork));
  }

  update();
  return {
    update,
    element: h('div', { class: 'drawing-bar' },
      h('div', { class: 'drawing-choices', role: 'group', 'aria-label': say('drawing-tools') },
        choices.map(([, choice]) => choice)),
      hasPoints ? h('div', { class: 'drawing-choices' }, undo, finish, cancel) : null,
      h('div', { class: 'drawing-choices', role: 'group', 'aria-label': say('drawing-view') }, view)),
  };
}
