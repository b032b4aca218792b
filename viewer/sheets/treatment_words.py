"""What sheets of proposals, treatments and steps say alike: places, materials, conditions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from catalog.conservation.treatment.bodies import ConditionShown, StepShown
from catalog.conservation.treatment.step_content import MaterialUse
from viewer import flaw_words
from viewer.folio_ranges import folios_of
from viewer.sheets.wording import Speaker, Words, isolated

_UNITS = {"mm2": "mm²", "cm2": "cm²"}


def places(
    canvas_ids: Collection[str], components: Sequence[str], labels: Mapping[str, str], say: Speaker
) -> list[Words]:
    """Sides as ranges, then parts of the binding."""
    found = folios_of(set(canvas_ids), labels)
    sides = [say.plain(isolated(f"f.\N{NO-BREAK SPACE}{found}"))] if found else []
    return sides + [say.term(key) for key in components]


def targets(step: StepShown, labels: Mapping[str, str], say: Speaker) -> list[Words]:
    """Where a step was done, and which flaws of the surveys it treated."""
    told = step.content.targets
    flaws = [flaw_words.said(each, labels, say.t) for each in step.flaws]
    return places(
        [each.canvas_id for each in told if each.canvas_id],
        [each.component for each in told if each.component],
        labels,
        say,
    ) + [say.plain(say.figures(each)) for each in flaws]


def material(use: MaterialUse, labels: Mapping[str, str], say: Speaker) -> dict[str, Any]:
    """A material that met the book or left it: product, lot, preparation, amount, place."""
    kept = use.snapshot
    made = kept.get("preparation")
    lots = [lot["code"] for lot in kept.get("lots", ())]
    names = [product["content"]["name"] for product in kept.get("products", ())]
    what = [say.term(key) for key in kept.get("generics", ())]
    detail = [say.plain(say.listed(names))] if names else []
    if made is not None:
        strength = made["content"].get("concentration") or ""
        words = say("sheet-preparation", code=made["code"])
        detail.append(say.plain(f"{words} {isolated(strength)}".strip()))
    if lots:
        detail.append(say.plain(say("sheet-lots", codes=say.listed(lots))))
    return {
        "id": use.id,
        "way_key": use.way.value,
        "way": say(f"sheet-way-{use.way.value}"),
        "what": what + say.texts(use.label),
        "detail": detail,
        "lots": lots,
        "preparation": made["code"] if made else None,
        "amount": _amount(use, say),
        "where": (places(use.canvas_ids, use.components, labels, say) + say.texts(use.location))
        or [say.plain(say("sheet-everywhere"))],
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
        say.exactly(float(value), unit)
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


def _amount(use: MaterialUse, say: Speaker) -> str:
    if use.amount is None:
        return ""
    value, unit = float(use.amount.value), use.amount.unit.value
    if unit == "piece":
        return say("sheet-pieces", number=say.number(value))
    return say.exactly(value, _UNITS.get(unit, unit))
