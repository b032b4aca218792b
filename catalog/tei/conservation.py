"""Released condition and treatments as TEI has room for them: short paragraphs, custody events.

All detail stays behind `seeAlso`: TEI P5 has `condition` (10.7.1.6) and `custEvent` (10.9.1.3).
@calendar is not put on custEvent, where it is deprecated; the dates are Gregorian.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from catalog import vocabulary
from catalog.conservation.released.condition import SeenDamage
from catalog.conservation.released.telling import Survey, Told
from catalog.tei.markup import Element, add, append

# Beyond so many observations a paragraph says on how many sides, and no longer on which.
_NAMED_MAX: Final = 200
_OVERALL: Final = {1: "good", 2: "fair", 3: "poor", 4: "very poor"}


def add_condition(parent: Element, known: Told) -> None:
    """A paragraph for each released survey."""
    for survey in known.surveys:
        _add_survey(parent, survey, known)


def add_custody(parent: Element, known: Told) -> None:
    """An event for each released treatment."""
    for treatment in known.treatments:
        acts = _words(treatment.acts)
        materials = _words(treatment.materials)
        sides = ", ".join(known.sides(treatment))
        text = "; ".join(
            part
            for part in (
                acts + (f" with {materials}" if acts and materials else ""),
                f"ff. {sides}" if sides else "",
            )
            if part
        )
        begun, ended = treatment.started_at, treatment.ended_at.date().isoformat()
        event = add(
            parent,
            "custEvent",
            f"{text[:1].upper()}{text[1:]}." if text else "Conservation treatment.",
            type="conservation",
            from_=begun.date().isoformat() if begun else None,
            to=ended if begun else None,
            when=None if begun else ended,
            xml_lang="en",
        )
        for title in treatment.title:
            append(event, " ")
            add(event, "title", title.text, xml_lang=title.language)


def _add_survey(parent: Element, survey: Survey, known: Told) -> None:
    content = survey.assessment.content
    made = add(parent, "p", n="released", xml_lang="en")
    day = survey.assessment.ended_at.date().isoformat()
    add(made, "date", day, when=day)
    overall = content.grade("overall-4/1")
    if overall in _OVERALL:
        append(made, f" Overall: {_OVERALL[overall]}.")
    by_term: dict[str, list[SeenDamage]] = {}
    for one in survey.damage:
        by_term.setdefault(one.term, []).append(one)
    is_short = len(survey.damage) <= _NAMED_MAX
    for seen in by_term.values():
        append(made, " ")
        _add_term(made, seen[0])
        if is_short:
            _add_places(made, seen, known)
        else:
            sides = len({one.canvas_id for one in seen if one.canvas_id})
            append(made, f": {sides} sides.")


def _add_term(parent: Element, one: SeenDamage) -> None:
    label = one.labels["en"][0] if one.labels else one.term
    add(parent, "term", label, ref=one.uri)


def _add_places(parent: Element, seen: Sequence[SeenDamage], known: Told) -> None:
    mark = ": "
    for one in seen:
        append(parent, mark)
        mark = "; "
        if one.canvas_id is not None:
            label = known.labels[one.canvas_id]
            is_plain = " " not in label
            add(parent, "locus", f"f. {label}", from_=label if is_plain else None,
                to=label if is_plain else None)  # fmt: skip
        else:
            append(parent, _words([one.component]) if one.component else "the whole book")
        size = one.area_mm2
        area = f", {size:,.0f} mm²" if size else ""
        append(parent, f", {one.activity.value}{area}")
    append(parent, ".")


def _words(keys: Sequence[str]) -> str:
    found = [vocabulary.find(key) for key in keys]
    return ", ".join(
        term.labels["en"][0] if term else key for term, key in zip(found, keys, strict=True)
    )
