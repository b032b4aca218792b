// Identifiers made on the tablet, so that what was drawn without a network has its name already:
// kind letter, nine random characters, check character (catalog/identifiers.py).
const ALPHABET = '0123456789bcdfghjkmnpqrstvwxz';
const RANDOM_LENGTH = 9;

/** The check character: ordinals weighted by their place from 1, modulo the alphabet. */
export function checkOf(stem) {
  const total = [...stem].reduce((sum, letter, index) => sum + (index + 1) * ALPHABET.indexOf(letter), 0);
  return ALPHABET[total % ALPHABET.length];
}

// Bytes from here on would make the first letters of the alphabet likelier than the last.
const FAIR = 256 - (256 % ALPHABET.length);

/** A new identifier: kind 'b' for an observation, 'r' for a region. */
export function mint(kind) {
  let stem = kind;
  while (stem.length <= RANDOM_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      if (byte < FAIR && stem.length <= RANDOM_LENGTH) stem += ALPHABET[byte % ALPHABET.length];
    }
  }
  return stem + checkOf(stem);
}

/** This moment by the clock of the tablet, with its zone: '2026-11-20T09:41:07+05:00'. */
export function deviceTime(now = new Date()) {
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
