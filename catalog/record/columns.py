"""A record as the columns of its manuscript, and back: the columns are an index of the record.

Lists, cards, manifests and citations read columns, and need nothing else. What a short
description (`catalog/descriptions.py`) says goes through a record and comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.directions import ViewingDirection
from catalog.language import LanguageMap, best_text
from catalog.record.document import Origin, Record
from catalog.record.identity import Identity, LanguageUse, RequiredStatement, Title, TitleKind
from catalog.record.physical import Physical, Support
from catalog.record.values import Reference, Term, Text
from catalog.shelfmarks import sort_key

# IIIF asks for a label beside every required statement; this one says what the value is.
_ATTRIBUTION: LanguageMap = {
    "ar": ["الإسناد"],
    "en": ["Attribution"],
    "kk": ["Дереккөз"],
    "ru": ["Указание источника"],
}
# How a year is written where only plain text can stand; pages write dates in words of their own.
_ERAS = {
    Calendar.HIJRI: "AH {}",
    Calendar.HIJRI_SOLAR: "SH {}",
    Calendar.HEBREW: "AM {}",
}


class Described(Protocol):
    """A manuscript's columns, or a description of it: they have the same fields."""

    @property
    def shelfmark(self) -> str:
        """The call number."""

    @property
    def holder_id(self) -> str:
        """The slug of the holder."""

    @property
    def titles(self) -> LanguageMap:
        """The titles."""

    @property
    def summary(self) -> LanguageMap | None:
        """The summary."""

    @property
    def viewing_direction(self) -> ViewingDirection:
        """Which way the pages turn."""

    @property
    def is_direction_proposed(self) -> bool:
        """Whether nobody stated the direction."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages, the main one first."""

    @property
    def date_text(self) -> str | None:
        """The date in words."""

    @property
    def place_text(self) -> str | None:
        """The place in words."""

    @property
    def material_text(self) -> str | None:
        """The material in words."""

    @property
    def rights(self) -> str | None:
        """The rights statement."""

    @property
    def required_statement(self) -> dict[str, LanguageMap] | None:
        """What must be shown with every use."""


def record_of(described: Described) -> Record:
    """The record that says what the description says.

    Its items have the same ids every time, so that a record made of columns twice is one record
    and can be merged with.
    """
    stated = described.required_statement
    material = described.material_text
    return Record(
        identity=Identity(
            shelfmark=described.shelfmark,
            holder_id=described.holder_id,
            titles=_titles(described.titles),
            summary=_texts(described.summary),
            languages=tuple(
                LanguageUse(id=f"language{number}", tag=tag, is_main=number == 1)
                for number, tag in enumerate(described.languages, start=1)
            ),
            viewing_direction=described.viewing_direction,
            is_direction_proposed=described.is_direction_proposed,
            rights=described.rights,
            required_statement=None
            if stated is None
            else RequiredStatement(label=_texts(stated["label"]), value=_texts(stated["value"])),
        ),
        origin=Origin(
            date=DateStatement(original=described.date_text) if described.date_text else None,
            place=Reference(name=Text(text=described.place_text)) if described.place_text else None,
        ),
        physical=Physical(
            supports=(Support(id="support1", material=Term(texts=(Text(text=material),))),)
            if material
            else ()
        ),
    )


def columns_of(record: Record, labels: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The columns of the manuscript that has this record, by name.

    `labels` are the words for terms and authorities, by key or identifier, that the record
    names without words of its own; one that has none there is left out.
    """
    identity = record.identity
    preferred = [title for title in identity.titles if title.kind is TitleKind.PREFERRED]
    titles = _map([text for title in preferred or identity.titles for text in title.texts])
    statement = identity.required_statement
    known = labels or {}
    return {
        "holder_id": identity.holder_id,
        "shelfmark": identity.shelfmark,
        "shelfmark_sort": sort_key(identity.shelfmark),
        "titles": titles or {"none": [identity.shelfmark]},
        "summary": _map(identity.summary) or None,
        "viewing_direction": identity.viewing_direction,
        "is_direction_proposed": identity.is_direction_proposed,
        "languages": _languages(identity),
        "date_text": _date_text(record.origin.date),
        "place_text": _place_text(record.origin.place, known),
        "material_text": _material_text(record.physical, known),
        "rights": identity.rights,
        "required_statement": None
        if statement is None or not statement.value
        else {"label": _map(statement.label) or _ATTRIBUTION, "value": _map(statement.value)},
    }


def _titles(titles: LanguageMap) -> tuple[Title, ...]:
    most = max(len(texts) for texts in titles.values())
    return tuple(
        Title(
            id=f"title{number + 1}",
            texts=tuple(
                Text(text=texts[number], language=language)
                for language, texts in sorted(titles.items())
                if number < len(texts)
            ),
        )
        for number in range(most)
    )


def _texts(texts: LanguageMap | None) -> tuple[Text, ...]:
    return tuple(
        Text(text=text, language=language)
        # PostgreSQL gives the keys back in an order of its own.
        for language, strings in sorted((texts or {}).items())
        for text in strings
    )


def _map(texts: Sequence[Text]) -> LanguageMap:
    found: LanguageMap = {}
    for text in texts:
        found.setdefault(text.language, []).append(text.text)
    return {language: found[language] for language in sorted(found)}


def _languages(identity: Identity) -> list[str]:
    by_weight = sorted(identity.languages, key=lambda use: not use.is_main)
    return list(dict.fromkeys(use.tag for use in by_weight))


def _date_text(date: DateStatement | None) -> str | None:
    if date is None or date.original:
        return date.original if date else None
    ends = [_day_text(day, date.calendar) for day in (date.start, date.end) if day]
    return "–".join(dict.fromkeys(ends)) or None


def _day_text(day: CalendarDay, calendar: Calendar) -> str:
    year = f"{day.year}. c." if day.is_century else str(day.year)
    return _ERAS.get(calendar, "{}").format(year)


def _place_text(place: Reference | None, labels: Mapping[str, str]) -> str | None:
    if place is None:
        return None
    return place.name.text if place.name else labels.get(place.authority_id or "")


def _material_text(physical: Physical, labels: Mapping[str, str]) -> str | None:
    terms = [support.material for support in physical.supports if support.material]
    words = [_words(term, labels) for term in terms]
    return "; ".join(word for word in dict.fromkeys(words) if word) or None


def _words(term: Term, labels: Mapping[str, str]) -> str:
    return best_text(_map(term.texts), "en")[1] or labels.get(term.key or "", "")
