from datetime import datetime

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from catalog.codicology.folios import (
    Canvas,
    Leaf,
    Side,
    ensure_canvas,
    ensure_side,
    find_canvas,
    find_side,
    parse_label,
    relabel,
)
from catalog.errors import CanvasNotFound, FolioLabelTaken, ManuscriptNotFound, SideNotFound
from catalog.identifiers import Kind, mint
from tests.factories import a_manuscript


def sides_in_order(session: Session, manuscript_id: str) -> list[str]:
    statement = select(Side.label).where(Side.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(Side.position)))


def test_sides_that_come_in_any_order_stand_in_reading_order(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)

    for label in ("back cover", "2v", "10r", "i r", "front cover", "2r", "back cover inside"):
        ensure_side(session, manuscript.id, parse_label(label))

    assert sides_in_order(session, manuscript.id) == [
        "front cover", "i r", "2r", "2v", "10r", "back cover inside", "back cover",
    ]  # fmt: skip


def test_the_two_sides_of_a_leaf_share_it(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)

    recto = ensure_side(session, manuscript.id, parse_label("12a-r"))
    verso = ensure_side(session, manuscript.id, parse_label("12a-v"))

    assert recto.leaf_id == verso.leaf_id
    leaf = session.get_one(Leaf, recto.leaf_id)
    assert (leaf.label, leaf.kind) == ("12a", "leaf")


def test_a_side_that_exists_is_found_and_not_made_again(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    label = parse_label("1r")

    assert find_side(session, manuscript.id, label) is None
    first = ensure_side(session, manuscript.id, label)

    assert ensure_side(session, manuscript.id, label).id == first.id
    assert find_side(session, manuscript.id, label) is first


def test_a_late_page_changes_no_other_row(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    for number in range(1, 30):
        ensure_side(session, manuscript.id, parse_label(f"{number}v"))
    written: list[str] = []
    bind = session.get_bind()
    event.listen(
        bind, "before_cursor_execute", lambda *call: written.append(str(call[2]).split()[0])
    )

    ensure_side(session, manuscript.id, parse_label("1r"))

    assert written.count("INSERT") == 1
    assert "UPDATE" not in written


def test_a_side_of_a_manuscript_that_does_not_exist_is_refused(session: Session) -> None:
    with pytest.raises(ManuscriptNotFound, match="no manuscript 'm1'"):
        ensure_side(session, "m1", parse_label("1r"))


def test_a_canvas_keeps_its_size_when_a_larger_photograph_comes(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    side = ensure_side(session, manuscript.id, parse_label("1r"))

    first = ensure_canvas(session, side, 3000, 4000, mint(Kind.CANVAS))
    second = ensure_canvas(session, side, 6000, 8000, mint(Kind.CANVAS))

    assert second.id == first.id
    assert (second.width_px, second.height_px) == (3000, 4000)
    assert find_canvas(session, manuscript.id, first.id) is first


def test_a_canvas_of_another_manuscript_is_not_found(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    other = a_manuscript(session, at, shelfmark="MS 2")
    side = ensure_side(session, manuscript.id, parse_label("1r"))
    canvas = ensure_canvas(session, side, 30, 40, mint(Kind.CANVAS))

    with pytest.raises(CanvasNotFound):
        find_canvas(session, other.id, canvas.id)


def test_a_side_may_be_relabelled_and_keeps_its_canvas(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    side = ensure_side(session, manuscript.id, parse_label("12r"))
    ensure_side(session, manuscript.id, parse_label("11v"))
    canvas = ensure_canvas(session, side, 30, 40, mint(Kind.CANVAS))

    relabel(session, side.id, parse_label("1v"))

    assert sides_in_order(session, manuscript.id) == ["1v", "11v"]
    assert session.get_one(Canvas, canvas.id).side_id == side.id
    leaves = select(Leaf.label).where(Leaf.manuscript_id == manuscript.id)
    assert list(session.scalars(leaves.order_by(Leaf.position))) == ["1", "11"]


def test_a_label_that_another_side_has_is_not_given_twice(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    side = ensure_side(session, manuscript.id, parse_label("1r"))
    ensure_side(session, manuscript.id, parse_label("1v"))

    with pytest.raises(FolioLabelTaken, match="already has a side labelled '1v'"):
        relabel(session, side.id, parse_label("1v"))

    assert relabel(session, side.id, parse_label("1r")).label == "1r"
    with pytest.raises(SideNotFound):
        relabel(session, 999_999, parse_label("1r"))


def test_a_leaf_that_was_not_asked_for_is_an_error_and_not_a_query(
    session: Session, at: datetime
) -> None:
    side = ensure_side(session, a_manuscript(session, at).id, parse_label("1r"))

    with pytest.raises(InvalidRequestError, match="lazy"):
        side.leaf  # noqa: B018
