// A link to a region shows all of it, whatever shape the window has; the page cannot know that.

// What stands around the picture in CSS pixels: the head, Mirador's bars, the strip of pages.
const AROUND = 300;
const LEAST = 120;

/** A window of Mirador that is opened at its `region`, one of `count` on a screen of this size. */
export function regionInView(
  one,
  { count = 1, narrow = false, width = globalThis.innerWidth, height = globalThis.innerHeight } = {},
) {
  if (!one.region) return one;
  const { region, ...rest } = one;
  const [x, y, regionWidth, regionHeight] = region;
  const across = narrow ? width : width / count;
  const down = Math.max(LEAST, (narrow ? height / count : height) - AROUND);
  const seen = Math.max(regionWidth, (regionHeight * across) / down);
  const centre = { x: x + regionWidth / 2, y: y + regionHeight / 2 };
  return { ...rest, initialViewerConfig: { ...centre, zoom: 1 / seen } };
}
