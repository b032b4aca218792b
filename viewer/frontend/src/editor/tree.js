// The document of a record: places in it, emptiness, and joining two people's changes.
// A path is as the server writes it: 'physical.hands[h3].script'; items are found by their id.

/** The parts of a path: ['physical', 'hands', { id: 'h3' }, 'script']. */
export function parts(path) {
  return path
    .split('.')
    .flatMap((part) => {
      const [name, ...ids] = part.split('[');
      return [name, ...ids.map((id) => ({ id: id.replace(/\]$/, '') }))];
    })
    .filter((part) => part !== '');
}

// An item is known by its id, a text by its language, a term by its key, else by its place.
function placeIn(list, id) {
  const known = (item) => item?.id ?? item?.key ?? (item?.text === undefined ? item : item.language ?? 'none');
  const place = list.findIndex((item) => known(item) === id);
  if (place >= 0) return place;
  return /^\d+$/.test(id) && Number(id) < list.length ? Number(id) : -1;
}

const begun = (id, next) => (next === 'text' ? { text: '', language: id } : { id });

/** What stands at a path, or undefined. */
export function valueAt(document, path) {
  let here = document;
  for (const part of parts(path)) {
    if (here === null || here === undefined) return undefined;
    here = typeof part === 'string' ? here[part] : here[placeIn(here, part.id)];
  }
  return here;
}

/** Puts a value at a path, making what is missing on the way; undefined or null takes it out. */
export function putAt(document, path, value) {
  const way = parts(path);
  const last = way.pop();
  let here = document;
  way.forEach((part, index) => {
    const next = way[index + 1] ?? last;
    if (typeof part === 'string') {
      here[part] ??= typeof next === 'string' ? {} : [];
      here = here[part];
    } else {
      let place = placeIn(here, part.id);
      if (place < 0) place = here.push(begun(part.id, next)) - 1;
      here = here[place];
    }
  });
  const nothing = value === undefined || value === null;
  if (typeof last === 'string') {
    if (nothing) delete here[last];
    else here[last] = value;
    return;
  }
  const place = placeIn(here, last.id);
  if (nothing) {
    if (place >= 0) here.splice(place, 1);
  } else if (place < 0) here.push(value);
  else here[place] = value;
}

/** Whether a value says nothing: no text, no number, no item. An item that exists says something. */
export function isEmpty(value) {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') {
    return Object.entries(value).every(([name, inner]) => name === 'id' || isEmpty(inner));
  }
  return false;
}

export const copy = (value) => (value === undefined ? undefined : structuredClone(value));

export function same(one, other) {
  if (one === other) return true;
  if (isEmpty(one) && isEmpty(other) && !one?.id && !other?.id) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}

const hasIds = (list) => Array.isArray(list) && list.length > 0 && list.every((item) => item?.id);

/**
 * Joins what was typed since `base` with what came from elsewhere. Where both changed one place the
 * answer holds theirs, and the place is among the clashes.
 */
export function join(base, mine, theirs, path = '', clashes = []) {
  if (same(mine, theirs) || same(base, mine)) return { value: copy(theirs), clashes };
  if (same(base, theirs)) return { value: copy(mine), clashes };
  if ([mine, theirs].every((list) => hasIds(list)) && (isEmpty(base) || hasIds(base))) {
    return { value: joinItems(base ?? [], mine, theirs, path, clashes), clashes };
  }
  const plain = (value) => value && typeof value === 'object' && !Array.isArray(value);
  if (plain(mine) && plain(theirs)) {
    const joined = {};
    for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const at = path ? `${path}.${name}` : name;
      const { value } = join(base?.[name], mine[name], theirs[name], at, clashes);
      if (value !== undefined) joined[name] = value;
    }
    return { value: joined, clashes };
  }
  clashes.push({ path, base, mine, theirs });
  return { value: copy(theirs), clashes };
}

function joinItems(base, mine, theirs, path, clashes) {
  const find = (list, id) => list.find((item) => item.id === id);
  const ids = [...new Set([...mine, ...theirs].map((item) => item.id))];
  return ids
    .map((id) => join(find(base, id), find(mine, id), find(theirs, id), `${path}[${id}]`, clashes))
    .map(({ value }) => value)
    .filter((value) => value !== undefined);
}
