"""Remarks on the book: what the source says and no field is for."""

from __future__ import annotations

from collections.abc import Set

from catalog.tei.reading.desk import Desk, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.xml.safe import Element


def add_remark(
    desk: Desk, element: Element, physical: Holder, heading: str, skip: Set[Element] = frozenset()
) -> None:
    """A remark on the book, with a heading where the source says what it is about."""
    made = desk.item(element, "note")
    desk.add(made, "texts", element, skip)
    if heading:
        made["heading"] = [plain_text(heading, "en")]
    if made.get("texts"):
        physical.setdefault("notes", []).append(made)
