"""One treatment proposal: read, signed, decided about; older versions stay readable."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.condition import assessments
from catalog.conservation.treatment import approvals, bodies, flaws, proposals, treatments, views
from catalog.conservation.treatment.approval_policies import policy_in, policy_of
from catalog.conservation.treatment.approvals import ConditionWanted
from catalog.conservation.treatment.errors import ProposalNotFound
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import APPROVED, CheckKind, Decision, ProposalState
from catalog.conservation.treatment.step_content import PersonNamed
from catalog.conservation.treatment.tables import Proposal
from catalog.conservation.treatment.treatments import TreatmentContent
from catalog.identifiers import Kind, mint
from catalog.paths import PROPOSAL_PATH
from viewer import flaw_words, proposal_views
from viewer.frame import local, show
from viewer.sent_forms import Mistake, Sent, read, sent_form, taken, texts_of
from viewer.treatment_doors import Book, Doors, open_book

# How many conditions one can write at once; whoever needs more decides with a note.
_CONDITION_ROWS = 4
# What a condition can see to, of what custodians ask.
_CARE_CHECKS = ("fragments_kept",)


@dataclass(frozen=True)
class Asked:
    """A form about one version: by whom it was sent, and about which."""

    doors: Doors
    request: Request
    person: Person
    sent: Sent
    manuscript_id: str
    proposal_id: str

    def opened(self, action: Action) -> tuple[Book, Proposal]:
        """Open the book and the version.

        Raises:
            ManuscriptNotFound, ProposalNotFound: one of them is not there.
            NotSignedIn, NotAllowed: this person may not do `action` here.
        """
        with self.doors.house.sessions() as session:
            book = open_book(
                self.doors, session, self.request, self.person, action, self.manuscript_id
            )
            return book, find(session, self.manuscript_id, self.proposal_id)

    def taken(self, act: Callable[[], str]) -> Response:
        """Do what the form asks, or show the page again with why it was not done."""
        again = partial(
            _shown, self.doors, self.request, self.person, self.manuscript_id, self.proposal_id
        )
        return taken(self.request, self.sent, act, again)

    def back(self, done: str) -> str:
        """Return the address of the version, whose page then says what was done."""
        address = local(self.doors.house.uris.proposal(self.manuscript_id, self.proposal_id))
        return f"{address}?done={done}"


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the pages."""
    _add_reading(pages, doors)
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
        at = Asked(doors, request, person, sent, manuscript_id, proposal_id)

        def done() -> str:
            book, found = at.opened(Action.PROPOSE)
            signer = doors.signer(request, person, sent, Action.PROPOSE, book.manuscript.holder_id)
            with house.sessions.begin() as session:
                proposals.submit(
                    session, house.vault.root, proposal_id, edition=sent.number("edition"),
                    signer=signer,
                    statement=book.t("treat-sign-proposal", version=found.version),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
            return at.back("submitted")

        return at.taken(done)


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
        at = Asked(doors, request, person, sent, manuscript_id, proposal_id)

        def done() -> str:
            book, found = at.opened(Action.APPROVE)
            wanted = read(bodies.DecisionWanted, statement=".", **_decision(sent))
            signer = doors.signer(request, person, sent, Action.APPROVE, book.manuscript.holder_id)
            said = book.t(f"treat-decision-{wanted.decision.value}")
            with house.sessions.begin() as session:
                approvals.decide(
                    session, house.vault.root, proposal_id, decision=wanted.decision,
                    conditions=wanted.conditions, note=wanted.note, signer=signer,
                    statement=book.t("treat-sign-decision", version=found.version, decision=said),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
            return at.back("decided")

        return at.taken(done)

    @pages.post(f"{PROPOSAL_PATH}/satisfy")
    def satisfy(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(worker)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        at = Asked(doors, request, person, sent, manuscript_id, proposal_id)

        def done() -> str:
            at.opened(Action.TREAT)
            with house.sessions.begin() as session:
                approvals.satisfy(
                    session, proposal_id, sent.one("approval"), sent.number("number"),
                    evidence=sent.one("evidence"), by=person.name, at=doors.clock(),
                )  # fmt: skip
            # Conditions are satisfied from the page of the treatment too: one goes back there.
            treatment_id = sent.one("treatment")
            if not treatment_id:
                return at.back("satisfied")
            with house.sessions() as session:
                treatments.find(session, treatment_id)
            address = local(house.uris.treatment(manuscript_id, treatment_id))
            return f"{address}?done=satisfied"

        return at.taken(done)


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
        at = Asked(doors, request, person, sent, manuscript_id, proposal_id)

        def done() -> str:
            _, found = at.opened(Action.TREAT)
            chosen = ProposalContent.model_validate(found.content).chosen
            team = (PersonNamed(name=person.name, user_id=person.id or ""),)
            content = TreatmentContent(title=chosen.title if chosen else (), team=team)
            with house.sessions.begin() as session:
                made = treatments.create(
                    session, manuscript_id, treatment_id=mint(Kind.TREATMENT),
                    proposal_id=proposal_id, content=content, by=person.name, at=doors.clock(),
                )  # fmt: skip
                return local(house.uris.treatment(manuscript_id, made.id))

        return at.taken(done)


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
        regions = {
            one.region_id
            for option in shown.content.options
            for action in option.actions
            for one in action.targets
            if one.region_id
        }
        treated = flaws.chosen(session, manuscript_id, (), regions)
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
        flaws_said=flaw_words.by_place(treated, book.labels, book.t),
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
