"""A record as Dublin Core statements (DCMES 1.1): what oai_dc, METS and EDM are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from catalog.citations.citation import Years, years_of
from catalog.harvest.formats.sources import Source, works_of
from catalog.language import NONE, LanguageMap, best_text
from catalog.record.contents import WorkRole
from catalog.record.document import Record
from catalog.record.physical import DimensionOf, Physical
from catalog.record.values import Certainty, Reference, Term, Text
from catalog.uris import Uris
from catalog.vocabulary.terms import find

# Who only may have had a part in a book is not told as one who had.
_SURE: Final = (Certainty.CERTAIN, Certainty.PROBABLE)
_TEXT: Final = "http://purl.org/dc/dcmitype/Text"
_STILL_IMAGE: Final = "http://purl.org/dc/dcmitype/StillImage"
MANUSCRIPT: Final = "http://vocab.getty.edu/aat/300028569"


class Statement(NamedTuple):
    """One element: its name, its text, its language ('' where it has none or is an address)."""

    element: str
    text: str
    language: str = ""


def statements(source: Source, uris: Uris) -> list[Statement]:
    """Everything Dublin Core can say of the book, in the order of its elements, nothing twice."""
    record = source.record
    made = [
        *_titles(record),
        *_people(source),
        *_texts("subject", _subjects(record)),
        *_texts("description", (*record.identity.summary, *record.contents.summary)),
        Statement("publisher", holder_name(source), "en"),
        *_dates(record),
        Statement("type", _TEXT),
        Statement("type", MANUSCRIPT),
        *([Statement("type", _STILL_IMAGE)] if source.has_manifest else []),
        *_formats(record.physical),
        Statement("identifier", uris.manuscript(source.id)),
        Statement("identifier", f"{holder_name(source)}, {record.identity.shelfmark}"),
        *(Statement("identifier", other.value) for other in record.identity.identifiers),
        *(Statement("language", tag) for tag in languages(record)),
        *([Statement("relation", uris.manifest(source.id))] if source.has_manifest else []),
        *_named("coverage", record.origin.place, source.names),
        *rights(source),
    ]
    return [each for each in dict.fromkeys(made) if each.text.strip()]


def languages(record: Record) -> list[str]:
    """The languages of the book (BCP 47), the main one first."""
    by_weight = sorted(record.identity.languages, key=lambda use: not use.is_main)
    return list(dict.fromkeys(use.tag for use in by_weight if use.tag != NONE))


def holder_name(source: Source) -> str:
    """What the holder is called, in English where it has an English name."""
    return best_text(source.holder_names, "en")[1] or source.holder_id


def rights(source: Source) -> Iterator[Statement]:
    """What may be done with the pictures; no licence where a custodian asks for no reuse."""
    identity = source.record.identity
    if identity.rights and source.may_reuse:
        yield Statement("rights", identity.rights)
    if identity.required_statement is not None:
        yield from _texts("rights", identity.required_statement.value)


def words_of(term: Term | None) -> Iterator[Text]:
    """The words of a term: its own, or those of the vocabulary in English."""
    if term is None:
        return
    if term.texts:
        yield from term.texts
        return
    known = find(term.key) if term.key else None
    if known is not None:
        yield Text(text=best_text(known.labels, "en")[1], language="en")


def _titles(record: Record) -> Iterator[Statement]:
    for title in record.identity.titles:
        yield from _texts("title", title.texts)


def _people(source: Source) -> Iterator[Statement]:
    """Authors as creators, everybody else who made the text or the copy as contributors."""
    record, names = source.record, source.names
    authors: list[Reference | None] = []
    others: list[Reference | None] = []
    for work in works_of(record):
        for one in work.contributors:
            (authors if one.role is WorkRole.AUTHOR else others).append(one.person)
    others += [hand.scribe for hand in record.physical.hands]
    for element, people in (("creator", authors), ("contributor", others)):
        for person in people:
            if person is not None and person.certainty in _SURE:
                yield from _named(element, person, names)


def _subjects(record: Record) -> Iterator[Text]:
    for work in works_of(record):
        for term in work.subjects:
            yield from words_of(term)


def _dates(record: Record) -> Iterator[Statement]:
    date = record.origin.date
    if date is None:
        return
    if date.original:
        yield Statement("date", date.original)
    years = years_of(date)
    if years is not None:
        yield Statement("date", _interval(years))


def _interval(years: Years) -> str:
    """The years as ISO 8601 has them: '1101/1200', '-0099' for 100 BCE."""
    ends = [f"-{-year:04}" if year < 0 else f"{year:04}" for year in (years.first, years.last)]
    return "/".join(dict.fromkeys(ends))


def _formats(physical: Physical) -> Iterator[Statement]:
    for support in physical.supports:
        yield from _texts("format", words_of(support.material))
    extent = physical.extent
    if extent is not None and extent.leaves is not None:
        yield Statement("format", f"{extent.leaves} leaves", "en")
    for one in physical.dimensions:
        if one.of is DimensionOf.LEAF and one.height_mm and one.width_mm:
            yield Statement("format", f"{one.height_mm:g} × {one.width_mm:g} mm")


def _texts(element: str, texts: Iterable[Text]) -> Iterator[Statement]:
    for text in texts:
        yield Statement(element, text.text, "" if text.language == NONE else text.language)


def _named(
    element: str, one: Reference | None, names: Mapping[str, LanguageMap]
) -> Iterator[Statement]:
    if one is None:
        return
    language, name = best_text(names.get(one.authority_id or "", {}), "en")
    if name:
        yield Statement(element, name, "" if language == NONE else language)
    elif one.name is not None:
        yield from _texts(element, (one.name,))
