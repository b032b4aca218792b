// The address of a comparison: the same link opens the same view.
import { parseRegion } from '../reader/address.js';

const MODES = new Set(['curtain', 'fade', 'side']);

/** `{canvas, left, right, mode, k, xywh, damage}`; what is absent or bad is null. */
export function readCompared(search) {
  const query = new URLSearchParams(search);
  const mode = query.get('mode');
  const k = Number.parseFloat(query.get('k'));
  return {
    canvas: query.get('canvas'),
    left: query.get('left'),
    right: query.get('right'),
    mode: MODES.has(mode) ? mode : null,
    k: k >= 0 && k <= 1 ? k : null,
    xywh: parseRegion(query.get('xywh')),
    damage: query.get('damage') === '1',
  };
}

/** `search` with the comparison put into it; parameters of others (such as `lang`) stay. */
export function writeCompared(search, { canvas, left, right, mode, k, xywh, damage }) {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries({ canvas, left, right, mode })) query.set(name, value);
  if (mode === 'side') query.delete('k');
  else query.set('k', String(Math.round(k * 1000) / 1000));
  if (xywh) {
    const numbers = [xywh.x, xywh.y, xywh.width, xywh.height].map(Math.round);
    query.set('xywh', numbers.join(','));
  } else query.delete('xywh');
  if (damage) query.set('damage', '1');
  else query.delete('damage');
  return `?${query.toString().replaceAll('%2C', ',')}`;
}
