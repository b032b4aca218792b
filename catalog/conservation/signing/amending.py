"""Corrections and withdrawals: signed entries beside the one they are about, which stays.

Readers see both values. An amendment names the value that stood, so that nobody corrects what
they have not read; amendments of one field follow one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Role
from catalog.conservation.signing import signing
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.errors import (
    AmendmentOutdated,
    BadAmendment,
    EntryNotAmendable,
    EntryVoided,
    VoidNeedsHeadOfLab,
)
from catalog.conservation.signing.signer import Signer
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import Kind
from catalog.language import holds_unkeepable
from storage.ocfl.root import StorageRoot

AMENDMENT = "amendment"
VOID = "void"
REASON_LENGTH_MAX = 4_000
CHANGES_MAX = 100
# Of one value as JSON in UTF-8: a whole long text, and no book.
VALUE_BYTES_MAX = 100_000
_MISSING = object()


def amend(
    session: Session,
    root: StorageRoot,
    entry_id: str,
    *,
    reason: str,
    changes: Sequence[Mapping[str, Any]],
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> SignedEntry:
    """The amendment, signed beside the entry.

    Each change is {"field", "old", "new"}: `field` is a path into the content, such as
    'materials.0.lot'; null stands for a field that is not there.

    Raises:
        EntryNotFound: there is no such entry.
        EntryNotAmendable: it is an amendment or a void itself.
        EntryVoided: it was struck out.
        BadAmendment: no reason is given, nothing would change, or a value cannot be kept.
        AmendmentOutdated: an `old` is not what the entry says, with what amended it so far.
        ...: as `signing.sign`.
    """
    target = _target(session, entry_id)
    _check_reason(reason)
    wanted = [_change(change) for change in changes]
    if not wanted or len(wanted) > CHANGES_MAX:
        raise BadAmendment(
            f"An amendment changes 1 to {CHANGES_MAX} fields: say which, from what, to what.",
            key="changes",
            most=CHANGES_MAX,
        )
    standing = content_now(session, target)
    for change in wanted:
        now = _value_at(standing, change["field"])
        if canonical(now) != canonical(change["old"]):
            raise AmendmentOutdated(change["field"], canonical(now).decode()[:200])
        if canonical(change["old"]) == canonical(change["new"]):
            raise BadAmendment(
                f"{change['field']!r} would stay as it is: leave it out.",
                key="same",
                field=change["field"],
            )
        _check_new(change["field"], change["new"])
    return signing.sign(
        session,
        root,
        target.manuscript_id,
        kind=AMENDMENT,
        subject_id=target.id,
        content={**_about(target), "reason": reason.strip(), "changes": wanted},
        signer=signer,
        statement=statement,
        language=language,
        at=at,
        new_id=new_id,
    )


def void(
    session: Session,
    root: StorageRoot,
    entry_id: str,
    *,
    reason: str,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> SignedEntry:
    """The void, signed beside the entry, which stays readable, struck out.

    Raises:
        VoidNeedsHeadOfLab: the signer signs in another role.
        EntryNotFound, EntryNotAmendable, EntryVoided, BadAmendment: as `amend`.
        ...: as `signing.sign`.
    """
    if signer.role is not Role.HEAD_OF_LAB:
        raise VoidNeedsHeadOfLab
    target = _target(session, entry_id)
    _check_reason(reason)
    return signing.sign(
        session,
        root,
        target.manuscript_id,
        kind=VOID,
        subject_id=target.id,
        content={**_about(target), "reason": reason.strip()},
        signer=signer,
        statement=statement,
        language=language,
        at=at,
        new_id=new_id,
    )


def amendments_of(session: Session, entry_id: str) -> list[SignedEntry]:
    """The amendments of an entry, and its void if there is one, in their order.

    Raises:
        EntryNotFound: there is no such entry.
    """
    target = signing.entry(session, entry_id)
    return signing.entries_of(session, target.manuscript_id, (AMENDMENT, VOID), entry_id)


def is_void(session: Session, target: SignedEntry) -> bool:
    """Whether the entry was struck out since."""
    return bool(signing.entries_of(session, target.manuscript_id, (VOID,), target.id))


def content_now(session: Session, target: SignedEntry) -> dict[str, Any]:
    """The content of an entry with what amended it so far set in; the entry itself stays."""
    content: dict[str, Any] = signing.document_of(target)["content"]
    for beside in signing.entries_of(session, target.manuscript_id, (AMENDMENT,), target.id):
        for change in signing.document_of(beside)["content"]["changes"]:
            _set(content, change["field"], change["new"])
    return content


def _target(session: Session, entry_id: str) -> SignedEntry:
    target = signing.entry(session, entry_id)
    if target.kind in (AMENDMENT, VOID):
        raise EntryNotAmendable(target.seq)
    # The manuscript is held, so of two people who amend one entry the second reads the first.
    identity.lock(session, target.manuscript_id)
    if is_void(session, target):
        raise EntryVoided(target.seq)
    return target


def _about(target: SignedEntry) -> dict[str, Any]:
    return {"of": target.id, "of_seq": target.seq, "of_hash": target.hash}


def _check_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > REASON_LENGTH_MAX:
        raise BadAmendment(
            f"Say why, in 1 to {REASON_LENGTH_MAX} characters: the reason stays beside the entry.",
            key="reason",
            most=REASON_LENGTH_MAX,
        )
    _check_new("reason", reason)


def _check_new(field: str, value: Any) -> None:
    if len(canonical(value)) > VALUE_BYTES_MAX:
        raise BadAmendment(
            f"What shall stand in {field!r} is too long: say it in fewer words.",
            key="too-long",
            field=field,
        )
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str) and holds_unkeepable(each):
            raise BadAmendment(
                f"{field!r} holds a control character or half of a character: type it again.",
                key="unkeepable",
                field=field,
            )


def _change(told: Mapping[str, Any]) -> dict[str, Any]:
    field = told.get("field")
    if not isinstance(field, str) or not field:
        raise BadAmendment("A change does not say which field it is about: say it.", key="field")
    return {"field": field, "old": told.get("old"), "new": told.get("new")}


def _value_at(content: dict[str, Any], path: str) -> Any:
    """What stands at the path; None for a key that its place could have and has not.

    Raises:
        BadAmendment: there is no such place.
    """
    *parents, last = path.split(".")
    place: Any = content
    for part in parents:
        place = _step(place, part)
    value = _step(place, last)
    if value is _MISSING and not isinstance(place, dict):
        raise BadAmendment(
            f"The signed entry has no field {path!r}: check the name for a slip.",
            key="no-field",
            field=path,
        )
    return None if value is _MISSING else value


def _step(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        return value.get(part, _MISSING)
    if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
        return value[int(part)]
    return _MISSING


def _set(content: dict[str, Any], path: str, new: Any) -> None:
    *parents, last = path.split(".")
    place: Any = content
    for part in parents:
        place = _step(place, part)
    if isinstance(place, list):
        place[int(last)] = new
    else:
        place[last] = new
