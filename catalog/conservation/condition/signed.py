"""Signing an assessment: the whole of it becomes one document in the chain, and its rows freeze."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.captures.scales import scales_of
from catalog.conservation.captures.tables import CanvasScale
from catalog.conservation.condition import assessments, examinations, observations
from catalog.conservation.condition.documents import collect, document, restore
from catalog.conservation.condition.errors import (
    AssessmentNotSigned,
    ComponentsNotExamined,
    SidesNotExamined,
    WordsMissing,
)
from catalog.conservation.condition.tables import AssessmentStatus, Region
from catalog.conservation.signing import signing
from catalog.conservation.signing.amending import VOID
from catalog.conservation.signing.signable import Signable
from catalog.conservation.signing.signing import Signer
from catalog.conservation.signing.standing import ASSESSMENT, RELEASE, released
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

SIGNED: Final = "assessment.signed"


def sign_assessment(
    session: Session,
    root: StorageRoot,
    assessment_id: str,
    *,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
    device_at: datetime | None = None,
) -> SignedEntry:
    """The signed entry; from now on the assessment never changes (invariant 1).

    Looking that nobody said had ended ended now. The scales of the sides are taken anew.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed already.
        SidesNotExamined, ComponentsNotExamined: something in scope has no answer.
        WordsMissing: something is 'other' and not written out.
        ...: as `signing.sign`.
    """
    # The manuscript before the assessment, as every signature takes it first.
    identity.lock(session, assessments.find(session, assessment_id).manuscript_id)
    assessment = assessments.hold(session, assessment_id)
    missing = examinations.missing_sides(session, assessment_id)
    if missing:
        raise SidesNotExamined(len(missing), [side.label for side in missing])
    parts = examinations.missing_components(session, assessment_id)
    if parts:
        raise ComponentsNotExamined(parts)
    unsaid = observations.without_words(session, assessment_id)
    if unsaid:
        raise WordsMissing(unsaid)
    if assessment.ended_at is None:
        assessment.ended_at = max(at, assessment.started_at)
    _take_scales(session, assessment_id)
    session.flush()
    entry = signing.sign(
        session,
        root,
        assessment.manuscript_id,
        kind=SIGNED,
        subject_id=assessment_id,
        content=document(session, assessment_id),
        signer=signer,
        statement=statement,
        language=language,
        at=at,
        new_id=new_id,
        device_at=device_at,
    )
    assessment.status, assessment.signed_entry_id = AssessmentStatus.SIGNED, entry.id
    session.flush()
    return entry


def release(
    session: Session,
    root: StorageRoot,
    assessment_id: str,
    *,
    is_released: bool = True,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> SignedEntry:
    """Let the public see the signed assessment, or (False) no more; each is a signed entry.

    Raises:
        AssessmentNotFound, AssessmentNotSigned: there is none, or it is a draft.
        ...: as `signing.sign`.
    """
    assessment = assessments.find(session, assessment_id)
    if assessment.status is not AssessmentStatus.SIGNED:
        raise AssessmentNotSigned(assessment.id, assessment.number)
    return signing.sign(
        session,
        root,
        assessment.manuscript_id,
        kind=RELEASE,
        subject_id=assessment_id,
        content={"what": "assessment", "is_released": is_released},
        signer=signer,
        statement=statement,
        language=language,
        at=at,
        new_id=new_id,
    )


def withdraw_release(
    session: Session,
    root: StorageRoot,
    assessment_id: str,
    *,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> SignedEntry:
    """Take the assessment back from the public.

    Raises:
        ...: as `release`.
    """
    return release(
        session, root, assessment_id, is_released=False, signer=signer, statement=statement,
        language=language, at=at, new_id=new_id,
    )  # fmt: skip


def released_assessments(session: Session, manuscript_id: str) -> tuple[str, ...]:
    """The assessments that the public may see, in the order in which they were released.

    The last word counts; what was struck out (void) is not shown.
    """
    return tuple(released(session, manuscript_id, ASSESSMENT, SIGNED))


def valid_assessments(session: Session, manuscript_id: str) -> tuple[str, ...]:
    """The signed assessments that were not struck out (void) since."""
    return _standing(session, manuscript_id, _struck(session, manuscript_id))


SIGNABLES: Final = (Signable(SIGNED, collect, restore),)


def _take_scales(session: Session, assessment_id: str) -> None:
    """Give every region the scale of its side as it is known now; one statement writes them."""
    drawn = session.execute(
        select(Region.canvas_id, Region.mm_per_px)
        .where(Region.assessment_id == assessment_id)
        .distinct()
    ).all()
    sides = select(Region.canvas_id).where(Region.assessment_id == assessment_id)
    measured: dict[str, float | None] = {}
    for canvas_id, mm_per_px in session.execute(
        select(CanvasScale.canvas_id, CanvasScale.mm_per_px)
        .where(CanvasScale.canvas_id.in_(sides))
        .order_by(CanvasScale.number)
    ):
        measured[canvas_id] = mm_per_px
    kept: dict[str, set[float | None]] = {}
    for canvas_id, scale in drawn:
        kept.setdefault(canvas_id, set()).add(scale)
    # Where nobody has measured, what the record said when it was drawn stands.
    unknown = [
        canvas_id
        for canvas_id, scales in sorted(kept.items())
        if canvas_id not in measured and (len(scales) > 1 or None in scales)
    ]
    taken = measured | scales_of(session, unknown)
    changed = [
        {"side": canvas_id, "scale": taken[canvas_id]}
        for canvas_id, scales in sorted(kept.items())
        if canvas_id in taken and scales != {taken[canvas_id]}
    ]
    if changed:
        regions = cast(Table, Region.__table__)
        session.connection().execute(
            update(regions)
            .where(
                regions.c.assessment_id == assessment_id,
                regions.c.canvas_id == bindparam("side"),
            )
            .values(mm_per_px=bindparam("scale")),
            changed,
        )
        for each in list(session.identity_map.values()):
            if isinstance(each, Region):
                session.expire(each, ["mm_per_px"])


def _standing(session: Session, manuscript_id: str, struck: Collection[str]) -> tuple[str, ...]:
    signed = signing.subjects_of(session, manuscript_id, SIGNED)
    return tuple(subject for entry_id, subject in signed.items() if entry_id not in struck)


def _struck(session: Session, manuscript_id: str) -> Collection[str]:
    return set(signing.subjects_of(session, manuscript_id, VOID).values())
