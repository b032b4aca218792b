"""Which side met which lot: the index of a step's materials, and the recall that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas, Side
from catalog.conservation.treatment.states import StepState, Way
from catalog.conservation.treatment.step_content import MaterialUse, StepContent
from catalog.conservation.treatment.store_tables import MaterialMet
from catalog.conservation.treatment.tables import Step
from catalog.conservation.treatment.voids import all_voided

STEP_SIGNED = "treatment_step.signed"


@dataclass(frozen=True, slots=True)
class Met:
    """A side (or part of the binding) that met the material in a step; `label` as on the folio."""

    manuscript_id: str
    place: str
    label: str
    way: Way
    step_id: str
    seq: int
    treatment_id: str
    step_state: StepState
    lot_id: str
    preparation_id: str


def places_of(use: MaterialUse, content: StepContent) -> tuple[str, ...]:
    """Where the material was: the places the use names, or else every target of its step."""
    named = (*use.canvas_ids, *use.components)
    targets = [each.canvas_id or each.component or "" for each in content.targets]
    return tuple(dict.fromkeys(named or targets))


def index_materials(session: Session, step_id: str, content: StepContent) -> None:
    """Make the rows of `MaterialMet` from the content of the step."""
    session.execute(delete(MaterialMet).where(MaterialMet.step_id == step_id))
    for use in content.uses_standing:
        if use.lot_id is None and use.preparation_id is None:
            continue
        lots = [use.lot_id] if use.lot_id else use.snapshot.get("lot_ids", [])
        for place in places_of(use, content):
            for lot_id in lots or [""]:
                session.add(
                    MaterialMet(
                        step_id=step_id,
                        use_id=use.id,
                        place=place,
                        lot_id=lot_id,
                        preparation_id=use.preparation_id or "",
                        way=use.way,
                    )
                )
    session.flush()


def met_by(session: Session, step_ids: Sequence[str]) -> dict[str, list[list[str]]]:
    """The index of each step as it is signed with it, in one fixed order; one statement for all."""
    found: dict[str, list[list[str]]] = {step_id: [] for step_id in step_ids}
    statement = select(MaterialMet).where(MaterialMet.step_id.in_(step_ids))
    for row in session.scalars(statement.execution_options(populate_existing=True)):
        found[row.step_id].append(
            [row.use_id, row.place, row.lot_id, row.preparation_id, row.way.value]
        )
    return {step_id: sorted(rows) for step_id, rows in found.items()}


def recall(
    session: Session, material_id: str, manuscript_ids: Sequence[str] | None = None
) -> list[Met]:
    """Every place that met the lot, also within a preparation, or that met the preparation.

    In reading order, manuscript by manuscript; parts of the binding come last. Steps that were
    voided are left out, unfinished ones are not: the material is on the page all the same.
    """
    statement = (
        select(MaterialMet, Step, Side.label)
        .join(Step, Step.id == MaterialMet.step_id)
        .outerjoin(Canvas, Canvas.id == MaterialMet.place)
        .outerjoin(Side, Side.id == Canvas.side_id)
        .where(
            or_(MaterialMet.lot_id == material_id, MaterialMet.preparation_id == material_id),
            Step.id.not_in(all_voided(STEP_SIGNED)),
        )
        .order_by(
            Step.manuscript_id, Side.position.is_(None), Side.position, MaterialMet.place, Step.seq
        )
    )
    if manuscript_ids is not None:
        statement = statement.where(Step.manuscript_id.in_(manuscript_ids))
    return [
        Met(
            step.manuscript_id, met.place, label or met.place, met.way, step.id, step.seq,
            step.treatment_id, step.state, met.lot_id, met.preparation_id,
        )
        for met, step, label in session.execute(statement)
    ]  # fmt: skip
