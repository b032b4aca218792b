"""Signing: a document gets its number, its hash and its place in the vault, in this order.

The manuscript is held from the first read to the commit, so two people who finish at once come
one after the other and no number is given twice or skipped. Bytes come first, the row and its
event after: a crash between leaves bytes under the next number, which the next signature takes
(`vaulted`), and `verification` tells of them as unfinished.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, identity
from catalog.conservation.signing import vaulted
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.chain import GENESIS, link
from catalog.conservation.signing.errors import BadDeviceTime, EntryNotFound
from catalog.conservation.signing.signer import Signer as Signer
from catalog.conservation.signing.signer import present
from catalog.conservation.signing.tables import SignedEntry
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

METHOD = "passphrase"
OBJECT_KIND = "entry"
# A device may have been offline; one whose clock is further ahead than this is flagged.
DEVICE_AHEAD_MAX = timedelta(hours=24)


def sign(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    kind: str,
    subject_id: str,
    content: Mapping[str, Any],
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    device_at: datetime | None = None,
) -> SignedEntry:
    """The entry, signed: in the vault, in the chain, and told of as an event.

    `content` is plain JSON; `statement` is the sentence the person agreed to, in `language`
    (BCP 47). A device clock more than 24 hours ahead, and a server clock that went back behind
    the last entry, are flagged in the document, not refused.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        SignatureNeedsAccount, SignerAccountClosed, RoleSignsNothing, SignerRoleEnded,
        SignInAgain: the signer may not sign now.
        BadSignedContent: the content has no canonical form.
        BadDeviceTime: `device_at` does not say its zone.
        StorageError: the vault did not take the bytes; nothing was signed.
    """
    if device_at is not None and device_at.tzinfo is None:
        raise BadDeviceTime
    manuscript = identity.lock(session, manuscript_id)
    user = present(session, signer, manuscript.holder_id, at)
    last = _end_of(session, manuscript_id)
    seq = last.seq + 1 if last else 1
    entry_id = new_id(Kind.ENTRY)
    document: dict[str, Any] = {
        "id": entry_id,
        "seq": seq,
        "type": kind,
        "manuscript": manuscript_id,
        "subject": subject_id,
        "at": instant(at),
        "signer": {"id": user.id, "name": user.name, "role": signer.role.value},
        "statement": statement,
        "language": language,
        "method": METHOD,
        "content": dict(content),
    }
    if device_at is not None:
        document["device_at"] = device_at.isoformat()
    flags = _flags(at, device_at, last)
    if flags:
        document["flags"] = flags
    payload = canonical(document)
    previous = last.hash if last else GENESIS
    kept = vaulted.KeptEntry(payload, link(previous, payload), previous)
    vaulted.write(root, manuscript_id, seq, kept, by=user.name, at=at)
    signed = enter(session, document, kept)
    _tell(session, signed, new_id(Kind.EVENT))
    return signed


def enter(session: Session, document: Mapping[str, Any], kept: vaulted.KeptEntry) -> SignedEntry:
    """The row of a document that lies in the vault."""
    signer = document["signer"]
    entry = SignedEntry(
        manuscript_id=document["manuscript"],
        seq=document["seq"],
        id=document["id"],
        kind=document["type"],
        subject_id=document["subject"],
        payload=kept.payload.decode(),
        previous=kept.previous,
        hash=kept.hash,
        signer_id=signer["id"],
        signer_name=signer["name"],
        signer_role=signer["role"],
        signed_at=datetime.fromisoformat(document["at"]),
    )
    session.add(entry)
    session.flush()
    return entry


def last_of(session: Session, manuscript_id: str) -> SignedEntry | None:
    """The newest entry of the manuscript."""
    return session.scalar(
        select(SignedEntry)
        .where(SignedEntry.manuscript_id == manuscript_id)
        .order_by(SignedEntry.seq.desc())
        .limit(1)
    )


def last_hash(session: Session, manuscript_id: str) -> str:
    """The hash of the newest entry; empty where nothing was signed."""
    last = _end_of(session, manuscript_id)
    return last.hash if last else ""


def last_number(session: Session, manuscript_id: str) -> int:
    """The number of the newest entry; 0 where nothing was signed."""
    last = _end_of(session, manuscript_id)
    return last.seq if last else 0


def subjects_of(session: Session, manuscript_id: str, kind: str) -> dict[str, str]:
    """What the entries of this kind are about, by the entry's identifier, in their order.

    Without the documents: that of a survey has 30 megabytes.
    """
    rows = session.execute(
        select(SignedEntry.id, SignedEntry.subject_id)
        .where(SignedEntry.manuscript_id == manuscript_id, SignedEntry.kind == kind)
        .order_by(SignedEntry.seq)
    )
    return {row.id: row.subject_id for row in rows}


def entry(session: Session, entry_id: str) -> SignedEntry:
    """The entry with this identifier.

    Raises:
        EntryNotFound: there is none.
    """
    found = session.scalar(select(SignedEntry).where(SignedEntry.id == entry_id))
    if found is None:
        raise EntryNotFound(entry_id)
    return found


def entries_of(
    session: Session,
    manuscript_id: str,
    kinds: Collection[str] | None = None,
    subject_id: str | None = None,
) -> list[SignedEntry]:
    """The entries of the manuscript in their order, all or those of some kinds or one subject."""
    statement = select(SignedEntry).where(SignedEntry.manuscript_id == manuscript_id)
    if kinds is not None:
        statement = statement.where(SignedEntry.kind.in_(kinds))
    if subject_id is not None:
        statement = statement.where(SignedEntry.subject_id == subject_id)
    return list(session.scalars(statement.order_by(SignedEntry.seq)))


def document_of(entry: SignedEntry) -> dict[str, Any]:
    """What was signed, as it was signed; its 'content' is what the room gave."""
    document: dict[str, Any] = json.loads(entry.payload)
    return document


def instant(at: datetime) -> str:
    """A time as entries spell it: RFC 3339, UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a chain, without the document there."""

    seq: int
    hash: str
    signed_at: datetime


def _end_of(session: Session, manuscript_id: str) -> _End | None:
    row = session.execute(
        select(SignedEntry.seq, SignedEntry.hash, SignedEntry.signed_at)
        .where(SignedEntry.manuscript_id == manuscript_id)
        .order_by(SignedEntry.seq.desc())
        .limit(1)
    ).one_or_none()
    return _End(*row) if row else None


def _flags(at: datetime, device_at: datetime | None, last: _End | None) -> list[str]:
    flags = []
    if device_at is not None and device_at > at + DEVICE_AHEAD_MAX:
        flags.append("device_clock_ahead")
    if last is not None and at < last.signed_at:
        flags.append("server_clock_behind")
    return flags


def _tell(session: Session, signed: SignedEntry, event_id: str) -> None:
    events.record(
        session,
        new_id=event_id,
        type=EventType.CREATION,
        at=signed.signed_at,
        agent=signed.signer_role,
        object_kind=OBJECT_KIND,
        object_id=signed.id,
        outcome=Outcome.SUCCESS,
        detail={
            "manuscript": signed.manuscript_id,
            "seq": signed.seq,
            "kind": signed.kind,
            "hash": signed.hash,
        },
    )
