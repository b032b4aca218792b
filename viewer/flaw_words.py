"""Flaws of the surveys in words, '12v: tear, severity 3, 574 mm²', and to be ticked by folio."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.conservation.treatment.bodies import FlawShown
from catalog.conservation.treatment.errors import BadTreatment
from catalog.conservation.treatment.flaws import Flaw
from catalog.conservation.treatment.targets import Target
from viewer import page_models
from viewer.languages import Translator
from viewer.treatment_words import term

# Nobody ticks one by one among more; whoever needs them narrows the folios.
FLAWS_MAX = 200
# A side full of small stains is ticked as one.
_PLACES_MAX = 12


@dataclass(frozen=True, slots=True)
class FlawChoice:
    """One box to tick; `value` is a place on a side, or a whole observation."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FlawGroup:
    """The flaws of one folio, or of one part of the binding."""

    label: str
    choices: list[FlawChoice]


def said(flaw: Flaw | FlawShown, labels: Mapping[str, str], t: Translator) -> str:
    """Say a flaw with its place, as a list of a step names it."""
    words = _words(flaw, _area(flaw), t)
    if len(flaw.places) > 1:
        words = t("history-comma").join((words, t("treat-flaw-places", count=len(flaw.places))))
    return t("treat-flaw", place=_place(flaw, labels, t), words=words)


def by_observation(
    flaws: Iterable[Flaw | FlawShown], labels: Mapping[str, str], t: Translator
) -> dict[str, str]:
    """Say each flaw, by the observation that it is."""
    return {one.observation_id: said(one, labels, t) for one in flaws}


def by_place(
    flaws: Iterable[Flaw | FlawShown], labels: Mapping[str, str], t: Translator
) -> dict[str, str]:
    """Say each place of each flaw, by its region."""
    return {
        place.region_id: t(
            "treat-flaw", place=_place(one, labels, t), words=_words(one, place.area_mm2, t)
        )
        for one in flaws
        for place in one.places
    }


def values_of(flaws: Iterable[Flaw | FlawShown], region_ids: Collection[str]) -> frozenset[str]:
    """Return the boxes that are ticked where these flaws are treated, and of them these places."""
    found: set[str] = set()
    for flaw in flaws:
        places = {one.region_id for one in flaw.places if one.region_id in region_ids}
        found |= places or {flaw.observation_id}
    return frozenset(found)


def split(values: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which of the ticked boxes are whole observations, and which are places."""
    observations = frozenset(one for one in values if one.startswith("b"))
    return observations, frozenset(values) - observations


def require_known(flaws: Iterable[Flaw], region_ids: Iterable[str]) -> None:
    """Return if every place that was ticked is one of these flaws.

    Raises:
        BadTreatment: one is not of this book, or was drawn anew in between.
    """
    known = {place.region_id for flaw in flaws for place in flaw.places}
    for region_id in region_ids:
        if region_id not in known:
            raise BadTreatment(
                "region",
                f"The region {region_id!r} is not on this side: choose one that is.",
                region=region_id,
            )


def targets_at(
    sides: Sequence[str],
    flaws: Sequence[Flaw],
    observations: Collection[str],
    region_ids: Collection[str],
) -> list[Target]:
    """Return what is treated on these sides: their places that were ticked, or the whole side.

    A flaw that has no place of its own, or was ticked as a whole, stands for the whole side.
    """
    found: list[Target] = []
    for side in sides:
        here = [one for one in flaws if one.canvas_id == side]
        places = [
            place.region_id for one in here for place in one.places if place.region_id in region_ids
        ]
        if not places or any(one.observation_id in observations for one in here):
            found.append(Target(canvas_id=side))
        found += [Target(canvas_id=side, region_id=each) for each in places]
    return found


def groups(
    standing: Sequence[Flaw] | None,
    chosen: Sequence[Flaw],
    values: Collection[str],
    labels: Mapping[str, str],
    t: Translator,
) -> list[FlawGroup]:
    """Return the boxes by folio in reading order, then by part of the binding.

    `standing` None stands for too many: then only what is ticked has a box, so that it stays.
    """
    offered = {one.observation_id: one for one in standing or ()}
    for one in chosen:
        offered.setdefault(one.observation_id, one)
    order = {canvas_id: place for place, canvas_id in enumerate(labels)}
    found: dict[tuple[int, str], list[Flaw]] = {}
    for flaw in offered.values():
        place = order.get(flaw.canvas_id or "", len(order))
        found.setdefault((place, flaw.canvas_id or flaw.component or ""), []).append(flaw)
    return [
        FlawGroup(
            _place(flaws[0], labels, t),
            [box for flaw in flaws for box in _boxes(flaw, values, standing is None, t)],
        )
        for _, flaws in sorted(found.items())
    ]


def _boxes(
    flaw: Flaw, values: Collection[str], only_chosen: bool, t: Translator
) -> Iterable[FlawChoice]:
    places = [
        (number, place)
        for number, place in enumerate(flaw.places, 1)
        if place.region_id in values or (len(flaw.places) <= _PLACES_MAX and not only_chosen)
    ]
    whole = flaw.observation_id in values
    if whole or not places:
        yield FlawChoice(flaw.observation_id, _words(flaw, _area(flaw), t), whole)
    for number, place in places:
        words = _words(flaw, place.area_mm2, t)
        if len(flaw.places) > 1:
            words = t("treat-flaw-place", number=number, count=len(flaw.places), words=words)
        yield FlawChoice(place.region_id, words, place.region_id in values)


def _words(flaw: Flaw | FlawShown, area: float | None, t: Translator) -> str:
    comma = t("history-comma")
    parts = [term(flaw.term, t).text, t("bench-severity-is", severity=flaw.severity)]
    if area is not None:
        digits = 0 if area >= 100 else 1 if area >= 10 else 2
        parts.append(t("treat-flaw-area", area=round(area, digits)))
    if flaw.is_open:
        parts.append(t("treat-flaw-open", number=flaw.survey))
    return comma.join(parts)


def _place(flaw: Flaw | FlawShown, labels: Mapping[str, str], t: Translator) -> str:
    if flaw.canvas_id is not None:
        return page_models.label_in(labels.get(flaw.canvas_id, flaw.canvas_id), t)
    return term(flaw.component, t).text if flaw.component else t("treat-whole-book")


def _area(flaw: Flaw | FlawShown) -> float | None:
    areas = [one.area_mm2 for one in flaw.places]
    return sum(area for area in areas if area is not None) if areas and None not in areas else None
