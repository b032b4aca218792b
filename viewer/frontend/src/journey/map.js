// Draws the map: land, a grid of degrees, the way from stop to stop, and what each stop was.
import { feature } from 'topojson-client';
import world from 'world-atlas/land-110m.json';
import {
  gathered,
  gridLines,
  HEIGHT,
  nearest,
  place,
  unrolledPolygon,
  viewOf,
  WIDTH,
} from './projection.js';

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = 8;

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function ringPath(view, ring, turn) {
  const places = ring.map(([longitude, latitude]) => place(view, longitude, latitude, turn));
  return `M${places.map((at) => at.join(',')).join('L')}Z`;
}

function isNear(view, ring, turn) {
  return ring.some(
    ([longitude, latitude]) =>
      longitude + 360 * turn > view.west - 30 &&
      longitude + 360 * turn < view.east + 30 &&
      latitude > view.south - 30 &&
      latitude < view.north + 30,
  );
}

// The ring round the South Pole has no inside on a flat map, and no book went there.
const isAntarctic = ([outer]) => outer.every(([, latitude]) => latitude < -60);

function polygons() {
  return feature(world, world.objects.land)
    .features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    .filter((polygon) => !isAntarctic(polygon))
    .map(unrolledPolygon);
}

function land(view) {
  const paths = [];
  for (const polygon of polygons()) {
    for (const turn of [-1, 0, 1]) {
      if (!isNear(view, polygon[0], turn)) continue;
      paths.push(polygon.map((ring) => ringPath(view, ring, turn)).join(''));
    }
  }
  return element('path', { class: 'journey-land', 'fill-rule': 'evenodd', d: paths.join('') });
}

/** The whole world, small, with a frame round what the map shows; away from the stops. */
function locator(view, spots) {
  const [width, height] = [180, 90];
  const isFree = (x, y) =>
    spots.every(({ at }) => Math.abs(at[0] - x - width / 2) > 130 || Math.abs(at[1] - y - 45) > 85);
  const corners = [[WIDTH - width - 8, HEIGHT - height - 22], [WIDTH - width - 8, 8], [8, 8]];
  const corner = corners.find(([x, y]) => isFree(x, y));
  if (!corner || view.east - view.west > 120) return element('g', {});
  const at = (longitude, latitude) => [
    Math.round((longitude + 180) * 5) / 10,
    Math.round((90 - latitude) * 5) / 10,
  ];
  const outline = (outer, turn) =>
    `M${outer.map(([east, north]) => at(east + 360 * turn, north).join(',')).join('L')}Z`;
  const d = polygons()
    .flatMap(([outer]) => [-1, 0, 1].map((turn) => outline(outer, turn)))
    .join('');
  const [left, top] = at(view.west, view.north);
  const [right, bottom] = at(view.east, view.south);
  const [x, y] = corner;
  const inset = element('svg', { x, y, width, height, viewBox: `0 0 ${width} ${height}` });
  const size = { width: right - left, height: bottom - top };
  inset.append(
    element('rect', { class: 'journey-sea', width, height }),
    element('path', { class: 'journey-land', d }),
    element('rect', { class: 'journey-frame', x: left, y: top, ...size }),
  );
  return inset;
}

function degrees(x, y, text) {
  return element('text', { class: 'journey-degrees', x, y, direction: 'ltr' }, text);
}

function grid(view) {
  const group = element('g', {});
  for (const degree of gridLines(view.west, view.east)) {
    const [x] = place(view, degree, view.latitude);
    group.append(element('path', { class: 'journey-grid', d: `M${x},0V${HEIGHT}` }));
    const shown = ((degree + 540) % 360) - 180;
    const text = `${Math.abs(shown)}°${shown < 0 ? 'W' : 'E'}`;
    group.append(degrees(x + 4, HEIGHT - 6, text));
  }
  for (const degree of gridLines(view.south, view.north)) {
    const [, y] = place(view, view.longitude, degree);
    group.append(element('path', { class: 'journey-grid', d: `M0,${y}H${WIDTH}` }));
    const text = `${Math.abs(degree)}°${degree < 0 ? 'S' : 'N'}`;
    group.append(degrees(4, y - 4, text));
  }
  return group;
}

