"""One treatment proposal: read, written, signed, decided about; older versions stay readable."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.condition import assessments
from catalog.conservation.condition.tables import AssessmentStatus
from catalog.conservation.treatment import approvals, bodies, proposals, treatments, views
from catalog.conservation.treatment.approval_policies import policy_in, policy_of
from catalog.conservation.treatment.approvals import ConditionWanted
from catalog.conservation.treatment.errors import EditClash, ProposalNotFound
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import APPROVED, CheckKind, Decision, ProposalState
from catalog.conservation.treatment.step_content import PersonNamed
from catalog.conservation.treatment.tables import Proposal
from catalog.conservation.treatment.treatments import TreatmentContent
from catalog.identifiers import Kind, mint
from catalog.paths import PROPOSAL_PATH
from viewer import proposal_views
from viewer.bench_terms import FIRST_COMPONENTS
from viewer.frame import local, show, words_of
from viewer.languages import LANGUAGES
from viewer.proposal_form import (
    ProposalForm,
    content_of,
    form_of,
    sent_form_of,
    with_one_more,
    with_room,
)
from viewer.treatment_doors import (
    MENDABLE,
    Book,
    Doors,
    Mistake,
    Sent,
    mistake_of,
    open_book,
    read,
    sent_form,
    texts_of,
)
from viewer.treatment_words import choices, term

# How many conditions one can write at once; whoever needs more decides with a note.
_CONDITION_ROWS = 4
# What a condition can see to, of what custodians ask.
_CARE_CHECKS = ("fragments_kept",)


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the pages."""
    _add_reading(pages, doors)
    _add_writing(pages, doors)
    _add_submitting(pages, doors)
    _add_deciding(pages, doors)
    _add_beginning(pages, doors)


def find(session: Session, manuscript_id: str, proposal_id: str) -> Proposal:
    """Return the version, if it is of this book.

    Raises:
        ProposalNotFound: there is none.
    """
    found = proposals.find(session, proposal_id)
    if found.manuscript_id != manuscript_id:
        raise ProposalNotFound(proposal_id)
    return found


def _add_reading(pages: APIRouter, doors: Doors) -> None:
    reader = doors.needs(Action.READ_BENCH)

    @pages.get(PROPOSAL_PATH)
    def proposal(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(reader)],
    ) -> Response:
        return _shown(doors, request, person, manuscript_id, proposal_id)


