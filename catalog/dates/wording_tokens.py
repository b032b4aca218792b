"""The words of a date told apart: numbers, months, eras, centuries, doubts.

The words themselves are data (`date_words.toml`); what is not among them makes the reading give
up, because a date half understood is worse than one that a person types.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from catalog.dates.statement import Calendar

TEXT_LENGTH_MAX: Final = 300

_ARABIC_FORMS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ـ": None, "ٱ": "ا"}
)
_QUOTES = str.maketrans(dict.fromkeys("\"'’‘ʼʿʾ׳״`´ʹ", None))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_CYRILLIC_ROMAN = str.maketrans({"х": "x", "і": "i", "ӏ": "i"})
_WORD = re.compile(r"\d+|[^\W\d_]+|[-/?~()=&]")
_ROMAN = re.compile(r"(?=.)(x{0,3})(ix|iv|v?i{0,3})")


class Kind(StrEnum):
    """What a word of a date does."""

    NUMBER = "number"
    ROMAN = "roman"
    ORDINAL = "ordinal"
    MONTH = "month"
    HIJRI = "hijri"
    HIJRI_SOLAR = "hijri_solar"
    WESTERN = "western"
    JULIAN = "julian"
    GREGORIAN = "gregorian"
    HEBREW = "hebrew"
    BCE = "bce"
    CENTURY = "century"
    CIRCA = "circa"
    PERHAPS = "perhaps"
    BETWEEN = "between"
    UNTIL = "until"
    NOTHING = "nothing"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    DASH = "dash"
    SLASH = "slash"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or phrase: what it does, its number, and for a month its calendar.

    `value` of a number is itself, of a month its place in the year; `digits` is how many digits a
    number was written with. A Western month has no calendar yet.
    """

    kind: Kind
    value: int = 0
    digits: int = 0
    calendar: Calendar | None = None


_SIGNS: Final = {
    "-": Token(Kind.DASH),
    "/": Token(Kind.SLASH),
    "(": Token(Kind.SLASH),
    "=": Token(Kind.SLASH),
    ")": Token(Kind.NOTHING),
    "&": Token(Kind.UNTIL),
    "~": Token(Kind.CIRCA),
    "?": Token(Kind.PERHAPS),
}
_ORDINAL_ENDINGS: Final = frozenset({
    "th", "st", "nd", "rd", "й", "ый", "ой", "го", "ого", "м", "е", "ое",
    "ші", "шы", "нші", "ншы", "інші", "ыншы",
})  # fmt: skip


def tokens_of(text: str) -> tuple[Token, ...] | None:
    """The words of the text in order; None where one of them is not known."""
    words = _words(text)
    found: list[Token] = []
    place = 0
    while place < len(words):
        token, taken = _next(words, place, found[-1] if found else None)
        if token is None:
            return None
        found.append(token)
        place += taken
    return tuple(found)


def fold(text: str) -> str:
    """The text as it is compared: no case, no vocalisation, one form of each letter and digit."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_DASHES))
    bare = "".join(_plain(mark) for mark in decomposed if not _is_invisible(mark))
    return bare.casefold().translate(_ARABIC_FORMS).translate(_QUOTES)


def _is_invisible(character: str) -> bool:
    return unicodedata.combining(character) > 0 or unicodedata.category(character) == "Cf"


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _words(text: str) -> list[str]:
    """Words, numbers and signs; a hyphen inside a word parts it, and is a sign elsewhere."""
    folded = fold(text)
    pieces: list[str] = []
    for found in _WORD.finditer(folded):
        if found[0] == "-" and _is_inside_word(folded, found.start()):
            continue
        pieces.append(found[0])
    return pieces


def _is_inside_word(folded: str, place: int) -> bool:
    before = re.search(r"(\w+)$", folded[:place])
    after = re.match(r"(\w+)", folded[place + 1 :])
    if before is None or after is None or after[1][0].isdigit():
        return False
    return not (_roman(before[1]) and _roman(after[1]))


def _next(words: list[str], place: int, before: Token | None) -> tuple[Token | None, int]:
    """The token that begins here, and how many words it takes."""
    word = words[place]
    follower = words[place + 1] if place + 1 < len(words) else ""
    if word in _SIGNS:
        return _SIGNS[word], 1
    if word.isdigit():
        return (Token(Kind.NUMBER, int(word), len(word)), 1) if len(word) <= 4 else (None, 1)
    if before is not None and before.kind is Kind.NUMBER and word in _ORDINAL_ENDINGS:
        return Token(Kind.ORDINAL), 1
    if _roman(word) and _lexicon().get((follower,), Token(Kind.NOTHING)).kind is Kind.CENTURY:
        return Token(Kind.ROMAN, _roman(word)), 1
    for length in range(min(_longest(), len(words) - place), 0, -1):
        token = _lexicon().get(tuple(words[place : place + length]))
        if token is not None:
            return _in_place(token, word, before), length
    return (Token(Kind.ROMAN, number), 1) if (number := _roman(word)) else (None, 1)


def _in_place(token: Token, word: str, before: Token | None) -> Token:
    """Three words mean two things: what stands before them decides."""
    after_number = before is not None and before.kind in (Kind.NUMBER, Kind.ROMAN, Kind.ORDINAL)
    if word == "c" and before is not None and before.kind in (Kind.ROMAN, Kind.ORDINAL):
        return Token(Kind.CENTURY)
    if word == "в" and token.kind is Kind.CENTURY and not after_number:
        return Token(Kind.NOTHING)
    return token


def _roman(word: str) -> int:
    """The value of a Roman numeral up to 39, Cyrillic look-alikes too; 0 where it is none."""
    found = _ROMAN.fullmatch(word.translate(_CYRILLIC_ROMAN))
    if found is None:
        return 0
    units = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
    return 10 * len(found[1]) + (9 if found[2] == "ix" else units[found[2]])


@cache
def _lexicon() -> dict[tuple[str, ...], Token]:
    data = tomllib.loads(Path(__file__).with_name("date_words.toml").read_text("utf-8"))
    lexicon: dict[tuple[str, ...], Token] = {}
    for calendar, months in data["months"].items():
        family = None if calendar == "western" else Calendar(calendar)
        for number, spellings in months.items():
            for spelling in spellings:
                lexicon[tuple(_words(spelling))] = Token(Kind.MONTH, int(number), 0, family)
    for number, spellings in data["numbers"].items():
        for spelling in spellings:
            lexicon[tuple(_words(spelling))] = Token(Kind.NUMBER, int(number), 2)
    for kind, spellings in data["words"].items():
        for spelling in spellings:
            lexicon.setdefault(tuple(_words(spelling)), Token(Kind(kind)))
    return lexicon


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _lexicon())
