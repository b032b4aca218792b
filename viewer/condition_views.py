"""The public condition page in plain words: what was found where, and what was done about it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from catalog.conservation.condition.quires import sides_of
from catalog.conservation.condition.tables import Outcome
from catalog.conservation.released.condition import (
    Damage,
    ExaminedSide,
    damage_of,
    sides_examined,
)
from catalog.conservation.released.telling import Survey, Told
from catalog.conservation.released.treatments import ReleasedTreatment
from catalog.conservation.signing.standing import corrections
from catalog.conservation.treatment.treatments import SIGNED as TREATED
from catalog.handling.in_force import Handling
from catalog.record.values import Text as Words
from catalog.uris import Uris
from iiif.presentation import condition_words
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import Text, all_said, label_in

SURVEYED: Final = "assessment.signed"
# A survey may have damage on a thousand sides; so many are told of on one page.
SIDES_SHOWN: Final = 40
GRADES: Final = ("overall-4/1", "stability-3/1", "ink-corrosion-icn/1", "copper-green-4/1")


@dataclass(frozen=True, slots=True)
class DamageLine:
    """One thing seen: its name, one line about it, its area in mm² or '', the person's words."""

    name: str
    comment: str
    area: str
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A side (with its address in the reader) or a part of the binding, and what is there."""

    label: str
    address: str
    damage: tuple[DamageLine, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """What the reader turned to: of the survey with this number the sides from `first` on."""

    survey: int = 0
    first: int = 1

    def of(self, number: int, count: int) -> int:
        """Return the place, from 1, of the first of `count` sides that is shown."""
        return self.first if number == self.survey and 1 <= self.first <= count else 1


@dataclass(frozen=True, slots=True)
class SurveyView:
    """One released assessment. `sound` are the sides without damage, as runs of labels.

    Of `damaged_sides` those from `first` to `last` are among the places; `before` and `after`
    are the addresses of others.
    """

    number: int
    ended_at: dt.datetime
    kind: str
    signer: str
    entry: str
    corrections: int
    grades: tuple[tuple[str, str], ...]
    fitness: tuple[tuple[str, str], ...]
    observed: tuple[Text, ...]
    interpreted: tuple[Text, ...]
    places: tuple[PlaceLine, ...]
    damaged_sides: int
    first: int
    last: int
    before: str
    after: str
    sound_sides: int
    sound: str
    unexamined: tuple[tuple[str, str], ...]
    annotations: str


@dataclass(frozen=True, slots=True)
class TreatmentView:
    """One released treatment: what was done, with what, on which sides."""

    seq: int
    started_at: dt.datetime | None
    ended_at: dt.datetime
    title: tuple[Text, ...]
    summary: tuple[Text, ...]
    acts: str
    materials: str
    sides: str
    entry: str
    corrections: int


def survey_views(
    session: Session,
    uris: Uris,
    manuscript_id: str,
    known: Told,
    t: Translator,
    handling: Handling,
    turned: Turned = Turned(),
) -> list[SurveyView]:
    """Return the surveys, the newest first."""
    mended = corrections(session, manuscript_id, SURVEYED)
    return [
        _survey(session, uris, manuscript_id, one, known, t, mended, handling, turned)
        for one in known.surveys
    ]


def treatment_views(
    session: Session, uris: Uris, manuscript_id: str, known: Told, t: Translator
) -> list[TreatmentView]:
    """Return the treatments, the newest first."""
    mended = corrections(session, manuscript_id, TREATED)
    order = [side.label for side in sides_of(session, manuscript_id)]
    return [
        TreatmentView(
            seq=one.seq,
            started_at=one.started_at,
            ended_at=one.ended_at,
            title=said(one.title, t),
            summary=said(one.summary, t),
            acts=_list((condition_words.term_label(act, t.language.code) for act in one.acts), t),
            materials=_list(
                (condition_words.term_label(key, t.language.code) for key in one.materials), t
            ),
            sides=_treated(one, known, order, t),
            entry=_entry(uris, manuscript_id, one.seq),
            corrections=mended.get(one.id, 0),
        )
        for one in known.treatments
    ]


def said(texts: Iterable[Words], t: Translator) -> tuple[Text, ...]:
    """Return the texts that serve a reader best; where none is in their language, another's."""
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text.text)
    return all_said(by_language, t.language.code) if by_language else ()


def runs(labels: Sequence[str], order: Sequence[str], t: Translator) -> str:
    """Write labels as runs in the order of the book: '1r–12v, 14r'."""
    wanted = set(labels)
    found: list[list[str]] = []
    is_open = False
    for label in order:
        if label not in wanted:
            is_open = False
        elif is_open:
            found[-1][1:] = [label_in(label, t)]
        else:
            found.append([label_in(label, t)])
            is_open = True
    return _list(("–".join(run) for run in found), t)


