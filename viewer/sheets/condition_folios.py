"""One page per problem folio: the whole side upright, what is drawn on it, and the list beside.

The custodian's handling rules hold on paper as on the screen. Where nothing may lie over the side,
its picture is printed bare, and numbered crosses in a strip beside it stand at the height of what
they tell of. Where the picture may not stand for anything, be downloaded or reused, the side is
drawn as an empty outline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.conservation.condition.changes import ChangeOfOne
from catalog.handling.in_force import Handling
from catalog.handling.rules import Rule
from catalog.pages import PageRow
from viewer.sheets import pictures
from viewer.sheets.damage_groups import look_of
from viewer.sheets.wording import Speaker, Words

_RULED_OUT = frozenset({Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE})
Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of the sides beside the assessment itself.

    `quires` is the label of the quire by canvas; `changes` what became of each observation since
    the assessment before, by the later observation.
    """

    rows: Mapping[str, PageRow]
    quires: Mapping[str, str]
    handling: Handling
    changes: Mapping[str, ChangeOfOne]


def folio(canvas_id: str, seen: Sequence[Told], sides: Sides, say: Speaker) -> dict[str, Any]:
    """The page of one side with its observations, numbered from 1."""
    row = sides.rows[canvas_id]
    rules = sides.handling.rules_of(canvas_id)
    picture = picture_of(row) if not rules & _RULED_OUT else None
    is_covered = picture is None or Rule.NOT_COVERED not in rules
    listed = [
        observation(number, each, sides.changes.get(each["id"]), say)
        for number, each in enumerate(seen, 1)
    ]
    drawn = [
        {**region, "number": one["number"], "figure": one["figure"], "group": one["group"]}
        for one in listed
        for region in one["regions"]
    ]
    notes = []
    if picture is None:
        ruled = row.image_id is not None
        notes.append(say.plain(say("sheet-picture-ruled-out" if ruled else "sheet-picture-none")))
    elif not is_covered:
        notes.append(say.plain(say("sheet-picture-uncovered")))
    if Rule.ONLY_WITH_NOTE in rules:
        notes += say.texts(sides.handling.notes_of(canvas_id))
    quire = sides.quires.get(canvas_id, "")
    return {
        "canvas": canvas_id,
        "label": row.side_label,
        "heading": say.folio(row.side_label),
        "quire": say("sheet-quire-of", number=say.number(int(quire))) if quire else "",
        "width_px": row.width_px,
        "height_px": row.height_px,
        "picture": canvas_id if picture else None,
        "alt": say("sheet-folio-alt", label=say.folio(row.side_label)),
        "is_overlaid": is_covered,
        "regions": drawn,
        "notes": notes,
        "observations": listed,
        "groups": list(dict.fromkeys(one["group"] for one in listed)),
    }


def observation(
    number: int, told: Told, change: ChangeOfOne | None, say: Speaker
) -> dict[str, Any]:
    """One observation, in words and in numbers."""
    content = told["content"]
    look = look_of(told["term"])
    areas = [region["area_mm2"] for region in told["regions"]]
    known = [area for area in areas if area is not None]
    area = round(sum(known), 2) if areas and len(known) == len(areas) else None
    share = round(sum(region["share_percent"] for region in told["regions"]), 3)
    component = told["component"]
    return {
        "id": told["id"],
        "number": number,
        "figure": say.number(number),
        "term_key": told["term"],
        "term": say.term(told["term"]),
        "component": say.term(component) if component else None,
        "group": look.name,
        "letter": look.letter,
        "colour": look.colour,
        "severity_value": told["severity"],
        "severity": say("sheet-severity", value=say.number(told["severity"])),
        "activity": say(f"sheet-activity-{told['activity']}"),
        "extent": say(f"sheet-extent-{told['extent']}"),
        "area_mm2": area,
        "share_percent": share if areas else None,
        "area": say.quantity(area, "mm²") if area is not None else "",
        "share": say.percent(share) if areas else "",
        "change_key": told["change"],
        "change": _change(told, change, say),
        "words": say.texts(content["words"]),
        "observed": say.texts(content["observed"]),
        "interpreted": say.texts(content["interpreted"]),
        "cause": say.term(content["cause"]) if content["cause"] else None,
        "more": _more(content, say),
        "regions": [
            {
                "id": region["id"],
                "kind": region["kind"],
                "path": region["path"],
                "box": region["box"],
                "area_mm2": region["area_mm2"],
                "share_percent": region["share_percent"],
            }
            for region in told["regions"]
        ],
    }


def picture_of(row: PageRow) -> dict[str, Any] | None:
    """Which stored picture of the side is printed; None where there is none."""
    if row.image_id is None or not row.is_open:
        return None
    return pictures.wanted(row.image_id, row.image_width or 0, row.image_height or 0)


def pictures_of(folios: Sequence[Told], sides: Sides) -> dict[str, Any]:
    """The pictures that the pages ask for, by name."""
    found = {
        one["canvas"]: picture_of(sides.rows[one["canvas"]]) for one in folios if one["picture"]
    }
    return {name: picture for name, picture in found.items() if picture}


def _change(told: Told, change: ChangeOfOne | None, say: Speaker) -> str:
    key = told["change"] or (change.change.value if change else None)
    if key is None:
        return ""
    words = say(f"sheet-change-{key}")
    if change is None or not change.delta_mm2 or change.earlier_id is None:
        return words
    return f"{words}, {say.signed_quantity(change.delta_mm2, 'mm²')}"


def _more(content: Told, say: Speaker) -> list[Words]:
    """Count, measure and materials."""
    found: list[Words] = []
    if content["count"] is not None:
        found.append(say.plain(say("sheet-count", number=say.number(content["count"]))))
    measure = content["measure"]
    if measure:
        size = say.exactly(measure["value"], measure["unit"])
        method = f" ({measure['method']})" if measure["method"] else ""
        found.append(say.plain(f"{say('sheet-measured')}: {size}{method}"))
    return found + say.texts(content["materials"])
