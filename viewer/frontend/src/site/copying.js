// Buttons that copy an address or a citation: `data-copy` holds the text, `data-copied` what is
// said afterwards. They are hidden until a script can make them work.

const SAID_FOR_MS = 2500;

// navigator.clipboard exists only on https and localhost; a reading room often has neither.
function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Outside of an open dialog nothing can be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function say(button) {
  const words = button.dataset.copied;
  const place = button.querySelector('[data-copy-label]') ?? button;
  const usual = button.dataset.copyUsual ?? place.textContent;
  button.dataset.copyUsual = usual;
  place.textContent = words;
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = words;
  setTimeout(() => {
    place.textContent = usual;
    if (announcer) announcer.textContent = '';
  }, SAID_FOR_MS);
}

/** Shows every `[data-copy]` button and makes it work. */
export function startCopying() {
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (!button) return;
    const copied = await copy(button.dataset.copy);
    button.focus({ preventScroll: true });
    if (copied) say(button);
  });
}
