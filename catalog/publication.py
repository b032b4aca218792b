"""Publishing: the one place where a change of a manuscript becomes visible to the world.

In one transaction, in this order: the manuscript is locked, its columns follow the record, the
next number of the change log is taken, the rows of the revision, of its record and of the search
index are written, the bytes (`record.json`, and the record as TEI beside it) go into the OCFL
object of the manuscript, `after` keeps the manifest; then the edge commits. So the bytes are there
before anybody can see a row (house law 6).

A crash between the bytes and the commit leaves a version of the object that no row knows, and its
number is given out again: to this manuscript, published again, which writes one more version and
is whole; or to another. Whoever makes the rows anew from the bytes can tell, as numbers are given
out one after another:

- of several versions of one object with the same `revision.number` the last one counts;
- a number that two objects claim belongs to the claim whose version is younger (OCFL `created`):
  the elder was never committed, and the version before it in its object is the one that counts;
- a claim that nobody disputes counts: its bytes are whole, and somebody meant to publish them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog import archive, events, identity, manuscripts, revisions
from catalog.authorities import references
from catalog.conservation.released.telling import told
from catalog.errors import HolderUnknown, ShelfmarkTaken
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.identity import Holder, Manuscript, ManuscriptState
from catalog.language import best_text
from catalog.record.checking import dump
from catalog.record.document import Record
from catalog.record.errors import InTrash, WrongState
from catalog.record.labels import authority_names, labels_of
from catalog.record.published import columns_of, document_of
from catalog.record.tables import NAME_LENGTH_MAX, RecordRevision
from catalog.revisions import Change, Revision
from catalog.search.index import index_book
from catalog.tei.write import write
from storage.ocfl.root import StorageRoot

After = Callable[[Session, str, int], None]


def publish(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    change: Change,
    by: str,
    message: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
    record: Record | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Revision:
    """The next revision of the manuscript, with the record given, or the one it has.

    `by` is the name of a person or a program; `message` says why, for people; `detail` goes into
    the event; `after(session, manuscript_id, number)` keeps what is made of the record. CREATE is
    turned into UPDATE where the manuscript was published before: an object is created once (IIIF
    Change Discovery 1.0, section 2.2.2).

    Raises:
        ManuscriptNotFound, InTrash: there is nothing to publish.
        WrongState: an UPDATE of what was never published, or is withdrawn.
        ShelfmarkTaken, HolderUnknown: the record cannot stand beside the others.
        StorageError: as the storage root says; publishing again is safe.
    """
    manuscript = identity.lock(session, manuscript_id)
    was_published = revisions.is_published(session, manuscript_id)
    _check(manuscript, change, was_published)
    if record is not None:
        _fill_columns(session, manuscript, record)
    else:
        record = Record.model_validate(document_of(session, manuscript_id)[0])
    references.index(session, manuscript_id, record)
    manuscript.state = (
        ManuscriptState.WITHDRAWN if change is Change.DELETE else ManuscriptState.PUBLISHED
    )
    identity.touch(manuscript, at)
    told = Change.UPDATE if change is Change.CREATE and was_published else change
    revision = revisions.publish(session, manuscript_id, told, at, message)
    session.add(
        RecordRevision(
            number=revision.number, manuscript_id=manuscript_id, document=dump(record),
            by=by[:NAME_LENGTH_MAX], at=at, message=message,
        )
    )  # fmt: skip
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.PUBLICATION, at=at,
        agent=by[:NAME_LENGTH_MAX], object_kind="manuscript", object_id=manuscript_id,
        outcome=Outcome.SUCCESS,
        detail={"revision": revision.number, "change": told.value, **(detail or {})},
    )  # fmt: skip
    session.flush()
    index_book(session, manuscript_id, record)
    # The vault's own name for the object: it holds wherever the catalogue moves to.
    tei = tei_of(session, manuscript_id, record, archive.object_id(manuscript_id))
    archive.preserve_record(
        session, root, manuscript_id, at, message=message, by=by,
        beside={archive.TEI_NAME: tei},
    )  # fmt: skip
    after(session, manuscript_id, revision.number)
    return revision


def republish(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    by: str,
    message: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
    detail: Mapping[str, Any] | None = None,
) -> Revision | None:
    """`publish` of something beside the record (an order, a rule) if the public has the book.

    None where it has not: what changed goes out with the first publication, or when the book is
    put back.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        StorageError: as the storage root says; publishing again is safe.
    """
    manuscript = identity.lock(session, manuscript_id)
    if not is_public(session, manuscript):
        return None
    return publish(
        session, root, manuscript_id, change=Change.UPDATE, by=by, message=message, at=at,
        new_id=new_id, after=after, detail=detail,
    )  # fmt: skip


def announce(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    *,
    detail: dict[str, Any],
    message: str,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    after: After,
) -> None:
    """Let a rule beside the record take effect: an event that tells it, and a republication.

    To be called in the transaction that changed the rule, last.

    Raises:
        ManuscriptNotFound, StorageError: as `republish`.
    """
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.POLICY_ASSIGNMENT, at=at, agent=by,
        object_kind="manuscript", object_id=manuscript_id, outcome=Outcome.SUCCESS, detail=detail,
    )  # fmt: skip
    republish(
        session, root, manuscript_id, by=by, message=message, at=at, new_id=new_id, after=after
    )


def is_public(session: Session, manuscript: Manuscript) -> bool:
    """Whether a change of this manuscript is one the world sees."""
    return (
        manuscript.trashed_at is None
        and manuscript.state is not ManuscriptState.WITHDRAWN
        and revisions.is_published(session, manuscript.id)
    )


def _check(manuscript: Manuscript, change: Change, was_published: bool) -> None:
    if manuscript.trashed_at is not None:
        raise InTrash(manuscript.id)
    if change is not Change.CREATE and not was_published:
        raise WrongState(
            manuscript.id, "was never published: publish its record first.", key="not-yet"
        )
    if manuscript.state is ManuscriptState.WITHDRAWN:
        raise WrongState(manuscript.id, "is withdrawn: put it back first.", key="withdrawn")


def _fill_columns(session: Session, manuscript: Manuscript, record: Record) -> None:
    columns = columns_of(record, labels_of(session, record))
    holder_id, shelfmark = columns["holder_id"], columns["shelfmark"]
    if session.get(Holder, holder_id) is None:
        raise HolderUnknown(holder_id)
    other = manuscripts.find_by_shelfmark(session, holder_id, shelfmark)
    if other is not None and other.id != manuscript.id:
        raise ShelfmarkTaken(holder_id, shelfmark)
    for column, value in columns.items():
        setattr(manuscript, column, value)
    session.flush()


def tei_of(session: Session, manuscript_id: str, record: Record, record_uri: str) -> bytes:
    """The record as TEI P5, with the names its holder and authorities have today.

    With it stands what was released of its conservation; a release publishes the record again, so
    the copy in the vault says what the public may know.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    holder = identity.find(session, manuscript_id).holder
    return write(
        record,
        record_uri=record_uri,
        holder_name=best_text(holder.names, "en")[1] or holder.id,
        labels=authority_names(session, record),
        conservation=told(session, manuscript_id),
    )
