// The edge of the curtain: a line over the picture, drawn along by mouse, pen or finger.

/**
 * Places `bar` inside `stage` where the curtain ends. `width()` is the width of the picture in
 * viewer space, or null while there is no curtain; `move` is told where the edge was drawn to.
 */
export function makeBar(stage, bar, viewer, { width, move }) {
  let k = 0.5;

  function place(next = k) {
    k = next;
    bar.hidden = width() === null;
    if (bar.hidden) return;
    const bounds = viewer.viewport.getBounds(true);
    const x = ((k * width() - bounds.x) / bounds.width) * stage.clientWidth;
    // Out of sight it waits at the edge, so that it can always be drawn back.
    const kept = Math.min(Math.max(x, 0), stage.clientWidth);
    bar.style.setProperty('--edge', `${kept}px`);
    bar.toggleAttribute('data-outside', kept !== x);
  }

  const kAt = (event) => {
    const bounds = viewer.viewport.getBounds(true);
    const x = event.clientX - stage.getBoundingClientRect().left;
    return (bounds.x + (x / stage.clientWidth) * bounds.width) / width();
  };

  bar.addEventListener('pointerdown', (event) => {
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  bar.addEventListener('pointermove', (event) => {
    if (bar.hasPointerCapture(event.pointerId)) move(kAt(event));
  });
  viewer.addHandler('update-viewport', () => place());
  viewer.addHandler('resize', () => place());

  return { place };
}
