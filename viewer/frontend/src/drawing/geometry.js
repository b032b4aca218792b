// Shapes over a page as plain numbers: points are [x, y] in pixels of the canvas, origin at the
// upper left. Nothing here knows a screen or a document.
//
// A shape is { kind, points }: a 'point' has one point, a 'rectangle' two opposite corners, a
// 'polygon' its corners in order, not closed by a repeated first one.

const square = (value) => value * value;

/** The square of the distance of `point` from the line between `start` and `end`. */
function distanceSquared(point, start, end) {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = dx * dx + dy * dy;
  const along = length && ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length;
  const t = Math.min(Math.max(along, 0), 1);
  return square(point[0] - start[0] - t * dx) + square(point[1] - start[1] - t * dy);
}

// Ramer-Douglas-Peucker on points[from..to] without recursion; marks what is kept.
function keepFarthest(points, from, to, tolerance, kept) {
  const open = [[from, to]];
  while (open.length) {
    const [start, end] = open.pop();
    let far = square(tolerance);
    let at = -1;
    for (let index = start + 1; index < end; index += 1) {
      const distance = distanceSquared(points[index], points[start], points[end]);
      if (distance > far) [far, at] = [distance, index];
    }
    if (at >= 0) {
      kept[at] = 1;
      open.push([start, at], [at, end]);
    }
  }
}

// The method takes the square of its length at worst, so a long line goes through it in pieces.
const PIECE = 2000;

/**
 * The line with fewer points: no point that is left out lies farther than `tolerance` from it
 * (Ramer 1972; Douglas and Peucker 1973). First and last stay.
 */
export function simplify(points, tolerance) {
  if (points.length < 3 || tolerance <= 0) return points.slice();
  // A quarter of the tolerance for standing still, the rest for the line: together the whole.
  const [close, wide] = [square(tolerance / 4), (tolerance * 3) / 4];
  const apart = [points[0]];
  for (const point of points) {
    const last = apart.at(-1);
    if (square(point[0] - last[0]) + square(point[1] - last[1]) > close) apart.push(point);
  }
  const end = points.at(-1);
  if (apart.at(-1) !== end) apart.push(end);
  const kept = new Uint8Array(apart.length);
  for (let from = 0; from < apart.length - 1; from += PIECE) {
    const to = Math.min(from + PIECE, apart.length - 1);
    kept[from] = 1;
    kept[to] = 1;
    keepFarthest(apart, from, to, wide, kept);
  }
  return apart.filter((_, index) => kept[index]);
}

/** As `simplify`, with the tolerance doubled until at most `most` points are left: both. */
export function simplifyTo(points, tolerance, most) {
  let used = tolerance;
  let found = simplify(points, used);
  while (found.length > most) {
    used *= 2;
    found = simplify(points, used);
  }
  return { points: found, tolerance: used };
}

/** Whole pixels, and no point twice in a row. */
export function rounded(points) {
  return points
    .map(([x, y]) => [Math.round(x), Math.round(y)])
    .filter(([x, y], index, all) => index === 0 || x !== all[index - 1][0] || y !== all[index - 1][1]);
}

/** `{x, y, width, height}` of all points. */
export function boundsOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The corners of a shape in order: those of a rectangle from the upper left, clockwise. */
export function cornersOf({ kind, points }) {
  if (kind !== 'rectangle' || points.length < 2) return points;
  const { x, y, width, height } = boundsOf(points);
  return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
}

/** The shape as SVG path data, whole numbers: 'M x,y L x,y Z'. A point is a line to itself. */
export function pathOf(shape) {
  const corners = cornersOf(shape).map(([x, y]) => `${Math.round(x)},${Math.round(y)}`);
  if (shape.kind === 'point') return `M ${corners[0]} L ${corners[0]}`;
  return `M ${corners.join(' L ')} Z`;
}

/** The points of path data as `pathOf` writes it, or null. */
export function pointsOfPath(path) {
  const match = /^M (-?\d+,-?\d+(?: L -?\d+,-?\d+)*) Z$/.exec(path.trim());
  return match && match[1].split(' L ').map((pair) => pair.split(',').map(Number));
}

/** The area inside a shape in square pixels, whichever way round its corners go. */
export function areaOf(shape) {
  const corners = cornersOf(shape);
  let doubled = 0;
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length];
    doubled += x * nextY - nextX * y;
  });
  return Math.abs(doubled) / 2;
}

