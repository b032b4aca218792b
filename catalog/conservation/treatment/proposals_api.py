"""Proposals over HTTP: written, submitted, decided about, and the order of approvals."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Action, Person, require
from catalog.conservation.treatment import (
    approval_policies,
    approvals,
    assessing,
    bodies,
    neighbours,
    proposals,
    views,
)
from catalog.conservation.treatment.approval_policies import Policy
from catalog.conservation.treatment.proposal_content import blank
from catalog.conservation.treatment.workbench import Workbench
from catalog.identifiers import Kind
from catalog.paths import (
    APPROVAL_POLICY_API_PATH,
    PROPOSAL_API_PATH,
    PROPOSALS_API_PATH,
    RESIDUES_API_PATH,
)
from catalog.record.api_bodies import problems

_ACTS = problems(400, 401, 403, 404, 409, 413, 422)


def add(routes: APIRouter, bench: Workbench) -> None:
    """Add the routes of proposals, approvals and of what the book has met."""
    _add_writing(routes, bench)
    _add_deciding(routes, bench)
    _add_policy(routes, bench)
    _add_residues(routes, bench)


def _add_writing(routes: APIRouter, bench: Workbench) -> None:
    reader, writer = bench.needs(Action.READ_BENCH), bench.needs(Action.PROPOSE)

    @routes.get(PROPOSALS_API_PATH, operation_id="list_proposals", responses=_ACTS)
    def list_proposals(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.ProposalListed]:
        """Every version of every proposal for the book, the newest first."""
        with bench.house.sessions() as session:
            bench.book(session, person, Action.READ_BENCH, manuscript_id)
            found = proposals.of_manuscript(session, manuscript_id)
            return [views.listed(each, bench.clock()) for each in found]

    @routes.post(
        PROPOSALS_API_PATH,
        operation_id="create_proposal",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def create_proposal(
        manuscript_id: str,
        body: bodies.ProposalWanted,
        person: Annotated[Person, Depends(writer)],
    ) -> bodies.ProposalShown:
        """Begin a proposal; a device may make the identifier itself and send it twice."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            bench.book(session, person, Action.PROPOSE, manuscript_id)
            made = proposals.create(
                session,
                manuscript_id,
                proposal_id=bench.new_id(body.id, Kind.PROPOSAL),
                assessment_id=body.assessment_id,
                content=body.content or blank(body.language),
                by=person.name,
                at=at,
            )
            return views.proposal(session, made, at)

    @routes.get(PROPOSAL_API_PATH, operation_id="read_proposal", responses=_ACTS)
    def read_proposal(
        proposal_id: str, person: Annotated[Person, Depends(reader)]
    ) -> bodies.ProposalShown:
        """One version, with its approvals, warnings, checks and the other versions."""
        with bench.house.sessions() as session:
            found = proposals.find(session, proposal_id)
            bench.book(session, person, Action.READ_BENCH, found.manuscript_id)
            return views.proposal(session, found, bench.clock())

    @routes.put(PROPOSAL_API_PATH, operation_id="change_proposal", responses=_ACTS)
    def change_proposal(
        proposal_id: str,
        body: bodies.ProposalChange,
        person: Annotated[Person, Depends(writer)],
    ) -> bodies.ProposalShown:
        """Save the draft; of what was submitted before, this makes the next version."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            found = proposals.find(session, proposal_id)
            bench.book(session, person, Action.PROPOSE, found.manuscript_id)
            saved = proposals.change(
                session,
                proposal_id,
                body.content,
                edition=body.edition,
                by=person.name,
                at=at,
                new_id=bench.mint,
                assessment_id=body.assessment_id,
            )
            return views.proposal(session, saved, at)

    @routes.post(f"{PROPOSAL_API_PATH}/submit", operation_id="submit_proposal", responses=_ACTS)
    def submit_proposal(
        proposal_id: str,
        body: bodies.Submission,
        request: Request,
        person: Annotated[Person, Depends(writer)],
    ) -> bodies.ProposalShown:
        """Sign the draft and lay it before the approvers."""
        signer = bench.signer(
            request,
            person,
            body,
            Action.PROPOSE,
            lambda session: proposals.find(session, proposal_id),
        )
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            done = proposals.submit(
                session,
                bench.house.vault.root,
                proposal_id,
                edition=body.edition,
                signer=signer,
                statement=body.statement,
                language=body.language,
                at=at,
                new_id=bench.mint,
            )
            return views.proposal(session, done, at)


def _add_deciding(routes: APIRouter, bench: Workbench) -> None:
    approver, bench_worker = bench.needs(Action.APPROVE), bench.needs(Action.TREAT)

    @routes.post(
        f"{PROPOSAL_API_PATH}/approvals",
        operation_id="decide_proposal",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def decide_proposal(
        proposal_id: str,
        body: bodies.DecisionWanted,
        request: Request,
        person: Annotated[Person, Depends(approver)],
    ) -> bodies.ProposalShown:
        """Decide, in turn, with a signature."""
        signer = bench.signer(
            request,
            person,
            body,
            Action.APPROVE,
            lambda session: proposals.find(session, proposal_id),
        )
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            approvals.decide(
                session,
                bench.house.vault.root,
                proposal_id,
                decision=body.decision,
                conditions=body.conditions,
                note=body.note,
                signer=signer,
                statement=body.statement,
                language=body.language,
                at=at,
                new_id=bench.mint,
            )
            return views.proposal(session, proposals.find(session, proposal_id), at)

    @routes.post(
        f"{PROPOSAL_API_PATH}/approvals/{{approval_id}}/conditions/{{number}}/satisfy",
        operation_id="satisfy_condition",
        responses=_ACTS,
    )
    def satisfy_condition(
        proposal_id: str,
        approval_id: str,
        number: Annotated[int, Path(ge=1, le=approvals.CONDITIONS_MAX)],
        body: bodies.Satisfaction,
        person: Annotated[Person, Depends(bench_worker)],
    ) -> bodies.ProposalShown:
        """Say how a condition was satisfied; once, and for ever."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            found = proposals.find(session, proposal_id)
            bench.book(session, person, Action.TREAT, found.manuscript_id)
            approvals.satisfy(
                session,
                proposal_id,
                approval_id,
                number,
                evidence=body.evidence,
                by=person.name,
                at=at,
            )
            return views.proposal(session, found, at)


