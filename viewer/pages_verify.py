"""The verify pages: whether what was signed is as it was signed, the daily roots, the downloads.

Anybody may see the result and the list of hashes of a published manuscript; names only where
what was signed was released, and the entries themselves only for staff of the bench.
"""

import datetime as dt
import io
import json
import threading
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from catalog import identity, manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.conservation.signing import roots, signing
from catalog.conservation.signing.chain import GENESIS
from catalog.conservation.signing.errors import DailyRootNotFound
from catalog.conservation.signing.verification import Depth, Verification, walked
from catalog.manuscripts import Manuscript
from catalog.paths import (
    VERIFIER_PATH,
    VERIFY_BUNDLE_PATH,
    VERIFY_PATH,
    VERIFY_ROOT_PATH,
    VERIFY_ROOTS_PATH,
)
from iiif.errors import Busy
from storage.ocfl.root import StorageRoot
from viewer.frame import Number, VaultHouse, local, person_of, show, words_of
from viewer.verify_views import LINES_MAX, chain_of, fault_sentence, lines, summary

Walk = Callable[[sessionmaker[Session], StorageRoot, str, Depth], Verification]
VERIFIER = Path(__file__).with_name("verify_chain.py")
# Walking a long chain is work; a crowd of readers shares one walk for so long.
KNOWN_FOR = dt.timedelta(minutes=1)
# A long walk is shared for longer, so that no chain takes more than a part in 20 of a processor.
REST = 20
WAITING_MAX = 8
# Of longer chains readers have the vault's copy of the last entry read, staff those of all: a
# bucket gives 10,000 copies in half a minute, and two seconds is what somebody waits for.
COPIES_READ_MAX = 500
_KNOWN_MAX = 256
FAULTS_SHOWN = 50
ROOTS_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk of a chain, when it was made, and how long it took."""

    found: Verification
    at: dt.datetime
    took: dt.timedelta = dt.timedelta()

    def holds(self, newest: str, at: dt.datetime) -> bool:
        """Return whether it may still be told; `newest` is the last hash of the chain now."""
        is_young = at - self.at < max(KNOWN_FOR, REST * self.took)
        return is_young and self.found.last_hash == newest


class Walks:
    """The walks of the last minute, one a manuscript; one at a time is made, for all who wait.

    So readers can keep one processor busy at most, and few of them hold a place in the queue.
    """

    def __init__(self, house: VaultHouse, walk: Walk) -> None:
        self._house = house
        self._walk = walk
        self._known: dict[str, Walked] = {}
        self._making: dict[tuple[str, Depth], Future[Walked]] = {}
        self._waiting = 0
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    @property
    def waiting(self) -> int:
        """Return how many wait for a walk, those who make one with them."""
        return self._waiting

    def of(self, manuscript_id: str, at: dt.datetime, *, again: bool) -> Walked:
        """Return the walk that is known, or wait for the one being made, or make one.

        `again` is a new walk, in which every copy in the vault is read.

        Raises:
            Busy: too many wait already.
        """
        with self._house.sessions() as session:
            newest = signing.last_hash(session, manuscript_id) or GENESIS
            is_short = signing.last_number(session, manuscript_id) <= COPIES_READ_MAX
        depth = Depth.BYTES if again or is_short else Depth.ROWS
        key = manuscript_id, depth
        with self._lock:
            known = self._known.get(manuscript_id)
            if known and not again and known.holds(newest, at):
                return known
            if self._waiting >= WAITING_MAX:
                raise Busy("Many chains are being checked now; please ask again in a moment.", 5)
            making = self._making.get(key)
            mine = making is None
            if making is None:
                making = self._making[key] = Future()
            self._waiting += 1
        try:
            if mine:
                self._make(manuscript_id, depth, at, making)
            return making.result()
        finally:
            with self._lock:
                self._waiting -= 1

    def _make(
        self, manuscript_id: str, depth: Depth, at: dt.datetime, making: Future[Walked]
    ) -> None:
        """Walk when it is this one's turn, and tell all who wait how it went."""
        try:
            with self._turn:
                begun = time.monotonic()
                root = self._house.vault.root
                found = self._walk(self._house.sessions, root, manuscript_id, depth)
                took = dt.timedelta(seconds=time.monotonic() - begun)
        except BaseException as error:
            with self._lock:
                del self._making[manuscript_id, depth]
            making.set_exception(error)
            return
        made = Walked(found, at, took)
        with self._lock:
            del self._making[manuscript_id, depth]
            self._known.pop(manuscript_id, None)
            while len(self._known) >= _KNOWN_MAX:
                self._known.pop(next(iter(self._known)))
            self._known[manuscript_id] = made
        making.set_result(made)


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages under /verify; the fixed addresses come before the manuscripts."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_roots(pages, house)
    _add_verifier(pages)
    _add_chain(pages, house, clock)
    _add_bundle(pages, house, needs)
    return pages


