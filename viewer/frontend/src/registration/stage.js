// One picture with points on it: OpenSeadragon, asked and told in px of the picture.
import OpenSeadragon from 'openseadragon';
import { standInForInlineStyle } from '../inert_style.js';
import { tileSource } from '../reader/tiles.js';

const NEAR = 6;

/** Shows `image` ({service, width, height}) in `element`. */
export function stage(element, image, label) {
  standInForInlineStyle();
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element,
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

  return {
    width,
    height,
    /** Puts a mark on the picture; `dragged` hears where it is pulled to. */
    add(mark, { dragged, grasped }) {
      viewer.addOverlay({
        element: mark,
        location: point(0, 0),
        placement: OpenSeadragon.Placement.CENTER,
        checkResize: false,
        rotationMode: OpenSeadragon.OverlayRotationMode.NO_ROTATION,
      });
      mark.tracker = new OpenSeadragon.MouseTracker({
        element: mark,
        pressHandler: grasped,
        dragHandler: (event) => {
          if (!dragged) return;
          const corner = viewer.canvas.getBoundingClientRect();
          const { clientX, clientY } = event.originalEvent;
          const seen = new OpenSeadragon.Point(clientX - corner.left, clientY - corner.top);
          const at = viewer.viewport.pointFromPixel(seen);
          dragged(at.x * width, at.y * width);
        },
      });
    },
    put: (mark, x, y) => viewer.updateOverlay(mark, point(x, y), OpenSeadragon.Placement.CENTER),
    clear(marks) {
      for (const mark of marks) {
        mark.tracker.destroy();
        viewer.removeOverlay(mark);
      }
    },
    /** The picture's px in the middle of what is seen now. */
    middle() {
      const at = viewer.viewport.getCenter();
      return [at.x * width, at.y * width].map((value) => Math.round(value));
    },
    /** Makes sure that a place is to be seen, as close as this picture is looked at now. */
    bring(x, y) {
      const seen = viewer.viewport.getBounds();
      const at = point(x, y);
      const inside = seen.containsPoint(at);
      if (!inside || seen.width < 1 / NEAR) viewer.viewport.panTo(at, still);
    },
  };
}
