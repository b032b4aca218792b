// Links for any viewer (IIIF Content State API 1.0): written here, read by the server.

/** A content state as it stands in an address: percent-encoded JSON in base64url (section 6). */
export function encodeState(state) {
  const percent = encodeURIComponent(JSON.stringify(state));
  return btoa(percent).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A canvas of a book, or a region 'x,y,w,h' of it, as a target (2.2.3). */
export function targetOf({ canvas, manifest, xywh }) {
  return {
    id: xywh ? `${canvas}#xywh=${xywh}` : canvas,
    type: 'Canvas',
    partOf: [{ id: manifest, type: 'Manifest' }],
  };
}

/** The state of one target, or of two to compare (5.3). */
export function stateOf(targets) {
  if (targets.length === 1) return targets[0];
  return { type: 'Annotation', motivation: ['contentState'], target: targets };
}
