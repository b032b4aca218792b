"""A step as its page shows it: photographs side by side with what is missing, and materials."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.captures.tables import Capture, Status
from catalog.conservation.treatment import store_bodies, views
from catalog.conservation.treatment.errors import MaterialRefused
from catalog.conservation.treatment.evidence import uncovered
from catalog.conservation.treatment.neighbours import Shot
from catalog.conservation.treatment.step_content import MaterialUse, StepContent
from catalog.conservation.treatment.targets import sides_of
from catalog.uris import Uris
from viewer import page_models
from viewer.folio_ranges import folios_of
from viewer.frame import local
from viewer.languages import Translator
from viewer.refusals import sentence_of
from viewer.treatment_words import all_words, term

_MOMENTS = {"after": "after", "during": "during"}


@dataclass(frozen=True, slots=True)
class ShotView:
    """One photograph that may show a side; `is_chosen`: it is evidence of this step."""

    id: str
    address: str
    phase: str
    light: str
    at: dt.datetime
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SideEvidence:
    """The photographs of one side by moment; `missing` are the moments that nothing shows."""

    label: str
    shots: Mapping[str, list[ShotView]]
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A lot or preparation to take; `refused` says why it may not be used today, if so."""

    value: str
    code: str
    name: str
    kind: page_models.Text
    day: dt.date | None
    left: str
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """A material as it was noted."""

    use: MaterialUse
    names: tuple[str, ...]
    label: list[page_models.Text]
    amount: str
    places: str
    location: list[page_models.Text]


def photographs(session: Session, manuscript_id: str) -> list[Capture]:
    """Return the photographs that may be evidence, the oldest first."""
    statement = select(Capture).where(
        Capture.manuscript_id == manuscript_id, Capture.status != Status.REJECTED
    )
    return list(session.scalars(statement.order_by(Capture.captured_at, Capture.id)))


def moment_of(capture: Capture) -> str:
    """Return of which moment a photograph is evidence; a survey shows a side before."""
    return _MOMENTS.get(capture.phase.value, "before")


def evidence_of(
    uris: Uris,
    content: StepContent,
    chosen: frozenset[str],
    found: Sequence[Capture],
    labels: Mapping[str, str],
    t: Translator,
) -> list[SideEvidence]:
    """Return the photographs of the sides that the step touches, in reading order.

    A step that touches no side has one line for the whole book.
    """
    shots = {one.id: Shot(one.canvas_id, one.phase.value, False) for one in found}
    sides = sides_of(content.targets)
    lacking = uncovered(sides, content.evidence, shots)
    return [
        SideEvidence(
            label=page_models.label_in(labels.get(side, ""), t) if side else t("treat-whole-book"),
            shots={
                moment: [
                    _shot(uris, one, chosen)
                    for one in found
                    if (one.canvas_id == side or not side) and moment_of(one) == moment
                ]
                for moment in ("before", "during", "after")
            },
            missing=frozenset(moment for moment, which in lacking.items() if side in which),
        )
        for side in (sides or ("",))
    ]


def materials(store: store_bodies.StoreShown, t: Translator) -> list[MaterialView]:
    """Return what the store has, what may be used first."""
    products = {one.id: one for one in store.products}
    lots = [
        MaterialView(
            value=f"lot:{lot.id}",
            code=lot.code,
            name=products[lot.product_id].content.name,
            kind=term(products[lot.product_id].generic, t),
            day=lot.content.expires_on,
            left=_left(lot, t),
            refused=refusals(lot.code, lot.findings, t),
        )
        for lot in store.lots
    ]
    made = [
        MaterialView(
            value=f"preparation:{one.id}",
            code=one.code,
            name=one.content.concentration,
            kind=term(one.content.generic, t) if one.content.generic
            else page_models.Text(one.content.recipe[0].text, one.content.recipe[0].language),
            day=one.content.use_by,
            left="",
            refused=refusals(one.code, one.findings, t),
        )
        for one in store.preparations
    ]  # fmt: skip
    return sorted((*lots, *made), key=lambda one: bool(one.refused))


def refusals(
    code: str, findings: Sequence[store_bodies.FindingShown], t: Translator
) -> tuple[str, ...]:
    """Say why a lot or preparation may not be used."""
    return tuple(
        sentence_of(MaterialRefused(code, one.fault, t.date(one.day) if one.day else ""), t)
        for one in findings
    )


def uses_of(content: StepContent, labels: Mapping[str, str], t: Translator) -> list[UseView]:
    """Return the materials of the step as they were noted, those that were struck out too."""
    return [_use(use, labels, t) for use in content.uses]


def _left(lot: store_bodies.LotShown, t: Translator) -> str:
    if lot.content.quantity_left is None:
        return ""
    unit = t(f"treat-unit-{lot.content.unit.value}")
    return f"{t.number(float(lot.content.quantity_left))} {unit}"


def store_of(session: Session, holder_id: str, on: dt.date, t: Translator) -> list[MaterialView]:
    """Return what the store of the holder has on a day."""
    return materials(views.whole_store(session, holder_id, on), t)


def _shot(uris: Uris, capture: Capture, chosen: frozenset[str]) -> ShotView:
    return ShotView(
        capture.id,
        local(uris.capture(capture.manuscript_id, capture.id)),
        capture.phase.value,
        capture.light.value,
        capture.captured_at,
        capture.id in chosen,
    )


def _use(use: MaterialUse, labels: Mapping[str, str], t: Translator) -> UseView:
    snapshot = use.snapshot
    names = [f"{lot['code']}" for lot in snapshot.get("lots", ())]
    names += [str(one["content"]["name"]) for one in snapshot.get("products", ())]
    if made := snapshot.get("preparation"):
        names = [" ".join(filter(None, (made["code"], made["content"]["concentration"])))]
    places = [folios_of(use.canvas_ids, labels), *(term(key, t).text for key in use.components)]
    amount = ""
    if use.amount is not None:
        amount = f"{t.number(float(use.amount.value))} {t(f'treat-unit-{use.amount.unit.value}')}"
    return UseView(
        use,
        tuple(names),
        all_words(use.label),
        amount,
        ", ".join(filter(None, places)),
        all_words(use.location),
    )
