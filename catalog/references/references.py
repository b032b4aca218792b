"""Adding, saying why, taking away: references to manuscripts of others.

By file or by pasted manifest, which is kept as it came; or by address alone, which this house
writes down and never visits. Pictures are never copied: whoever compares asks their server.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.directions import ViewingDirection
from catalog.errors import BadAddress
from catalog.identifiers import Kind
from catalog.language import NONE, check_language
from catalog.references import archive
from catalog.references.errors import (
    BadManifest,
    ReferenceChanged,
    ReferenceExists,
    ReferenceNotFound,
)
from catalog.references.manifest import OutsideManifest, origin_of, read_manifest
from catalog.references.tables import (
    ADDRESS_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    PERSON_LENGTH_MAX,
    OutsideReference,
    Reason,
)
from catalog.uris import check_web_address
from storage.digests import digest_chunks
from storage.ocfl.root import StorageRoot

LISTED_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, when, where bytes are kept, and what makes identifiers.

    `own` is the origin of this house, whose own books are no references.
    """

    root: StorageRoot
    by: str
    at: datetime
    new_id: Callable[[Kind], str]
    own: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a manuscript is held against a book, with a remark in some language."""

    reason: Reason
    note: str = ""
    language: str = NONE


def add(
    session: Session,
    manuscript_id: str | None,
    why: Why,
    hand: Hand,
    *,
    manifest: bytes | None = None,
    address: str = "",
) -> OutsideReference:
    """A new reference from a manifest, or from an address alone; both may be given.

    Raises:
        ManuscriptNotFound: there is no such book.
        BadManifest: neither is one, or the two contradict each other.
        ReferenceExists: the book has this one already.
        BadLanguageMap: the language of the remark is none.
    """
    if manuscript_id is not None:
        identity.lock(session, manuscript_id)
    typed = _checked(address)
    told = read_manifest(manifest) if manifest is not None else None
    if told is None and not typed:
        raise BadManifest("Choose a file, paste a manifest, or write an address.", key="nothing")
    found = told.address if told is not None else typed
    if told is not None and len(found) > ADDRESS_LENGTH_MAX:
        raise _too_long("address", ADDRESS_LENGTH_MAX)
    if told is not None and typed and typed != found:
        # Both are kept apart on purpose: one is where somebody got it, and may have moved since.
        raise BadManifest(
            f"The manifest says that its address is {found}, and {typed} was written: leave the "
            "address empty, or take the manifest from there again.",
            key="other-address",
            inside=found,
            given=typed,
        )
    if hand.own and origin_of(found) == hand.own:
        raise BadManifest(
            "This is a book of this house: link to it in the record instead.", key="own"
        )
    _refuse_twice(session, manuscript_id, found)
    row = OutsideReference(
        id=hand.new_id(Kind.REFERENCE), manuscript_id=manuscript_id, address=found,
        sha256=digest_chunks([manifest]).sha256 if manifest is not None else None,
        edition=1, is_removed=False, log=[], by=hand.by[:PERSON_LENGTH_MAX], at=hand.at,
        **_said_in(told, found), **_checked_why(why),
    )  # fmt: skip
    session.add(row)
    _written(session, row, hand, "added", manifest)
    return row


def change(
    session: Session, row: OutsideReference, why: Why, hand: Hand, *, edition: int
) -> OutsideReference:
    """Another reason or remark.

    Raises:
        ReferenceChanged: somebody changed it since it was read.
        BadManifest: the remark is too long.
        BadLanguageMap: the language of the remark is none.
    """
    _hold(session, row, edition)
    for name, value in _checked_why(why).items():
        setattr(row, name, value)
    _written(session, row, hand, "changed", None)
    return row


def set_removed(
    session: Session, row: OutsideReference, hand: Hand, *, edition: int, is_removed: bool
) -> OutsideReference:
    """Take a reference away, or put it back; what was kept of it stays in the vault.

    Raises:
        ReferenceChanged: somebody changed it since it was read.
        ReferenceExists: the same address was added again meanwhile.
    """
    _hold(session, row, edition)
    if not is_removed:
        _refuse_twice(session, row.manuscript_id, row.address)
    row.is_removed = is_removed
    _written(session, row, hand, "removed" if is_removed else "restored", None)
    return row


def find(session: Session, manuscript_id: str, reference_id: str) -> OutsideReference:
    """The reference of this book.

    Raises:
        ReferenceNotFound: it has none with this identifier.
    """
    row = session.get(OutsideReference, reference_id, populate_existing=True)
    if row is None or row.manuscript_id != manuscript_id:
        raise ReferenceNotFound(reference_id)
    return row


def of_manuscript(
    session: Session, manuscript_id: str, *, with_removed: bool = False
) -> list[OutsideReference]:
    """The references of a book in the order they were added."""
    query = select(OutsideReference).where(OutsideReference.manuscript_id == manuscript_id)
    if not with_removed:
        query = query.where(OutsideReference.is_removed.is_(False))
    ordered = query.order_by(OutsideReference.at, OutsideReference.id)
    return list(session.scalars(ordered.limit(LISTED_MAX)))


def has_any(session: Session, manuscript_id: str) -> bool:
    """Whether the book has a reference that readers may see."""
    query = select(OutsideReference.id).where(
        OutsideReference.manuscript_id == manuscript_id, OutsideReference.is_removed.is_(False)
    )
    return session.scalar(query.limit(1)) is not None


def _said_in(told: OutsideManifest | None, address: str) -> dict[str, Any]:
    """What a row tells of a manifest; of an address alone only which server it is on."""
    if told is None:
        return {
            "version": None, "label": {}, "holder": {}, "statement": {}, "rights": "",
            "direction": ViewingDirection.LEFT_TO_RIGHT, "hosts": [origin_of(address)],
            "sides": [],
        }  # fmt: skip
    return {
        "version": told.version, "label": told.label, "holder": told.holder,
        "statement": told.statement, "rights": told.rights, "direction": told.direction,
        "hosts": list(told.hosts), "sides": [[one.address, one.label] for one in told.sides],
    }  # fmt: skip


def _checked(address: str) -> str:
    typed = address.strip()
    if not typed:
        return ""
    if len(typed) > ADDRESS_LENGTH_MAX:
        raise _too_long("address", ADDRESS_LENGTH_MAX)
    try:
        checked = check_web_address(typed, "The address")
    except BadAddress:
        checked = ""
    if not checked or origin_of(checked) is None:
        raise BadManifest(
            f"{typed[:200]!r} is no address of the web: copy it from the library's page.",
            key="address",
            address=typed[:200],
        )
    return checked


def _checked_why(why: Why) -> dict[str, Any]:
    note = why.note.strip()
    if len(note) > NOTE_LENGTH_MAX:
        raise _too_long("note", NOTE_LENGTH_MAX)
    language = why.language.strip() or NONE
    tag = language if language == NONE else check_language(language)
    return {"reason": why.reason, "note": note, "note_language": tag}


def _too_long(field: str, most: int) -> BadManifest:
    return BadManifest(
        f"The {field} is longer than {most} characters: shorten it.",
        key="long",
        field=field,
        most=most,
    )


def _refuse_twice(session: Session, manuscript_id: str | None, address: str) -> None:
    same = session.scalar(
        select(OutsideReference.id).where(
            OutsideReference.manuscript_id == manuscript_id,
            OutsideReference.address == address,
            OutsideReference.is_removed.is_(False),
        )
    )
    if same is not None:
        raise ReferenceExists(
            "This book has that reference already: change it there.", reference_id=same
        )


def _hold(session: Session, row: OutsideReference, edition: int) -> None:
    session.refresh(row, with_for_update=True)
    if row.edition != edition:
        raise ReferenceChanged(row.id, str(row.log[-1]["by"]) if row.log else "")


def _written(
    session: Session, row: OutsideReference, hand: Hand, what: str, manifest: bytes | None
) -> None:
    row.edition = row.edition + 1 if row.log else 1
    at = hand.at.astimezone(UTC).isoformat()
    row.log = [*row.log, {"what": what, "by": hand.by[:PERSON_LENGTH_MAX], "at": at}]
    session.flush()
    archive.keep(
        hand.root, row, manifest=manifest, message=f"A reference was {what}", by=hand.by, at=hand.at
    )
