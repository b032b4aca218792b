"""One word in several scripts: the key by which القرآن, Qurʾān, Құран and קוראן are near.

A key is consonants with the vowels that are written, in a few classes, so that what the scripts
and the schools of transliteration write differently comes out alike:

- vowels are `a`, `i` (also y) and `o` (also u, w, v); a first vowel of any kind is `@`, a last one
  is left out where three consonants or more remain, as are ʿayn, hamza, the soft sign and the h of
  Arabic and Hebrew endings;
- ق and ك are `k`; ح, خ and ه are `h`; ث, س and ص are `s`; ذ and ظ are `z`; غ and گ are `g`;
  a doubled letter is written once.

Latin and Cyrillic write all vowels, Arabic and Hebrew only some of them. So there are two sorts of
keys, *full* and *bare*, and a question in one sort asks for the other by trying what could have
been left out or put in. Scholarly transliteration says which vowels are long, and is taken at its
word. To keep words of a few letters apart (قرن is no قرآن), a key has two letters besides
vowels at least, and with three bare consonants alone only a word whose vowels are all `a` is meant.

Sources: ALA-LC romanization tables (Arabic, Persian, Hebrew, Kazakh, Russian), DIN 31635, the
alphabets of Kazakh in Cyrillic and (2021) Latin letters. Letters were chosen by what catalogues
mix up; each rule has a test.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Final

from catalog.folding import fold
from catalog.search import letters
from catalog.search.letters import Script

_VOWELS: Final = "aio"
_DIPHTHONG: Final = re.compile("a([io])(?=[^aio@])")
_CONSONANTS_MIN: Final = 2
_LENGTH_MIN: Final = 3
_LENGTH_MAX: Final = 24
_VARIANTS_MAX: Final = 4
_ASKED_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a word: `full` where its script writes vowels, `bare` where it does not."""

    full: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


NO_KEYS: Final = Keys()


@lru_cache(maxsize=100_000)
def keys_of(written: str) -> Keys:
    """The keys a word of a document is kept under; none for a short one or one in other scripts."""
    script, forms = _forms(written)
    if script is None:
        return NO_KEYS
    trimmed = [key for form in forms for key in _ways_to_write(_trimmed(form), script)]
    keys = tuple(dict.fromkeys(key for key in trimmed if _is_telling(key)))
    return Keys(full=keys) if script.writes_vowels else Keys(bare=keys)


@lru_cache(maxsize=2_000)
def keys_asked(written: str) -> Keys:
    """The keys that a word of a question may be kept under, in its own sort and in the other."""
    script, _ = _forms(written)
    own = keys_of(written)
    if script is None or own == NO_KEYS:
        return NO_KEYS
    if script.writes_vowels:
        exact = letters.long_vowels_of(written) if script is Script.LATIN else None
        bare = (
            [key for form in exact if _is_telling(key := _trimmed(form))]
            if exact is not None
            else [bare for key in own.full for bare in _left_out(key)]
        )
        return Keys(own.full, tuple(dict.fromkeys(bare))[:_ASKED_MAX])
    full = [full for key in own.bare for full in _put_in(key)]
    return Keys(tuple(dict.fromkeys(full))[:_ASKED_MAX], own.bare)


def _forms(written: str) -> tuple[Script | None, list[str]]:
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", written).casefold())
    script = letters.script_of(text)
    if script is None or len(fold(written)) > _LENGTH_MAX:
        return None, []
    spelled = letters.spell(text, script)
    return script, ["".join(form) for form in product(*spelled)][:_VARIANTS_MAX]


def _trimmed(form: str) -> str:
    """The key of a form: first vowel `@`, last vowel and final h away, nothing doubled."""
    once: list[str] = []
    for letter in form:
        if not once or once[-1] != letter:
            once.append(letter)
    key = "".join(once)
    # H is an h that may be no more than an ending (surah, תורה); h is one that is always heard.
    if key.endswith("H") and key[-2:-1] not in ("i", "o"):
        key = key[:-1]
    key = key.replace("H", "h")
    if key[:1] in tuple(_VOWELS) and not form.startswith("Y"):
        key = f"@{key[1:]}"
    # Endings come and go (Корана, سورة), but of a short word a last vowel is half of it.
    if key[-1:] not in tuple(_VOWELS):
        return key
    is_short = len(_consonants(key)) <= _CONSONANTS_MIN and key[-2:-1] not in tuple(_VOWELS)
    return key if is_short else key[:-1]


def _ways_to_write(key: str, script: Script) -> list[str]:
    """The key, and what schools or scribes write for it within one script.

    Firdawsi and Firdousi: a diphthong before a consonant; חומש and חמש: vowel letters of Hebrew.
    """
    if script.writes_vowels:
        return [key, _DIPHTHONG.sub(r"\1", key)]
    if script is Script.HEBREW:
        return [key, key[:1] + key[1:].replace("o", "").replace("i", "")]
    return [key]


def _consonants(key: str) -> str:
    return "".join(letter for letter in key if letter not in "aio@")


def _is_telling(key: str) -> bool:
    return len(_consonants(key)) >= _CONSONANTS_MIN and len(key) >= _LENGTH_MIN


def _left_out(full: str) -> list[str]:
    """The bare keys of a full one: every choice of vowels that a script might leave out."""
    places = [at for at, letter in enumerate(full) if letter in _VOWELS]
    # maʿlūm, maḥmūd: the long vowel of this form is always written.
    if len(full) >= 5 and full.startswith("ma") and places and full[places[-1]] == "o":
        places = places[:-1]
    found = []
    for count in range(min(len(places), 5) + 1):
        for gone in combinations(places, count):
            bare = "".join(letter for at, letter in enumerate(full) if at not in gone)
            if _may_be(bare, full):
                found.append(bare)
    return found


def _put_in(bare: str) -> list[str]:
    """The full keys of a bare one: every choice of short vowels between its consonants.

    Before a letter that is a vowel, it may have been a y or a w: خير, مثنوي, سيوطي.
    """
    gaps = {
        at: ("", *(each for each in _VOWELS if each != bare[at]))
        for at in range(1, len(bare))
        if bare[at - 1] not in _VOWELS + "@" and bare[at] != "a"
    }
    found = []
    for vowels in islice(product(*gaps.values()), _ASKED_MAX):
        by_gap = dict(zip(gaps, vowels, strict=True))
        full = "".join(by_gap.get(at, "") + letter for at, letter in enumerate(bare))
        if _may_be(bare, full):
            found.append(full)
    return found


def _may_be(bare: str, full: str) -> bool:
    """Three bare consonants are too many words: then the short vowels must all be `a`."""
    if not _is_telling(bare):
        return False
    if any(letter in bare for letter in _VOWELS + "@") or len(bare) > _LENGTH_MIN:
        return True
    return not set(full) & {"i", "o"}
