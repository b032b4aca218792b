"""Pictures the public does not get, for those who work with the book: photographs at the bench.

Asked only for an image that is withheld, so the tiles of everybody cost nothing more. A picture of
a manuscript that is itself withdrawn or in the trash is given to nobody, as everywhere.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.types import Scope

from catalog.accounts.permissions import Action, may
from catalog.identity import Manuscript
from catalog.images import Image
from viewer.visitors import VisitedHouse, Visitors


class WithheldPictures:
    """Knows who may see a withheld picture; each process has its own."""

    def __init__(self, house: VisitedHouse, visitors: Visitors) -> None:
        self._sessions: sessionmaker[Session] = house.sessions
        self._visitors = visitors

    def may_see(self, scope: Scope, image_id: str) -> bool:
        """Whether whoever asks, by session cookie, may see this image; blocks on the database."""
        # A copy with a state of its own: the image server has none.
        request = Request({**scope, "state": {}})
        person = self._visitors.known(request)
        if person.is_anonymous:
            return False
        with self._sessions() as session:
            holder_id = session.scalar(
                select(Manuscript.holder_id)
                .join(Image, Image.manuscript_id == Manuscript.id)
                .where(Image.id == image_id, Manuscript.is_withheld.is_(False))
            )
        return holder_id is not None and may(person, Action.READ_BENCH, holder_id)
