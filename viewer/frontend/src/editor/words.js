// The sentences of the editor, in the language of the page; the server sends them all.

let sentences = {};
let isolated = false;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Takes the sentences of the page; those of a right-to-left language isolate their values. */
export function learn(given, direction) {
  sentences = given;
  isolated = direction === 'rtl';
}

/** One sentence with its values set in; what could turn the line round is isolated. */
export function say(key, values = {}) {
  const said = sentences[key] ?? key;
  return said.replace(/\{(\w+)\}/g, (_, name) => {
    const value = String(values[name] ?? '');
    return !isolated && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
  });
}

/** Tells a screen reader something that is to be seen elsewhere on the page. */
export function announce(text) {
  const place = document.getElementById('announcer');
  if (place) place.textContent = text;
}
