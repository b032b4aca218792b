"""A record as one Linked Art document: the object, its assessments, its treatments, its keepers.

Linked Art has no class for a condition assessment: it is an AttributeAssignment of a
classification (linked.art, model, conservation). Custody that moved is a TransferOfCustody, title
that moved an Acquisition, and what nobody knows is neither; the words of the source stand beside
it, so that no reader takes a transfer for a purchase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from catalog import vocabulary
from catalog.conservation.released.condition import SeenDamage
from catalog.conservation.released.telling import Survey, Told
from catalog.conservation.released.treatments import ReleasedStep, ReleasedTreatment
from catalog.dates.statement import DateStatement
from catalog.record.document import Record
from catalog.record.provenance import CustodyEvent, EventKind
from catalog.record.values import Reference, Text
from catalog.tei.dating import datable, words
from catalog.uris import Uris

CONTEXT: Final = "https://linked.art/ns/v1/linked-art.json"
_AAT: Final = "http://vocab.getty.edu/aat/"
_MANUSCRIPTS: Final = {
    "id": f"{_AAT}300028569", "type": "Type", "_label": "manuscripts (documents)",
}  # fmt: skip
_PRIMARY_NAME: Final = {"id": f"{_AAT}300404670", "type": "Type", "_label": "primary name"}
_DESCRIPTION: Final = {"id": f"{_AAT}300435416", "type": "Type", "_label": "description"}
_PROVENANCE: Final = {
    "id": f"{_AAT}300055863", "type": "Type", "_label": "provenance (history of ownership)",
}  # fmt: skip
_MOVES: Final = frozenset({EventKind.TRANSFER_OF_CUSTODY, EventKind.LOAN, EventKind.DEPOSIT})
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What identifiers stand for: the holder, authorities by id, the title to print."""

    title: str
    holder: str
    holder_homepage: str | None
    authorities: dict[str, str]


def write(uris: Uris, manuscript_id: str, record: Record, names: Names, known: Told) -> Node:
    """The document, with its context first."""
    made: Node = {
        "@context": CONTEXT,
        "id": uris.linked_art(manuscript_id),
        "type": "HumanMadeObject",
        "_label": f"{names.title}, {record.identity.shelfmark}",
        "classified_as": [_MANUSCRIPTS],
        "identified_by": [
            *(_name(text) for title in record.identity.titles for text in title.texts),
            {"type": "Identifier", "content": record.identity.shelfmark, "_label": "Shelfmark"},
        ],
        "current_keeper": [_group(names.holder, names.holder_homepage)],
        "subject_of": _pages(uris, manuscript_id),
    }
    described = [_text(text, _DESCRIPTION) for text in record.identity.summary]
    if described:
        made["referred_to_by"] = described
    if record.origin.date or record.origin.place:
        made["produced_by"] = _production(record, names)
    moved = [_episode(uris, manuscript_id, event, names) for event in record.provenance.events]
    if any(moved):
        made["used_for"] = [one for one in moved if one]
    condition = [
        one for survey in known.surveys for one in _assessed(uris, manuscript_id, survey, known)
    ]
    if condition:
        made["attributed_by"] = condition
    treated = [
        _step(uris, manuscript_id, treatment, step, known)
        for treatment in known.treatments
        for step in treatment.steps
    ]
    if treated:
        made["modified_by"] = treated
    return made


def _assessed(uris: Uris, manuscript_id: str, survey: Survey, known: Told) -> list[Node]:
    """One assignment for each side, or part of the binding, on which damage was seen."""
    places: dict[str, list[SeenDamage]] = {}
    for seen in survey.damage:
        if seen.canvas_id is not None:
            place = f"f. {known.labels[seen.canvas_id]}"
        else:
            place = _word(seen.component) if seen.component else "the whole book"
        places.setdefault(place, []).append(seen)
    one = survey.assessment
    day = one.ended_at.date().isoformat()
    whole = f"{uris.condition(manuscript_id)}#assessment-{one.number}"
    return [
        {
            "type": "AttributeAssignment",
            "_label": f"Condition assessment {place}, {day}",
            "carried_out_by": [{"type": "Person", "_label": one.signer}],
            "timespan": _timespan(one.started_at, one.ended_at),
            "assigned_property": "classified_as",
            "assigned": [_type(each.term) for each in seen],
            "referred_to_by": [_content(_says(each)) for each in seen],
            "part_of": [{"id": whole, "type": "Activity"}],
        }
        for place, seen in places.items()
    ]


def _step(
    uris: Uris, manuscript_id: str, treatment: ReleasedTreatment, step: ReleasedStep, known: Told
) -> Node:
    whole = f"{uris.condition(manuscript_id)}#treatment-{treatment.seq}"
    found: Node = {
        "type": "Modification",
        "_label": f"{_word(step.act).capitalize()}, step {step.seq}",
        "technique": [_type(step.act)],
        "part_of": [{"id": whole, "type": "Activity"}],
    }
    end = step.ended_at or treatment.ended_at
    found["timespan"] = _timespan(step.started_at or end, end)
    sides = [label for canvas_id, label in known.labels.items() if canvas_id in step.canvas_ids]
    said = [f"ff. {', '.join(sides)}"] if sides else []
    if step.materials:
        said.append(f"with {', '.join(_word(each) for each in step.materials)}")
    if said:
        found["referred_to_by"] = [_content("; ".join(said))]
    return found


