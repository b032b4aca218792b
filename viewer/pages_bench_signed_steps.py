"""One step that is finished or signed: read, signed, corrected beside, struck out; never changed.

Of two people who finished one step both texts stand here until somebody has chosen part by part.
"""

from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.signing import amending, signing
from catalog.conservation.treatment import bodies, finishing, flaws, steps, views
from catalog.conservation.treatment.errors import BadTreatment, WrongTreatmentState
from catalog.conservation.treatment.states import Outcome, StepState
from catalog.conservation.treatment.step_content import Finish, StepWritten
from catalog.conservation.treatment.tables import SecondText, Step
from catalog.identifiers import mint
from catalog.paths import STEP_PATH
from viewer import flaw_words
from viewer.amended_fields import amendable, beside_of, changes_sent
from viewer.frame import local, show, words_of
from viewer.pages_bench_treatment import Scene
from viewer.sent_forms import Mistake, Sent, sent_form, taken
from viewer.step_form import Difference, differences, part_in_words
from viewer.step_scene import frame_of, open_step
from viewer.step_views import evidence_of, photographs, uses_of
from viewer.treatment_doors import Doors
from viewer.treatment_words import all_words

_SECOND = "second"
# What a step says in one line each; prose, materials and photographs have their own places.
_LINES = ("targets", "people", "tools", "climate", "deviation")


def add(pages: APIRouter, doors: Doors) -> None:
    """Add what is done to a step that is finished or signed."""
    _add_finished(pages, doors)
    _add_choosing(pages, doors)
    _add_beside(pages, doors, "amend", Action.TREAT)
    _add_beside(pages, doors, "void", Action.OVERRIDE)


def _add_finished(pages: APIRouter, doors: Doors) -> None:
    house, worker = doors.house, doors.needs(Action.TREAT)

    @pages.post(f"{STEP_PATH}/sign")
    def sign(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        ids = (manuscript_id, treatment_id, step_id)
        with house.sessions() as session:
            scene, row = open_step(doors, session, request, person, Action.TREAT, ids)
        book = scene.book

        def act() -> str:
            signer = doors.signer(request, person, sent, Action.TREAT, book.manuscript.holder_id)
            with house.sessions.begin() as session:
                finishing.sign_step(
                    session, house.vault.root, step_id, signer=signer,
                    statement=_statement(scene, row.seq), language=book.t.language.code,
                    at=doors.clock(), new_id=mint,
                )  # fmt: skip
            return _done(doors, ids, "signed")

        return taken(request, sent, act, partial(shown, doors, request, person, scene, step_id))

    @pages.post(f"{STEP_PATH}/reopen")
    def reopen(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(worker)],
    ) -> Response:
        ids = (manuscript_id, treatment_id, step_id)
        with house.sessions.begin() as session:
            open_step(doors, session, request, person, Action.TREAT, ids)
            finishing.reopen(session, step_id, by=person.name)
        return RedirectResponse(_done(doors, ids, "reopened"), HTTPStatus.SEE_OTHER)


