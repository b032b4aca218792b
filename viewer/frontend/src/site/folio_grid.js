// Arrow keys in the grid of folios, in the direction of the book. Up and down still scroll.

/** Index of the link that a key leads to from `index`, or null when the key is not ours. */
export function nextIndex(key, index, count, rightToLeft) {
  const step = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1 }[key];
  if (!step) return null;
  return Math.min(Math.max(index + step, 0), count - 1);
}

/** Makes arrow keys work in every `[data-folio-grid]`. */
export function startFolioGrids() {
  for (const grid of document.querySelectorAll('[data-folio-grid]')) {
    grid.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const links = [...grid.querySelectorAll('a')];
      const index = links.indexOf(event.target.closest('a'));
      const next = nextIndex(event.key, index, links.length, grid.dir === 'rtl');
      if (index < 0 || next === null) return;
      event.preventDefault();
      links[next].focus();
    });
  }
}
