"""Languages, and text that says which language it is in.

A language map is IIIF's: language tag to list of strings, with "none" where the language
is not known (Presentation API 3.0, section 4.1). Tags are BCP 47 (RFC 5646): checked for
form, written in their usual case, and the three-letter codes that libraries inherited from
MARC become the two-letter ones that BCP 47 demands (section 2.2.1), as viewers match by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from catalog.errors import BadLanguageMap, BadRecord

LanguageMap = dict[str, list[str]]
TextDirection = Literal["rtl", "ltr"]

NONE = "none"
TEXT_LENGTH_MAX = 20_000

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>-x(?:-[a-z0-9]{1,8})+)?"
)

# The categories Cc, but for tab and line ends, and Cs.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# ISO 639-2 codes, bibliographic and terminological, that have a two-letter code.
_SHORTER = {
    "ara": "ar", "arm": "hy", "aze": "az", "ben": "bn", "bul": "bg", "chi": "zh", "deu": "de",
    "dut": "nl", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr", "geo": "ka", "ger": "de",
    "gre": "el", "heb": "he", "hin": "hi", "hye": "hy", "ita": "it", "jav": "jv", "jpn": "ja",
    "kat": "ka", "kaz": "kk", "kir": "ky", "kur": "ku", "lat": "la", "may": "ms", "mon": "mn",
    "msa": "ms", "nld": "nl", "per": "fa", "pli": "pi", "pus": "ps", "rus": "ru", "san": "sa",
    "snd": "sd", "spa": "es", "swa": "sw", "tat": "tt", "tgk": "tg", "tib": "bo", "bod": "bo",
    "tur": "tr", "uig": "ug", "urd": "ur", "uzb": "uz", "yid": "yi", "zho": "zh",
}  # fmt: skip

# Languages written from right to left unless the tag names another script.
_RTL_LANGUAGES = frozenset({
    "ar", "fa", "ota", "ur", "he", "yi", "syr", "ps", "sd", "ug", "ckb", "dv", "arc", "aii",
    "chg", "azb", "prs", "bal", "bgn", "brh", "glk", "ks", "lrc", "mzn", "nqo", "pal", "peo",
    "phn", "pnb", "sam", "skr", "smp", "sogd", "syc", "tmr", "xpr", "hbo", "jpr", "jrb", "lad",
    "jct",
})  # fmt: skip
_RTL_SCRIPTS = frozenset({
    "Arab", "Aran", "Hebr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Nkoo", "Samr", "Mand",
    "Adlm", "Rohg", "Armi", "Avst", "Phli", "Phlp", "Prti", "Phnx", "Sogd", "Sogo", "Mani",
    "Nbat", "Palm", "Hatr", "Sarb", "Narb", "Lydi", "Khar", "Orkh", "Elym", "Chrs", "Yezi",
    "Hung",
})  # fmt: skip


_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def check_language(tag: object, field: str = "language") -> str:
    """The tag in its usual spelling: 'AR-latn' is 'ar-Latn', 'ara' is 'ar'.

    Raises:
        BadLanguageMap: it is not well-formed BCP 47.
    """
    matched = _TAG.fullmatch(tag.strip().lower()) if isinstance(tag, str) else None
    if matched is None:
        raise BadLanguageMap(
            f"{field}: {tag!r} is not a language tag; write one such as 'ar', 'kk', 'fa' "
            "or 'ar-Latn' (BCP 47).",
            key="tag",
            field=field,
            tag=tag,
        )
    language = _SHORTER.get(matched["language"], matched["language"])
    script = f"-{matched['script'].title()}" if matched["script"] else ""
    region = f"-{matched['region'].upper()}" if matched["region"] else ""
    tail = matched["variants"] + matched["extensions"] + (matched["private"] or "")
    return f"{language}{script}{region}{tail}"


def check_language_map(value: object, field: str = "text") -> LanguageMap:
    """The text as a language map, keys sorted.

    Taken as well: a plain string or a list of strings (language not known), and a plain
    string in place of a list of one.

    Raises:
        BadLanguageMap: a key is no language, or a text is empty or not text; the sentence
            begins with `field`.
    """
    if isinstance(value, str | list | tuple):
        value = {NONE: value}
    if not isinstance(value, Mapping) or not value:
        raise BadLanguageMap(
            f"{field} must be text, or text by language such as {{'ar': 'القرآن', 'en': 'Quran'}}.",
            key="not-texts",
            field=field,
        )
    checked: LanguageMap = {}
    for key, texts in value.items():
        tag = _check_key(key, field)
        strings = list(texts) if isinstance(texts, list | tuple) else [texts]
        checked.setdefault(tag, []).extend(_check_text(text, tag, field) for text in strings)
        if not checked[tag]:
            raise BadLanguageMap(
                f"{field} has no text for {tag!r}: write it, or leave it out.",
                key="no-text",
                field=field,
                tag=tag,
            )
    return {tag: checked[tag] for tag in sorted(checked)}


def best_text(texts: Mapping[str, list[str]], language: str) -> tuple[str, str]:
    """The language and first text to show a reader of `language`.

    First its own tag, then its language in another script or region, then text without
    language, then English, then whatever comes first by tag. A map without text gives
    ("none", "").
    """
    tags = sorted(tag for tag, strings in texts.items() if strings)
    wanted = language.partition("-")[0].lower()
    ranked = sorted(
        tags,
        key=lambda tag: (
            tag != language,
            tag.partition("-")[0].lower() != wanted,
            tag != NONE,
            tag.partition("-")[0] != "en",
            tag,
        ),
    )
    return (ranked[0], texts[ranked[0]][0]) if ranked else (NONE, "")


def direction_of(language: str) -> TextDirection:
    """Which way text in this language runs; a script in the tag decides, 'ar-Latn' is 'ltr'."""
    subtags = language.split("-")
    script = next((tag.title() for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0].lower() in _RTL_LANGUAGES else "ltr"


def holds_unkeepable(text: str) -> bool:
    """Whether the text holds what cannot be kept: control characters, halves of characters.

    Tabs and line ends may stay. A lone surrogate (JSON can write one) is no Unicode text (Unicode
    16.0, section 3.9, D75), and no database, file or manifest in UTF-8 can hold it.
    """
    return _UNKEEPABLE.search(text) is not None


def without_turns(text: str) -> str:
    """The text without embeddings, overrides and isolates (Unicode UAX 9, 2.1 to 2.5).

    One that is never closed turns the rest of a line, a title or a citation round, and copying
    from a page brings them along unseen. The direction of a value is said beside it; single marks
    (LRM, RLM, ALM) and joiners stay, as they belong to the words.
    """
    return text.translate(_TURNS)


def _check_key(key: object, field: str) -> str:
    if key == NONE:
        return NONE
    if key == "@none":
        raise BadLanguageMap(
            f"{field}: write 'none' where the language is not known, not '@none'.",
            key="at-none",
            field=field,
        )
    return check_language(key, field)


def plain_text(text: str, field: str, length_max: int) -> str:
    """The text without the space around it.

    Raises:
        BadRecord: it is too long, or cannot be kept; `field` names it.
    """
    kept = text.strip()
    if len(kept) > length_max:
        raise BadRecord(
            f"{field} has {len(kept)} characters: shorten it to {length_max}.",
            key="long",
            field=field,
            length=len(kept),
            max=length_max,
        )
    if holds_unkeepable(kept):
        raise BadRecord(
            f"{field} holds a control character or half of a character: type it again.",
            key="unkeepable",
            field=field,
        )
    return kept


def _check_text(text: object, tag: str, field: str) -> str:
    if not isinstance(text, str):
        raise BadLanguageMap(
            f"{field}: the text for {tag!r} must be text, not {text!r}.",
            key="not-text",
            field=field,
            tag=tag,
            text=text,
        )
    cleaned = without_turns(text).strip()
    if not cleaned:
        raise BadLanguageMap(
            f"{field} has empty text for {tag!r}: write it, or leave it out.",
            key="empty",
            field=field,
            tag=tag,
        )
    if len(cleaned) > TEXT_LENGTH_MAX:
        raise BadLanguageMap(
            f"{field}: the text for {tag!r} has {len(cleaned)} characters; "
            f"shorten it to {TEXT_LENGTH_MAX}.",
            key="long",
            field=field,
            tag=tag,
            length=len(cleaned),
            max=TEXT_LENGTH_MAX,
        )
    if holds_unkeepable(cleaned):
        raise BadLanguageMap(
            f"{field}: the text for {tag!r} holds a control character or half of a character; "
            "type it again.",
            key="unkeepable",
            field=field,
            tag=tag,
        )
    return cleaned
