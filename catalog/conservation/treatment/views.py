"""Rows as the API and the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.treatment import (
    approvals,
    assessing,
    bodies,
    proposals,
    spot_tests,
    steps,
    store,
    store_bodies,
    treatments,
    variations,
)
from catalog.conservation.treatment.approvals import role_due
from catalog.conservation.treatment.knowledge import Warning
from catalog.conservation.treatment.meeting import STEP_SIGNED, Met
from catalog.conservation.treatment.proposal_content import ProposalContent, missing
from catalog.conservation.treatment.step_content import minutes
from catalog.conservation.treatment.store_tables import Lot, Preparation, Product
from catalog.conservation.treatment.tables import Proposal, Step, Treatment, Variation
from catalog.conservation.treatment.usability import Finding
from catalog.conservation.treatment.voids import voided_subjects
from catalog.identity import Manuscript


def listed(proposal: Proposal, at: datetime) -> bodies.ProposalListed:
    """A version in a list."""
    return bodies.ProposalListed(**_listed(proposal, at))


def proposal(session: Session, found: Proposal, at: datetime) -> bodies.ProposalShown:
    """A version with all there is to it.

    A draft is held against today's knowledge and rules; what was submitted shows those of its day.
    """
    content = ProposalContent.model_validate(found.content)
    if found.context:
        warnings, checks = found.context["warnings"], found.context["checks"]
    else:
        warnings = [
            each.as_json()
            for each in assessing.warnings_of_plan(session, found.manuscript_id, content)
        ]
        held = assessing.care_checks(session, found.manuscript_id, content, on=at.date())
        checks = [assessing.check_json(check) for check in held]
    return bodies.ProposalShown(
        **_listed(found, at),
        manuscript_id=found.manuscript_id,
        content=content,
        context=found.context,
        warnings=warnings,
        checks=checks,
        missing=list(missing(content)),
        approvals=[
            bodies.ApprovalShown.model_validate(each, from_attributes=True)
            for each in approvals.of_proposal(session, found.id)
        ],
        conditions=conditions(session, found.id),
        role_due=role_due(session, found),
        versions=[listed(each, at) for each in proposals.versions(session, found.series_id)],
    )


def conditions(session: Session, proposal_id: str) -> list[bodies.ConditionShown]:
    """The conditions of a version."""
    return [
        bodies.ConditionShown.model_validate(each, from_attributes=True)
        for each in approvals.conditions_of(session, proposal_id)
    ]


def treatment(session: Session, found: Treatment, at: datetime) -> bodies.TreatmentShown:
    """A treatment with its steps."""
    voided = voided_subjects(session, found.manuscript_id, STEP_SIGNED)
    return bodies.TreatmentShown(
        **_columns(found, bodies.TreatmentShown),
        scope=steps.planned(session, found),
        conditions=conditions(session, found.proposal_id),
        steps=[
            bodies.StepListed(**_step(each, each.id in voided, at))
            for each in treatments.steps_of(session, found.id)
        ],
        variations=[variation(each) for each in variations.of_treatment(session, found.id)],
        spot_tests=[
            bodies.SpotTestShown.model_validate(each, from_attributes=True)
            for each in spot_tests.of_treatment(session, found.id)
        ],
    )


def step(session: Session, found: Step, at: datetime) -> bodies.StepShown:
    """A step with all there is to it."""
    voided = voided_subjects(session, found.manuscript_id, STEP_SIGNED)
    beyond = steps.beyond_plan(session, found)
    raised = select(Variation).where(Variation.step_id == found.id).order_by(Variation.raised_at)
    return bodies.StepShown(
        **_step(found, found.id in voided, at),
        treatment_id=found.treatment_id,
        manuscript_id=found.manuscript_id,
        content=steps.content_of(found),
        flaws=[
            bodies.FlawShown.model_validate(each, from_attributes=True)
            for each in steps.flaws_of(session, found)
        ],
        warnings=warnings_shown(steps.warnings_of(session, found)),
        outside=bodies.OutsideShown(
            act=beyond.act,
            canvas_ids=[each.canvas_id for each in beyond.targets if each.canvas_id],
            components=[each.component for each in beyond.targets if each.component],
        )
        if beyond
        else None,
        variations=[variation(each) for each in session.scalars(raised)],
        second_texts=[
            bodies.SecondTextShown.model_validate(each, from_attributes=True)
            for each in steps.seconds_of(session, found.id)
        ],
    )


def variation(found: Variation) -> bodies.VariationShown:
    """A request to leave the plan."""
    return bodies.VariationShown.model_validate(found, from_attributes=True)


def warnings_shown(found: Iterable[Warning]) -> list[bodies.WarningShown]:
    """What the workshop knows against something."""
    return [bodies.WarningShown(**each.as_json()) for each in found]


def whole_store(session: Session, holder_id: str, on: date) -> store_bodies.StoreShown:
    """Everything in the store of a holder, with what stands against it on a day."""
    lots = select(Lot).where(Lot.holder_id == holder_id).order_by(Lot.code)
    products = select(Product).where(Product.holder_id == holder_id).order_by(Product.generic)
    made = select(Preparation).where(Preparation.holder_id == holder_id)
    return store_bodies.StoreShown(
        holder_id=holder_id,
        products=[product(each) for each in session.scalars(products)],
        lots=[lot(each, on) for each in session.scalars(lots)],
        preparations=[
            preparation(each, on)
            for each in session.scalars(made.order_by(Preparation.use_by.desc(), Preparation.id))
        ],
    )


def product(found: Product) -> store_bodies.ProductShown:
    """A product."""
    return store_bodies.ProductShown.model_validate(found, from_attributes=True)


def lot(found: Lot, on: date) -> store_bodies.LotShown:
    """A lot, with what is left of it now."""
    return store_bodies.LotShown(
        **{
            **_columns(found, store_bodies.LotShown),
            "content": {**found.content, "quantity_left": store.left_of(found)},
        },
        findings=_findings(store.findings_of_lot(found, on)),
    )


def preparation(found: Preparation, on: date) -> store_bodies.PreparationShown:
    """A preparation."""
    return store_bodies.PreparationShown(
        **_columns(found, store_bodies.PreparationShown),
        findings=_findings(store.findings_of_preparation(found, on)),
    )


def uses(session: Session, material_id: str, code: str, met: list[Met]) -> store_bodies.UsesShown:
    """Where a lot or preparation was used."""
    ids = {each.manuscript_id for each in met}
    marks = {
        row.id: row.shelfmark
        for row in session.execute(
            select(Manuscript.id, Manuscript.shelfmark).where(Manuscript.id.in_(ids))
        )
    }
    return store_bodies.UsesShown(
        material_id=material_id,
        code=code,
        sides=list(dict.fromkeys(each.label for each in met)),
        met=[
            store_bodies.MetShown(
                shelfmark=marks[each.manuscript_id],
                **{name: getattr(each, name) for name in Met.__slots__},
            )
            for each in met
        ],
    )


def _listed(found: Proposal, at: datetime) -> dict[str, Any]:
    return {
        **_columns(found, bodies.ProposalListed),
        "state": proposals.state_at(found, at),
    }


def _step(found: Step, is_voided: bool, at: datetime) -> dict[str, Any]:
    return {
        **_columns(found, bodies.StepListed),
        "is_voided": is_voided,
        "minutes": minutes(found.active_seconds, found.timer_started_at, at),
        "target_count": len(found.content.get("targets", ())),
    }


def _columns(row: Any, model: type[BaseModel]) -> dict[str, Any]:
    columns = row.__table__.columns.keys()
    return {name: getattr(row, name) for name in model.model_fields if name in columns}


def _findings(found: Iterable[Finding]) -> list[store_bodies.FindingShown]:
    return [store_bodies.FindingShown(fault=each.fault.value, day=each.day) for each in found]
