// Files as they were chosen or dropped, each with its path below the folder that was given.

/** `name` without the folder that everything lies in: 'scans/12v.tif' becomes '12v.tif'. */
export function belowTopFolder(path) {
  const parts = path.split('/').filter(Boolean);
  return parts.length > 1 ? parts.slice(1).join('/') : parts.join('/');
}

/** `[{name, file}]` in the order of their names, the last of two with one name, as people count. */
export function inOrder(found, language) {
  const byName = new Map(found.map((one) => [one.name.normalize('NFC'), one]));
  const order = new Intl.Collator(language, { numeric: true });
  return [...byName.values()].sort((a, b) => order.compare(a.name, b.name));
}

/** Files of an `<input type=file>`, of a folder or single ones. */
export function filesOfInput(input) {
  return [...input.files].map((file) => ({
    name: file.webkitRelativePath ? belowTopFolder(file.webkitRelativePath) : file.name,
    file,
  }));
}

const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

async function entriesOf(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    // A reader gives at most a hundred entries at a time, and none when it is done.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry, path, found) {
  if (entry.isFile) {
    found.push({ name: path, file: await fileOf(entry) });
    return;
  }
  for (const inner of await entriesOf(entry)) {
    await walk(inner, path ? `${path}/${inner.name}` : inner.name, found);
  }
}

/** Files that were dropped; of a dropped folder everything below it. */
export async function filesOfDrop(transfer) {
  // To be read at once: the list is emptied when the event has been handled.
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry());
  const found = [];
  for (const entry of entries.filter(Boolean)) {
    await walk(entry, entry.isDirectory ? '' : entry.name, found);
  }
  return found;
}
