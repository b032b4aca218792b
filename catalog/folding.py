"""One spelling for the many that people type: what is indexed and what is asked are folded alike.

A name is found whether it is written with vowels or without, in Persian or Arabic letters, with
the marks of scholarly transliteration or without, in Kazakh letters or on a Russian keyboard.
The outcome is for matching only, never for showing. `fold` is total (any text goes in),
idempotent, and the same on both databases, as none of them takes part (Unicode 16.0, UAX 15 for
the normal forms; IJMES and ALA-LC tables for what transliteration adds).
"""

from __future__ import annotations

import re
import unicodedata

# Letters that several languages write differently for the same word.
_LETTERS = str.maketrans(
    {
        # Arabic script: alef and hamza, ya, kaf, ta marbuta and the heh of Persian and Urdu.
        **dict.fromkeys("أإآٱ", "ا"),
        "ؤ": "و",
        **dict.fromkeys("ئىیېےۍێ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀەہھۂۃۿ", "ه"),
        **dict.fromkeys("ءٴـ", None),
        # Cyrillic: Kazakh, Tatar, Uzbek and Tajik letters to the near Russian ones.
        **dict(zip("қғңүұөіәһѓќ", "кгнууоиахгк", strict=True)),
        **dict(zip("ёўӯӣҳҷҗҡҙҫ", "еууихчжкзс", strict=True)),
        # Hebrew: the forms at the end of a word.
        **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
        # Latin letters that do not come apart into a base and a mark.
        **dict(zip("łđøıəħŋɣ", "ldoiahng", strict=True)),
        **{"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ß": "ss", "ŀ": "l"},
        # Signs for ʿayn, hamza and the soft sign in transliteration, however they are typed.
        **dict.fromkeys("'`´‘’‛′ʹʺʻʼʽʾʿˈˊˋˮ״׳ꞌ", None),
    }
)

# Marks that are not part of a word's letters. In Indic and Tibetan script marks are the vowels
# of a word, so those stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
# The sign within Hebrew abbreviations, as most keyboards have it.
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
_CYRILLIC = re.compile("[\u0400-\u052f]")

# The Arabic article as Latin letters write it, sun letters too, when it stands alone.
_ARTICLES = frozenset({
    "al", "el", "ul", "il", "ar", "as", "ash", "ad", "an", "at", "az",
    "er", "es", "esh", "ed", "en", "et", "ez",
})  # fmt: skip
_ARTICLE = "ال"
_STEM_MIN = 3
_ROUNDS_MAX = 8


def fold(text: str) -> str:
    """The text as it is matched: small letters, no marks, single spaces, no article.

    The article goes where it stands alone ('al-Yasawī', 'al Yasawi') and where three letters or
    more are left in Arabic; a text of nothing but articles keeps them, as somebody may be in the
    middle of typing.
    """
    for _ in range(_ROUNDS_MAX):
        folded = " ".join(_without_articles(plain(text).split()))
        if folded == text:
            break
        text = folded
    return text


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded text, each once, in their order."""
    return tuple(dict.fromkeys(folded.split()))


def suffixes_of(folded: str, length_max: int) -> tuple[str, ...]:
    """The folded text from each of its words on, cut at `length_max` characters.

    The first is the whole name. A range over these finds a name by any of its words.
    """
    words = folded.split()
    return tuple(" ".join(words[at:])[:length_max] for at in range(len(words)))


def unarticled(word: str) -> str:
    """A word that is still being typed, without the Arabic article it may begin with.

    `fold` leaves the article on so short a word; the names in the index have lost it.
    """
    return word.removeprefix(_ARTICLE)


def is_gershayim(text: str, at: int) -> bool:
    """Whether the quotation mark at this place is part of a Hebrew abbreviation."""
    return text[at] == '"' and _GERSHAYIM.match(text, at) is not None


def is_article(folded: str) -> bool:
    """Whether a folded word is the Arabic article, as Latin letters write it."""
    return folded in _ARTICLES


def plain(text: str) -> str:
    """Small letters without marks, everything that parts words a space: `fold` before its words."""
    text = _GERSHAYIM.sub("", text)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _MARKS.sub("", "".join(map(_apart, text)).translate(_LETTERS))
    return "".join(map(_kept, unicodedata.normalize("NFC", text)))


def _apart(character: str) -> str:
    # A Cyrillic й must not become и: it is a letter of its own.
    if character < "\x80" or _CYRILLIC.match(character):
        return character
    return unicodedata.normalize("NFD", character)


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] in "LMN":
        return character
    # Invisible characters (direction marks, joiners) part no words; all else does.
    return "" if category in ("Cf", "Cs", "Sk", "Lm") else " "


def _without_articles(words: list[str]) -> list[str]:
    stems = [_stem(word) for word in words]
    return [stem for stem in stems if stem not in _ARTICLES] or stems


def _stem(word: str) -> str:
    while word.startswith(_ARTICLE) and len(word) - len(_ARTICLE) >= _STEM_MIN:
        word = word.removeprefix(_ARTICLE)
    return word
