// Two OpenSeadragon viewers: one holds both photographs under each other, the second stands beside
// it when they are compared side by side, and moves with the first.
import OpenSeadragon from 'openseadragon';
import { makeStage } from '../reader/stage.js';

const same = (one, other) => Math.abs(one - other) < 1e-9;

/** Makes the panes in `left` and `right`; `onMove` is told when somebody moved the view. */
export function makePanes(left, right, { still, onMove }) {
  const main = makeStage(left, { still, label: '' });
  let beside = null;
  let state = null;
  let leads = main.viewer;
  // What was asked to be seen, a rectangle or 'whole'; null once somebody moved the view by hand.
  let aim = 'whole';

  const follow = (from, to) => {
    const zoom = from.viewport.getZoom(true);
    const centre = from.viewport.getCenter(true);
    const own = to.viewport.getCenter(true);
    if (same(to.viewport.getZoom(true), zoom) && same(own.x, centre.x) && same(own.y, centre.y)) return;
    to.viewport.zoomTo(zoom, null, true);
    to.viewport.panTo(centre, true);
  };

  // OpenSeadragon keeps the old zoom in the new room, after it has told of the change.
  function keepAim(stage) {
    for (const gesture of ['canvas-drag', 'canvas-scroll', 'canvas-pinch', 'canvas-double-click']) {
      stage.viewer.addHandler(gesture, () => {
        aim = null;
      });
    }
    stage.viewer.addHandler('after-resize', () => {
      setTimeout(() => {
        if (aim === 'whole') stage.home();
        else if (aim) {
          const { x, y, width, height } = aim;
          stage.viewer.viewport.fitBounds(new OpenSeadragon.Rect(x, y, width, height), true);
        }
      });
    });
  }

  function second() {
    if (beside) return beside;
    right.hidden = false;
    beside = makeStage(right, { still, label: '' });
    keepAim(beside);
    for (const [viewer, other] of [
      [main.viewer, beside.viewer],
      [beside.viewer, main.viewer],
    ]) {
      for (const gesture of ['canvas-enter', 'canvas-press', 'canvas-scroll', 'canvas-pinch']) {
        viewer.addHandler(gesture, () => {
          leads = viewer;
        });
      }
      // Only the one under the hand leads: each would else pull the other back.
      viewer.addHandler('update-viewport', () => {
        if (leads === viewer && state?.mode === 'side') follow(viewer, other);
      });
      viewer.addHandler('animation-finish', onMove);
    }
    return beside;
  }

  // The world keeps the order in which pictures were added: what lies below comes first.
  function arrange() {
    const { world } = main.viewer;
    if (!state || state.mode === 'side' || world.getItemCount() < 2) return;
    const upper = world.getItemAt(1);
    const { width, height } = state.left;
    if (state.mode === 'curtain') {
      upper.setOpacity(state.k > 0 ? 1 : 0);
      upper.setClip(new OpenSeadragon.Rect(0, 0, Math.max(1, width * state.k), height));
    } else {
      upper.setClip(null);
      upper.setOpacity(1 - state.k);
    }
  }

  const place = ({ width, height }) => ({ x: 0, y: 0, width: 1, height: height / width });
  const page = (layer) => ({ service: layer.service, image: layer });
  let drawing = null;
  const drawn = [];

  function overlay() {
    for (const [viewer, element] of drawn.splice(0)) viewer.removeOverlay(element);
    if (!drawing || !state) return;
    const viewers = state.mode === 'side' ? [main.viewer, second().viewer] : [main.viewer];
    for (const viewer of viewers) {
      const element = drawing.cloneNode(true);
      const { width, height } = place(state.side);
      viewer.addOverlay({ element, location: new OpenSeadragon.Rect(0, 0, width, height) });
      drawn.push([viewer, element]);
    }
  }

  /** Shows two photographs of a side; `region` (viewer space) is seen first, else the whole. */
  function show(next, region) {
    state = next;
    aim = region ?? 'whole';
    const where = place(state.side);
    right.hidden = state.mode !== 'side';
    if (state.mode === 'side') {
      main.show([page(state.left)], [{ index: 0, ...where }], region);
      second().show([page(state.right)], [{ index: 0, ...where }], region);
    } else {
      const pages = [page(state.right), page(state.left)];
      main.show(pages, [{ index: 0, ...where }, { index: 1, ...where }], region);
    }
    arrange();
    overlay();
  }

  keepAim(main);
  main.viewer.world.addHandler('add-item', arrange);
  main.viewer.world.addHandler('remove-item', arrange);
  main.viewer.addHandler('animation-finish', onMove);

  return {
    main,
    show,
    zoom: (factor) => {
      aim = null;
      leads = main.viewer;
      main.zoom(factor);
    },
    home: () => {
      aim = 'whole';
      leads = main.viewer;
      main.home();
    },
    slide: (k) => {
      state = { ...state, k };
      arrange();
    },
    draw: (element) => {
      drawing = element;
      overlay();
    },
    label: (text) => {
      main.label(text);
      beside?.label(text);
    },
  };
}
