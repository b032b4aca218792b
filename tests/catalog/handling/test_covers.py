"""Which picture stands for a book on lists, when its custodians have a wish about that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from catalog import cards, manuscripts
from catalog.handling.rules import Rule
from catalog.images import Image
from catalog.manuscripts import Manuscript
from tests.catalog.handling.asked import ask, end_all
from tests.factories import a_manuscript, some_pages

SIDES = ("1r", "1v", "2r", "back cover")


@pytest.fixture
def book(session: Session, at: datetime) -> tuple[Manuscript, list[Image]]:
    manuscript = a_manuscript(session, at)
    return manuscript, some_pages(session, manuscript, SIDES, at)


def cover(session: Session) -> str | None:
    (card,) = cards.browse(session, None, 10)
    return card.cover_image_id


def canvases(shown: Sequence[Image]) -> list[str]:
    return [image.canvas_id for image in shown]


def test_without_a_rule_the_first_page_is_the_cover(
    session: Session, book: tuple[Manuscript, list[Image]]
) -> None:
    assert cover(session) == book[1][0].id


def test_a_forbidden_cover_gives_way_to_the_binding(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=canvases(shown[:1]))

    assert cover(session) == shown[3].id


def test_a_forbidden_binding_gives_way_to_the_next_allowed_page(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    bound = canvases([shown[0], shown[1], shown[3]])
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=bound)

    assert cover(session) == shown[2].id


def test_a_rule_about_other_pages_leaves_the_cover_where_it_was(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=canvases(shown[1:3]))

    assert cover(session) == shown[0].id


def test_a_book_of_which_nothing_may_stand_for_it_has_no_cover_until_the_rule_ends(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL)
    (card,) = cards.browse(session, None, 10)

    assert card.cover_image_id is None
    assert card.cover_width_px is None
    assert card.pages == 4
    end_all(session, manuscript.id, at)
    assert cover(session) == shown[0].id


def test_every_page_forbidden_by_name_is_no_cover_either(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=canvases(shown))

    assert cover(session) is None


def test_the_rule_of_one_book_is_not_that_of_another(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    other = a_manuscript(session, at, shelfmark="MS Or. 99")
    (image,) = some_pages(session, other, ["1r"], at)
    ask(session, other.id, at, Rule.NOT_AS_THUMBNAIL)

    assert {card.id: card.cover_image_id for card in cards.browse(session, None, 10)} == {
        book[0].id: book[1][0].id,
        other.id: None,
    }
    assert image.id not in {card.cover_image_id for card in cards.browse(session, None, 10)}


def test_an_uncut_cover_says_so(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    manuscript, shown = book
    (free,) = manuscripts.browse(session, None, 10)
    ask(session, manuscript.id, at, Rule.NOT_CUT, canvas_ids=canvases(shown[:1]))
    (bound,) = manuscripts.browse(session, None, 10)

    assert (free.is_cover_uncut, bound.is_cover_uncut) == (False, True)


def test_rules_cost_a_list_no_further_statement(
    session: Session, at: datetime, book: tuple[Manuscript, list[Image]]
) -> None:
    asked: list[str] = []

    def note(*told: str) -> None:
        asked.append(told[2])

    def statements() -> int:
        asked.clear()
        session.commit()
        event.listen(session.get_bind(), "before_cursor_execute", note)
        cards.browse(session, None, 10)
        event.remove(session.get_bind(), "before_cursor_execute", note)
        return len(asked)

    before = statements()
    ask(session, book[0].id, at, *Rule)

    assert statements() == before
