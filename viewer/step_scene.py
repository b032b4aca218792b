"""A step that somebody opened: what both faces of its page, written and signed, begin with."""

from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import bodies, steps
from catalog.conservation.treatment.errors import StepNotFound
from catalog.conservation.treatment.tables import Step
from viewer.frame import VaultHouse, local
from viewer.pages_bench_treatment import Scene, open_treatment
from viewer.treatment_doors import Doors
from viewer.treatment_words import term


def open_step(
    doors: Doors,
    session: Session,
    request: Request,
    person: Person,
    action: Action,
    ids: tuple[str, str, str],
) -> tuple[Scene, Step]:
    """Open a step with its treatment and book; `ids` are manuscript, treatment and step.

    Raises:
        ManuscriptNotFound, TreatmentNotFound, StepNotFound: one of them is not there.
        NotSignedIn, NotAllowed: this person may not do `action` here.
    """
    manuscript_id, treatment_id, step_id = ids
    scene = open_treatment(doors, session, request, person, action, manuscript_id, treatment_id)
    row = steps.find(session, step_id)
    if row.treatment_id != treatment_id:
        raise StepNotFound(step_id)
    return scene, row


def frame_of(house: VaultHouse, scene: Scene, shown: bodies.StepShown) -> dict[str, Any]:
    """Return the step, its act and its addresses for a template."""
    manuscript_id = shown.manuscript_id
    treatment = local(house.uris.treatment(manuscript_id, shown.treatment_id))
    return {
        "step": shown,
        "act": term(shown.act, scene.book.t),
        "address": local(house.uris.step(manuscript_id, shown.treatment_id, shown.id)),
        "card": local(house.uris.step_card(manuscript_id, shown.id)),
        "treatment_address": treatment,
        "treatment_state": scene.row.state.value,
        "variations": [(one, f"{treatment}/variations/{one.id}") for one in shown.variations],
    }
