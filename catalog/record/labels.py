"""Words for what a record names by a key or an identifier only, where plain text must stand.

Pages have words in the language of the reader; a card's line of text and a TEI file have one
language, which is English where there is it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities.labels import names_of
from catalog.authorities.references import references_of
from catalog.authorities.tables import Authority
from catalog.language import best_text
from catalog.record.document import Record
from catalog.vocabulary.terms import find

_LANGUAGE = "en"


def labels_of(session: Session, record: Record) -> dict[str, str]:
    """The words for the place of origin and for materials, by authority id and by key of a term."""
    place = record.origin.place
    ids = [place.authority_id] if place and place.authority_id else []
    named = names_of(session, ids)
    words = {each: best_text(label.names, _LANGUAGE)[1] for each, label in named.items()}
    for support in record.physical.supports:
        key = support.material.key if support.material else None
        term = find(key) if key else None
        if term is not None:
            words[term.key] = best_text(term.labels, _LANGUAGE)[1]
    return words


def authority_names(session: Session, record: Record) -> dict[str, tuple[str, Sequence[str]]]:
    """Of every authority the record names: what to print, and its addresses elsewhere."""
    named = names_of(session, {authority_id for _, authority_id in references_of(record)})
    winners = {label.id for label in named.values()}
    rows = session.execute(
        select(Authority.id, Authority.identifiers).where(Authority.id.in_(winners))
    )
    elsewhere = {
        authority_id: [each["uri"] for each in identifiers] for authority_id, identifiers in rows
    }
    return {
        asked: (best_text(label.names, _LANGUAGE)[1], elsewhere.get(label.id, []))
        for asked, label in named.items()
    }
