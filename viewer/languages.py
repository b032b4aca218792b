"""The four languages of the house, and every word a page says.

Messages live in Fluent files (``translations/<language>/*.ftl``, the same files and keys in each).
Numbers, dates, sizes and names of languages come from the CLDR through Babel. Nothing here knows a
request: the edge (``viewer.middleware``) negotiates, pages only ask for a ``Translator``.
"""

import datetime as dt
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.units import format_unit
from fluent.runtime import FluentBundle, FluentResource

from catalog.language_ranges import preferred

log = logging.getLogger("kitabdar.languages")

TRANSLATIONS = Path(__file__).parent / "translations"
COOKIE = "kitabdar_lang"
FALLBACK = "en"

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SIZES = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface: BCP 47 code, its name in itself, its writing direction."""

    code: str
    name: str
    direction: Literal["ltr", "rtl"]


LANGUAGES: Mapping[str, Language] = {
    "kk": Language("kk", "Қазақша", "ltr"),
    "ru": Language("ru", "Русский", "ltr"),
    "ar": Language("ar", "العربية", "rtl"),
    "en": Language("en", "English", "ltr"),
}


@cache
def bundle(language: str) -> FluentBundle:
    """Read the messages of one language, once.

    Fluent's own isolation marks are off, because it would also wrap plain numbers, and those marks
    travel into everything a reader copies; ``Translator`` isolates only text that can turn the line
    round.
    """
    made = FluentBundle([language], use_isolating=False)
    for source in sorted((TRANSLATIONS / language).glob("*.ftl")):
        made.add_resource(FluentResource(source.read_text("utf-8")))
    return made


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@dataclass(frozen=True, slots=True)
class Translator:
    """Says things in one language. Templates call it as ``t('key', count=3)``."""

    language: Language

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return the message ``key`` with its values set in.

        A key missing here is said in English; a key missing everywhere comes back as itself and is
        logged, because a page with one odd word serves a reader better than no page. Tests fail on
        either.
        """
        for code in (self.language.code, FALLBACK):
            found = bundle(code)
            if not found.has_message(key):
                log.error("message.missing", extra={"key": key, "language": code})
                continue
            pattern = found.get_message(key).value
            if pattern is None:
                continue
            text, errors = found.format_pattern(pattern, self._isolated(values))
            if errors:
                log.error("message.broken", extra={"key": key, "why": [str(e) for e in errors]})
            return str(text)
        return key

    def has(self, key: str) -> bool:
        """Tell whether this language itself knows the message."""
        return bool(bundle(self.language.code).has_message(key))

    def _isolated(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Wrap text values in isolation marks where directions could mix (Unicode UAX 9, 2.4)."""
        mixed = self.language.direction == "rtl"
        return {
            name: f"{_FIRST_STRONG_ISOLATE}{value}{_POP_ISOLATE}"
            if isinstance(value, str) and value and (mixed or _RIGHT_TO_LEFT.search(value))
            else value
            for name, value in values.items()
        }

    def number(self, value: float) -> str:
        """Write a number with this language's grouping (European digits in all four)."""
        return format_decimal(value, locale=_locale(self.language.code))

    def date(self, value: dt.datetime | dt.date) -> str:
        """Write a day in words, e.g. 22 November 2026."""
        return format_date(value, "long", locale=_locale(self.language.code))

    def moment(self, value: dt.datetime) -> str:
        """Write a day and minute in UTC, and say that it is UTC."""
        inner = value.astimezone(dt.UTC)
        day = format_datetime(inner, "medium", locale=_locale(self.language.code))
        return f"{day} UTC"

    def size(self, value: int) -> str:
        """Write a number of bytes in the largest unit that keeps it above one (1 kB = 1000 B)."""
        amount, unit = float(value), 0
        while amount >= 1000 and unit < len(_SIZES) - 1:
            amount, unit = amount / 1000, unit + 1
        rounded = round(amount, 1 if amount < 100 and unit else 0)
        return format_unit(
            rounded, f"digital-{_SIZES[unit]}", length="short", locale=_locale(self.language.code)
        )


@cache
def translator(code: str) -> Translator:
    """Return the translator of one of the four languages; ``KeyError`` for any other."""
    return Translator(LANGUAGES[code])


def translate(language: str, key: str, /, **values: Any) -> str:
    """Say one message in one language (for callers that keep no translator)."""
    return translator(language)(key, **values)


def negotiate(asked: str | None, kept: str | None, accepted: str | None) -> str:
    """Choose the language of a response.

    ``asked`` is the ``lang`` query value, ``kept`` the cookie, ``accepted`` the Accept-Language
    header (RFC 9110, 12.5.4). The first that names one of our languages wins; else English.
    """
    for wish in (asked, kept):
        if wish is not None and wish in LANGUAGES:
            return wish
    return preferred(accepted or "", LANGUAGES, FALLBACK)