const turn = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const isBeside = (a, b, c) =>
  Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);

function meet(a, b, c, d) {
  const [one, two, three, four] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (one !== two && three !== four) return true;
  return (
    (one === 0 && isBeside(a, b, c)) || (two === 0 && isBeside(a, b, d)) ||
    (three === 0 && isBeside(c, d, a)) || (four === 0 && isBeside(c, d, b))
  );
}

// Two neighbours share a corner; they go wrong only when the second runs back over the first.
const runsBack = (a, b, c) =>
  turn(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;

/**
 * Where the outline of a polygon crosses, touches or runs back over itself: the numbers of two
 * sides, counted from 0 and each beginning at the corner of its number; or null.
 */
export function crossingOf(points) {
  const count = points.length;
  const end = (index) => points[(index + 1) % count];
  const sides = points
    .map((start, index) => ({
      index, left: Math.min(start[0], end(index)[0]), right: Math.max(start[0], end(index)[0]),
    }))
    .sort((one, other) => one.left - other.left);
  for (let at = 0; at < count; at += 1) {
    const { index: one, right } = sides[at];
    for (let next = at + 1; next < count && sides[next].left <= right; next += 1) {
      const other = sides[next].index;
      const [first, second] = one < other ? [one, other] : [other, one];
      const isNext = second === first + 1;
      const isAround = first === 0 && second === count - 1;
      const isBad = isNext || isAround
        ? (isNext && runsBack(points[first], points[second], end(second))) ||
          (isAround && runsBack(points[second], points[first], end(first)))
        : meet(points[first], end(first), points[second], end(second));
      if (isBad) return [first, second];
    }
  }
  return null;
}

// Where two lines meet that are known to cross.
function crossing(a, b, c, d) {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const across = ux * vy - uy * vx;
  const t = across ? ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / across : 0;
  return [Math.round(a[0] + t * ux), Math.round(a[1] + t * uy)];
}

const lengthOf = (points) =>
  points.slice(1).reduce((sum, [x, y], index) => sum + Math.hypot(x - points[index][0], y - points[index][1]), 0);

// A tail may be this part of the whole line; a figure of eight is no closed line with tails.
const TAIL = 0.2;

/**
 * A line drawn round something, without the ends that ran past one another where it was closed.
 * What crosses itself in another way comes back as it is.
 */
export function withoutTails(points) {
  const found = crossingOf(points);
  if (!found || found[1] === points.length - 1) return points;
  const [one, other] = found;
  const knot = crossing(points[one], points[one + 1], points[other], points[other + 1]);
  const loop = points.slice(one + 1, other + 1);
  const tails = lengthOf([...points.slice(0, one + 1), knot]) + lengthOf([knot, ...points.slice(other + 1)]);
  return tails > TAIL * lengthOf(points) ? points : rounded([knot, ...loop]);
}

/** The point moved onto the canvas if it lies beside it; `size` is { width, height }. */
export const clamped = ([x, y], { width, height }) => [
  Math.min(Math.max(x, 0), width),
  Math.min(Math.max(y, 0), height),
];

/** Whether some point lies beside the canvas. */
export const isOutside = (points, { width, height }) =>
  points.some(([x, y]) => !(x >= 0 && y >= 0 && x <= width && y <= height));

/**
 * What is wrong with a shape: 'few' (too few corners), 'outside', 'crossing', 'flat' (no area), or
 * null where nothing is.
 */
export function faultOf(shape, size) {
  const { kind, points } = shape;
  if (points.length < { point: 1, rectangle: 2, polygon: 3 }[kind]) return 'few';
  if (isOutside(points, size)) return 'outside';
  if (kind === 'polygon' && crossingOf(points)) return 'crossing';
  return kind !== 'point' && areaOf(shape) === 0 ? 'flat' : null;
}

/** Whether `point` lies in the shape, or at most `reach` from its outline. */
export function isAt(point, shape, reach = 0) {
  const corners = cornersOf(shape);
  const near = square(reach);
  let isIn = false;
  for (let index = 0; index < corners.length; index += 1) {
    const [a, b] = [corners[index], corners[(index + 1) % corners.length]];
    if (distanceSquared(point, a, b) <= near) return true;
    if (a[1] > point[1] !== b[1] > point[1]) {
      const crossing = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
      if (point[0] < crossing) isIn = !isIn;
    }
  }
  return isIn;
}
