"""Which letters the fonts of the house can draw, and what stands for one that they cannot.

An archival PDF refuses a letter without a shape (ISO 19005-2, 6.2.11.8), so that one Chinese
character or an arrow in a note would keep a whole report from being printed. Such a letter is
written as its number, '[U+6F22]', which says what stood there; the data beside the PDF has it as it
was typed.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

# Never drawn by themselves: ends of lines, and what chooses between shapes of a neighbour.
_ENDS: Final = frozenset("\t\n\r\u2028\u2029")
_VARIATIONS: Final = range(0xFE00, 0xFE10)


def printable(value: Any, folder: Path) -> Any:
    """Plain data with a number for each letter in it that no font of the folder has.

    Raises:
        FileNotFoundError: the folder has no fonts.
    """
    if isinstance(value, str):
        return _printable(value, folder)
    if isinstance(value, dict):
        return {key: printable(each, folder) for key, each in value.items()}
    return (
        [printable(each, folder) for each in value] if isinstance(value, (list, tuple)) else value
    )


def _printable(text: str, folder: Path) -> str:
    known = _known(folder)
    missing = {each for each in set(text) if ord(each) not in known and not _is_undrawn(each)}
    if not missing:
        return text
    return text.translate({ord(each): f"[U+{ord(each):04X}]" for each in missing})


@cache
def _known(folder: Path) -> frozenset[int]:
    """The code points that stand in a font of every weight: bold words have no other letters."""
    weights: dict[str, set[int]] = {}
    for path in sorted(folder.glob("*.ttf")):
        weight = path.stem.rpartition("_")[2]
        weights.setdefault(weight, set()).update(letters(path.read_bytes()))
    if not weights:
        raise FileNotFoundError(f"no fonts in {folder}: build the front end first")
    return frozenset(set.intersection(*weights.values()))


def letters(font: bytes) -> frozenset[int]:
    """The code points a TrueType font has a shape for (OpenType 1.9, `cmap`, formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        found.update(_mapped(font, start + offset))
    return frozenset(found)


def _mapped(font: bytes, at: int) -> Iterable[int]:
    (kind,) = struct.unpack_from(">H", font, at)
    if kind == 4:
        return _by_segments(font, at)
    return _by_groups(font, at) if kind == 12 else ()


def _by_segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", font, at + 14 + place * double + (2 if place else 0))
        for place in range(4)
    )
    ranges_at = at + 16 + 3 * double
    for place, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if ranges[place] == 0:
                glyph = (code + deltas[place]) & 0xFFFF
            else:
                where = ranges_at + 2 * place + ranges[place] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, where)
            if glyph:
                yield code


def _by_groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">L", font, at + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * number)
        yield from range(first + (glyph == 0), last + 1)


def _is_undrawn(letter: str) -> bool:
    # Marks of direction, joiners and soft hyphens are of category Cf.
    is_mark = unicodedata.category(letter) == "Cf" or ord(letter) in _VARIATIONS
    return is_mark or letter in _ENDS
