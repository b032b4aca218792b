// A shape as numbers in a field: to be read, corrected, or written without drawing at all.
import { freshId, h } from '../editor/element.js';
import { faultOf } from './geometry.js';
import { readNumbers, writeNumbers } from './numbers.js';

/**
 * A field for shapes of `kind` on a canvas of `size`, in the words of `say`.
 *
 * `taken(points)` is called with what was written and can stand; `show(shape)` puts a shape into
 * the field, null empties it. `check()` answers whether what stands there can stand, and says in
 * one sentence why not; an empty field can.
 */
export function makeNumbersForm(kind, size, say, taken) {
  const id = freshId('numbers');
  const isBox = kind === 'rectangle' || kind === 'point';
  const field = h(isBox ? 'input' : 'textarea', {
    id, class: 'drawing-numbers', dir: 'ltr', autocomplete: 'off', spellcheck: 'false',
    rows: isBox ? null : 5, 'aria-describedby': `${id}-hint ${id}-mistake`,
    change: () => write(),
  });
  const mistake = h('p', { class: 'mistake', id: `${id}-mistake`, hidden: true, role: 'alert' });

  function told(key) {
    mistake.hidden = !key;
    mistake.textContent = key ? say(key, { width: size.width, height: size.height }) : '';
    if (key) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  function read() {
    if (!field.value.trim()) return { points: null, key: null };
    const points = readNumbers(field.value, kind);
    if (!points) return { points: null, key: `drawing-unread-${kind}` };
    const fault = faultOf({ kind, points }, size);
    return { points, key: fault && `drawing-fault-${fault}` };
  }

  function write() {
    const { points, key } = read();
    told(key);
    if (points && !key) taken(points);
  }

  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !isBox) return;
    // Enter takes the numbers over; it does not send the form around them.
    event.preventDefault();
    write();
  });

  return {
    field,
    told,
    check: () => {
      const { key } = read();
      told(key);
      if (key) field.focus();
      return !key;
    },
    show: (shape) => {
      field.value = shape ? writeNumbers(shape) : '';
      told(null);
    },
    element: h('div', { class: 'field' },
      h('label', { for: id }, say(`drawing-numbers-${kind}`)),
      field,
      h('p', { class: 'hint', id: `${id}-hint` }, say('drawing-numbers-hint', { width: size.width, height: size.height })),
      mistake),
  };
}
