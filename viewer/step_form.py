"""The form of a treatment step: what was typed, what it means, and how two texts differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.conservation.treatment.bodies import StepShown
from catalog.conservation.treatment.flaws import Flaw
from catalog.conservation.treatment.states import Deviation
from catalog.conservation.treatment.step_content import (
    Climate,
    Evidence,
    Fragment,
    PersonNamed,
    StepContent,
    StepWritten,
)
from catalog.conservation.treatment.targets import Target
from viewer.flaw_words import require_known, split, targets_at, values_of
from viewer.folio_ranges import folios_of, sides_in
from viewer.languages import Translator
from viewer.proposal_form import number_typed
from viewer.sent_forms import Sent, Words, lines_of, read, texts_of, words_in
from viewer.treatment_words import term

MOMENTS = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class FragmentForm:
    """Something that came loose, as it was typed."""

    id: str = ""
    words: str = ""
    language: str = ""
    folio: str = ""
    kept_in: str = ""


@dataclass(frozen=True, slots=True)
class StepForm:
    """The step as it was typed; `edition` is the one it was begun from.

    `people` are accounts, `guests` names, one a line.
    """

    edition: int = 0
    act: str = ""
    folios: str = ""
    components: frozenset[str] = frozenset()
    flaws: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    guests: str = ""
    observed: Words = ()
    result: Words = ()
    tools: str = ""
    temperature: str = ""
    humidity: str = ""
    deviation: str = Deviation.NONE.value
    deviation_note: Words = ()
    fragments: tuple[FragmentForm, ...] = ()
    evidence: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a step that two people wrote otherwise; `name` is that of the field."""

    name: str
    part: str
    first: str
    second: str


def form_of(step: StepShown, labels: Mapping[str, str]) -> StepForm:
    """Write a step into the form."""
    content = step.content
    climate, evidence = content.climate, content.evidence
    return StepForm(
        edition=step.edition,
        act=step.act,
        folios=folios_of({one.canvas_id for one in content.targets if one.canvas_id}, labels),
        components=frozenset(one.component for one in content.targets if one.component),
        flaws=values_of(step.flaws, {one.region_id for one in content.targets if one.region_id}),
        people=frozenset(one.user_id for one in content.people if one.user_id),
        guests="\n".join(one.name for one in content.people if not one.user_id),
        observed=words_in(content.observed),
        result=words_in(content.result),
        tools="\n".join(content.tools),
        temperature="" if climate.temperature_c is None else str(climate.temperature_c),
        humidity="" if climate.humidity_percent is None else str(climate.humidity_percent),
        deviation=content.deviation.value,
        deviation_note=words_in(content.deviation_note),
        fragments=tuple(
            FragmentForm(
                id=one.id,
                words=one.description[0].text if one.description else "",
                language=one.description[0].language if one.description else "",
                folio=labels.get(one.canvas_id or "", ""),
                kept_in=one.kept_in,
            )
            for one in content.fragments
        ),
        evidence=frozenset((*evidence.before, *evidence.during, *evidence.after)),
    )


def sent_form_of(sent: Sent) -> StepForm:
    """Read what a browser sent."""
    columns = [
        sent.many(f"fragment_{name}") for name in ("id", "words", "language", "folio", "kept_in")
    ]
    return StepForm(
        edition=sent.number("edition"),
        act=sent.one("act"),
        folios=sent.one("folios"),
        components=frozenset(sent.many("component")),
        flaws=frozenset(sent.many("flaw")),
        people=frozenset(sent.many("person")),
        guests=sent.one("guests"),
        observed=sent.words("observed"),
        result=sent.words("result"),
        tools=sent.one("tools"),
        temperature=sent.one("temperature"),
        humidity=sent.one("humidity"),
        deviation=sent.one("deviation") or Deviation.NONE.value,
        deviation_note=sent.words("deviation_note"),
        fragments=tuple(
            FragmentForm(*row) for row in zip(*columns, strict=False) if row[1] or row[4]
        ),
        evidence=frozenset(sent.many("capture")),
    )


