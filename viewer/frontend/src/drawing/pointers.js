// Mouse, finger and pen on the page: what draws, what moves it.
//
// Once a pen has been seen fingers only move the page; until then a finger draws and two move it.
// With the polygon a tap sets a point, and dragging a mouse or finger moves the page.

// Farther than this between press and release it was no tap, in pixels of the screen.
const SLACK = { mouse: 5, pen: 8, touch: 12 };
const CLOSE = { mouse: 8, pen: 10, touch: 18 };
const TWICE_MS = 600;

const slack = (kinds, type) => kinds[type] ?? kinds.mouse;
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

/** Brings the pointers of the viewer to `drawing`; the answer stops it. */
export function listenToPointers(drawing) {
  const { surface } = drawing;
  const { viewer } = surface;
  const { canvas } = viewer;
  let hasPen = false;
  let press = null;
  let before = null;

  const isLine = () => drawing.tool === 'freehand' || drawing.tool === 'rectangle';
  const isNear = (place, point, type) => apart(place, surface.toScreen(point)) <= slack(CLOSE, type);

  function pressed({ pointerType, position }) {
    hasPen ||= pointerType === 'pen';
    drawing.crossHair.hide();
    canvas.focus({ preventScroll: true });
    // A hand that rests on the tablet does not stop the pen.
    if (press?.type === 'pen' && pointerType === 'touch' && drawing.stroke) return;
    const isDrawing = drawing.tool !== 'pan' && !(pointerType === 'touch' && hasPen);
    press = { type: pointerType, isDrawing, from: position, at: position, isTap: true, box: canvas.getBoundingClientRect() };
    // The second corner of a rectangle whose first was tapped is no new beginning.
    if (isDrawing && drawing.tool === 'freehand') drawing.begin(surface.toCanvas(position));
  }

  function dragged(event) {
    if (!press) return;
    if (press.type !== event.pointerType) {
      event.preventDefaultAction = true;
      return;
    }
    press.at = event.position;
    if (apart(press.from, event.position) > slack(SLACK, press.type)) press.isTap = false;
    if (!press.isDrawing || !(isLine() || press.type === 'pen')) return;
    event.preventDefaultAction = true;
    if (press.isTap && drawing.tool !== 'freehand') return;
    if (!isLine()) return drawing.follow(surface.toCanvas(event.position));
    if (!drawing.stroke) drawing.begin(surface.toCanvas(press.from));
    drawing.draw(placesOf(event).map((place) => surface.toCanvas(place)));
  }

  // Browsers gather several moves into one event; a fast line needs them all.
  function placesOf({ originalEvent, position }) {
    const gathered = originalEvent?.getCoalescedEvents?.() ?? [];
    if (gathered.length < 2) return [position];
    const { left, top } = press.box;
    return gathered.map(({ clientX, clientY }) => ({ x: clientX - left, y: clientY - top }));
  }

  function released({ pointerType, position }) {
    if (!press || press.type !== pointerType) return;
    const { isDrawing, isTap, type } = press;
    press = null;
    const point = surface.toCanvas(position);
    if (!isDrawing) {
      if (isTap && drawing.tool === 'pan') drawing.told.picked?.(surface.at(point, slack(SLACK, type)));
      return;
    }
    if (drawing.stroke && !(isTap && drawing.tool === 'freehand')) return drawing.end();
    if (drawing.stroke) return drawing.abandon();
    if (isTap || type === 'pen') tapped(point, position, type);
  }

  function tapped(point, position, type) {
    const now = performance.now();
    const { points } = drawing;
    const isTwice = before && now - before.when < TWICE_MS && apart(before.at, position) <= slack(CLOSE, type);
    const isAround = points.length > 2 && isNear(position, points[0], type);
    before = { when: now, at: position };
    const isPolygon = drawing.tool === 'polygon';
    drawing.place(point, { isClosing: isPolygon && points.length > 0 && (isTwice || isAround) });
    if (!drawing.isAtWork) before = null;
  }

  const givenUp = () => {
    if (press?.type === 'pen' && drawing.stroke) return;
    press = null;
    drawing.abandon();
  };
  const second = (event) => {
    if (event.pointerType === 'touch' && !event.isPrimary) givenUp();
  };
  const hovering = (event) => {
    if (event.buttons || event.pointerType === 'touch' || drawing.tool === 'pan') return;
    const { left, top } = canvas.getBoundingClientRect();
    drawing.follow(surface.toCanvas({ x: event.clientX - left, y: event.clientY - top }));
  };
  const handlers = {
    'canvas-press': pressed,
    'canvas-drag': dragged,
    'canvas-release': released,
    'canvas-pinch': givenUp,
  };
  for (const [name, handler] of Object.entries(handlers)) viewer.addHandler(name, handler);
  canvas.addEventListener('pointerdown', second);
  canvas.addEventListener('pointermove', hovering);
  canvas.addEventListener('pointercancel', givenUp);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) viewer.removeHandler(name, handler);
    canvas.removeEventListener('pointerdown', second);
    canvas.removeEventListener('pointermove', hovering);
    canvas.removeEventListener('pointercancel', givenUp);
  };
}
