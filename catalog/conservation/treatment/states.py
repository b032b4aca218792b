"""The states of proposals, treatments, steps and variations, and the words of a decision."""

from __future__ import annotations

from enum import StrEnum


class ProposalState(StrEnum):
    """Where one version of a proposal stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


APPROVED = frozenset({ProposalState.APPROVED, ProposalState.APPROVED_WITH_CONDITIONS})


class Decision(StrEnum):
    """What one approver says."""

    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    RETURN = "return"
    REJECT = "reject"


AGREES = frozenset({Decision.APPROVE, Decision.APPROVE_WITH_CONDITIONS})


class CheckKind(StrEnum):
    """What a condition of an approval holds up."""

    BEFORE_START = "blocking_before_start"
    BEFORE_COMPLETION = "blocking_before_completion"
    ADVISORY = "advisory"


class TreatmentState(StrEnum):
    """Where a treatment stands."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    SIGNED = "signed"
    CLOSED = "closed"
    STOPPED = "stopped"


class StepState(StrEnum):
    """Where a step stands; a step that failed was still done, so failing is an outcome.

    That a signed step was voided is said by an entry beside it (`voids.py`), never by its row.
    """

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    SIGNED = "signed"


class Outcome(StrEnum):
    """How a step turned out."""

    AS_PLANNED = "as_planned"
    PARTLY = "partly"
    FAILED = "failed"
    ABANDONED = "abandoned"


class Deviation(StrEnum):
    """How far a step left the plan."""

    NONE = "none"
    MINOR = "minor"
    NEEDS_VARIATION = "needs_variation"


class VariationState(StrEnum):
    """What became of a request to leave the plan."""

    RAISED = "raised"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ACCEPTED_WITH_CHANGES = "accepted_with_changes"


GRANTED = frozenset({VariationState.ACCEPTED, VariationState.ACCEPTED_WITH_CHANGES})


class Way(StrEnum):
    """What a material does in the book: it stays, it goes, or it is only there for a while."""

    ADDED = "added"
    REMOVED = "removed"
    TEMPORARY = "temporary"