/** A sign for what happened at a place: made is round, held is a triangle, found is a diamond. */
export function sign(shape, x, y, size = RADIUS) {
  const attributes = { class: 'journey-point' };
  if (shape === 'made') return element('circle', { ...attributes, cx: x, cy: y, r: size });
  const corners =
    shape === 'found'
      ? [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]
      : [[0, -1.2], [1.1, 0.9], [-1.1, 0.9]];
  const points = corners.map(([across, down]) => `${x + across * size},${y + down * size}`);
  return element('polygon', { ...attributes, points: points.join(' ') });
}

function way(places) {
  const group = element('g', {});
  for (let index = 1; index < places.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [places[index - 1], places[index]];
    if (x1 === x2 && y1 === y2) continue;
    // Bent a little, so that a way there and a way back are two lines.
    const bend = [(x1 + x2) / 2 + (y2 - y1) * 0.16, (y1 + y2) / 2 - (x2 - x1) * 0.16];
    const d = `M${x1},${y1}Q${bend[0]},${bend[1]} ${x2},${y2}`;
    group.append(element('path', { class: 'journey-way', d }));
    group.append(arrow((x1 + 2 * bend[0] + x2) / 4, (y1 + 2 * bend[1] + y2) / 4, x2 - x1, y2 - y1));
  }
  return group;
}

function arrow(x, y, across, down) {
  const angle = (Math.atan2(down, across) * 180) / Math.PI;
  const transform = `translate(${x} ${y}) rotate(${angle})`;
  return element('path', { class: 'journey-point', d: 'M8,0L-5,-6V6Z', transform });
}

function stop(view, spot, others, direction) {
  const [x, y] = spot.at;
  const group = element('g', {});
  if (spot.isCoarse) {
    const half = [view.perDegreeEast / 2, view.perDegreeNorth / 2].map((one) => Math.max(one, 12));
    group.append(
      element('ellipse', { class: 'journey-coarse', cx: x, cy: y, rx: half[0], ry: half[1] }),
    );
  }
  group.append(sign(spot.shape, x, y));
  const isCrowded = others.some(
    ({ at }) => at[1] > y && at[1] - y < 40 && Math.abs(at[0] - x) < 140,
  );
  const text = `${spot.numbers.join(', ')} · ${spot.name}`;
  const attributes = {
    class: 'journey-name',
    x,
    y: isCrowded ? y - 18 : y + 28,
    'text-anchor': x < 90 ? 'start' : x > WIDTH - 90 ? 'end' : 'middle',
    direction: x < 90 || x > WIDTH - 90 ? 'ltr' : direction,
  };
  group.append(element('text', attributes, text));
  return group;
}

function legend(list) {
  const made = document.createElement('ul');
  made.className = 'journey-legend small';
  for (const [shape, text] of list) {
    const item = document.createElement('li');
    const picture = element('svg', { viewBox: '-12 -12 24 24', 'aria-hidden': 'true' });
    picture.append(sign(shape, 0, 0));
    item.append(picture, text);
    made.append(item);
  }
  return made;
}

/** Fill a figure with the map of `config.points` and show it; the list beside says the same. */
export function drawJourney(figure, config) {
  const view = viewOf(config.points);
  const spots = gathered(config.points).map((spot) => ({
    ...spot,
    at: place(view, nearest(spot.longitude, view.longitude), spot.latitude),
  }));
  const places = config.points.map((point) =>
    place(view, nearest(point.longitude, view.longitude), point.latitude),
  );
  const svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' });
  svg.append(land(view), grid(view), locator(view, spots), way(places));
  for (const spot of spots) {
    svg.append(stop(view, spot, spots.filter((one) => one !== spot), config.direction));
  }
  figure.querySelector('[data-journey-stage]').append(svg);
  figure.append(legend(config.legend));
  figure.hidden = false;
}
