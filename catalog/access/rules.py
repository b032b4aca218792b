"""Setting and ending rules of access: append-only, one change after the other.

A rule for the same part and of the same tier takes the place of the one before, which ends and
stays readable; rules of different tiers stand beside each other, and the strictest counts. Who
changes anything says which `edition` was seen (it rises with every change).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import Field
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from catalog import counters, identity, manuscripts
from catalog.access.errors import AccessChanged, AccessRuleNotFound, BadAccessRule
from catalog.access.in_force import is_sealed
from catalog.access.tables import WHOLE, AccessRule, TierInForce
from catalog.access.tiers import Tier
from catalog.codicology.folios import Canvas
from catalog.identity import ManuscriptState
from catalog.record.values import Value

REASON_LENGTH_MAX: Final = 2_000
CANVASES_MAX: Final = 20_000

CanvasId = Annotated[str, Field(max_length=20)]


class RuleDraft(Value):
    """What a curator asks for, before it is a rule; an empty `canvas_ids` means the whole."""

    tier: Tier
    reason: str
    until: datetime | None = None
    canvas_ids: Annotated[tuple[CanvasId, ...], Field(max_length=CANVASES_MAX)] = ()


def edition(session: Session, manuscript_id: str) -> int:
    """How often the access to the manuscript was changed: rules set, and rules ended."""
    statement = select(func.count(), func.count(AccessRule.ended_at))
    begun, ended = session.execute(statement.where(AccessRule.manuscript_id == manuscript_id)).one()
    return int(begun) + int(ended)


def history(session: Session, manuscript_id: str) -> list[AccessRule]:
    """Every rule there ever was, the newest first."""
    statement = select(AccessRule).where(AccessRule.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(AccessRule.number.desc())))


def set_rule(
    session: Session, manuscript_id: str, draft: RuleDraft, *, seen: int, by: str, at: datetime
) -> AccessRule | None:
    """The rule as it holds from now on; None if exactly this was asked before.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        BadAccessRule: the draft cannot stand.
        AccessChanged: somebody changed the access after the edition `seen`.
    """
    standing = _held(session, manuscript_id, seen)
    _check(session, manuscript_id, draft, at)
    part = set(draft.canvas_ids)
    ending = [
        rule
        for rule in standing.values()
        if rule.tier is draft.tier and set(rule.canvas_ids) == part
    ]
    if any((rule.until, rule.reason) == (draft.until, draft.reason.strip()) for rule in ending):
        return None
    for rule in ending:
        _end(rule, by, at)
    last = select(func.max(AccessRule.number)).where(AccessRule.manuscript_id == manuscript_id)
    rule = AccessRule(
        manuscript_id=manuscript_id,
        number=(session.scalar(last) or 0) + 1,
        canvas_ids=list(draft.canvas_ids),
        tier=draft.tier,
        until=draft.until,
        reason=draft.reason.strip(),
        set_by=by,
        set_at=at,
    )
    session.add(rule)
    _changed(session, manuscript_id, at)
    return rule


def end_rule(
    session: Session, manuscript_id: str, number: int, *, seen: int, by: str, at: datetime
) -> None:
    """The rule holds no more; it stays in the history.

    Raises:
        ManuscriptNotFound, AccessChanged: as `set_rule`.
        AccessRuleNotFound: no such rule is in force.
    """
    standing = _held(session, manuscript_id, seen)
    if number not in standing:
        raise AccessRuleNotFound(manuscript_id, number)
    _end(standing[number], by, at)
    _changed(session, manuscript_id, at)


def due(session: Session, at: datetime) -> list[tuple[str, int]]:
    """Manuscript and number of every embargo whose day has come and that was not ended yet."""
    over = select(AccessRule.manuscript_id, AccessRule.number).where(
        AccessRule.ended_at.is_(None), AccessRule.until <= at
    )
    rows = session.execute(over.order_by(AccessRule.manuscript_id, AccessRule.number))
    return [(manuscript_id, number) for manuscript_id, number in rows]


def recorded(session: Session, manuscript_id: str) -> dict[str, Any]:
    """The whole history as it stands in record.json, under 'access'; empty if there is none."""
    rules = [
        {
            "number": rule.number,
            "canvas_ids": rule.canvas_ids,
            "tier": rule.tier.value,
            "until": _time(rule.until),
            "reason": rule.reason,
            "set_by": rule.set_by,
            "set_at": _time(rule.set_at),
            "ended_by": rule.ended_by,
            "ended_at": _time(rule.ended_at),
        }
        for rule in reversed(history(session, manuscript_id))
    ]
    return {"access": rules} if rules else {}


def restore(session: Session, manuscript_id: str, rules: Sequence[Mapping[str, Any]]) -> None:
    """Make the rows again from what `recorded` gave, in a database that has none of them yet."""
    for told in rules:
        times = {
            name: datetime.fromisoformat(told[name]) if told[name] else None
            for name in ("until", "set_at", "ended_at")
        }
        tier = Tier(told["tier"])
        row = {**told, **times, "tier": tier}
        session.add(AccessRule(manuscript_id=manuscript_id, **row))
    session.flush()
    _index(session, manuscript_id)


def _held(session: Session, manuscript_id: str, seen: int) -> dict[int, AccessRule]:
    # The manuscript is held, so two curators come one after the other and the second one hears.
    identity.lock(session, manuscript_id)
    now = edition(session, manuscript_id)
    if now != seen:
        raise AccessChanged(manuscript_id, now)
    found = session.scalars(
        select(AccessRule)
        .where(AccessRule.manuscript_id == manuscript_id, AccessRule.ended_at.is_(None))
        .execution_options(populate_existing=True)
    )
    return {rule.number: rule for rule in found}


def _check(session: Session, manuscript_id: str, draft: RuleDraft, at: datetime) -> None:
    if not draft.reason.strip():
        raise BadAccessRule("reason-missing", "Write why: whoever ends the rule will want to know.")
    if len(draft.reason) > REASON_LENGTH_MAX:
        raise BadAccessRule(
            "reason-long", f"The reason has more than {REASON_LENGTH_MAX} characters: shorten it."
        )
    if draft.tier is Tier.EMBARGO and (draft.until is None or draft.until <= at):
        raise BadAccessRule("until", "An embargo needs the day it ends, and that lies ahead.")
    if draft.tier is not Tier.EMBARGO and draft.until is not None:
        raise BadAccessRule("until-not", "Only an embargo ends on a day: leave the day out.")
    asked = set(draft.canvas_ids)
    if len(asked) != len(draft.canvas_ids):
        raise BadAccessRule("canvas-twice", "A canvas is named twice: name each one once.")
    if asked:
        own = select(Canvas.id).where(Canvas.manuscript_id == manuscript_id)
        missing = asked - set(session.scalars(own))
        if missing:
            raise BadAccessRule(
                "canvases", "A canvas that was named is not of this manuscript: choose its folios."
            )


def _end(rule: AccessRule, by: str, at: datetime) -> None:
    rule.ended_by = by
    rule.ended_at = max(at, rule.set_at)


def _changed(session: Session, manuscript_id: str, at: datetime) -> None:
    session.flush()
    _index(session, manuscript_id)
    manuscript = identity.lock(session, manuscript_id)
    # A book that is sealed as a whole is kept from readers in every place that knows the question.
    is_kept_back = (
        is_sealed(session, manuscript_id)
        or manuscript.trashed_at is not None
        or manuscript.state is ManuscriptState.WITHDRAWN
    )
    manuscripts.withhold(session, manuscript_id, is_withheld=is_kept_back, at=at)
    identity.touch(manuscript, at)
    session.flush()
    counters.advance(session, counters.ACCESS)


def _index(session: Session, manuscript_id: str) -> None:
    """Make the rows of `TierInForce` from the rules that hold."""
    session.execute(delete(TierInForce).where(TierInForce.manuscript_id == manuscript_id))
    standing = session.execute(
        select(AccessRule.canvas_ids, AccessRule.tier).where(
            AccessRule.manuscript_id == manuscript_id, AccessRule.ended_at.is_(None)
        )
    )
    wanted = {
        (tier, canvas_id) for canvas_ids, tier in standing for canvas_id in canvas_ids or [WHOLE]
    }
    if wanted:
        rows = [
            {"manuscript_id": manuscript_id, "tier": tier, "canvas_id": canvas_id}
            for tier, canvas_id in sorted(wanted)
        ]
        session.execute(insert(TierInForce), rows)


def _time(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
