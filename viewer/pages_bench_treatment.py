"""One treatment: what still blocks it, where it stands, its steps, tests and variations."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import (
    assessing,
    bodies,
    gates,
    proposals,
    spot_tests,
    steps,
    treatments,
    views,
)
from catalog.conservation.treatment.errors import (
    BadTreatment,
    TreatmentNotFound,
)
from catalog.conservation.treatment.states import CheckKind, TreatmentState, VariationState
from catalog.conservation.treatment.step_content import (
    PersonNamed,
    SpotTestContent,
    StepWritten,
)
from catalog.conservation.treatment.tables import Treatment
from catalog.conservation.treatment.treatments import TreatmentContent
from catalog.identifiers import Kind, mint
from catalog.paths import TREATMENT_PATH
from viewer import proposal_views
from viewer.bench_terms import FIRST_COMPONENTS
from viewer.folio_ranges import sides_in
from viewer.frame import local, show
from viewer.languages import LANGUAGES
from viewer.proposal_form import targets_of
from viewer.review_views import release_of_treatment
from viewer.sent_forms import Mistake, Sent, lines_of, read, sent_form, taken, words_in
from viewer.treatment_doors import Book, Doors, open_book
from viewer.treatment_words import all_words, choices, term, workers

_DECIDABLE = (
    VariationState.ACCEPTED, VariationState.ACCEPTED_WITH_CHANGES, VariationState.REFUSED,
)  # fmt: skip
_BLOCKING = frozenset({CheckKind.BEFORE_START, CheckKind.BEFORE_COMPLETION})


@dataclass(frozen=True)
class Scene:
    """A treatment that somebody may read, with its book."""

    book: Book
    row: Treatment


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the pages."""
    _add_reading(pages, doors)
    _add_moving(pages, doors)
    _add_planning(pages, doors)
    _add_signing(pages, doors)


def open_treatment(
    doors: Doors,
    session: Session,
    request: Request,
    person: Person,
    action: Action,
    manuscript_id: str,
    treatment_id: str,
) -> Scene:
    """Open a treatment with its book.

    Raises:
        ManuscriptNotFound, TreatmentNotFound: one of them is not there.
        NotSignedIn, NotAllowed: this person may not do `action` here.
    """
    book = open_book(doors, session, request, person, action, manuscript_id)
    row = treatments.find(session, treatment_id)
    if row.manuscript_id != manuscript_id:
        raise TreatmentNotFound(treatment_id)
    return Scene(book, row)


def _add_reading(pages: APIRouter, doors: Doors) -> None:
    @pages.get(TREATMENT_PATH)
    def treatment(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
    ) -> Response:
        return shown(doors, request, person, manuscript_id, treatment_id)


def _add_moving(pages: APIRouter, doors: Doors) -> None:
    acts: dict[str, Callable[[Session, str, Sent, dt.datetime], Any]] = {
        "start": lambda session, one, sent, at: treatments.start(session, one, at=at),
        "pause": lambda session, one, sent, at: treatments.pause(
            session, one, reason=_reason(sent), at=at
        ),
        "resume": lambda session, one, sent, at: treatments.resume(session, one),
        "stop": lambda session, one, sent, at: treatments.stop(
            session, one, reason=_reason(sent), at=at
        ),
        "complete": lambda session, one, sent, at: treatments.complete(session, one, at=at),
        "close": lambda session, one, sent, at: treatments.close(
            session,
            one,
            call_back_on=read(bodies.Closing, call_back_on=sent.one("call_back_on")).call_back_on,
        ),
    }
    for name, act in acts.items():
        _add_act(pages, doors, name, act)


def _reason(sent: Sent) -> str:
    reason = sent.one("reason")
    if not reason:
        raise BadTreatment("reason", "Say why: the reason stays in the history.")
    return reason


