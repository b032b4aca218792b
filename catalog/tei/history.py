"""history: origin, provenance and acquisition, with what is argued from the marks.

An inference is a note with its certainty and never an event: what somebody concludes from a seal
is no fact about the book (`catalog/record/provenance.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalog.record.assertions import Property
from catalog.record.contents import Part
from catalog.record.document import Record
from catalog.record.provenance import CustodyEvent, EventKind, Inference
from catalog.tei.assertions import add_assertions
from catalog.tei.dating import add_date, add_orig_date, datable
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_paragraphs,
    add_reference,
    add_source,
    add_texts,
    cert,
    identifier,
)

_OF_ORIGIN: Final = frozenset({Property.DATE, Property.ORIGIN})
_OF_JOURNEY: Final = frozenset({Property.FOUND_AT, Property.MOVED, Property.LEGAL_TITLE})


def add_history(parent: Element, record: Record, names: AuthorityNames) -> None:
    """history, where there is anything to say."""
    made = add(parent, "history")
    if record.provenance.summary:
        add_paragraphs(add(made, "summary"), record.provenance.summary)
    _add_origin(made, record, names)
    _add_events(made, "provenance", record.provenance.events, names)
    for inference in record.provenance.inferences:
        _add_inference(made, inference, names)
    if any(one.about in _OF_JOURNEY for one in record.assertions):
        claims = add(made, "provenance", type="assertion")
        add_assertions(claims, record.assertions, _OF_JOURNEY, names)
        if not len(claims):
            made.remove(claims)
    _add_events(made, "acquisition", record.provenance.events, names)
    if not len(made):
        parent.remove(made)


def add_part_history(parent: Element, part: Part, names: AuthorityNames) -> None:
    """History of a part: when and where it was made, and what happened to it alone."""
    made = add(parent, "history")
    origin = add(made, "origin")
    add_orig_date(origin, part.date)
    add_reference(origin, "origPlace", part.place, names, note_type="place")
    if not len(origin):
        made.remove(origin)
    _add_events(made, "provenance", part.events, names)
    _add_events(made, "acquisition", part.events, names)
    if not len(made):
        parent.remove(made)


def _add_events(
    parent: Element, tag: str, events: Iterable[CustodyEvent], names: AuthorityNames
) -> None:
    """The events that this element is for; TEI has acquisitions last, so each has its number."""
    for number, event in enumerate(events, 1):
        if (event.kind is EventKind.ACQUISITION) == (tag == "acquisition"):
            _add_event(parent, tag, event, number, names)


def _add_origin(parent: Element, record: Record, names: AuthorityNames) -> None:
    origin = add(parent, "origin")
    add_orig_date(origin, record.origin.date)
    add_reference(origin, "origPlace", record.origin.place, names, note_type="place")
    patron = record.origin.patron
    add_reference(origin, "persName", patron, names, role="pat", note_type="patron")
    add_texts(origin, "note", record.origin.note)
    add_assertions(origin, record.assertions, _OF_ORIGIN, names)
    if not len(origin):
        parent.remove(origin)


def _add_event(
    parent: Element, tag: str, event: CustodyEvent, number: int, names: AuthorityNames
) -> None:
    made = add(
        parent,
        tag,
        n=str(number),
        cert=cert(event.certainty),
        type=event.kind.value if tag == "provenance" else None,
        xml_id=identifier("event", event.id),
        **datable(event.date),
    )
    add(made, "label", event.kind.value.replace("_", " "), xml_lang="en")
    add_date(made, event.date)
    add_reference(made, "name", event.giver, names, role="giver", note_type="giver")
    add_reference(made, "name", event.receiver, names, role="receiver", note_type="receiver")
    add_reference(made, "placeName", event.place, names, note_type="place")
    add(
        made,
        "note",
        f"title moved: {event.title_moved}; custody moved: {event.custody_moved}",
        type="transfer",
        xml_lang="en",
    )
    if event.is_gap_before:
        add(made, "note", "nothing is known of the time before", type="gap", xml_lang="en")
    if event.evidence:
        evidence = add(made, "note", type="evidence")
        for one in filter(None, event.evidence):
            add(evidence, "ref", one, target=f"#inference-{one}")
    add_texts(made, "note", event.note)
    for source in event.sources:
        add_source(made, source)


def _add_inference(parent: Element, inference: Inference, names: AuthorityNames) -> None:
    outer = add(parent, "provenance", type="inference")
    note = add(
        outer,
        "note",
        type="inference",
        subtype=inference.claim.value,
        cert=cert(inference.certainty),
        target=f"#mark-{inference.mark_id}" if inference.mark_id else None,
        xml_id=identifier("inference", inference.id),
    )
    add(note, "label", inference.claim.value, xml_lang="en")
    add_reference(note, "name", inference.agent, names)
    add_texts(note, "note", inference.argument)
    if inference.by:
        add(note, "name", inference.by, type="asserter")
    for source in inference.sources:
        add_source(note, source)
