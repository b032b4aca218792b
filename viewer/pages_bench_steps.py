"""One step of a treatment while it is written: the one form of the hours at the bench.

Every button sends the whole form, so nothing that was typed is lost by starting the timer or
taking a material: what was written is saved first, then the button's own act is done.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import (
    bodies,
    finishing,
    flaws,
    steps,
    uses,
    variations,
    views,
)
from catalog.conservation.treatment.errors import EditClash
from catalog.conservation.treatment.states import Deviation, Outcome, StepState, Way
from catalog.conservation.treatment.step_content import (
    Amount,
    Evidence,
    Finish,
    StepWritten,
    Unit,
)
from catalog.conservation.treatment.targets import sides_of
from catalog.conservation.treatment.uses import UseWanted
from catalog.conservation.treatment.variations import VariationContent
from catalog.conservation.treatment.workbench import is_head_of_lab
from catalog.identifiers import Kind, mint
from catalog.paths import STEP_PATH
from viewer import flaw_words, pages_bench_signed_steps, proposal_views
from viewer.bench_terms import FIRST_COMPONENTS
from viewer.care_views import card_of
from viewer.folio_ranges import folios_of, sides_in
from viewer.frame import local, show, words_of
from viewer.languages import LANGUAGES
from viewer.pages_bench_treatment import Scene, people_of
from viewer.pages_bench_variations import scope_typed
from viewer.proposal_form import number_typed
from viewer.sent_forms import MENDABLE, Mistake, Sent, mistake_of, read, sent_form
from viewer.step_form import (
    StepForm,
    differences,
    form_of,
    sent_form_of,
    written_of,
)
from viewer.step_scene import frame_of, open_step
from viewer.step_views import evidence_of, moment_of, photographs, store_of, uses_of
from viewer.treatment_doors import Doors
from viewer.treatment_words import choices, term, workers

_WRITABLE = (StepState.OPEN, StepState.IN_PROGRESS)


@dataclass(frozen=True)
class Hands:
    """Whoever presses a button, and what they sent with it."""

    scene: Scene
    step_id: str
    person: Person
    sent: Sent
    at: dt.datetime


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the page of a step and the one address that its form is sent to."""
    house = doors.house

    @pages.get(STEP_PATH)
    def step(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
    ) -> Response:
        with house.sessions() as session:
            scene, row = open_step(
                doors, session, request, person, Action.READ_BENCH,
                (manuscript_id, treatment_id, step_id),
            )  # fmt: skip
        if row.state in _WRITABLE and scene.book.may(Action.TREAT):
            return _sheet(doors, request, person, scene, step_id)
        return pages_bench_signed_steps.shown(doors, request, person, scene, step_id)

    @pages.post(STEP_PATH)
    def write(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.TREAT))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        with house.sessions() as session:
            scene, _ = open_step(
                doors, session, request, person, Action.TREAT,
                (manuscript_id, treatment_id, step_id),
            )  # fmt: skip
        hands = Hands(scene, step_id, person, sent, doors.clock())
        do = sent.one("do") or "save"
        form = sent_form_of(sent)
        try:
            done = _finish(doors, hands, form) if do == "finish" else _save(doors, hands, form, do)
        except EditClash as clash:
            mistake = mistake_of(clash, sent, words_of(request))
            return _clashed(doors, request, person, scene, step_id, form, mistake)
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _sheet(doors, request, person, scene, step_id, form, mistake)
        address = local(house.uris.step(manuscript_id, treatment_id, step_id))
        # Whoever asked for the flaws of the folios goes on there, not at the top of the page.
        place = "#flaws" if done == "flaws" else ""
        return RedirectResponse(f"{address}?done={done}{place}", HTTPStatus.SEE_OTHER)


def _written(session: Session, hands: Hands, form: StepForm) -> StepWritten:
    standing = steps.content_of(steps.find(session, hands.step_id))
    book = hands.scene.book
    phases = {one.id: moment_of(one) for one in photographs(session, book.manuscript.id)}
    people = people_of(session, book, hands.sent)
    return written_of(
        form, standing, people, phases, book.labels, _flaws(session, hands.step_id, form)
    )


def _flaws(session: Session, step_id: str, form: StepForm) -> list[flaws.Flaw]:
    """Return the flaws that are ticked, and those of the whole book, which have no box."""
    row = steps.find(session, step_id)
    observations, region_ids = flaw_words.split(form.flaws)
    whole = {
        one.observation_id
        for one in steps.flaws_of(session, row)
        if one.canvas_id is None and one.component is None
    }
    return flaws.chosen(session, row.manuscript_id, observations | whole, region_ids)


