"""Each capture as bytes that outlive the database: an OCFL object of its own.

`capture.json` holds the capture, its images and every registration: enough to make the rows again.
An object for each, so that a book of thousands of photographs writes little each time and two
uploads do not wait for one another. Scales lie in an object of the manuscript.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import images
from catalog.codicology.folios import Canvas
from catalog.conservation.captures import captures
from catalog.conservation.captures.tables import (
    CanvasScale,
    Capture,
    Light,
    Method,
    Model,
    Phase,
    Registration,
    Status,
)
from catalog.images import Image
from catalog.once import insert_once
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA = "kitabdar/capture/1"
FILE_NAME = "capture.json"
SCALES_NAME = "scales.json"

_OF_IMAGE = (
    "id", "deposit_id", "original_name", "format", "size_bytes", "sha256", "sha512", "width_px",
    "height_px", "tiles_etag", "tiles_bytes", "technical", "warnings", "is_withheld",
)  # fmt: skip
_OF_REGISTRATION = (
    "number", "model", "matrix", "tie_points", "rms_px", "max_px", "rms_mm", "max_mm", "method",
    "status", "rendering_id", "by",
)  # fmt: skip


def object_id(capture_id: str) -> str:
    """The identifier of the capture's OCFL object."""
    return f"urn:kitabdar:capture:{capture_id}"


def scales_object_id(manuscript_id: str) -> str:
    """The identifier of the object that keeps what was measured of a manuscript's canvases."""
    return f"urn:kitabdar:scales:{manuscript_id}"


def document(session: Session, capture_id: str) -> dict[str, Any]:
    """Everything the catalogue knows of the capture, as plain JSON.

    Raises:
        CaptureNotFound: there is none.
    """
    capture = captures.find(session, capture_id)
    registrations = captures.registrations_of(session, capture_id)
    drawn = [row.rendering_id for row in registrations if row.rendering_id]
    found = [session.get(Image, image_id) for image_id in [capture.master_image_id, *drawn]]
    return {
        "schema": SCHEMA,
        "id": capture.id,
        "manuscript_id": capture.manuscript_id,
        "canvas_id": capture.canvas_id,
        "master_image_id": capture.master_image_id,
        "shown_image_id": capture.shown_image_id,
        "phase": capture.phase.value,
        "light": capture.light.value,
        "band_nm": capture.band_nm,
        "captured_at": _time(capture.captured_at),
        "content": capture.content,
        "status": capture.status.value,
        "is_released": capture.is_released,
        "set_by": capture.set_by,
        "at": _time(capture.at),
        "images": [_image(image) for image in found if image is not None],
        "registrations": [
            {**{name: getattr(row, name) for name in _OF_REGISTRATION}, "at": _time(row.at)}
            for row in registrations
        ],
    }


def keep(
    session: Session, root: StorageRoot, capture_id: str, *, message: str, by: str, at: datetime
) -> None:
    """Write the capture into the vault, before the transaction commits; again is no change.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    session.flush()
    _write(root, object_id(capture_id), FILE_NAME, document(session, capture_id), message, by, at)


def keep_scales(
    session: Session, root: StorageRoot, manuscript_id: str, *, by: str, at: datetime
) -> None:
    """Write what was measured of the manuscript's canvases into the vault."""
    session.flush()
    query = (
        select(CanvasScale)
        .join(Canvas, Canvas.id == CanvasScale.canvas_id)
        .where(Canvas.manuscript_id == manuscript_id)
        .order_by(CanvasScale.canvas_id, CanvasScale.number)
    )
    rows = [
        {
            "canvas_id": row.canvas_id,
            "number": row.number,
            "mm_per_px": row.mm_per_px,
            "source": row.source,
            "set_by": row.set_by,
            "at": _time(row.at),
        }
        for row in session.scalars(query)
    ]
    told = {"manuscript_id": manuscript_id, "scales": rows}
    _write(root, scales_object_id(manuscript_id), SCALES_NAME, told, "A scale was measured", by, at)


def restore(session: Session, told: Mapping[str, Any]) -> bool:
    """Write the rows of a kept capture; False if the database has no such canvas.

    Images that the record of the manuscript brought already only get the state they have here.
    """
    canvas = session.get(Canvas, told["canvas_id"])
    if canvas is None or canvas.manuscript_id != told["manuscript_id"]:
        return False
    for image in told["images"]:
        insert_once(
            session,
            Image,
            **{name: image[name] for name in _OF_IMAGE},
            manuscript_id=canvas.manuscript_id,
            canvas_id=canvas.id,
            registered_at=datetime.fromisoformat(image["registered_at"]),
        )
        images.find(session, image["id"]).is_withheld = image["is_withheld"]
    session.add(
        Capture(
            id=told["id"],
            manuscript_id=canvas.manuscript_id,
            canvas_id=canvas.id,
            master_image_id=told["master_image_id"],
            shown_image_id=told["shown_image_id"],
            phase=Phase(told["phase"]),
            light=Light(told["light"]),
            band_nm=told["band_nm"],
            captured_at=datetime.fromisoformat(told["captured_at"]),
            content=told["content"],
            status=Status(told["status"]),
            is_released=told["is_released"],
            set_by=told["set_by"],
            at=datetime.fromisoformat(told["at"]),
        )
    )
    session.flush()
    session.add_all([_registration(told["id"], row) for row in told["registrations"]])
    session.flush()
    return True


def restore_scales(session: Session, told: Mapping[str, Any]) -> None:
    """Write the rows of kept scales; those of canvases the database does not have are left out."""
    for row in told["scales"]:
        if session.get(Canvas, row["canvas_id"]) is not None:
            session.add(CanvasScale(**{**row, "at": datetime.fromisoformat(row["at"])}))
    session.flush()


def _registration(capture_id: str, told: Mapping[str, Any]) -> Registration:
    return Registration(
        capture_id=capture_id,
        **{name: told[name] for name in _OF_REGISTRATION if name not in _WORDS},
        **{name: kind(told[name]) for name, kind in _WORDS.items()},
        at=datetime.fromisoformat(told["at"]),
    )


_WORDS = {"model": Model, "method": Method, "status": Status}


def _image(image: Image) -> dict[str, Any]:
    return {
        **{name: getattr(image, name) for name in _OF_IMAGE},
        "registered_at": _time(image.registered_at),
    }


def _write(
    root: StorageRoot, name: str, file: str, told: Any, message: str, by: str, at: datetime
) -> None:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)
    root.object(name).write_version(
        {file: Bytes(f"{text}\n".encode())}, message=message, user=by, at=at
    )


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
