// The words of the look-up field: the page brings them in its language, English stands in.

export const defaults = {
  label: 'Look up by name',
  hint: 'Type a part of any name, in any script. Arrow keys choose, Enter takes.',
  none: 'Nothing found.',
  one: '1 found.',
  many: '{count} found.',
  more: 'More than {count} found; type more.',
  add: 'Add new {kind}: {name}',
  adding: 'Adding …',
  likely: 'Probably here already. Take one of these, or add yours.',
  addAnyway: 'Add all the same, as another {kind}: {name}',
  chosen: '{name} chosen.',
  clear: 'Choose another',
  cleared: 'Taken out.',
  failed: 'The look-up did not answer. Type again in a moment.',
};

const bare = { api: '/api/authorities', mayAdd: false, kinds: {}, words: {}, language: 'en' };
let read = null;

/** What the page says in its script element `lookup-words`; read once. */
export function wordsOfPage() {
  if (read) return read;
  const element = document.getElementById('lookup-words');
  const given = element ? JSON.parse(element.textContent) : {};
  read = { ...bare, language: document.documentElement.lang || 'en', ...given };
  return read;
}
