"""Treatments over HTTP: planned, started, paused, resumed, completed, signed, closed."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import bodies, spot_tests, steps, treatments, variations, views
from catalog.conservation.treatment.step_content import StepContent
from catalog.conservation.treatment.tables import Treatment
from catalog.conservation.treatment.workbench import Workbench
from catalog.identifiers import Kind
from catalog.paths import (
    TREATMENT_API_PATH,
    TREATMENTS_API_PATH,
    VARIATION_API_PATH,
)
from catalog.record.api_bodies import problems

_ACTS = problems(400, 401, 403, 404, 409, 413, 422)


def add(routes: APIRouter, bench: Workbench) -> None:
    """Add the routes of treatments, variations and spot tests."""
    _add_planning(routes, bench)
    _add_running(routes, bench)
    _add_ending(routes, bench)
    _add_variations(routes, bench)


def _add_planning(routes: APIRouter, bench: Workbench) -> None:
    reader, worker = bench.needs(Action.READ_BENCH), bench.needs(Action.TREAT)

    @routes.get(TREATMENTS_API_PATH, operation_id="list_treatments", responses=_ACTS)
    def list_treatments(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.TreatmentShown]:
        """Every treatment of the book, the newest first."""
        with bench.house.sessions() as session:
            bench.book(session, person, Action.READ_BENCH, manuscript_id)
            found = treatments.of_manuscript(session, manuscript_id)
            return [views.treatment(session, each, bench.clock()) for each in found]

    @routes.post(
        TREATMENTS_API_PATH,
        operation_id="create_treatment",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def create_treatment(
        manuscript_id: str,
        body: bodies.TreatmentWanted,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.TreatmentShown:
        """Plan a treatment from an approved version."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            bench.book(session, person, Action.TREAT, manuscript_id)
            made = treatments.create(
                session,
                manuscript_id,
                treatment_id=bench.new_id(body.id, Kind.TREATMENT),
                proposal_id=body.proposal_id,
                content=body.content,
                by=person.name,
                at=at,
            )
            return views.treatment(session, made, at)

    @routes.get(TREATMENT_API_PATH, operation_id="read_treatment", responses=_ACTS)
    def read_treatment(
        treatment_id: str, person: Annotated[Person, Depends(reader)]
    ) -> bodies.TreatmentShown:
        """A treatment with its steps, variations and spot tests."""
        with bench.house.sessions() as session:
            found = treatments.find(session, treatment_id)
            bench.book(session, person, Action.READ_BENCH, found.manuscript_id)
            return views.treatment(session, found, bench.clock())

    @routes.put(TREATMENT_API_PATH, operation_id="change_treatment", responses=_ACTS)
    def change_treatment(
        treatment_id: str,
        body: bodies.TreatmentChange,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.TreatmentShown:
        """Save team, dates and summary."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.change(
                session, treatment_id, body.content, edition=body.edition, by=person.name
            ),
        )  # fmt: skip

    @routes.get(f"{TREATMENT_API_PATH}/next-step", operation_id="propose_step", responses=_ACTS)
    def propose_step(treatment_id: str, person: Annotated[Person, Depends(reader)]) -> StepContent:
        """What the form of the next step begins with."""
        with bench.house.sessions() as session:
            found = treatments.find(session, treatment_id)
            bench.book(session, person, Action.READ_BENCH, found.manuscript_id)
            return steps.proposed(session, treatment_id)


def _add_running(routes: APIRouter, bench: Workbench) -> None:
    worker = bench.needs(Action.TREAT)

    @routes.post(f"{TREATMENT_API_PATH}/start", operation_id="start_treatment", responses=_ACTS)
    def start(
        treatment_id: str, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Start it; 409 names the condition or the rule that is missing."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.start(session, treatment_id, at=bench.clock()),
        )  # fmt: skip

    @routes.post(f"{TREATMENT_API_PATH}/pause", operation_id="pause_treatment", responses=_ACTS)
    def pause(
        treatment_id: str, body: bodies.Reason, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Pause it; running timers stop."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.pause(
                session, treatment_id, reason=body.reason, at=bench.clock()
            ),
        )  # fmt: skip

    @routes.post(f"{TREATMENT_API_PATH}/resume", operation_id="resume_treatment", responses=_ACTS)
    def resume(
        treatment_id: str, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Go on; not while a variation waits for its decision."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.resume(session, treatment_id),
        )  # fmt: skip

    @routes.post(f"{TREATMENT_API_PATH}/stop", operation_id="stop_treatment", responses=_ACTS)
    def stop(
        treatment_id: str, body: bodies.Reason, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Stop it for good."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.stop(
                session, treatment_id, reason=body.reason, at=bench.clock()
            ),
        )  # fmt: skip

    @routes.post(
        f"{TREATMENT_API_PATH}/spot-tests",
        operation_id="add_spot_test",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def add_spot_test(
        treatment_id: str,
        body: bodies.SpotTestWanted,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.TreatmentShown:
        """Note a spot test."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.find(
                session,
                spot_tests.add(
                    session,
                    treatment_id,
                    test_id=bench.new_id(body.id, Kind.SPOT_TEST),
                    canvas_id=body.canvas_id,
                    content=body.content,
                    by=person.name,
                    at=bench.clock(),
                ).treatment_id,
            ),
        )  # fmt: skip


