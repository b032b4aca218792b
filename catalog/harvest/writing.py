"""Writing activities and standings: what one batch of the log means for each book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from catalog.clock import Clock
from catalog.harvest.books import Book
from catalog.harvest.sets import with_parents
from catalog.harvest.tables import (
    Activity,
    HarvestLog,
    KnownSet,
    Member,
    Seen,
    Standing,
)
from catalog.once import insert_once

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a book stands while the batch is read."""

    number: int
    is_deleted: bool
    has_manifest: bool
    manifest_number: int | None
    sets: tuple[str, ...]


class Pen:
    """Writes for whoever holds the log: numbers without gaps, one time for the batch.

    The time is looked at when everything was read: what somebody commits while it is read may be
    in it, and a door that was opened before that commit must not have a later time.
    """

    def __init__(self, session: Session, log: HarvestLog, clock: Clock) -> None:
        self._session = session
        self._log = log
        self._clock = clock
        self._places: dict[str, _Place] = {}
        self._activities: list[dict[str, Any]] = []
        self._changed: set[str] = set()

    def load(self, books: Mapping[str, Book]) -> None:
        """Read where these books stand."""
        wanted = sorted(set(books) - set(self._places))
        for start in range(0, len(wanted), _AT_ONCE):
            rows = self._session.execute(
                select(
                    Standing.object_id,
                    Standing.number,
                    Standing.is_deleted,
                    Standing.has_manifest,
                    Standing.manifest_number,
                    Standing.sets,
                ).where(Standing.object_id.in_(wanted[start : start + _AT_ONCE]))
            )
            for book_id, number, is_deleted, has_manifest, manifest_number, sets in rows:
                self._places[book_id] = _Place(
                    number, is_deleted, has_manifest, manifest_number, tuple(sets)
                )

    def is_shown(self, book_id: str) -> bool:
        """Whether the book stands here and is not deleted."""
        place = self._places.get(book_id)
        return place is not None and not place.is_deleted

    def show(self, book: Book, revision: int | None) -> None:
        """The book was created or changed; it is in its sets as they are now."""
        before = self._places.get(book.id)
        manifest = None
        if book.has_pages:
            was_there = before is not None and before.manifest_number is not None
            manifest = Seen.UPDATE if was_there else Seen.CREATE
        elif before is not None and before.has_manifest:
            manifest = Seen.DELETE
        # What is sealed before anybody heard of it tells nothing but that it is gone.
        sets = book.sets if book.was_public else (before.sets if before else ())
        self._note(book.id, Seen.UPDATE if before else Seen.CREATE, manifest, revision, sets)

    def take_away(self, book: Book, revision: int | None) -> None:
        """The book cannot be seen any more; its sets stay as they were told last."""
        before = self._places.get(book.id)
        if before is None or before.is_deleted:
            return
        gone = Seen.MOVE if book.successor_id else Seen.DELETE
        manifest = gone if before.has_manifest else None
        self._note(book.id, gone, manifest, revision, before.sets, target_id=book.successor_id)

    def write(self) -> None:
        """Write what was noted since the last time."""
        if not self._activities:
            return
        at = max(in_seconds(self._clock()), self._log.at)
        if self._log.number == len(self._activities):
            self._log.began_at = at
        self._session.execute(insert(Activity), [{**each, "at": at} for each in self._activities])
        changed = sorted(self._changed)
        for start in range(0, len(changed), _AT_ONCE):
            self._write_standings(changed[start : start + _AT_ONCE], at)
        self._log.at = at
        self._activities, self._changed = [], set()
        self._session.flush()

    def _note(
        self,
        book_id: str,
        change: Seen,
        manifest: Seen | None,
        revision: int | None,
        sets: tuple[str, ...],
        target_id: str | None = None,
    ) -> None:
        self._log.number += 1
        before = self._places.get(book_id)
        manifest_number = before.manifest_number if before else None
        if manifest is not None:
            self._log.manifest_number += 1
            manifest_number = self._log.manifest_number
        self._activities.append(
            {
                "number": self._log.number,
                "revision": revision,
                "object_id": book_id,
                "change": change,
                "target_id": target_id,
                "manifest_number": manifest_number if manifest else None,
                "manifest_change": manifest,
            }
        )
        gone = change in (Seen.DELETE, Seen.MOVE)
        self._places[book_id] = _Place(
            number=self._log.number,
            is_deleted=gone,
            has_manifest=manifest in (Seen.CREATE, Seen.UPDATE),
            manifest_number=manifest_number,
            sets=sets,
        )
        self._changed.add(book_id)

    def _write_standings(self, ids: list[str], at: datetime) -> None:
        places = {book_id: self._places[book_id] for book_id in ids}
        for table, column in ((Standing, Standing.object_id), (Member, Member.object_id)):
            self._session.execute(delete(table).where(column.in_(ids)))
        self._session.execute(
            insert(Standing),
            [
                {
                    "object_id": book_id,
                    "number": place.number,
                    "at": at,
                    "is_deleted": place.is_deleted,
                    "has_manifest": place.has_manifest,
                    "manifest_number": place.manifest_number,
                    "sets": list(place.sets),
                }
                for book_id, place in places.items()
            ],
        )
        members: list[dict[str, Any]] = [
            {"spec": spec, "object_id": book_id, "number": place.number}
            for book_id, place in places.items()
            for spec in with_parents(place.sets)
        ]
        if members:
            self._session.execute(insert(Member), members)
        known = set(self._session.scalars(select(KnownSet.spec)))
        for spec in sorted({member["spec"] for member in members} - known):
            insert_once(self._session, KnownSet, spec=spec)


def in_seconds(at: datetime) -> datetime:
    """The time in whole seconds of UTC, as harvesters count them (OAI-PMH 2.0, section 3.3)."""
    return at.astimezone(UTC).replace(microsecond=0)
