// One picture with points on it: OpenSeadragon, asked and told in px of the picture.
import OpenSeadragon from 'openseadragon';
import { standInForInlineStyle } from '../inert_style.js';
import { tileSource } from '../reader/tiles.js';

const NEAR = 6;
// A finger takes the nearest point within so many px of the screen: points may lie closer together.
const REACH_PX = 24;

/**
 * Shows `image` ({service, width, height}) in `element`. `grasped(number)` hears which point was
 * touched, `dragged(number, x, y)` where it is pulled to; null where nothing may be moved.
 */
export function stage(element, image, label, { grasped, dragged }) {
  standInForInlineStyle();
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element,
    // See drawing/stage.js.
    drawer: 'canvas',
    showNavigationControl: false,
    animationTime: still ? 0 : 0.4,
    immediateRender: still,
    maxZoomPixelRatio: 4,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { clickToZoom: false, dblClickToZoom: true },
    tileSources: tileSource({ service: image.service, image }),
  });
  viewer.canvas.setAttribute('aria-label', label);
  const { width, height } = image;
  const point = (x, y) => new OpenSeadragon.Point(x / width, y / width);
  let marks = [];
  let at = () => [0, 0];
  let held = null;

  const nearest = (position) => {
    let [found, closest] = [-1, REACH_PX];
    marks.forEach((_, number) => {
      const distance = viewer.viewport.pixelFromPoint(point(...at(number)), true).distanceTo(position);
      if (distance < closest) [found, closest] = [number, distance];
    });
    return found;
  };
  viewer.addHandler('canvas-press', ({ position }) => {
    const number = nearest(position);
    held = null;
    if (number < 0) return;
    const seen = viewer.viewport.pixelFromPoint(point(...at(number)), true);
    // Held where it was touched: it must not jump under the finger.
    held = { number, off: seen.minus(position) };
    marks[number].focus({ preventScroll: true });
    grasped(number);
  });
  viewer.addHandler('canvas-drag', (event) => {
    if (!held) return;
    event.preventDefaultAction = true;
    if (!dragged) return;
    const to = viewer.viewport.pointFromPixel(event.position.plus(held.off), true);
    dragged(held.number, to.x * width, to.y * width);
  });
  viewer.addHandler('canvas-drag-end', (event) => {
    if (held) event.preventDefaultAction = true;
  });
  viewer.addHandler('canvas-release', () => {
    held = null;
  });

  return {
    width,
    height,
    /** Puts a mark on the picture. */
    add(mark) {
      viewer.addOverlay({
        element: mark,
        location: point(0, 0),
        placement: OpenSeadragon.Placement.CENTER,
        checkResize: false,
        rotationMode: OpenSeadragon.OverlayRotationMode.NO_ROTATION,
      });
    },
    /** The marks there are, and where each of them lies: `placeOf(number)` is [x, y]. */
    know(all, placeOf) {
      [marks, at] = [all, placeOf];
    },
    put: (mark, x, y) => viewer.updateOverlay(mark, point(x, y), OpenSeadragon.Placement.CENTER),
    clear(all) {
      for (const mark of all) viewer.removeOverlay(mark);
    },
    /** The picture's px in the middle of what is seen now. */
    middle() {
      const seen = viewer.viewport.getCenter();
      return [seen.x * width, seen.y * width].map((value) => Math.round(value));
    },
    /** Makes sure that a place is to be seen, as close as this picture is looked at now. */
    bring(x, y) {
      const seen = viewer.viewport.getBounds();
      const to = point(x, y);
      const inside = seen.containsPoint(to);
      if (!inside || seen.width < 1 / NEAR) viewer.viewport.panTo(to, still);
    },
  };
}
