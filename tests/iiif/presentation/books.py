"""Small books for the tests: a record, its pages, and the manifest made of them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from catalog.codicology.folios import parse_label
from catalog.directions import ViewingDirection
from catalog.manuscripts import Holder, Manuscript
from catalog.pages import PageRow
from catalog.uris import Uris
from iiif.presentation.manifest import manifest_of

URIS = Uris("https://books.example.org")
MANUSCRIPT_ID = "m2b3c4d5f6x"
RTL_LABELS = ("front cover", "front cover inside", "1r", "1v", "2r", "2v", "colour chart")
ATTRIBUTION = {
    "label": {"ar": ["الإسناد"], "en": ["Attribution"]},
    "value": {"ar": ["مكتبة تجريبية"], "en": ["A library made up for tests"]},
}


def holder(**changes: Any) -> Holder:
    """A made-up library."""
    given: dict[str, Any] = {
        "id": "test-library",
        "names": {"ar": ["مكتبة تجريبية"], "en": ["Test Library"]},
        "homepage": "https://library.example.org/",
    }
    return Holder(**(given | changes))


def manuscript(held_by: Holder | None = None, **changes: Any) -> Manuscript:
    """An Arabic manuscript that nobody ever wrote, its holder loaded."""
    given: dict[str, Any] = {
        "id": MANUSCRIPT_ID,
        "holder_id": "test-library",
        "shelfmark": "MS Or. 42",
        "titles": {"ar": ["كتاب النجوم"], "en": ["Book of Stars"]},
        "summary": {"en": ["A treatise on stars & seasons."]},
        "viewing_direction": ViewingDirection.RIGHT_TO_LEFT,
        "is_direction_proposed": False,
        "languages": ["ar", "chg"],
        "date_text": "850 AH",
        "place_text": "Turkistan",
        "material_text": "paper",
        "rights": "http://rightsstatements.org/vocab/NoC-US/1.0/",
        "required_statement": ATTRIBUTION,
        "is_sample": False,
        "is_withheld": False,
        "changed_at": datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    }
    made = Manuscript(**(given | changes))
    made.holder = held_by or holder()
    return made


def page(label: str, index: int = 0, *, size: tuple[int, int] = (3001, 4003)) -> PageRow:
    """The side with this label, photographed at `size` pixels."""
    side = parse_label(label)
    width, height = size
    return PageRow(
        canvas_id=f"c{index:010d}",
        side_label=str(side),
        leaf_kind=side.kind,
        face=side.face,
        position=side.sort_key,
        width_px=width,
        height_px=height,
        image_id=f"i{index:010d}",
        image_width=width,
        image_height=height,
        tiles_etag=f"{index:064x}",
    )


def without_image(label: str, index: int = 0) -> PageRow:
    """The side with this label, whose picture nobody may see."""
    full = page(label, index)
    return PageRow(
        full.canvas_id, full.side_label, full.leaf_kind, full.face, full.position,
        full.width_px, full.height_px, None, None, None, None,
    )  # fmt: skip


def pages(labels: Sequence[str]) -> list[PageRow]:
    """A side for each label, in the order given."""
    return [page(label, index) for index, label in enumerate(labels)]


def leaves(count: int) -> list[str]:
    """The labels of `count` sides: 1r, 1v, 2r …"""
    return [f"{1 + index // 2}{'rv'[index % 2]}" for index in range(count)]


def manifest(labels: Sequence[str] = RTL_LABELS, **changes: Any) -> dict[str, Any]:
    """The manifest of a right-to-left book with these sides."""
    made = manifest_of(URIS, manuscript(**changes), pages(labels))
    # Its own, word for word: tests spoil it.
    return copy.deepcopy(made)


def manifest_of_pages(rows: Sequence[PageRow]) -> dict[str, Any]:
    """The manifest of a right-to-left book of these very pages."""
    return manifest_of(URIS, manuscript(), rows)


def images(value: Any) -> Iterator[dict[str, Any]]:
    """Every image that is named anywhere in a document."""
    if isinstance(value, dict):
        if value.get("type") == "Image":
            yield value
        for inner in value.values():
            yield from images(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from images(inner)
