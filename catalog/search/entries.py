"""The texts of a published record, each with its field, language and direction.

Everything that has words is found: what has no field of its own is a note. Terms of vocabularies
and languages come in the four languages of the house, as a reader knows them by one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from babel import Locale
from pydantic import BaseModel
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from catalog.conservation.released.condition import assessments_of
from catalog.conservation.released.telling import is_anything_told
from catalog.conservation.released.treatments import treatments_of
from catalog.conservation.signing.standing import RELEASE
from catalog.conservation.signing.tables import SignedEntry
from catalog.dates.statement import DateStatement
from catalog.identity import Manuscript
from catalog.language import NONE, LanguageMap, direction_of
from catalog.record.document import Record
from catalog.record.values import Locus, Reference, Term, Text
from catalog.search.fields import Field
from catalog.vocabulary.terms import LABEL_LANGUAGES
from catalog.vocabulary.terms import find as find_term

ENTRIES_MAX: Final = 5_000
# A term may be said of every page: so many of its places are kept.
SPOTS_MAX: Final = 1_000

# By the beginning of the path; the first that fits. All else is a note.
_FIELDS: Final = (
    ("identity.shelfmark", Field.SHELFMARK),
    ("identity.identifiers.value", Field.SHELFMARK),
    ("contents.parts.former_shelfmark", Field.SHELFMARK),
    ("identity.titles", Field.TITLE),
    ("contents.works.titles", Field.WORK),
    ("contents.parts.works.titles", Field.WORK),
    ("contents.parts.label", Field.WORK),
    ("contents.works.quotations", Field.QUOTE),
    ("contents.parts.works.quotations", Field.QUOTE),
    ("physical.additions.transcription", Field.QUOTE),
    ("physical.additions.translation", Field.QUOTE),
    ("provenance", Field.PROVENANCE),
)
# Plain lines that are words about the book; other lines are loci, formulas and addresses.
_LINES: Final = frozenset({
    "identity.shelfmark", "identity.identifiers.value", "contents.parts.former_shelfmark",
    "physical.foliations.name", "bibliography.sources.citation",
})  # fmt: skip
_UNSAID: Final = frozenset({"identity.required_statement"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a text tells of: a canvas, and x, y, width and height in its pixels if known."""

    canvas_id: str
    box: tuple[int, int, int, int] | None = None

    @property
    def told(self) -> list[object]:
        """The spot as JSON."""
        return [self.canvas_id] if self.box is None else [self.canvas_id, list(self.box)]

    @classmethod
    def read(cls, told: Sequence[Any]) -> Spot:
        """The spot from its JSON."""
        if len(told) == 1:
            return cls(told[0])
        x, y, width, height = told[1]
        return cls(told[0], (x, y, width, height))


@dataclass(frozen=True, slots=True)
class Entry:
    """One text; `direction` is 'rtl', 'ltr' or 'auto'; `spots` are the places it tells of."""

    field: Field
    text: str
    language: str = NONE
    direction: str = "auto"
    spots: tuple[Spot, ...] = ()


def entries_of(
    manuscript: Manuscript, record: Record, released: Iterable[Entry] = ()
) -> list[Entry]:
    """What a book is found by, in the order of fields, each text once in its field.

    `released` are those of its condition (`told_of`).
    """
    found = [
        *_walk(record, ""),
        *_from_map(Field.HOLDER, manuscript.holder.names),
        *_languages(use.tag for use in record.identity.languages),
        *released,
    ]
    order = {field: place for place, field in enumerate(Field)}
    by_text: dict[tuple[Field, str, str], Entry] = {}
    spots: dict[tuple[Field, str, str], dict[Spot, None]] = {}
    for entry in found:
        if entry.text:
            key = entry.field, entry.text, entry.language
            by_text[key] = entry
            spots.setdefault(key, {}).update(dict.fromkeys(entry.spots))
    whole = [
        replace(entry, spots=tuple(spots[key])[:SPOTS_MAX]) if spots[key] else entry
        for key, entry in by_text.items()
    ]
    return sorted(whole, key=lambda entry: order[entry.field])[:ENTRIES_MAX]


def field_of(path: str) -> Field:
    """The field that a place of the record belongs to; of a reference, what it names."""
    return next((field for start, field in _FIELDS if path.startswith(start)), Field.NOTE)


