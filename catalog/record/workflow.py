"""From draft to the public and back: submit, review, publish, withdraw, the trash.

    draft -> in review -> published -> withdrawn
      ^          |            ^            |
      +-- sent back           +- put back -+

A published record stays published while its next draft is written and reviewed. Nothing is ever
deleted: a withdrawn address answers with the reason for ever, and what lies in the trash can be
taken out for 30 days by whoever put it there, and later by nobody but on purpose.

Who may do what is asked at the edge (`catalog/accounts/permissions.py`); `by` is a name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from catalog import identity, manuscripts, publication
from catalog.codicology import arrangement
from catalog.errors import BadRecord
from catalog.identifiers import Kind
from catalog.identity import Manuscript, ManuscriptState
from catalog.language import plain_text
from catalog.publication import After
from catalog.record import drafts
from catalog.record.checking import read_record
from catalog.record.errors import WrongState
from catalog.record.published import document_at, document_of, published
from catalog.record.tables import Draft, Stage
from catalog.revisions import Change, Revision
from storage.ocfl.root import StorageRoot

TRASH_FOR = timedelta(days=30)
REASON_LENGTH_MAX = 2000
_NEVER_PUBLIC = (ManuscriptState.DRAFT, ManuscriptState.IN_REVIEW)


def submit(session: Session, manuscript_id: str, *, by: str, at: datetime, note: str = "") -> Draft:
    """The draft, now waiting for a curator; again is no change but for the note.

    Raises:
        ManuscriptNotFound, InTrash: there is nothing to submit.
        WrongState: no draft is open on a published record: there is nothing new in it.
        BadRecord: the note is too long.
    """
    manuscript = drafts.hold(session, manuscript_id)
    if manuscript.state not in _NEVER_PUBLIC and drafts.find_draft(session, manuscript_id) is None:
        raise WrongState(manuscript_id, "has no draft: change something first.", key="no-draft")
    draft = drafts.open_draft(session, manuscript_id, by=by, at=at)
    draft.stage = Stage.IN_REVIEW
    draft.note = plain_text(note, "note", REASON_LENGTH_MAX) or None
    if manuscript.state is ManuscriptState.DRAFT:
        manuscript.state = ManuscriptState.IN_REVIEW
    session.flush()
    return draft


def send_back(session: Session, manuscript_id: str, *, reason: str) -> Draft:
    """The draft, with its cataloguer again, and why.

    Raises:
        ManuscriptNotFound, InTrash: there is nothing to send back.
        WrongState: it is not in review.
        BadRecord: there is no reason, or it is too long.
    """
    manuscript = drafts.hold(session, manuscript_id)
    why = _reason(reason)
    draft = drafts.find_draft(session, manuscript_id)
    if draft is None or draft.stage is not Stage.IN_REVIEW:
        raise WrongState(
            manuscript_id,
            "is not in review: somebody was faster, or nobody sent it.",
            key="not-in-review",
        )
    draft.stage = Stage.EDITING
    draft.note = why
    if manuscript.state is ManuscriptState.IN_REVIEW:
        manuscript.state = ManuscriptState.DRAFT
    session.flush()
    return draft


def publish(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    by: str,
    message: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
    edition: int | None = None,
) -> Revision:
    """The draft published and closed, with the folios as planned.

    `edition` is the one that was read before deciding.

    Raises:
        WrongState: there is no draft (somebody published it just now), the draft has changed since
            that edition, or the record is withdrawn.
        BadDocument, ShelfmarkTaken, HolderUnknown: the record cannot stand.
        ArrangementNotReady: the folios planned beside it cannot.
        ManuscriptNotFound, InTrash, StorageError: as `publication.publish` says.
    """
    manuscript = drafts.hold(session, manuscript_id)
    draft = drafts.find_draft(session, manuscript_id)
    if draft is None and manuscript.state not in _NEVER_PUBLIC:
        raise _published_already(session, manuscript_id)
    if draft is not None and edition not in (None, draft.edition):
        raise WrongState(
            manuscript_id,
            f"was changed by {draft.edited_by} since you read it: read it again, then publish.",
            key="changed",
            by=draft.edited_by,
        )
    document = draft.document if draft else document_of(session, manuscript_id)[0]
    record = read_record(document)
    arrangement.apply_if_any(session, manuscript_id, by=by, at=at)
    revision = publication.publish(
        session, root, manuscript_id, change=Change.CREATE, by=by,
        message=plain_text(message, "message", REASON_LENGTH_MAX) or "Published",
        at=at, new_id=new_id, after=after,
        record=record,
    )  # fmt: skip
    if draft is not None:
        session.delete(draft)
        session.flush()
    return revision


def withdraw(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    reason: str,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
    successor_id: str | None = None,
) -> Revision:
    """The record and all its images taken from the public; the address tells the reason.

    `successor_id` is the record in which it goes on, where two were of one book.

    Raises:
        WrongState: it is not published, or its successor is not.
        BadRecord: there is no reason, or it is too long.
        ManuscriptNotFound, InTrash, StorageError: as `publication.publish` says.
    """
    manuscript = drafts.hold(session, manuscript_id)
    why = _reason(reason)
    if not publication.is_public(session, manuscript):
        raise WrongState(
            manuscript_id, "is not published: there is nothing to withdraw.", key="not-published"
        )
    if successor_id is not None:
        _check_successor(session, manuscript_id, successor_id)
    manuscripts.withhold(session, manuscript_id, is_withheld=True, at=at)
    manuscript.withdrawn_reason = why
    manuscript.successor_id = successor_id
    told = {"reason": why, **({"successor": successor_id} if successor_id else {})}
    return publication.publish(
        session, root, manuscript_id, change=Change.DELETE, by=by, message=f"Withdrawn: {why}",
        at=at, new_id=new_id, after=after, detail=told,
    )  # fmt: skip


def restore_withdrawn(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    by: str,
    message: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
) -> Revision:
    """A withdrawn record before the public again as it was; to the change log an update.

    Raises:
        WrongState: it is not withdrawn.
        ManuscriptNotFound, InTrash, StorageError: as `publication.publish` says.
    """
    manuscript = drafts.hold(session, manuscript_id)
    if manuscript.state is not ManuscriptState.WITHDRAWN:
        raise WrongState(
            manuscript_id, "is not withdrawn: it is where it was.", key="not-withdrawn"
        )
    manuscripts.withhold(session, manuscript_id, is_withheld=False, at=at)
    manuscript.state = ManuscriptState.PUBLISHED
    manuscript.withdrawn_reason = None
    manuscript.successor_id = None
    return publication.publish(
        session, root, manuscript_id, change=Change.UPDATE, by=by,
        message=plain_text(message, "message", REASON_LENGTH_MAX) or "Put back",
        at=at, new_id=new_id, after=after,
    )  # fmt: skip


def trash(session: Session, manuscript_id: str, *, at: datetime) -> Manuscript:
    """The manuscript in the trash, with its draft and images; again is no change.

    Raises:
        WrongState: it is published: withdraw it first.
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = identity.lock(session, manuscript_id)
    if manuscript.trashed_at is not None:
        return manuscript
    if publication.is_public(session, manuscript):
        raise WrongState(
            manuscript_id, "is published: withdraw it first, with a reason.", key="published"
        )
    manuscripts.withhold(session, manuscript_id, is_withheld=True, at=at)
    manuscript.trashed_at = at
    session.flush()
    return manuscript