def _save(doors: Doors, hands: Hands, form: StepForm, do: str) -> str:
    """Save what was written, then do what the button says, so that a refusal loses no word."""
    sessions = doors.house.sessions
    with sessions.begin() as session:
        steps.change(
            session, hands.step_id, _written(session, hands, form),
            edition=form.edition, by=hands.person.name, act=form.act or None,
        )  # fmt: skip
    act, _, which = do.partition(":")
    acts: dict[str, Callable[[Session, Hands, str], None]] = {
        "start": _run_timer,
        "stop": _run_timer,
        "material": _take_material,
        "withdraw": _withdraw,
        "all": _take_all_photographs,
        "variation": _ask,
        "waive": _waive,
    }
    if act in acts:
        with sessions.begin() as session:
            acts[act](session, hands, which or act)
        return act
    return "flaws" if act == "flaws" else "saved"


def _run_timer(session: Session, hands: Hands, which: str) -> None:
    steps.run_timer(
        session, hands.step_id, is_running=which == "start", by=hands.person.name, at=hands.at
    )


def _take_material(session: Session, hands: Hands, _: str) -> None:
    sent, book = hands.sent, hands.scene.book
    kind, _, chosen = sent.one("material").partition(":")
    amount = number_typed(sent.one("amount"))
    wanted = read(
        UseWanted,
        id=f"use{mint(Kind.MATERIAL)}",
        lot_id=(chosen if kind == "lot" else sent.one("batch")) or None,
        preparation_id=chosen if kind == "preparation" else None,
        label=sent.texts("label"),
        amount=read(Amount, value=amount, unit=sent.one("unit")) if amount else None,
        canvas_ids=sides_in(sent.one("use_folios"), book.labels),
        location=sent.texts("location"),
        way=sent.one("way") or Way.ADDED.value,
        override_reason=sent.one("override_reason"),
    )
    uses.add_use(
        session, hands.step_id, wanted, by=hands.person.name,
        is_head_of_lab=is_head_of_lab(hands.person, book.manuscript.holder_id), at=hands.at,
    )  # fmt: skip


def _withdraw(session: Session, hands: Hands, which: str) -> None:
    uses.withdraw_use(
        session, hands.step_id, which, reason=hands.sent.one(f"withdraw_{which}"),
        by=hands.person.name, at=hands.at,
    )  # fmt: skip


def _take_all_photographs(session: Session, hands: Hands, _: str) -> None:
    """Take every photograph of the sides that the step touches as evidence."""
    row = steps.find(session, hands.step_id)
    content = steps.content_of(row)
    sides = frozenset(sides_of(content.targets))
    found = [
        one
        for one in photographs(session, hands.scene.book.manuscript.id)
        if one.canvas_id in sides
    ]
    evidence = Evidence(
        **{
            moment: tuple(one.id for one in found if moment_of(one) == moment)
            for moment in ("before", "during", "after")
        }
    )
    written = StepWritten.model_validate(
        content.model_dump(include=set(StepWritten.model_fields)) | {"evidence": evidence}
    )
    steps.change(session, hands.step_id, written, edition=row.edition, by=hands.person.name)


def _ask(session: Session, hands: Hands, _: str) -> None:
    sent = hands.sent
    content = read(
        VariationContent, reason=sent.texts("reason"), delta=scope_typed(sent, hands.scene.book),
        capture_ids=tuple(sent.many("variation_capture")),
    )  # fmt: skip
    variations.raise_variation(
        session, hands.step_id, variation_id=mint(Kind.VARIATION), content=content,
        by=hands.person.name, by_id=hands.person.id, at=hands.at,
    )  # fmt: skip


def _waive(session: Session, hands: Hands, _: str) -> None:
    finishing.waive_evidence(
        session, hands.step_id, reason=hands.sent.one("waive_reason"), by=hands.person.name,
        is_head_of_lab=is_head_of_lab(hands.person, hands.scene.book.manuscript.holder_id),
        at=hands.at,
    )  # fmt: skip


def _finish(doors: Doors, hands: Hands, form: StepForm) -> str:
    """Finish the step; what cannot be finished yet is saved all the same."""
    sessions, by = doors.house.sessions, hands.person.name
    told = read(Finish, outcome=hands.sent.one("outcome"))
    with sessions() as session:
        written = _written(session, hands, form)
    try:
        with sessions.begin() as session:
            finishing.finish(
                session, hands.step_id, told, written=written, edition=form.edition, by=by,
                by_id=hands.person.id, at=hands.at,
            )  # fmt: skip
    except EditClash:
        # Of two people who finish one step the second loses nothing: both texts are kept.
        with sessions.begin() as session:
            if steps.find(session, hands.step_id).state is StepState.FINISHED:
                second = {**written.model_dump(mode="json"), "outcome": told.outcome.value}
                steps.keep_second(
                    session, hands.step_id, second, by=by, by_id=hands.person.id, at=hands.at
                )
        raise
    except MENDABLE:
        with sessions.begin() as session:
            steps.change(
                session, hands.step_id, written, edition=form.edition, by=by, act=form.act or None
            )
        raise
    return "finished"


