"""What cannot be done at the bench as asked, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from catalog.errors import BadRecord, Conflict, NotAllowed, NotFound


class ProposalNotFound(NotFound):
    """No proposal has this identifier."""

    def __init__(self, proposal_id: str) -> None:
        super().__init__(
            f"There is no treatment proposal {proposal_id!r}: check the identifier for a slip."
        )
        self.proposal_id = proposal_id


class TreatmentNotFound(NotFound):
    """No treatment has this identifier."""

    def __init__(self, treatment_id: str) -> None:
        super().__init__(
            f"There is no treatment {treatment_id!r}: check the identifier for a slip."
        )
        self.treatment_id = treatment_id


class StepNotFound(NotFound):
    """No step has this identifier."""

    def __init__(self, step_id: str) -> None:
        super().__init__(f"There is no treatment step {step_id!r}: open the treatment again.")
        self.step_id = step_id


class VariationNotFound(NotFound):
    """No variation request has this identifier."""

    def __init__(self, variation_id: str) -> None:
        super().__init__(
            f"There is no variation request {variation_id!r}: open the treatment again."
        )
        self.variation_id = variation_id


class ApprovalConditionNotFound(NotFound):
    """The approval has no such condition."""

    def __init__(self, approval_id: str, number: int) -> None:
        super().__init__(f"{approval_id} has no condition {number}: open the proposal again.")
        self.approval_id = approval_id
        self.number = number


class MaterialNotFound(NotFound):
    """No product, lot or preparation has this identifier or batch number."""

    def __init__(self, material_id: str) -> None:
        super().__init__(
            f"There is no material {material_id!r} here: check the label, or enter it first."
        )
        self.material_id = material_id


class EditClash(Conflict):
    """Somebody else saved the same thing in between; `theirs` is what they wrote.

    What the second person wrote is kept beside it where the sentence says so.
    """

    def __init__(self, subject_id: str, edition: int, by: str, theirs: Mapping[str, Any]) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has saved {subject_id} in the meantime: "
            "read what they wrote beside yours, then save again."
        )
        self.subject_id = subject_id
        self.edition = edition
        self.by = by
        self._theirs = dict(theirs)

    @property
    def theirs(self) -> dict[str, Any]:
        """What stands now."""
        return self._theirs

    @property
    def extension(self) -> dict[str, Any]:
        """What a program needs to show both (RFC 9457, 3.2)."""
        return {"edition": self.edition, "by": self.by, "theirs": self._theirs}


class WrongTreatmentState(Conflict):
    """What was asked does not go with the state of the thing; the sentence says what does."""

    def __init__(self, subject_id: str, key: str, sentence: str, **values: object) -> None:
        super().__init__(f"{subject_id} {sentence}", key=key, **values)
        self.subject_id = subject_id


class ProposalNeedsSignedAssessment(Conflict):
    """A proposal rests on an assessment that nobody has signed."""

    def __init__(self, assessment_id: str) -> None:
        super().__init__(
            f"The assessment {assessment_id} is not signed for this manuscript: "
            "sign it first, a proposal must rest on it."
        )
        self.assessment_id = assessment_id


class ProposalIncomplete(Conflict):
    """Something must still be filled in; `missing` are stable keys."""

    def __init__(self, proposal_id: str, missing: tuple[str, ...]) -> None:
        super().__init__(
            f"{proposal_id} cannot be submitted yet: fill in {', '.join(missing)}.",
            count=len(missing),
        )
        self.proposal_id = proposal_id
        self.missing = missing


class NotTheirTurn(Conflict):
    """Approvals have an order; `role_due` is the role whose turn it is."""

    def __init__(self, proposal_id: str, role_due: str) -> None:
        super().__init__(
            f"It is the turn of the {role_due.replace('_', ' ')} to decide about {proposal_id}: "
            "ask for that decision first.",
            role=role_due,
        )
        self.proposal_id = proposal_id
        self.role_due = role_due


class AlreadyDecided(Conflict):
    """The same person cannot decide twice about one version."""

    def __init__(self, proposal_id: str, by: str) -> None:
        super().__init__(
            f"{by} has decided about {proposal_id} already: ask another person of that role."
        )
        self.proposal_id = proposal_id
        self.by = by


class ConditionUnsatisfied(Conflict):
    """A condition of an approval blocks; `check` is its text."""

    def __init__(self, check: str, moment: str) -> None:
        super().__init__(
            f"A condition of the approval is not satisfied yet: “{check}”. Satisfy it and say so "
            f"in the proposal, then {moment} the treatment.",
            key=moment,
        )
        self.check = check


class BlockedByCheck(Conflict):
    """The custodian's rule or the laboratory's own knowledge forbids it; `check` says which."""

    def __init__(self, check: str) -> None:
        super().__init__(f"This is blocked: {check} Change the plan, or satisfy the rule first.")
        self.check = check


class OutsideScope(Conflict):
    """A step does what nobody approved; `what` names it."""

    def __init__(self, step_id: str, what: str) -> None:
        super().__init__(
            f"{step_id} goes beyond the approved plan ({what}): raise a variation request and wait "
            "until it is accepted."
        )
        self.step_id = step_id
        self.what = what


class VariationOpen(Conflict):
    """A variation request waits for its decision."""

    def __init__(self, variation_id: str) -> None:
        super().__init__(
            f"The variation request {variation_id} is not decided yet: "
            "work goes on when it is accepted."
        )
        self.variation_id = variation_id


class EvidenceMissing(Conflict):
    """Photographs are missing; `moment` is 'before' or 'after', `sides` the folio labels."""

    def __init__(self, moment: str, sides: tuple[str, ...]) -> None:
        super().__init__(
            f"There is no photograph {moment} treatment of {', '.join(sides)}: add one, or let the "
            "head of the laboratory say why no change can be seen.",
            key=moment,
            count=len(sides),
        )
        self.moment = moment
        self.sides = sides


class MaterialRefused(Conflict):
    """The lot or preparation may not be used; `fault` is 'expired', 'no_sds' or 'past_use_by'."""

    _WHY: ClassVar[Mapping[str, str]] = {
        "expired": "is past its expiry date",
        "no_sds": "has no safety data sheet",
        "past_use_by": "is past its use-by date",
    }

    def __init__(self, code: str, fault: str, day: str = "") -> None:
        super().__init__(
            f"{code} {self._WHY[fault]}{f' ({day})' if day else ''}: take another, or ask the "
            "head of the laboratory to allow it with a reason.",
            key=fault.replace("_", "-"),
        )
        self.code = code
        self.day = day


class NeedsHeadOfLab(NotAllowed):
    """Only the head of the laboratory may allow an exception."""

    def __init__(self) -> None:
        super().__init__(
            "Only the head of the laboratory may allow this, with a reason: ask for it."
        )


class NotTheirStep(NotAllowed):
    """A step is signed by somebody who did it."""

    def __init__(self, seq: int) -> None:
        super().__init__(
            f"Step {seq} is signed by somebody who took part in it, or by the head of the "
            "laboratory: let one of them sign.",
            step=str(seq),
        )


class CodeTaken(Conflict):
    """The store already has a lot or preparation with this number."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The store already has {code!r}: use that one, or give another number.")
        self.code = code


class IdentifierTaken(Conflict):
    """A client's own identifier belongs to something else already."""

    def __init__(self, subject_id: str) -> None:
        super().__init__(
            f"The identifier {subject_id} belongs to something else: let the device make another."
        )
        self.subject_id = subject_id


class BadTreatment(BadRecord):
    """Something said about a treatment that cannot stand; `key` is stable, for translation."""

    def __init__(self, key: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, key=key, **values)
