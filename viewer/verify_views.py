"""What the verify page says: one plain sentence for each fault, and the lines of the list."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from catalog.conservation.signing.amending import AMENDMENT, VOID
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.signing.verification import Fault, Verification
from viewer.languages import Translator

LINES_MAX = 100
# A release makes public who signed what was released; its subject is that thing.
RELEASE: Final = "release"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in the list. `name` and `role` are empty where readers do not see them."""

    seq: int
    id: str
    kind: str
    at: dt.datetime
    hash: str
    name: str
    role: str
    is_void: bool
    about: int | None
    fault: str


def kind_words(kind: str, t: Translator) -> str:
    """Say what kind of entry this is; one that has no word yet keeps its own name."""
    key = f"entry-kind-{kind.replace('.', '-').replace('_', '-')}"
    return t(key) if t.has(key) else kind


def fault_sentence(session: Session, manuscript_id: str, fault: Fault, t: Translator) -> str:
    """Say what is wrong, naming the entry and, where it has one, the number of its subject."""
    kind = kind_words(fault.kind, t) if fault.kind else t("entry-kind-unknown")
    number = _number_of(session, manuscript_id, fault)
    thing = t("verify-thing", kind=kind, number=number) if number else kind
    return t(f"verify-fault-{fault.what.value}", seq=str(fault.seq), thing=thing)


def summary(found: Verification, t: Translator) -> str:
    """Say the whole result in one sentence."""
    if found.faults:
        return t("verify-broken", count=len(found.faults), entries=found.entries)
    if not found.entries:
        return t("verify-empty")
    return t("verify-sound", count=found.entries)


def lines(
    session: Session,
    manuscript_id: str,
    found: Verification,
    t: Translator,
    *,
    before: int | None,
    is_staff: bool,
) -> list[EntryLine]:
    """Return at most `LINES_MAX` entries, the newest first, from the one before `before` on."""
    statement = (
        select(SignedEntry)
        .where(SignedEntry.manuscript_id == manuscript_id)
        # The document of a survey has 30 megabytes; those that are looked into are small.
        .options(defer(SignedEntry.payload))
    )
    if before is not None:
        statement = statement.where(SignedEntry.seq < before)
    entries = list(session.scalars(statement.order_by(SignedEntry.seq.desc()).limit(LINES_MAX)))
    beside = _beside(session, manuscript_id)
    voided = {one.subject_id for one in beside if one.kind == VOID}
    released = {one.subject_id for one in beside if one.kind == RELEASE and one.id not in voided}
    faults = {fault.seq: fault.what.value for fault in found.faults if fault.seq}
    return [
        EntryLine(
            seq=one.seq,
            id=one.id,
            kind=kind_words(one.kind, t),
            at=one.signed_at,
            hash=one.hash,
            name=one.signer_name if is_staff or one.subject_id in released else "",
            role=one.signer_role if is_staff or one.subject_id in released else "",
            is_void=one.id in voided,
            about=_about(one),
            fault=faults.get(one.seq, ""),
        )
        for one in entries
    ]


def chain_of(entries: Iterable[SignedEntry]) -> dict[str, Any]:
    """Return chain.json of a bundle: what the stand-alone verifier holds the entries against."""
    return {
        "entries": [
            {"seq": one.seq, "id": one.id, "previous": one.previous, "hash": one.hash}
            for one in entries
        ]
    }


def _beside(session: Session, manuscript_id: str) -> list[SignedEntry]:
    return list(
        session.scalars(
            select(SignedEntry).where(
                SignedEntry.manuscript_id == manuscript_id, SignedEntry.kind.in_((VOID, RELEASE))
            )
        )
    )


def _about(entry: SignedEntry) -> int | None:
    """The number of the entry that an amendment or a void is about."""
    if entry.kind not in (AMENDMENT, VOID):
        return None
    number = _content(entry).get("of_seq")
    return number if isinstance(number, int) else None


def _number_of(session: Session, manuscript_id: str, fault: Fault) -> str:
    """The number people know the subject by, such as that of a treatment step."""
    entry = session.get(SignedEntry, (manuscript_id, fault.seq)) if fault.seq else None
    number = _content(entry).get("number") if entry is not None else None
    return str(number) if isinstance(number, int) else ""


def _content(entry: SignedEntry) -> dict[str, Any]:
    try:
        content = json.loads(entry.payload).get("content")
    except (ValueError, AttributeError):  # what was changed may be no document any more
        return {}
    return content if isinstance(content, dict) else {}
