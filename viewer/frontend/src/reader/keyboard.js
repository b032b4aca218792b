// Keys and swipes: which gesture asks for what. Arrows follow the direction of the book.

const TOWARDS_NEXT = {
  'left-to-right': 'ArrowRight',
  'right-to-left': 'ArrowLeft',
  'top-to-bottom': 'ArrowDown',
  'bottom-to-top': 'ArrowUp',
};
const OPPOSITE = {
  ArrowRight: 'ArrowLeft',
  ArrowLeft: 'ArrowRight',
  ArrowDown: 'ArrowUp',
  ArrowUp: 'ArrowDown',
};
const PANS = {
  ArrowLeft: 'pan-left',
  ArrowRight: 'pan-right',
  ArrowUp: 'pan-up',
  ArrowDown: 'pan-down',
};
const NAMED = { Home: 'first', End: 'last', PageDown: 'next', PageUp: 'previous' };
const CHARACTERS = {
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  0: 'home',
  f: 'fullscreen',
  m: 'mode',
  r: 'rotate',
  t: 'text',
};

/**
 * The action that a key asks for, or null.
 *
 * `inside` says that the focus is in the reader: single characters act only then (WCAG 2.1.4).
 */
export function actionOfKey(event, direction, inside) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const { key } = event;
  if (key in PANS) {
    if (event.shiftKey) return PANS[key];
    if (key === TOWARDS_NEXT[direction]) return 'next';
    if (key === OPPOSITE[TOWARDS_NEXT[direction]]) return 'previous';
    return PANS[key];
  }
  if (key in NAMED) return event.shiftKey ? null : NAMED[key];
  if (!inside) return null;
  return CHARACTERS[key.toLowerCase()] ?? null;
}

/** True where keys belong to the control that has the focus (a list of folios, a text field). */
export function keepsItsKeys(element) {
  if (!element || !element.matches) return false;
  return element.matches('input, select, textarea, [contenteditable], [role="menu"] *');
}

// A finger that moves less than this, in CSS pixels, did not mean to turn the page.
const SWIPE_PIXELS = 48;

/** 'next', 'previous' or null for a finger that moved by (dx, dy) CSS pixels. */
export function actionOfSwipe(dx, dy, direction) {
  const vertical = direction === 'top-to-bottom' || direction === 'bottom-to-top';
  const [along, across] = vertical ? [dy, dx] : [dx, dy];
  if (Math.abs(along) < SWIPE_PIXELS || Math.abs(along) < 1.5 * Math.abs(across)) return null;
  // The page follows the finger: pulled to the right, a right-to-left book shows its next page.
  const backwards = direction === 'right-to-left' || direction === 'bottom-to-top';
  return along > 0 === backwards ? 'next' : 'previous';
}
