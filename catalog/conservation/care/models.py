"""What a care protocol says: rules in the custodian's words, some with a check of the machine.

A check is data and never a program, so that an adviser can set it in a form and anybody can read
in the vault what was checked. Consent is a body's answer to one kind of work. Source: conservation
reference, section 2.10.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.accounts.permissions import Role
from catalog.record.values import Item, Line, Texts, Value

RULES_MAX = 100
MANUSCRIPTS_MAX = 2_000


class When(StrEnum):
    """At which kind of work a rule is asked about."""

    TOUCH = "touch"
    OPEN = "open"
    PHOTOGRAPH = "photograph"
    TRANSPORT = "transport"
    STORE = "store"
    TREAT = "treat"
    DISCARD = "discard"


class RuleKind(StrEnum):
    """How binding the custodian's sentence is."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


class Origin(StrEnum):
    """The animal a material comes from (conservation reference, 2.5)."""

    BOVINE = "bovine"
    PORCINE = "porcine"
    FISH = "fish"
    STURGEON = "sturgeon"


class ConsentScope(StrEnum):
    """What a body is asked to agree to."""

    TREATMENT = "treatment"
    SAMPLING = "sampling"
    IMAGING = "imaging"
    PUBLICATION = "publication"
    LOAN = "loan"
    DISPLAY = "display"
    AI_TRAINING = "ai_training"


class ConsentAnswer(StrEnum):
    """What the body answered, that it took its consent back, or that its answer has run out."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class NoMaterialOrigin(Value):
    """No material may come from these animals; a material of unknown origin is not let through."""

    kind: Literal["no_material_origin"] = "no_material_origin"
    origins: Annotated[tuple[Origin, ...], Field(min_length=1, max_length=len(Origin))]


class NoAlcohol(Value):
    """No material may contain alcohol; where nobody has said, it is not let through."""

    kind: Literal["no_alcohol"] = "no_alcohol"


class FragmentsKept(Value):
    """Nothing with script on it leaves: every fragment is kept, and it is said where."""

    kind: Literal["fragments_kept"] = "fragments_kept"


class NeedsRole(Value):
    """Somebody of this role takes part in the work."""

    kind: Literal["needs_role"] = "needs_role"
    role: Role


class NeedsConsent(Value):
    """The body asked has agreed to this kind of work, and the agreement still holds."""

    kind: Literal["needs_consent"] = "needs_consent"
    scope: ConsentScope


class TwoPeople(Value):
    """At least two people are present."""

    kind: Literal["two_people"] = "two_people"


MachineCheck = Annotated[
    NoMaterialOrigin | NoAlcohol | FragmentsKept | NeedsRole | NeedsConsent | TwoPeople,
    Field(discriminator="kind"),
]


class CareRule(Item):
    """One sentence of the custodian, when it is asked about, and how binding it is."""

    when: When
    kind: RuleKind
    requirement: Annotated[Texts, Field(min_length=1)]
    check: MachineCheck | None = None

    @model_validator(mode="after")
    def _only_what_binds_is_checked(self) -> Self:
        if self.kind is RuleKind.NOTE and self.check is not None:
            raise PydanticCustomError(
                "note-checked", "a note asks for nothing; make it 'must' or 'should' to check it"
            )
        return self


class CareContent(Value):
    """A protocol as it is written: whose words, for which books, from which day, which rules.

    `manuscript_ids` is empty for everything the holder has, now and later. Without rules the body
    asks for nothing, which is how an earlier protocol is brought to an end.
    """

    owner: Line = Field(min_length=1)
    introduction: Texts = ()
    valid_from: date
    manuscript_ids: Annotated[tuple[str, ...], Field(max_length=MANUSCRIPTS_MAX)] = ()
    rules: Annotated[tuple[CareRule, ...], Field(max_length=RULES_MAX)] = ()


class ConsentContent(Value):
    """What a body answered, on which day and until when, with the letter that shows it.

    `evidence` is a reference to the letter or minutes, `reviewer` whoever read it for the house.
    """

    giver: Line = Field(min_length=1)
    scope: ConsentScope
    answer: ConsentAnswer
    answered_on: date
    valid_until: date | None = None
    conditions: Texts = ()
    evidence: Line = ""
    reviewer: Line = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_until is not None and self.valid_until < self.answered_on:
            raise PydanticCustomError(
                "ends-before", "ends before it was given; write a later day or none"
            )
        return self
