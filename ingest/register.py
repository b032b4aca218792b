"""A preserved page becomes a page of the record, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, images, manuscripts
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.images import Image
from ingest import deposits
from ingest.deposits import FileState
from ingest.notices import Notice
from ingest.pages import Characterised, Page, TilesKept
from ingest.preserve import preservation_events

NewId = Callable[[Kind], str]


def register(
    session: Session,
    page: Page,
    characterised: Characterised,
    tiles: TilesKept,
    *,
    agent: str,
    new_id: NewId,
    at: datetime,
) -> bool:
    """Enter the page; False if this run of the deposit is over. Again is no change.

    Two deposits may race for one side: the second photograph is refused with a sentence, never
    put in the place of the first.
    """
    deposit = deposits.lock(session, page.deposit_id)
    file = deposits.find_file(session, page.file_id)
    if deposit.run != page.run:
        return False
    if file.state is FileState.REGISTERED:
        return True
    manuscripts.lock(session, page.manuscript_id)
    side = ensure_side(session, page.manuscript_id, parse_label(page.label))
    technical = characterised["technical"]
    canvas = ensure_canvas(
        session, side, technical["width_px"], technical["height_px"], new_id(Kind.CANVAS)
    )
    file.finished_at = at
    if _is_photographed(session, canvas.id, page.image_id):
        file.state = FileState.REFUSED
        file.say(side_taken(page.original_name, page.label))
        return True
    enter_master(
        session, page, characterised, tiles, canvas_id=canvas.id, deposit_id=page.deposit_id, at=at
    )
    _record_events(session, page, characterised, tiles, agent=agent, new_id=new_id, at=at)
    file.state = FileState.REGISTERED
    file.warnings = list(characterised["warnings"])
    file.say(None)
    return True


def side_taken(name: str, label: str) -> Notice:
    """Why a second photograph of a side is not taken in."""
    return Notice(
        "side-taken",
        f"{name!r} shows {label}, of which there is a photograph already: leave it aside, or give "
        "another label in a page list.",
        {"file": name, "label": label},
    )


def enter_master(
    session: Session,
    page: Page,
    characterised: Characterised,
    tiles: TilesKept,
    *,
    canvas_id: str,
    deposit_id: str | None,
    at: datetime,
    is_withheld: bool = False,
) -> None:
    """Enter what is known of a preserved picture as an image of the canvas.

    Raises:
        ImageIdentifierTaken: the image stands there already, as another one.
    """
    technical = characterised["technical"]
    images.register(
        session,
        image_id=page.image_id,
        manuscript_id=page.manuscript_id,
        canvas_id=canvas_id,
        deposit_id=deposit_id,
        original_name=page.original_name,
        format=technical["format"],
        size_bytes=page.size_bytes,
        sha256=page.sha256,
        sha512=page.sha512,
        width_px=technical["width_px"],
        height_px=technical["height_px"],
        tiles_etag=tiles["etag"],
        tiles_bytes=tiles["size_bytes"],
        technical=dict(technical),
        warnings=list(characterised["warnings"]),
        at=at,
        is_withheld=is_withheld,
    )


def _is_photographed(session: Session, canvas_id: str, image_id: str) -> bool:
    query = select(Image.id).where(Image.canvas_id == canvas_id, Image.id != image_id).limit(1)
    return session.scalar(query) is not None


def _record_events(
    session: Session,
    page: Page,
    characterised: Characterised,
    tiles: TilesKept,
    *,
    agent: str,
    new_id: NewId,
    at: datetime,
) -> None:
    told: list[dict[str, Any]] = [
        *preservation_events(page, characterised, agent),
        {
            "type": EventType.DERIVATION, "at": at.isoformat(), "outcome": "success",
            "detail": {"tiles": tiles["etag"], "size_bytes": tiles["size_bytes"]},
        },
        {
            "type": EventType.REGISTRATION, "at": at.isoformat(), "outcome": "success",
            "detail": {"side": page.label, "deposit": page.deposit_id},
        },
    ]  # fmt: skip
    for event in told:
        events.record(
            session,
            new_id=new_id(Kind.EVENT),
            type=EventType(event["type"]),
            at=datetime.fromisoformat(event["at"]),
            agent=agent,
            object_kind="image",
            object_id=page.image_id,
            outcome=Outcome(event["outcome"]),
            detail=event["detail"],
        )


def record_refusal(
    session: Session, deposit_id: str, notice: Notice, *, agent: str, new_id: NewId, at: datetime
) -> None:
    """Keep in the record that a file was refused, and why."""
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.REFUSAL, at=at, agent=agent,
        object_kind="deposit", object_id=deposit_id, outcome=Outcome.FAILURE,
        detail={"reason": notice.key, **dict(notice.values)},
    )  # fmt: skip
