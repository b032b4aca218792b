"""Proposals and their versions: written, submitted with a signature, replaced by a newer version.

What was submitted is never written into again: whoever edits it makes the next version, and the
approvals stay with the one they were given for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.signing.signing import Signer, sign
from catalog.conservation.treatment import assessing
from catalog.conservation.treatment.approval_policies import is_expired, policy_in, policy_of
from catalog.conservation.treatment.errors import (
    BlockedByCheck,
    EditClash,
    IdentifierTaken,
    ProposalIncomplete,
    ProposalNotFound,
    WrongTreatmentState,
)
from catalog.conservation.treatment.neighbours import require_signed
from catalog.conservation.treatment.proposal_content import ProposalContent, missing
from catalog.conservation.treatment.states import APPROVED, ProposalState, TreatmentState
from catalog.conservation.treatment.tables import Proposal, Treatment
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

SUBMITTED = "proposal.submitted"
_RUNNING = (TreatmentState.IN_PROGRESS, TreatmentState.PAUSED)


def find(session: Session, proposal_id: str) -> Proposal:
    """The version with this identifier.

    Raises:
        ProposalNotFound: there is none.
    """
    proposal = session.get(Proposal, proposal_id, populate_existing=True)
    if proposal is None:
        raise ProposalNotFound(proposal_id)
    return proposal


def of_manuscript(session: Session, manuscript_id: str) -> list[Proposal]:
    """Every version of every proposal, the newest first."""
    statement = select(Proposal).where(Proposal.manuscript_id == manuscript_id)
    return list(
        session.scalars(statement.order_by(Proposal.created_at.desc(), Proposal.version.desc()))
    )


def versions(session: Session, series_id: str) -> list[Proposal]:
    """Every version of one proposal, the first one first."""
    statement = select(Proposal).where(Proposal.series_id == series_id)
    return list(session.scalars(statement.order_by(Proposal.version)))


def state_at(proposal: Proposal, at: datetime) -> ProposalState:
    """Where the version stands; an approval runs out by itself."""
    if (
        proposal.state in APPROVED
        and proposal.approved_at is not None
        and is_expired(proposal.approved_at, policy_in(proposal.context).valid_months, at)
    ):
        return ProposalState.EXPIRED
    return proposal.state


def create(
    session: Session,
    manuscript_id: str,
    *,
    proposal_id: str,
    assessment_id: str,
    content: ProposalContent,
    by: str,
    at: datetime,
) -> Proposal:
    """Version 1, a draft; the same identifier again gives back what is there.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        ProposalNeedsSignedAssessment: it rests on no signed assessment of this book.
        BadTreatment: it names what is not there.
        IdentifierTaken: the identifier is that of another book's proposal.
    """
    identity.lock(session, manuscript_id)
    there = session.get(Proposal, proposal_id)
    if there is not None:
        if there.manuscript_id != manuscript_id:
            raise IdentifierTaken(proposal_id)
        return there
    require_signed(session, manuscript_id, assessment_id)
    assessing.check_content(session, manuscript_id, content)
    return _add(
        session, manuscript_id, proposal_id, proposal_id, 1, assessment_id, content, by, at
    )  # fmt: skip


def change(
    session: Session,
    proposal_id: str,
    content: ProposalContent,
    *,
    edition: int,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    assessment_id: str | None = None,
) -> Proposal:
    """The draft as it is now written, or a new version where this one was submitted before.

    A version that waited or was approved is superseded at once: nothing may start from it.

    Raises:
        ProposalNotFound: there is none with this identifier.
        EditClash: somebody else saved this draft, or wrote the next version.
        WrongTreatmentState: a treatment runs on this version; a variation is the way.
        ProposalNeedsSignedAssessment, BadTreatment: as `create`.
    """
    proposal = find(session, proposal_id)
    identity.lock(session, proposal.manuscript_id)
    session.refresh(proposal)
    if edition != proposal.edition:
        raise EditClash(proposal.id, proposal.edition, proposal.changed_by, proposal.content)
    resting_on = assessment_id or proposal.assessment_id
    require_signed(session, proposal.manuscript_id, resting_on)
    assessing.check_content(session, proposal.manuscript_id, content)
    if proposal.state is ProposalState.DRAFT:
        proposal.content = content.model_dump(mode="json")
        proposal.assessment_id = resting_on
        proposal.edition += 1
        proposal.changed_by = by
        session.flush()
        return proposal
    last = versions(session, proposal.series_id)[-1]
    if last.id != proposal.id:
        raise EditClash(last.id, last.edition, last.changed_by, last.content)
    _require_idle(session, proposal)
    if proposal.state in APPROVED or proposal.state is ProposalState.SUBMITTED:
        proposal.state = ProposalState.SUPERSEDED
    return _add(
        session, proposal.manuscript_id, new_id(Kind.PROPOSAL), proposal.series_id,
        proposal.version + 1, resting_on, content, by, at,
    )  # fmt: skip


def submit(
    session: Session,
    root: StorageRoot,
    proposal_id: str,
    *,
    edition: int,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Proposal:
    """The draft, signed and before the approvers; what was true on this day is signed with it.

    Raises:
        ProposalNotFound, EditClash: as `change`.
        WrongTreatmentState: it is no draft.
        ProposalIncomplete: something must be filled in.
        ProposalNeedsSignedAssessment: its assessment is not signed.
        BlockedByCheck: a custodian's rule forbids a material of the recommended option.
        ...: as `signing.sign`.
    """
    proposal = find(session, proposal_id)
    manuscript = identity.lock(session, proposal.manuscript_id)
    session.refresh(proposal)
    if proposal.state is not ProposalState.DRAFT:
        raise WrongTreatmentState(
            proposal.id, "not-draft", "was submitted already: edit it, and a new version begins."
        )
    if edition != proposal.edition:
        raise EditClash(proposal.id, proposal.edition, proposal.changed_by, proposal.content)
    content = ProposalContent.model_validate(proposal.content)
    lacking = missing(content)
    if lacking:
        raise ProposalIncomplete(proposal.id, lacking)
    require_signed(session, proposal.manuscript_id, proposal.assessment_id)
    checks = assessing.care_checks(session, proposal.manuscript_id, content, on=at.date())
    for check in checks:
        if check.is_blocking and not check.is_met and check.kind in assessing.OF_MATERIALS:
            raise BlockedByCheck(assessing.sentence(check))
    proposal.context = {
        "policy": policy_of(session, manuscript.holder_id).model_dump(mode="json"),
        "warnings": [
            each.as_json()
            for each in assessing.warnings_of_plan(session, proposal.manuscript_id, content)
        ],
        "checks": [assessing.check_json(check) for check in checks],
        "residues": assessing.residues_json(session, proposal.manuscript_id),
    }
    proposal.state = ProposalState.SUBMITTED
    entry = sign(
        session, root, proposal.manuscript_id,
        kind=SUBMITTED, subject_id=proposal.id, content=document(proposal), signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    proposal.signed_entry_id = entry.id
    session.flush()
    return proposal


def document(proposal: Proposal) -> dict[str, Any]:
    """What is signed of a version: everything but what became of it afterwards."""
    return {
        "id": proposal.id,
        "series": proposal.series_id,
        "version": proposal.version,
        "assessment": proposal.assessment_id,
        "created_by": proposal.created_by,
        "content": proposal.content,
        "context": proposal.context,
    }


def _add(
    session: Session,
    manuscript_id: str,
    proposal_id: str,
    series_id: str,
    version: int,
    assessment_id: str,
    content: ProposalContent,
    by: str,
    at: datetime,
) -> Proposal:
    proposal = Proposal(
        id=proposal_id,
        series_id=series_id,
        manuscript_id=manuscript_id,
        version=version,
        assessment_id=assessment_id,
        state=ProposalState.DRAFT,
        content=content.model_dump(mode="json"),
        context={},
        edition=1,
        created_by=by,
        created_at=at,
        changed_by=by,
    )
    session.add(proposal)
    session.flush()
    return proposal


def _require_idle(session: Session, proposal: Proposal) -> None:
    count = session.scalar(
        select(func.count())
        .select_from(Treatment)
        .where(Treatment.proposal_id == proposal.id, Treatment.state.in_(_RUNNING))
    )
    if count:
        raise WrongTreatmentState(
            proposal.id,
            "treatment-runs",
            "is being carried out: raise a variation request, or stop the treatment first.",
        )
