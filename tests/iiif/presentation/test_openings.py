from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.presentation.openings import unpaired
from tests.iiif.presentation import books


def alone(labels: Sequence[str]) -> list[str] | None:
    rows = books.pages(labels)
    marked = unpaired(rows)
    return None if marked is None else [r.side_label for r in rows if r.canvas_id in marked]


def spreads(labels: Sequence[str]) -> list[tuple[str, ...]]:
    """What a viewer of the specification shows: the first alone, then always two."""
    marked = set(alone(labels) or [])
    paged = [label for label in labels if label not in marked]
    return [tuple(paged[:1]), *(tuple(paged[i : i + 2]) for i in range(1, len(paged), 2))]


def test_leaves_in_a_row_make_spreads_by_themselves() -> None:
    assert alone(books.leaves(6)) == []
    assert spreads(books.leaves(6)) == [("1r",), ("1v", "2r"), ("2v", "3r"), ("3v",)]


def test_both_sides_of_a_cover_open_upon_the_first_leaf() -> None:
    labels = ["front cover", "front cover inside", "1r", "1v", "2r"]

    assert spreads(labels) == [("front cover",), ("front cover inside", "1r"), ("1v", "2r")]


def test_a_cover_without_its_inside_stands_alone() -> None:
    assert alone(["front cover", *books.leaves(4)]) == ["front cover"]


def test_a_back_cover_without_its_inside_closes_the_book() -> None:
    assert alone([*books.leaves(3), "back cover"]) == []


def test_a_side_whose_neighbour_is_missing_stands_alone_and_the_rest_is_right() -> None:
    labels = ["1r", "1v", "2r", "2v", "3r", "4r", "4v", "5r", "5v"]  # 3v is missing

    assert alone(labels) == ["4r"]
    assert spreads(labels)[-2:] == [("4v", "5r"), ("5v",)]


def test_of_two_versos_the_later_one_faces_the_recto() -> None:
    labels = ["1r", "1v", "2v", "3r", "3v", "4r"]  # 2r is missing

    assert alone(labels) == ["1v"]
    assert spreads(labels)[1:] == [("2v", "3r"), ("3v", "4r")]


def test_a_book_that_begins_with_a_verso() -> None:
    assert alone(["1v", "2r", "2v", "3r"]) == ["1v"]


@pytest.mark.parametrize("thing", ["colour chart", "spine", "insert 1", "fore-edge"])
def test_what_is_not_turned_stands_alone(thing: str) -> None:
    assert alone([*books.leaves(4), thing]) == [thing]


def test_pages_and_scans_are_paired_by_their_numbers() -> None:
    assert alone(["p. 1", "p. 2", "p. 3", "p. 4"]) == []
    assert alone(["p. 2", "p. 3", "p. 4", "p. 5"]) == ["p. 2"]
    assert alone(["seq. 1", "seq. 2", "seq. 3"]) == []


@pytest.mark.parametrize(
    "labels", [[], ["1r"], ["1r", "2r", "3r", "4r"], ["spine", "colour chart"]]
)
def test_what_cannot_be_turned_is_not_paged(labels: list[str]) -> None:
    assert alone(labels) is None


@given(st.sets(st.sampled_from(["front cover", "front cover inside", *books.leaves(16)])))
def test_whatever_is_missing_a_spread_is_always_a_verso_and_a_recto(there: set[str]) -> None:
    every = ["front cover", "front cover inside", *books.leaves(16)]
    rows = books.pages([label for label in every if label in there])
    marked = unpaired(rows)

    paged = [row.face.value for row in rows if marked is not None and row.canvas_id not in marked]

    assert paged == [("recto", "verso")[index % 2] for index in range(len(paged))]
