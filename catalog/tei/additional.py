"""additional: the making of the description, access, care, copies and literature (11.9)."""

from __future__ import annotations

from typing import Final

from catalog.conservation.released.telling import Told
from catalog.record.assertions import Property
from catalog.record.document import Record
from catalog.record.values import Texts
from catalog.tei.assertions import add_assertions
from catalog.tei.conservation import add_custody
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_bibliography,
    add_note,
    add_paragraphs,
    add_texts,
)

# Subjects whose statements stand with what they are about; all others are told at the end.
_TOLD_ELSEWHERE: Final = frozenset({
    Property.SUPPORT, Property.EXTENT, Property.DATE, Property.ORIGIN,
    Property.FOUND_AT, Property.MOVED, Property.LEGAL_TITLE,
})  # fmt: skip


def add_additional(
    parent: Element, record: Record, names: AuthorityNames, conservation: Told
) -> None:
    """additional, where there is anything to say."""
    told = record.administration
    made = add(parent, "additional")
    admin = add(made, "adminInfo")
    _add_paragraphs(admin, "recordHist", told.record_history)
    _add_paragraphs(admin, "availability", told.access)
    custody = add(admin, "custodialHist")
    add_texts(custody, "custEvent", told.custodial_history, type="catalogue")
    add_custody(custody, conservation)
    _add_remarks(admin, record, names)
    for empty in (custody, admin):
        if not len(empty) and (above := empty.getparent()) is not None:
            above.remove(empty)
    _add_paragraphs(made, "surrogates", told.surrogates)
    add_bibliography(made, record.bibliography)
    if not len(made):
        parent.remove(made)


def _add_paragraphs(parent: Element, tag: str, texts: Texts) -> None:
    if texts:
        add_paragraphs(add(parent, tag), texts)


def _add_remarks(parent: Element, record: Record, names: AuthorityNames) -> None:
    """All notes in one, as TEI allows no more in adminInfo."""
    remarks = add(parent, "note", type="remarks")
    others = frozenset(Property) - _TOLD_ELSEWHERE
    add_assertions(remarks, record.assertions, others, names)
    for note in record.notes:
        add_note(remarks, note)
    add_texts(remarks, "note", record.administration.note, type="administration")
    if record.provenance.is_inalienable:
        add(remarks, "note", "Inalienable endowment (waqf).", type="inalienable", xml_lang="en")
    if not len(remarks):
        parent.remove(remarks)
