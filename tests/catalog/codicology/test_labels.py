import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.codicology.label_text import parse_label
from catalog.codicology.labels import (
    _ZONES,
    NUMBER_MAX,
    ROMAN_MAX,
    SUFFIXES,
    Face,
    FolioLabel,
    LeafKind,
    Part,
    roman_of,
)
from catalog.errors import BadFolioLabel


@st.composite
def labels(draw: st.DrawFn) -> FolioLabel:
    kind, part = draw(st.sampled_from(sorted(_ZONES)))
    faces = {
        LeafKind.LEAF: [Face.RECTO, Face.VERSO],
        LeafKind.FLYLEAF: [Face.RECTO, Face.VERSO],
        LeafKind.COVER: [Face.RECTO, Face.VERSO],
        LeafKind.INSERT: list(Face),
    }
    suffix, number = "", 0
    if kind in (LeafKind.LEAF, LeafKind.PAGE):
        suffix = draw(st.sampled_from(["", *sorted(SUFFIXES)]))
    if kind is LeafKind.FLYLEAF:
        number = draw(st.integers(1, ROMAN_MAX))
    elif kind not in (LeafKind.COVER, LeafKind.SPINE, LeafKind.EDGE):
        number = draw(st.integers(0, 30) | st.integers(0, NUMBER_MAX))
    face = draw(st.sampled_from(faces.get(kind, [Face.WHOLE])))
    return FolioLabel(kind, number, suffix, face, part)


@given(labels())
def test_a_printed_label_parses_back_to_itself(label: FolioLabel) -> None:
    assert parse_label(str(label)) == label


@given(labels(), labels())
def test_the_order_of_labels_is_total_and_only_equals_are_equal(
    first: FolioLabel, second: FolioLabel
) -> None:
    assert (first < second) + (second < first) + (first == second) == 1
    assert (str(first) == str(second)) == (first == second)
    assert 0 < first.sort_key < 10**15


@given(labels())
def test_the_sides_of_a_leaf_follow_it_at_once(label: FolioLabel) -> None:
    assert 0 <= label.sort_key - label.leaf_key <= 2000


@given(labels(), labels())
def test_two_sides_share_a_leaf_exactly_if_its_name_is_the_same(
    first: FolioLabel, second: FolioLabel
) -> None:
    assert (first.leaf_key == second.leaf_key) == (first.leaf_text == second.leaf_text)


def test_reading_order_goes_from_the_front_cover_to_what_lies_beside_the_book() -> None:
    expected = [
        "front cover",
        "front cover inside",
        "i r",
        "i v",
        "ii r",
        "1r",
        "1v",
        "2r",
        "2v",
        "2bis r",
        "2bis v",
        "10r",
        "10a-r",
        "10a-v",
        "10b-r",
        "p. 1",
        "p. 2",
        "p. 10",
        "seq. 1",
        "back flyleaf i r",
        "back flyleaf i v",
        "back cover inside",
        "back cover",
        "flap",
        "flap inside",
        "spine",
        "fore-edge",
        "head edge",
        "tail edge",
        "insert 1",
        "insert 1 r",
        "insert 2",
        "colour chart",
        "colour chart 2",
        "ruler",
        "object",
        "object 1",
    ]
    shuffled = random.Random(5).sample(expected, len(expected))

    assert [str(label) for label in sorted(map(parse_label, shuffled))] == expected


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": LeafKind.LEAF, "number": 1},
        {"kind": LeafKind.LEAF, "number": -1, "face": Face.RECTO},
        {"kind": LeafKind.LEAF, "number": NUMBER_MAX + 1, "face": Face.RECTO},
        {"kind": LeafKind.LEAF, "number": 1, "suffix": "r", "face": Face.RECTO},
        {"kind": LeafKind.LEAF, "number": 1, "face": Face.RECTO, "part": Part.FRONT},
        {"kind": LeafKind.PAGE, "number": 1, "face": Face.VERSO},
        {"kind": LeafKind.FLYLEAF, "number": 1, "face": Face.VERSO},
        {"kind": LeafKind.FLYLEAF, "number": 90, "face": Face.VERSO, "part": Part.FRONT},
        {"kind": LeafKind.COVER, "number": 1, "face": Face.VERSO, "part": Part.FRONT},
        {"kind": LeafKind.COVER, "part": Part.FRONT},
        {"kind": LeafKind.SPINE, "suffix": "a"},
    ],
)
def test_parts_that_do_not_go_together_make_no_label(parts: dict[str, object]) -> None:
    with pytest.raises(BadFolioLabel, match="names no side"):
        FolioLabel(**parts)  # type: ignore[arg-type]


def test_covers_and_leaves_are_turned_and_spines_and_charts_are_not() -> None:
    turned = {kind for kind in LeafKind if kind.is_paged}

    assert LeafKind.COVER in turned
    assert LeafKind.LEAF in turned
    assert not {LeafKind.SPINE, LeafKind.EDGE, LeafKind.INSERT, LeafKind.OBJECT} & turned


def test_roman_numerals_are_the_usual_ones() -> None:
    numerals = [roman_of(number) for number in (1, 4, 9, 14, 40, 49, 89)]

    assert numerals == ["i", "iv", "ix", "xiv", "xl", "xlix", "lxxxix"]
