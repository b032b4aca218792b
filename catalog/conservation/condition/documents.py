"""An assessment as one document of plain JSON, and its rows again from that document.

The document holds everything that is signed: it can be read without this software, and a database
that was lost gets equal rows from it. It follows from frozen rows alone, so that it can be held
against the signed entry on any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from catalog.codicology.folios import Canvas
from catalog.collector import resting
from catalog.conservation.condition import assessments, grades
from catalog.conservation.condition.geometry import CODE_VERSION, area_mm2, path_of, share_percent
from catalog.conservation.condition.tables import (
    Activity,
    Assessment,
    AssessmentKind,
    AssessmentStatus,
    Change,
    Examination,
    Extent,
    Observation,
    Outcome,
    Region,
    RegionKind,
)
from catalog.conservation.signing.signing import instant

FORMAT: Final = "kitabdar/assessment/1"
Content = dict[str, Any]
Part = Examination | Observation | Region


def document(session: Session, assessment_id: str) -> Content:
    """The whole assessment as plain JSON, as it is signed.

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    return _document(session, assessments.find(session, assessment_id))


def collect(session: Session, manuscript_id: str) -> Mapping[str, Content]:
    """The documents of every signed assessment, as they follow from the rows today.

    Each is made when it is asked for: a book may have dozens, of 30 megabytes each.
    """
    statement = select(Assessment).where(
        Assessment.manuscript_id == manuscript_id, Assessment.status == AssessmentStatus.SIGNED
    )
    rows = session.scalars(statement.execution_options(populate_existing=True))
    return _Documents(session, {row.id: row for row in rows})


def restore(session: Session, manuscript_id: str, entry: Mapping[str, Any]) -> None:
    """Make the rows of a signed assessment from its entry, in a database that has none of them."""
    told = entry["content"]
    assessment = Assessment(
        id=told["id"],
        manuscript_id=manuscript_id,
        number=told["number"],
        kind=AssessmentKind(told["kind"]),
        status=AssessmentStatus.DRAFT,
        content=told["content"],
        started_at=_instant(told["started_at"]),
        ended_at=_instant(told["ended_at"]),
        previous_id=told["previous"],
        edition=told["edition"],
        created_by=told["created_by"],
        created_at=_instant(told["created_at"]),
        changed_by=told["changed_by"],
        changed_at=_instant(told["changed_at"]),
        returned_note=told["returned_note"],
    )
    session.add(assessment)
    session.flush()
    for each in told["examinations"]:
        session.add(_examination(assessment, each))
    for each in told["observations"]:
        session.add(_observation(assessment, each))
    session.flush()
    for each in told["observations"]:
        session.add_all(_region(assessment, each, region) for region in each["regions"])
    session.flush()
    # The triggers close the door behind the last row, as when it was signed.
    assessment.status, assessment.signed_entry_id = AssessmentStatus.SIGNED, entry["id"]
    session.flush()