def _add_choosing(pages: APIRouter, doors: Doors) -> None:
    house, worker = doors.house, doors.needs(Action.TREAT)

    @pages.post(f"{STEP_PATH}/choose")
    def choose(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        """Take of the second text the parts that were chosen; both stay in the history."""
        ids = (manuscript_id, treatment_id, step_id)
        with house.sessions() as session:
            scene, _ = open_step(doors, session, request, person, Action.TREAT, ids)

        def act() -> str:
            with house.sessions.begin() as session:
                row = steps.find(session, step_id)
                second = _second(session, row, sent.number("second"))
                outcome = row.outcome or Outcome.AS_PLANNED
                finishing.reopen(session, step_id, by=person.name)
                standing = steps.content_of(row).model_dump(mode="json")
                chosen = {
                    name: (second if sent.one(f"part_{name}") == _SECOND else standing)[name]
                    for name in StepWritten.model_fields
                }
                finishing.finish(
                    session, step_id, Finish(outcome=outcome),
                    written=StepWritten.model_validate(chosen), edition=row.edition,
                    by=person.name, by_id=person.id, at=doors.clock(),
                )  # fmt: skip
            return _done(doors, ids, "chosen")

        return taken(request, sent, act, partial(shown, doors, request, person, scene, step_id))


def _second(session: Session, row: Step, number: int) -> dict[str, Any]:
    found = [one for one in steps.seconds_of(session, row.id) if one.id == number]
    if not found:
        raise BadTreatment("no-second", "There is no such second text: open the step again.")
    if row.state is not StepState.FINISHED:
        raise WrongTreatmentState(
            row.id, "step-not-finished",
            "is not finished, or it is signed already: look at where it stands.",
        )  # fmt: skip
    return dict(found[0].content)


def _add_beside(pages: APIRouter, doors: Doors, kind: str, action: Action) -> None:
    house = doors.house
    path = f"{STEP_PATH}/{kind}"

    @pages.get(path)
    def form(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(doors.needs(action))],
    ) -> Response:
        ids = (manuscript_id, treatment_id, step_id)
        return _beside(doors, request, person, ids, kind, action)

    @pages.post(path)
    def sign_beside(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        step_id: str,
        person: Annotated[Person, Depends(doors.needs(action))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        ids = (manuscript_id, treatment_id, step_id)
        t = words_of(request)

        def act() -> str:
            with house.sessions() as session:
                scene, row = open_step(doors, session, request, person, action, ids)
            entry_id = _entry_of(row)
            holder_id = scene.book.manuscript.holder_id
            signer = doors.signer(request, person, sent, action, holder_id)
            told: dict[str, Any] = {
                "reason": sent.one("reason"), "signer": signer, "language": t.language.code,
                "at": doors.clock(), "new_id": mint,
            }  # fmt: skip
            with house.sessions.begin() as session:
                if kind == "void":
                    amending.void(
                        session, house.vault.root, entry_id,
                        statement=t("sign-statement-void"), **told,
                    )  # fmt: skip
                else:
                    amending.amend(
                        session, house.vault.root, entry_id,
                        changes=changes_sent(_typed_fields(sent)),
                        statement=t("sign-statement-amendment"), **told,
                    )  # fmt: skip
            return _done(doors, ids, "amended" if kind == "amend" else "voided")

        again = partial(_beside, doors, request, person, ids, kind, action)
        return taken(request, sent, act, again)


def _entry_of(row: Step) -> str:
    if row.signed_entry_id is None:
        raise WrongTreatmentState(row.id, "not-signed", "is not signed: look at where it stands.")
    return row.signed_entry_id


def _typed_fields(sent: Sent) -> list[tuple[str, str, str]]:
    columns = (sent.many("where"), sent.many("old"), sent.many("new"))
    return list(zip(*columns, strict=False))


def _statement(scene: Scene, seq: int) -> str:
    return scene.book.t("treat-sign-step", seq=seq, shelfmark=scene.book.manuscript.shelfmark)


def _done(doors: Doors, ids: tuple[str, str, str], done: str) -> str:
    return f"{local(doors.house.uris.step(*ids))}?done={done}"


def shown(
    doors: Doors,
    request: Request,
    person: Person,
    scene: Scene,
    step_id: str,
    mistake: Mistake | None = None,
) -> Response:
    """Return the page of a step that is read and not written."""
    house, book, t = doors.house, scene.book, scene.book.t
    with house.sessions() as session:
        row = steps.find(session, step_id)
        step = views.step(session, row, doors.clock())
        found = photographs(session, book.manuscript.id)
        seconds = [
            (one, _differing(session, row, one, scene))
            for one in steps.seconds_of(session, step_id)
        ]
        entry = signing.entry(session, row.signed_entry_id) if row.signed_entry_id else None
        beside = beside_of(session, entry.id, t) if entry else []
    content = step.content
    told = content.model_dump(mode="json")
    chosen = frozenset(
        (*content.evidence.before, *content.evidence.during, *content.evidence.after)
    )
    signing_form = None
    if step.state is StepState.FINISHED:
        signing_form = doors.signing(
            request, person, Action.TREAT, book.manuscript.holder_id, _statement(scene, step.seq)
        )
    return show(
        house, request, "bench/treatment/step.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, **frame_of(house, scene, step), book=book, mistake=mistake,
        lines=[
            (t(f"treat-part-{name}"), said)
            for name in _LINES
            if (said := part_in_words(name, told[name], book.labels, t, {}))
        ],
        observed=all_words(content.observed), result=all_words(content.result),
        deviation_note=all_words(content.deviation_note),
        fragments=[(all_words(one.description), book.label(one.canvas_id or ""), one.kept_in)
                   for one in content.fragments],
        flaws=[flaw_words.said(one, book.labels, t) for one in step.flaws],
        uses=uses_of(content, book.labels, t),
        evidence=evidence_of(house.uris, content, chosen, found, book.labels, t),
        seconds=seconds, entry=entry, beside=beside, signing=signing_form,
        may_amend=bool(entry) and not step.is_voided and book.may(Action.TREAT),
        may_void=bool(entry) and not step.is_voided and book.may(Action.OVERRIDE),
        may_treat=book.may(Action.TREAT), done=request.query_params.get("done", ""),
        verify=local(house.uris.verify(book.manuscript.id)), second=_SECOND,
    )  # fmt: skip


def _differing(session: Session, row: Step, second: SecondText, scene: Scene) -> list[Difference]:
    book = scene.book
    ids = {*row.content["observations"], *second.content.get("observations", ())}
    either = flaws.chosen(session, row.manuscript_id, ids, ())
    named = flaw_words.by_observation(either, book.labels, book.t)
    return differences(row.content, second.content, book.labels, book.t, named)


def _beside(
    doors: Doors,
    request: Request,
    person: Person,
    ids: tuple[str, str, str],
    kind: str,
    action: Action,
    mistake: Mistake | None = None,
) -> Response:
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        scene, row = open_step(doors, session, request, person, action, ids)
        entry = signing.entry(session, _entry_of(row))
        fields = amendable(amending.content_now(session, entry), t) if kind == "amend" else []
        step: bodies.StepShown = views.step(session, row, doors.clock())
    book = scene.book
    statement = t("sign-statement-void" if kind == "void" else "sign-statement-amendment")
    return show(
        house, request, "bench/treatment/beside.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, **frame_of(house, scene, step), book=book, kind=kind, fields=fields,
        entry=entry, mistake=mistake, typed=mistake.sent if mistake else Sent(),
        retyped={path: new for path, _, new in _typed_fields(mistake.sent)} if mistake else {},
        signing=doors.signing(request, person, action, book.manuscript.holder_id, statement),
    )  # fmt: skip
