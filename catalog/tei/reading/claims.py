"""Inferences, competing statements and sources, as `catalog/tei` of this catalogue writes them.

No other catalogue encodes arguments in this way, so these are read in our own files alone.
"""

from __future__ import annotations

from typing import Final

from catalog.record.assertions import Property, Standing
from catalog.record.provenance import Claim
from catalog.record.values import SourceKind
from catalog.tei.reading.dating import add_date
from catalog.tei.reading.desk import Desk, Rule, Rules, child, children, fill, to_field
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.values import certainty, to_name_note, to_reference, to_term
from catalog.xml.safe import Element, local_name


def add_source(desk: Desk, element: Element, item: Holder) -> None:
    """A source: its kind, citation, address and the day it was seen."""
    made: Holder = {"citation": (element.text or "").strip()}
    if element.get("type") in set(SourceKind):
        made["kind"] = element.get("type")
    for part in children(element):
        name = local_name(part)
        if name == "biblScope":
            made["locus"] = desk.words(part).text
        elif name == "ref":
            made["url"] = part.get("target")
        elif name == "date":
            made["seen_on"] = part.get("when")
    desk.place(element, made)
    item.setdefault("sources", []).append(made)


def add_inference(desk: Desk, element: Element, provenance: Holder) -> None:
    """What somebody concludes from a mark."""
    note = child(element, "note")
    if note is None:
        return
    made = desk.item(note, "inference")
    made["mark_id"] = (note.get("target") or "").removeprefix("#mark-")
    if note.get("subtype") in set(Claim):
        made["claim"] = note.get("subtype")
    made["certainty"] = certainty(note)
    fill(desk, note, made, _INFERENCE)
    provenance.setdefault("inferences", []).append(made)


def add_assertion(desk: Desk, element: Element) -> None:
    """A statement that competes with others; all go into one list, by their numbers."""
    made = desk.item(element, "assertion")
    made["_n"] = element.get("n")
    if element.get("subtype") in set(Property):
        made["about"] = element.get("subtype")
    made["certainty"] = certainty(element)
    fill(desk, element, made, _ASSERTION)
    desk.assertions.append(made)


def _to_line(field: str) -> Rule:
    def rule(desk: Desk, element: Element, item: Holder) -> None:
        desk.line(item, field, element)

    return rule


def _add_day(_: Desk, element: Element, item: Holder) -> None:
    item["asserted_on"] = element.get("when")


def _add_standing(desk: Desk, element: Element, item: Holder) -> None:
    item["standing"] = Standing.SUPERSEDED.value
    desk.place(element, item)


def _add_label(desk: Desk, element: Element, item: Holder) -> None:
    desk.place(element, item)  # the word for @subtype


_INFERENCE: Final = Rules(
    {
        "label": _add_label, "name@asserter": _to_line("by"), "name": to_reference("agent"),
        "note@name": to_name_note("agent"), "note": to_field("argument"), "bibl": add_source,
    }
)  # fmt: skip
_ASSERTION: Final = Rules(
    {
        "term": to_term("term"), "name@asserter": _to_line("asserted_by"),
        "name": to_reference("reference"), "note@name": to_name_note("reference"),
        "date@asserted": _add_day, "date": add_date, "seg": to_field("texts"),
        "bibl": add_source, "note@standing": _add_standing,
    }
)  # fmt: skip
