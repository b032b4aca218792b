"""A record as a TEI P5 document with one msDesc: deterministic bytes, for the vault and harvesters.

What TEI has no place for (certainty of each support, conjoins, regions on photographs) stays in
the JSON beside it; nothing private is in a record, so nothing private can come out here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree
from pydantic import BaseModel

from catalog.conservation.released.telling import SILENCE, Told
from catalog.dates.statement import Calendar, DateStatement
from catalog.record.assertions import Property
from catalog.record.contents import Part
from catalog.record.document import Record
from catalog.record.identity import IdentifierKind, Title
from catalog.record.values import Note, Texts
from catalog.tei.assertions import add_assertions
from catalog.tei.conservation import add_custody
from catalog.tei.contents import add_contents
from catalog.tei.dating import CALENDAR_IDS, CALENDAR_NAMES, add_orig_date, calendars_of
from catalog.tei.history import add_history
from catalog.tei.markup import (
    TEI,
    AuthorityNames,
    Element,
    add,
    add_locus,
    add_paragraphs,
    add_reference,
    add_text,
    add_texts,
    append,
    identifier,
)
from catalog.tei.physical import add_physical

# Subjects whose statements stand with what they are about; all others are told at the end.
_TOLD_ELSEWHERE: Final = frozenset({
    Property.SUPPORT, Property.EXTENT, Property.DATE, Property.ORIGIN,
    Property.FOUND_AT, Property.MOVED, Property.LEGAL_TITLE,
})  # fmt: skip


def write(
    record: Record,
    *,
    record_uri: str,
    holder_name: str,
    labels: AuthorityNames,
    conservation: Told = SILENCE,
) -> bytes:
    """The document in UTF-8.

    `record_uri` is the address of the record, `labels` give for each authority id the name to
    print and its identifiers elsewhere; an authority that is missing there is told by the name in
    the record. `conservation` is what was released of it.
    """
    root = etree.fromstring(f'<TEI xmlns="{TEI}"/>')
    header = add(root, "teiHeader")
    file_desc = add(header, "fileDesc")
    title_stmt = add(file_desc, "titleStmt")
    add(title_stmt, "title", f"{holder_name}, {record.identity.shelfmark}")
    for title in record.identity.titles:
        add_texts(title_stmt, "title", title.texts, type=title.kind.value)
    _add_publication(file_desc, record, record_uri, holder_name)
    _add_manuscript(add(file_desc, "sourceDesc"), record, holder_name, labels, conservation)
    _add_calendars(header, calendars_of(tuple(_statements(record))))
    add(add(add(root, "text"), "body"), "p")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_publication(parent: Element, record: Record, record_uri: str, holder_name: str) -> None:
    identity = record.identity
    made = add(parent, "publicationStmt")
    add(made, "publisher", holder_name)
    add(made, "idno", record_uri, type="URI")
    statement = identity.required_statement
    if not (identity.rights or statement):
        return
    availability = add(made, "availability")
    licence = add(availability, "licence", target=identity.rights)
    if statement is None:
        add(licence, "p", identity.rights)
        return
    add_paragraphs(licence, (*statement.label, *statement.value))
    if not len(licence):
        add(licence, "p", identity.rights)


def _add_manuscript(
    parent: Element,
    record: Record,
    holder_name: str,
    names: AuthorityNames,
    conservation: Told,
) -> None:
    described = add(parent, "msDesc")
    _add_identifier(described, record, holder_name, names)
    _add_head(described, record.identity.titles, record.identity.summary)
    contents = record.contents
    add_contents(described, contents.summary, record.identity.languages, contents.works, names)
    add_physical(described, record, names, conservation)
    add_history(described, record, names)
    _add_additional(described, record, names, conservation)
    for number, part in enumerate(contents.parts, 1):
        _add_part(described, part, number, names)


def _add_identifier(
    parent: Element, record: Record, holder_name: str, names: AuthorityNames
) -> None:
    made = add(parent, "msIdentifier")
    add(made, "repository", holder_name, key=record.identity.holder_id)
    add(made, "idno", record.identity.shelfmark, type="shelfmark")
    for other in record.identity.identifiers:
        if not other.value:
            continue
        alternative = add(made, "altIdentifier", xml_id=identifier("identifier", other.id))
        issuer = other.issued_by if other.kind is not IdentifierKind.URI else None
        add_reference(alternative, "repository", issuer, names)
        add(alternative, "idno", other.value, type=other.kind.value)
        add_texts(alternative, "note", other.note)


def _add_head(parent: Element, titles: Iterable[Title], summary: Texts) -> None:
    head = add(parent, "head")
    for title in titles:
        add_texts(head, "title", title.texts, type=title.kind.value)
    add_texts(head, "note", summary, type="summary")
    if not len(head):
        parent.remove(head)


def _add_additional(
    parent: Element, record: Record, names: AuthorityNames, conservation: Told
) -> None:
    made = add(parent, "additional")
    admin = add(made, "adminInfo")
    add_custody(admin, conservation)
    remarks = add(admin, "note", type="remarks")  # there may be one note only
    others = frozenset(Property) - _TOLD_ELSEWHERE
    add_assertions(remarks, record.assertions, others, names)
    for note in record.notes:
        _add_note(remarks, note)
    if record.provenance.is_inalienable:
        add(remarks, "note", "Inalienable endowment (waqf).", type="inalienable", xml_lang="en")
    if not len(remarks):
        admin.remove(remarks)
    if not len(admin):
        made.remove(admin)
    _add_bibliography(made, record)
    if not len(made):
        parent.remove(made)


def _add_bibliography(parent: Element, record: Record) -> None:
    if not record.bibliography:
        return
    listed = add(parent, "listBibl")
    for citation in record.bibliography:
        bibl = add(listed, "bibl", xml_id=identifier("bibl", citation.id))
        for text in citation.citation:
            add_text(bibl, "title", text)
        if citation.locus:
            add(bibl, "biblScope", citation.locus)
        if citation.url:
            add(bibl, "ref", citation.url, target=citation.url)
        add_texts(bibl, "note", citation.note)


def _add_note(parent: Element, note: Note) -> None:
    for text in note.texts:
        made = add_text(parent, "note", text)
        if note.locus is not None and (note.locus.start or note.locus.end):
            append(made, " ")
            add_locus(made, note.locus)


def _add_part(parent: Element, part: Part, number: int, names: AuthorityNames) -> None:
    """A part made at one time; it has an identifier of its own, as TEI asks."""
    made = add(parent, "msPart", n=str(number), xml_id=identifier("part", part.id))
    named = add(made, "msIdentifier")
    add(named, "idno", f"part {number}", type="part")
    if part.former_shelfmark:
        former = add(named, "altIdentifier")
        add(former, "idno", part.former_shelfmark, type=IdentifierKind.FORMER_SHELFMARK.value)
    if part.label or part.locus or part.note:
        head = add(made, "head")
        add_locus(head, part.locus)
        add_texts(head, "title", part.label)
        add_texts(head, "note", part.note)
    add_contents(made, (), (), part.works, names)
    if part.date is not None or part.place is not None:
        origin = add(add(made, "history"), "origin")
        add_orig_date(origin, part.date)
        add_reference(origin, "origPlace", part.place, names)


def _add_calendars(parent: Element, calendars: tuple[Calendar, ...]) -> None:
    if not calendars:
        return
    described = add(add(parent, "profileDesc"), "calendarDesc")
    for calendar in calendars:
        made = add(described, "calendar", xml_id=CALENDAR_IDS[calendar])
        add(made, "p", CALENDAR_NAMES[calendar], xml_lang="en")


def _statements(value: object) -> Iterable[DateStatement]:
    """Every date of the record, wherever it stands."""
    if isinstance(value, DateStatement):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _statements(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _statements(one)
