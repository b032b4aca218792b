from datetime import datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from catalog import images, manuscripts
from catalog.errors import ManuscriptNotFound
from catalog.manuscripts import browse, count
from tests.factories import a_manuscript, some_pages


def test_the_pages_of_the_list_make_the_whole_list_in_shelfmark_order(
    session: Session, at: datetime
) -> None:
    shelfmarks = ["MS 1", "MS 2", "MS 9", "MS 10", "MS 10a", "MS 100", "Or. 3"]
    for shelfmark in reversed(shelfmarks):
        a_manuscript(session, at, shelfmark=shelfmark)
    seen: list[str] = []
    after = None

    while cards := browse(session, after, 3):
        seen += [card.shelfmark for card in cards]
        after = cards[-1].id

    assert seen == shelfmarks
    assert count(session) == 7


def test_equal_sort_keys_are_never_skipped(session: Session, at: datetime) -> None:
    ids = [a_manuscript(session, at, shelfmark=mark).id for mark in ("MS 1", "ms. 1", "MS-1")]

    first = browse(session, None, 1)[0]
    others = browse(session, first.id, 10)

    assert sorted([first.id, *(card.id for card in others)]) == sorted(ids)


def test_a_card_shows_the_first_image_in_reading_order(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    made = some_pages(session, manuscript, ["2r", "1v", "1r"], at, width_px=300, height_px=400)

    card = browse(session, None, 5)[0]

    assert (card.pages, card.cover_image_id) == (3, made[2].id)
    assert (card.cover_width_px, card.cover_height_px) == (300, 400)
    assert card.holder_names == {"en": ["Library of Almaty"]}
    assert card.languages == ["ar"]


def test_a_withheld_first_image_is_no_cover(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    made = some_pages(session, manuscript, ["1r", "1v"], at)

    images.withhold(session, made[0].id, is_withheld=True, at=at)

    assert browse(session, None, 5)[0].cover_image_id == made[1].id


def test_a_manuscript_without_images_has_a_card_without_a_cover(
    session: Session, at: datetime
) -> None:
    a_manuscript(session, at)

    card = browse(session, None, 5)[0]

    assert (card.pages, card.cover_image_id, card.cover_width_px) == (0, None, None)


def test_withheld_manuscripts_are_for_staff(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    manuscripts.withhold(session, manuscript.id, is_withheld=True, at=at)

    assert browse(session, None, 5) == []
    assert count(session) == 0
    assert [card.is_withheld for card in browse(session, None, 5, with_withheld=True)] == [True]
    assert count(session, with_withheld=True) == 1


def test_a_list_after_nothing_known_is_refused(session: Session) -> None:
    with pytest.raises(ManuscriptNotFound):
        browse(session, "m1", 5)


def test_a_page_of_the_list_costs_the_same_statements_for_one_as_for_many(
    session: Session, at: datetime
) -> None:
    for number in range(12):
        some_pages(session, a_manuscript(session, at, shelfmark=f"MS {number}"), ["1r", "1v"], at)
    session.flush()
    statements: list[str] = []
    event.listen(
        session.get_bind(), "before_cursor_execute", lambda *call: statements.append(call[2])
    )

    browse(session, None, 12)

    assert len(statements) == 2


def test_a_book_on_its_way_in_is_not_on_the_shelf(session: Session, at: datetime) -> None:
    a_manuscript(session, at, is_published=False)

    assert browse(session, None, 10) == []
    assert browse(session, None, 10, with_withheld=True) == []
