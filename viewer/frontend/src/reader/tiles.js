// Addresses of tiles, in the canonical form of IIIF Image API 3.0 section 4.7, built from the
// width and height alone: opening a page needs no info.json, and each tile is one stored entry.

/** Side of a tile in pixels: what the tile archives hold. */
export const TILE = 512;

/** Number of the largest level: level 0 is the one that fits into a single tile. */
export function topLevel(width, height) {
  let level = 0;
  for (let side = Math.max(width, height); side > TILE; side = Math.ceil(side / 2)) level += 1;
  return level;
}

/** Columns and rows of tiles at `level`. */
export function tileCount(width, height, level) {
  const factor = 2 ** (topLevel(width, height) - level);
  return {
    columns: Math.ceil(Math.ceil(width / factor) / TILE),
    rows: Math.ceil(Math.ceil(height / factor) / TILE),
  };
}

/** Path of one tile below the address of the image service. */
export function tilePath(width, height, level, column, row) {
  const factor = 2 ** (topLevel(width, height) - level);
  const levelWidth = Math.ceil(width / factor);
  const levelHeight = Math.ceil(height / factor);
  if (levelWidth <= TILE && levelHeight <= TILE) {
    return `full/${levelWidth},${levelHeight}/0/default.jpg`;
  }
  const x = column * TILE * factor;
  const y = row * TILE * factor;
  const w = Math.min(TILE * factor, width - x);
  const h = Math.min(TILE * factor, height - y);
  const size = `${Math.ceil(w / factor)},${Math.ceil(h / factor)}`;
  return `${x},${y},${w},${h}/${size}/0/default.jpg`;
}

/** Paths of all tiles of `level`, row by row. */
export function levelPaths(width, height, level) {
  const { columns, rows } = tileCount(width, height, level);
  const paths = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      paths.push(tilePath(width, height, level, column, row));
    }
  }
  return paths;
}

/** The level that a viewer draws when the whole image is `shownHeight` device pixels high. */
export function levelShown(width, height, shownHeight) {
  const top = topLevel(width, height);
  for (let level = 0; level < top; level += 1) {
    if (Math.ceil(height / 2 ** (top - level)) >= shownHeight) return level;
  }
  return top;
}

/** What OpenSeadragon needs to know about the image of a page. */
export function tileSource(page) {
  const { width, height } = page.image;
  return {
    width,
    height,
    tileSize: TILE,
    tileOverlap: 0,
    minLevel: 0,
    maxLevel: topLevel(width, height),
    getTileUrl: (level, column, row) =>
      `${page.service}/${tilePath(width, height, level, column, row)}`,
  };
}
