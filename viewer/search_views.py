"""What the list of manuscripts shows of a search: facets in words, filters, passages, links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities.labels import names_of
from catalog.codicology.folios import Canvas, Side
from catalog.identity import Holder
from catalog.language import NONE
from catalog.search.facets import Facet
from catalog.search.highlights import Passage
from catalog.search.matching import ALIKE, BY_KEY, farthest
from catalog.search.parameters import with_value, write_search
from catalog.search.searching import Answer, Counted, Order, Search, Years
from catalog.uris import Uris
from catalog.vocabulary.terms import find as find_term
from iiif.presentation.language import language_names
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import Text, label_in, said
from viewer.rights import rights_of

SHOWN_AT_ONCE = 8
Labels = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a facet as a link that chooses it, or takes it away again."""

    label: Text
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: its first values, and those that are unfolded."""

    key: str
    first: Sequence[ValueView]
    more: Sequence[ValueView]

    @property
    def is_open(self) -> bool:
        """Whether something of it is chosen."""
        return any(value.is_chosen for value in (*self.first, *self.more))


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force, with the address of the list without it. `key` names the filter."""

    key: str
    label: Text
    address: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its language; `address` and `side`, its label, where it stands on a page."""

    field: str
    passage: Passage
    address: str | None
    side: str | None = None

    @property
    def language(self) -> str | None:
        """The language of the words, where the record says one."""
        return None if self.passage.language == NONE else self.passage.language


def labels_of(session: Session, answer: Answer, t: Translator) -> dict[Facet, Labels]:
    """The words for every value that is shown, in the language of the reader; two statements."""
    values = {facet: [each.value for each in listed] for facet, listed in answer.facets.items()}
    holders = session.execute(
        select(Holder.id, Holder.names).where(Holder.id.in_(values[Facet.HOLDER]))
    )
    places = names_of(session, values[Facet.PLACE])
    code = t.language.code
    found: dict[Facet, Labels] = {
        Facet.HOLDER: {each: said(names, code) for each, names in holders},
        Facet.PLACE: {each: said(label.names, code) for each, label in places.items()},
        Facet.LANGUAGE: {
            each: Text(language_names([each])[code][0]) for each in values[Facet.LANGUAGE]
        },
        Facet.RIGHTS: {each: Text(rights_of(each, t).name) for each in values[Facet.RIGHTS]},
        Facet.CENTURY: {
            each: _century("search-century", "search-century-before", each, t)
            for each in values[Facet.CENTURY]
        },
        Facet.HIJRI_CENTURY: {
            each: _century("search-hijri-century", "search-hijri-century-before", each, t)
            for each in values[Facet.HIJRI_CENTURY]
        },
        Facet.HAS: {
            each: Text(t(f"search-has-{each.replace('_', '-')}"))
            for each in values[Facet.HAS]
            if t.has(f"search-has-{each.replace('_', '-')}")
        },
    }
    for facet in (Facet.SCRIPT, Facet.SUPPORT, Facet.DECORATION):
        terms = {each: find_term(each) for each in values[facet]}
        found[facet] = {each: said(term.labels, code) for each, term in terms.items() if term}
    return found


def facets_of(
    answer: Answer, asked: Search, labels: Mapping[Facet, Labels], uris: Uris
) -> list[FacetView]:
    """The facets that have a value, in their order."""
    shown = []
    for facet, listed in answer.facets.items():
        values = [
            ValueView(
                label=_label(labels, facet, each),
                count=each.count,
                is_chosen=each.is_chosen,
                address=address_of(with_value(asked, facet, each.value), uris),
            )
            for each in listed
        ]
        if values:
            shown.append(FacetView(facet.value, values[:SHOWN_AT_ONCE], values[SHOWN_AT_ONCE:]))
    return shown


def chips_of(
    answer: Answer, asked: Search, labels: Mapping[Facet, Labels], uris: Uris, t: Translator
) -> list[Chip]:
    """The filters in force."""
    chips = [
        Chip(
            f"search-facet-{facet.value}",
            _label(labels, facet, each),
            address_of(with_value(asked, facet, each.value), uris),
        )
        for facet, listed in answer.facets.items()
        for each in listed
        if each.is_chosen
    ]
    if not asked.years.is_open:
        first, last = asked.years.start, asked.years.end
        key = "both" if first is not None and last is not None else "from" if last is None else "to"
        words = t(
            f"search-years-{key}",
            first="" if first is None else str(first),
            last="" if last is None else str(last),
        )
        without = replace(asked, years=Years(calendar=asked.years.calendar))
        label = Text(f"{words} ({t(f'search-calendar-{asked.years.calendar.value}')})")
        chips.append(Chip("search-years", label, address_of(without, uris)))
    return chips


def passages_shown(
    passages: Sequence[Passage], manuscript_id: str, uris: Uris, sides: Mapping[str, str]
) -> list[PassageView]:
    """The passages of one book; one on a page leads to its line on that page in the reader.

    `sides` are the labels of the pages, by canvas.
    """
    return [
        PassageView(
            each.field.value,
            each,
            _line_address(uris, manuscript_id, each) if each.canvas_id else None,
            sides.get(each.canvas_id) if each.canvas_id else None,
        )
        for each in passages
    ]


def sides_of(
    session: Session, passages: Iterable[Sequence[Passage]], t: Translator
) -> dict[str, str]:
    """The labels of the pages on which passages stand, by canvas; no statement where none does."""
    canvas_ids = {each.canvas_id for found in passages for each in found if each.canvas_id}
    if not canvas_ids:
        return {}
    rows = session.execute(
        select(Canvas.id, Side.label)
        .join(Side, Side.id == Canvas.side_id)
        .where(Canvas.id.in_(canvas_ids))
    )
    return {canvas_id: label_in(label, t) for canvas_id, label in rows}


def _line_address(uris: Uris, manuscript_id: str, passage: Passage) -> str:
    marked = ",".join(map(str, passage.box)) if passage.box else None
    return local(uris.reader(manuscript_id, passage.canvas_id, marked))


def nearness_of(answer: Answer) -> dict[str, str]:
    """By manuscript id: the key of the words that say it was found by another spelling, if so."""
    said_so = {ALIKE: "search-near-alike", BY_KEY: "search-near-key"}
    if not answer.found.ways:
        return {}
    return {
        manuscript_id: said_so[level]
        for manuscript_id, place in zip(answer.manuscript_ids, answer.places, strict=True)
        if (level := farthest(answer.found, place)) in said_so
    }


def address_of(asked: Search, uris: Uris, page: int = 1) -> str:
    """The address of the list for a search."""
    return local(uris.found(write_search(asked, page=page)))


def hidden_of(asked: Search, *, but: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What a form must carry along so that it changes only what it is for."""
    pairs: list[tuple[str, str]] = [("q", asked.question.text)] if asked.question.text else []
    pairs += [(facet.value, value) for facet, values in asked.chosen.items() for value in values]
    if asked.years.start is not None:
        pairs.append(("from", str(asked.years.start)))
    if asked.years.end is not None:
        pairs.append(("to", str(asked.years.end)))
    if not asked.years.is_open:
        pairs.append(("calendar", asked.years.calendar.value))
    if asked.order is not Order.RELEVANCE:
        pairs.append(("order", asked.order.value))
    return [pair for pair in pairs if pair[0] not in but]


def _label(labels: Mapping[Facet, Labels], facet: Facet, value: Counted) -> Text:
    return labels[facet].get(value.value) or Text(value.value)


def _century(key: str, key_before: str, value: str, t: Translator) -> Text:
    if not value.lstrip("-").isdecimal():
        return Text(value)
    number = int(value)
    if number > 0:
        return Text(t(key, number=str(number)))
    return Text(t(key_before, number=str(1 - number)))
