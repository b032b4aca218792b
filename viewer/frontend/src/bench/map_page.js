// The page on the stage: the photograph whole and upright, the shapes of all layers over it, tools.
import { Drawing } from '../drawing/tool.js';
import { openStage } from '../drawing/stage.js';
import { Surface } from '../drawing/surface.js';
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { icon } from './map_bar.js';
import { addHatches, hatchOf } from './hatches.js';
import { shapeOf } from './side.js';

const ZOOM = 1.5;

/**
 * Opens the side in `place`. `told` are the functions of a drawing (see drawing/tool.js); where the
 * custodians ask that nothing lies over the page, or there is no photograph, nothing can be drawn.
 */
export function openPage(place, page, { config, terms, told }) {
  if (!page.service) {
    place.replaceChildren(h('p', { class: 'note bench-no-page' }, say('bench-no-photograph')));
    return { surface: null, drawing: null, show: () => {}, destroy: () => place.replaceChildren() };
  }
  const [width, height] = page.size;
  const [imageWidth, imageHeight] = page.image;
  const size = { width, height };
  const stage = openStage(place, { service: page.service, image: { width: imageWidth, height: imageHeight }, size }, {
    label: say('drawing-stage', { label: page.label }),
  });
  const view = h('div', { class: 'bench-view', role: 'group', 'aria-label': say('drawing-view') },
    [['nearer', 'drawing-zoom-in', () => stage.zoom(ZOOM)], ['farther', 'drawing-zoom-out', () => stage.zoom(1 / ZOOM)], ['whole', 'drawing-whole', () => stage.home()]]
      .map(([name, words, click]) => h('button', { type: 'button', class: 'button', 'aria-label': say(words), click }, icon(name))));
  place.append(view);
  const close = () => {
    view.remove();
    stage.destroy();
  };
  if (!page.mayCover) return { surface: null, drawing: null, stage, show: () => {}, destroy: close };

  const surface = new Surface(stage.viewer, size);
  const fit = addHatches(surface.defs, config.groups);
  const fitted = () => fit(surface.scale());
  for (const event of ['open', 'animation-finish', 'resize']) stage.viewer.addHandler(event, fitted);
  stage.viewer.world.addHandler('add-item', fitted);
  fitted();
  const drawing = config.mayWrite ? new Drawing(surface, told) : null;
  if (!drawing) {
    stage.viewer.addHandler('canvas-click', ({ quick, position }) => {
      if (quick) told.picked(surface.at(surface.toCanvas(position), 12));
    });
  }

  const drawn = (seen, region, classes) => {
    const { name, letter } = terms.group(seen.term);
    return {
      ...shapeOf(region),
      classes: `bench-shape bench-group-${name} ${classes}`,
      // No hatch is to be seen in a dot: a point has the letter in words, and how bad it is.
      hatch: region.kind === 'point' ? null : hatchOf(name),
      mark: region.kind === 'point' ? `${letter}${seen.severity}` : null,
      title: `${terms.label(seen.term)} (${say('bench-severity-is', { severity: seen.severity })})`,
    };
  };
  let before = new Map();

  /** Shows the regions of the side: those of this assessment, and of the earlier ones in `layers`. */
  function show(side, layers, selected) {
    const now = new Map();
    for (const seen of side.earlier) {
      if (layers.has(seen.assessment)) for (const region of seen.regions) now.set(region.id, drawn(seen, region, 'bench-earlier'));
    }
    for (const seen of side.own) for (const region of seen.regions) now.set(region.id, drawn(seen, region, ''));
    const key = (shape) => `${shape.classes} ${shape.title} ${shape.points.length} ${shape.points}`;
    const kept = new Map([...now].map(([id, shape]) => [id, key(shape)]));
    surface.remove(...[...before.keys()].filter((id) => !kept.has(id)));
    surface.put(...[...now.values()].filter((shape) => before.get(shape.id) !== kept.get(shape.id)));
    before = kept;
    surface.select(...(selected?.regions ?? []).map((region) => region.id));
  }

  return {
    stage, surface, drawing, show,
    destroy: () => {
      drawing?.destroy();
      surface.destroy();
      close();
    },
  };
}
