"""Small builders of records, for the tests of every room.

They make rows and no files. Identifiers are minted at random unless a `SeededIds` is passed,
which golden files need.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog import images, manuscripts, revisions
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from catalog.images import Image
from catalog.manuscripts import Description, Manuscript, ManuscriptState
from catalog.revisions import Change

NewId = Callable[[Kind], str]


class SeededIds:
    """Mints the same identifiers in the same order every time."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def __call__(self, kind: Kind) -> str:
        """The next identifier of this kind."""
        return mint(kind, self._random.randrange)


def a_description(**changes: Any) -> Description:
    """A description of an Arabic codex; `changes` are fields as `Description.from_mapping` has."""
    fields: dict[str, Any] = {
        "shelfmark": "MS Or. 42",
        "titles": {"ar": ["كتاب الشفاء"], "en": ["The Book of Healing"]},
        "holder": {"id": "almaty-library", "name": {"en": "Library of Almaty"}},
        "languages": ["ar"],
    }
    return Description.from_mapping(fields | changes)


def a_manuscript(
    session: Session,
    at: datetime,
    *,
    new_id: NewId = mint,
    is_published: bool = True,
    **changes: Any,
) -> Manuscript:
    """A manuscript of `a_description(**changes)`, its holder loaded, open to readers."""
    made = manuscripts.create(
        session, a_description(**changes), new_id=new_id(Kind.MANUSCRIPT), at=at
    )
    if is_published:
        revisions.publish(session, made.id, Change.CREATE, at, "Made by a test.")
        made.state = ManuscriptState.PUBLISHED
    return made


def an_image(
    session: Session,
    manuscript_id: str,
    canvas_id: str,
    at: datetime,
    *,
    new_id: NewId = mint,
    **changes: Any,
) -> Image:
    """An image on the canvas; its digests are those of its identifier, unless changed."""
    image_id = changes.pop("image_id", None) or new_id(Kind.IMAGE)
    master = image_id.encode()
    fields: dict[str, Any] = {
        "deposit_id": None,
        "original_name": f"{image_id}.tif",
        "format": "image/tiff",
        "size_bytes": 36_000_000,
        "sha256": hashlib.sha256(master).hexdigest(),
        "sha512": hashlib.sha512(master).hexdigest(),
        "width_px": 3000,
        "height_px": 4000,
        "tiles_etag": hashlib.sha256(b"tiles " + master).hexdigest(),
        "tiles_bytes": 6_000_000,
        "technical": {"format": "image/tiff", "width_px": 3000, "height_px": 4000},
        "warnings": [],
    }
    return images.register(
        session,
        image_id=image_id,
        manuscript_id=manuscript_id,
        canvas_id=canvas_id,
        at=at,
        **(fields | changes),
    )


def some_pages(
    session: Session,
    manuscript: Manuscript,
    labels: Sequence[str],
    at: datetime,
    *,
    width_px: int = 3000,
    height_px: int = 4000,
    new_id: NewId = mint,
) -> list[Image]:
    """For each label a side, its canvas and one image of the same size, in this order."""
    made = []
    for label in labels:
        side = ensure_side(session, manuscript.id, parse_label(label))
        canvas = ensure_canvas(session, side, width_px, height_px, new_id(Kind.CANVAS))
        made.append(
            an_image(
                session,
                manuscript.id,
                canvas.id,
                at,
                new_id=new_id,
                original_name=f"{label}.tif",
                width_px=width_px,
                height_px=height_px,
            )
        )
    return made
