"""Manifests made when the record changes and kept as the bytes that are served (house.md, D7).

Two workers may publish at the same moment, and a request may remake a copy while a curator
withholds the object. So whoever makes, remakes or drops a copy first holds its row (`_hold`) and
only then reads the record: the last to write has seen everything that others committed.

Both versions of a manifest are kept (3.0 and 2.1); whoever holds the row of the first may write the
second. Lists of manuscripts are not kept: whoever publishes one book makes no list anew.

Functions take the session first and never commit.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog import manuscripts, revisions
from catalog.handling.in_force import in_force
from catalog.identity import Manuscript
from catalog.once import insert_once
from catalog.pages import pages_of
from catalog.uris import Uris
from iiif.presentation import prezi
from iiif.presentation.encoding import Encoded, compress, digest, encode, to_json
from iiif.presentation.manifest import manifest_of
from iiif.presentation.shown import shown
from iiif.presentation.two.documents import older
from storage.database import Base, UtcDateTime

log = logging.getLogger("kitabdar.presentation")


class KeptManifest(Base):
    """A document as it is served: `body` and the same in gzip.

    `document_id` is the manuscript's, or `older_copy` of it; `etag` (hex) is of the body;
    `changed_at` is when what it tells last changed, which may be long before it was made.
    """

    __tablename__ = "kept_manifests"

    document_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger)
    etag: Mapped[str] = mapped_column(String(32))
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    body_gzip: Mapped[bytes] = mapped_column(LargeBinary)


class KeptCanvas(Base):
    """Where in the body of a kept manifest one canvas lies, in bytes."""

    __tablename__ = "kept_canvases"

    document_id: Mapped[str] = mapped_column(
        ForeignKey("kept_manifests.document_id", ondelete="CASCADE"), primary_key=True
    )
    canvas_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    offset_bytes: Mapped[int] = mapped_column(Integer)
    length_bytes: Mapped[int] = mapped_column(Integer)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a conditional request asks about: the entity tag (hex) and the last change."""

    etag: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of a kept document with their stamp; gzip if that was asked for."""

    stamp: Stamp
    body: bytes


def older_copy(manuscript_id: str) -> str:
    """Under which name the manifest in version 2.1 is kept."""
    # The slash keeps it apart from every manuscript: no part of a path can hold one.
    return f"{manuscript_id}/2"


def keep(session: Session, uris: Uris, manuscript_id: str, revision: int) -> None:
    """Make the manifest of this revision, and keep it for the one before.

    A manuscript that is withheld, was never published, or has no page, has no manifest: the copy
    it had goes.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        BadDocument: what was made is not what the specification asks for.
    """
    _hold(session, manuscript_id)
    _remake(session, uris, manuscript_id, revision)


def ensure(session: Session, uris: Uris, manuscript_id: str) -> bool:
    """Keep the manifest if no copy of it is kept; whether one is kept now.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        BadDocument: what was made is not what the specification asks for.
    """
    if _hold(session, manuscript_id) and stamp(session, older_copy(manuscript_id)):
        return True
    latest = revisions.latest(session, manuscript_id)
    return _remake(session, uris, manuscript_id, latest.number if latest else 0)


def drop(session: Session, manuscript_id: str) -> None:
    """Forget the kept manifest: access has changed.

    The next request makes what may still be shown.
    """
    _hold(session, manuscript_id)
    _forget(session, manuscript_id)


def stamp(session: Session, document_id: str) -> Stamp | None:
    """The stamp of the kept document; None if none is kept."""
    row = session.execute(
        select(KeptManifest.etag, KeptManifest.changed_at).where(
            KeptManifest.document_id == document_id
        )
    ).first()
    return None if row is None else Stamp(row.etag, row.changed_at)


def load(session: Session, document_id: str, *, compressed: bool = False) -> Copy | None:
    """The kept document, in gzip when `compressed`; None if none is kept."""
    body = KeptManifest.body_gzip if compressed else KeptManifest.body
    row = session.execute(
        select(KeptManifest.etag, KeptManifest.changed_at, body).where(
            KeptManifest.document_id == document_id
        )
    ).first()
    return None if row is None else Copy(Stamp(row[0], row[1]), row[2])


def load_canvas(session: Session, manuscript_id: str, canvas_id: str) -> bytes | None:
    """The JSON of one canvas, cut from the kept manifest by the database; None if it has none."""
    return session.scalar(
        select(func.substr(KeptManifest.body, KeptCanvas.offset_bytes + 1, KeptCanvas.length_bytes))
        .join(KeptCanvas, KeptCanvas.document_id == KeptManifest.document_id)
        .where(KeptManifest.document_id == manuscript_id, KeptCanvas.canvas_id == canvas_id)
    )


def may_have_manifest(session: Session, manuscript_id: str) -> bool:
    """Whether the manuscript may be shown and has a page.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = manuscripts.find(session, manuscript_id)
    return not manuscript.is_withheld and bool(pages_of(session, manuscript_id))


