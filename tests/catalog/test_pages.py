from datetime import datetime, timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from catalog import images
from catalog.codicology.labels import Face, LeafKind
from catalog.pages import pages_for_staff, pages_of
from tests.factories import a_manuscript, an_image, some_pages


def test_pages_come_in_reading_order_with_their_images(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    made = some_pages(session, manuscript, ["1v", "front cover", "p. 3", "1r"], at)
    some_pages(session, a_manuscript(session, at, shelfmark="MS 2"), ["1r"], at)

    pages = pages_of(session, manuscript.id)

    assert [page.side_label for page in pages] == ["front cover", "1r", "1v", "p. 3"]
    assert pages[1].image_id == made[3].id
    assert pages[1].tiles_etag == made[3].tiles_etag
    assert (pages[1].leaf_kind, pages[1].face) == (LeafKind.LEAF, Face.RECTO)
    assert (pages[1].width_px, pages[1].image_height) == (3000, 4000)


def test_the_first_photograph_of_a_side_is_the_one_that_is_shown(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    first = some_pages(session, manuscript, ["1r"], at)[0]
    later = at + timedelta(days=1)
    second = an_image(session, manuscript.id, first.canvas_id, later, width_px=9000)

    assert [page.image_id for page in pages_of(session, manuscript.id)] == [first.id]
    images.withhold(session, first.id, is_withheld=True, at=later)
    assert [page.image_id for page in pages_of(session, manuscript.id)] == [second.id]


def test_a_withheld_image_leaves_its_canvas(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    image = some_pages(session, manuscript, ["1r"], at)[0]

    images.withhold(session, image.id, is_withheld=True, at=at)

    page = pages_of(session, manuscript.id)[0]
    assert (page.canvas_id, page.image_id, page.tiles_etag) == (image.canvas_id, None, None)


def test_all_pages_cost_five_statements_however_many_they_are(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    some_pages(session, manuscript, [f"{leaf}r" for leaf in range(1, 20)], at)
    statements: list[str] = []
    event.listen(
        session.get_bind(), "before_cursor_execute", lambda *call: statements.append(call[2])
    )

    assert len(pages_of(session, manuscript.id)) == 19
    assert len(statements) == 5


def test_staff_see_the_sides_of_a_withheld_manuscript_without_pictures(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    some_pages(session, manuscript, ["1r", "1v"], at)
    assert pages_for_staff(session, manuscript) == pages_of(session, manuscript.id)

    manuscript.is_withheld = True
    pages = pages_for_staff(session, manuscript)
    assert [(page.side_label, page.image_id) for page in pages] == [("1r", None), ("1v", None)]
