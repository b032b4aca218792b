"""The record as bytes that outlive the database.

`record.json` in the manuscript's OCFL object holds everything the catalogue knows of it, enough
to make the rows again (house decision D2: truth lies in storage, the database is an index of
it): the record as it was published (`document`), where it stands, the last revision, and the sides
with their images. It is what `record_of` reads from the rows, so that the two can be compared.
Equal rows give equal bytes, on either database: keys are sorted, lists have an order of their own,
times are UTC. Row numbers of one database are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import images, revisions
from catalog.access import rules as access
from catalog.access.in_force import closed
from catalog.codicology.arrangement_resolving import labels_in_record
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.handling import policies as handling
from catalog.identity import Manuscript, find
from catalog.images import Image
from catalog.record.published import document_of
from catalog.record.tables import RecordRevision
from storage.ocfl.inventory import Inventory
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA = "kitabdar/manuscript-record/2"
RECORD_NAME = "record.json"
TEI_NAME = "record.tei.xml"
AGENT = "kitabdar"


def object_id(manuscript_id: str) -> str:
    """The identifier of the manuscript's OCFL object."""
    return f"urn:kitabdar:manuscript:{manuscript_id}"


def record_of(session: Session, manuscript_id: str) -> dict[str, Any]:
    """The whole record as plain JSON: record, revision, holder, leaves, sides, canvases, images.

    `document` is the record as published; beside it stand the columns made of it.

    Leaves and sides are in reading order, the images of a canvas in order of registration.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = find(session, manuscript_id)
    return {
        "schema": SCHEMA,
        "id": manuscript.id,
        "holder": {
            "id": manuscript.holder.id,
            "names": manuscript.holder.names,
            "homepage": manuscript.holder.homepage,
        },
        **_description(manuscript),
        "document": document_of(session, manuscript_id)[0],
        "state": manuscript.state.value,
        "withdrawn_reason": manuscript.withdrawn_reason,
        **({"successor": manuscript.successor_id} if manuscript.successor_id else {}),
        "revision": _revision(session, manuscript_id),
        "leaves": _leaves(session, manuscript_id),
        **handling.recorded(session, manuscript_id),
        **access.recorded(session, manuscript_id),
    }


def public_record_of(session: Session, manuscript_id: str) -> dict[str, Any]:
    """`record_of` without what is withheld or for some only: the same where nothing is.

    Rules of access, with their reasons, are not told.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    record = record_of(session, manuscript_id)
    record.pop("access", None)
    canvases = [
        side["canvas"] for leaf in record["leaves"] for side in leaf["sides"] if side["canvas"]
    ]
    shut = closed(session, manuscript_id, [canvas["id"] for canvas in canvases])
    for canvas in canvases:
        held = [] if canvas["id"] in shut else canvas["images"]
        canvas["images"] = [one for one in held if not one["is_withheld"]]
    return record


def preserve_record(
    session: Session,
    root: StorageRoot,
    manuscript_id: str,
    at: datetime,
    *,
    message: str = "The record as it stands",
    by: str = AGENT,
    beside: Mapping[str, bytes] | None = None,
) -> Inventory:
    """The record written as the newest version of its OCFL object; unchanged, it writes nothing.

    `beside` are the other files of the version, by name, such as the record as TEI.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    return root.object(object_id(manuscript_id)).write_version(
        {
            RECORD_NAME: Bytes(encode(record_of(session, manuscript_id))),
            **{name: Bytes(data) for name, data in (beside or {}).items()},
        },
        message=message,
        user=by,
        at=at,
    )


def encode(record: dict[str, Any]) -> bytes:
    """The one spelling of a record: UTF-8, keys sorted, indented for people, a final newline."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def _description(manuscript: Manuscript) -> dict[str, Any]:
    return {
        "shelfmark": manuscript.shelfmark,
        "titles": manuscript.titles,
        "summary": manuscript.summary,
        "viewing_direction": manuscript.viewing_direction.value,
        "is_direction_proposed": manuscript.is_direction_proposed,
        "languages": manuscript.languages,
        "date_text": manuscript.date_text,
        "place_text": manuscript.place_text,
        "material_text": manuscript.material_text,
        "rights": manuscript.rights,
        "required_statement": manuscript.required_statement,
        "is_sample": manuscript.is_sample,
        "is_withheld": manuscript.is_withheld,
        "created_at": _time(manuscript.created_at),
        "changed_at": _time(manuscript.changed_at),
    }


def _revision(session: Session, manuscript_id: str) -> dict[str, Any] | None:
    latest = revisions.latest(session, manuscript_id)
    if latest is None:
        return None
    kept = session.get(RecordRevision, latest.number)
    return {
        "number": latest.number,
        "change": latest.change.value,
        "at": _time(latest.at),
        "summary": kept.message if kept else latest.summary,
        "by": kept.by if kept else "",
    }


def _leaves(session: Session, manuscript_id: str) -> list[dict[str, Any]]:
    sides = _sides_by_leaf(session, manuscript_id)
    leaves = session.execute(
        select(Leaf.id, Leaf.label, Leaf.kind, Leaf.position)
        .where(Leaf.manuscript_id == manuscript_id)
        .order_by(Leaf.position, Leaf.label)
    )
    return [
        {"label": label, "kind": kind.value, "position": position, "sides": sides[leaf_id]}
        for leaf_id, label, kind, position in leaves
    ]


def _sides_by_leaf(session: Session, manuscript_id: str) -> dict[int, list[dict[str, Any]]]:
    canvases = _canvases_by_side(session, manuscript_id)
    others = labels_in_record(session, manuscript_id)
    rows = session.execute(
        select(Side.id, Side.leaf_id, Side.label, Side.face, Side.position, Side.is_blank)
        .where(Side.manuscript_id == manuscript_id)
        .order_by(Side.position, Side.label)
    )
    sides: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for side_id, leaf_id, label, face, position, is_blank in rows:
        sides[leaf_id].append(
            {
                "label": label,
                "face": face.value,
                "position": position,
                "is_blank": is_blank,
                "canvas": canvases.get(side_id),
                **others.get(side_id, {}),
            }
        )
    return sides


def _canvases_by_side(session: Session, manuscript_id: str) -> dict[int, dict[str, Any]]:
    shown = _images_by_canvas(session, manuscript_id)
    rows = session.execute(
        select(Canvas.side_id, Canvas.id, Canvas.width_px, Canvas.height_px).where(
            Canvas.manuscript_id == manuscript_id
        )
    )
    return {
        side_id: {
            "id": canvas_id,
            "width_px": width_px,
            "height_px": height_px,
            "images": shown[canvas_id],
        }
        for side_id, canvas_id, width_px, height_px in rows
    }


def _images_by_canvas(session: Session, manuscript_id: str) -> dict[str, list[dict[str, Any]]]:
    by_canvas: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for image in images.of_manuscript(session, manuscript_id):
        by_canvas[image.canvas_id].append(_image(image))
    return by_canvas


def _image(image: Image) -> dict[str, Any]:
    return {
        "id": image.id,
        "deposit_id": image.deposit_id,
        "original_name": image.original_name,
        "format": image.format,
        "size_bytes": image.size_bytes,
        "sha256": image.sha256,
        "sha512": image.sha512,
        "width_px": image.width_px,
        "height_px": image.height_px,
        "tiles_etag": image.tiles_etag,
        "tiles_bytes": image.tiles_bytes,
        "technical": image.technical,
        "warnings": image.warnings,
        "is_withheld": image.is_withheld,
        "registered_at": _time(image.registered_at),
    }


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
