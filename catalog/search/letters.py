"""Letters of four scripts as the letters of keys (`catalog/search/spelling.py`).

Each letter gives one choice or several: where catalogues write a letter in two ways, both are
kept. `H` is an h that may be silent at the end of a word; `Y` a y that begins a word and so is
no vowel there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import Final

Choices = tuple[str, ...]


class Script(Enum):
    """A script with rules of its own."""

    ARABIC = "arabic"
    HEBREW = "hebrew"
    CYRILLIC = "cyrillic"
    LATIN = "latin"

    @property
    def writes_vowels(self) -> bool:
        """Whether short vowels are letters."""
        return self in (Script.CYRILLIC, Script.LATIN)


_RANGES: Final = (
    (
        re.compile("[\u0620-\u074a\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufeff]"),
        Script.ARABIC,
    ),
    (re.compile("[\u05d0-\u05f2\ufb1d-\ufb4f]"), Script.HEBREW),
    (re.compile("[\u0400-\u052f]"), Script.CYRILLIC),
    (re.compile("[a-zà-öø-ɏḀ-ỿʾʿʼʻ]"), Script.LATIN),
)


def _each(table: dict[str, str]) -> dict[str, Choices]:
    return {
        letter: tuple(value.split("|"))
        for letters_, value in table.items()
        for letter in letters_.split()
    }


_ARABIC: Final = _each({
    "ا أ إ آ ٱ": "a", "ب": "b", "پ": "p", "ت ط ټ": "t", "ة ۃ": "", "ث س ص": "s", "ج": "j",
    "چ": "c", "ح خ": "h", "ه ہ ھ ە ۀ": "H", "د": "d", "ذ ظ ز": "z", "ض": "d|z", "ر": "r", "ژ": "j",
    "ش": "S", "غ گ": "g", "ف": "f", "ق ك ک ڭ": "k", "ل": "l", "م": "m", "ن ں": "n",
    "و ؤ ۇ ۆ ۋ": "o", "ي ی ى ې ے ئ": "i", "ع ء ـ": "",
})  # fmt: skip
_HEBREW: Final = _each({
    "א ע": "", "ב": "b|o", "ג": "g", "ד": "d", "ה": "H", "ו": "o", "ז": "z", "ח": "h",
    "ט ת": "t", "י": "i", "כ ך": "k|h", "ל": "l", "מ ם": "m", "נ ן": "n", "ס": "s",
    "פ ף": "p|f", "צ ץ": "C", "ק": "k", "ר": "r", "ש": "S|s",
})  # fmt: skip
_CYRILLIC: Final = _each({
    "а ә": "a", "б": "b", "в": "o", "г ғ": "g", "д": "d", "ж": "j", "з": "z", "и і ы й": "i",
    "к қ": "k", "л": "l", "м": "m", "н ң": "n", "о ө у ұ ү ў ӯ": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ф": "f", "х һ": "h", "ц": "C", "ч": "c", "ш": "S", "щ": "S",
    "ъ ь": "", "е э": "a|i", "ё": "o", "ю": "o", "я": "a", "ҳ": "h", "ҷ": "j",
})  # fmt: skip
_LATIN: Final = _each({
    "a": "a", "b": "b", "c": "k", "d": "d", "e": "a|i", "f": "f", "g": "g", "h": "H", "i ı y": "i",
    "j": "j", "k q": "k", "l": "l", "m": "m", "n": "n", "o u v w": "o", "p": "p", "r": "r",
    "s": "s", "t": "t", "x": "ks", "z": "z", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d",
    "ə": "a", "ß": "s", "ŋ": "n", "þ": "s", "ð": "d", "ħ": "h",
    "\x01": "S", "\x02": "c|h", "\x03": "j", "\x04": "h", "\x05": "g", "\x06": "s", "\x07": "z",
    "\x08": "f", "\x09": "C",
})  # fmt: skip

# Two letters, or a letter with a mark, that are one consonant; longer ones first.
_DIGRAPHS: Final = (
    ("tsch", "\x02"), ("sch", "\x01"), ("dsch", "\x03"), ("dzh", "\x03"), ("tch", "\x02"),
    ("sh", "\x01"), ("š", "\x01"), ("ş", "\x01"), ("ś", "\x01"), ("ch", "\x02"), ("č", "\x02"),
    ("ç", "\x02"), ("dj", "\x03"), ("zh", "\x03"), ("ǧ", "\x03"), ("ž", "\x03"), ("ǰ", "\x03"),
    ("kh", "\x04"), ("ḫ", "\x04"), ("ẖ", "\x04"), ("ḥ", "\x04"), ("x̱", "\x04"), ("gh", "\x05"),
    ("ġ", "\x05"), ("ğ", "\x05"), ("th", "\x06"), ("ṯ", "\x06"), ("s̱", "\x06"), ("dh", "\x07"),
    ("ḏ", "\x07"), ("ẕ", "\x07"), ("ph", "\x08"), ("tz", "\x09"), ("ts", "\x09"), ("ck", "k"),
    ("qu", "qu"),
)  # fmt: skip

_TABLES: Final = {
    Script.ARABIC: _ARABIC,
    Script.HEBREW: _HEBREW,
    Script.CYRILLIC: _CYRILLIC,
    Script.LATIN: _LATIN,
}
# Written on to an Arabic word: and, so, in, like, for, before the article.
_ON_ARABIC: Final = re.compile("^[وف]?[بكل]?(?:ال|لل)(?=.{3})")
_ATTACHED_FROM: Final = 4
_LETTER: Final = re.compile(r"\W|\d|_")
# What only scholarly transliteration writes; ū alone may be Kazakh.
_SCHOLARLY: Final = re.compile("[āīʾʿḥṣḍṭẓḫḏṯġǧ]")
_LONG: Final = str.maketrans("āīūâîû", "AIOAIO")
_SHORT_VOWELS: Final = re.compile("[aeiou]")


def script_of(text: str) -> Script | None:
    """The script of a word in small letters; None for another one, or for a mixture."""
    found = {script for pattern, script in _RANGES if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def spell(text: str, script: Script) -> list[Choices]:
    """The choices that the letters of a word leave, in order."""
    if script is Script.LATIN:
        text = _latin(text)
    elif script is Script.ARABIC:
        text = _ON_ARABIC.sub("", _bare(text))
        if text.startswith("و") and len(text) > _ATTACHED_FROM:
            return [("", "o"), *spell(text[1:], script)]
    elif script is Script.CYRILLIC:
        text = _iotated(text.replace("дж", "җ"))
    else:
        text = _bare(text)
        if text.startswith("ה") and len(text) > _ATTACHED_FROM:
            return [("", "h"), *spell(text[1:], script)]
    table = _TABLES[script]
    choices = [table[letter] for letter in text if letter in table]
    return _opened(choices, text, script)


def long_vowels_of(written: str) -> list[str] | None:
    """The bare forms of scholarly transliteration: long vowels stay; None if it is none."""
    text = unicodedata.normalize("NFC", written).casefold()
    if not _SCHOLARLY.search(text):
        return None
    first_is_vowel = bool(re.match("[ʾʿ]?[aeiouāīū]", text))
    kept = _SHORT_VOWELS.sub("", _latin(text.translate(_LONG), keeps_long=True))
    kept = kept.translate(str.maketrans("AIO", "aio"))
    forms = [""]
    for letter in kept:
        forms = [form + each for form in forms for each in _LATIN.get(letter, ("",))][:4]
    return [f"@{form.removeprefix('a')}" if first_is_vowel else form for form in forms]


def _opened(choices: list[Choices], text: str, script: Script) -> list[Choices]:
    """A word that begins with ʿayn or alef begins with a vowel, whichever it is."""
    if script is Script.HEBREW and text[:1] in ("א", "ע"):
        rest = choices[1:]
        return [("@",), *(rest[1:] if rest and rest[0] in (("i",), ("o",)) else rest)]
    if script is Script.ARABIC and text[:1] in tuple("اأإآٱعء"):
        rest = choices[1:]
        alone = text[:1] not in ("ع", "آ") and rest and rest[0] in (("i",), ("o",))
        return [("@",), *(rest[1:] if alone else rest)]
    return choices


def _latin(text: str, *, keeps_long: bool = False) -> str:
    for written, letter in _DIGRAPHS:
        text = text.replace(written, letter)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", text)
        if letter < " " or (letter.isalpha() and (keeps_long or letter not in "ʾʿʼʻ"))
    )


def _iotated(text: str) -> str:
    """я and ю begin with a y at the beginning of a word and after a vowel."""
    made = []
    before = ""
    for letter in text:
        opens = before == "" or before in "аәеёиіоөуұүыэюя"
        if letter in "яю" and opens:
            made.append("й")
        made.append(letter)
        before = letter
    return "".join(made).replace("җ", "ж")


def _bare(text: str) -> str:
    return "".join(_without_marks(text))


def _without_marks(text: str) -> Iterable[str]:
    for letter in unicodedata.normalize("NFC", text):
        if unicodedata.category(letter) not in ("Mn", "Cf", "Lm", "Po"):
            yield letter
