// Lines of a form that may be repeated: one more at a press, numbered on from the last.

/** The same name with another number at its end: 'name_text_2' with 7 is 'name_text_7'. */
export function renumbered(name, number) {
  return name.replace(/_\d+$/, `_${number}`);
}

/** Let every button that adds a line do so, and show fields only where they belong. */
export function startRepeats(root) {
  for (const button of root.querySelectorAll('[data-add]')) {
    button.hidden = false;
    button.addEventListener('click', () => addLine(button));
  }
  const kind = root.querySelector('[data-kind]');
  if (kind) {
    const follow = () => {
      for (const part of root.querySelectorAll('[data-only]')) {
        part.hidden = part.dataset.only !== kind.value;
      }
    };
    kind.addEventListener('change', follow);
    follow();
  }
  root.querySelector('#mistake')?.focus();
}

function addLine(button) {
  const lines = button.closest('[data-repeats]').querySelectorAll('[data-repeat]');
  const last = lines[lines.length - 1];
  const line = last.cloneNode(true);
  const number = lines.length;
  line.setAttribute('aria-label', last.getAttribute('aria-label').replace(/\d+/, number + 1));
  for (const part of line.querySelectorAll('[id], [name], [for]')) {
    for (const attribute of ['id', 'name', 'for']) {
      const value = part.getAttribute(attribute);
      if (value) part.setAttribute(attribute, renumbered(value, number));
    }
  }
  for (const input of line.querySelectorAll('input, textarea')) {
    if (input.type === 'checkbox') input.checked = false;
    else input.value = '';
    input.removeAttribute('lang');
  }
  last.after(line);
  line.querySelector('input, select').focus();
}
