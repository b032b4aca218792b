"""Manuscripts: making, describing, finding and withholding them.

Functions take the session first, may flush, and never commit: the edge does. Times are
aware UTC and come in as `at`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog import counters, revisions
from catalog.access.in_force import is_sealed
from catalog.cards import ManuscriptCard as ManuscriptCard
from catalog.cards import browse as browse
from catalog.cards import count as count
from catalog.descriptions import Description as Description
from catalog.directions import ViewingDirection as ViewingDirection
from catalog.errors import HolderUnknown, ManuscriptNotFound, ShelfmarkTaken, Withdrawn
from catalog.identity import Holder as Holder
from catalog.identity import Manuscript as Manuscript
from catalog.identity import ManuscriptState as ManuscriptState
from catalog.identity import find as find
from catalog.identity import lock as lock
from catalog.identity import touch as touch
from catalog.language import LanguageMap
from catalog.once import insert_once
from catalog.shelfmarks import sort_key


def create(session: Session, description: Description, *, new_id: str, at: datetime) -> Manuscript:
    """The manuscript described, made now with its holder; again with the same id is no change.

    A holder who is known already keeps the names it has.

    Raises:
        ShelfmarkTaken: the holder has another manuscript with this shelfmark.
    """
    ensure_holder(
        session, description.holder_id, description.holder_names, description.holder_homepage
    )
    return enter(session, _columns(description), new_id=new_id, at=at)


def enter(session: Session, columns: Mapping[str, Any], *, new_id: str, at: datetime) -> Manuscript:
    """The manuscript with these columns, its holder loaded; again with the same id is no change.

    Raises:
        HolderUnknown: the holder is not here.
        ShelfmarkTaken: the holder has another manuscript with this shelfmark.
    """
    if session.get(Holder, columns["holder_id"]) is None:
        raise HolderUnknown(columns["holder_id"])
    insert_once(session, Manuscript, id=new_id, created_at=at, changed_at=at, **columns)
    found = find_by_shelfmark(session, columns["holder_id"], columns["shelfmark"])
    if found is None or found.id != new_id:
        raise ShelfmarkTaken(columns["holder_id"], columns["shelfmark"])
    return found


def ensure_holder(
    session: Session, holder_id: str, names: LanguageMap, homepage: str | None = None
) -> None:
    """Make the holder; one who is known already keeps the names it has."""
    insert_once(session, Holder, id=holder_id, names=names, homepage=homepage)


def readable(session: Session, manuscript_id: str) -> Manuscript:
    """The manuscript, with its holder, if the public may see it.

    Raises:
        Withdrawn: it was published once and withdrawn; its address says so for ever.
        ManuscriptNotFound: there is none, or it was never published, or it is withheld.
    """
    manuscript = find(session, manuscript_id)
    if manuscript.state is ManuscriptState.WITHDRAWN:
        raise Withdrawn(manuscript_id, manuscript.withdrawn_reason or "")
    if manuscript.is_withheld or not revisions.is_published(session, manuscript_id):
        raise ManuscriptNotFound(manuscript_id)
    return manuscript


def describe(
    session: Session, manuscript_id: str, description: Description, *, at: datetime
) -> Manuscript:
    """The manuscript with another description in place of the one it had.

    Raises:
        ManuscriptNotFound: there is none with this id.
        ShelfmarkTaken: the holder has another manuscript with this shelfmark.
    """
    manuscript = lock(session, manuscript_id)
    other = find_by_shelfmark(session, description.holder_id, description.shelfmark)
    if other is not None and other.id != manuscript_id:
        raise ShelfmarkTaken(description.holder_id, description.shelfmark)
    ensure_holder(
        session, description.holder_id, description.holder_names, description.holder_homepage
    )
    for column, value in _columns(description).items():
        setattr(manuscript, column, value)
    touch(manuscript, at)
    session.flush()
    return find(session, manuscript_id)


def find_by_shelfmark(session: Session, holder_id: str, shelfmark: str) -> Manuscript | None:
    """The holder's manuscript with exactly this shelfmark, its holder loaded."""
    return session.scalar(
        select(Manuscript)
        .where(Manuscript.holder_id == holder_id, Manuscript.shelfmark == shelfmark)
        .options(joinedload(Manuscript.holder))
    )


def withhold(session: Session, manuscript_id: str, *, is_withheld: bool, at: datetime) -> None:
    """Keep the manuscript and all its images from readers, or give them back.

    One that is sealed is not given back.

    Raises:
        ManuscriptNotFound: there is none with this id.
    """
    manuscript = lock(session, manuscript_id)
    is_withheld = is_withheld or is_sealed(session, manuscript_id)
    if manuscript.is_withheld != is_withheld:
        manuscript.is_withheld = is_withheld
        touch(manuscript, at)
        session.flush()
        counters.advance(session, counters.ACCESS)


def _columns(description: Description) -> dict[str, Any]:
    return {
        "holder_id": description.holder_id,
        "shelfmark": description.shelfmark,
        "shelfmark_sort": sort_key(description.shelfmark),
        "titles": description.titles,
        "summary": description.summary,
        "viewing_direction": description.viewing_direction,
        "is_direction_proposed": description.is_direction_proposed,
        "languages": list(description.languages),
        "date_text": description.date_text,
        "place_text": description.place_text,
        "material_text": description.material_text,
        "rights": description.rights,
        "required_statement": description.required_statement,
        "is_sample": description.is_sample,
    }
