// The picture itself: OpenSeadragon, told which pages stand where.
import OpenSeadragon from 'openseadragon';
import { standInForInlineStyle } from '../inert_style.js';
import { bounds } from './spreads.js';
import { levelPaths, levelShown, tileSource } from './tiles.js';

// Beyond this a pixel of the photograph is more than two pixels of the screen: nothing to see.
const MOST_SCREEN_PIXELS_PER_PIXEL = 2;
// A neighbour whose first view needs more tiles than this is left to the moment it is opened.
const MOST_TILES_AHEAD = 16;
// Within this ratio of the whole view a page counts as not zoomed in, and a swipe turns it.
const STILL_WHOLE = 1.02;
const SETTLE_TIMEOUT_MS = 400;

const toRect = ({ x, y, width, height }) => new OpenSeadragon.Rect(x, y, width, height);

/** Makes the viewer inside `element`; `still` is true when the reader asked for less motion. */
export function makeStage(element, { still, label }) {
  standInForInlineStyle();
  const viewer = OpenSeadragon({
    element,
    showNavigationControl: false,
    keyboardNavEnabled: false,
    animationTime: still ? 0 : 0.5,
    immediateRender: still,
    blendTime: 0,
    visibilityRatio: 0.6,
    minZoomImageRatio: 0.5,
    maxZoomPixelRatio: MOST_SCREEN_PIXELS_PER_PIXEL,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { flickEnabled: !still, dblClickToZoom: true, clickToZoom: false },
    preserveViewport: true,
    imageLoaderLimit: 8,
    timeout: 60000,
    silenceMultiImageWarnings: true,
  });
  viewer.canvas.setAttribute('role', 'img');
  viewer.canvas.setAttribute('aria-label', label);
  let home = null;
  // The rectangle that was asked for, until the reader moves by hand: kept when the stage resizes.
  let wanted = null;

  const see = (rectangle, immediately) => {
    wanted = rectangle;
    // Turns the rectangle by itself when the picture is turned.
    viewer.viewport.fitBounds(toRect(rectangle), immediately);
  };
  const rotation = () => viewer.viewport.getRotation(false);
  const moved = () => {
    wanted = null;
  };
  for (const gesture of ['canvas-drag', 'canvas-scroll', 'canvas-pinch', 'canvas-double-click']) {
    viewer.addHandler(gesture, (event) => {
      if (!event.preventDefaultAction) moved();
    });
  }
  viewer.addHandler('resize', () => {
    // Afterwards: in the same breath the viewer still zooms by the change of its own size.
    queueMicrotask(() => {
      if (wanted) see(wanted, true);
    });
  });

  /** Shows these placements; `region` (viewer space) is seen first, else the whole opening. */
  const show = (pages, placed, region) => {
    const old = Array.from({ length: viewer.world.getItemCount() }, (_, i) =>
      viewer.world.getItemAt(i),
    );
    home = bounds(placed);
    const shown = placed.filter(({ index }) => pages[index].service);
    for (const place of shown) {
      viewer.addTiledImage({
        tileSource: tileSource(pages[place.index]),
        x: place.x,
        y: place.y,
        fitBounds: toRect(place),
        fitBoundsPlacement: OpenSeadragon.Placement.CENTER,
      });
    }
    for (const item of old) viewer.world.removeItem(item);
    const settle = () => see(region ?? home, true);
    settle();
    // Adding is asynchronous, and the bounds that a view is held within come from what is there.
    whenItems(viewer, shown.length, settle);
  };

  let outlined = null;
  /** Puts a line around a rectangle (viewer space); null takes it away. */
  const outline = (rectangle) => {
    if (outlined) viewer.removeOverlay(outlined);
    outlined = null;
    if (!rectangle) return;
    outlined = document.createElement('div');
    outlined.className = 'reader-marked';
    viewer.addOverlay({ element: outlined, location: toRect(rectangle) });
  };

  const zoomed = () => {
    const { viewport } = viewer;
    const whole = wholeZoom(viewer, home && turned(home, rotation()));
    return viewport.getZoom(false) > whole * STILL_WHOLE;
  };

  return {
    viewer,
    show,
    outline,
    zoomed,
    home: () => home && see(home, still),
    zoom: (factor) => {
      moved();
      viewer.viewport.zoomBy(factor, undefined, still);
      viewer.viewport.applyConstraints(still);
    },
    pan: (dx, dy) => {
      moved();
      const step = viewer.viewport.getBounds().width / 6;
      viewer.viewport.panBy(new OpenSeadragon.Point(dx * step, dy * step), still);
      viewer.viewport.applyConstraints(still);
    },
    rotate: (degrees) => {
      const whole = !zoomed();
      viewer.viewport.rotateBy(degrees, undefined, still);
      if (whole && home) see(home, still);
    },
    upright: () => viewer.viewport.setRotation(0, true),
    region: () => turned(viewer.viewport.getBoundsNoRotate(false), rotation()),
    label: (text) => viewer.canvas.setAttribute('aria-label', text),
    focus: () => viewer.canvas.focus({ preventScroll: true }),
  };
}

/** The same middle, sides exchanged, when the picture lies on its side. */
function turned({ x, y, width, height }, degrees) {
  if (Math.abs(degrees % 180) !== 90) return { x, y, width, height };
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return { x: middleX - height / 2, y: middleY - width / 2, width: height, height: width };
}

function wholeZoom(viewer, home) {
  if (!home) return viewer.viewport.getHomeZoom();
  const aspect = viewer.viewport.getAspectRatio();
  return home.width / home.height >= aspect ? 1 / home.width : 1 / (home.height * aspect);
}

function whenItems(viewer, count, then) {
  if (count === 0) return;
  const deadline = setTimeout(finish, SETTLE_TIMEOUT_MS);
  const check = () => {
    if (viewer.world.getItemCount() >= count) finish();
  };
  function finish() {
    clearTimeout(deadline);
    viewer.world.removeHandler('add-item', check);
    then();
  }
  viewer.world.addHandler('add-item', check);
}

/** Fetches, when the browser is idle, what the first view of `pages` will need. */
export function fetchAhead(pages, shownHeight, seen) {
  const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  later(() => {
    for (const page of pages) {
      if (!page.service || seen.has(page.service)) continue;
      seen.add(page.service);
      const { width, height } = page.image;
      const level = levelShown(width, height, shownHeight * window.devicePixelRatio);
      const paths = levelPaths(width, height, level);
      if (paths.length > MOST_TILES_AHEAD) continue;
      for (const path of [...levelPaths(width, height, 0), ...paths]) {
        const image = new Image();
        image.fetchPriority = 'low';
        image.src = `${page.service}/${path}`;
      }
    }
  });
}
