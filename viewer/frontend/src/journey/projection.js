// Which part of the world the map shows, and where a place lies on it: equirectangular, true to
// scale along the middle parallel, so that a journey of a few thousand kilometres keeps its shape.

export const WIDTH = 800;
export const HEIGHT = 560;

// Less than this and no coast is in sight to tell a reader where in the world this is.
const NARROWEST = 60;
const MARGIN = 1.35;

/** The same longitude, counted so that it is nearest to `middle`: no line runs round the world. */
export function nearest(longitude, middle) {
  let turned = longitude;
  while (turned - middle > 180) turned -= 360;
  while (turned - middle < -180) turned += 360;
  return turned;
}

/** The view of a list of `{latitude, longitude}`: edges in degrees, and pixels for a degree. */
export function viewOf(points) {
  const first = points[0].longitude;
  const longitudes = points.map((point) => nearest(point.longitude, first));
  const latitudes = points.map((point) => point.latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const centre = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  const squeeze = Math.max(0.2, Math.cos((centre.latitude * Math.PI) / 180));
  const across = Math.max((east - west) * MARGIN, NARROWEST);
  const down = (north - south) * MARGIN;
  const perDegree = Math.min(WIDTH / (across * squeeze), HEIGHT / Math.max(down, 1e-9));
  return {
    ...centre,
    perDegreeEast: perDegree * squeeze,
    perDegreeNorth: perDegree,
    west: centre.longitude - WIDTH / 2 / (perDegree * squeeze),
    east: centre.longitude + WIDTH / 2 / (perDegree * squeeze),
    south: centre.latitude - HEIGHT / 2 / perDegree,
    north: centre.latitude + HEIGHT / 2 / perDegree,
  };
}

/** Pixels of a place in a view; `turn` is a whole number of turns round the world. */
export function place(view, longitude, latitude, turn = 0) {
  const x = WIDTH / 2 + (longitude + 360 * turn - view.longitude) * view.perDegreeEast;
  const y = HEIGHT / 2 - (latitude - view.latitude) * view.perDegreeNorth;
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/** Points at one place as one: their numbers together, in the order of the journey. */
export function gathered(points) {
  const places = new Map();
  for (const point of points) {
    const key = `${point.latitude},${point.longitude}`;
    const there = places.get(key);
    if (there) there.numbers.push(point.number);
    else places.set(key, { ...point, numbers: [point.number] });
  }
  return [...places.values()];
}

/** The whole degrees of the grid between two edges. */
export function gridLines(from, to) {
  const step = to - from > 60 ? 20 : 10;
  const lines = [];
  for (let degree = Math.ceil(from / step) * step; degree <= to; degree += step) lines.push(degree);
  return lines;
}

/**
 * A ring of [longitude, latitude] whose neighbours are never half a world apart, beginning near
 * `from`: the outlines come as they lie on a globe, and one that crosses the date line would be
 * drawn across the whole map.
 */
export function unrolled(ring, from = ring[0][0]) {
  let last = from;
  return ring.map(([longitude, latitude]) => {
    last = nearest(longitude, last);
    return [last, latitude];
  });
}

/** A polygon whose rings are unrolled together: a sea stays within the land that surrounds it. */
export function unrolledPolygon([outer, ...inner]) {
  const shore = unrolled(outer);
  const longitudes = shore.map(([longitude]) => longitude);
  const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
  return [shore, ...inner.map((ring) => unrolled(ring, middle))];
}
