"""What of the bench the public sees: photographs that were released, and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, images, publication
from catalog.conservation.captures import archive, captures, wording
from catalog.conservation.captures.errors import NotReleasable
from catalog.conservation.captures.tables import Capture, Light, Phase, Status
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.language import LanguageMap
from storage.ocfl.root import StorageRoot

NewId = Callable[[Kind], str]

# A photograph of these phases by normal light shows the page as it is now.
_OF_TODAY = frozenset({Phase.AFTER, Phase.DIGITISATION})


@dataclass(frozen=True, slots=True)
class ReleasedCapture:
    """A capture the public may see: `image_id` has exactly the size of its canvas."""

    capture_id: str
    image_id: str
    phase: Phase
    light: Light
    band_nm: int | None
    captured_on: date
    labels: LanguageMap

    @property
    def is_of_today(self) -> bool:
        """Whether it can stand for the page as it is now."""
        return self.phase in _OF_TODAY and self.light is Light.NORMAL


def released(session: Session, manuscript_id: str) -> dict[str, tuple[ReleasedCapture, ...]]:
    """What is released of each canvas: the page as it is now first, then the newest.

    A canvas without any is left out. The first is the current state only if it `is_of_today`;
    else the picture the canvas was made from is. One statement, however many canvases.
    """
    rows = session.scalars(
        select(Capture)
        .where(
            Capture.manuscript_id == manuscript_id,
            Capture.is_released,
            Capture.status == Status.ACCEPTED,
            Capture.shown_image_id.is_not(None),
        )
        .order_by(Capture.captured_at.desc(), Capture.id.desc())
    )
    by_canvas: dict[str, list[ReleasedCapture]] = defaultdict(list)
    for row in rows:
        assert row.shown_image_id is not None
        told = datetime.fromisoformat(row.content["captured_at"]).date()
        by_canvas[row.canvas_id].append(
            ReleasedCapture(
                row.id, row.shown_image_id, row.phase, row.light, row.band_nm, told,
                wording.labels_of(row.phase, row.light, row.band_nm, told.year),
            )
        )  # fmt: skip
    return {
        canvas_id: tuple(sorted(found, key=lambda one: not one.is_of_today))
        for canvas_id, found in by_canvas.items()
    }


def release(
    session: Session,
    root: StorageRoot,
    capture_id: str,
    *,
    by: str,
    at: datetime,
    new_id: NewId,
    after: publication.After,
) -> Capture:
    """Let the public see the rectified photograph; the manifest is made anew where there is one.

    Raises:
        CaptureNotFound: there is none.
        NotReleasable: it is not accepted, or not drawn yet; `key` says which.
    """
    capture = captures.lock(session, capture_id)
    if capture.is_released:
        return capture
    if capture.status is not Status.ACCEPTED:
        raise NotReleasable(
            "Only a photograph that lies on its page can be released: accept it first.",
            key="not-accepted",
        )
    if capture.shown_image_id is None:
        raise NotReleasable(
            "The photograph is still being laid over the page: try again in a minute.",
            key="not-drawn",
        )
    capture.is_released = True
    images.withhold(session, capture.shown_image_id, is_withheld=False, at=at)
    _tell(
        session, root, capture, "A photograph from the bench was released.",
        by=by, at=at, new_id=new_id, after=after,
    )  # fmt: skip
    return capture


def withdraw(
    session: Session,
    root: StorageRoot,
    capture_id: str,
    *,
    by: str,
    at: datetime,
    new_id: NewId,
    after: publication.After,
) -> Capture:
    """Take the photograph from the public again; staff keep it.

    Raises:
        CaptureNotFound: there is none.
    """
    capture = captures.lock(session, capture_id)
    if not capture.is_released:
        return capture
    capture.is_released = False
    if capture.shown_image_id is not None:
        images.withhold(session, capture.shown_image_id, is_withheld=True, at=at)
    _tell(
        session, root, capture, "A photograph from the bench was withdrawn.",
        by=by, at=at, new_id=new_id, after=after,
    )  # fmt: skip
    return capture


def _tell(
    session: Session,
    root: StorageRoot,
    capture: Capture,
    message: str,
    *,
    by: str,
    at: datetime,
    new_id: NewId,
    after: publication.After,
) -> None:
    session.flush()
    events.record(
        session,
        new_id=new_id(Kind.EVENT),
        type=EventType.POLICY_ASSIGNMENT,
        at=at,
        agent=by,
        object_kind="capture",
        object_id=capture.id,
        outcome=Outcome.SUCCESS,
        detail={"is_released": capture.is_released, "canvas": capture.canvas_id},
    )
    archive.keep(session, root, capture.id, message=message, by=by, at=at)
    publication.republish(
        session, root, capture.manuscript_id,
        by=by, message=message, at=at, new_id=new_id, after=after,
    )  # fmt: skip
