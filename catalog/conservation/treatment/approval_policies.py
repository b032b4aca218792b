"""Who must approve a treatment, in which order, how many of each: a table and a rule of turns."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Role, actions_of
from catalog.conservation.treatment.errors import BadTreatment
from catalog.conservation.treatment.tables import ApprovalPolicy
from catalog.record.values import Value

DEFAULT = ""


class PolicyStep(Value):
    """One role in the order; `quorum` different people of it must agree."""

    role: Role
    quorum: Annotated[int, Field(ge=1, le=20)] = 1


class Policy(Value):
    """The whole order; an approval holds for `valid_months`."""

    steps: Annotated[tuple[PolicyStep, ...], Field(min_length=1, max_length=10)]
    valid_months: Annotated[int, Field(ge=1, le=120)] = 12


def policy_of(session: Session, holder_id: str) -> Policy:
    """The policy of the holder, or else the default of the house.

    Raises:
        BadTreatment: there is not even a default; the migration puts one there.
    """
    for holder in (holder_id, DEFAULT):
        row = session.scalar(
            select(ApprovalPolicy)
            .where(ApprovalPolicy.holder_id == holder)
            .order_by(ApprovalPolicy.id.desc())
            .limit(1)
        )
        if row is not None:
            return Policy.model_validate({"steps": row.steps, "valid_months": row.valid_months})
    raise BadTreatment(
        "no-policy", "Nobody has said who approves treatments: set the order of approvals."
    )


def set_policy(
    session: Session, holder_id: str, policy: Policy, *, by: str, at: datetime
) -> ApprovalPolicy:
    """The policy of the holder from now on; proposals that are submitted already keep theirs.

    Raises:
        BadTreatment: a role stands twice, or cannot approve anything.
    """
    roles = [step.role for step in policy.steps]
    if len(set(roles)) != len(roles):
        raise BadTreatment("role-twice", "A role stands twice in the order: name each one once.")
    for role in roles:
        if not {Action.APPROVE, Action.SIGN} <= actions_of(role):
            raise BadTreatment(
                "role-cannot",
                f"A {role.value.replace('_', ' ')} cannot approve: choose another role.",
                role=role.value,
            )
    row = ApprovalPolicy(
        holder_id=holder_id,
        steps=[step.model_dump(mode="json") for step in policy.steps],
        valid_months=policy.valid_months,
        set_by=by,
        set_at=at,
    )
    session.add(row)
    session.flush()
    return row


def turn(policy: Policy, agreed: Sequence[Role]) -> Role | None:
    """The role whose turn it is after these roles have agreed; None when all have."""
    said = Counter(agreed)
    return next((step.role for step in policy.steps if said[step.role] < step.quorum), None)


def is_expired(approved_at: datetime, valid_months: int, at: datetime) -> bool:
    """Whether an approval is too old to begin on; it holds to the end of its last day (UTC)."""
    month = approved_at.month - 1 + valid_months
    year, month = approved_at.year + month // 12, month % 12 + 1
    day = min(approved_at.day, calendar.monthrange(year, month)[1])
    return at.date() > date(year, month, day)


def policy_in(context: dict[str, Any]) -> Policy:
    """The policy as it was when a proposal was submitted."""
    return Policy.model_validate(context["policy"])