def _add_chain(pages: APIRouter, house: VaultHouse, clock: Clock) -> None:
    walks = Walks(house, walked)

    @pages.get(VERIFY_PATH)
    def verified(
        request: Request,
        manuscript_id: str,
        before: Annotated[Number | None, Query()] = None,
        again: Annotated[bool, Query()] = False,
    ) -> Response:
        t = words_of(request)
        person = person_of(request)
        with house.sessions() as session:
            manuscript, is_staff = _seen(session, manuscript_id, person)
        walk = walks.of(manuscript_id, clock(), again=again and is_staff)
        with house.sessions() as session:
            listed = lines(session, manuscript_id, walk.found, t, before=before, is_staff=is_staff)
            faults = [
                fault_sentence(session, manuscript_id, fault, t)
                for fault in walk.found.faults[:FAULTS_SHOWN]
            ]
        older = listed[-1].seq if len(listed) == LINES_MAX and listed[-1].seq > 1 else None
        return show(
            house,
            request,
            "verify/chain.html",
            section="manuscripts",
            entries=("signing",),
            headers={"Cache-Control": "no-store"},
            manuscript=manuscript,
            page_address=local(house.uris.manuscript(manuscript_id)),
            found=walk.found,
            checked_at=walk.at,
            sentence=summary(walk.found, t),
            faults=faults,
            lines=listed,
            before=before,
            older=older,
            is_staff=is_staff,
            is_public=has_page(manuscript),
            bundle=local(house.uris.verify_bundle(manuscript_id)),
            verifier=local(house.uris.verifier()),
            roots=local(house.uris.verify_roots()),
        )


def has_page(manuscript: Manuscript) -> bool:
    """Return whether the manuscript has a page that readers can open."""
    return manuscript.state is identity.ManuscriptState.PUBLISHED and not manuscript.is_withheld


def _seen(session: Session, manuscript_id: str, person: Person) -> tuple[Manuscript, bool]:
    """Return the manuscript, and whether the person works at its bench.

    Raises:
        ManuscriptNotFound, Withdrawn: it is not for readers, and this is one.
    """
    manuscript = identity.find(session, manuscript_id)
    if may(person, Action.READ_BENCH, manuscript.holder_id):
        return manuscript, True
    return manuscripts.readable(session, manuscript_id), False


def _add_bundle(pages: APIRouter, house: VaultHouse, needs: Needs) -> None:
    @pages.get(VERIFY_BUNDLE_PATH)
    def bundle(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.READ_BENCH))]
    ) -> Response:
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
            entries = signing.entries_of(session, manuscript_id)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
            for entry in entries:
                kept.writestr(f"entries/{entry.seq:06d}.json", entry.payload.encode())
            kept.writestr("chain.json", json.dumps(chain_of(entries), indent=1))
            kept.writestr(VERIFIER.name, VERIFIER.read_bytes())
        return Response(
            made.getvalue(),
            media_type="application/zip",
            headers={
                "Content-Disposition": f'attachment; filename="{manuscript_id}-entries.zip"',
                "Cache-Control": "no-store",
            },
        )


def _add_verifier(pages: APIRouter) -> None:
    @pages.get(VERIFIER_PATH)
    def verifier() -> Response:
        return FileResponse(VERIFIER, media_type="text/x-python", filename=VERIFIER.name)


def _add_roots(pages: APIRouter, house: VaultHouse) -> None:
    @pages.get(VERIFY_ROOTS_PATH)
    def listed(request: Request) -> Response:
        with house.sessions() as session:
            days = roots.listed(session, ROOTS_SHOWN)
        return show(
            house,
            request,
            "verify/roots.html",
            section="manuscripts",
            entries=("signing",),
            days=[(one, local(house.uris.verify_root(one.day))) for one in days],
        )

    @pages.get(VERIFY_ROOT_PATH)
    def of_day(request: Request, day: str) -> Response:
        with house.sessions() as session:
            found = roots.of_day(session, day)
            if found is None:
                raise DailyRootNotFound(day)
            holds = roots.holds(session, house.vault.root, day)
        return show(
            house,
            request,
            "verify/root.html",
            section="manuscripts",
            entries=("signing",),
            found=found,
            holds=holds,
            roots=local(house.uris.verify_roots()),
        )