class _Documents(Mapping[str, Content]):
    def __init__(self, session: Session, rows: dict[str, Assessment]) -> None:
        self._session = session
        self._rows = rows

    def __getitem__(self, assessment_id: str) -> Content:
        return _document(self._session, self._rows[assessment_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, assessment_id: object) -> bool:
        return assessment_id in self._rows


def _document(session: Session, assessment: Assessment) -> Content:
    with resting():
        size = select(Canvas.id, Canvas.width_px, Canvas.height_px)
        sizes = {
            canvas_id: (width, height)
            for canvas_id, width, height in session.execute(
                size.where(Canvas.manuscript_id == assessment.manuscript_id)
            )
        }
        drawn: dict[str, list[Content]] = {}
        for region in _rows(session, Region, assessment.id, Region.at, Region.id):
            told = _of_region(region, sizes[region.canvas_id])
            drawn.setdefault(region.observation_id, []).append(told)
        seen = [
            _of_observation(one, drawn.get(one.id, []))
            for one in _rows(session, Observation, assessment.id, Observation.at, Observation.id)
        ]
        looked = _rows(session, Examination, assessment.id, Examination.canvas_id)
        return _of_assessment(assessment, [_of_examination(side) for side in looked], seen)


def _rows(
    session: Session, kind: type[Part], assessment_id: str, *order: Any
) -> Iterable[Row[Any]]:
    """Rows and no objects: 20,000 regions come in a fifth of the time."""
    columns = kind.__table__.columns
    return session.execute(
        select(*columns).where(kind.assessment_id == assessment_id).order_by(*order)
    )


def _of_assessment(row: Assessment, looked: list[Content], seen: list[Content]) -> Content:
    content = assessments.content_of(row)
    return {
        "format": FORMAT,
        "code_version": CODE_VERSION,
        "id": row.id,
        "manuscript": row.manuscript_id,
        "number": row.number,
        "kind": row.kind.value,
        "started_at": instant(row.started_at),
        "ended_at": instant(row.ended_at) if row.ended_at else None,
        "previous": row.previous_id,
        "edition": row.edition,
        "created_by": row.created_by,
        "created_at": instant(row.created_at),
        "changed_by": row.changed_by,
        "changed_at": instant(row.changed_at),
        "returned_note": row.returned_note,
        "content": row.content,
        "accessibility": grades.accessibility(content.fit_for),
        "examinations": looked,
        "observations": seen,
    }


def _of_examination(row: Row[Any]) -> Content:
    return {
        "canvas": row.canvas_id,
        "label": row.label,
        "outcome": row.outcome.value,
        "reason": row.reason,
        "by": row.by,
        "at": instant(row.at),
    }


def _of_observation(row: Row[Any], regions: list[Content]) -> Content:
    return {
        "id": row.id,
        "canvas": row.canvas_id,
        "component": row.component,
        "term": row.term,
        "severity": row.severity,
        "activity": row.activity.value,
        "extent": row.extent.value,
        "content": row.content,
        "same_as": row.same_as,
        "thread": row.thread_id,
        "change": row.change.value if row.change else None,
        "is_change_proposed": row.is_change_proposed,
        "edition": row.edition,
        "by": row.by,
        "at": instant(row.at),
        "device_at": instant(row.device_at) if row.device_at else None,
        "is_clock_off": row.is_clock_off,
        "regions": regions,
    }


def _of_region(row: Row[Any], size: tuple[int, int]) -> Content:
    return {
        "id": row.id,
        "canvas": row.canvas_id,
        "kind": row.kind.value,
        "points": row.points,
        "path": path_of(row.kind, row.points),
        "box": [row.left, row.top, row.right, row.bottom],
        "area_px2": row.area_px2,
        "mm_per_px": row.mm_per_px,
        "area_mm2": area_mm2(row.area_px2, row.mm_per_px),
        "share_percent": share_percent(row.area_px2, *size),
        "tolerance_px": row.tolerance_px,
        "capture": row.capture_id,
        "by": row.by,
        "at": instant(row.at),
        "device_at": instant(row.device_at) if row.device_at else None,
        "is_clock_off": row.is_clock_off,
    }


def _examination(assessment: Assessment, told: Content) -> Examination:
    return Examination(
        assessment_id=assessment.id,
        canvas_id=told["canvas"],
        label=told["label"],
        outcome=Outcome(told["outcome"]),
        reason=told["reason"],
        by=told["by"],
        at=_instant(told["at"]),
    )


def _observation(assessment: Assessment, told: Content) -> Observation:
    return Observation(
        id=told["id"],
        assessment_id=assessment.id,
        manuscript_id=assessment.manuscript_id,
        canvas_id=told["canvas"],
        component=told["component"],
        term=told["term"],
        severity=told["severity"],
        activity=Activity(told["activity"]),
        extent=Extent(told["extent"]),
        content=told["content"],
        same_as=told["same_as"],
        change=Change(told["change"]) if told["change"] else None,
        is_change_proposed=told["is_change_proposed"],
        thread_id=told["thread"],
        edition=told["edition"],
        by=told["by"],
        at=_instant(told["at"]),
        device_at=_instant(told["device_at"]),
        is_clock_off=told["is_clock_off"],
    )


def _region(assessment: Assessment, observation: Content, told: Content) -> Region:
    left, top, right, bottom = told["box"]
    return Region(
        id=told["id"],
        observation_id=observation["id"],
        assessment_id=assessment.id,
        canvas_id=told["canvas"],
        kind=RegionKind(told["kind"]),
        points=[[float(x), float(y)] for x, y in told["points"]],
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        area_px2=float(told["area_px2"]),
        mm_per_px=told["mm_per_px"],
        tolerance_px=told["tolerance_px"],
        capture_id=told["capture"],
        by=told["by"],
        at=_instant(told["at"]),
        device_at=_instant(told["device_at"]),
        is_clock_off=told["is_clock_off"],
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
