"""Treatments of a book: proposals, treatments and what is still to be signed, on one page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person, Role
from catalog.clock import Clock, now
from catalog.conservation.condition import assessments
from catalog.conservation.condition.tables import AssessmentStatus
from catalog.conservation.treatment import (
    approvals,
    assessing,
    bodies,
    finishing,
    proposals,
    steps,
    treatments,
    views,
)
from catalog.conservation.treatment.errors import BadTreatment, ProposalNeedsSignedAssessment
from catalog.conservation.treatment.proposal_content import ProposalContent, blank
from catalog.conservation.treatment.states import APPROVED, StepState
from catalog.identifiers import Kind, mint
from catalog.paths import TREATMENTS_PATH
from viewer import (
    page_models,
    pages_bench_materials,
    pages_bench_policy,
    pages_bench_proposal_writing,
    pages_bench_proposals,
    pages_bench_signed_steps,
    pages_bench_steps,
    pages_bench_treatment,
    pages_bench_variations,
)
from viewer.care_views import card_of
from viewer.frame import VaultHouse, local, show, words_of
from viewer.sent_forms import MENDABLE, Mistake, Sent, mistake_of, sent_form, taken
from viewer.treatment_doors import Book, Doors, open_book
from viewer.treatment_words import all_words, term


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One proposal on the list: its newest version, whose turn it is, the older ones."""

    newest: bodies.ProposalListed
    name: list[page_models.Text]
    address: str
    role_due: Role | None
    older: list[tuple[bodies.ProposalListed, str]]
    may_begin: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step on a list."""

    row: bodies.StepListed
    act: page_models.Text
    address: str


@dataclass(frozen=True, slots=True)
class TreatmentView:
    """One treatment on the list."""

    shown: bodies.TreatmentShown
    title: list[page_models.Text]
    address: str
    open_steps: int


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages of treatments, of the store, and of the order of approvals."""
    doors = Doors(house, needs, clock)
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_overview(pages, doors)
    for room in (
        pages_bench_proposals,
        pages_bench_proposal_writing,
        pages_bench_treatment,
        pages_bench_variations,
        pages_bench_signed_steps,
        pages_bench_steps,
        pages_bench_materials,
        pages_bench_policy,
    ):
        room.add(pages, doors)
    return pages


