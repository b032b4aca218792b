"""What the endpoints of condition share: the house, the clock, whose book it is, who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from catalog import identifiers, identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.codicology.folios import Canvas
from catalog.conservation.condition import assessments, observations, regions
from catalog.conservation.condition.tables import Assessment, Observation, Region
from catalog.conservation.signing.signing import Signer
from catalog.houses import VaultHouse
from catalog.identifiers import Kind
from catalog.publication import After


class SignAs(Protocol):
    """How the front door makes sure who signs."""

    def __call__(
        self,
        request: Any,
        person: Person,
        passphrase: str | None,
        action: Action,
        holder_id: str,
        *,
        role: str | None = None,
    ) -> Signer:
        """Whoever signs, in `role` or the first that may do `action` for the holder."""


@dataclass(frozen=True)
class BenchDesk:
    """What the endpoints share; each `may_…` gives the thing if the person may do this to it."""

    house: VaultHouse
    needs: Needs
    sign_as: SignAs
    after: After
    clock: Clock = now
    mint: Callable[[Kind], str] = identifiers.mint

    def holder(self, session: Session, person: Person, action: Action, manuscript_id: str) -> str:
        """The holder of the manuscript, if the person may do this to it.

        Raises:
            ManuscriptNotFound, NotSignedIn, NotAllowed: there is none, or the person may not.
        """
        holder_id = identity.find(session, manuscript_id).holder_id
        require(person, action, holder_id)
        return holder_id

    def assessment(
        self, session: Session, person: Person, action: Action, assessment_id: str
    ) -> Assessment:
        """The assessment; raises as `holder`, or AssessmentNotFound."""
        found = assessments.find(session, assessment_id)
        self.holder(session, person, action, found.manuscript_id)
        return found

    def observation(
        self, session: Session, person: Person, action: Action, observation_id: str
    ) -> Observation:
        """The observation; raises as `holder`, or ObservationNotFound."""
        found = observations.find(session, observation_id)
        self.holder(session, person, action, found.manuscript_id)
        return found

    def region(self, session: Session, person: Person, action: Action, region_id: str) -> Region:
        """The region; raises as `holder`, or RegionNotFound."""
        found = regions.find(session, region_id)
        self.assessment(session, person, action, found.assessment_id)
        return found


def size_of(session: Session, canvas_id: str | None) -> tuple[int, int] | None:
    """The size of a canvas in pixels; None without one."""
    canvas = session.get(Canvas, canvas_id) if canvas_id else None
    return (canvas.width_px, canvas.height_px) if canvas else None
