import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  gathered,
  gridLines,
  HEIGHT,
  nearest,
  place,
  unrolled,
  unrolledPolygon,
  viewOf,
  WIDTH,
} from '../src/journey/projection.js';

const turkistan = { number: 3, latitude: 43, longitude: 68 };
const almaty = { number: 4, latitude: 43.2, longitude: 76.9 };

function isInside([x, y]) {
  return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
}

test('every stop lies inside the map, however near or far they are', () => {
  const cairo = { number: 1, latitude: 30, longitude: 31.2 };
  const tokyo = { number: 2, latitude: 35.7, longitude: 139.7 };
  for (const points of [[almaty], [turkistan, almaty], [cairo, tokyo], [cairo, almaty, tokyo]]) {
    const view = viewOf(points);
    for (const point of points) {
      assert.ok(isInside(place(view, nearest(point.longitude, view.longitude), point.latitude)));
    }
  }
});

test('one place alone is shown with the coasts around it', () => {
  const view = viewOf([almaty]);
  assert.ok(view.east - view.west >= 59.9);
  assert.deepEqual(place(view, almaty.longitude, almaty.latitude), [WIDTH / 2, HEIGHT / 2]);
});

test('east is right and north is up, whatever the language of the page', () => {
  const view = viewOf([turkistan, almaty]);
  const [west, east] = [turkistan, almaty].map((one) => place(view, one.longitude, one.latitude));
  assert.ok(west[0] < east[0]);
  assert.ok(west[1] > east[1]);
});

test('a way over the date line does not run round the world', () => {
  const points = [
    { number: 1, latitude: 50, longitude: 170 },
    { number: 2, latitude: 50, longitude: -170 },
  ];
  const view = viewOf(points);
  const [one, other] = points.map((point) =>
    place(view, nearest(point.longitude, view.longitude), point.latitude),
  );
  assert.ok(Math.abs(one[0] - other[0]) < WIDTH / 2);
});

test('stops at one place are one point with all their numbers', () => {
  const places = gathered([turkistan, almaty, { ...turkistan, number: 5 }]);
  assert.deepEqual(places.map(({ numbers }) => numbers), [[3, 5], [4]]);
});

test('the grid has whole tens of degrees', () => {
  assert.deepEqual(gridLines(41.5, 71), [50, 60, 70]);
  assert.deepEqual(gridLines(-50, 50), [-40, -20, 0, 20, 40]);
});

test('a coast that crosses the date line is one outline and not two ends of the map', () => {
  const ring = [[178, 65], [-179, 66], [-176, 67], [179, 68], [178, 65]];
  assert.deepEqual(unrolled(ring), [[178, 65], [181, 66], [184, 67], [179, 68], [178, 65]]);
});

test('an inner sea goes with its land, wherever the outline of the land begins', () => {
  const land = [[-178, 65], [179, 70], [20, 60], [20, 30], [120, 30], [-178, 65]];
  const sea = [[50, 40], [54, 40], [52, 45], [50, 40]];
  const [shore, lake] = unrolledPolygon([land, sea]);
  const [west, east] = [Math.min, Math.max].map((pick) => pick(...shore.map(([x]) => x)));
  assert.ok(lake.every(([x]) => x > west && x < east));
});
