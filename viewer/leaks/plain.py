"""Words as they are compared: whatever a format does to them, a reader still reads them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

# What stands on letters or between them unseen: vowel signs, accents, joiners, turns (UAX 9).
_UNSEEN_KINDS: Final = ("Mn", "Me", "Cf")
# Those of the first plane: a set of these alone is one that regular expressions find quickly.
_PLANE: Final = 0x10000
_BETWEEN: Final = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """The letters and digits, small, with one space between words.

    Quotes are doubled in one format and escaped in another, a word in the middle is marked, names
    are put in capitals, vowels are left out: none of that makes a secret of it.
    """
    if not text.isascii():
        text = _unseen().sub("", unicodedata.normalize("NFKD", text))
    return _BETWEEN.sub(" ", text.casefold()).strip()


@cache
def _unseen() -> re.Pattern[str]:
    kinds = (unicodedata.category(chr(point)) in _UNSEEN_KINDS for point in range(_PLANE))
    # A soft hyphen is one of them; the stroke that makes an Arabic word longer is not.
    points = [point for point, is_unseen in enumerate(kinds) if is_unseen or point == 0x640]
    return re.compile(f"[{re.escape(''.join(map(chr, points)))}]+")
