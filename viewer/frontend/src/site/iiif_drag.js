// The IIIF icon: dropped on another viewer, it opens the manuscript there.

/** Makes every link `[data-iiif-drag]` carry its address, and nothing else, when it is dragged. */
export function startIiifDrags() {
  for (const link of document.querySelectorAll('a[data-iiif-drag]')) {
    link.addEventListener('dragstart', (event) => {
      // Left alone, a browser would add the picture inside the link as another thing to drop.
      event.dataTransfer.setData('text/uri-list', link.href);
      // As IIIF Content State 1.0, 3.4 has it: an address or JSON, and not encoded.
      event.dataTransfer.setData('text/plain', link.dataset.iiifContent || link.href);
      event.dataTransfer.effectAllowed = 'copyLink';
    });
  }
}
