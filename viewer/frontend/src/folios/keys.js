// Which key asks for what. Single keys can be switched off (WCAG 2.1.4); then letters begin to
// write a label like all others. On other keyboards the place of the key counts.

const LETTERS = {
  l: 'series',
  b: 'blank',
  c: 'mark',
  t: 'target',
  m: 'move',
  g: 'goto',
  n: 'next-finding',
  p: 'previous-finding',
};
const MOVING = new Set([
  'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown',
]); // prettier-ignore

function letterOf(event) {
  const key = event.key.toLowerCase();
  if (/^[a-z]$/.test(key)) return key;
  const place = /^Key([A-Z])$/.exec(event.code ?? '');
  return place && /\p{L}/u.test(key) ? place[1].toLowerCase() : '';
}

/** `{name, ...}` of the command that a key press in the grid asks for, or null. */
export function commandOf(event, singleKeys) {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (MOVING.has(key)) {
    if (event.altKey) return key.startsWith('Arrow') ? { name: 'shift-sides', key } : null;
    return { name: 'go', key, extend: event.shiftKey, keep: command };
  }
  if (event.altKey) return null;
  if (command) {
    const letter = letterOf(event);
    if (letter === 'z') return { name: event.shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { name: 'redo' };
    if (letter === 'a') return { name: 'select-all' };
    return key === ' ' ? { name: 'toggle' } : null;
  }
  if (key === 'Enter' || key === 'F2') return { name: 'edit' };
  if (key === 'Delete') return { name: 'clear' };
  if (key === 'Escape') return { name: 'select-one' };
  if (key === ' ') return { name: 'toggle' };
  if (key === '?' && singleKeys) return { name: 'keys' };
  if ([...key].length !== 1) return null;
  const name = singleKeys ? LETTERS[letterOf(event)] : undefined;
  return name ? { name } : { name: 'edit', text: key };
}
