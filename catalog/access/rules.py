"""Setting and ending rules of access: append-only, one change after the other.

A rule for the same part and of the same tier takes the place of the one before, which ends and
stays readable; rules of different tiers stand beside each other, and the strictest counts. Who
changes anything says which `edition` was seen (it rises with every change).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import counters, identity, manuscripts, standing_rules
from catalog.access.errors import AccessChanged, AccessRuleNotFound, BadAccessRule
from catalog.access.tables import AccessRule, TierInForce
from catalog.access.tiers import Tier
from catalog.identity import ManuscriptState
from catalog.record.values import Value
from catalog.standing_rules import (
    WHOLE,
    CanvasIds,
    end,
    held,
    next_number,
    stranger,
    times_of,
    written,
)

REASON_LENGTH_MAX: Final = 2_000


class RuleDraft(Value):
    """What a curator asks for, before it is a rule; an empty `canvas_ids` means the whole."""

    tier: Tier
    reason: str
    until: datetime | None = None
    canvas_ids: CanvasIds = ()


def edition(session: Session, manuscript_id: str) -> int:
    """How often the access to the manuscript was changed: rules set, and rules ended."""
    return standing_rules.edition(session, AccessRule, manuscript_id)


def history(session: Session, manuscript_id: str) -> list[AccessRule]:
    """Every rule there ever was, the newest first."""
    return standing_rules.history(session, AccessRule, manuscript_id)


def set_rule(
    session: Session, manuscript_id: str, draft: RuleDraft, *, seen: int, by: str, at: datetime
) -> AccessRule | None:
    """The rule as it holds from now on; None if exactly this was asked before.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        BadAccessRule: the draft cannot stand.
        AccessChanged: somebody changed the access after the edition `seen`.
    """
    standing = held(session, AccessRule, manuscript_id, seen, AccessChanged)
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
        end(rule, by, at)
    rule = AccessRule(
        manuscript_id=manuscript_id,
        number=next_number(session, AccessRule, manuscript_id),
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
    standing = held(session, AccessRule, manuscript_id, seen, AccessChanged)
    if number not in standing:
        raise AccessRuleNotFound(manuscript_id, number)
    end(standing[number], by, at)
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
            "until": written(rule.until),
            "reason": rule.reason,
            "set_by": rule.set_by,
            "set_at": written(rule.set_at),
            "ended_by": rule.ended_by,
            "ended_at": written(rule.ended_at),
        }
        for rule in reversed(history(session, manuscript_id))
    ]
    return {"access": rules} if rules else {}


def restore(session: Session, manuscript_id: str, rules: Sequence[Mapping[str, Any]]) -> None:
    """Make the rows again from what `recorded` gave, in a database that has none of them yet."""
    for told in rules:
        times = times_of(told, ("until", "set_at", "ended_at"))
        row = {**told, **times, "tier": Tier(told["tier"])}
        session.add(AccessRule(manuscript_id=manuscript_id, **row))
    session.flush()
    _index(session, manuscript_id)


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
    if len(set(draft.canvas_ids)) != len(draft.canvas_ids):
        raise BadAccessRule("canvas-twice", "A canvas is named twice: name each one once.")
    if stranger(session, manuscript_id, draft.canvas_ids) is not None:
        raise BadAccessRule(
            "canvases", "A canvas that was named is not of this manuscript: choose its folios."
        )


def _changed(session: Session, manuscript_id: str, at: datetime) -> None:
    session.flush()
    _index(session, manuscript_id)
    manuscript = identity.lock(session, manuscript_id)
    # One that is sealed as a whole is kept from readers all the same: `withhold` sees to it.
    is_kept_back = (
        manuscript.trashed_at is not None or manuscript.state is ManuscriptState.WITHDRAWN
    )
    manuscripts.withhold(session, manuscript_id, is_withheld=is_kept_back, at=at)
    identity.touch(manuscript, at)
    session.flush()
    counters.advance(session, counters.ACCESS)


def _index(session: Session, manuscript_id: str) -> None:
    """Make the rows of `TierInForce` from the rules that hold."""
    standing = standing_rules.standing(session, AccessRule, manuscript_id).values()
    wanted = (
        (rule.tier, canvas_id) for rule in standing for canvas_id in rule.canvas_ids or [WHOLE]
    )
    standing_rules.index(session, TierInForce, "tier", manuscript_id, wanted)
