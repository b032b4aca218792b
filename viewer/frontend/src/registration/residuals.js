// How far the two places of a tie point miss each other, by the registration that was saved.

/**
 * A function that tells it for [canvas x, canvas y, photograph x, photograph y], in px of the
 * canvas; `matrix` (3 x 3) takes px of the photograph to the canvas, null while there is none.
 */
export function missBy(matrix) {
  if (!matrix) return () => null;
  const [[a, b, c], [d, e, f], [g, h, i]] = matrix;
  return ([x, y, u, v]) => {
    const depth = g * u + h * v + i;
    return Math.hypot((a * u + b * v + c) / depth - x, (d * u + e * v + f) / depth - y);
  };
}
