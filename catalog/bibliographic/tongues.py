"""The language of words in a library record: by its code, the script that is named, the letters.

Records say the language of the book once and the script of a field beside it (MARC 21, appendix A,
$6), or neither; romanised words stand beside the original ones. Letters decide what is not said.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from catalog.language import NONE
from catalog.tei.reading.desk import tag_of

# Scripts by the word that the Unicode names of their letters begin with (Unicode 16.0, 4.8).
_LETTERS: Final = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "CYRILLIC": "Cyrl", "GREEK": "Grek", "LATIN": "Latn",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "SYRIAC": "Syrc", "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva", "TIBETAN": "Tibt", "CJK": "Hani", "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan", "HANGUL": "Kore", "COPTIC": "Copt", "MONGOLIAN": "Mong",
}  # fmt: skip
# The script a language is usually written in; Latin for all that are not here. A manuscript in
# Kazakh or Tatar is in Arabic letters, and the tag then says so.
_USUAL: Final = {
    **dict.fromkeys(("ar", "fa", "ota", "ur", "ps", "sd", "ug", "chg", "ckb", "prs"), "Arab"),
    **dict.fromkeys(("he", "yi", "arc", "jrb", "jpr", "lad"), "Hebr"),
    **dict.fromkeys(("ru", "kk", "ky", "tt", "tg", "mn", "bg", "uk", "be", "sr", "cu"), "Cyrl"),
    **dict.fromkeys(("am", "ti", "gez"), "Ethi"), **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("zh", "lzh"), "Hani"), "el": "Grek", "grc": "Grek", "hy": "Armn",
    "ka": "Geor", "syr": "Syrc", "syc": "Syrc", "bo": "Tibt", "ja": "Jpan", "ko": "Kore",
    "cop": "Copt", "sa": "",
}  # fmt: skip
_NO_LANGUAGE: Final = frozenset({"mul", "mis", "zxx", "und", NONE})
# The script codes of a linked field (MARC 21, control subfield $6).
SCRIPTS_OF_MARC: Final = {
    "(3": "Arab", "(4": "Arab", "(B": "Latn", "$1": "Hani", "(N": "Cyrl", "(Q": "Cyrl",
    "(S": "Grek", "(2": "Hebr",
}  # fmt: skip


def language_of(code: str | None) -> str:
    """The tag of a language code of MARC or ISO 639-2, or 'none'."""
    tag = tag_of(code)
    return NONE if tag in _NO_LANGUAGE else tag


def script_of(text: str) -> str:
    """The script that most letters of a text are in, or '' where it has none that is known."""
    counts: Counter[str] = Counter()
    for letter in text[:2000]:
        if letter.isalpha() and (found := _script(letter)):
            counts[found] += 1
    return counts.most_common(1)[0][0] if counts else ""


def tag_for(language: str, text: str, script: str = "") -> str:
    """The tag of words in a language, with the script where it is not the usual one.

    >>> tag_for('ar', 'Sharḥ ḥadīth al-ghamāmah')
    'ar-Latn'
    """
    written = script or script_of(text)
    base = language.partition("-")[0]
    if base in _NO_LANGUAGE:
        return NONE if written in ("", "Latn") else tag_of(f"und-{written}")
    if not written or written == _USUAL.get(base, "Latn"):
        return base
    return tag_of(f"{base}-{written}")


def of_words(book: str, cataloguer: str, text: str) -> str:
    """The tag of a remark: the cataloguer's language, or the book's where its letters are used."""
    written = script_of(text)
    if written in ("", "Latn"):
        return cataloguer
    if written == _USUAL.get(cataloguer):
        return cataloguer
    return tag_for(book, text, written)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return _LETTERS.get(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0], "")
