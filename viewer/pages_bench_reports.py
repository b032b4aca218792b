"""Reports of the bench: condition, proposals, treatments, step cards, labels, printed copies."""

import re
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Path, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity, manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.conservation.condition import assessments
from catalog.conservation.condition.errors import AssessmentNotFound
from catalog.conservation.condition.signed import released_assessments
from catalog.conservation.treatment import proposals, steps, treatments
from catalog.conservation.treatment.errors import (
    ProposalNotFound,
    StepNotFound,
    TreatmentNotFound,
)
from catalog.errors import ManuscriptNotFound, NotFound
from catalog.identifiers import is_valid, mint
from catalog.identity import Manuscript
from catalog.pages import pages_for_staff, pages_of
from catalog.paths import (
    CONDITION_REPORT_PATH,
    LABELS_PATH,
    PROPOSAL_SHEET_PATH,
    PUBLIC_REPORT_PATH,
    REPORT_PROGRESS_PATH,
    REPORTS_PATH,
    STEP_CARD_PATH,
    TREATMENT_REPORT_PATH,
)
from ingest.work_queue import WorkQueue
from viewer.bench_views import tabs
from viewer.frame import VaultHouse, local, show, words_of
from viewer.languages import LANGUAGES
from viewer.page_models import said
from viewer.report_answers import DIGITS, Answers, shelf_of
from viewer.report_answers import Form as PrintForm
from viewer.sheets import box_labels, copies_list
from viewer.sheets.condition_report import Audience, condition_report
from viewer.sheets.proposal_sheet import proposal_sheet
from viewer.sheets.report import Report
from viewer.sheets.treatment_report import step_card, treatment_report
from viewer.sheets.wording import Speaker, speaker

Digits = Annotated[str, DIGITS]


