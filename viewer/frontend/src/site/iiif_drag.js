// The IIIF icon: dropped on another viewer, it opens the manuscript there.

/** Makes every link `[data-iiif-drag]` carry its address, and nothing else, when it is dragged. */
export function startIiifDrags() {
  for (const link of document.querySelectorAll('a[data-iiif-drag]')) {
    link.addEventListener('dragstart', (event) => {
      // Left alone, a browser would add the picture inside the link as another thing to drop.
      event.dataTransfer.setData('text/uri-list', link.href);
      event.dataTransfer.setData('text/plain', link.href);
      event.dataTransfer.effectAllowed = 'copyLink';
    });
  }
}