def _add_act(
    pages: APIRouter,
    doors: Doors,
    name: str,
    act: Callable[[Session, str, Sent, dt.datetime], Any],
) -> None:
    @pages.post(f"{TREATMENT_PATH}/{name}")
    def move(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.TREAT))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def done(session: Session, scene: Scene) -> str:
            act(session, treatment_id, sent, doors.clock())
            return _back(doors, manuscript_id, treatment_id, name)

        return _taken(doors, request, person, sent, manuscript_id, treatment_id, done)


def _taken(
    doors: Doors,
    request: Request,
    person: Person,
    sent: Sent,
    manuscript_id: str,
    treatment_id: str,
    done: Callable[[Session, Scene], str],
) -> Response:
    """Do what a form asks in one transaction, or show the page again with why it was not done."""

    def act() -> str:
        with doors.house.sessions.begin() as session:
            scene = open_treatment(
                doors, session, request, person, Action.TREAT, manuscript_id, treatment_id
            )
            return done(session, scene)

    again = partial(shown, doors, request, person, manuscript_id, treatment_id)
    return taken(request, sent, act, again)


def _add_planning(pages: APIRouter, doors: Doors) -> None:
    house, worker = doors.house, doors.needs(Action.TREAT)

    @pages.post(f"{TREATMENT_PATH}/plan")
    def plan(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def done(session: Session, scene: Scene) -> str:
            team = people_of(session, scene.book, sent)
            content = read(
                TreatmentContent, title=sent.texts("title"), team=team,
                planned_from=sent.one("planned_from") or None,
                planned_to=sent.one("planned_to") or None, summary=sent.texts("summary"),
            )  # fmt: skip
            treatments.change(
                session, treatment_id, content, edition=sent.number("edition"), by=person.name
            )
            return _back(doors, manuscript_id, treatment_id, "saved")

        return _taken(doors, request, person, sent, manuscript_id, treatment_id, done)

    @pages.post(f"{TREATMENT_PATH}/spot-tests")
    def spot_test(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def done(session: Session, scene: Scene) -> str:
            content = read(
                SpotTestContent, kind=sent.one("kind"), result=sent.texts("result"),
                is_safe=sent.one("is_safe") == "yes",
            )  # fmt: skip
            for canvas_id in sides_in(sent.one("folios"), scene.book.labels):
                spot_tests.add(
                    session, treatment_id, test_id=mint(Kind.SPOT_TEST), canvas_id=canvas_id,
                    content=content, by=person.name, at=doors.clock(),
                )  # fmt: skip
            return _back(doors, manuscript_id, treatment_id, "tested")

        return _taken(doors, request, person, sent, manuscript_id, treatment_id, done)

    @pages.post(f"{TREATMENT_PATH}/steps")
    def begin_step(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def done(session: Session, scene: Scene) -> str:
            made = steps.create(
                session, treatment_id, step_id=mint(Kind.STEP), act=sent.one("act"),
                written=_first_words(session, scene, person, sent),
                by=person.name, at=doors.clock(),
            )  # fmt: skip
            return local(house.uris.step(manuscript_id, treatment_id, made.id))

        return _taken(doors, request, person, sent, manuscript_id, treatment_id, done)


def _first_words(session: Session, scene: Scene, person: Person, sent: Sent) -> StepWritten:
    """Begin a step as the one before ended: its people, tools and air; else whoever begins it."""
    last = steps.proposed(session, scene.row.id)
    me = PersonNamed(name=person.name, user_id=person.id or "")
    return StepWritten(
        targets=targets_of(sent.one("folios"), sent.many("component"), scene.book.labels),
        people=last.people or (me,),
        tools=last.tools,
        climate=last.climate,
    )


def people_of(session: Session, book: Book, sent: Sent) -> tuple[PersonNamed, ...]:
    """Return who took part: accounts that were ticked, and guests by their names."""
    names = dict(workers(session, book.manuscript.holder_id))
    chosen = [one for one in dict.fromkeys(sent.many("person")) if one in names]
    ticked = tuple(PersonNamed(name=names[one], user_id=one) for one in chosen)
    guests = tuple(read(PersonNamed, name=name) for name in lines_of(sent.one("guests")))
    return (*ticked, *guests)


def _add_signing(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.post(f"{TREATMENT_PATH}/sign")
    def sign(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.TREAT))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            with house.sessions() as session:
                book = open_treatment(
                    doors, session, request, person, Action.TREAT, manuscript_id, treatment_id
                ).book
            signer = doors.signer(request, person, sent, Action.TREAT, book.manuscript.holder_id)
            with house.sessions.begin() as session:
                treatments.sign_treatment(
                    session, house.vault.root, treatment_id, signer=signer,
                    statement=book.t("treat-sign-treatment", shelfmark=book.manuscript.shelfmark),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
            return _back(doors, manuscript_id, treatment_id, "signed")

        again = partial(shown, doors, request, person, manuscript_id, treatment_id)
        return taken(request, sent, act, again)


def _back(doors: Doors, manuscript_id: str, treatment_id: str, done: str) -> str:
    return f"{local(doors.house.uris.treatment(manuscript_id, treatment_id))}?done={done}"


def shown(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    treatment_id: str,
    mistake: Mistake | None = None,
) -> Response:
    """Return the page; `mistake` is why a form of it was not taken."""
    house, at = doors.house, doors.clock()
    with house.sessions() as session:
        scene = open_treatment(
            doors, session, request, person, Action.READ_BENCH, manuscript_id, treatment_id
        )
        book, t = scene.book, scene.book.t
        told = views.treatment(session, scene.row, at)
        proposal = proposals.find(session, told.proposal_id)
        checks = [
            assessing.check_json(check)
            for check in gates.checks_now(session, scene.row, proposal, at)
        ]
        people = workers(session, book.manuscript.holder_id)
        release = release_of_treatment(
            session, house, request, person, book.manuscript, scene.row, t
        )
    signing = None
    if told.state is TreatmentState.COMPLETED:
        statement = t("treat-sign-treatment", shelfmark=book.manuscript.shelfmark)
        signing = doors.signing(request, person, Action.TREAT, book.manuscript.holder_id, statement)
    planned = list(dict.fromkeys(act for line in told.scope for act in line.acts))
    return show(
        house, request, "bench/treatment/treatment.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, treatment=told, mistake=mistake,
        typed=mistake.sent if mistake else Sent(),
        address=local(house.uris.treatment(manuscript_id, treatment_id)),
        proposal=(proposal.version, local(house.uris.proposal(manuscript_id, proposal.id))),
        blocking=[
            one for one in told.conditions
            if one.check_kind in _BLOCKING and one.satisfied_at is None
        ],
        checks=[one for one in proposal_views.checks(checks, t) if not one.is_met],
        scope=proposal_views.scope(told.scope, book.labels, t),
        steps=[
            (one, term(one.act, t), local(house.uris.step(manuscript_id, treatment_id, one.id)))
            for one in told.steps
        ],
        planned_acts=[(key, term(key, t).text) for key in planned],
        acts=[one for one in choices("act", t.language.code) if one[0] not in planned],
        components=components_offered(t.language.code), test_kinds=spot_tests.KINDS, people=people,
        team={one.user_id for one in told.content.team if one.user_id},
        guests="\n".join(one.name for one in told.content.team if not one.user_id),
        title_words=words_in(told.content.title), summary_words=words_in(told.content.summary),
        summary=all_words(told.content.summary), signing=signing, tongues=LANGUAGES,
        may_treat=book.may(Action.TREAT), done=request.query_params.get("done", ""),
        verify=local(house.uris.verify(manuscript_id)), release=release,
        report=local(house.uris.treatment_report(manuscript_id, treatment_id)),
    )  # fmt: skip


def components_offered(language: str) -> list[tuple[str, str]]:
    """Return the parts of a binding that are looked at first, with their labels."""
    known = dict(choices("component", language))
    return [(key, known[key]) for key in FIRST_COMPONENTS if key in known]
