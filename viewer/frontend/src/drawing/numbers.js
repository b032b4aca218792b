// Shapes as lines of numbers, for people who write instead of drawing.
import { boundsOf } from './geometry.js';

// Digits as they are written on Arabic and Persian keyboards mean the same.
const inLatin = (text) => text
  .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
  .replace(/،/g, ',');

/** A shape as text: 'x,y,w,h' for a rectangle, else a line 'x,y' for each point. */
export function writeNumbers({ kind, points }) {
  if (!points.length) return '';
  if (kind === 'rectangle') {
    const { x, y, width, height } = boundsOf(points);
    return [x, y, width, height].map(Math.round).join(',');
  }
  return points.map((point) => point.map(Math.round).join(',')).join('\n');
}

/** The points that `text` writes for a shape of this kind, or null when it cannot be read so. */
export function readNumbers(text, kind) {
  const rows = inLatin(text).split(/[\n;]+/).map((row) => row.trim()).filter(Boolean)
    .map((row) => row.split(/[\s,]+/).filter(Boolean));
  const isWhole = rows.every((row) => row.every((word) => /^-?\d{1,7}$/.test(word)));
  if (!rows.length || !isWhole) return null;
  const numbers = rows.map((row) => row.map(Number));
  if (kind === 'rectangle') {
    const [x, y, width, height] = numbers.flat();
    if (numbers.flat().length !== 4 || width < 0 || height < 0) return null;
    return [[x, y], [x + width, y + height]];
  }
  if (numbers.some((row) => row.length !== 2)) return null;
  return kind === 'point' && numbers.length !== 1 ? null : numbers;
}
