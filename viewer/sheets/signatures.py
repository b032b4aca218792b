"""What stands under a report: who signed which words when, the hash of the entry, what came after.

The hash and the address of the verify page (also as a QR code) let anybody who holds the paper ask
whether the entry still stands in the chain as it was signed. Amendments show the old value beside
the new one; what was voided stays, struck out, with who did so and why.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.signing.amending import AMENDMENT, VOID
from catalog.conservation.signing.signing import document_of, entries_of
from catalog.conservation.signing.tables import SignedEntry
from viewer.amended_fields import label_of
from viewer.sheets.wording import Speaker, isolated

# So much of a value is printed: an amendment of a whole paragraph is read on the screen.
_VALUE_LENGTH_MAX = 600
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})")


def block(
    session: Session, manuscript_id: str, subject_id: str, kinds: tuple[str, ...], say: Speaker
) -> list[dict[str, Any]]:
    """The signed entries about a subject, each with its amendments and its void, in their order."""
    beside = entries_of(session, manuscript_id, (AMENDMENT, VOID))
    return [
        signature(entry, [one for one in beside if one.subject_id == entry.id], say)
        for entry in entries_of(session, manuscript_id, kinds, subject_id)
    ]


def signature(entry: SignedEntry, beside: list[SignedEntry], say: Speaker) -> dict[str, Any]:
    """One signature as it is printed."""
    document = document_of(entry)
    statement = {"text": document["statement"], "language": document["language"]}
    return {
        "entry": entry.id,
        "seq": entry.seq,
        "hash": entry.hash,
        "signed_at": document["at"],
        "name": entry.signer_name,
        "role": say(f"role-{entry.signer_role}"),
        "when": say.moment(entry.signed_at),
        "statement": say.texts([statement])[0],
        "number": say("sheet-entry-number", number=str(entry.seq)),
        "amendments": [_amendment(one, say) for one in beside if one.kind == AMENDMENT],
        "voids": [_void(one, say) for one in beside if one.kind == VOID],
    }


def is_void(signatures: list[dict[str, Any]]) -> bool:
    """Whether what was signed last was struck out."""
    return bool(signatures) and bool(signatures[-1]["voids"])


def moments(session: Session, manuscript_id: str, signatures: list[dict[str, Any]]) -> list[Any]:
    """When each entry, amendment and void of these was signed."""
    ids = {one["entry"] for one in signatures}
    return [
        entry.signed_at
        for entry in entries_of(session, manuscript_id)
        if entry.id in ids or entry.subject_id in ids
    ]


def _amendment(entry: SignedEntry, say: Speaker) -> dict[str, Any]:
    content = document_of(entry)["content"]
    return {
        "entry": entry.id,
        "heading": say(
            "sheet-amendment", number=str(entry.seq), name=entry.signer_name,
            date=say.date(entry.signed_at),
        ),
        "reason": content["reason"],
        "hash": entry.hash,
        "changes": [
            {
                "field": say.figures(label_of(change["field"], say.t)),
                "path": change["field"],
                "old": _value(change["old"], say),
                "new": _value(change["new"], say),
            }
            for change in content["changes"]
        ],
    }  # fmt: skip


def _void(entry: SignedEntry, say: Speaker) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "heading": say(
            "sheet-voided", number=str(entry.seq), name=entry.signer_name,
            date=say.date(entry.signed_at),
        ),
        "reason": document_of(entry)["content"]["reason"],
        "hash": entry.hash,
    }  # fmt: skip


def _value(value: Any, say: Speaker) -> str:
    """A value of a signed document as a reader sees it: a moment in words, structures as JSON."""
    if value is None or value == "":
        return say("sheet-empty")
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return say.moment(dt.datetime.fromisoformat(value))
    if isinstance(value, str):
        return value[:_VALUE_LENGTH_MAX]
    if isinstance(value, dict) and set(value) == {"text", "language"}:
        return str(value["text"])[:_VALUE_LENGTH_MAX]
    return isolated(json.dumps(value, ensure_ascii=False)[:_VALUE_LENGTH_MAX])
