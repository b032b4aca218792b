"""Pictures that not everybody gets, for those who do: at the bench, in the reading room, signed in.

Asked only for an image that is withheld or restricted, so the tiles of everybody cost nothing
more. A picture of a manuscript that is itself withdrawn or in the trash is given to nobody, as
everywhere.
"""

from __future__ import annotations

import time

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.types import Scope

from catalog.access import passes
from catalog.access.in_force import in_force, is_sealed
from catalog.access.passes import Use
from catalog.access.tiers import Grant, Guest
from catalog.accounts.permissions import ANONYMOUS, Action, Person, may
from catalog.clock import Clock, now
from catalog.identity import Manuscript, ManuscriptState
from catalog.images import Image
from viewer.visitors import VisitedHouse, Visitors

ACCESS_COOKIE = "kitabdar_pictures"
# An answer is remembered so long, as a page of tiles asks for each of them; well within the five
# seconds in which a change of access or an end of a session must be felt.
REMEMBERED_S = 2.0
_REMEMBERED_MAX = 4096


class WithheldPictures:
    """Knows who may see a picture that is not for everybody; each process has its own."""

    def __init__(
        self, house: VisitedHouse, visitors: Visitors, clock: Clock = lambda: now()
    ) -> None:
        self._sessions: sessionmaker[Session] = house.sessions
        self._visitors = visitors
        self._clock = clock
        self._known: dict[tuple[str, ...], tuple[float, bool]] = {}

    def may_see(self, scope: Scope, image_id: str) -> bool:
        """Whether whoever asks may see this image in full; blocks on the database."""
        # A copy with a state of its own: the image server has none.
        request = Request({**scope, "state": {}})
        address = self._visitors.address(request)
        key = (
            image_id,
            request.headers.get("cookie", ""),
            request.headers.get("authorization", ""),
            str(address),
            request.headers.get("host", ""),
            # A token opens the document and no picture, so the two are remembered apart.
            "document" if _asks_only(request) else "picture",
        )
        told = self._known.get(key)
        if told is not None and time.monotonic() < told[0]:
            return told[1]
        is_seen = self.grant(Guest(self._person(request), address), image_id) is Grant.FULL
        if len(self._known) >= _REMEMBERED_MAX:
            self._known.clear()
        self._known[key] = time.monotonic() + REMEMBERED_S, is_seen
        return is_seen

    def grant(self, guest: Guest, image_id: str) -> Grant:
        """How much of an image this guest gets now; nothing of one that is not there."""
        with self._sessions() as session:
            row = session.execute(
                select(
                    Image.is_withheld, Image.canvas_id, Manuscript.id, Manuscript.holder_id,
                    Manuscript.is_withheld.label("is_book_withheld"), Manuscript.state,
                    Manuscript.trashed_at,
                )
                .join(Manuscript, Image.manuscript_id == Manuscript.id)
                .where(Image.id == image_id)
            ).one_or_none()  # fmt: skip
            if row is None or row.trashed_at or row.state is ManuscriptState.WITHDRAWN:
                return Grant.NOTHING
            if row.is_book_withheld and not is_sealed(session, row.id):
                return Grant.NOTHING
            access = in_force(session, row.id)
        if row.is_withheld and not may(guest.person, Action.READ_BENCH, row.holder_id):
            return Grant.NOTHING
        return access.grant(guest, row.canvas_id, self._clock())

    def _person(self, request: Request) -> Person:
        person = self._visitors.known(request)
        if not person.is_anonymous:
            return person
        found = None
        at = self._clock()
        with self._sessions() as session:
            cookie = request.cookies.get(ACCESS_COOKIE)
            if cookie:
                found = passes.bearer(session, cookie, Use.COOKIE, at)
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            # A token is for questions, never for pixels (Authorization Flow 2.0, 4.4).
            if found is None and scheme.lower() == "bearer" and _asks_only(request):
                found = passes.bearer(session, token.strip(), Use.TOKEN, at)
        return ANONYMOUS if found is None else found.person


def _asks_only(request: Request) -> bool:
    path: str = request.scope["path"]
    return path.endswith("/info.json")
