"""A region of a mark lies on its canvas: kept to the edge, refused beyond it, by name."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from catalog.identity import find
from catalog.record import drafts
from catalog.record.checking import BadDocument
from catalog.record.regions import check_regions
from tests.catalog.record.conftest import DeskOfTests
from tests.factories import some_pages

WIDTH, HEIGHT = 2000, 3000
_NUMBERS = st.integers(0, 4000)


def marked(canvas_id: str, region: str) -> dict[str, Any]:
    locus = {"canvas_id": canvas_id, "region": region}
    return {"marks": [{"id": "seal1", "kind": "seal", "locus": locus}]}


def test_a_region_up_to_the_edge_is_kept_and_one_beyond_it_is_refused_by_name(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        canvas_id = a_canvas(session, desk, manuscript_id)

        def save(region: str) -> drafts.Saved:
            provenance = marked(canvas_id, region)
            return desk.save(session, manuscript_id, lambda it: it.update(provenance=provenance))

        kept = save(f"0,0,{WIDTH},{HEIGHT}")
        assert kept.document["provenance"]["marks"][0]["locus"]["region"] == "0,0,2000,3000"
        with pytest.raises(BadDocument) as refused:
            save("10,10,10,2991")
        (fault,) = refused.value.faults
        assert (fault.path, fault.key) == (
            "provenance.marks[seal1].locus.region", "outside-page",
        )  # fmt: skip
        assert "2000 by 3000 pixels" in fault.sentence
        draft = drafts.find_draft(session, manuscript_id)
        assert draft is not None
        assert draft.edition == kept.edition


def test_a_canvas_that_is_not_of_this_book_says_nothing_of_the_region(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        document = {"provenance": marked("c123456789b", "0,0,999999,999999")}
        check_regions(session, manuscript_id, document)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS))
def test_exactly_what_lies_on_the_canvas_passes(
    desk: DeskOfTests, numbers: tuple[int, int, int, int]
) -> None:
    x, y, width, height = numbers
    with desk.sessions() as session:
        manuscript_id = desk.make(session, shelfmark="MS law")
        canvas_id = a_canvas(session, desk, manuscript_id)
        document = {"provenance": marked(canvas_id, ",".join(map(str, numbers)))}
        lies_on_it = x + width <= WIDTH and y + height <= HEIGHT
        if lies_on_it:
            check_regions(session, manuscript_id, document)
        else:
            with pytest.raises(BadDocument):
                check_regions(session, manuscript_id, document)
        session.rollback()


def a_canvas(session: Session, desk: DeskOfTests, manuscript_id: str) -> str:
    manuscript = find(session, manuscript_id)
    (image,) = some_pages(session, manuscript, ["1r"], desk.at, width_px=WIDTH, height_px=HEIGHT)
    return image.canvas_id
