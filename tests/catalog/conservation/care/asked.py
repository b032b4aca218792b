"""Small protocols and consents for the tests, in the words of an invented council."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.care import consents, protocols
from catalog.conservation.care.models import CareContent, ConsentContent
from catalog.conservation.care.tables import CareProtocol, Consent
from catalog.identifiers import mint
from storage.ocfl.root import StorageRoot

COUNCIL = "Council of the Shrine"
DAY = date(2026, 3, 1)


def a_rule(check: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A rule that binds; `check` is plain data as a protocol holds it."""
    return {
        "when": "treat",
        "kind": "must",
        "requirement": [
            {"text": "Fragments with script are kept in the box.", "language": "en"},
            {"text": "تُحفظ القطع المكتوبة في العلبة.", "language": "ar"},
        ],
        "check": check,
    } | changes


def a_content(*rules: dict[str, Any], **changes: Any) -> CareContent:
    """What the council asks of everything its library has, from the day of the tests on."""
    given: dict[str, Any] = {
        "owner": COUNCIL,
        "valid_from": DAY,
        "rules": rules or (a_rule({"kind": "fragments_kept"}),),
    }
    return CareContent.model_validate(given | changes)


def set_care(
    session: Session,
    root: StorageRoot,
    holder_id: str,
    at: datetime,
    content: CareContent | None = None,
    *,
    supersedes: int | None = None,
) -> CareProtocol:
    """The protocol, set by an adviser."""
    return protocols.set_protocol(
        session, root, holder_id, content or a_content(), supersedes=supersedes, by="Aisha", at=at,
        new_id=mint,
    )  # fmt: skip


def agree(
    session: Session,
    root: StorageRoot,
    holder_id: str,
    at: datetime,
    *,
    manuscript_id: str | None = None,
    **changes: Any,
) -> Consent:
    """An answer of the council about treatment: granted, unless changed."""
    given: dict[str, Any] = {
        "giver": COUNCIL, "scope": "treatment", "answer": "granted", "answered_on": DAY,
    }  # fmt: skip
    return consents.record_consent(
        session, root, holder_id, ConsentContent.model_validate(given | changes),
        manuscript_id=manuscript_id, by="Aisha", at=at, new_id=mint,
    )  # fmt: skip