def _survey(
    session: Session,
    uris: Uris,
    manuscript_id: str,
    survey: Survey,
    known: Told,
    t: Translator,
    mended: dict[str, int],
    handling: Handling,
    turned: Turned,
) -> SurveyView:
    one = survey.assessment
    sides = [
        side
        for side in sides_examined(session, manuscript_id, one)
        if side.canvas_id in known.labels
    ]
    damaged = [side for side in sides if side.canvas_id in one.damaged]
    first = turned.of(one.number, len(damaged))
    shown = damaged[first - 1 :][:SIDES_SHOWN]
    last = first - 1 + len(shown)
    seen = damage_of(session, one, [side.canvas_id for side in shown], beside=True, outlines=False)
    order = list(known.labels.values())
    sound = [
        side.label
        for side in sides
        if side.outcome is not Outcome.NOT_EXAMINED and side.canvas_id not in one.damaged
    ]
    has_pages = any(handling.may_cover(canvas_id) for canvas_id in one.damaged)
    return SurveyView(
        number=one.number,
        ended_at=one.ended_at,
        kind=t(f"public-kind-{one.kind.replace('_', '-')}"),
        signer=one.signer,
        entry=_entry(uris, manuscript_id, one.seq),
        corrections=mended.get(one.id, 0),
        grades=tuple(_grades(survey, t)),
        fitness=tuple(
            (t(f"public-use-{use.value.replace('_', '-')}"),
             t(f"public-fit-{fit.value.replace('_', '-')}"))
            for use, fit in one.content.fit_for.items()
        ),
        observed=said(one.content.observed, t),
        interpreted=said(one.content.interpreted, t),
        places=(*_sides(uris, manuscript_id, shown, seen, t), *_beside(seen, t)),
        damaged_sides=len(damaged),
        first=first,
        last=last,
        before=_turned(one.number, max(1, first - SIDES_SHOWN)) if first > 1 else "",
        after=_turned(one.number, last + 1) if last < len(damaged) else "",
        sound_sides=len(sound),
        sound=runs(sound, order, t),
        unexamined=tuple(
            (label_in(side.label, t), side.reason)
            for side in sides
            if side.outcome is Outcome.NOT_EXAMINED
        ),
        annotations=local(uris.condition_annotations(manuscript_id, one.id)) if has_pages else "",
    )  # fmt: skip


def _turned(number: int, first: int) -> str:
    return f"?survey={number}&from={first}#assessment-{number}"


def _grades(survey: Survey, t: Translator) -> Iterable[tuple[str, str]]:
    for scale in GRADES:
        value = survey.assessment.content.grade(scale)
        if value is not None:
            name = scale.partition("/")[0]
            yield t(f"public-grade-{name}"), t(f"public-grade-{name}-{value}")


def _sides(
    uris: Uris,
    manuscript_id: str,
    sides: Sequence[ExaminedSide],
    seen: Sequence[Damage],
    t: Translator,
) -> Iterable[PlaceLine]:
    for side in sides:
        yield PlaceLine(
            label_in(side.label, t),
            local(uris.reader(manuscript_id, side.canvas_id)),
            tuple(_line(one, t) for one in seen if one.canvas_id == side.canvas_id),
        )


def _beside(damage: Sequence[Damage], t: Translator) -> Iterable[PlaceLine]:
    by_part: dict[str, list[Damage]] = {}
    for one in damage:
        if one.canvas_id is None:
            by_part.setdefault(one.component or "", []).append(one)
    for part, seen in by_part.items():
        name = condition_words.term_label(part, t.language.code) if part else t("public-whole-book")
        yield PlaceLine(name, "", tuple(_line(one, t) for one in seen))


def _line(one: Damage, t: Translator) -> DamageLine:
    language = t.language.code
    size = one.area_mm2
    return DamageLine(
        name=condition_words.term_label(one.term, language),
        comment=condition_words.comment(one, None, language),
        area=condition_words.area(size, language) if size else "",
        words=(*said(one.content.words, t), *said(one.content.observed, t)),
    )


def _treated(one: ReleasedTreatment, known: Told, order: Sequence[str], t: Translator) -> str:
    return runs(known.sides(one), order, t)


def _entry(uris: Uris, manuscript_id: str, seq: int) -> str:
    return f"{local(uris.verify(manuscript_id))}#entry-{seq}"


def _list(words: Iterable[str], t: Translator) -> str:
    return t("public-comma").join(words)