def _add_overview(pages: APIRouter, doors: Doors) -> None:
    house = doors.house
    reader, writer = doors.needs(Action.READ_BENCH), doors.needs(Action.PROPOSE)
    worker = doors.needs(Action.TREAT)

    @pages.get(TREATMENTS_PATH)
    def overview(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        return _shown(doors, request, person, manuscript_id)

    @pages.post(f"{TREATMENTS_PATH}/proposals")
    def begin_proposal(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(writer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        t = words_of(request)
        try:
            with house.sessions.begin() as session:
                open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
                made = proposals.create(
                    session, manuscript_id, proposal_id=mint(Kind.PROPOSAL),
                    assessment_id=sent.one("assessment_id"), content=blank(t.language.code),
                    by=person.name, at=doors.clock(),
                )  # fmt: skip
                address = local(house.uris.proposal(manuscript_id, made.id))
        except ProposalNeedsSignedAssessment as error:
            return _shown(doors, request, person, manuscript_id, mistake_of(error, sent, t))
        return RedirectResponse(f"{address}/edit", HTTPStatus.SEE_OTHER)

    @pages.post(f"{TREATMENTS_PATH}/sign-day")
    def sign_day(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            _sign_all(doors, request, person, manuscript_id, sent)
            return f"{local(house.uris.treatments(manuscript_id))}?done=signed"

        return taken(request, sent, act, partial(_shown, doors, request, person, manuscript_id))


def _sign_all(
    doors: Doors, request: Request, person: Person, manuscript_id: str, sent: Sent
) -> None:
    """Sign the steps that were ticked, each by itself: one that cannot be signed stops no other."""
    with doors.house.sessions() as session:
        book = open_book(doors, session, request, person, Action.TREAT, manuscript_id)
    chosen = sent.many("step")
    if not chosen:
        raise BadTreatment("no-steps", "Tick the steps that you sign.")
    signer = doors.signer(request, person, sent, Action.TREAT, book.manuscript.holder_id)
    refused: Exception | None = None
    for step_id in chosen:
        try:
            with doors.house.sessions.begin() as session:
                step = steps.find(session, step_id)
                if step.manuscript_id != manuscript_id:
                    continue
                finishing.sign_step(
                    session, doors.house.vault.root, step_id, signer=signer,
                    statement=book.t(
                        "treat-sign-step", seq=step.seq, shelfmark=book.manuscript.shelfmark
                    ),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
        except MENDABLE as error:
            refused = error
    if refused is not None:
        raise refused


def _shown(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    mistake: Mistake | None = None,
) -> Response:
    house, at = doors.house, doors.clock()
    with house.sessions() as session:
        book = open_book(doors, session, request, person, Action.READ_BENCH, manuscript_id)
        listed = _proposals(session, doors, book, at)
        work = [
            views.treatment(session, each, at)
            for each in treatments.of_manuscript(session, manuscript_id)
        ]
        signed = [
            (row.id, row.number, row.kind.value)
            for row in assessments.of_manuscript(session, manuscript_id)
            if row.status is AssessmentStatus.SIGNED
        ]
        residues = [
            (term(row.substance, book.t), row.source, row.by)
            for row in assessing.residues(session, manuscript_id).values()
        ]
        card = card_of(
            session, house.uris, book.manuscript, person, at, book.t,
            back=local(house.uris.treatments(manuscript_id)),
        )  # fmt: skip
    mine = [_step(house, each, row, book) for each in work for row in each.steps]
    unsigned = [one for one in mine if one.row.state is StepState.FINISHED]
    signing = None
    if unsigned:
        statement = book.t("treat-sign-day-statement", shelfmark=book.manuscript.shelfmark)
        signing = doors.signing(request, person, Action.TREAT, book.manuscript.holder_id, statement)
    return show(
        house, request, "bench/treatment/overview.html", section="desk",
        entries=("treatment", "care"), headers={"Cache-Control": "no-store"},
        status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, care_card=card, proposals=listed, mistake=mistake,
        treatments=[_treatment(house, each) for each in work],
        open_steps=[
            one for one in mine if one.row.state in (StepState.OPEN, StepState.IN_PROGRESS)
        ],
        unsigned=unsigned, signing=signing, assessments=signed, residues=residues,
        done=request.query_params.get("done", ""),
        may_propose=book.may(Action.PROPOSE), may_treat=book.may(Action.TREAT),
        store=f"{local(house.uris.store())}?holder={book.manuscript.holder_id}",
        policy=local(house.uris.approval_policy(book.manuscript.holder_id)),
    )  # fmt: skip


def _proposals(session: Session, doors: Doors, book: Book, at: dt.datetime) -> list[ProposalView]:
    series: dict[str, list[ProposalView]] = {}
    rows = proposals.of_manuscript(session, book.manuscript.id)
    for row in sorted(rows, key=lambda one: -one.version):
        listed = views.listed(row, at)
        address = local(doors.house.uris.proposal(book.manuscript.id, row.id))
        if found := series.get(row.series_id):
            found[0].older.append((listed, address))
            continue
        content = ProposalContent.model_validate(row.content)
        view = ProposalView(
            listed, all_words(content.aims[:1]), address, approvals.role_due(session, row), [],
            listed.state in APPROVED,
        )  # fmt: skip
        series[row.series_id] = [view]
    return sorted(
        (views_of[0] for views_of in series.values()),
        key=lambda one: one.newest.created_at, reverse=True,
    )  # fmt: skip


def _treatment(house: VaultHouse, shown: bodies.TreatmentShown) -> TreatmentView:
    open_steps: Sequence[bodies.StepListed] = [
        one for one in shown.steps if one.state is not StepState.SIGNED
    ]
    address = local(house.uris.treatment(shown.manuscript_id, shown.id))
    return TreatmentView(shown, all_words(shown.content.title), address, len(open_steps))


def _step(
    house: VaultHouse, of: bodies.TreatmentShown, row: bodies.StepListed, book: Book
) -> StepView:
    return StepView(
        row, term(row.act, book.t), local(house.uris.step(of.manuscript_id, of.id, row.id))
    )
