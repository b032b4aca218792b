/**
 * Keeps OpenSeadragon 6 from adding an inline style element, which a strict content security policy
 * refuses with an error in the console.
 *
 * It adds none when it finds one: this stand-in is of no namespace and does nothing. The rule
 * itself stands in our own stylesheet.
 */
export function standInForInlineStyle() {
  const inert = document.createElementNS('urn:kitabdar:inert', 'style');
  inert.setAttribute('data-openseadragon-mobile-css', 'true');
  document.head.append(inert);
}
