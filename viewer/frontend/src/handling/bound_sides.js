// Shows the sides that the chosen part binds, while it is being chosen.

/** Indexes from the first to the last of two folios, whichever was named first; empty if unknown. */
export function rangeOf(ids, start, end) {
  const ends = [ids.indexOf(start), ids.indexOf(end)].sort((one, other) => one - other);
  if (ends[0] < 0) return [];
  return Array.from({ length: ends[1] - ends[0] + 1 }, (_, index) => ends[0] + index);
}

/** Keeps the list of sides in `form` in step with its fields. */
export function boundSides(form) {
  const sides = [...form.querySelectorAll('[data-side]')];
  const ids = sides.map((side) => side.dataset.side);
  const count = form.querySelector('[data-bound-count]');
  const { start, end } = form.elements;
  form.querySelector('[data-without-script]').hidden = true;
  const number = new Intl.NumberFormat(document.documentElement.lang);

  function show() {
    const scope = form.elements.scope.value;
    const range = new Set(scope === 'range' ? rangeOf(ids, start.value, end.value) : []);
    let bound = 0;
    for (const [index, side] of sides.entries()) {
      const same = scope === 'same' && 'was' in side.dataset;
      side.hidden = scope !== 'whole' && !same && !range.has(index);
      if (!side.hidden) bound += 1;
    }
    if (count) count.textContent = `${count.dataset.boundCount} ${number.format(bound)}`;
  }

  for (const field of [start, end]) {
    field.addEventListener('change', () => {
      form.elements.scope.value = 'range';
      show();
    });
  }
  form.addEventListener('change', (event) => event.target.name === 'scope' && show());
  show();
}