def _add_policy(routes: APIRouter, bench: Workbench) -> None:
    reader, setter = bench.needs(Action.READ_BENCH), bench.needs(Action.RELEASE)

    @routes.get(APPROVAL_POLICY_API_PATH, operation_id="read_approval_policy", responses=_ACTS)
    def read_policy(holder_id: str, person: Annotated[Person, Depends(reader)]) -> Policy:
        """Who approves treatments of this holder's books, in which order."""
        with bench.house.sessions() as session:
            require(person, Action.READ_BENCH, holder_id)
            neighbours.check_holder(session, holder_id)
            return approval_policies.policy_of(session, holder_id)

    @routes.put(APPROVAL_POLICY_API_PATH, operation_id="set_approval_policy", responses=_ACTS)
    def set_policy(
        holder_id: str, body: Policy, person: Annotated[Person, Depends(setter)]
    ) -> Policy:
        """Set the order; what was submitted before keeps the order of its day."""
        with bench.house.sessions.begin() as session:
            require(person, Action.RELEASE, holder_id)
            neighbours.check_holder(session, holder_id)
            approval_policies.set_policy(session, holder_id, body, by=person.name, at=bench.clock())
            return body


def _add_residues(routes: APIRouter, bench: Workbench) -> None:
    reader, writer = bench.needs(Action.READ_BENCH), bench.needs(Action.EXAMINE)

    @routes.get(RESIDUES_API_PATH, operation_id="list_residues", responses=_ACTS)
    def list_residues(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> list[bodies.ResidueShown]:
        """What the book has met and keeps for ever."""
        with bench.house.sessions() as session:
            bench.book(session, person, Action.READ_BENCH, manuscript_id)
            return _residues(session, manuscript_id)

    @routes.post(RESIDUES_API_PATH, operation_id="note_residue", responses=_ACTS)
    def note_residue(
        manuscript_id: str,
        body: bodies.Residue,
        person: Annotated[Person, Depends(writer)],
    ) -> list[bodies.ResidueShown]:
        """Note for ever that the book has met a substance, as an old paper says."""
        with bench.house.sessions.begin() as session:
            bench.book(session, person, Action.EXAMINE, manuscript_id)
            identity.lock(session, manuscript_id)
            assessing.note_residue(
                session,
                manuscript_id,
                body.substance,
                source=body.source,
                by=person.name,
                at=bench.clock(),
            )
            return _residues(session, manuscript_id)


def _residues(session: Session, manuscript_id: str) -> list[bodies.ResidueShown]:
    return [
        bodies.ResidueShown.model_validate(each, from_attributes=True)
        for each in assessing.residues(session, manuscript_id).values()
    ]
