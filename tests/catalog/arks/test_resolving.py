"""Old citations still lead to the leaf that they meant, through new numbers and merged records."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.arks.errors import ArkNotFound, FolioNotFound
from catalog.arks.names import ark_of, folio_part, read_ark
from catalog.arks.resolving import Led, led
from catalog.codicology import arrangement, arrangement_edits
from catalog.codicology.arrangement_actions import Action
from catalog.codicology.arrangement_plan import in_order
from catalog.codicology.arrangement_present import open_plan
from catalog.codicology.arrangement_resolving import Means
from catalog.codicology.folios import Canvas, Side
from catalog.errors import CanvasNotFound
from catalog.identity import Manuscript, ManuscriptState
from tests.factories import a_manuscript, some_pages

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
NAAN = "12345"
LEAVES = 25
LABELS = tuple(f"{number}{face}" for number in range(1, LEAVES + 1) for face in "rv")


@pytest.fixture
def book(session: Session, at: datetime) -> Manuscript:
    made = a_manuscript(session, at)
    some_pages(session, made, ("front cover", *LABELS, "fore-edge"), at)
    return made


def do(session: Session, book: Manuscript, at: datetime, **asked: Any) -> None:
    arrangement_edits.act(
        session, book.id, ACTION.validate_python(asked),
        edition=open_plan(session, book.id).edition, by="Aigul", at=at,
    )  # fmt: skip


def canvases(session: Session, book: Manuscript) -> dict[str, str]:
    rows = session.execute(
        select(Side.label, Canvas.id)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(Side.manuscript_id == book.id)
    )
    return {row.label: row.id for row in rows}


def cited(session: Session, book: Manuscript, label: str) -> Led:
    return led(session, read_ark(unquote(str(ark_of(NAAN, book.id, folio_part(label)))[4:])))


def shift(session: Session, book: Manuscript, at: datetime, start: str) -> None:
    """Number the leaves anew from `start`: what was found to be leaf 1 is another one."""
    sides = [
        side.id for side in in_order(open_plan(session, book.id).sides) if side.label[0].isdigit()
    ]
    do(session, book, at, action="label_series", sides=sides, start=start)
    arrangement.apply(session, book.id, at=at)


def test_a_book_leads_to_itself_and_a_canvas_to_its_page(
    session: Session, book: Manuscript
) -> None:
    found = led(session, ark_of(NAAN, book.id))
    assert (found.manuscript.id, found.pages, found.is_gone) == (book.id, (), False)
    for label, canvas_id in canvases(session, book).items():
        (page,) = led(session, ark_of(NAAN, book.id, canvas_id)).pages
        assert (page.canvas_id, page.label) == (canvas_id, label)


def test_fifty_old_citations_lead_to_their_leaves_after_new_numbers(
    session: Session, book: Manuscript, at: datetime
) -> None:
    before = canvases(session, book)
    old = LABELS
    assert len(old) == 50
    by_canvas = [ark_of(NAAN, book.id, before[label]) for label in old]
    shift(session, book, at, "101r")
    today = {canvas_id: label for label, canvas_id in canvases(session, book).items()}

    for label, ark in zip(old, by_canvas, strict=True):
        (page,) = cited(session, book, label).pages
        assert page.canvas_id == before[label]
        assert (page.via, page.means) == (label, Means.FORMER)
        assert page.label == today[before[label]] == f"{int(label[:-1]) + 100}{label[-1]}"
        (same,) = led(session, ark).pages
        assert same.canvas_id == before[label]


def test_a_number_that_two_leaves_have_had_offers_both_todays_first(
    session: Session, book: Manuscript, at: datetime
) -> None:
    before = canvases(session, book)
    shift(session, book, at, "3r")
    shift(session, book, at, "7r")

    pages = cited(session, book, "9v").pages
    assert [(page.canvas_id, page.means) for page in pages] == [
        (before["3v"], Means.LABEL), (before["7v"], Means.FORMER), (before["9v"], Means.FORMER),
    ]  # fmt: skip
    assert [page.label for page in pages] == ["9v", "13v", "15v"]


def test_a_numbering_that_was_given_up_still_leads_to_its_leaves(
    session: Session, book: Manuscript, at: datetime
) -> None:
    before = canvases(session, book)
    side = session.scalars(select(Side.id).where(Side.label == "5r")).one()
    do(session, book, at, action="relabel", side=side, label="٢٧٠", foliation="old")
    arrangement.apply(session, book.id, at=at)
    assert cited(session, book, "270").pages[0].means is Means.FOLIATION
    do(session, book, at, action="relabel", side=side, label="", foliation="old")
    arrangement.apply(session, book.id, at=at)

    (page,) = cited(session, book, "٢٧٠").pages
    assert (page.canvas_id, page.means, page.via) == (before["5r"], Means.FORMER, "٢٧٠")


def test_labels_are_found_as_they_travel(session: Session, book: Manuscript) -> None:
    before = canvases(session, book)
    for label in ("front cover", "fore-edge"):
        (page,) = cited(session, book, label).pages
        assert page.canvas_id == before[label]
    assert [page.label for page in cited(session, book, "12").pages] == ["12r", "12v"]
    (page,) = cited(session, book, "12 RECTO").pages
    assert page.canvas_id == before["12r"]


@pytest.mark.parametrize("label", ["999r", "<script>", "no such page", "~", "r", "x" * 200])
def test_a_page_that_never_was_is_said_so(session: Session, book: Manuscript, label: str) -> None:
    with pytest.raises((FolioNotFound, ArkNotFound)):
        cited(session, book, label)


def test_what_nobody_may_know_of_is_as_if_never_named(
    session: Session, book: Manuscript, at: datetime
) -> None:
    known = canvases(session, book)["1r"]
    unseen = a_manuscript(session, at, is_published=False, shelfmark="MS 2")
    manuscripts.withhold(session, book.id, is_withheld=True, at=at)
    for manuscript_id in (book.id, unseen.id, "m4t9xk2w0bz"):
        for part in ("", known, "f.1r"):
            with pytest.raises(ArkNotFound):
                led(session, ark_of(NAAN, manuscript_id, part))


def test_a_page_of_another_book_is_not_in_this_one(
    session: Session, book: Manuscript, at: datetime
) -> None:
    other = a_manuscript(session, at, shelfmark="MS 2")
    with pytest.raises(CanvasNotFound):
        led(session, ark_of(NAAN, other.id, canvases(session, book)["1r"]))


def withdraw(session: Session, book: Manuscript, successor: Manuscript | None = None) -> None:
    book.state, book.is_withheld = ManuscriptState.WITHDRAWN, True
    book.withdrawn_reason = "Described twice"
    book.successor_id = successor.id if successor else None
    session.flush()


def test_a_withdrawn_book_is_told_as_gone(session: Session, book: Manuscript) -> None:
    known = canvases(session, book)["1r"]
    withdraw(session, book)
    for part in ("", known, "f.1r"):
        found = led(session, ark_of(NAAN, book.id, part))
        assert (found.manuscript.id, found.is_gone, found.pages) == (book.id, True, ())


def test_a_merged_book_leads_to_the_last_that_goes_on(
    session: Session, book: Manuscript, at: datetime
) -> None:
    second = a_manuscript(session, at, shelfmark="MS 2")
    third = a_manuscript(session, at, shelfmark="MS 3")
    withdraw(session, book, second)
    withdraw(session, second, third)
    found = led(session, ark_of(NAAN, book.id, "f.1r"))
    assert (found.manuscript.id, found.named.id, found.has_moved) == (third.id, book.id, True)
    # In a ring nobody goes on; and one that is kept back is not told of.
    withdraw(session, third, book)
    assert led(session, ark_of(NAAN, book.id)).is_gone
    third.state = ManuscriptState.PUBLISHED
    session.flush()
    found = led(session, ark_of(NAAN, book.id))
    assert (found.manuscript.id, found.is_gone) == (second.id, True)
