// Making elements without markup: text stays text, whatever it holds.

let made = 0;

/** An element; properties that are functions listen, `data` and `aria` take plain objects. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** An identifier for an element of this page, so that labels find their controls. */
export function freshId(stem = 'e') {
  made += 1;
  return `${stem}-${made}`;
}

/** Words that another script may run into: isolated, with their language where it is known. */
export function words(text, language, direction) {
  const known = language && language !== 'none';
  return h('bdi', { lang: known ? language : null, dir: direction || null }, text);
}