def _episode(uris: Uris, manuscript_id: str, event: CustodyEvent, names: Names) -> Node | None:
    """An activity of the book's history, with the transfers that are known to be part of it."""
    book = [{"id": uris.linked_art(manuscript_id), "type": "HumanMadeObject"}]
    parts: list[Node] = []
    if event.custody_moved == "yes" or event.kind in _MOVES:
        parts.append({"type": "TransferOfCustody", "transferred_custody_of": book}
                     | _ends("transferred_custody", event, names))  # fmt: skip
    if event.title_moved == "yes":
        parts.append({"type": "Acquisition", "transferred_title_of": book}
                     | _ends("transferred_title", event, names))  # fmt: skip
    label = event.kind.value.replace("_", " ").capitalize()
    found: Node = {"type": "Activity", "_label": label, "classified_as": [_PROVENANCE]}
    if event.date is not None:
        found["timespan"] = _told_date(event.date)
    place = _named(event.place, names)
    if place:
        found["took_place_at"] = [{"type": "Place", "_label": place}]
    if parts:
        found["part"] = parts
    found["referred_to_by"] = [
        _content(
            f"Custody moved: {event.custody_moved}. Title moved: {event.title_moved}. "
            f"Certainty: {event.certainty.value}."
        ),
        *(_text(text) for text in event.note),
    ]
    return found


def _ends(verb: str, event: CustodyEvent, names: Names) -> Node:
    found: Node = {}
    for name, reference in (("from", event.giver), ("to", event.receiver)):
        label = _named(reference, names)
        if label:
            found[f"{verb}_{name}"] = [{"type": "Group", "_label": label}]
    return found


def _production(record: Record, names: Names) -> Node:
    made: Node = {"type": "Production"}
    if record.origin.date is not None:
        made["timespan"] = _told_date(record.origin.date)
    place = _named(record.origin.place, names)
    if place:
        made["took_place_at"] = [{"type": "Place", "_label": place}]
    return made


def _told_date(statement: DateStatement) -> Node:
    """The interval in the Gregorian calendar, and the wording; no ends where none follow."""
    found = datable(statement)
    start = found.get("notBefore") or found.get("when")
    end = found.get("notAfter") or found.get("when")
    span: Node = {"type": "TimeSpan"}
    said = words(statement)
    if said:
        span["_label"] = said
    if start and end:
        span["begin_of_the_begin"] = f"{_whole(start, '-01-01')}T00:00:00Z"
        span["end_of_the_end"] = f"{_last(end)}T23:59:59Z"
    return span


def _whole(day: str, rest: str) -> str:
    return day + rest[3 * (len(day.lstrip("-").split("-")) - 1) :]


def _last(day: str) -> str:
    """The last day of a year, a month or a day as EDTF writes them."""
    parts = day.lstrip("-").split("-")
    if len(parts) == 1:
        return f"{day}-12-31"
    if len(parts) > 2:
        return day
    year, month = int(parts[0]), int(parts[1])
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if is_leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return f"{day}-{days[month - 1]:02}"


def _timespan(start: datetime, end: datetime) -> Node:
    return {
        "type": "TimeSpan",
        "begin_of_the_begin": f"{start:%Y-%m-%dT%H:%M:%SZ}",
        "end_of_the_end": f"{end:%Y-%m-%dT%H:%M:%SZ}",
    }


def _says(seen: SeenDamage) -> str:
    size = f" {seen.area_mm2:,.0f} mm²" if seen.area_mm2 else ""
    return f"{_word(seen.term).capitalize()}{size}, severity {seen.severity}/4, {seen.activity}"


def _type(key: str) -> Node:
    term = vocabulary.find(key)
    found: Node = {"type": "Type", "_label": _word(key)}
    return {"id": term.uri, **found} if term and term.uri else found


def _word(key: str) -> str:
    term = vocabulary.find(key)
    return term.labels["en"][0] if term else key


def _name(text: Text) -> Node:
    return {"type": "Name", "content": text.text, "classified_as": [_PRIMARY_NAME]}


def _text(text: Text, kind: Node | None = None) -> Node:
    found = _content(text.text)
    return found | {"classified_as": [kind]} if kind else found


def _content(text: str) -> Node:
    return {"type": "LinguisticObject", "content": text}


def _group(name: str, homepage: str | None) -> Node:
    found: Node = {"type": "Group", "_label": name}
    return {"id": homepage, **found} if homepage else found


def _named(reference: Reference | None, names: Names) -> str | None:
    if reference is None:
        return None
    known = names.authorities.get(reference.authority_id or "")
    return known or (reference.name.text if reference.name else None)


def _pages(uris: Uris, manuscript_id: str) -> Sequence[Node]:
    return [
        {
            "type": "DigitalObject",
            "_label": "IIIF manifest",
            "format": "application/ld+json",
            "access_point": [{"id": uris.manifest(manuscript_id), "type": "DigitalObject"}],
        },
        {
            "type": "DigitalObject",
            "_label": "Page of the catalogue",
            "format": "text/html",
            "access_point": [{"id": uris.manuscript(manuscript_id), "type": "DigitalObject"}],
        },
    ]
