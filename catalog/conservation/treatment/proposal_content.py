"""What a treatment proposal says (AIC Guidelines for Practice, 22 to 25; conservation.md 2.5).

Two options can never be left out: to do nothing, and to protect without treating. Only against
them can a reader weigh what the others would risk.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from catalog.conservation.treatment.targets import ActKey, Scope, Targets, TermKey
from catalog.provenance.private import Currency
from catalog.record.values import Item, LanguageTag, Texts, Value

OPTIONS_MAX = 12


class OptionKind(StrEnum):
    """What an option is in principle."""

    NO_TREATMENT = "no_treatment"
    PREVENTIVE_ONLY = "preventive_only"
    TREATMENT = "treatment"


class Cost(Value):
    """Money: a decimal amount and its currency (ISO 4217, alphabetic code)."""

    amount: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
    currency: Currency


class PlannedMaterial(Value):
    """A generic material ('mat.…'), and the product of the store where it is chosen already."""

    generic: TermKey
    product_id: Annotated[str, StringConstraints(pattern=r"^x[0-9a-z]{10}$")] | None = None


class PlannedAction(Value):
    """One action of an option, where it would be done, and with which kinds of material."""

    act: ActKey
    targets: Targets = ()
    materials: Annotated[tuple[PlannedMaterial, ...], Field(max_length=40)] = ()
    note: Texts = ()


class Option(Item):
    """One way to go on; `retreatability` from 0 (never again) to 4 (as if nothing was done)."""

    kind: OptionKind
    title: Texts = ()
    actions: Annotated[tuple[PlannedAction, ...], Field(max_length=200)] = ()
    risks: Texts = ()
    benefits: Texts = ()
    hours: Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)] | None = None
    cost: Cost | None = None
    retreatability: Annotated[int, Field(ge=0, le=4)] | None = None
    evidence_loss: Texts = ()


class ProposalContent(Value):
    """The whole proposal as it is written, reviewed and signed.

    `recommended` is the id of an option; `scope` is what the recommended option needs leave for;
    `fragments_kept` promises that nothing that comes off leaves the book's box; `language` is the
    language in which it was written.
    """

    aims: Texts = ()
    options: Annotated[tuple[Option, ...], Field(max_length=OPTIONS_MAX)]
    recommended: Annotated[str, StringConstraints(max_length=24)] = ""
    scope: Scope = ()
    tests: Texts = ()
    sacred_considerations: Texts = ()
    fragments_kept: bool = False
    language: LanguageTag = "none"

    @model_validator(mode="after")
    def _holds_the_two(self) -> Self:
        kinds = [option.kind for option in self.options]
        if OptionKind.NO_TREATMENT not in kinds or OptionKind.PREVENTIVE_ONLY not in kinds:
            raise PydanticCustomError(
                "options-two",
                "needs the options to do nothing and to protect without treating: put them back",
            )
        ids = [option.id for option in self.options]
        if "" in ids or len(set(ids)) != len(ids):
            raise PydanticCustomError(
                "options-ids", "has options without an id of their own: give each another one"
            )
        if self.recommended and self.recommended not in ids:
            raise PydanticCustomError(
                "options-recommended", "recommends an option that it does not have: choose one"
            )
        return self

    @property
    def chosen(self) -> Option | None:
        """The recommended option."""
        return next((one for one in self.options if one.id == self.recommended), None)


def blank(language: str) -> ProposalContent:
    """What the form starts with."""
    return ProposalContent(
        options=(
            Option(id="nothing", kind=OptionKind.NO_TREATMENT, hours=Decimal(0), retreatability=4),
            Option(id="prevent", kind=OptionKind.PREVENTIVE_ONLY, retreatability=4),
        ),
        language=language,
    )


def missing(content: ProposalContent) -> tuple[str, ...]:
    """What must be filled in before others can judge it: stable keys, in the order of the form."""
    found = [] if content.aims else ["aims"]
    chosen = content.chosen
    if chosen is None:
        return (*found, "recommended")
    if chosen.kind is OptionKind.TREATMENT:
        wanted = {
            "actions": chosen.actions,
            "risks": chosen.risks,
            "benefits": chosen.benefits,
            "scope": content.scope,
        }
        found += [key for key, value in wanted.items() if not value]
        if chosen.retreatability is None:
            found.append("retreatability")
    return tuple(found)