def written_of(
    form: StepForm,
    standing: StepContent,
    people: tuple[PersonNamed, ...],
    phases: Mapping[str, str],
    labels: Mapping[str, str],
    flaws: Sequence[Flaw],
) -> StepWritten:
    """Return the step that the form says.

    `phases` is the moment ('before', 'during', 'after') of each photograph of the book; `flaws`
    are those that were ticked, and those of the whole book that the step treats already. A flaw
    goes with its folio or part: where that is no target any more, the flaw is none either.

    Raises:
        BadFolios: a folio is not in the book.
        BadTreatment: a flaw is not of this book.
        BadDocument: a value cannot stand.
    """
    sides = sides_in(form.folios, labels)
    observations, region_ids = split(form.flaws)
    require_known(flaws, region_ids)
    kept = [
        one
        for one in flaws
        if (one.canvas_id is None or one.canvas_id in sides)
        and (one.component is None or one.component in form.components)
    ]
    targets = targets_at(sides, kept, observations, region_ids)
    targets += [read(Target, component=key) for key in sorted(form.components)]
    shown = {
        moment: tuple(one for one in sorted(form.evidence) if phases.get(one) == moment)
        for moment in MOMENTS
    }
    return read(
        StepWritten,
        targets=tuple(targets),
        observations=tuple(one.observation_id for one in kept),
        people=people,
        observed=texts_of(form.observed),
        result=texts_of(form.result),
        tools=lines_of(form.tools),
        climate=read(
            Climate,
            temperature_c=number_typed(form.temperature),
            humidity_percent=number_typed(form.humidity),
        ),
        deviation=form.deviation,
        deviation_note=texts_of(form.deviation_note),
        fragments=tuple(_fragment(one, standing, labels) for one in form.fragments),
        evidence=Evidence(**shown),
    )


def _fragment(form: FragmentForm, standing: StepContent, labels: Mapping[str, str]) -> Fragment:
    sides = sides_in(form.folio, labels)
    old = next((one for one in standing.fragments if one.id == form.id), None)
    return read(
        Fragment,
        id=form.id,
        description=texts_of(((form.words, form.language or "none"),)),
        canvas_id=sides[0] if sides else None,
        kept_in=form.kept_in,
        capture_ids=old.capture_ids if old else (),
    )


def differences(
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    labels: Mapping[str, str],
    t: Translator,
    flaws: Mapping[str, str],
) -> list[Difference]:
    """Return the parts that two people wrote otherwise, in the order of the form.

    `flaws` are those that either names, in words, by observation.
    """
    found = []
    for name in StepWritten.model_fields:
        one, other = first.get(name), second.get(name)
        if one != other:
            part = t(f"treat-part-{name.replace('_', '-')}")
            said = (part_in_words(name, each, labels, t, flaws) for each in (one, other))
            found.append(Difference(name, part, *said))
    return found


def part_in_words(
    name: str, value: Any, labels: Mapping[str, str], t: Translator, flaws: Mapping[str, str]
) -> str:
    """Say one part of a step, given as plain JSON; `flaws` as in `differences`."""
    if not value:
        return ""
    if name == "targets":
        return _where(value, labels, t)
    if name == "people":
        return ", ".join(one["name"] for one in value)
    if name == "climate":
        told = (value.get("temperature_c"), value.get("humidity_percent"))
        return " · ".join(
            f"{number} {unit}" for number, unit in zip(told, ("°C", "%"), strict=True) if number
        )
    if name == "deviation":
        return t(f"treat-deviation-{str(value).replace('_', '-')}")
    if name == "fragments":
        return "\n".join(f"{_prose(one['description'])} ({one['kept_in']})" for one in value)
    if name == "evidence":
        counts = [(moment, len(value.get(moment, ()))) for moment in MOMENTS]
        return " · ".join(f"{t(f'treat-{moment}')}: {count}" for moment, count in counts)
    if name == "observations":
        return "\n".join(flaws.get(one, one) for one in value)
    if name == "tools":
        return ", ".join(value)
    return _prose(value)


def _where(targets: Iterable[Mapping[str, Any]], labels: Mapping[str, str], t: Translator) -> str:
    told = list(targets)
    sides = folios_of({str(one["canvas_id"]) for one in told if one.get("canvas_id")}, labels)
    parts = [term(one["component"], t).text for one in told if one.get("component")]
    places = sum(1 for one in told if one.get("region_id"))
    if places:
        parts.append(t("treat-flaw-places", count=places))
    if not parts:
        return sides
    # Folios run from left to right inside a line that may run the other way (UAX 9, isolates).
    apart = f"\u2066{sides}\u2069" if sides and t.language.direction == "rtl" else sides
    return t("history-comma").join(filter(None, (apart, *parts)))


def _prose(texts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(str(one["text"]) for one in texts)