def named_field(path: str) -> Field:
    """The field of what a record names at this path (`authorities.references`)."""
    last = path.rpartition(".")[2]
    return {"place": Field.PLACE, "work": Field.WORK}.get(last, Field.PERSON)


def _walk(value: object, path: str) -> Iterator[Entry]:
    if path in _UNSAID:
        return
    if isinstance(value, Text):
        yield Entry(field_of(path), value.text, value.language, value.runs)
    elif isinstance(value, Reference):
        yield from _reference(value, path)
    elif isinstance(value, Term):
        yield from _term(value)
    elif isinstance(value, DateStatement):
        yield from _date(value)
    elif isinstance(value, BaseModel | tuple):
        spot = _spot_of(value)
        for name, inner in _inside(value):
            for entry in _walk(inner, f"{path}.{name}".strip(".") if name else path):
                # What lies within and says where it is, is there.
                yield replace(entry, spots=(spot,)) if spot and not entry.spots else entry
    elif isinstance(value, str) and path in _LINES:
        yield Entry(field_of(path), value)


def _spot_of(value: object) -> Spot | None:
    locus = getattr(value, "locus", None)
    if not isinstance(locus, Locus) or locus.canvas_id is None:
        return None
    if locus.region is None:
        return Spot(locus.canvas_id)
    x, y, width, height = (int(number) for number in locus.region.split(","))
    return Spot(locus.canvas_id, (x, y, width, height))


def _inside(value: BaseModel | tuple[object, ...]) -> Iterator[tuple[str, object]]:
    """The fields of a model by name; what is repeated has none of its own."""
    if isinstance(value, tuple):
        yield from (("", one) for one in value)
    else:
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)


def _reference(value: Reference, path: str) -> Iterator[Entry]:
    if value.name is not None:
        name = value.name
        yield Entry(named_field(path), name.text, name.language, name.runs)
    yield from _walk(value.note, f"{path}.note")


def _term(value: Term) -> Iterator[Entry]:
    known = find_term(value.key) if value.key else None
    if known is not None:
        yield from _from_map(Field.TERM, known.labels)
    for text in value.texts:
        yield Entry(Field.TERM, text.text, text.language, text.runs)


def _date(value: DateStatement) -> Iterator[Entry]:
    if value.original:
        runs = "auto" if value.original_language == NONE else direction_of(value.original_language)
        yield Entry(Field.DATE, value.original, value.original_language, runs)
    years = [day.year for day in (value.start, value.end) if day and not day.is_century]
    stated = [value.stated_year] if value.stated_year else []
    for year in dict.fromkeys([*years, *stated]):
        yield Entry(Field.DATE, str(year))
    if value.note:
        yield Entry(Field.NOTE, value.note)


def _from_map(field: Field, texts: LanguageMap) -> Iterator[Entry]:
    for language, strings in texts.items():
        runs = "auto" if language == NONE else direction_of(language)
        for text in strings:
            yield Entry(field, text, language, runs)


def _languages(tags: Iterable[str]) -> Iterator[Entry]:
    for tag in tags:
        for language, name in _language_names(tag.partition("-")[0]):
            yield Entry(Field.LANGUAGE, name, language, direction_of(language))


@lru_cache(maxsize=500)
def _language_names(tag: str) -> tuple[tuple[str, str], ...]:
    found = ((each, Locale.parse(each).languages.get(tag)) for each in LABEL_LANGUAGES)
    return tuple((each, name) for each, name in found if name)


def told_of(session: Session, manuscript_id: str) -> list[Entry] | None:
    """The summary of what was released of the book's condition and treatment; None: nothing was.

    What was seen, what was concluded, what was done; in no case a survey that is not released.
    """
    has_release = exists().where(
        SignedEntry.manuscript_id == manuscript_id, SignedEntry.kind == RELEASE
    )
    if not session.scalar(select(has_release)) or not is_anything_told(session, manuscript_id):
        return None
    surveys = [
        (*survey.content.observed, *survey.content.interpreted)
        for survey in assessments_of(session, manuscript_id)
    ]
    treatments = [
        (*treatment.title, *treatment.summary)
        for treatment in treatments_of(session, manuscript_id)
    ]
    return [
        Entry(Field.CONDITION, text.text, text.language, text.runs)
        for texts in (*surveys, *treatments)
        for text in texts
    ]
