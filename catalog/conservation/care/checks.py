"""What a protocol's checks say of a piece of work: one pure function for each kind of check.

The work is plain data, of a proposal or of a step; what is not in it is not guessed:

    when            'treat', or several: only rules asked about then; left out, all of them
    materials       [{key, animal_origin, contains_alcohol}]: what would touch the book
    people          [{id, roles}]: who takes part; left out while it is not planned
    scopes          kinds of work it includes (`ConsentScope`); left out, treatment
    removed         [{text, has_script, kept_in}]: what was taken off, and where it lies now
    fragments_kept  true where a proposal promises it
    conditions      [{check, is_satisfied}]: conditions of an approval that stand for a check

Where a custodian's rule and the data leave doubt, the check is not met (reference: conservation,
2.15, invariant 17: a blocking check and no silent warning).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from catalog.clock import now
from catalog.conservation.care import consents
from catalog.conservation.care.models import (
    CareContent,
    CareRule,
    ConsentAnswer,
    ConsentScope,
    NeedsConsent,
    NeedsRole,
    NoMaterialOrigin,
    RuleKind,
)
from catalog.conservation.care.protocols import all_in_force
from catalog.record.values import Texts

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a check may look at: the work, and what bodies have agreed to on its day."""

    content: Content
    consents: Mapping[ConsentScope, ConsentAnswer]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a check is met; `found` names what breaks it, as the work calls it."""

    is_met: bool
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule held against a piece of work; `sentence` is the custodian's, in all its languages.

    `is_blocking`: the work may not go on while it is not met; otherwise it is a warning.
    """

    protocol_id: str
    rule_id: str
    kind: str
    sentence: Texts
    is_blocking: bool
    is_met: bool
    found: tuple[str, ...] = ()


def blocking(
    session: Session, manuscript_id: str, content: Content, *, on: date | None = None
) -> tuple[Check, ...]:
    """Every check that concerns this work on the book, met or not; `on` None means today (UTC).

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    day = on or now().date()
    facts = Facts(content, consents.answers(session, manuscript_id, day))
    return tuple(
        check
        for protocol in all_in_force(session, manuscript_id, day)
        for check in held_against(protocol.id, protocol.said, facts)
    )


def held_against(protocol_id: str, said: CareContent, facts: Facts) -> list[Check]:
    """The checks of one protocol that concern the work, in the order of its rules."""
    checks = []
    for rule in said.rules:
        finding = _finding(rule, facts)
        if rule.check is not None and finding is not None:
            checks.append(
                Check(
                    protocol_id=protocol_id,
                    rule_id=rule.id,
                    kind=rule.check.kind,
                    sentence=rule.requirement,
                    is_blocking=rule.kind is RuleKind.MUST,
                    is_met=finding.is_met,
                    found=finding.found,
                )
            )
    return checks


def _finding(rule: CareRule, facts: Facts) -> Finding | None:
    when = facts.content.get("when")
    asked = {when} if isinstance(when, str) else set(when or ())
    if rule.check is None or (asked and rule.when.value not in asked):
        return None
    return CHECKS[rule.check.kind](rule.check, facts)


def no_material_origin(check: NoMaterialOrigin, facts: Facts) -> Finding | None:
    """No material comes from these animals, and of each it is known."""
    barred = {origin.value for origin in check.origins} | {"unknown"}
    return _materials(
        facts, lambda material: barred.intersection(_origins(material.get("animal_origin")))
    )


def no_alcohol(_: object, facts: Facts) -> Finding | None:
    """No material contains alcohol, and of each it is known."""
    return _materials(facts, lambda material: material.get("contains_alcohol") is not False)


def fragments_kept(_: object, facts: Facts) -> Finding | None:
    """It is promised, or a condition of the approval sees to it, or all that came off lies safe."""
    content = facts.content
    removed = content.get("removed")
    if removed is not None:
        lost = [
            each for each in removed
            if each.get("has_script") is not False and not each.get("kept_in")
        ]  # fmt: skip
        return Finding(not lost, tuple(str(each.get("text", "")) for each in lost))
    is_seen_to = any(
        each.get("check") == "fragments_kept" and each.get("is_satisfied") is True
        for each in content.get("conditions", ())
    )
    return Finding(content.get("fragments_kept") is True or is_seen_to)


def needs_role(check: NeedsRole, facts: Facts) -> Finding | None:
    """Somebody of the role takes part; nothing is said before people are planned."""
    people = facts.content.get("people")
    if people is None:
        return None
    return Finding(any(check.role.value in person.get("roles", ()) for person in people))


def needs_consent(check: NeedsConsent, facts: Facts) -> Finding | None:
    """The consent is there, if the work includes what it is for."""
    scopes = facts.content.get("scopes", (ConsentScope.TREATMENT.value,))
    if check.scope.value not in scopes:
        return None
    return Finding(facts.consents.get(check.scope) is ConsentAnswer.GRANTED)


def two_people(_: object, facts: Facts) -> Finding | None:
    """Two different people take part; nothing is said before people are planned."""
    people = facts.content.get("people")
    if people is None:
        return None
    return Finding(len({person["id"] for person in people}) >= 2)


# A new kind of check is a model in `models.py` and a line here.
CHECKS: Final[Mapping[str, Callable[[Any, Facts], Finding | None]]] = {
    "no_material_origin": no_material_origin,
    "no_alcohol": no_alcohol,
    "fragments_kept": fragments_kept,
    "needs_role": needs_role,
    "needs_consent": needs_consent,
    "two_people": two_people,
}


def _materials(facts: Facts, breaks: Callable[[Mapping[str, Any]], object]) -> Finding | None:
    materials = facts.content.get("materials")
    if not materials:
        return None
    found = [each for each in materials if breaks(each)]
    return Finding(not found, tuple(str(each.get("key") or each.get("name", "")) for each in found))


def _origins(said: object) -> set[str]:
    if said is None:
        return {"unknown"}
    if isinstance(said, str):
        return {said}
    return {str(each) for each in said} if isinstance(said, Iterable) else {"unknown"}
