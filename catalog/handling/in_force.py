"""What holds now for a manuscript and for each of its canvases: one statement, then memory.

Several policies may stand at once, one for the whole and others for parts. Their rules add up; a
part can be held more strictly than the whole, never less, so no custodian's rule is ever undone
by another one's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from catalog import standing_rules
from catalog.handling.rules import Rule
from catalog.handling.tables import HandlingPolicy
from catalog.record.values import Text
from catalog.standing_rules import OfCanvases


@dataclass(frozen=True, slots=True)
class PolicyInForce(OfCanvases):
    """One policy as it holds; `canvas_ids` is empty for the whole manuscript."""

    number: int
    canvas_ids: frozenset[str]
    rules: frozenset[Rule]
    note: tuple[Text, ...]
    custodian: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Handling:
    """Everything that holds for one manuscript, the oldest policy first."""

    policies: tuple[PolicyInForce, ...] = ()

    def of(self, canvas_id: str) -> tuple[PolicyInForce, ...]:
        """The policies that bind the canvas."""
        return tuple(policy for policy in self.policies if policy.holds_for(canvas_id))

    def rules_of(self, canvas_id: str) -> frozenset[Rule]:
        """Every rule that binds the canvas."""
        return frozenset().union(*(policy.rules for policy in self.of(canvas_id)))

    def notes_of(self, canvas_id: str) -> tuple[Text, ...]:
        """The custodians' words about the canvas, in every language they gave."""
        return tuple(text for policy in self.of(canvas_id) for text in policy.note)

    @property
    def notes(self) -> tuple[Text, ...]:
        """The custodians' words about any part of the manuscript."""
        return tuple(text for policy in self.policies for text in policy.note)

    def asks(self, rule: Rule) -> bool:
        """Whether the rule holds anywhere in the manuscript."""
        return any(rule in policy.rules for policy in self.policies)

    def is_uncut(self, canvas_id: str) -> bool:
        """Whether the canvas is only ever shown whole."""
        return Rule.NOT_CUT in self.rules_of(canvas_id)

    def may_stand_for(self, canvas_id: str) -> bool:
        """Whether its picture may be a cover, a thumbnail or a social card."""
        return Rule.NOT_AS_THUMBNAIL not in self.rules_of(canvas_id)

    def may_cover(self, canvas_id: str) -> bool:
        """Whether an overlay, watermark or annotation of ours may lie over it unasked."""
        return Rule.NOT_COVERED not in self.rules_of(canvas_id)

    def may_download(self, canvas_id: str) -> bool:
        """Whether a large picture of it may be offered in one piece."""
        return Rule.NOT_FOR_DOWNLOAD not in self.rules_of(canvas_id)


UNRESTRICTED = Handling()


def in_force(session: Session, manuscript_id: str) -> Handling:
    """What holds now; `UNRESTRICTED` where no custodian has asked for anything."""
    rows = standing_rules.standing(session, HandlingPolicy, manuscript_id).values()
    return Handling(tuple(policy_of(row) for row in rows)) if rows else UNRESTRICTED


def policy_of(row: HandlingPolicy) -> PolicyInForce:
    """A policy, of now or of the past, as it is read."""
    return PolicyInForce(
        row.number,
        frozenset(row.canvas_ids),
        frozenset(Rule(rule) for rule in row.rules),
        tuple(Text.model_validate(text) for text in row.note),
        row.custodian,
        row.set_by,
        row.set_at,
    )


def spoken(policies: tuple[PolicyInForce, ...]) -> str:
    """Who asks and in which words, every language, on one line: for programs that are refused."""
    return " ".join(
        f"{policy.custodian}: " + " / ".join(text.text for text in policy.note)
        if policy.note
        else policy.custodian
        for policy in policies
    )
