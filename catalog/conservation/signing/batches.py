"""The entries of a chain as rows, a few surveys or hundreds of steps at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from catalog.conservation.signing.tables import SignedEntry

# Entries are read in batches of so many, and of no more than so many characters unless one has.
BATCH = 500
BATCH_CHARACTERS = 8_000_000

Entry = Row[Any]


def batches(session: Session, manuscript_id: str) -> Iterator[list[Entry]]:
    """The entries of the manuscript in their order, in batches."""
    of_this = SignedEntry.manuscript_id == manuscript_id
    told = session.execute(
        select(SignedEntry.seq, func.length(SignedEntry.payload).label("characters"))
        .where(of_this)
        .order_by(SignedEntry.seq)
    )
    lengths = [(row.seq, row.characters) for row in told]
    entries = select(*SignedEntry.__table__.columns).where(of_this).order_by(SignedEntry.seq)
    for first, last in _spans(lengths):
        yield list(session.execute(entries.where(SignedEntry.seq.between(first, last))))


def _spans(lengths: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first and the last number of each batch."""
    span: list[int] = []
    characters = 0
    for seq, length in lengths:
        if span and (len(span) == BATCH or characters + length > BATCH_CHARACTERS):
            yield span[0], span[-1]
            span, characters = [], 0
        span.append(seq)
        characters += length
    if span:
        yield span[0], span[-1]
