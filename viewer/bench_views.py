"""What the overview of the bench shows: tabs, assessments, the heat of each quire."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments, bench, signed
from catalog.conservation.condition.heat import QuireHeat, heat_of
from catalog.conservation.condition.tables import Assessment, AssessmentStatus
from catalog.paths import (
    BENCH_PATH,
    MANUSCRIPT_PATH,
)
from catalog.uris import Uris
from viewer.frame import local

_TABS: Final = (
    ("condition", BENCH_PATH),
    ("treatment", f"{BENCH_PATH}/treatments"),
    ("photographs", f"{BENCH_PATH}/photographs"),
    ("compare", f"{MANUSCRIPT_PATH}/compare"),
    ("reports", f"{BENCH_PATH}/reports"),
)
# Up to which index a quire has which of five shades; the number itself is always written.
_SHADES: Final = (0.0, 5.0, 15.0, 35.0)


@dataclass(frozen=True, slots=True)
class Tab:
    """A room of the bench."""

    name: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One assessment on the list."""

    id: str
    number: int
    kind: str
    status: str
    started_at: dt.datetime
    by: str
    address: str
    map: str
    next_check_on: dt.date | None
    is_released: bool


@dataclass(frozen=True, slots=True)
class HeatView:
    """One quire on the heat map; `shade` is 0 to 4, None while nothing was looked at."""

    quire: QuireHeat
    shade: int | None
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the condition of a book stands.

    `open` is the draft to go on with, `last` the last signed assessment; the heat map is that of
    `shown`, the newer of them. `next_check_on` is what `last` says.
    """

    assessments: list[AssessmentView]
    open: AssessmentView | None
    last: AssessmentView | None
    shown: AssessmentView | None
    heat: list[HeatView]
    has_collation: bool


def tabs(app: FastAPI, uris: Uris, manuscript_id: str, here: str) -> list[Tab]:
    """List the rooms of the bench that this house has."""
    there = {context.path for context in iter_route_contexts(app.routes)}
    base = local(uris.manuscript(manuscript_id))
    return [
        Tab(name, base + path.removeprefix(MANUSCRIPT_PATH), name == here)
        for name, path in _TABS
        if path in there
    ]


def overview(session: Session, uris: Uris, manuscript_id: str) -> Overview:
    """Put the overview together: a fixed few statements, whatever the size of the book."""
    released = signed.released_assessments(session, manuscript_id)
    rows = assessments.of_manuscript(session, manuscript_id)
    views = [_view(row, uris, row.id in released) for row in rows]
    is_open = [row.status is not AssessmentStatus.SIGNED for row in rows]
    shown = views[0] if views else None
    heat = []
    if shown is not None:
        summary = bench.summary_of(session, shown.id)
        heat = [
            HeatView(
                one,
                None if one.index is None else sum(one.index > each for each in _SHADES),
                f"{shown.address}?pass=leaves&quire={place}",
            )
            for place, one in enumerate(heat_of(session, manuscript_id, summary))
        ]
    return Overview(
        assessments=views,
        open=next((view for view, one in zip(views, is_open, strict=True) if one), None),
        last=next((view for view, one in zip(views, is_open, strict=True) if not one), None),
        shown=shown,
        heat=heat,
        has_collation=all(one.quire.is_known for one in heat),
    )


def _view(row: Assessment, uris: Uris, is_released: bool) -> AssessmentView:
    content = assessments.content_of(row)
    return AssessmentView(
        id=row.id,
        number=row.number,
        kind=row.kind.value,
        status=row.status.value,
        started_at=row.started_at,
        by=", ".join(content.assessors) or row.created_by,
        address=local(uris.assessment(row.manuscript_id, row.id)),
        map=local(uris.damage_map(row.manuscript_id, row.id)),
        next_check_on=content.next_check_on,
        is_released=is_released,
    )
