"""What the endpoints of the record API share: the house, the clock, whose manuscript it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from catalog import identifiers, manuscripts, publication, revisions
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.errors import ManuscriptNotFound
from catalog.houses import RecordHouse
from catalog.identifiers import Kind
from catalog.identity import Manuscript
from catalog.record import api_bodies as bodies
from catalog.record import drafts


@dataclass(frozen=True)
class Desk:
    """What the endpoints share. `after` keeps the manifest in the publishing transaction."""

    house: RecordHouse
    needs: Needs
    after: publication.After
    clock: Clock = now
    mint: Callable[[Kind], str] = identifiers.mint

    def mine(
        self, session: Session, person: Person, action: Action, manuscript_id: str
    ) -> Manuscript:
        """The manuscript, if the person may do this to it.

        Raises:
            ManuscriptNotFound, NotSignedIn, NotAllowed: there is none, or the person may not.
        """
        manuscript = manuscripts.find(session, known(manuscript_id))
        require(person, action, manuscript.holder_id)
        return manuscript

    def step(
        self,
        person: Person,
        action: Action,
        manuscript_id: str,
        take: Callable[[Session], object],
    ) -> bodies.ManuscriptStanding:
        """Take one step of the workflow in a transaction of its own; where it has led to.

        Raises:
            ManuscriptNotFound, NotSignedIn, NotAllowed: as `mine`; and whatever `take` raises.
        """
        with self.house.sessions.begin() as session:
            self.mine(session, person, action, manuscript_id)
            take(session)
            return self.standing(session, manuscript_id)

    def signed(self, person: Person) -> dict[str, Any]:
        """What every published change is made with: who, when, new identifiers, and `after`."""
        return {"by": person.name, "at": self.clock(), "new_id": self.mint, "after": self.after}

    def standing(self, session: Session, manuscript_id: str) -> bodies.ManuscriptStanding:
        """Where the manuscript stands now."""
        session.flush()
        manuscript = manuscripts.find(session, manuscript_id)
        draft = drafts.find_draft(session, manuscript_id)
        latest = revisions.latest(session, manuscript_id)
        return bodies.ManuscriptStanding(
            id=manuscript_id,
            state=manuscript.state,
            stage=draft.stage if draft else None,
            edition=draft.edition if draft else None,
            number=latest.number if latest else None,
            trashed_at=manuscript.trashed_at,
            withdrawn_reason=manuscript.withdrawn_reason,
        )


def known(manuscript_id: str) -> str:
    """The identifier, if it can be one of a manuscript at all.

    Raises:
        ManuscriptNotFound: no manuscript can have it.
    """
    if not identifiers.is_valid(manuscript_id):
        raise ManuscriptNotFound(manuscript_id[:100])
    return manuscript_id
