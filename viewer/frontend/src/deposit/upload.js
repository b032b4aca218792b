// The part of the deposit page that takes files: choosing, dropping, the list, pause and start.
import { filesOfDrop, filesOfInput, inOrder } from './folder.js';
import { Queue, sizeInWords } from './queue.js';
import { sender } from './sending.js';

function line(item, strings, again) {
  const row = document.createElement('li');
  const filename = document.createElement('span');
  filename.className = 'filename';
  const name = document.createElement('bdi');
  name.textContent = item.name;
  filename.append(name);
  const told = document.createElement('span');
  const state = document.createElement('span');
  state.dir = 'auto';
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.className = 'button button-quiet';
  retry.textContent = strings.again;
  retry.addEventListener('click', () => again(item));
  told.append(state, ' ', retry);
  row.append(filename, told);
  return {
    row,
    show() {
      const part = item.size > 0 ? Math.floor((100 * item.sent) / item.size) : 0;
      const words = strings[item.state] ?? item.state;
      state.textContent = item.state === 'sending' ? `${words} ${part} %` : (item.why ?? words);
      state.classList.toggle('state-done', item.state === 'sent');
      state.classList.toggle('state-incomplete', item.state === 'failed');
      retry.hidden = item.state !== 'failed';
    },
  };
}

/** Tells the server which files will come; returns those it wants bytes of. */
async function announce(url, found) {
  const files = found.map(({ name, file }) => ({ name, size: file.size }));
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ files }),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail ?? answer.statusText);
  return new Map((body.files ?? []).map((file) => [file.name, file]));
}

/** Starts the section `[data-deposit-upload]` with the JSON of `#deposit-config`. */
export function startUploads(section, config) {
  const { strings, urls } = config;
  const language = document.documentElement.lang;
  const find = (name) => section.querySelector(`[data-deposit-${name}]`);
  const [drop, list, summary, pause] = ['drop', 'queue', 'summary', 'pause'].map(find);
  const start = document.querySelector('[data-deposit-start] [type="submit"]');
  const lines = new Map();
  const pauseLabel = pause.textContent;
  // Files that are being announced will come: until then nobody starts without them by accident.
  let announcing = 0;
  const queue = new Queue(
    sender({ deposit: config.deposit, endpoint: urls.uploads }),
    show,
  );

  function show(item) {
    if (item) lines.get(item)?.show();
    else {
      for (const one of queue.items) {
        if (!lines.has(one)) {
          lines.set(one, line(one, strings, (chosen) => queue.again(chosen)));
          list.append(lines.get(one).row);
        }
        lines.get(one).show();
      }
    }
    const now = queue.summary();
    pause.hidden = !now.busy;
    if (start) start.disabled = announcing > 0 || (now.busy && !queue.paused);
    if (item || now.total === 0) return;
    summary.textContent = strings.summary
      .replace('{sent}', now.sent)
      .replace('{total}', now.total)
      .replace('{size}', sizeInWords(now.bytesTotal, language));
  }

  async function take(found) {
    const ordered = inOrder(found, language);
    if (ordered.length === 0) return;
    announcing += 1;
    if (start) start.disabled = true;
    try {
      const wanted = await announce(`${urls.deposit}/files`, ordered);
      queue.add(
        ordered
          .filter(({ name }) => wanted.get(name)?.wanted !== false)
          .map(({ name, file }) => ({
            name,
            file,
            size: file.size,
            state: wanted.get(name)?.received ? 'sent' : 'waiting',
          })),
      );
    } catch (error) {
      summary.textContent = error.message;
    } finally {
      announcing -= 1;
      if (announcing === 0 && start) start.disabled = queue.summary().busy && !queue.paused;
    }
  }

  for (const input of [find('folder'), find('files')]) {
    input.addEventListener('change', async () => {
      await take(filesOfInput(input));
      input.value = '';
    });
  }
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.dataset.over = '';
  });
  drop.addEventListener('dragleave', (event) => {
    if (!drop.contains(event.relatedTarget)) delete drop.dataset.over;
  });
  drop.addEventListener('drop', async (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    await take(await filesOfDrop(event.dataTransfer));
  });
  pause.addEventListener('click', () => {
    queue.setPaused(!queue.paused);
    pause.textContent = queue.paused ? pause.dataset.resumeLabel : pauseLabel;
  });
  window.addEventListener('beforeunload', (event) => {
    if (queue.summary().busy) event.preventDefault();
  });
  section.hidden = false;
  return queue;
}
