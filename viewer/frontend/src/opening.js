// Entry of the page that opens links: what is dropped on it is opened at once.
import '../styles/opening.css';

// A content state is a few hundred characters; a file of more is something else.
const FILE_BYTES_MAX = 200_000;

/** The content state in what was dropped: text, an address, or a small file. */
export async function droppedState(data) {
  const text = data.getData('text/plain') || data.getData('text/uri-list');
  if (text) return text.trim();
  const file = data.files?.[0];
  return file && file.size <= FILE_BYTES_MAX ? (await file.text()).trim() : '';
}

function startDropping(form) {
  const field = form.querySelector('textarea');
  const hint = form.querySelector('[data-drop-hint]');
  hint.hidden = false;
  for (const kind of ['dragenter', 'dragover']) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      form.dataset.dropping = '';
    });
  }
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) delete form.dataset.dropping;
  });
  document.addEventListener('drop', async (event) => {
    event.preventDefault();
    delete form.dataset.dropping;
    const state = await droppedState(event.dataTransfer);
    if (!state) return;
    field.value = state;
    form.requestSubmit();
  });
}

const form = globalThis.document?.querySelector('[data-drop]');
if (form) startDropping(form);
