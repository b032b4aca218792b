"""Making one authority of two, and two of one again.

The loser keeps its address, its row and its content for ever; it only points at the winner, which
takes its names as variants and its identifiers. Nothing that names the loser is rewritten, so an
undo brings back exactly what was.

A merge joins two that stand for themselves: whoever points at somebody is never the end of a
chain, so chains cannot close into a ring.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities.authorities import find, lock
from catalog.authorities.changes import keep, note_change
from catalog.authorities.content import (
    IDENTIFIERS_MAX,
    NAMES_MAX,
    AuthorityContent,
    read_content,
)
from catalog.authorities.tables import (
    PERSON_LENGTH_MAX,
    Authority,
    AuthorityChange,
    AuthorityMerge,
)
from catalog.errors import AuthorityMerged, BadMerge, MergeChangedSince, MergeNotFound, Withdrawn
from catalog.identifiers import is_valid
from storage.ocfl.root import StorageRoot


def merge(
    session: Session,
    root: StorageRoot,
    loser_id: str,
    winner_id: str,
    *,
    new_id: str,
    by: str,
    at: datetime,
) -> AuthorityMerge:
    """The loser becomes part of the winner, or of what the winner was merged into.

    `new_id` is minted for the merge; the same merge again is no change.

    Raises:
        AuthorityNotFound: one of the two is not there.
        AuthorityMerged: the loser was merged into another already.
        BadMerge: the two are one, of two kinds, or would have too many names together.
        Withdrawn: one of the two was deleted.
    """
    winner_id = find(session, winner_id).id
    if loser_id == winner_id:
        raise BadMerge(
            "An authority cannot be merged into itself: choose another one.", key="itself"
        )
    # In the order of their ids, so that two who merge the same two do not wait in a ring.
    locked = {one: lock(session, one) for one in sorted((loser_id, winner_id))}
    loser, winner = locked[loser_id], locked[winner_id]
    if loser.merged_into == winner_id:
        return _last_merge(session, loser_id)
    for one in (loser, winner):
        if one.merged_into is not None:
            if find(session, one.id).id == loser_id:
                raise BadMerge(
                    "An authority cannot be merged into itself: choose another one.", key="itself"
                )
            raise AuthorityMerged(one.id, find(session, one.id).id)
        if one.deleted_at is not None:
            raise Withdrawn(one.id)
    before = winner.content
    after = merged_content(before, loser.content)
    made = AuthorityMerge(
        id=new_id,
        loser_id=loser_id,
        winner_id=winner_id,
        winner_before=before.as_json(),
        winner_after=after.as_json(),
        winner_edition=winner.edition + 1,
        by=by[:PERSON_LENGTH_MAX],
        at=at,
    )
    session.add(made)
    loser.merged_into = winner_id
    note_change(session, loser, AuthorityChange.MERGE_AWAY, by=by, at=at, merge_id=new_id)
    note_change(
        session, winner, AuthorityChange.MERGE_IN, by=by, at=at, content=after, merge_id=new_id
    )
    keep(session, root, (loser, winner), AuthorityChange.MERGE_IN, at=at)
    return made


def undo(
    session: Session, root: StorageRoot, merge_id: str, *, by: str, at: datetime
) -> AuthorityMerge:
    """Both as they were before the merge, as new editions; again, it is no change.

    Raises:
        MergeNotFound: there is no such merge.
        MergeChangedSince: the winner was edited or merged away since; the sentence says what to do.
    """
    made = find_merge(session, merge_id)
    locked = {one: lock(session, one) for one in sorted((made.loser_id, made.winner_id))}
    made = find_merge(session, merge_id)
    if made.undone_at is not None:
        return made
    loser, winner = locked[made.loser_id], locked[made.winner_id]
    if winner.merged_into is not None:
        raise MergeChangedSince(
            f"{winner.id} was itself merged into {winner.merged_into} since: "
            "undo that merge first.",
            key="merged",
            authority_id=winner.id,
            winner_id=winner.merged_into,
        )
    if _later_merge(session, made) is not None:
        raise MergeChangedSince(
            f"Another authority was merged into {winner.id} since: undo that merge first.",
            key="another",
            authority_id=winner.id,
        )
    if winner.deleted_at is not None or winner.content != read_content(made.winner_after):
        raise MergeChangedSince(
            f"{winner.id} has been changed since the merge, and undoing would lose that change: "
            "restore the edition after the merge from its history, then undo.",
            key="edited",
            authority_id=winner.id,
        )
    made.undone_by, made.undone_at = by[:PERSON_LENGTH_MAX], at
    loser.merged_into = None
    note_change(session, loser, AuthorityChange.UNDO_MERGE, by=by, at=at, merge_id=merge_id)
    note_change(
        session,
        winner,
        AuthorityChange.UNDO_MERGE,
        by=by,
        at=at,
        content=read_content(made.winner_before),
        merge_id=merge_id,
    )
    keep(session, root, (loser, winner), AuthorityChange.UNDO_MERGE, at=at)
    return made


def merged_content(winner: AuthorityContent, loser: AuthorityContent) -> AuthorityContent:
    """What the winner says after the merge; what it says itself stands before what it takes over.

    The loser's names become variants; its dates and place are taken where the winner has none,
    and what one of the two keeps coarse stays coarse.

    Raises:
        BadMerge: two kinds, or more names or identifiers together than one may have.
    """
    if winner.kind is not loser.kind:
        raise BadMerge(
            f"A {loser.kind.value} cannot be merged into a {winner.kind.value}: "
            "choose one of the same kind.",
            key="kinds",
            kind=loser.kind.value,
            new_kind=winner.kind.value,
        )
    known = {(name.text, name.language) for name in winner.names}
    names = [
        *winner.names,
        *(
            name.model_copy(update={"is_preferred": False})
            for name in loser.names
            if (name.text, name.language) not in known
        ),
    ]
    identifiers = list(dict.fromkeys([*winner.identifiers, *loser.identifiers]))
    if len(names) > NAMES_MAX or len(identifiers) > IDENTIFIERS_MAX:
        raise BadMerge(
            f"Together they have {len(names)} names and {len(identifiers)} identifiers, more than "
            f"{NAMES_MAX} and {IDENTIFIERS_MAX}: take out what nobody would look for, then merge.",
            key="too-many",
            names=len(names),
            identifiers=len(identifiers),
            names_max=NAMES_MAX,
            identifiers_max=IDENTIFIERS_MAX,
        )
    placed = winner if winner.latitude is not None else loser
    return AuthorityContent(
        kind=winner.kind,
        names=tuple(names),
        note=tuple(dict.fromkeys([*winner.note, *loser.note]))[:100],
        dates=winner.dates or loser.dates,
        identifiers=tuple(identifiers),
        latitude=placed.latitude,
        longitude=placed.longitude,
        is_sensitive=winner.is_sensitive or loser.is_sensitive,
    )


def find_merge(session: Session, merge_id: str) -> AuthorityMerge:
    """The merge.

    Raises:
        MergeNotFound: there is none with this id.
    """
    known = is_valid(merge_id)
    found = session.get(AuthorityMerge, merge_id, populate_existing=True) if known else None
    if found is None:
        raise MergeNotFound(merge_id)
    return found


def merges_of(session: Session, authority_id: str) -> list[AuthorityMerge]:
    """The merges that the authority took part in, the newest first, undone ones too."""
    statement = select(AuthorityMerge).where(
        (AuthorityMerge.winner_id == authority_id) | (AuthorityMerge.loser_id == authority_id)
    )
    return list(session.scalars(statement.order_by(AuthorityMerge.at.desc(), AuthorityMerge.id)))


def is_undoable(session: Session, made: AuthorityMerge) -> bool:
    """Whether `undo` would go through now."""
    winner = session.get(Authority, made.winner_id)
    return (
        made.undone_at is None
        and winner is not None
        and winner.is_current
        and _later_merge(session, made) is None
        and winner.content == read_content(made.winner_after)
    )


def _later_merge(session: Session, made: AuthorityMerge) -> str | None:
    """A merge into the same winner on top of this one: undone out of order, neither comes back."""
    return session.scalar(
        select(AuthorityMerge.id)
        .where(
            AuthorityMerge.winner_id == made.winner_id,
            AuthorityMerge.winner_edition > made.winner_edition,
            AuthorityMerge.undone_at.is_(None),
        )
        .limit(1)
    )


def _last_merge(session: Session, loser_id: str) -> AuthorityMerge:
    return session.scalars(
        select(AuthorityMerge)
        .where(AuthorityMerge.loser_id == loser_id, AuthorityMerge.undone_at.is_(None))
        .order_by(AuthorityMerge.at.desc())
        .limit(1)
    ).one()
