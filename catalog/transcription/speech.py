"""Which language and direction a line has, from what files say and from the letters themselves."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from catalog.errors import BadLanguageMap
from catalog.language import TextDirection, check_language, direction_of

# Names as PAGE lists them (LanguageSimpleType), for languages that manuscripts are written in.
_NAMES: Final = {
    "afrikaans": "af", "albanian": "sq", "amharic": "am", "arabic": "ar", "aramaic": "arc",
    "armenian": "hy", "azerbaijani": "az", "bashkir": "ba", "basque": "eu", "belarusian": "be",
    "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "catalan": "ca", "chagatai": "chg",
    "chinese": "zh", "church slavic": "cu", "coptic": "cop", "croatian": "hr", "czech": "cs",
    "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa",
    "finnish": "fi", "french": "fr", "geez": "gez", "georgian": "ka", "german": "de",
    "greek": "el", "greek (modern)": "el", "gujarati": "gu", "hausa": "ha", "hebrew": "he",
    "hebrew (modern)": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is",
    "indonesian": "id", "irish": "ga", "italian": "it", "japanese": "ja", "javanese": "jv",
    "kashmiri": "ks", "kazakh": "kk", "korean": "ko", "kurdish": "ku", "kyrgyz": "ky",
    "latin": "la", "latvian": "lv", "lithuanian": "lt", "malay": "ms", "maltese": "mt",
    "mongolian": "mn", "norwegian": "no", "ottoman turkish": "ota", "pali": "pi", "pashto": "ps",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
    "russian": "ru", "sanskrit": "sa", "serbian": "sr", "sindhi": "sd", "slovak": "sk",
    "slovenian": "sl", "somali": "so", "spanish": "es", "swahili": "sw", "swedish": "sv",
    "syriac": "syr", "tajik": "tg", "tamil": "ta", "tatar": "tt", "tibetan": "bo",
    "tibetan standard": "bo", "turkish": "tr", "turkmen": "tk", "uighur": "ug", "ukrainian": "uk",
    "urdu": "ur", "uyghur": "ug", "uzbek": "uz", "vietnamese": "vi", "welsh": "cy",
    "yiddish": "yi",
}  # fmt: skip
# Those of them that the schema of 2019-07-15 surely lists.
_OF_PAGE: Final = frozenset({
    "arabic", "armenian", "azerbaijani", "bashkir", "bulgarian", "chinese", "czech", "danish",
    "dutch", "english", "french", "georgian", "german", "greek", "hebrew", "hindi", "italian",
    "kashmiri", "kazakh", "kurdish", "latin", "malay", "pashto", "persian", "polish", "portuguese",
    "russian", "sanskrit", "spanish", "swedish", "tajik", "tatar", "turkish", "turkmen",
    "ukrainian", "urdu", "uzbek", "yiddish",
})  # fmt: skip
_SAYS_NOTHING: Final = frozenset({"und", "mul", "mis", "zxx"})
_LENGTH_MAX: Final = 60
_DIRECTIONS: Final[dict[str, TextDirection]] = {
    "rtl": "rtl",
    "right-to-left": "rtl",
    "ltr": "ltr",
    "left-to-right": "ltr",
}
_SCRIPT: Final = re.compile(r"\s*([A-Za-z]{4})\b")
# Embedded by UAX 9, BD8: what stands between an isolate and its end does not count for P2.
_ISOLATES: Final = ("LRI", "RLI", "FSI")


def language_of(*stated: str | None) -> str | None:
    """The first of these that is a language, as BCP 47: a tag, a code of ISO 639, a name."""
    for each in stated:
        word = (each or "").strip().lower().replace("_", "-")
        if not word or len(word) > _LENGTH_MAX:
            continue
        if word in _NAMES:
            return _NAMES[word]
        try:
            tag = check_language(word)
        except BadLanguageMap:
            continue
        primary = tag.partition("-")[0]
        # No language of more than three letters is registered: 'klingons' is only well-formed.
        if len(primary) <= 3 and primary not in _SAYS_NOTHING:
            return tag
    return None


def stated_direction(*stated: str | None) -> TextDirection | None:
    """The first of these that is a direction along a line; running downwards is none."""
    for each in stated:
        known = _DIRECTIONS.get((each or "").strip().lower())
        if known is not None:
            return known
    return None


def script_direction(*stated: str | None) -> TextDirection | None:
    """The direction of the first script named, such as 'Arab - Arabic' (ISO 15924 in front)."""
    for each in stated:
        named = _SCRIPT.match(each or "")
        if named is not None:
            return direction_of(f"und-{named[1]}")
    return None


def first_strong(text: str) -> TextDirection | None:
    """The direction of a paragraph by its first strong letter (UAX 9, P2 and P3), if it has one."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return None


def only_strong(text: str) -> TextDirection | None:
    """The direction of all strong letters, where they agree."""
    kinds = {unicodedata.bidirectional(letter) for letter in set(text)} & {"L", "R", "AL"}
    if not kinds:
        return None
    if kinds == {"L"}:
        return "ltr"
    return None if "L" in kinds else "rtl"


def direction_of_line(
    text: str,
    *,
    own: TextDirection | None,
    around: TextDirection | None,
    language: str | None,
) -> TextDirection | None:
    """The direction of a line, or None where nothing tells.

    What the line itself states holds. Then letters that all run one way: programs write the
    direction of a page without having looked. Then what stands around the line states, then its
    first strong letter, then its language.
    """
    if own is not None:
        return own
    told = only_strong(text) or around or first_strong(text)
    if told is None and language is not None:
        return direction_of(language)
    return told


def page_language(tag: str | None) -> str | None:
    """What PAGE calls a language (LanguageSimpleType), or None where it has no name for it."""
    primary = (tag or "").partition("-")[0]
    named = (name for name, code in _NAMES.items() if code == primary and name in _OF_PAGE)
    return next((name.title() for name in named), None)
