"""Photographs on their way in: what is known before they are captures.

Bytes first: the row is written when all bytes are staged, in the same transaction as the job that
works on them. A row that ends in FAILED says why, and its bytes are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.codicology.folios import Canvas, find_canvas
from catalog.conservation.captures.errors import CanvasUnphotographed, CaptureNotFound
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.scales import first_image
from catalog.conservation.captures.tables import ArrivalState, CaptureArrival

_AT_ONCE = 500


def check_canvas(session: Session, manuscript_id: str, canvas_id: str) -> Canvas:
    """The canvas, if a photograph may be laid over it.

    Raises:
        CanvasNotFound: the manuscript has none like it.
        CanvasUnphotographed: there is nothing to lay it over.
    """
    canvas = find_canvas(session, manuscript_id, canvas_id)
    if first_image(session, canvas) is None:
        raise CanvasUnphotographed(canvas_id)
    return canvas


def receive(
    session: Session,
    *,
    capture_id: str,
    master_image_id: str,
    manuscript_id: str,
    canvas_id: str,
    original_name: str,
    staged_key: str,
    size_bytes: int,
    sha256: str,
    sha512: str,
    facts: CaptureFacts,
    by: str,
    at: datetime,
) -> CaptureArrival:
    """A photograph whose bytes are all here.

    Raises:
        CanvasNotFound, CanvasUnphotographed: see `check_canvas`.
    """
    check_canvas(session, manuscript_id, canvas_id)
    row = CaptureArrival(
        id=capture_id,
        manuscript_id=manuscript_id,
        canvas_id=canvas_id,
        master_image_id=master_image_id,
        state=ArrivalState.RECEIVED,
        reason=None,
        original_name=original_name,
        staged_key=staged_key,
        size_bytes=size_bytes,
        sha256=sha256,
        sha512=sha512,
        content=facts.model_dump(mode="json"),
        by=by,
        at=at,
    )
    session.add(row)
    session.flush()
    return row


def find(session: Session, capture_id: str) -> CaptureArrival:
    """The arrival of this capture.

    Raises:
        CaptureNotFound: nothing like it ever arrived.
    """
    row = session.get(CaptureArrival, capture_id)
    if row is None:
        raise CaptureNotFound(capture_id)
    return row


def staged_keys(session: Session, capture_ids: Collection[str]) -> set[str]:
    """Where the bytes lie that arrivals of these captures still name; those done with name none."""
    ids, found = sorted(capture_ids), set[str]()
    for begin in range(0, len(ids), _AT_ONCE):
        found.update(
            session.scalars(
                select(CaptureArrival.staged_key).where(
                    CaptureArrival.id.in_(ids[begin : begin + _AT_ONCE]),
                    CaptureArrival.state.not_in((ArrivalState.DONE, ArrivalState.FAILED)),
                )
            )
        )
    return found


def of_manuscript(session: Session, manuscript_id: str) -> list[CaptureArrival]:
    """Everything that arrived for the manuscript, oldest first."""
    query = select(CaptureArrival).where(CaptureArrival.manuscript_id == manuscript_id)
    return list(session.scalars(query.order_by(CaptureArrival.at, CaptureArrival.id)))


def advance(
    session: Session,
    capture_id: str,
    state: ArrivalState,
    reason: Mapping[str, Any] | None = None,
) -> CaptureArrival:
    """The arrival in its next state; `reason` says what was in the way: key, values, sentence."""
    row = find(session, capture_id)
    identity.lock(session, row.manuscript_id)
    session.refresh(row)
    row.state = state
    row.reason = dict(reason) if reason else None
    session.flush()
    return row
