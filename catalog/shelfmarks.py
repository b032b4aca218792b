"""Shelfmarks, sorted as a librarian expects: MS 9 before MS 10."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+")
_GAPS = re.compile(r"[\s./,;:_-]+")
SORT_KEY_LENGTH_MAX = 1000


def sort_key(shelfmark: str) -> str:
    """Text whose order by code point is the natural order of shelfmarks.

    Runs of digits, of any script, count as numbers; case and punctuation do not count.
    Equal keys are possible ('MS. 1' and 'ms 1'), so sort by key and then by identifier.
    """
    folded = unicodedata.normalize("NFKC", shelfmark).casefold()
    spaced = _GAPS.sub(" ", folded).strip()
    return _DIGITS.sub(_padded, spaced)[:SORT_KEY_LENGTH_MAX]


def _padded(run: re.Match[str]) -> str:
    digits = "".join(str(unicodedata.decimal(digit)) for digit in run.group()).lstrip("0") or "0"
    # How many digits, then the digits: a longer number comes later, however long it is.
    return f"{len(digits):03d}{digits}"
