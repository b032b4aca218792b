import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cells } from '../src/drawing/cells.js';
import {
  areaOf, boundsOf, clamped, cornersOf, crossingOf, faultOf, isAt, isOutside, pathOf,
  pointsOfPath, rounded, simplify, simplifyTo, withoutTails,
} from '../src/drawing/geometry.js';
import { readNumbers, writeNumbers } from '../src/drawing/numbers.js';

const SIZE = { width: 1000, height: 800 };
const polygon = (...points) => ({ kind: 'polygon', points });
const rectangle = (...points) => ({ kind: 'rectangle', points });

// The same numbers in every run: a test that fails must fail again.
function chance(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length ? Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0), 1) : 0;
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}
const fromLine = (point, line) =>
  Math.min(...line.slice(1).map((end, index) => distance(point, line[index], end)));

test('a simplified line stays within its tolerance of every point and keeps both ends', () => {
  for (const [seed, tolerance] of [[1, 2], [2, 5], [3, 0.5], [4, 40]]) {
    const next = chance(seed);
    const points = [[500, 400]];
    for (let count = 0; count < 1500; count += 1) {
      const [x, y] = points.at(-1);
      points.push([x + next() * 8 - 4, y + next() * 8 - 4]);
    }
    const line = simplify(points, tolerance);
    assert.ok(line.length < points.length);
    assert.deepEqual([line[0], line.at(-1)], [points[0], points.at(-1)]);
    const worst = Math.max(...points.map((point) => fromLine(point, line)));
    assert.ok(worst <= tolerance + 1e-9, `${worst} is more than ${tolerance}`);
  }
});

test('a freehand line of 100,000 points becomes a short one, and says how coarse it is', () => {
  const circle = Array.from({ length: 100_000 }, (_, index) => {
    const turn = (index / 100_000) * 2 * Math.PI;
    return [5000 + 3000 * Math.cos(turn), 5000 + 3000 * Math.sin(turn)];
  });
  const { points, tolerance } = simplifyTo(circle, 1, 2000);
  assert.equal(tolerance, 1);
  assert.ok(points.length > 50 && points.length < 500);
  assert.ok(Math.abs(areaOf(polygon(...points)) / (Math.PI * 3000 ** 2) - 1) < 0.001);
  const few = simplifyTo(circle, 1, 20);
  assert.ok(few.points.length <= 20 && few.tolerance > 1);
});

test('the worst line for the method still comes through', () => {
  // Each point farther out than the last: the farthest of every piece is at its end.
  const saw = Array.from({ length: 100_000 }, (_, index) => [index * 3, index % 2 ? index : -index]);
  assert.equal(simplify(saw, 1).length, saw.length);
});

test('points that stand still, and lines without length, are no trouble', () => {
  assert.deepEqual(simplify([[5, 5], [5, 5], [5, 5]], 1), [[5, 5], [5, 5]]);
  assert.deepEqual(rounded([[1.2, 1.4], [1.4, 0.6], [9, 9]]), [[1, 1], [9, 9]]);
  assert.deepEqual(simplify([[1, 1]], 1), [[1, 1]]);
});

test('a shape is written as path data of whole numbers, and read back', () => {
  const path = pathOf(polygon([1.4, 2], [30, 4.6], [5, 60]));
  assert.equal(path, 'M 1,2 L 30,5 L 5,60 Z');
  assert.deepEqual(pointsOfPath(path), [[1, 2], [30, 5], [5, 60]]);
  assert.equal(pathOf(rectangle([30, 40], [10, 20])), 'M 10,20 L 30,20 L 30,40 L 10,40 Z');
  assert.equal(pathOf({ kind: 'point', points: [[7, 8]] }), 'M 7,8 L 7,8');
  for (const foreign of ['', 'M 1,2 C 1,1 2,2 3,3 Z', 'M 1,2 L 3,4', 'M 1.5,2 L 3,4 Z']) {
    assert.equal(pointsOfPath(foreign), null);
  }
});

test('bounds, corners and areas', () => {
  assert.deepEqual(boundsOf([[5, 9], [2, 30], [8, 1]]), { x: 2, y: 1, width: 6, height: 29 });
  assert.equal(areaOf(polygon([0, 0], [10, 0], [10, 10], [0, 10])), 100);
  assert.equal(areaOf(polygon([0, 0], [0, 10], [10, 10], [10, 0])), 100);
  assert.equal(areaOf(rectangle([10, 50], [40, 10])), 1200);
  assert.equal(areaOf({ kind: 'point', points: [[3, 3]] }), 0);
  assert.equal(cornersOf(rectangle([10, 50], [40, 10])).length, 4);
});