def untrash(session: Session, manuscript_id: str, *, at: datetime) -> Manuscript:
    """The manuscript out of the trash, as it was.

    Raises:
        WrongState: it is not in the trash, or has been for more than 30 days.
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = identity.lock(session, manuscript_id)
    if manuscript.trashed_at is None:
        raise WrongState(
            manuscript_id, "is not in the trash: it is where it was.", key="not-in-trash"
        )
    if at - manuscript.trashed_at > TRASH_FOR:
        raise WrongState(
            manuscript_id,
            f"has been in the trash for more than {TRASH_FOR.days} days: "
            "nothing of it is lost, but only who runs this catalogue can bring it back.",
            key="trash-over",
            days=TRASH_FOR.days,
        )
    manuscript.trashed_at = None
    is_withdrawn = manuscript.state is ManuscriptState.WITHDRAWN
    manuscripts.withhold(session, manuscript_id, is_withheld=is_withdrawn, at=at)
    session.flush()
    return manuscript


def restore(session: Session, manuscript_id: str, number: int, *, by: str, at: datetime) -> Draft:
    """The draft with the record as it was published under a number; nothing is published.

    What stood in the draft before is kept as an edition of it.

    Raises:
        RevisionNotFound: no record is kept under that number.
        BadDocument: the record of that day is none any more.
        ManuscriptNotFound, InTrash: there is no such manuscript to write on.
    """
    drafts.hold(session, manuscript_id)
    document = document_at(session, manuscript_id, number)
    draft = drafts.open_draft(session, manuscript_id, by=by, at=at)
    drafts.replace(session, draft, read_record(document), by=by, at=at)
    return draft


def _check_successor(session: Session, manuscript_id: str, successor_id: str) -> None:
    successor = identity.find(session, successor_id)
    if successor_id == manuscript_id or not publication.is_public(session, successor):
        raise WrongState(
            successor_id,
            "cannot take its place: name another record that is published.",
            key="no-successor",
        )


def _published_already(session: Session, manuscript_id: str) -> WrongState:
    last = published(session, manuscript_id)
    if last is None or not last.by:
        return WrongState(
            manuscript_id, "has no draft: there is nothing to publish.", key="nothing-to-publish"
        )
    return WrongState(
        manuscript_id,
        f"was published by {last.by} on {last.at:%d.%m.%Y at %H:%M} UTC, and no draft is open: "
        "look at what stands there now.",
        key="published-by",
        by=last.by,
        when=f"{last.at:%d.%m.%Y %H:%M} UTC",
    )


def _reason(reason: str) -> str:
    why = plain_text(reason, "reason", REASON_LENGTH_MAX)
    if not why:
        raise BadRecord(
            "reason is missing: write why, for those who will ask.", key="reason-missing"
        )
    return why
