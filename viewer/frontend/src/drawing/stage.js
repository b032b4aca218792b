// One page in an OpenSeadragon viewer, at 0,0 and 1 wide, to be drawn on.
import OpenSeadragon from 'openseadragon';
import { standInForInlineStyle } from '../inert_style.js';
import { tileSource } from '../reader/tiles.js';

// For small things at the edge of a leaf: a pixel of the photograph may be eight of the screen.
const MOST_SCREEN_PIXELS_PER_PIXEL = 8;
// Around the whole page, in parts of its width.
const AIR = 0.02;

/**
 * Opens the page in `place`, an element with a height; `label` is what a screen reader calls it.
 *
 * `page` is { service, image: { width, height }, size: { width, height } }: the address of the
 * image service, the size of the photograph and that of the canvas. The photograph is laid over
 * the whole width of the canvas.
 */
export function openStage(place, page, { label }) {
  standInForInlineStyle();
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element: place,
    // WebGL is tried out before it is used and then copied into a canvas picture by picture: where
    // there is no graphics processor the page came half a second later.
    drawer: 'canvas',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    animationTime: still ? 0 : 0.4,
    immediateRender: still,
    blendTime: 0,
    visibilityRatio: 0.5,
    minZoomImageRatio: 0.5,
    maxZoomPixelRatio: MOST_SCREEN_PIXELS_PER_PIXEL,
    preserveImageSizeOnResize: true,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false },
    gestureSettingsTouch: { clickToZoom: false, dblClickToZoom: false, flickEnabled: false },
    gestureSettingsPen: { clickToZoom: false, dblClickToZoom: false, flickEnabled: false },
    timeout: 60000,
  });
  // Arrow keys belong to the cross-hair, so a screen reader hands them on here.
  viewer.canvas.setAttribute('role', 'application');
  viewer.canvas.setAttribute('aria-label', label);
  // A little air, so that a line can be begun at the very edge of the leaf.
  const height = page.size.height / page.size.width;
  const whole = new OpenSeadragon.Rect(-AIR, -AIR, 1 + 2 * AIR, height + 2 * AIR);
  viewer.addTiledImage({ tileSource: tileSource(page), x: 0, y: 0, width: 1 });
  // Until somebody moves it the page stays whole, also when the place gets another size.
  let isWhole = true;
  const home = (immediately = still) => {
    isWhole = true;
    viewer.viewport.fitBounds(whole, immediately);
  };
  const moved = () => {
    isWhole = false;
  };
  for (const move of ['canvas-scroll', 'canvas-pinch', 'canvas-drag']) viewer.addHandler(move, moved);
  viewer.canvas.addEventListener('keydown', moved);
  const stay = () => isWhole && viewer.viewport && home(true);
  viewer.world.addHandler('add-item', stay);
  // OpenSeadragon moves the view itself once more after it has told of the new size.
  viewer.addHandler('after-resize', () => queueMicrotask(stay));
  home(true);
  return {
    viewer,
    home,
    zoom: (factor) => {
      moved();
      viewer.viewport.zoomBy(factor, undefined, still);
      viewer.viewport.applyConstraints(still);
    },
    rotate: (degrees) => {
      moved();
      viewer.viewport.rotateBy(degrees, undefined, still);
    },
    destroy: () => viewer.destroy(),
  };
}
