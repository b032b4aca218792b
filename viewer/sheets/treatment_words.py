"""What sheets of proposals, treatments and steps say alike: places, materials, photographs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.captures.tables import Capture
from catalog.conservation.treatment.bodies import ConditionShown, StepShown
from catalog.conservation.treatment.step_content import MaterialUse
from catalog.handling.in_force import Handling
from catalog.handling.rules import Rule
from catalog.images import Image
from storage.tile_pyramid import whole_sizes
from viewer.folio_ranges import folios_of
from viewer.sheets.wording import Speaker, Words, isolated

THUMB_PX = 320
# So many photographs of a step are printed; how many more there are is said.
THUMBS_MAX = 8
_RULED_OUT = frozenset({Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE})
_UNITS = {"g": "g", "ml": "ml", "mm2": "mm²", "cm2": "cm²", "mm": "mm"}


def places(
    canvas_ids: Collection[str], components: Sequence[str], labels: Mapping[str, str], say: Speaker
) -> list[Words]:
    """Sides as ranges, then parts of the binding."""
    found = folios_of(set(canvas_ids), labels)
    sides = [say.plain(isolated(f"f.\N{NO-BREAK SPACE}{found}"))] if found else []
    return sides + [say.term(key) for key in components]


def targets(step: StepShown, labels: Mapping[str, str], say: Speaker) -> list[Words]:
    """Where a step was done."""
    told = step.content.targets
    return places(
        [each.canvas_id for each in told if each.canvas_id],
        [each.component for each in told if each.component],
        labels,
        say,
    )


def material(use: MaterialUse, labels: Mapping[str, str], say: Speaker) -> dict[str, Any]:
    """A material that met the book or left it: product, lot, preparation, amount, place."""
    kept = use.snapshot
    made = kept.get("preparation")
    lots = [lot["code"] for lot in kept.get("lots", ())]
    names = [product["content"]["name"] for product in kept.get("products", ())]
    what = [say.term(key) for key in kept.get("generics", ())]
    detail = [say.plain(isolated(", ".join(names)))] if names else []
    if made is not None:
        strength = made["content"].get("concentration") or ""
        words = say("sheet-preparation", code=made["code"])
        detail.append(say.plain(f"{words} {isolated(strength)}".strip()))
    if lots:
        detail.append(say.plain(say("sheet-lots", codes=isolated(", ".join(lots)))))
    return {
        "id": use.id,
        "way_key": use.way.value,
        "way": say(f"sheet-way-{use.way.value}"),
        "what": what + say.texts(use.label),
        "detail": detail,
        "lots": lots,
        "preparation": made["code"] if made else None,
        "amount": _amount(use, say),
        "where": places(use.canvas_ids, use.components, labels, say) + say.texts(use.location),
        "override": say("sheet-override", name=use.override.by, reason=use.override.reason)
        if use.override
        else "",
        "withdrawn": say("sheet-withdrawn", name=use.withdrawn.by, reason=use.withdrawn.reason)
        if use.withdrawn
        else "",
    }


def climate(step: StepShown, say: Speaker) -> str:
    """The air of the room."""
    air = step.content.climate
    found = [
        isolated(f"{say.number(float(value))}\N{NO-BREAK SPACE}{unit}")
        for value, unit in ((air.temperature_c, "°C"), (air.humidity_percent, "% RH"))
        if value is not None
    ]
    return " · ".join(found)


def condition(found: ConditionShown, say: Speaker) -> dict[str, Any]:
    """A condition of an approval, and how it was met."""
    met = ""
    if found.satisfied_by and found.satisfied_at:
        met = say(
            "sheet-satisfied", name=found.satisfied_by, date=say.date(found.satisfied_at),
            evidence=found.evidence or "",
        )  # fmt: skip
    return {
        "number": say.number(found.number),
        "text": say.texts(found.text),
        "kind": say(f"sheet-condition-{found.check_kind.value.replace('_', '-')}"),
        "satisfied": met or say("sheet-unsatisfied"),
        "is_satisfied": bool(met),
    }


def evidence(
    session: Session,
    step: StepShown,
    labels: Mapping[str, str],
    handling: Handling,
    pictures: dict[str, Any],
    say: Speaker,
) -> list[dict[str, Any]]:
    """The photographs of a step by phase, small; what is printed is noted in `pictures`."""
    told = step.content.evidence
    by_phase = {"before": told.before, "during": told.during, "after": told.after}
    shots = _shots(session, step.manuscript_id, [each for ids in by_phase.values() for each in ids])
    found = []
    for phase, ids in by_phase.items():
        known = [each for each in ids if each in shots]
        thumbs = []
        for each in known[:THUMBS_MAX]:
            canvas_id, image = shots[each]
            may_print = not handling.rules_of(canvas_id) & _RULED_OUT
            if may_print:
                pictures[each] = image
            label = say.folio(labels.get(canvas_id, ""))
            thumbs.append({"capture": each, "label": label, "is_printed": may_print})
        if known:
            more = len(known) - len(thumbs)
            found.append(
                {
                    "phase": phase,
                    "label": say(f"sheet-phase-{phase}"),
                    "thumbs": thumbs,
                    "more": say("sheet-more", count=more) if more else "",
                }
            )
    return found


def _shots(
    session: Session, manuscript_id: str, ids: Sequence[str]
) -> dict[str, tuple[str, dict[str, Any]]]:
    rows = session.execute(
        select(Capture.id, Capture.canvas_id, Image.id, Image.width_px, Image.height_px)
        .join(Image, Image.id == Capture.master_image_id)
        .where(Capture.manuscript_id == manuscript_id, Capture.id.in_(ids))
    )
    found = {}
    for capture_id, canvas_id, image_id, width, height in rows:
        sizes = whole_sizes(width, height)
        size = next((one for one in sizes if max(one) >= THUMB_PX), sizes[-1])
        found[capture_id] = (canvas_id, {"image": image_id, "size": list(size)})
    return found


def _amount(use: MaterialUse, say: Speaker) -> str:
    if use.amount is None:
        return ""
    value, unit = float(use.amount.value), use.amount.unit.value
    if unit == "piece":
        return say("sheet-pieces", number=say.number(value))
    return isolated(f"{say.number(value)}\N{NO-BREAK SPACE}{_UNITS[unit]}")
