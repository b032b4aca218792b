"""What the programming interface of the folio workbench says, as plain JSON.

An answer to an action holds the sides that differ from what the asker saw, and no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.arrangement_edits import Entry, Stack, Step, stack_of
from catalog.codicology.arrangement_findings import Finding, findings
from catalog.codicology.arrangement_pictures import SidePicture, pictures_of
from catalog.codicology.arrangement_plan import PlannedSide, in_order
from catalog.codicology.arrangement_present import Plan, open_plan
from catalog.identity import Manuscript
from catalog.record.published import document_of
from catalog.record.tables import Draft
from catalog.uris import Uris
from storage.tile_pyramid import whole_sizes

# More than this nobody jumps through one by one; the counts say how many there are.
FINDINGS_MAX = 2000
_PREVIEW_PX = 1024
# Numberings that may be noted before the description names any.
_USUAL_FOLIATIONS = ("old-foliation", "pagination")


def whole_plan(session: Session, manuscript: Manuscript, uris: Uris) -> dict[str, Any]:
    """Everything the workbench needs to begin."""
    plan = open_plan(session, manuscript.id)
    pictures = pictures_of(session, manuscript.id)
    ordered = in_order(plan.sides)
    return {
        **_state(session, plan),
        "direction": manuscript.viewing_direction.value,
        "images": urlsplit(uris.image("-")).path.removesuffix("-"),
        "foliations": _foliations(session, manuscript.id, ordered),
        "sides": [side.as_json() | _picture(pictures.get(side.id)) for side in ordered],
    }


def after_step(session: Session, step: Step) -> dict[str, Any]:
    """The plan's new state, with the touched sides only."""
    touched = [step.plan.sides[each] for each in step.touched if each in step.plan.sides]
    return {
        **_state(session, step.plan),
        "is_merged": step.is_merged,
        "sides": [side.as_json() for side in sorted(touched, key=lambda side: side.position)],
    }


def _state(session: Session, plan: Plan) -> dict[str, Any]:
    found = findings(in_order(plan.sides))
    stack = stack_of(session, plan.manuscript_id)
    return {
        "edition": plan.edition,
        "is_begun": plan.is_begun,
        "edited_by": plan.edited_by,
        **_stack(stack),
        "findings": _findings(found),
    }


def _stack(stack: Stack) -> dict[str, Any]:
    return {"undo": _entry(stack.undo), "redo": _entry(stack.redo)}


def _entry(entry: Entry | None) -> dict[str, str] | None:
    if entry is None:
        return None
    return {"action": entry.kind, "by": entry.by, "at": entry.at.isoformat()}


def _findings(found: Iterable[Finding]) -> dict[str, Any]:
    listed = list(found)
    return {
        "counts": dict(Counter(each.kind.value for each in listed)),
        "clashes": sum(each.kind.is_clash for each in listed),
        "list": [
            {"side": each.side_id, "kind": each.kind.value, "text": each.text}
            for each in listed[:FINDINGS_MAX]
        ],
    }


def _picture(picture: SidePicture | None) -> dict[str, Any]:
    if picture is None:
        return {}
    said: dict[str, Any] = {"canvas": picture.canvas_id}
    if picture.image_id is not None:
        sizes = whole_sizes(picture.image_width_px, picture.image_height_px)
        said["image"] = picture.image_id
        said["thumbnail"] = sizes[0]
        said["preview"] = next((size for size in sizes if max(size) >= _PREVIEW_PX / 2), sizes[-1])
    return said


def _foliations(
    session: Session, manuscript_id: str, sides: Iterable[PlannedSide]
) -> list[dict[str, Any]]:
    """The other numberings: those the description names, those in use, and the usual ones."""
    named = {
        one["id"]: {
            "id": one["id"],
            "name": one.get("name", ""),
            "numerals": one.get("numerals", "latin"),
            "is_pagination": one.get("is_pagination", False),
        }
        for one in _described(session, manuscript_id)
        if one.get("id") and not one.get("is_cited")
    }
    used: list[str] = [foliation for side in sides for foliation in side.labels]
    for foliation in dict.fromkeys([*_USUAL_FOLIATIONS, *used]):
        named.setdefault(
            foliation,
            {
                "id": foliation,
                "name": "",
                "numerals": "latin",
                "is_pagination": foliation == "pagination",
            },
        )
    return list(named.values())


def _described(session: Session, manuscript_id: str) -> list[Mapping[str, Any]]:
    draft = session.scalar(select(Draft.document).where(Draft.manuscript_id == manuscript_id))
    document = draft if draft is not None else document_of(session, manuscript_id)[0]
    return list(document.get("physical", {}).get("foliations", ()))
