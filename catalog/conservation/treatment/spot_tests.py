"""Spot tests: what was tried on the object itself before something is done there; append-only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.treatment import neighbours, treatments
from catalog.conservation.treatment.errors import IdentifierTaken
from catalog.conservation.treatment.step_content import SpotTestContent
from catalog.conservation.treatment.tables import SpotTest
from catalog.conservation.treatment.targets import Target

# conservation.md 2.5, `SpotTest`; a test of another kind may be noted, and no rule asks for it.
KINDS = (
    "water_solubility", "ethanol_solubility", "iron_ii", "copper", "ph_surface", "adhesive",
)  # fmt: skip


def add(
    session: Session,
    treatment_id: str,
    *,
    test_id: str,
    canvas_id: str,
    content: SpotTestContent,
    by: str,
    at: datetime,
) -> SpotTest:
    """The test, noted for ever; the same identifier again gives back what is there.

    Raises:
        TreatmentNotFound: there is no such treatment.
        BadTreatment: the side, the region or a photograph is not there.
        IdentifierTaken: the identifier is that of another test.
    """
    treatment = treatments.held(session, treatment_id)
    there = session.get(SpotTest, test_id)
    if there is not None:
        if there.treatment_id != treatment_id or there.canvas_id != canvas_id:
            raise IdentifierTaken(test_id)
        return there
    place = Target(canvas_id=canvas_id, region_id=content.region_id)
    neighbours.check_targets(session, treatment.manuscript_id, (place,))
    neighbours.check_captures(session, treatment.manuscript_id, content.capture_ids)
    test = SpotTest(
        id=test_id, treatment_id=treatment_id, manuscript_id=treatment.manuscript_id,
        canvas_id=canvas_id, content=content.model_dump(mode="json"), by=by, at=at,
    )  # fmt: skip
    session.add(test)
    session.flush()
    return test


def of_treatment(session: Session, treatment_id: str) -> list[SpotTest]:
    """The tests of a treatment, the first one first."""
    statement = select(SpotTest).where(SpotTest.treatment_id == treatment_id)
    return list(session.scalars(statement.order_by(SpotTest.at, SpotTest.id)))