def _hold(session: Session, document_id: str) -> bool:
    """Hold the row of a document until the transaction ends; whether a copy is kept in it.

    A row that was not there is made empty, so that there is something to hold. Whoever holds
    it fills it or takes it away again before the transaction ends.
    """
    insert_once(
        session, KeptManifest, document_id=document_id, revision=0, etag="", body=b"", body_gzip=b""
    )
    etag = session.scalar(
        select(KeptManifest.etag).where(KeptManifest.document_id == document_id).with_for_update()
    )
    return bool(etag)


def _remake(session: Session, uris: Uris, manuscript_id: str, revision: int) -> bool:
    manuscript = manuscripts.find(session, manuscript_id)
    may_be_read = revisions.is_published(session, manuscript_id) and not manuscript.is_withheld
    pages = pages_of(session, manuscript_id) if may_be_read else []
    if not pages:
        _forget(session, manuscript_id)
        return False
    handling = in_force(session, manuscript_id)
    document = manifest_of(uris, manuscript, pages, handling, shown(session, manuscript_id))
    prezi.check_types(document)
    encoded = encode(document)
    _write(session, manuscript_id, revision, encoded, manuscript.changed_at)
    _write_older(session, uris, document, manuscript, revision)
    _write_spans(session, manuscript_id, [page.canvas_id for page in pages], encoded)
    log.info(
        "manifest.kept",
        extra={"manuscript": manuscript_id, "revision": revision, "canvases": len(pages)},
    )
    return True


def _write(
    session: Session, document_id: str, revision: int, encoded: Encoded, at: datetime | None
) -> None:
    session.execute(
        update(KeptManifest)
        .where(KeptManifest.document_id == document_id)
        .values(
            revision=revision,
            etag=encoded.etag,
            changed_at=at,
            body=encoded.body,
            body_gzip=encoded.body_gzip,
        )
    )


def _write_older(
    session: Session, uris: Uris, document: dict[str, Any], manuscript: Manuscript, revision: int
) -> None:
    body = to_json(older(uris, document))
    document_id = older_copy(manuscript.id)
    insert_once(
        session, KeptManifest, document_id=document_id, revision=0, etag="", body=b"", body_gzip=b""
    )
    encoded = Encoded(body, compress(body), digest(body), ())
    _write(session, document_id, revision, encoded, manuscript.changed_at)


def _write_spans(
    session: Session, manuscript_id: str, canvas_ids: list[str], encoded: Encoded
) -> None:
    session.execute(delete(KeptCanvas).where(KeptCanvas.document_id == manuscript_id))
    rows: list[dict[str, Any]] = [
        {
            "document_id": manuscript_id,
            "canvas_id": canvas_id,
            "offset_bytes": span.offset,
            "length_bytes": span.length,
        }
        for canvas_id, span in zip(canvas_ids, encoded.spans, strict=True)
    ]
    session.execute(insert(KeptCanvas), rows)


def _forget(session: Session, manuscript_id: str) -> None:
    copies = (manuscript_id, older_copy(manuscript_id))
    session.execute(delete(KeptManifest).where(KeptManifest.document_id.in_(copies)))
