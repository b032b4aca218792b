"""Scenario 1: a baseline of 770 sides with 'no damage' by quire, one tideline, one stuck leaf."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from catalog.codicology.collation import Quire
from catalog.conservation.condition import assessments, public
from catalog.conservation.condition.errors import SidesNotExamined
from catalog.conservation.condition.examinations import missing_sides
from catalog.conservation.condition.geometry import area_mm2, share_percent
from catalog.conservation.condition.quires import sides_by_quire
from catalog.conservation.condition.signed import released_assessments
from catalog.conservation.condition.tables import AssessmentStatus, Outcome
from catalog.conservation.signing import signing
from storage.vault import Vault
from tests.catalog.conservation.condition.book import (
    EMPTY,
    HEIGHT_PX,
    TIDELINE,
    WIDTH_PX,
    a_book,
    leaves,
)
from tests.factories import an_image

QUIRES = [*(Quire(number=number, leaves=10) for number in range(1, 39)), Quire(number=39, leaves=5)]


def test_the_first_survey_of_the_flagship(sqlite_session: Session, disk_vault: Vault) -> None:
    session = sqlite_session
    book = a_book(session, disk_vault, leaves(1, 385), quires=QUIRES)
    survey = book.open()
    labels = {canvas_id: label for label, canvas_id in book.canvases.items()}
    quires = sides_by_quire(session, book.id)
    assert [(quire.number, len(quire.canvas_ids)) for quire in quires][37:] == [(38, 20), (39, 10)]

    actions = 0
    for quire in quires[1:]:
        sides = [labels[each] for each in quire.canvas_ids if labels[each] != "301r"]
        book.examine(survey, sides, Outcome.NO_DAMAGE)
        actions += 1
    book.examine(survey, leaves(1, 10), Outcome.EXAMINED)
    assert actions == 38

    tideline = book.observe(survey, "12v", term="dmg.tideline")
    region = book.draw(tideline, TIDELINE).region
    assert region.area_px2 == 320_500
    assert area_mm2(region.area_px2, region.mm_per_px) == pytest.approx(574.4, abs=0.1)
    assert share_percent(region.area_px2, WIDTH_PX, HEIGHT_PX) == pytest.approx(0.453, abs=0.0005)

    assert [side.label for side in missing_sides(session, survey.id)] == ["301r"]
    with pytest.raises(SidesNotExamined, match=r"1 side is .*\(301r\)") as refused:
        book.sign(survey)
    assert (refused.value.count, refused.value.labels) == (1, ("301r",))

    book.examine(survey, ["301r"], Outcome.NOT_EXAMINED, reason="stuck leaf")
    assessments.change_content(
        session, survey.id, EMPTY, edition=survey.edition, by=book.by, at=book.now(),
        ended_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    entry = book.sign(survey, datetime(2026, 11, 20, 9, 5, tzinfo=UTC))
    assert survey.status is AssessmentStatus.SIGNED
    content = signing.document_of(entry)["content"]
    assert {row["label"]: row["reason"] for row in content["examinations"]}["301r"] == "stuck leaf"
    assert content["observations"][0]["regions"][0]["area_mm2"] == 574.41

    for canvas_id in (book.canvases["12v"], book.canvases["1r"]):
        an_image(session, book.id, canvas_id, book.at)
    late, early = date(2026, 11, 21), date(2026, 11, 19)
    assert public.condition(session, book.id, late).sides == []
    assert len(public.condition(session, book.id, late, is_staff=True).sides) == 769

    book.release(survey)
    assert released_assessments(session, book.id) == (survey.id,)
    told = public.condition(session, book.id, late)
    # The public is told of the two sides it may see, and 301r is of no survey yet.
    assert sorted(side.label for side in told.sides) == ["12v", "1r"]
    numbers = next(side for side in told.sides if side.label == "12v")
    assert (numbers.observations, numbers.regions, numbers.worst) == (1, 1, 2)
    assert numbers.terms == ["dmg.tideline"]
    assert told.labels["dmg.tideline"]["en"] == ["tide line"]
    side = public.condition_of_side(session, book.id, book.canvases["12v"], late)
    (shown,) = side.observations
    assert shown.labels["en"] == ["tide line"]
    assert shown.regions[0].path == "M 1000,1200 L 1600,1180 L 1650,1700 L 1020,1720 Z"
    assert [one.number for one in told.assessments] == [1]
    before = public.condition(session, book.id, early)
    assert (before.sides, before.assessments, before.beside) == ([], [], [])
