"""`python -m tests.bench.condition`: a survey of 1,000 sides and 20,000 regions, in CPU seconds.

What is measured is the work of this process alone (`time.process_time`), the lesser of two runs,
on SQLite and a vault on this disk, and on PostgreSQL and a vault in a bucket. The shapes are those
of a real survey: two of three regions are polygons of a dozen corners, the third is a freehand line
of seventy points.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from catalog.codicology.collation import Quire
from catalog.conservation.condition import documents, public
from catalog.conservation.condition.geometry import shape_of
from catalog.conservation.condition.models import ObservationContent, plain
from catalog.conservation.condition.tables import (
    Activity,
    Assessment,
    Examination,
    Extent,
    Observation,
    Outcome,
    Region,
    RegionKind,
)
from catalog.conservation.signing.verification import verify
from catalog.identifiers import Kind, mint
from catalog.record.values import Text
from storage.database import make_engine, session_factory
from storage.vault import Vault, open_vault
from tests.bench.houses import House, beside, small
from tests.bench.table import Row, markdown, missed
from tests.catalog.conservation.condition.book import (
    HEIGHT_PX,
    MM_PER_PX,
    START,
    WIDTH_PX,
    Book,
    a_book,
    leaves,
)
from tests.factories import an_image

TERMS = ("dmg.tear", "dmg.tideline", "dmg.mould", "dmg.loss")
SIDES, REGIONS_OF_A_SIDE, OBSERVATIONS_OF_A_SIDE = 1_000, 20, 10


@dataclass(frozen=True)
class Surveyed:
    """A book with a draft assessment of everything, and the sessions that read it."""

    sessions: sessionmaker[Session]
    vault: Vault
    book: Book
    survey_id: str


def main() -> int:
    """Measure, print the table, end with 1 if a goal is missed."""
    rows = beside(lambda house: _measure(surveyed_in(house)))
    sys.stdout.write(markdown(rows) + "\n")
    return 1 if missed(rows) else 0


def _measure(at: Surveyed) -> list[Row]:
    book_id, day = at.book.id, (START + timedelta(days=30)).date()
    side = next(iter(at.book.canvases.values()))
    rows = [_row("document", 1.5, at, lambda one: documents.document(one, at.survey_id))]
    with at.sessions.begin() as session:
        at.book.session = session
        begun = time.process_time()
        entry = at.book.sign(session.get_one(Assessment, at.survey_id))
        took = time.process_time() - begun
        rows.append(_told("sign", took, 4.0, f"{len(entry.payload) / 1e6:.1f} MB"))
    with at.sessions.begin() as session:
        at.book.session = session
        at.book.release(session.get_one(Assessment, at.survey_id))
    rows += [
        _row("public: the book", 0.15, at, lambda one: public.condition(one, book_id, day)),
        _row("public: one folio", 0.02, at,
             lambda one: public.condition_of_side(one, book_id, side, day)),
        _row("public: nothing new", 0.02, at, lambda one: public.stamp(one, book_id, day)),
        _row("verify", None, at, lambda one: verify(one, at.vault.root, book_id)),
    ]  # fmt: skip
    return rows


def _row(what: str, goal: float | None, at: Surveyed, act: Callable[[Session], object]) -> Row:
    took = []
    for _ in range(2):
        with at.sessions() as session:
            begun = time.process_time()
            act(session)
            took.append(time.process_time() - begun)
    return _told(what, min(took), goal)


def _told(what: str, took: float, goal: float | None, more: str = "") -> Row:
    return Row(
        what, f"{took:.3f} s{f' ({more})' if more else ''}", "", "", f"<= {goal} s" if goal else "",
        took <= goal if goal else None,
    )  # fmt: skip


def surveyed(folder: Path, quires: Sequence[Quire] = ()) -> Surveyed:
    """The survey, in the database and the vault of this data folder."""
    with small(folder) as house:
        return surveyed_in(house, quires)


def surveyed_in(house: House, quires: Sequence[Quire] = ()) -> Surveyed:
    """The survey in this house, which is empty."""
    sessions = session_factory(make_engine(house.database))
    vault = open_vault(house.store)
    vault.root.ensure()
    with sessions.begin() as session:
        book = a_book(session, vault, leaves(1, SIDES // 2), quires=quires)
        for canvas_id in book.canvases.values():
            an_image(session, book.id, canvas_id, book.at)
        survey = book.open()
        fill(session, book, survey.id)
    return Surveyed(sessions, vault, book, survey.id)


def fill(session: Session, book: Book, survey_id: str, sides: int = SIDES) -> None:
    """Everything of the book examined, with damage on the first `sides`."""
    dice = random.Random(4)
    content = ObservationContent(observed=(Text(text="From the lower edge", language="en"),))
    seen, drawn, looked = [], [], []
    for place, (label, canvas_id) in enumerate(book.canvases.items()):
        at = book.now()
        by = {"by": book.by, "at": at}
        looked.append(
            {"assessment_id": survey_id, "canvas_id": canvas_id, "label": label,
             "outcome": Outcome.EXAMINED, **by}
        )  # fmt: skip
        if place >= sides:
            continue
        ids = [mint(Kind.OBSERVATION) for _ in range(OBSERVATIONS_OF_A_SIDE)]
        for each in ids:
            seen.append(
                {"id": each, "assessment_id": survey_id, "manuscript_id": book.id,
                 "canvas_id": canvas_id, "term": dice.choice(TERMS), "severity": dice.randint(1, 4),
                 "activity": Activity.INACTIVE, "extent": Extent.LOCAL, "thread_id": each,
                 "content": plain(content), "is_change_proposed": False, "edition": 1,
                 "is_clock_off": False, **by}
            )  # fmt: skip
        for number in range(REGIONS_OF_A_SIDE):
            kind = RegionKind.FREEHAND if number % 3 == 2 else RegionKind.POLYGON
            shape = shape_of(kind, _blob(dice, 70 if number % 3 == 2 else 12), WIDTH_PX, HEIGHT_PX)
            drawn.append(
                {"id": mint(Kind.REGION), "observation_id": ids[number // 2],
                 "assessment_id": survey_id, "canvas_id": canvas_id, "kind": kind,
                 "points": [list(point) for point in shape.points], "left": shape.left,
                 "top": shape.top, "right": shape.right, "bottom": shape.bottom,
                 "area_px2": shape.area_px2, "mm_per_px": MM_PER_PX / 2, "is_clock_off": False,
                 "tolerance_px": shape.tolerance_px, **by}
            )  # fmt: skip
    session.execute(insert(Examination), looked)
    session.execute(insert(Observation), seen)
    session.execute(insert(Region), drawn)


def _blob(dice: random.Random, corners: int) -> list[tuple[float, float]]:
    """A round outline with a rough edge, somewhere on the side."""
    x, y, radius = dice.uniform(600, 6_900), dice.uniform(600, 8_700), dice.uniform(100, 500)
    turn = 2 * math.pi / corners
    return [
        (x + reach * math.cos(turn * number), y + reach * math.sin(turn * number))
        for number, reach in enumerate(radius * dice.uniform(0.8, 1.1) for _ in range(corners))
    ]


if __name__ == "__main__":
    sys.exit(main())
