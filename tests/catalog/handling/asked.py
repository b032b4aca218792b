"""Small policies for the tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog.handling import policies
from catalog.handling.policies import PolicyDraft
from catalog.handling.rules import Rule
from catalog.handling.tables import HandlingPolicy

COUNCIL = "Council of the Shrine"


def a_draft(*rules: Rule, **changes: Any) -> PolicyDraft:
    """What the council asks; with a note in two languages."""
    given: dict[str, Any] = {
        "rules": rules or (Rule.NOT_CUT,),
        "custodian": COUNCIL,
        "note": [
            {"text": "Please keep it whole.", "language": "en"},
            {"text": "تُصان كاملةً", "language": "ar"},
        ],
    }
    return PolicyDraft.model_validate(given | changes)


def ask(
    session: Session, manuscript_id: str, at: datetime, *rules: Rule, **changes: Any
) -> HandlingPolicy | None:
    """The council's wish set in force, with the edition of now."""
    return policies.set_policy(
        session,
        manuscript_id,
        a_draft(*rules, **changes),
        seen=policies.edition(session, manuscript_id),
        by="Aisha",
        at=at,
    )


def end_all(session: Session, manuscript_id: str, at: datetime) -> None:
    """Nothing is asked any more."""
    seen = policies.edition(session, manuscript_id)
    policies.set_all(session, manuscript_id, [], seen=seen, by="Aisha", at=at)