test('an outline that crosses itself is found, one that only turns is not', () => {
  assert.equal(crossingOf([[0, 0], [10, 0], [10, 10], [0, 10]]), null);
  assert.equal(crossingOf([[0, 0], [10, 0], [5, 5], [10, 10], [0, 10]]), null);
  assert.deepEqual(crossingOf([[0, 0], [10, 10], [10, 0], [0, 10]]), [0, 2]);
  // A side that runs back over the one before it, at any place of the outline.
  const spike = [[0, 0], [10, 0], [10, 20], [10, 5], [0, 5]];
  for (let at = 0; at < spike.length; at += 1) {
    assert.notEqual(crossingOf([...spike.slice(at), ...spike.slice(0, at)]), null, `from ${at}`);
  }
  // A corner that lies on another side, and a corner twice.
  assert.notEqual(crossingOf([[0, 0], [10, 0], [10, 10], [5, 0], [0, 10]]), null);
  assert.notEqual(crossingOf([[0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10]]), null);
});

test('crossings are found as by comparing every two sides', () => {
  const next = chance(7);
  const cut = (a, b, c, d) => {
    const side = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  };
  let crossed = 0;
  for (let round = 0; round < 400; round += 1) {
    const points = Array.from({ length: 4 + (round % 4) }, () => [next() * 1000, next() * 1000]);
    const end = (index) => points[(index + 1) % points.length];
    const plain = points.some((one, first) =>
      points.some((other, second) => second > first && cut(one, end(first), other, end(second))));
    crossed += plain;
    assert.equal(crossingOf(points) !== null, plain);
  }
  assert.ok(crossed > 50 && crossed < 390);
});

test('a line that ran past its beginning loses the tails; a figure of eight stays what it is', () => {
  const loop = [[0, 100], [400, 100], [400, 400], [20, 400], [20, 80]];
  const closed = withoutTails(loop);
  assert.equal(crossingOf(closed), null);
  assert.deepEqual(closed, [[20, 100], [400, 100], [400, 400], [20, 400]]);
  const eight = [[0, 0], [400, 400], [400, 0], [0, 400]];
  assert.deepEqual(withoutTails(eight), eight);
});

test('what is wrong with a shape is said by name', () => {
  assert.equal(faultOf(polygon([0, 0], [9, 9]), SIZE), 'few');
  assert.equal(faultOf(polygon([0, 0], [1001, 0], [5, 5]), SIZE), 'outside');
  assert.equal(faultOf(polygon([0, 0], [9, 9], [9, 0], [0, 9]), SIZE), 'crossing');
  assert.equal(faultOf(rectangle([5, 5], [5, 90]), SIZE), 'flat');
  assert.equal(faultOf(rectangle([0, 0], [1000, 800]), SIZE), null);
  assert.equal(faultOf({ kind: 'point', points: [[-1, 0]] }, SIZE), 'outside');
  assert.ok(isOutside([[NaN, 0]], SIZE));
  assert.deepEqual(clamped([-5, 900], SIZE), [0, 800]);
});

test('a shape is found under a point, near its outline, and not beside it', () => {
  const shape = polygon([0, 0], [100, 0], [100, 100], [50, 20], [0, 100]);
  assert.ok(isAt([10, 50], shape));
  assert.ok(!isAt([50, 60], shape));
  assert.ok(isAt([103, 50], shape, 4));
  assert.ok(isAt([7, 8], { kind: 'point', points: [[5, 5]] }, 5));
  assert.ok(!isAt([15, 8], { kind: 'point', points: [[5, 5]] }, 5));
});

test('cells find the same shapes as looking at each, also after some are gone', () => {
  const next = chance(11);
  const cells = new Cells(SIZE);
  const all = new Map();
  for (let id = 0; id < 2000; id += 1) {
    const bounds = { x: next() * 1000, y: next() * 800, width: next() * 90, height: next() * 90 };
    all.set(id, bounds);
    cells.put(id, bounds);
  }
  for (let id = 0; id < 2000; id += 3) {
    all.delete(id);
    cells.remove(id);
  }
  for (const view of [{ x: 100, y: 100, width: 200, height: 90 }, { x: -50, y: -50, width: 2000, height: 2000 }]) {
    const wanted = [...all].filter(([, { x, y, width, height }]) =>
      x <= view.x + view.width && x + width >= view.x && y <= view.y + view.height && y + height >= view.y);
    assert.deepEqual([...cells.meeting(view)].sort((a, b) => a - b), wanted.map(([id]) => id));
  }
});

test('shapes are written as numbers and read again, in any digits', () => {
  assert.equal(writeNumbers(rectangle([40, 60], [10, 20])), '10,20,30,40');
  assert.deepEqual(readNumbers('10, 20, 30, 40', 'rectangle'), [[10, 20], [40, 60]]);
  assert.deepEqual(readNumbers('١٠،٢٠،٣٠،٤٠', 'rectangle'), [[10, 20], [40, 60]]);
  const points = [[1, 2], [30, 4], [5, 60]];
  assert.deepEqual(readNumbers(writeNumbers(polygon(...points)), 'polygon'), points);
  assert.deepEqual(readNumbers('5,6', 'point'), [[5, 6]]);
  for (const [text, kind] of [
    ['', 'polygon'], ['1,2,3', 'rectangle'], ['1,2,3,x', 'rectangle'], ['1,2\n3', 'polygon'],
    ['1,2\n3,4', 'point'], ['1.5,2', 'point'], ['1,2,-3,4', 'rectangle'],
  ]) assert.equal(readNumbers(text, kind), null, text);
});