def _add_writing(pages: APIRouter, doors: Doors) -> None:
    house, writer = doors.house, doors.needs(Action.PROPOSE)

    @pages.get(f"{PROPOSAL_PATH}/edit")
    def write(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(writer)],
    ) -> Response:
        with house.sessions() as session:
            book = open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
            found = find(session, manuscript_id, proposal_id)
            content = ProposalContent.model_validate(found.content)
            form = form_of(content, found.edition, found.assessment_id, book.labels)
        return _sheet(doors, request, book, proposal_id, form)

    @pages.post(f"{PROPOSAL_PATH}/edit")
    def save(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(writer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        form, t = sent_form_of(sent), words_of(request)
        with house.sessions() as session:
            book = open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
            find(session, manuscript_id, proposal_id)
        if sent.one("do") == "option":
            return _sheet(doors, request, book, proposal_id, with_room(with_one_more(form)))
        try:
            with house.sessions.begin() as session:
                saved = proposals.change(
                    session, proposal_id, content_of(form, book.labels), edition=form.edition,
                    by=person.name, at=doors.clock(), new_id=mint,
                    assessment_id=form.assessment_id or None,
                )  # fmt: skip
                address = local(house.uris.proposal(manuscript_id, saved.id))
        except EditClash as clash:
            mistake = mistake_of(clash, sent, t)
            shown = replace(form, edition=clash.edition)
            return _sheet(doors, request, book, clash.subject_id, shown, mistake)
        except MENDABLE as error:
            return _sheet(doors, request, book, proposal_id, form, mistake_of(error, sent, t))
        goes_on = "/edit" if sent.one("do") == "more" else ""
        return RedirectResponse(f"{address}{goes_on}?done=saved", HTTPStatus.SEE_OTHER)


def _add_submitting(pages: APIRouter, doors: Doors) -> None:
    house, writer = doors.house, doors.needs(Action.PROPOSE)

    @pages.post(f"{PROPOSAL_PATH}/submit")
    def submit(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(writer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        try:
            with house.sessions() as session:
                book = open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
                version = find(session, manuscript_id, proposal_id).version
            signer = doors.signer(request, person, sent, Action.PROPOSE, book.manuscript.holder_id)
            with house.sessions.begin() as session:
                proposals.submit(
                    session, house.vault.root, proposal_id, edition=sent.number("edition"),
                    signer=signer,
                    statement=book.t("treat-sign-proposal", version=version),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _shown(doors, request, person, manuscript_id, proposal_id, mistake)
        return _back(doors, manuscript_id, proposal_id, "submitted")


def _add_deciding(pages: APIRouter, doors: Doors) -> None:
    house = doors.house
    approver, worker = doors.needs(Action.APPROVE), doors.needs(Action.TREAT)

    @pages.post(f"{PROPOSAL_PATH}/decide")
    def decide(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(approver)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        try:
            with house.sessions() as session:
                book = open_book(doors, session, request, person, Action.APPROVE, manuscript_id)
                version = find(session, manuscript_id, proposal_id).version
            wanted = read(bodies.DecisionWanted, statement=".", **_decision(sent))
            signer = doors.signer(request, person, sent, Action.APPROVE, book.manuscript.holder_id)
            said = book.t(f"treat-decision-{wanted.decision.value}")
            with house.sessions.begin() as session:
                approvals.decide(
                    session, house.vault.root, proposal_id, decision=wanted.decision,
                    conditions=wanted.conditions, note=wanted.note, signer=signer,
                    statement=book.t("treat-sign-decision", version=version, decision=said),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _shown(doors, request, person, manuscript_id, proposal_id, mistake)
        return _back(doors, manuscript_id, proposal_id, "decided")

    @pages.post(f"{PROPOSAL_PATH}/satisfy")
    def satisfy(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        with house.sessions() as session:
            open_book(doors, session, request, person, Action.TREAT, manuscript_id)
            find(session, manuscript_id, proposal_id)
        try:
            with house.sessions.begin() as session:
                approvals.satisfy(
                    session, proposal_id, sent.one("approval"), sent.number("number"),
                    evidence=sent.one("evidence"), by=person.name, at=doors.clock(),
                )  # fmt: skip
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _shown(doors, request, person, manuscript_id, proposal_id, mistake)
        # Conditions are satisfied from the page of the treatment too: one goes back there.
        treatment_id = sent.one("treatment")
        if treatment_id:
            with house.sessions() as session:
                treatments.find(session, treatment_id)
            address = local(house.uris.treatment(manuscript_id, treatment_id))
            return RedirectResponse(f"{address}?done=satisfied", HTTPStatus.SEE_OTHER)
        return _back(doors, manuscript_id, proposal_id, "satisfied")


def _add_beginning(pages: APIRouter, doors: Doors) -> None:
    house, worker = doors.house, doors.needs(Action.TREAT)

    @pages.post(f"{PROPOSAL_PATH}/treatments")
    def plan(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        with house.sessions() as session:
            open_book(doors, session, request, person, Action.TREAT, manuscript_id)
            content = ProposalContent.model_validate(
                find(session, manuscript_id, proposal_id).content
            )
        team = (PersonNamed(name=person.name, user_id=person.id or ""),)
        title = content.chosen.title if content.chosen else ()
        try:
            with house.sessions.begin() as session:
                made = treatments.create(
                    session, manuscript_id, treatment_id=mint(Kind.TREATMENT),
                    proposal_id=proposal_id, content=TreatmentContent(title=title, team=team),
                    by=person.name, at=doors.clock(),
                )  # fmt: skip
                address = local(house.uris.treatment(manuscript_id, made.id))
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _shown(doors, request, person, manuscript_id, proposal_id, mistake)
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _decision(sent: Sent) -> dict[str, Any]:
    language = sent.one("language") or "none"
    conditions = tuple(
        read(
            ConditionWanted, text=texts_of(((text, language),)), check_kind=kind, care_check=care
        )
        for text, kind, care in zip(
            sent.many("condition"), sent.many("condition_kind"), sent.many("condition_care"),
            strict=False,
        )
        if text
    )  # fmt: skip
    return {
        "decision": sent.one("decision"),
        "conditions": conditions,
        "note": sent.texts("note"),
    }


def _back(doors: Doors, manuscript_id: str, proposal_id: str, done: str) -> Response:
    address = local(doors.house.uris.proposal(manuscript_id, proposal_id))
    return RedirectResponse(f"{address}?done={done}", HTTPStatus.SEE_OTHER)


def _shown(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    proposal_id: str,
    mistake: Mistake | None = None,
) -> Response:
    house, at = doors.house, doors.clock()
    with house.sessions() as session:
        book = open_book(doors, session, request, person, Action.READ_BENCH, manuscript_id)
        found = find(session, manuscript_id, proposal_id)
        shown = views.proposal(session, found, at)
        holder_id = book.manuscript.holder_id
        policy = policy_in(found.context) if found.context else policy_of(session, holder_id)
        earlier = next((one for one in shown.versions if one.version == shown.version - 1), None)
        changed = []
        if earlier is not None:
            old = ProposalContent.model_validate(proposals.find(session, earlier.id).content)
            changed = proposal_views.changes(old, shown.content, book.labels, book.t)
        rests_on = assessments.find(session, found.assessment_id)
        basis = (rests_on.number, local(house.uris.assessment(manuscript_id, rests_on.id)))
    is_newest = shown.versions[-1].id == shown.id
    signing = _signing(doors, request, person, book, shown)
    address = local(house.uris.proposal(manuscript_id, proposal_id))
    return show(
        house, request, "bench/treatment/proposal.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, proposal=shown, address=address, mistake=mistake,
        typed=mistake.sent if mistake else Sent(),
        options=proposal_views.options(shown.content, book.labels, book.t),
        scope=proposal_views.scope(shown.content.scope, book.labels, book.t),
        warnings=proposal_views.warnings(shown.warnings, book.labels, book.t),
        checks=proposal_views.checks(shown.checks, book.t),
        turns=proposal_views.turns(policy, shown.approvals, shown.role_due),
        changes=changed, earlier=earlier, is_newest=is_newest, basis=basis,
        versions=[
            (one, local(house.uris.proposal(manuscript_id, one.id)))
            for one in reversed(shown.versions)
        ],
        signing=signing, done=request.query_params.get("done", ""),
        sheet=local(house.uris.proposal_sheet(manuscript_id, proposal_id)),
        decisions=list(Decision), check_kinds=list(CheckKind), care_checks=_CARE_CHECKS,
        condition_rows=range(_CONDITION_ROWS),
        may_propose=book.may(Action.PROPOSE), may_treat=book.may(Action.TREAT),
        may_begin=book.may(Action.TREAT) and shown.state in APPROVED and is_newest,
    )  # fmt: skip


def _signing(
    doors: Doors, request: Request, person: Person, book: Book, shown: bodies.ProposalShown
) -> Any:
    holder_id = book.manuscript.holder_id
    if shown.state is ProposalState.DRAFT and not shown.missing:
        statement = book.t("treat-sign-proposal", version=shown.version)
        return doors.signing(request, person, Action.PROPOSE, holder_id, statement)
    if shown.state is ProposalState.SUBMITTED:
        statement = book.t("treat-decide-statement", version=shown.version)
        form = doors.signing(request, person, Action.APPROVE, holder_id, statement)
        if form is not None and shown.role_due in form.roles:
            # In another role one cannot decide now, so only the one whose turn it is is offered.
            return replace(form, roles=(shown.role_due,))
    return None


def _sheet(
    doors: Doors,
    request: Request,
    book: Book,
    proposal_id: str,
    form: ProposalForm,
    mistake: Mistake | None = None,
) -> Response:
    house, language = doors.house, book.t.language.code
    manuscript_id = book.manuscript.id
    theirs = []
    with house.sessions() as session:
        found = find(session, manuscript_id, proposal_id)
        signed = [
            row
            for row in assessments.of_manuscript(session, manuscript_id)
            if row.status is AssessmentStatus.SIGNED
        ]
        if mistake is not None and isinstance(mistake.error, EditClash):
            # What the other wrote, against what was typed here, part by part.
            mine = content_of(form, book.labels)
            standing = ProposalContent.model_validate(found.content)
            theirs = proposal_views.changes(standing, mine, book.labels, book.t)
    used = {key for row in form.scope for key in row.components} | {
        key for one in form.options for row in one.actions for key in row.components
    }
    components = dict(choices("component", language))
    return show(
        house, request, "bench/treatment/proposal_form.html", section="desk",
        entries=("treatment",), headers={"Cache-Control": "no-store"},
        status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, form=form, mistake=mistake, theirs=theirs,
        series=found.series_id, version=found.version,
        is_draft=found.state is ProposalState.DRAFT,
        address=local(house.uris.proposal(manuscript_id, proposal_id)),
        assessments=[(row.id, row.number, row.kind.value) for row in signed],
        acts=choices("act", language), materials=choices("mat", language),
        components=[
            (key, components.get(key, key))
            for key in dict.fromkeys((*FIRST_COMPONENTS, *sorted(used)))
        ],
        tongues=LANGUAGES, sides=[book.label(each) for each in book.labels],
        done=request.query_params.get("done", ""), term=term,
    )  # fmt: skip
