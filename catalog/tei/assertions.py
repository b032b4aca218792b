"""Statements that compete, each a note with its certainty and sources where its subject stands."""

from __future__ import annotations

from collections.abc import Iterable, Set

from catalog.record.assertions import Assertion, Property, Standing
from catalog.tei.dating import add_date
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_reference,
    add_source,
    add_term,
    add_text,
    add_texts,
    cert,
    identifier,
)


def add_assertions(
    parent: Element,
    assertions: Iterable[Assertion],
    about: Set[Property],
    names: AuthorityNames,
) -> None:
    """The notes on these subjects; what was rejected stays in the record and is not exported."""
    standing = (one for one in assertions if one.standing is not Standing.REJECTED)
    for number, assertion in enumerate(standing, 1):
        if assertion.about in about:
            _add_note(parent, assertion, number, names)


def _add_note(parent: Element, assertion: Assertion, number: int, names: AuthorityNames) -> None:
    note = add(
        parent,
        "note",
        type="assertion",
        n=str(number),
        subtype=assertion.about.value,
        cert=cert(assertion.certainty),
        xml_id=identifier("assertion", assertion.id),
    )
    add_term(note, assertion.term, assertion.about.value)
    add_reference(note, "name", assertion.reference, names)
    for text in assertion.texts:
        add_text(note, "seg", text)
    add_date(note, assertion.date)
    for source in assertion.sources:
        add_source(note, source)
    if assertion.asserted_by:
        add(note, "name", assertion.asserted_by, type="asserter")
    if assertion.asserted_on:
        add(note, "date", type="asserted", when=assertion.asserted_on)
    add_texts(note, "note", assertion.note)
    if assertion.standing is Standing.SUPERSEDED:
        add(note, "note", "(superseded)", type="standing", xml_lang="en")
