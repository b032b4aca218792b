// What the reader says about where one is: to screen readers, and in the status line.

/** `template` with `{name}` replaced by `values.name`; unknown names stay as they are. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Sentence for the view of one or two pages, in the language of the page. */
export function sentence(pages, view, strings) {
  const first = pages[view[0]];
  const last = pages[view[view.length - 1]];
  const values = {
    label: first.label,
    first: first.label,
    second: last.label,
    number: view[0] + 1,
    last: view[view.length - 1] + 1,
    total: pages.length,
  };
  if (view.length === 1) {
    return fill(strings.announce ?? 'Folio {label}, page {number} of {total}', values);
  }
  return fill(
    strings.announceSpread ?? 'Folios {first} and {second}, pages {number} and {last} of {total}',
    values,
  );
}

/** Says sentences into a live region, once each, and only the last of a quick series. */
export function announcer(region, delayMs = 250) {
  let timer = null;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (region.textContent !== text) region.textContent = text;
    }, delayMs);
  };
}
