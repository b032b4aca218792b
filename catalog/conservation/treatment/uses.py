"""Materials as they meet the book: refused when they may not, noted with what the store knew."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.treatment import steps, store
from catalog.conservation.treatment.errors import BadTreatment, NeedsHeadOfLab
from catalog.conservation.treatment.states import Way
from catalog.conservation.treatment.step_content import (
    Amount,
    MaterialUse,
    Override,
    StepContent,
    Withdrawal,
)
from catalog.conservation.treatment.store_tables import Lot, Preparation
from catalog.conservation.treatment.tables import Step
from catalog.conservation.treatment.targets import CanvasId, RegionId, TermKey
from catalog.conservation.treatment.usability import Finding
from catalog.record.values import ItemId, Line, Moment, Texts, Value

# A device's clock may be ahead by this much; what it says of the future is refused.
CLOCK_AHEAD_MAX = timedelta(minutes=10)


class UseWanted(Value):
    """A material use as it is told (`MaterialUse`); `override_reason` is for the head of lab."""

    id: Annotated[ItemId, Field(min_length=1)]
    lot_id: Annotated[Line, Field(max_length=80)] | None = None
    preparation_id: Annotated[Line, Field(max_length=20)] | None = None
    label: Texts = ()
    amount: Amount | None = None
    canvas_ids: Annotated[tuple[CanvasId, ...], Field(max_length=2_000)] = ()
    components: Annotated[tuple[TermKey, ...], Field(max_length=200)] = ()
    region_id: RegionId | None = None
    location: Texts = ()
    way: Way
    used_at: Moment | None = None
    override_reason: Line = ""


def add_use(
    session: Session,
    step_id: str,
    wanted: UseWanted,
    *,
    by: str,
    is_head_of_lab: bool,
    at: datetime,
) -> Step:
    """The step with the material in it; the same use id again is no change.

    Dates are judged on the day of use as the device tells it, in the zone in which it tells it;
    the server's own time is noted beside it.

    Raises:
        StepNotFound, MaterialNotFound: one of them is not there.
        WrongTreatmentState: the step is finished or signed, or the treatment does not run.
        MaterialRefused: the lot or preparation may not be used, and nobody may say otherwise.
        NeedsHeadOfLab: an override was asked by somebody else.
        BadTreatment: it names no material or two, a side that is no target, or a time to come.
    """
    step, treatment = steps.held(session, step_id)
    content = steps.content_of(step)
    if any(use.id == wanted.id for use in content.uses):
        return step
    steps.require_writable(step)
    steps.require_running(treatment)
    used_at = wanted.used_at or at
    if used_at > at + CLOCK_AHEAD_MAX:
        raise BadTreatment(
            "used-later", "The material was used later than now: set the clock of the device."
        )
    _check_places(wanted, content)
    holder_id = identity.find(session, step.manuscript_id).holder_id
    snapshot, findings, lot_id = _from_store(session, wanted, holder_id, used_at.date())
    # What is taken off the book was good on another day; what is put there must be good now.
    override = None
    if findings and wanted.way is not Way.REMOVED:
        override = _overridden(wanted, findings, is_head_of_lab, by, at)
    use = MaterialUse(
        **wanted.model_dump(exclude={"override_reason", "used_at", "lot_id"}, exclude_unset=True),
        lot_id=lot_id,
        used_at=used_at,
        noted_at=at,
        by=by,
        override=override,
        snapshot=snapshot,
    )
    steps.write(session, step, content.model_copy(update={"uses": (*content.uses, use)}))
    steps.saved(session, step, by)
    return step


def withdraw_use(
    session: Session, step_id: str, use_id: str, *, reason: str, by: str, at: datetime
) -> Step:
    """The step with the use struck out; it stays readable with who did so and why.

    Raises:
        StepNotFound: there is no such step.
        WrongTreatmentState: it is finished or signed.
        BadTreatment: there is no such use, or no reason is given.
    """
    step, _ = steps.held(session, step_id)
    steps.require_writable(step)
    content = steps.content_of(step)
    if use_id not in {use.id for use in content.uses_standing}:
        raise BadTreatment(
            "no-use", f"The step has no material {use_id!r}: load the step again.", use=use_id
        )
    if not reason.strip():
        raise BadTreatment("reason", "Say why: the reason stays in the history.")
    gone = Withdrawal(reason=reason, by=by, at=at)
    uses = tuple(
        use.model_copy(update={"withdrawn": gone}) if use.id == use_id else use
        for use in content.uses
    )
    steps.write(session, step, content.model_copy(update={"uses": uses}))
    steps.saved(session, step, by)
    return step


def _check_places(wanted: UseWanted, content: StepContent) -> None:
    named = (wanted.lot_id, wanted.preparation_id)
    if sum(one is not None for one in named) > 1 or (named == (None, None) and not wanted.label):
        raise BadTreatment(
            "one-material", "Name one lot, or one preparation, or say in words what was removed."
        )
    if named == (None, None) and wanted.way is not Way.REMOVED:
        raise BadTreatment(
            "no-lot",
            "What is put on the book comes from a lot or a preparation of the store: choose it.",
        )
    known = {each.canvas_id or each.component for each in content.targets}
    strange = [one for one in (*wanted.canvas_ids, *wanted.components) if one not in known]
    if strange:
        raise BadTreatment(
            "no-target", f"{strange[0]} is no target of this step: add it to the targets first.",
            place=strange[0],
        )  # fmt: skip


def _from_store(
    session: Session, wanted: UseWanted, holder_id: str, on: date
) -> tuple[dict[str, Any], tuple[Finding, ...], str | None]:
    if wanted.lot_id is not None:
        lot = store.lot_named(session, wanted.lot_id, (holder_id,))
        _require_own(lot.holder_id, holder_id, lot.code)
        return snapshot_of(session, (lot,), None), store.findings_of_lot(lot, on), lot.id
    if wanted.preparation_id is not None:
        made = store.preparation(session, wanted.preparation_id)
        _require_own(made.holder_id, holder_id, made.code)
        lots = tuple(store.lot(session, lot_id) for lot_id in made.lot_ids)
        findings = store.findings_of_preparation(made, on)
        return snapshot_of(session, lots, made), findings, None
    return {}, (), None


def snapshot_of(
    session: Session, lots: tuple[Lot, ...], made: Preparation | None
) -> dict[str, Any]:
    """What the store knows now of the lots, their products and what was made of them.

    It is enough to make the rows of the store again (`restoring.py`).
    """
    products = {lot.product_id: store.product(session, lot.product_id) for lot in lots}
    generics = {each.generic for each in products.values()}
    if made is not None and made.content["generic"]:
        generics.add(made.content["generic"])
    return {
        "generics": sorted(generics),
        "lot_ids": [lot.id for lot in lots],
        "products": [
            {
                "id": each.id, "holder_id": each.holder_id, "generic": each.generic,
                "content": each.content, "by": each.by, "at": each.at.isoformat(),
            }
            for each in products.values()
        ],
        "lots": [
            {
                "id": lot.id, "holder_id": lot.holder_id, "product_id": lot.product_id,
                "code": lot.code, "content": lot.content, "by": lot.by, "at": lot.at.isoformat(),
                "left_thousandths": lot.left_thousandths,
            }
            for lot in lots
        ],
        "preparation": None
        if made is None
        else {
            "id": made.id, "holder_id": made.holder_id, "code": made.code,
            "lot_ids": made.lot_ids, "content": made.content,
            "by": made.by, "at": made.at.isoformat(),
        },
    }  # fmt: skip


def _overridden(
    wanted: UseWanted, findings: tuple[Finding, ...], is_head_of_lab: bool, by: str, at: datetime
) -> Override:
    if not wanted.override_reason:
        store.refuse(findings)
    if not is_head_of_lab:
        raise NeedsHeadOfLab
    return Override(
        faults=tuple(finding.fault.value for finding in findings),
        reason=wanted.override_reason,
        by=by,
        at=at,
    )


def _require_own(held_by: str, holder_id: str, code: str) -> None:
    if held_by != holder_id:
        raise BadTreatment(
            "other-store",
            f"{code} is in another holder's store: take one of this one.",
            code=code,
        )
