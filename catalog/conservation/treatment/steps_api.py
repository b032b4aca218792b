"""Steps over HTTP: made, written, timed, with materials, finished, signed."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import (
    bodies,
    finishing,
    steps,
    treatments,
    uses,
    variations,
    views,
)
from catalog.conservation.treatment.errors import EditClash
from catalog.conservation.treatment.tables import Step
from catalog.conservation.treatment.uses import UseWanted
from catalog.conservation.treatment.workbench import Workbench, is_head_of_lab
from catalog.identifiers import Kind
from catalog.paths import (
    STEP_API_PATH,
    TREATMENT_API_PATH,
)
from catalog.record.api_bodies import problems

_ACTS = problems(400, 401, 403, 404, 409, 413, 422)


def add(routes: APIRouter, bench: Workbench) -> None:
    """Add the routes of steps; a signed step has no route that changes it."""
    _add_writing(routes, bench)
    _add_materials(routes, bench)
    _add_ending(routes, bench)


def _add_writing(routes: APIRouter, bench: Workbench) -> None:
    reader, worker = bench.needs(Action.READ_BENCH), bench.needs(Action.TREAT)

    @routes.post(
        f"{TREATMENT_API_PATH}/steps",
        operation_id="create_step",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def create_step(
        treatment_id: str,
        body: bodies.StepWanted,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.StepShown:
        """Begin the next step; a device makes the identifier itself and may send it twice."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            found = treatments.find(session, treatment_id)
            bench.book(session, person, Action.TREAT, found.manuscript_id)
            made = steps.create(
                session,
                treatment_id,
                step_id=bench.new_id(body.id, Kind.STEP),
                act=body.act,
                written=body.content,
                by=person.name,
                at=at,
            )
            return views.step(session, made, at)

    @routes.get(STEP_API_PATH, operation_id="read_step", responses=_ACTS)
    def read_step(step_id: str, person: Annotated[Person, Depends(reader)]) -> bodies.StepShown:
        """A step with its warnings, variations and what others wrote for it."""
        with bench.house.sessions() as session:
            found = steps.find(session, step_id)
            bench.book(session, person, Action.READ_BENCH, found.manuscript_id)
            return views.step(session, found, bench.clock())

    @routes.put(STEP_API_PATH, operation_id="change_step", responses=_ACTS)
    def change_step(
        step_id: str, body: bodies.StepChange, person: Annotated[Person, Depends(worker)]
    ) -> bodies.StepShown:
        """Save what was written; 409 gives what somebody else saved meanwhile."""
        return _act(
            bench, person, step_id,
            lambda session: steps.change(
                session, step_id, body.content,
                edition=body.edition, by=person.name, act=body.act,
            ),
        )  # fmt: skip

    @routes.post(f"{STEP_API_PATH}/timer", operation_id="run_step_timer", responses=_ACTS)
    def run_timer(
        step_id: str, body: bodies.TimerWanted, person: Annotated[Person, Depends(worker)]
    ) -> bodies.StepShown:
        """Let the timer run, or stand still."""
        return _act(
            bench, person, step_id,
            lambda session: steps.run_timer(
                session, step_id, is_running=body.is_running, by=person.name, at=bench.clock()
            ),
        )  # fmt: skip

    @routes.post(
        f"{STEP_API_PATH}/variations",
        operation_id="raise_variation",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def raise_variation(
        step_id: str, body: bodies.VariationWanted, person: Annotated[Person, Depends(worker)]
    ) -> bodies.StepShown:
        """Ask to leave the plan; the treatment pauses until somebody else decides."""

        def ask(session: Session) -> Step:
            variations.raise_variation(
                session,
                step_id,
                variation_id=bench.new_id(body.id, Kind.VARIATION),
                content=body.content,
                by=person.name,
                by_id=person.id,
                at=bench.clock(),
            )
            return steps.find(session, step_id)

        return _act(bench, person, step_id, ask)


def _add_materials(routes: APIRouter, bench: Workbench) -> None:
    worker = bench.needs(Action.TREAT)

    @routes.post(
        f"{STEP_API_PATH}/materials",
        operation_id="add_material_use",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def add_use(
        step_id: str, body: UseWanted, person: Annotated[Person, Depends(worker)]
    ) -> bodies.StepShown:
        """Note a material; refused past its date unless the head of lab says why."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            found = steps.find(session, step_id)
            book = bench.book(session, person, Action.TREAT, found.manuscript_id)
            done = uses.add_use(
                session,
                step_id,
                body,
                by=person.name,
                is_head_of_lab=is_head_of_lab(person, book.holder_id),
                at=at,
            )
            return views.step(session, done, at)

    @routes.post(
        f"{STEP_API_PATH}/materials/{{use_id}}/withdraw",
        operation_id="withdraw_material_use",
        responses=_ACTS,
    )
    def withdraw_use(
        step_id: str,
        use_id: str,
        body: bodies.Reason,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.StepShown:
        """Strike out what was noted by mistake."""
        return _act(
            bench, person, step_id,
            lambda session: uses.withdraw_use(
                session, step_id, use_id, reason=body.reason, by=person.name, at=bench.clock()
            ),
        )  # fmt: skip


def _add_ending(routes: APIRouter, bench: Workbench) -> None:
    worker, head = bench.needs(Action.TREAT), bench.needs(Action.OVERRIDE)

    @routes.post(f"{STEP_API_PATH}/finish", operation_id="finish_step", responses=_ACTS)
    def finish_step(
        step_id: str, body: bodies.Finishing, person: Annotated[Person, Depends(worker)]
    ) -> bodies.StepShown:
        """Finish it. Of two people who do, the second gets 409 and loses nothing: both are kept."""
        try:
            return _act(
                bench, person, step_id,
                lambda session: finishing.finish(
                    session, step_id, body, written=body.content,
                    edition=body.edition, by=person.name, by_id=person.id, at=bench.clock(),
                ),
            )  # fmt: skip
        except EditClash:
            if body.content is not None:
                with bench.house.sessions.begin() as session:
                    steps.keep_second(
                        session,
                        step_id,
                        {
                            **body.content.model_dump(mode="json"),
                            "outcome": body.outcome.value,
                        },
                        by=person.name,
                        by_id=person.id,
                        at=bench.clock(),
                    )
            raise

    @routes.post(f"{STEP_API_PATH}/reopen", operation_id="reopen_step", responses=_ACTS)
    def reopen_step(step_id: str, person: Annotated[Person, Depends(worker)]) -> bodies.StepShown:
        """Write into a finished step again, while it is not signed."""
        return _act(
            bench, person, step_id,
            lambda session: finishing.reopen(session, step_id, by=person.name),
        )  # fmt: skip

    @routes.post(
        f"{STEP_API_PATH}/no-visible-change", operation_id="waive_step_evidence", responses=_ACTS
    )
    def waive(
        step_id: str, body: bodies.Reason, person: Annotated[Person, Depends(head)]
    ) -> bodies.StepShown:
        """Say, as head of the laboratory, why photographs would show no change."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            found = steps.find(session, step_id)
            bench.book(session, person, Action.OVERRIDE, found.manuscript_id)
            done = finishing.waive_evidence(
                session, step_id, reason=body.reason, by=person.name, is_head_of_lab=True, at=at
            )
            return views.step(session, done, at)

    @routes.post(f"{STEP_API_PATH}/sign", operation_id="sign_step", responses=_ACTS)
    def sign_step(
        step_id: str,
        body: bodies.Signing,
        request: Request,
        person: Annotated[Person, Depends(worker)],
    ) -> bodies.StepShown:
        """Sign it; from now on it is amended beside and never changed."""
        signer = bench.signer(
            request, person, body, Action.TREAT,
            lambda session: steps.find(session, step_id),
        )  # fmt: skip
        return _act(
            bench, person, step_id,
            lambda session: finishing.sign_step(
                session,
                bench.house.vault.root,
                step_id,
                signer=signer,
                statement=body.statement,
                language=body.language,
                at=bench.clock(),
                new_id=bench.mint,
            ),
        )  # fmt: skip


def _act(
    bench: Workbench, person: Person, step_id: str, act: Callable[[Session], Step]
) -> bodies.StepShown:
    with bench.house.sessions.begin() as session:
        found = steps.find(session, step_id)
        bench.book(session, person, Action.TREAT, found.manuscript_id)
        return views.step(session, act(session), bench.clock())
