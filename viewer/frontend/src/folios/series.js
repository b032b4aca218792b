// Labels in a row, for showing at once what the server will answer a moment later. What this does
// not understand it leaves to the server (null); catalog/codicology/arrangement_series.py decides.

const DIGITS = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];
const FACES = { r: 'و', v: 'ظ' };
const LEAF = /^(\d+)\s*([rv])$/;
const PAGE = /^p\.?\s*(\d+)$/;
const NUMBER_MAX = 999999;

/** The text with digits of any script as 0 to 9. */
export function plainDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
    return String(digit.codePointAt(0) - zero);
  });
}

/** Numbers from a field such as '13, 27-29', as a list; null when it cannot be read. */
export function numbersIn(text) {
  const found = new Set();
  for (const part of plainDigits(text).split(/[,;،\s]+/).filter(Boolean)) {
    const range = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part);
    if (!range) return null;
    const last = Number(range[2] ?? range[1]);
    for (let number = Number(range[1]); number <= last && found.size <= 500; number += 1) {
      found.add(number);
    }
  }
  return found.size > 500 ? null : [...found].sort((one, other) => one - other);
}

function* numbers(start, { skip = [], bis = [], is_descending: down = false }) {
  const left = new Set(skip);
  const twice = new Set(bis);
  for (let number = start; number >= 0 && number <= NUMBER_MAX; number += down ? -1 : 1) {
    if (left.has(number)) continue;
    yield [number, ''];
    if (twice.has(number)) yield [number, 'bis'];
  }
}

function leafLabel(number, suffix, face, arabic) {
  const stem = `${number}${suffix}`;
  const joint = suffix ? ' ' : '';
  return arabic ? `${toArabic(stem)}${joint}${FACES[face]}` : `${stem}${joint}${face}`;
}

function toArabic(text) {
  return text.replace(/\d/g, (digit) => DIGITS[digit]);
}

function* labels(asked) {
  const start = plainDigits(asked.start.trim().toLowerCase());
  const arabic = asked.numerals === 'arabic_indic';
  const leaf = LEAF.exec(start);
  if (leaf) {
    let face = leaf[2];
    for (const [number, suffix] of numbers(Number(leaf[1]), asked)) {
      yield leafLabel(number, suffix, face, arabic);
      if (asked.faces === 'same') continue;
      if (face === 'r') yield leafLabel(number, suffix, 'v', arabic);
      face = 'r';
    }
    return;
  }
  const number = PAGE.exec(start) ?? (asked.foliation ? /^(\d+)$/.exec(start) : null);
  const word = PAGE.test(start) ? 'p. ' : '';
  for (const [value, suffix] of numbers(Number(number[1]), asked)) {
    yield `${word}${arabic ? toArabic(`${value}${suffix}`) : `${value}${suffix}`}`;
  }
}

/** The first `count` labels of a series, or null when only the server can tell. */
export function seriesLabels(asked, count) {
  const start = plainDigits((asked.start ?? '').trim().toLowerCase());
  const isPlain = asked.foliation && /^\d+$/.test(start);
  if (!LEAF.test(start) && !PAGE.test(start) && !isPlain) return null;
  const made = [];
  for (const label of labels(asked)) {
    if (made.length === count) break;
    made.push(label);
  }
  return made.length === count ? made : null;
}
