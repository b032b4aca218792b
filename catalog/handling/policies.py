"""Setting and ending what custodians ask: append-only, one change after the other.

A policy for the same part takes the place of the one before, which ends and stays readable. Who
changes anything says which `edition` was seen (it rises with every change); when another adviser
was faster, nothing is written and the caller hears of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy.orm import Session

from catalog import counters, identity, standing_rules
from catalog.handling.errors import BadPolicy, HandlingChanged, PolicyNotFound
from catalog.handling.rules import NEEDS_NOTE, Rule, in_order
from catalog.handling.tables import HandlingPolicy, RuleInForce
from catalog.record.values import Line, Text, Value
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

# A note stands beside every page it is about, and in every manifest.
NOTE_LENGTH_MAX = 2_000


class PolicyDraft(Value):
    """What an adviser asks for, before it is a policy; an empty `canvas_ids` means the whole."""

    rules: Annotated[frozenset[Rule], Field(min_length=1)]
    custodian: Annotated[Line, Field(min_length=1)]
    note: Annotated[tuple[Text, ...], Field(max_length=100)] = ()
    canvas_ids: CanvasIds = ()


def edition(session: Session, manuscript_id: str) -> int:
    """How often the handling of the manuscript was changed: policies set, and policies ended."""
    return standing_rules.edition(session, HandlingPolicy, manuscript_id)


def history(session: Session, manuscript_id: str) -> list[HandlingPolicy]:
    """Every policy there ever was, the newest first."""
    return standing_rules.history(session, HandlingPolicy, manuscript_id)


def set_policy(
    session: Session,
    manuscript_id: str,
    draft: PolicyDraft,
    *,
    seen: int,
    by: str,
    at: datetime,
    replacing: int | None = None,
) -> HandlingPolicy | None:
    """The policy as it holds from now on; None if exactly this was asked before.

    It ends the policy for the same part and, if given, the one with the number `replacing`.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        BadPolicy: the draft cannot stand.
        HandlingChanged: somebody changed the handling after the edition `seen`.
        PolicyNotFound: `replacing` is not in force.
    """
    standing = held(session, HandlingPolicy, manuscript_id, seen, HandlingChanged)
    _check(session, manuscript_id, draft)
    if replacing is not None and replacing not in standing:
        raise PolicyNotFound(manuscript_id, replacing)
    part = set(draft.canvas_ids)
    ending = [
        policy
        for number, policy in standing.items()
        if number == replacing or set(policy.canvas_ids) == part
    ]
    if len(ending) == 1 and _says(ending[0]) == _said_by(draft):
        return None
    for policy in ending:
        end(policy, by, at)
    policy = _begin(session, manuscript_id, draft, by, at)
    _changed(session, manuscript_id, at)
    return policy


def end_policy(
    session: Session, manuscript_id: str, number: int, *, seen: int, by: str, at: datetime
) -> None:
    """The policy holds no more; it stays in the history.

    Raises:
        ManuscriptNotFound, HandlingChanged: as `set_policy`.
        PolicyNotFound: no such policy is in force.
    """
    standing = held(session, HandlingPolicy, manuscript_id, seen, HandlingChanged)
    if number not in standing:
        raise PolicyNotFound(manuscript_id, number)
    end(standing[number], by, at)
    _changed(session, manuscript_id, at)


def set_all(
    session: Session,
    manuscript_id: str,
    drafts: Sequence[PolicyDraft],
    *,
    seen: int,
    by: str,
    at: datetime,
) -> bool:
    """Exactly these policies hold from now on; whether anything changed.

    Those that hold already stay as they are, with who set them and when.

    Raises:
        ManuscriptNotFound, BadPolicy, HandlingChanged: as `set_policy`.
    """
    standing = held(session, HandlingPolicy, manuscript_id, seen, HandlingChanged)
    parts = [frozenset(draft.canvas_ids) for draft in drafts]
    if len(set(parts)) != len(parts):
        raise BadPolicy("twice", "Two policies are for the same part: make one of them.")
    for draft in drafts:
        _check(session, manuscript_id, draft)
    wanted = [_said_by(draft) for draft in drafts]
    ending = [policy for policy in standing.values() if _says(policy) not in wanted]
    kept = [_says(policy) for policy in standing.values()]
    beginning = [draft for draft in drafts if _said_by(draft) not in kept]
    for policy in ending:
        end(policy, by, at)
    for draft in beginning:
        _begin(session, manuscript_id, draft, by, at)
    if ending or beginning:
        _changed(session, manuscript_id, at)
    return bool(ending or beginning)


def recorded(session: Session, manuscript_id: str) -> dict[str, Any]:
    """The whole history as it stands in record.json, under 'handling'; empty if there is none."""
    policies = [
        {
            "number": policy.number,
            "canvas_ids": policy.canvas_ids,
            "rules": policy.rules,
            "note": policy.note,
            "custodian": policy.custodian,
            "set_by": policy.set_by,
            "set_at": written(policy.set_at),
            "ended_by": policy.ended_by,
            "ended_at": written(policy.ended_at),
        }
        for policy in reversed(history(session, manuscript_id))
    ]
    return {"handling": policies} if policies else {}


def restore(session: Session, manuscript_id: str, policies: Sequence[Mapping[str, Any]]) -> None:
    """Make the rows again from what `recorded` gave, in a database that has none of them yet."""
    for told in policies:
        row = {**told, **times_of(told, ("set_at", "ended_at"))}
        session.add(HandlingPolicy(manuscript_id=manuscript_id, **row))
    session.flush()
    _index(session, manuscript_id)


def _check(session: Session, manuscript_id: str, draft: PolicyDraft) -> None:
    if NEEDS_NOTE & draft.rules and not draft.note:
        raise BadPolicy(
            "note-needed", "Write the note: these rules say nothing without the custodian's words."
        )
    if any(len(text.text) > NOTE_LENGTH_MAX for text in draft.note):
        raise BadPolicy(
            "note-long",
            f"The note has more than {NOTE_LENGTH_MAX} characters in one language: shorten it, "
            "it stands beside every page.",
        )
    if len(set(draft.canvas_ids)) != len(draft.canvas_ids):
        raise BadPolicy("canvases", "A canvas is named twice: name each one once.")
    missing = stranger(session, manuscript_id, draft.canvas_ids)
    if missing is not None:
        raise BadPolicy("canvases", f"The manuscript has no canvas {missing!r}: choose its folios.")


_Said = tuple[frozenset[str], frozenset[str], str, tuple[tuple[tuple[str, Any], ...], ...]]


def _says(policy: HandlingPolicy) -> _Said:
    note = tuple(tuple(sorted(text.items())) for text in policy.note)
    return frozenset(policy.canvas_ids), frozenset(policy.rules), policy.custodian, note


def _said_by(draft: PolicyDraft) -> _Said:
    note = tuple(tuple(sorted(_dump(text).items())) for text in draft.note)
    rules = frozenset(rule.value for rule in draft.rules)
    return frozenset(draft.canvas_ids), rules, draft.custodian, note


def _dump(text: Text) -> dict[str, Any]:
    return text.model_dump(exclude_none=True)


def _begin(
    session: Session, manuscript_id: str, draft: PolicyDraft, by: str, at: datetime
) -> HandlingPolicy:
    policy = HandlingPolicy(
        manuscript_id=manuscript_id,
        number=next_number(session, HandlingPolicy, manuscript_id),
        canvas_ids=list(draft.canvas_ids),
        rules=[rule.value for rule in in_order(draft.rules)],
        note=[_dump(text) for text in draft.note],
        custodian=draft.custodian,
        set_by=by,
        set_at=at,
    )
    session.add(policy)
    session.flush()
    return policy


def _changed(session: Session, manuscript_id: str, at: datetime) -> None:
    session.flush()
    _index(session, manuscript_id)
    identity.touch(identity.lock(session, manuscript_id), at)
    session.flush()
    counters.advance(session, counters.ACCESS)


def _index(session: Session, manuscript_id: str) -> None:
    """Make the rows of `RuleInForce` from the policies that hold."""
    standing = standing_rules.standing(session, HandlingPolicy, manuscript_id).values()
    wanted = (
        (Rule(rule), canvas_id)
        for policy in standing
        for rule in policy.rules
        for canvas_id in policy.canvas_ids or [WHOLE]
    )
    standing_rules.index(session, RuleInForce, "rule", manuscript_id, wanted)
