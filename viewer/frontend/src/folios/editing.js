// Writing a label where it stands: Enter keeps it and goes on, Escape leaves it as it was.

/**
 * Puts a field into `cell`; `done(text, towards)` is called once, with null for "as it was".
 *
 * `towards` is 1 to go to the next side, -1 to the one before, 0 to stay.
 */
export function editIn(cell, { text, typed, name, done }) {
  const line = cell.querySelector('.folio-label');
  const input = document.createElement('input');
  input.type = 'text';
  input.className = 'folio-input';
  input.value = typed ?? text;
  input.maxLength = 60;
  input.dir = 'auto';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.setAttribute('aria-label', name);
  let isOver = false;
  const end = (value, towards) => {
    if (isOver) return;
    isOver = true;
    input.remove();
    line.textContent = text;
    done(value, towards);
  };
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      end(input.value, event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      end(null, 0);
    }
  });
  input.addEventListener('blur', () => end(input.value === text ? null : input.value, null));
  for (const kind of ['pointerdown', 'click']) {
    input.addEventListener(kind, (event) => event.stopPropagation());
  }
  line.replaceChildren(input);
  input.focus({ preventScroll: true });
  if (typed === undefined) input.select();
  else input.setSelectionRange(input.value.length, input.value.length);
}