def router(house: VaultHouse, queue: WorkQueue, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the reports, and the page that lists them."""
    pages = APIRouter(include_in_schema=False)
    answers = Answers(house, queue)
    _add_subjects(pages, house, answers, needs, clock)
    _add_public(pages, house, answers)
    _add_labels(pages, house, answers, needs, clock)
    _add_list(pages, house, needs, clock)
    return pages


def _add_subject(
    pages: APIRouter,
    house: VaultHouse,
    answers: Answers,
    needs: Needs,
    path: str,
    find: Callable[[Session, str], Any],
    unknown: type[NotFound],
    made_of: Callable[[Session, Manuscript, str, Speaker], Report],
) -> None:
    """Add the report about one thing of a manuscript, which `path` names by its last identifier."""
    name = re.findall(r"{(\w+)}", path)[-1]
    reader = needs(Action.READ_BENCH)

    @pages.get(f"{path}.{{form}}", name=f"report_of_{name.removesuffix('_id')}")
    def report(
        request: Request,
        manuscript_id: str,
        subject_id: Annotated[str, Path(alias=name)],
        form: PrintForm,
        person: Annotated[Person, Depends(reader)],
        digits: Digits = "latn",
    ) -> Response:
        say = answers.say(request, digits)
        with house.sessions() as session:
            book = _book(session, person, manuscript_id)
            if find(session, subject_id).manuscript_id != manuscript_id:
                raise unknown(subject_id)
            made = made_of(session, book, subject_id, say)
        return answers.answer(request, manuscript_id, made, form, shelf_of(subject_id, say))


def _add_subjects(
    pages: APIRouter, house: VaultHouse, answers: Answers, needs: Needs, clock: Clock
) -> None:
    def assessment(session: Session, book: Manuscript, subject_id: str, say: Speaker) -> Report:
        audience = Audience(pages_for_staff(session, book))
        return condition_report(session, subject_id, answers.heading(book, say), audience, say)

    def proposal(session: Session, book: Manuscript, subject_id: str, say: Speaker) -> Report:
        return proposal_sheet(session, subject_id, answers.heading(book, say), say, clock())

    def treatment(session: Session, book: Manuscript, subject_id: str, say: Speaker) -> Report:
        # To the hour while it runs: what is asked for again is not printed again.
        at = clock().replace(minute=0, second=0, microsecond=0)
        return treatment_report(session, subject_id, answers.heading(book, say), say, at)

    def step(session: Session, book: Manuscript, subject_id: str, say: Speaker) -> Report:
        # Its photographs may have to wait for a worker, as those of a treatment.
        at = clock().replace(minute=0, second=0, microsecond=0)
        return step_card(session, subject_id, answers.heading(book, say), say, at)

    add = partial(_add_subject, pages, house, answers, needs)
    add(CONDITION_REPORT_PATH, assessments.find, AssessmentNotFound, assessment)
    add(PROPOSAL_SHEET_PATH, proposals.find, ProposalNotFound, proposal)
    add(TREATMENT_REPORT_PATH, treatments.find, TreatmentNotFound, treatment)
    add(STEP_CARD_PATH, steps.find, StepNotFound, step)


def _add_public(pages: APIRouter, house: VaultHouse, answers: Answers) -> None:
    @pages.get(PUBLIC_REPORT_PATH + ".pdf")
    def public_report(
        request: Request, manuscript_id: str, assessment_id: str, digits: Digits = "latn"
    ) -> Response:
        """Give anybody the report of what was signed and released, and of nothing else."""
        if not is_valid(manuscript_id):
            raise ManuscriptNotFound(manuscript_id[:100])
        say = answers.say(request, digits)
        with house.sessions() as session:
            manuscripts.readable(session, manuscript_id)
            if assessment_id not in released_assessments(session, manuscript_id):
                raise AssessmentNotFound(assessment_id[:100])
            book = identity.find(session, manuscript_id)
            audience = Audience(pages_of(session, manuscript_id), is_public=True)
            made = condition_report(
                session, assessment_id, answers.heading(book, say), audience, say
            )
        shelf = shelf_of(assessment_id, say, is_public=True)
        return answers.answer(request, manuscript_id, made, "pdf", shelf)

    @pages.get(REPORT_PROGRESS_PATH)
    def progress(
        manuscript_id: str,
        shelf: Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$")],
        digest: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    ) -> Response:
        """Tell how far it is: two numbers, to whoever knows the digest of the whole report."""
        return answers.progress(shelf, digest)


def _add_labels(
    pages: APIRouter, house: VaultHouse, answers: Answers, needs: Needs, clock: Clock
) -> None:
    reader = needs(Action.READ_BENCH)

    @pages.get(f"{LABELS_PATH}.pdf")
    def labels(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        box: Annotated[str, Query(max_length=80)] = "",
        copies: Annotated[int, Query(ge=1, le=box_labels.COPIES_MAX)] = 12,
        digits: Digits = "latn",
    ) -> Response:
        say = answers.say(request, digits)
        with house.sessions() as session:
            book = _book(session, person, manuscript_id)
            wanted = box_labels.Wanted(box.strip(), copies, house.uris.manuscript(manuscript_id))
            made = box_labels.box_labels(answers.heading(book, say), wanted, say, clock())
        return answers.answer(request, manuscript_id, made, "pdf", shelf_of(manuscript_id, say))

    @pages.get(f"{REPORTS_PATH}/copies.pdf")
    def copies(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        digits: Digits = "latn",
    ) -> Response:
        say = answers.say(request, digits)
        with house.sessions() as session:
            book = _book(session, person, manuscript_id)
            made = copies_list.copies_list(
                session, manuscript_id, answers.heading(book, say), say, clock()
            )
        return answers.answer(request, manuscript_id, made, "pdf", shelf_of(manuscript_id, say))


def _add_list(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    reader, writer = needs(Action.READ_BENCH), needs(Action.EXAMINE)

    @pages.get(REPORTS_PATH)
    def reports(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        t, uris = words_of(request), house.uris
        with house.sessions() as session:
            book = _book(session, person, manuscript_id)
            found = copies_list.printables(session, manuscript_id, speaker(t))
            noted = copies_list.noted(session, [one.subject_id for one in found])
            released = released_assessments(session, manuscript_id)
            cards = [
                (treatment, treatments.steps_of(session, treatment.id))
                for treatment in treatments.of_manuscript(session, manuscript_id)
            ]
        return show(
            house, request, "bench/reports.html", section="desk", entries=("reports",),
            headers={"Cache-Control": "no-store"},
            shelfmark=book.shelfmark, title=said(book.titles, t.language.code),
            tabs=tabs(request.app, uris, manuscript_id, "reports"),
            page_address=local(uris.manuscript(manuscript_id)),
            bench_address=local(uris.bench(manuscript_id)),
            tongues=[(code, one.name) for code, one in LANGUAGES.items()],
            reports=[_listed(house, manuscript_id, one, released) for one in found],
            signed=[(one, _copies(one, noted)) for one in found if one.hash],
            cards=[
                (row.seq, local(uris.step_card(manuscript_id, row.id)))
                for _, rows in cards
                for row in rows
            ],
            labels=local(uris.labels(manuscript_id)),
            here=local(uris.reports(manuscript_id)),
            may_note=may(person, Action.EXAMINE, book.holder_id),
            is_noted="noted" in request.query_params,
        )  # fmt: skip

    @pages.post(f"{REPORTS_PATH}/printed")
    def printed(
        request: Request,
        manuscript_id: str,
        subject: Annotated[str, Form(max_length=20)],
        which: Annotated[copies_list.Copy, Form()],
        person: Annotated[Person, Depends(writer)],
        keeper: Annotated[str, Form(max_length=copies_list.KEEPER_LENGTH_MAX)] = "",
    ) -> Response:
        """Note that a copy was printed, and who keeps it."""
        with house.sessions.begin() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.EXAMINE, manuscript.holder_id)
            found = copies_list.printables(session, manuscript_id, speaker(words_of(request)))
            printable = next((one for one in found if one.subject_id == subject), None)
            if printable is None:
                raise AssessmentNotFound(subject)
            copies_list.note(
                session, printable, which, keeper, by=person.name, at=clock(), new_id=mint
            )
        here = local(house.uris.reports(manuscript_id))
        return RedirectResponse(f"{here}?noted=1", HTTPStatus.SEE_OTHER)


def _book(session: Session, person: Person, manuscript_id: str) -> Manuscript:
    manuscript = identity.find(session, manuscript_id)
    require(person, Action.READ_BENCH, manuscript.holder_id)
    return manuscript


def _listed(
    house: VaultHouse,
    manuscript_id: str,
    one: copies_list.Printable,
    released: tuple[str, ...],
) -> dict[str, Any]:
    uris = house.uris
    address = {
        "condition": uris.condition_report,
        "proposal": uris.proposal_sheet,
        "treatment": uris.treatment_report,
    }[one.kind]
    is_released = one.subject_id in released
    return {
        "name": one.name,
        "at": one.at,
        "is_signed": bool(one.hash),
        "pdf": local(address(manuscript_id, one.subject_id)),
        "json": local(address(manuscript_id, one.subject_id, "json")),
        "public": local(uris.public_report(manuscript_id, one.subject_id)) if is_released else "",
    }


def _copies(
    one: copies_list.Printable, noted: list[copies_list.Noted]
) -> list[tuple[str, copies_list.Noted | None, bool]]:
    """Return each copy with who keeps it, and whether the signed entry is another one since."""
    kept = {each.copy: each for each in noted if each.subject_id == one.subject_id}
    return [
        (copy.value, kept.get(copy), copy in kept and kept[copy].hash != one.hash)
        for copy in copies_list.Copy
    ]
