"""The rows of one manuscript, made again from its record.json."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from catalog.access import rules as access
from catalog.authorities import references
from catalog.codicology.arrangement_tables import FormerLabel, SideLabel, folded
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.codicology.labels import Face, LeafKind
from catalog.directions import ViewingDirection
from catalog.handling import policies
from catalog.identity import Holder, Manuscript, ManuscriptState
from catalog.images import Image
from catalog.once import insert_once
from catalog.record.document import Record
from catalog.record.tables import RecordRevision
from catalog.revisions import SUMMARY_LENGTH_MAX, Change, Revision
from catalog.shelfmarks import sort_key

_COLUMNS = (
    "shelfmark", "titles", "summary", "is_direction_proposed", "languages", "date_text",
    "place_text", "material_text", "rights", "required_statement", "is_sample", "is_withheld",
    "withdrawn_reason",
)  # fmt: skip
_IMAGE = (
    "id", "deposit_id", "original_name", "format", "size_bytes", "sha256", "sha512", "width_px",
    "height_px", "tiles_etag", "tiles_bytes", "technical", "warnings", "is_withheld",
)  # fmt: skip


def add_manuscript(session: Session, record: dict[str, Any]) -> None:
    """The holder, the manuscript, its leaves, sides, canvases, images, labels and rules."""
    holder = record["holder"]
    insert_once(
        session, Holder, id=holder["id"], names=holder["names"], homepage=holder["homepage"]
    )
    session.add(_manuscript(record))
    session.flush()
    _add_leaves(session, record["id"], record["leaves"])
    policies.restore(session, record["id"], record.get("handling", []))
    access.restore(session, record["id"], record.get("access", []))


def add_revision(
    session: Session, number: int, record: dict[str, Any], *, created: datetime, is_first: bool
) -> None:
    """The revision a version was published as, and its document where the version has one.

    `created` and `is_first` (of its manuscript) stand in for what a version that is older than
    numbered records does not say.
    """
    told = record.get("revision")
    at = _time(told["at"]) if told else created
    summary = told["summary"] if told else "Published"
    session.add(
        Revision(
            number=number,
            object_kind="manuscript",
            object_id=record["id"],
            change=Change(told["change"]) if told else _unsaid(is_first),
            at=at,
            summary=summary[:SUMMARY_LENGTH_MAX],
        )
    )
    session.flush()
    if told and "document" in record:
        session.add(
            RecordRevision(
                number=number,
                manuscript_id=record["id"],
                document=record["document"],
                by=told["by"],
                at=at,
                message=summary,
            )
        )


def index_references(session: Session, record: dict[str, Any]) -> None:
    """The authorities the published record names, found again."""
    if record.get("revision") and "document" in record:
        document = Record.model_validate(record["document"])
        references.index(session, record["id"], document)


def count_images(record: dict[str, Any]) -> int:
    """How many images a record.json holds."""
    sides = [side for leaf in record["leaves"] for side in leaf["sides"]]
    return sum(len(side["canvas"]["images"]) for side in sides if side["canvas"])


def _unsaid(is_first: bool) -> Change:
    return Change.CREATE if is_first else Change.UPDATE


def _manuscript(record: dict[str, Any]) -> Manuscript:
    state = record.get("state") or ManuscriptState.PUBLISHED.value
    return Manuscript(
        id=record["id"],
        holder_id=record["holder"]["id"],
        shelfmark_sort=sort_key(record["shelfmark"]),
        viewing_direction=ViewingDirection(record["viewing_direction"]),
        state=ManuscriptState(state),
        successor_id=record.get("successor"),
        created_at=_time(record["created_at"]),
        changed_at=_time(record["changed_at"]),
        **{name: record.get(name) for name in _COLUMNS},
    )


def _add_leaves(session: Session, manuscript_id: str, told: list[dict[str, Any]]) -> None:
    """Everything of one kind at once: a flush for each leaf took six times as long."""
    leaves = [
        Leaf(
            manuscript_id=manuscript_id,
            position=leaf["position"],
            label=leaf["label"],
            kind=LeafKind(leaf["kind"]),
        )
        for leaf in told
    ]
    session.add_all(leaves)
    session.flush()
    sides = [
        (_side(manuscript_id, leaf.id, side), side)
        for leaf, said in zip(leaves, told, strict=True)
        for side in said["sides"]
    ]
    session.add_all([side for side, _ in sides])
    session.flush()
    with_canvas = [(side.id, said["canvas"]) for side, said in sides if said["canvas"]]
    if with_canvas:
        session.execute(insert(Canvas), [_canvas(manuscript_id, *one) for one in with_canvas])
    images = [row for _, canvas in with_canvas for row in _images(manuscript_id, canvas)]
    if images:
        session.execute(insert(Image), images)
    session.add_all([row for side, said in sides for row in _labels(manuscript_id, side.id, said)])
    session.flush()


def _side(manuscript_id: str, leaf_id: int, told: dict[str, Any]) -> Side:
    return Side(
        manuscript_id=manuscript_id,
        leaf_id=leaf_id,
        label=told["label"],
        face=Face(told["face"]),
        position=told["position"],
        is_blank=told.get("is_blank", False),
    )


def _canvas(manuscript_id: str, side_id: int, told: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": told["id"],
        "side_id": side_id,
        "manuscript_id": manuscript_id,
        "width_px": told["width_px"],
        "height_px": told["height_px"],
    }


def _images(manuscript_id: str, canvas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for image in canvas["images"]:
        yield {
            **{name: image[name] for name in _IMAGE},
            "manuscript_id": manuscript_id,
            "canvas_id": canvas["id"],
            "registered_at": _time(image["registered_at"]),
        }


def _labels(
    manuscript_id: str, side_id: int, told: dict[str, Any]
) -> Iterator[SideLabel | FormerLabel]:
    for foliation_id, label in told.get("labels", {}).items():
        yield SideLabel(
            manuscript_id=manuscript_id,
            side_id=side_id,
            foliation_id=foliation_id,
            label=label,
            folded=folded(label),
        )
    for former in told.get("former_labels", []):
        yield FormerLabel(
            manuscript_id=manuscript_id,
            side_id=side_id,
            label=former["label"],
            until=_time(former["until"]),
        )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