def _clashed(
    doors: Doors,
    request: Request,
    person: Person,
    scene: Scene,
    step_id: str,
    form: StepForm,
    mistake: Mistake,
) -> Response:
    with doors.house.sessions() as session:
        row = steps.find(session, step_id)
    if row.state not in _WRITABLE:
        return pages_bench_signed_steps.shown(doors, request, person, scene, step_id, mistake)
    # Saving once more puts what was typed here in the place of what the other wrote.
    shown = replace(form, edition=row.edition)
    return _sheet(doors, request, person, scene, step_id, shown, mistake)


def _sheet(
    doors: Doors,
    request: Request,
    person: Person,
    scene: Scene,
    step_id: str,
    typed: StepForm | None = None,
    mistake: Mistake | None = None,
) -> Response:
    house, book, t = doors.house, scene.book, scene.book.t
    manuscript = book.manuscript
    at = doors.clock()
    with house.sessions() as session:
        row = steps.find(session, step_id)
        if row.state not in _WRITABLE:
            return pages_bench_signed_steps.shown(doors, request, person, scene, step_id, mistake)
        shown = views.step(session, row, at)
        found = photographs(session, manuscript.id)
        people = workers(session, manuscript.holder_id)
        store = store_of(session, manuscript.holder_id, at.date(), t)
        planned = steps.planned(session, scene.row)
        card = card_of(
            session, house.uris, manuscript, person, at, t,
            back=local(house.uris.step(manuscript.id, scene.row.id, step_id)),
        )  # fmt: skip
        clash: list[Any] = []
        hands = Hands(scene, step_id, person, mistake.sent, at) if mistake else None
        if typed and hands and isinstance(mistake and mistake.error, EditClash):
            mine = _written(session, hands, typed).model_dump(mode="json")
            told = flaw_words.by_observation(shown.flaws, book.labels, t)
            mine_flaws = _flaws(session, step_id, typed)
            told |= flaw_words.by_observation(mine_flaws, book.labels, t)
            clash = differences(row.content, mine, book.labels, t, told)
        form = form_of(shown, book.labels) if typed is None else typed
        offered = flaws.standing(
            session, manuscript.id, sides_of(shown.content.targets), form.components,
            most=flaw_words.FLAWS_MAX,
        )  # fmt: skip
        boxes = flaw_words.groups(
            offered, _flaws(session, step_id, form), form.flaws, book.labels, t
        )
    if mistake and not isinstance(mistake.error, EditClash) and form.edition != shown.edition:
        # What was written was saved before the button was refused.
        form = replace(form, edition=shown.edition)
    acts = dict.fromkeys(act for line in planned for act in line.acts)
    language = t.language.code
    return show(
        house, request, "bench/treatment/step_form.html", section="desk",
        entries=("treatment", "care"), headers={"Cache-Control": "no-store"},
        status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, **frame_of(house, scene, shown), book=book, form=form, mistake=mistake,
        typed=mistake.sent if mistake else Sent(), clash=clash, care_card=card,
        planned_acts=[(key, term(key, t).text) for key in acts],
        acts=[one for one in choices("act", language) if one[0] not in acts],
        components=_components(language, form), people=people, materials=store,
        flaws=boxes, has_too_many_flaws=offered is None,
        uses=uses_of(shown.content, book.labels, t),
        evidence=evidence_of(
            house.uris, shown.content, form.evidence, found, book.labels, t
        ),
        photographs=local(house.uris.captures(manuscript.id)),
        warnings=proposal_views.warnings(shown.warnings, book.labels, t),
        outside=_outside(shown, book.labels), deviations=list(Deviation), outcomes=list(Outcome),
        ways=list(Way), units=list(Unit), tongues=LANGUAGES, server_now=at,
        may_override=book.may(Action.OVERRIDE), done=request.query_params.get("done", ""),
    )  # fmt: skip


def _outside(shown: bodies.StepShown, labels: Any) -> str:
    if shown.outside is None:
        return ""
    from_plan = folios_of(shown.outside.canvas_ids, labels)
    return from_plan or "-"


def _components(language: str, form: StepForm) -> list[tuple[str, str]]:
    known = dict(choices("component", language))
    keys = dict.fromkeys((*FIRST_COMPONENTS, *sorted(form.components)))
    return [(key, known.get(key, key)) for key in keys]
