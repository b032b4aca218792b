"""Rows made again from signed documents: what was signed comes back, work in progress does not.

Entries come in the order in which they were signed. Products, lots and preparations come from
the snapshots in the steps that used them, as they were at that moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from catalog.conservation.treatment import approvals, assessing, finishing
from catalog.conservation.treatment.proposals import versions
from catalog.conservation.treatment.states import (
    APPROVED,
    CheckKind,
    Decision,
    Outcome,
    ProposalState,
    StepState,
    TreatmentState,
    VariationState,
)
from catalog.conservation.treatment.step_content import StepContent
from catalog.conservation.treatment.store_tables import Lot, MaterialMet, Preparation, Product
from catalog.conservation.treatment.tables import (
    Approval,
    ApprovalCondition,
    Proposal,
    SecondText,
    SpotTest,
    Step,
    Treatment,
    Variation,
)


def proposal(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """A submitted version; an earlier one that still stood is superseded by it."""
    told, at = document["content"], _time(document["at"])
    for earlier in versions(session, told["series"]):
        if earlier.state in APPROVED or earlier.state is ProposalState.SUBMITTED:
            earlier.state = ProposalState.SUPERSEDED
    session.add(
        Proposal(
            id=told["id"],
            series_id=told["series"],
            manuscript_id=manuscript_id,
            version=told["version"],
            assessment_id=told["assessment"],
            state=ProposalState.SUBMITTED,
            content=told["content"],
            context=told["context"],
            edition=1,
            created_by=told["created_by"],
            created_at=at,
            changed_by=told["created_by"],
            signed_entry_id=document["id"],
        )
    )
    session.flush()
    _residues(session, manuscript_id, told["context"]["residues"])


def approval(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """A decision with its conditions; the version moves on as it did then."""
    told = document["content"]
    session.add(
        Approval(
            id=told["id"],
            proposal_id=told["proposal"],
            manuscript_id=manuscript_id,
            number=told["number"],
            role=told["role"],
            person_id=told["person"]["id"],
            person_name=told["person"]["name"],
            decision=Decision(told["decision"]),
            note=told["note"],
            at=_time(told["at"]),
        )
    )
    session.flush()
    for each in told["conditions"]:
        session.add(
            ApprovalCondition(
                approval_id=told["id"],
                number=each["number"],
                text=each["text"],
                check_kind=CheckKind(each["check_kind"]),
                care_check=each["care_check"],
            )
        )
    session.flush()
    approvals.move_on(session, session.get_one(Proposal, told["proposal"]))


def step(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """A signed step with its treatment, materials, spot tests and what others wrote."""
    told = document["content"]
    context = told["context"]
    _treatment(session, manuscript_id, context["treatment"])
    _satisfied(session, context["satisfied"])
    _spot_tests(session, manuscript_id, told["treatment"], context["spot_tests"])
    content = StepContent.model_validate(told["content"])
    for use in content.uses:
        _store(session, use.snapshot)
    made = Step(
        id=told["id"],
        treatment_id=told["treatment"],
        manuscript_id=manuscript_id,
        seq=told["seq"],
        act=told["act"],
        state=StepState.SIGNED,
        outcome=Outcome(told["outcome"]),
        content=told["content"],
        context=context,
        edition=1,
        created_by=told["created_by"],
        created_at=_time(told["created_at"]),
        changed_by=told["created_by"],
        finished_by=told["finished_by"],
        finished_by_id=told.get("finished_by_id"),
        started_at=_time_or_none(told["started_at"]),
        ended_at=_time_or_none(told["ended_at"]),
        active_seconds=told["active_seconds"],
    )
    session.add(made)
    session.flush()
    names = ("use_id", "place", "lot_id", "preparation_id", "way")
    if told["met"]:
        rows = [{"step_id": made.id, **dict(zip(names, row, strict=True))} for row in told["met"]]
        session.execute(insert(MaterialMet), rows)
    for each in context["second_texts"]:
        session.add(
            SecondText(
                step_id=made.id,
                content=each["content"],
                by=each["by"],
                by_id=each.get("by_id"),
                at=_time(each["at"]),
            )
        )
    # From here on the triggers keep the row and its materials as they are.
    made.signed_entry_id = document["id"]
    session.flush()
    _residues(session, manuscript_id, context["residues"])
    signer = document["signer"]["name"]
    finishing.remember_residues(session, made, content, signer, _time(document["at"]))


def variation(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """A decision to leave the plan, or not to."""
    told = document["content"]
    session.add(
        Variation(
            id=told["id"],
            step_id=told["step"],
            treatment_id=told["treatment"],
            manuscript_id=manuscript_id,
            state=VariationState(told["state"]),
            content=told["content"],
            granted=told["granted"],
            note=told["note"],
            raised_by=told["raised_by"],
            raised_by_id=told.get("raised_by_id"),
            raised_at=_time(told["raised_at"]),
            decided_by=told["decided_by"],
            decided_at=_time_or_none(told["decided_at"]),
            signed_entry_id=document["id"],
        )
    )
    session.flush()


def treatment(session: Session, manuscript_id: str, document: Mapping[str, Any]) -> None:
    """The end of a treatment."""
    told = document["content"]
    made = _treatment(session, manuscript_id, told)
    _satisfied(session, told["satisfied"])
    made.content = told["content"]
    made.state = TreatmentState.SIGNED
    made.started_at = _time_or_none(told["started_at"])
    made.ended_at = _time_or_none(told["ended_at"])
    made.signed_entry_id = document["id"]
    session.flush()


def _treatment(session: Session, manuscript_id: str, told: Mapping[str, Any]) -> Treatment:
    there = session.get(Treatment, told["id"])
    if there is not None:
        return there
    made = Treatment(
        id=told["id"],
        manuscript_id=manuscript_id,
        proposal_id=told["proposal"],
        state=TreatmentState.IN_PROGRESS,
        state_reason="",
        content=told["content"],
        edition=1,
        created_by=told["created_by"],
        created_at=_time(told["created_at"]),
        started_at=_time_or_none(told["started_at"]),
    )
    session.add(made)
    session.flush()
    return made


def _satisfied(session: Session, told: Sequence[Mapping[str, Any]]) -> None:
    for each in told:
        condition = session.get_one(ApprovalCondition, (each["approval"], each["number"]))
        condition.satisfied_by = each["by"]
        condition.satisfied_at = _time(each["at"])
        condition.evidence = each["evidence"]
    session.flush()


def _spot_tests(
    session: Session, manuscript_id: str, treatment_id: str, told: Sequence[Mapping[str, Any]]
) -> None:
    there = set(session.scalars(select(SpotTest.id).where(SpotTest.treatment_id == treatment_id)))
    for each in told:
        if each["id"] not in there:
            session.add(
                SpotTest(
                    id=each["id"],
                    treatment_id=treatment_id,
                    manuscript_id=manuscript_id,
                    canvas_id=each["canvas_id"],
                    content=each["content"],
                    by=each["by"],
                    at=_time(each["at"]),
                )
            )
    session.flush()


def _residues(session: Session, manuscript_id: str, told: Sequence[Mapping[str, Any]]) -> None:
    for each in told:
        assessing.note_residue(
            session,
            manuscript_id,
            each["substance"],
            source=each["source"],
            by=each["by"],
            at=_time(each["at"]),
        )


def _store(session: Session, snapshot: Mapping[str, Any]) -> None:
    for each in snapshot.get("products", ()):
        if session.get(Product, each["id"]) is None:
            session.add(Product(**{**each, "at": _time(each["at"])}, edition=1))
    session.flush()
    for each in snapshot.get("lots", ()):
        expires_on = each["content"]["expires_on"]
        values = {
            **each,
            "at": _time(each["at"]),
            "expires_on": date.fromisoformat(expires_on) if expires_on else None,
        }
        there = session.get(Lot, each["id"])
        if there is None:
            session.add(Lot(**values, edition=1))
            continue
        # The newest snapshot knows best what was left and which sheet there was.
        for name in ("content", "expires_on", "left_thousandths"):
            setattr(there, name, values[name])
    session.flush()
    made = snapshot.get("preparation")
    if made is not None and session.get(Preparation, made["id"]) is None:
        use_by = date.fromisoformat(made["content"]["use_by"])
        session.add(Preparation(**{**made, "at": _time(made["at"])}, use_by=use_by))
    session.flush()


def _time(told: str) -> datetime:
    return datetime.fromisoformat(told)


def _time_or_none(told: str | None) -> datetime | None:
    return None if told is None else _time(told)
