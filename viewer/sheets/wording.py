"""How a printed report says things: in one language, with its digits, nothing turned round.

What runs from left to right whatever is around it (a shelfmark, 'f. 12v', '574 mm²') stands in an
isolate (Unicode UAX 9, LRI to PDI). A term that has no label in the reader's language is said in
the next one of its chain and carries the mark of that language, never an empty cell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from catalog.language import NONE, best_text, direction_of
from catalog.record.values import Text
from catalog.vocabulary.terms import find
from viewer.languages import Translator

Digits = Literal["latn", "arab"]
Words = dict[str, Any]
Said = Mapping[str, Any] | Text

_LRI, _PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_FSI = "\N{FIRST STRONG ISOLATE}"
_ISOLATED = re.compile("([\u2066-\u2068][^\u2069]*\u2069)")
# A quantity as somebody typed it: '574 mm²' would read 'mm² 574' among Arabic words.
_QUANTITY = re.compile(
    r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)?[ \u00a0]?(?:[cm]?m[²2]?|µm|k?g|g/m²|°C|%|lx)(?![\w/])"
)
_ARABIC_DIGITS = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
# Units whose abbreviation is written otherwise in Cyrillic; those of others are said as they are.
_UNITS: Final[Mapping[str, str]] = {
    "mm": "mm", "cm": "cm", "m": "m", "µm": "um", "mm²": "mm2", "cm²": "cm2", "g": "g", "kg": "kg",
    "ml": "ml", "lx": "lx", "% RH": "rh",
}  # fmt: skip
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# The chain of each language where a term has no label in it (conservation.md 2.15, rule 20).
CHAINS: Final[Mapping[str, tuple[str, ...]]] = {
    "kk": ("kk", "ru", "en"),
    "ru": ("ru", "en"),
    "ar": ("ar", "en"),
    "en": ("en",),
}


def isolated(text: str) -> str:
    """Left to right, whatever is around it."""
    return f"{_LRI}{text}{_PDI}" if text else ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one language; `digits` 'arab' writes numbers of Arabic text as ٠١٢."""

    t: Translator
    digits: Digits = "latn"

    def __call__(self, key: str, /, **values: Any) -> str:
        """The message; digits within isolates (shelfmarks, folios) stay as they are."""
        return self._turned(self.t(key, **values))

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.t.language.code

    def number(self, value: float, places: int | None = None) -> str:
        """A number of the language, rounded to `places`."""
        return self._figures(self.t.number(value if places is None else round(value, places)))

    def quantity(self, value: float, unit: str) -> str:
        """'574 mm²': about three figures, as nobody measures damage finer."""
        return self.exactly(round(value, _places(value)), unit)

    def exactly(self, value: float, unit: str) -> str:
        """'20.5 °C': as it was written down; the unit as the language abbreviates it."""
        key = _UNITS.get(unit)
        word = self.t(f"sheet-unit-{key}") if key else unit
        return isolated(f"{self.number(value)}\N{NO-BREAK SPACE}{word}")

    def percent(self, value: float) -> str:
        """'0.453 %'."""
        return isolated(f"{self.number(value, 3)}\N{NO-BREAK SPACE}%")

    def signed_quantity(self, value: float, unit: str) -> str:
        """'+12.5 mm²', with the true minus sign."""
        sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else "±"
        amount = self.quantity(abs(value), unit)
        return f"{amount[:1]}{sign}{amount[1:]}"

    def folio(self, label: str) -> str:
        """'f. 12v' for a side of a leaf; other labels ('front cover') as they are."""
        return isolated(f"f.\N{NO-BREAK SPACE}{label}" if label[:1].isdigit() else label)

    def date(self, value: dt.date | dt.datetime) -> str:
        """A day in words."""
        return self._turned(self.t.date(value))

    def moment(self, value: dt.datetime) -> str:
        """A day and minute in UTC."""
        clock = value.astimezone(dt.UTC)
        return self._at(clock, f"{clock:%H:%M}")

    def span(self, first: dt.datetime, last: dt.datetime) -> str:
        """From a minute to a minute; the day is said once where it is the same."""
        start, end = first.astimezone(dt.UTC), last.astimezone(dt.UTC)
        if start.date() != end.date():
            return self("sheet-from-to", first=self.moment(first), last=self.moment(last))
        minutes = dict.fromkeys((f"{start:%H:%M}", f"{end:%H:%M}"))
        return self._at(start, "\N{EN DASH}".join(minutes))

    def term(self, key: str) -> Words:
        """A term in the reader's language, or marked in the next language of the chain."""
        found = find(key)
        labels = found.labels if found else {}
        for code in CHAINS[self.language]:
            if labels.get(code):
                text = labels[code][0]
                return _words(text, code, code if code != self.language else "")
        return _words(key, "en", "en" if self.language != "en" else "")

    def texts(self, texts: Iterable[Said]) -> list[Words]:
        """The texts in the reader's language; where there are none all of them, marked."""
        told = [each.model_dump() if isinstance(each, Text) else each for each in texts]
        found = [self._text(str(each["text"]), str(each["language"])) for each in told]
        return [words for words in found if not words["mark"]] or found

    def best(self, texts: Mapping[str, list[str]]) -> Words:
        """The text of a language map that serves the reader best."""
        tag, text = best_text(texts, self.language)
        return self._text(text, tag)

    def listed(self, parts: Iterable[str]) -> str:
        """Names and moments one after the other, each running its own way, with the comma."""
        return self.t("history-comma").join(f"{_FSI}{each}{_PDI}" for each in parts)

    def figures(self, text: str) -> str:
        """A text that is made already, with the digits that were asked for."""
        return self._turned(text)

    def plain(self, text: str) -> Words:
        """Words of the report itself."""
        return _words(text, self.language, "")

    def _at(self, day: dt.datetime, clock: str) -> str:
        time = isolated(f"{self._figures(clock)}\N{NO-BREAK SPACE}UTC")
        return f"{self.date(day)}{self.t('history-comma')}{time}"

    def _text(self, text: str, tag: str) -> Words:
        if tag == NONE:
            return _words(text, None, "")
        if direction_of(tag) == "rtl":
            text = _QUANTITY.sub(lambda found: isolated(found[0]), text)
        is_own = tag.partition("-")[0] == self.language
        return _words(text, tag, "" if is_own else tag)

    def _turned(self, text: str) -> str:
        if self.digits == "latn":
            return text
        return "".join(
            part if _ISOLATED.fullmatch(part) else part.translate(_EASTERN)
            for part in _ISOLATED.split(text)
        )

    def _figures(self, number: str) -> str:
        return number.translate(_ARABIC_DIGITS) if self.digits == "arab" else number


def _places(value: float) -> int:
    return 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2


def _words(text: str, language: str | None, mark: str) -> Words:
    runs = direction_of(language) if language else "auto"
    return {"text": text, "language": language, "direction": runs, "mark": mark}


def speaker(t: Translator, digits: str = "latn") -> Speaker:
    """The speaker of a request; other digits than European ones are for Arabic alone."""
    return Speaker(t, "arab" if digits == "arab" and t.language.code == "ar" else "latn")
