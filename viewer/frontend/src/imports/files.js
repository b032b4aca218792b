// Files dropped onto the form of a new import, and a word while they are on their way.

/** Takes dropped files into the field of `form`; the button is pressed once. */
export function dropped(form) {
  const place = form.querySelector('[data-import-drop]');
  const field = form.querySelector('input[type="file"]');
  const said = form.querySelector('[data-import-said]');
  const button = form.querySelector('button[type="submit"]');

  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.dataset.over = '';
  });
  place.addEventListener('dragleave', () => {
    delete place.dataset.over;
  });
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    delete place.dataset.over;
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
  form.addEventListener('submit', () => {
    button.disabled = true;
    said.textContent = form.dataset.sending;
  });
  // Coming back by the browser's own button must not find the form shut.
  window.addEventListener('pageshow', () => {
    button.disabled = false;
    said.textContent = '';
  });
}
