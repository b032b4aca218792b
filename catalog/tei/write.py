"""A record as a TEI P5 document with one msDesc: deterministic bytes, for the vault and harvesters.

`catalog/tei/reading` makes the same record of it again. The few values that TEI has no place for
stand in a processing instruction (`catalog/tei/remainder.py`); nothing private is in a record, so
nothing private can come out here.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from pydantic import BaseModel

from catalog.conservation.released.telling import SILENCE, Told
from catalog.dates.statement import Calendar, DateStatement
from catalog.record.assertions import Standing
from catalog.record.checking import dump
from catalog.record.document import Record
from catalog.record.identity import Identity
from catalog.record.values import Texts
from catalog.tei.additional import add_additional
from catalog.tei.contents import add_contents
from catalog.tei.dating import CALENDAR_IDS, CALENDAR_NAMES, calendars_of
from catalog.tei.history import add_history
from catalog.tei.markup import (
    TEI,
    XML,
    AuthorityNames,
    Element,
    add,
    add_reference,
    add_text,
    add_texts,
    identifier,
)
from catalog.tei.parts import add_parts
from catalog.tei.physical import add_physical
from catalog.tei.reading.reading import told_by
from catalog.tei.remainder import differences, mark

_ID = f"{{{XML}}}id"


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
    the record. `conservation` is what was released of it. Statements that were rejected are no
    part of what is published.
    """
    standing = tuple(one for one in record.assertions if one.standing is not Standing.REJECTED)
    published = record.model_copy(update={"assertions": standing})
    root = etree.fromstring(f'<TEI xmlns="{TEI}"/>')
    header = add(root, "teiHeader")
    file_desc = add(header, "fileDesc")
    title_stmt = add(file_desc, "titleStmt")
    add(title_stmt, "title", f"{holder_name}, {record.identity.shelfmark}")
    for title in record.identity.titles:
        add_texts(title_stmt, "title", title.texts, type=title.kind.value)
    _add_publication(file_desc, record, record_uri, holder_name)
    _add_manuscript(add(file_desc, "sourceDesc"), published, holder_name, labels, conservation)
    _add_calendars(header, calendars_of(tuple(_statements(published))))
    _keep_ids_unique(root)
    add(add(add(root, "text"), "body"), "p")
    mark(header, [])
    written = _bytes(root)
    told = told_by(written, holder_id=record.identity.holder_id)
    changes = list(differences(told, dump(published)))
    if not changes:
        return written
    header.remove(header[-1])
    mark(header, sorted(changes, key=repr))
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_publication(parent: Element, record: Record, record_uri: str, holder_name: str) -> None:
    identity = record.identity
    made = add(parent, "publicationStmt")
    add(made, "publisher", holder_name)
    add(made, "idno", record_uri, type="URI")
    statement = identity.required_statement
    if not (identity.rights or statement):
        return
    licence = add(add(made, "availability"), "licence", target=identity.rights)
    if statement is not None:
        add_texts(licence, "p", statement.label, n="label")
        add_texts(licence, "p", statement.value, n="value")
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
    _add_identifier(described, record.identity, holder_name, names)
    _add_head(described, record.identity)
    contents = record.contents
    add_contents(described, contents.summary, record.identity.languages, contents.works, names)
    add_physical(described, record, names, conservation)
    add_history(described, record, names)
    add_additional(described, record, names, conservation)
    add_parts(described, contents.parts, names)


def _add_identifier(
    parent: Element, identity: Identity, holder_name: str, names: AuthorityNames
) -> None:
    """Where the book is kept, its shelfmark, and its other names.

    The repository is the holder of this record, or what the source calls it (then @n says so);
    TEI has each of these places once but for the fonds.
    """
    made = add(parent, "msIdentifier")
    keeping = identity.keeping
    if keeping is not None:
        _add_first(made, "country", keeping.country)
        _add_first(made, "region", keeping.region)
        _add_first(made, "settlement", keeping.settlement)
        _add_first(made, "institution", keeping.institution)
    if keeping is not None and keeping.repository:
        add_text(made, "repository", keeping.repository[0], key=identity.holder_id, n="source")
    else:
        add(made, "repository", holder_name, key=identity.holder_id)
    if keeping is not None:
        add_texts(made, "collection", keeping.fonds)
    add(made, "idno", identity.shelfmark, type="shelfmark")
    for other in identity.identifiers:
        alternative = add(made, "altIdentifier", xml_id=identifier("identifier", other.id))
        issuer = add_reference(alternative, "repository", other.issued_by, names)
        notes = [] if issuer is None else list(issuer.itersiblings())
        add(alternative, "idno", other.value, type=other.kind.value)
        if notes or other.note:  # TEI has one note, after the number
            remarks = add(alternative, "note", type="remarks")
            remarks.extend(notes)
            add_texts(remarks, "note", other.note)


def _add_first(parent: Element, tag: str, texts: Texts) -> None:
    for text in texts[:1]:
        add_text(parent, tag, text)


def _add_head(parent: Element, identity: Identity) -> None:
    """Titles, numbered so that one in several languages stays one, and the summary."""
    head = add(parent, "head")
    for number, title in enumerate(identity.titles, 1):
        kind, n, made_id = title.kind.value, str(number), identifier("title", title.id)
        for text in title.texts:
            add_text(head, "title", text, type=kind, n=n, xml_id=made_id)
            made_id = None
        if not title.texts:
            add(head, "title", type=kind, n=n, xml_id=made_id)
    add_texts(head, "note", identity.summary, type="summary")
    if not len(head):
        parent.remove(head)


def _keep_ids_unique(root: Element) -> None:
    """An id is unique in a list of the record and may come back in another, but not in XML."""
    seen: set[str] = set()
    for element in root.iter():
        given = element.get(_ID)
        if given in seen:
            del element.attrib[_ID]
        elif given is not None:
            seen.add(given)


def _add_calendars(parent: Element, calendars: tuple[Calendar, ...]) -> None:
    """The calendars that dates point at: categories, as few schemas have calendarDesc."""
    if not calendars:
        return
    taxonomy = add(add(add(parent, "encodingDesc"), "classDecl"), "taxonomy", xml_id="calendars")
    for calendar in calendars:
        made = add(taxonomy, "category", xml_id=CALENDAR_IDS[calendar])
        add(made, "catDesc", CALENDAR_NAMES[calendar], xml_lang="en")


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
