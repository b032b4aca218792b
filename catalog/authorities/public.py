"""Which authorities everybody may know of: those that a book on the open shelf names.

A person or place that only a sealed, withheld, trashed or never published book names would tell of
that book. To whoever does not work with authorities such a one is not there: in no list, no count
and no look-up, and its address answers as one that was never given out. So is one that no book
names yet. Merges are followed: what names a loser names the one that stands for it.

Everything is a condition in the query, answered by the index of `RecordReference` for each row.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sqlalchemy import ColumnElement, Select, exists, or_, select, union
from sqlalchemy.orm import Session, aliased

from catalog.accounts.permissions import Action, Person, may
from catalog.authorities.tables import Authority, RecordReference
from catalog.harvest import books
from catalog.identity import Manuscript
from catalog.revisions import Revision

_AT_ONCE = 500


def may_know_all(person: Person) -> bool:
    """Whether this person works with authorities, and so sees those that no open book names."""
    # Whoever describes books looks people and places up, and may write down who is not public yet.
    return may(person, Action.EDIT_AUTHORITY) or may(person, Action.DESCRIBE)


def open_book() -> ColumnElement[bool]:
    """Whether readers have the manuscript, as a condition on its row."""
    return books.public() & exists().where(Revision.object_id == Manuscript.id)


def is_public(authority_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether everybody may know of the authority, which stands for itself, as a condition."""
    return or_(_named(authority_id), authority_id.in_(_standing_for_named()))


def public_ids() -> Select[tuple[str]]:
    """A subquery: the ids of all that everybody may know of; for counting, in one walk."""
    named = (
        select(RecordReference.authority_id)
        .join(Manuscript, Manuscript.id == RecordReference.manuscript_id)
        .where(open_book())
    )
    return select(union(named, _standing_for_named()).subquery().c.authority_id)


def public_among(session: Session, ids: Collection[str]) -> set[str]:
    """Those of these authorities, which stand for themselves, that everybody may know of."""
    wanted, found = sorted(set(ids)), set[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        chunk = wanted[start : start + _AT_ONCE]
        statement = select(Authority.id).where(
            Authority.id.in_(chunk), is_public(Authority.id.expression)
        )
        found.update(session.scalars(statement))
    return found


def _named(authority_id: ColumnElement[str]) -> ColumnElement[bool]:
    # A look-up of its own for each row, which ends at the first book: for an EXISTS, PostgreSQL
    # would sometimes read every reference there is first.
    return (
        select(RecordReference.path)
        .join(Manuscript, Manuscript.id == RecordReference.manuscript_id)
        .where(RecordReference.authority_id == authority_id, open_book())
        .limit(1)
        .scalar_subquery()
        .is_not(None)
    )


@cache
def _standing_for_named() -> Select[tuple[str | None]]:
    """The ids of all that stand, at any depth, for a loser that an open book names.

    Losers are few beside those that stand, so they are asked once for the whole statement; one and
    the same part of it, however often a statement needs it.
    """
    loser, further = aliased(Authority), aliased(Authority)
    chain = (
        select(loser.merged_into.label("id"))
        .where(loser.merged_into.is_not(None), _named(loser.id.expression))
        .cte("standing_for_named", recursive=True)
    )
    chain = chain.union(
        select(further.merged_into).where(
            further.id == chain.c.id, further.merged_into.is_not(None)
        )
    )
    return select(chain.c.id)
