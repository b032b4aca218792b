"""What readers of a large catalogue search for: words few books have, and words most have."""

from __future__ import annotations

import random
from urllib.parse import quote

from tests.bench.large.books import scribe

RARE_GOAL_MS = 50.0
COMMON_GOAL_MS = 150.0

# Every book, or one in four, has each of these; the keys of most find further spellings.
_COMMON = (
    "quran", "Коран", "القرآن", "Құран", "book", "sides", "الرحمن", "الرحيم", "gospels", "paper",
    "قرآن كريم", "commentary", "Диуани хикмет", "title:quran", "book -gospels", "sides sloping",
)  # fmt: skip
_FILTERS = ("century=15", "hijri=9", "script=script.kufic", "from=1300&to=1500", "holder=library-3")


def rare(manuscripts: int) -> list[str]:
    """Addresses that ask for a shelfmark, a number of a copy, or a scribe."""
    dice = random.Random(11)
    numbers = [str(dice.randint(1, manuscripts)) for _ in range(120)]
    asked = [f"MS {number}" for number in numbers[:40]]
    asked += [f"copy {number}" for number in numbers[40:80]]
    asked += [scribe(int(number)) for number in numbers[80:]]
    return [f"/api/search?q={quote(words)}" for words in asked]


def common() -> list[str]:
    """Addresses that ask for common words, with and without filters."""
    plain = [f"/api/search?q={quote(words)}" for words in _COMMON]
    return [*plain, *(f"{each}&{filter_}" for each in plain for filter_ in _FILTERS)]
