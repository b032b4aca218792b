// After a page is turned, Mirador 4.0 keeps the old place and zoom, so that an opening which follows
// a single page is seen cut off (mended upstream after 4.0, not released to npm). Its own setting
// `preserveViewport: false` fits the first of two new pages alone, and loses a link to a region.
import { OSDReferences } from 'mirador';

// New pages come and old ones go within this time after a turn.
const SETTLING_MS = 3000;

function keepWhole(viewer) {
  const { world } = viewer;
  const fit = () => {
    if (world.getItemCount() > 0) viewer.viewport.goHome(true);
  };
  const gestures = ['canvas-press', 'canvas-scroll', 'canvas-pinch'];
  function stop() {
    clearTimeout(timer);
    world.removeHandler('add-item', fit);
    world.removeHandler('remove-item', fit);
    for (const gesture of gestures) viewer.removeHandler(gesture, stop);
  }
  const timer = setTimeout(stop, SETTLING_MS);
  world.addHandler('add-item', fit);
  world.addHandler('remove-item', fit);
  // The reader's own hand counts more.
  for (const gesture of gestures) viewer.addHandler(gesture, stop);
  return stop;
}

/** Shows every page or opening whole when it has been turned to; the first view stays as asked. */
export function showWholePages({ store }) {
  const shown = new Map();
  const stops = new Map();
  store.subscribe(() => {
    for (const { id, canvasId } of Object.values(store.getState().windows ?? {})) {
      const before = shown.get(id);
      if (before === canvasId) continue;
      shown.set(id, canvasId);
      const viewer = OSDReferences.get(id)?.current;
      if (!before || !viewer) continue;
      stops.get(id)?.();
      stops.set(id, keepWhole(viewer));
    }
  });
}