def _add_ending(routes: APIRouter, bench: Workbench) -> None:
    worker = bench.needs(Action.TREAT)

    @routes.post(
        f"{TREATMENT_API_PATH}/complete", operation_id="complete_treatment", responses=_ACTS
    )
    def complete(
        treatment_id: str, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Call it complete: every step is signed and no blocking condition is open."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.complete(session, treatment_id, at=bench.clock()),
        )  # fmt: skip

    @routes.post(f"{TREATMENT_API_PATH}/sign", operation_id="sign_treatment", responses=_ACTS)
    def sign_treatment(
        treatment_id: str,
        body: bodies.Signing,
        request: Request,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.TreatmentShown:
        """Sign the completed treatment."""
        signer = bench.signer(
            request,
            person,
            body,
            Action.TREAT,
            lambda session: treatments.find(session, treatment_id),
        )
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.sign_treatment(
                session,
                bench.house.vault.root,
                treatment_id,
                signer=signer,
                statement=body.statement,
                language=body.language,
                at=bench.clock(),
                new_id=bench.mint,
            ),
        )  # fmt: skip

    @routes.post(f"{TREATMENT_API_PATH}/close", operation_id="close_treatment", responses=_ACTS)
    def close(
        treatment_id: str, body: bodies.Closing, person: Annotated[Person, Depends(worker)]
    ) -> bodies.TreatmentShown:
        """Close it with the day on which the book is looked at again."""
        return _act(
            bench, person, treatment_id,
            lambda session: treatments.close(
                session, treatment_id, call_back_on=body.call_back_on
            ),
        )  # fmt: skip


def _add_variations(routes: APIRouter, bench: Workbench) -> None:
    approver = bench.needs(Action.APPROVE)

    @routes.post(f"{VARIATION_API_PATH}/decide", operation_id="decide_variation", responses=_ACTS)
    def decide(
        variation_id: str,
        body: bodies.VariationDecision,
        request: Request,
        person: Annotated[Person, Depends(approver)],
    ) -> bodies.VariationShown:
        """Accept a request to leave the plan, accept it with changes, or refuse it."""
        signer = bench.signer(
            request,
            person,
            body,
            Action.APPROVE,
            lambda session: variations.find(session, variation_id),
        )
        with bench.house.sessions.begin() as session:
            done = variations.decide(
                session,
                bench.house.vault.root,
                variation_id,
                state=body.state,
                granted=body.granted,
                note=body.note,
                signer=signer,
                statement=body.statement,
                language=body.language,
                at=bench.clock(),
                new_id=bench.mint,
            )
            return views.variation(done)


def _act(
    bench: Workbench, person: Person, treatment_id: str, act: Callable[[Session], Treatment]
) -> bodies.TreatmentShown:
    with bench.house.sessions.begin() as session:
        found = treatments.find(session, treatment_id)
        bench.book(session, person, Action.TREAT, found.manuscript_id)
        return views.treatment(session, act(session), bench.clock())
