"""What this room asks of the rooms beside it, in one place: condition, captures, accounts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts.tables import User
from catalog.codicology.folios import Canvas, Side
from catalog.conservation.captures.tables import Capture, CaptureArrival
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentStatus,
    Change,
    Observation,
    Region,
)
from catalog.conservation.treatment.errors import BadTreatment, ProposalNeedsSignedAssessment
from catalog.conservation.treatment.knowledge import Seen
from catalog.conservation.treatment.step_content import StepWritten
from catalog.conservation.treatment.targets import Target
from catalog.errors import HolderUnknown
from catalog.identity import Holder

# Damage that is no longer there, as the last survey says.
_OVER = frozenset({Change.TREATED, Change.GONE})


@dataclass(frozen=True, slots=True)
class Shot:
    """A photograph as evidence: of which side, in which phase, and whether it was refused."""

    canvas_id: str
    phase: str
    is_rejected: bool


def require_signed(session: Session, manuscript_id: str, assessment_id: str) -> None:
    """Return if the assessment is signed and of this book.

    Raises:
        ProposalNeedsSignedAssessment: it is not.
    """
    found = session.get(Assessment, assessment_id)
    if (
        found is None
        or found.manuscript_id != manuscript_id
        or found.status is not AssessmentStatus.SIGNED
    ):
        raise ProposalNeedsSignedAssessment(assessment_id)


def open_observations(
    session: Session, manuscript_id: str, canvas_ids: Collection[str]
) -> dict[str, list[Seen]]:
    """What the last signed survey of each thread says is still there, by canvas."""
    statement = (
        select(Observation)
        .join(Assessment, Assessment.id == Observation.assessment_id)
        .where(
            Observation.manuscript_id == manuscript_id,
            Observation.canvas_id.in_(canvas_ids),
            Assessment.status == AssessmentStatus.SIGNED,
        )
        .order_by(Assessment.number)
    )
    latest = {one.thread_id: one for one in session.scalars(statement)}
    found: dict[str, list[Seen]] = {}
    for one in latest.values():
        if one.canvas_id is not None and one.change not in _OVER:
            found.setdefault(one.canvas_id, []).append(Seen(one.term, one.severity))
    return found


def shots(session: Session, manuscript_id: str, ids: Collection[str]) -> dict[str, Shot]:
    """The photographs with these identifiers, those of this book only."""
    statement = select(Capture.id, Capture.canvas_id, Capture.phase, Capture.status).where(
        Capture.manuscript_id == manuscript_id, Capture.id.in_(ids)
    )
    return {
        capture_id: Shot(canvas_id, str(phase.value), str(status.value) == "rejected")
        for capture_id, canvas_id, phase, status in session.execute(statement)
    }


def labels(session: Session, manuscript_id: str) -> dict[str, str]:
    """The folio label of every canvas, in reading order."""
    statement = (
        select(Canvas.id, Side.label)
        .join(Side, Side.id == Canvas.side_id)
        .where(Canvas.manuscript_id == manuscript_id)
        .order_by(Side.position)
    )
    return {row.id: row.label for row in session.execute(statement)}


def check_targets(session: Session, manuscript_id: str, targets: Sequence[Target]) -> None:
    """Return if every side and region is of this book, and each region on its side.

    Raises:
        BadTreatment: one is not; `key` is 'side' or 'region'.
    """
    known = labels(session, manuscript_id)
    region_ids = {each.region_id for each in targets if each.region_id is not None}
    on: Mapping[str, str] = {}
    if region_ids:
        rows = session.execute(select(Region.id, Region.canvas_id).where(Region.id.in_(region_ids)))
        on = {row.id: row.canvas_id for row in rows}
    for each in targets:
        if each.canvas_id is not None and each.canvas_id not in known:
            raise BadTreatment(
                "side",
                f"The manuscript has no side {each.canvas_id!r}: choose one of its folios.",
                side=each.canvas_id,
            )
        if each.region_id is not None and on.get(each.region_id) != each.canvas_id:
            raise BadTreatment(
                "region",
                f"The region {each.region_id!r} is not on this side: choose one that is.",
                region=each.region_id,
            )


def check_holder(session: Session, holder_id: str) -> None:
    """Return if the house has this holder.

    Raises:
        HolderUnknown: it does not.
    """
    if session.get(Holder, holder_id) is None:
        raise HolderUnknown(holder_id)


def check_written(session: Session, manuscript_id: str, written: StepWritten) -> None:
    """Return if everything a step names is of this book.

    Raises:
        BadTreatment: a side, a region, a photograph or an observation is not.
    """
    places = [
        Target(canvas_id=each.canvas_id) for each in written.fragments if each.canvas_id is not None
    ]
    check_targets(session, manuscript_id, (*written.targets, *places))
    shown = written.evidence
    of_fragments = (one for each in written.fragments for one in each.capture_ids)
    check_captures(
        session, manuscript_id, (*shown.before, *shown.during, *shown.after, *of_fragments)
    )
    known = set(
        session.scalars(
            select(Observation.id).where(
                Observation.manuscript_id == manuscript_id,
                Observation.id.in_(written.observations),
            )
        )
    )
    for observation_id in written.observations:
        if observation_id not in known:
            raise BadTreatment(
                "observation",
                f"The book has no observation {observation_id!r}: choose one of its surveys.",
                observation=observation_id,
            )


def check_captures(session: Session, manuscript_id: str, ids: Collection[str]) -> None:
    """Return if every photograph is of this book, or on its way to it.

    Raises:
        BadTreatment: one is not.
    """
    if not ids:
        return
    known: set[str] = set()
    for table in (Capture, CaptureArrival):
        known |= set(
            session.scalars(
                select(table.id).where(table.manuscript_id == manuscript_id, table.id.in_(ids))
            )
        )
    for capture_id in ids:
        if capture_id not in known:
            raise BadTreatment(
                "capture", f"The book has no photograph {capture_id!r}: take it up first.",
                capture=capture_id,
            )  # fmt: skip


def roles_of(session: Session, user_ids: Collection[str], holder_id: str) -> dict[str, list[str]]:
    """The roles these people hold at the holder, by account; closed accounts are left out."""
    found = session.scalars(select(User).where(User.id.in_(user_ids), User.is_active))
    return {
        user.id: [held.role.value for held in user.roles if held.holder_id in (None, holder_id)]
        for user in found
    }
