"""The folio workbench for programs: the plan of the folios, actions on it, undo, redo, apply."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends
from pydantic import Field
from sqlalchemy.orm import Session

from catalog import identity, publication
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import now
from catalog.codicology import arrangement, arrangement_edits
from catalog.codicology.arrangement_actions import Action as FolioAct
from catalog.codicology.arrangement_actions import Form
from catalog.codicology.arrangement_answers import after_step, whole_plan
from catalog.codicology.arrangement_edits import Step
from catalog.codicology.arrangement_resolving import resolve_label
from catalog.houses import RecordHouse
from catalog.identifiers import mint
from catalog.identity import Manuscript
from catalog.paths import FOLIOS_API_PATH

Edition = Annotated[int, Field(ge=0, le=2_000_000_000)]
_MESSAGE = "New arrangement of the folios"


class Asked(Form):
    """An action, the edition that the asker sees, and the asker's own name for the request."""

    edition: Edition
    act: FolioAct
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,60}$")] | None = None


class Turned(Form):
    """Undo or redo, as seen at an edition."""

    edition: Edition


def router(
    house: RecordHouse, needs: Needs, after: Callable[[Session, str, int], None]
) -> APIRouter:
    """Return the routes; `after(session, manuscript, revision)` runs when a plan is published."""
    api = APIRouter(prefix=FOLIOS_API_PATH, tags=["folios"])
    _add_reading(api, house, needs)
    _add_acts(api, house, needs)
    _add_ends(api, house, needs, after)
    return api


def _add_reading(api: APIRouter, house: RecordHouse, needs: Needs) -> None:
    arranger = Depends(needs(Action.ARRANGE))

    @api.get("")
    def plan(manuscript_id: str, person: Annotated[Person, arranger]) -> dict[str, Any]:
        """The plan with its sides in order, their pictures, and what to look at."""
        with house.sessions() as session:
            return whole_plan(session, _open(session, manuscript_id, person), house.uris)

    @api.get("/named/{label}")
    def named(
        manuscript_id: str, label: str, person: Annotated[Person, arranger]
    ) -> list[dict[str, Any]]:
        """Every canvas that a label leads to: today's, of another numbering, a former one."""
        with house.sessions() as session:
            _open(session, manuscript_id, person)
            return [
                {
                    "canvas": one.canvas_id, "side": one.side_id, "label": one.label,
                    "means": one.means.value, "via": one.via, "foliation": one.foliation_id,
                }
                for one in resolve_label(session, manuscript_id, label)
            ]  # fmt: skip


def _add_acts(api: APIRouter, house: RecordHouse, needs: Needs) -> None:
    arranger = Depends(needs(Action.ARRANGE))

    def step(
        manuscript_id: str, person: Person, take: Callable[[Session, str, dt.datetime], Step]
    ) -> dict[str, Any]:
        with house.sessions.begin() as session:
            _open(session, manuscript_id, person)
            return after_step(session, take(session, person.name, now()))

    @api.post("/actions")
    def act(
        manuscript_id: str, asked: Annotated[Asked, Body()], person: Annotated[Person, arranger]
    ) -> dict[str, Any]:
        """Do one action on the plan; readers see nothing of it until it is applied."""
        return step(
            manuscript_id,
            person,
            lambda session, by, at: arrangement_edits.act(
                session,
                manuscript_id,
                asked.act,
                edition=asked.edition,
                by=by,
                at=at,
                token=asked.token,
            ),
        )

    @api.post("/undo")
    def undo(
        manuscript_id: str, asked: Annotated[Turned, Body()], person: Annotated[Person, arranger]
    ) -> dict[str, Any]:
        """Take back the last action."""
        return step(
            manuscript_id,
            person,
            lambda session, by, at: arrangement_edits.undo(
                session, manuscript_id, edition=asked.edition, by=by, at=at
            ),
        )

    @api.post("/redo")
    def redo(
        manuscript_id: str, asked: Annotated[Turned, Body()], person: Annotated[Person, arranger]
    ) -> dict[str, Any]:
        """Do again what was last taken back."""
        return step(
            manuscript_id,
            person,
            lambda session, by, at: arrangement_edits.redo(
                session, manuscript_id, edition=asked.edition, by=by, at=at
            ),
        )


def _add_ends(
    api: APIRouter,
    house: RecordHouse,
    needs: Needs,
    after: Callable[[Session, str, int], None],
) -> None:
    @api.post("/apply")
    def apply(
        manuscript_id: str,
        asked: Annotated[Turned, Body()],
        person: Annotated[Person, Depends(needs(Action.PUBLISH))],
    ) -> dict[str, Any]:
        """Make the plan true and, where readers see the manuscript, publish it so."""
        at = now()
        with house.sessions.begin() as session:
            require(person, Action.PUBLISH, identity.lock(session, manuscript_id).holder_id)
            arrangement_edits.check_edition(session, manuscript_id, asked.edition)
            applied = arrangement.apply(session, manuscript_id, by=person.name, at=at)
            revision = None
            if applied.changed:
                revision = publication.republish(
                    session, house.vault.root, manuscript_id,
                    by=person.name, message=_MESSAGE, at=at, new_id=mint, after=after,
                )  # fmt: skip
            return {"changed": applied.changed, "revision": revision and revision.number}

    @api.delete("")
    def discard(
        manuscript_id: str, person: Annotated[Person, Depends(needs(Action.ARRANGE))]
    ) -> dict[str, Any]:
        """Throw the plan away; the answer is the plan as it begins anew."""
        with house.sessions.begin() as session:
            manuscript = _open(session, manuscript_id, person)
            arrangement_edits.discard(session, manuscript_id, by=person.name, at=now())
            return whole_plan(session, manuscript, house.uris)


def _open(session: Session, manuscript_id: str, person: Person) -> Manuscript:
    manuscript = identity.find(session, manuscript_id)
    require(person, Action.ARRANGE, manuscript.holder_id)
    return manuscript
