"""The plan as values: actions, the law of undo, series, findings, places."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from catalog.codicology import arrangement_order
from catalog.codicology.arrangement_actions import Action, patch_of
from catalog.codicology.arrangement_findings import FindingKind, clashes, findings
from catalog.codicology.arrangement_plan import (
    GAP,
    PlannedSide,
    Sides,
    in_order,
    inverse,
    patch_as_json,
    patch_from_json,
    patched,
)
from catalog.codicology.arrangement_series import Faces, Numerals, Series, labels_of, texts_of
from catalog.codicology.label_text import parse_label
from catalog.errors import AmbiguousLabel, BadArrangement, BadFolioLabel

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
COUNT = 12


def a_plan(*labels: str) -> Sides:
    names = labels or tuple(f"seq. {number}" for number in range(1, COUNT + 1))
    return {
        number: PlannedSide(number, label, number * GAP)
        for number, label in enumerate(names, start=1)
    }


def after(plan: Sides, /, **action: Any) -> Sides:
    return patched(plan, patch_of(plan, ACTION.validate_python(action)))


def shown(sides: Sides) -> list[str]:
    return [side.label for side in in_order(sides)]


_SELECTIONS = st.lists(st.integers(1, COUNT), min_size=1, max_size=COUNT, unique=True)
_FOLIATIONS = st.sampled_from([None, "old-foliation"])
_ACTIONS = st.one_of(
    st.fixed_dictionaries(
        {
            "action": st.just("relabel"),
            "side": st.integers(1, COUNT),
            "label": st.text(max_size=20),
            "foliation": _FOLIATIONS,
        }
    ),
    st.fixed_dictionaries(
        {
            "action": st.just("label_series"),
            "sides": _SELECTIONS,
            "start": st.sampled_from(["1r", "12v", "i r", "p. 7", "back flyleaf i r", "insert"]),
            "numerals": st.sampled_from(["latin", "arabic_indic"]),
            "skip": st.sets(st.integers(0, 20), max_size=4),
            "bis": st.sets(st.integers(0, 20), max_size=4),
            "foliation": _FOLIATIONS,
        }
    ),
    st.fixed_dictionaries(
        {"action": st.just("clear_labels"), "sides": _SELECTIONS, "foliation": _FOLIATIONS}
    ),
    st.fixed_dictionaries(
        {"action": st.just("move"), "sides": _SELECTIONS, "position": st.integers(1, 20)}
    ),
    st.fixed_dictionaries(
        {"action": st.just("move"), "sides": _SELECTIONS, "by": st.integers(-5, 5)}
    ),
    st.fixed_dictionaries({"action": st.just("sort"), "sides": _SELECTIONS}),
    st.fixed_dictionaries(
        {"action": st.just("blank"), "sides": _SELECTIONS, "is_blank": st.booleans()}
    ),
    st.fixed_dictionaries(
        {
            "action": st.just("mark_as"),
            "sides": _SELECTIONS,
            "thing": st.sampled_from(["front_cover", "target", "front_flyleaf", "insert"]),
        }
    ),
)


@given(st.lists(_ACTIONS, min_size=1, max_size=8))
def test_undoing_everything_gives_the_plan_back_and_redoing_it_the_result(
    actions: list[dict[str, Any]],
) -> None:
    first = sides = a_plan()
    taken = []
    for action in actions:
        patch = patch_of(sides, ACTION.validate_python(action))
        taken.append((patch_from_json(patch_as_json(inverse(sides, patch))), patch))
        sides = patched(sides, patch)
    last = sides

    for back, _ in reversed(taken):
        sides = patched(sides, back)
    assert sides == first
    for _, forth in taken:
        sides = patched(sides, forth)
    assert sides == last


@given(_SELECTIONS, st.integers(1, COUNT))
def test_a_move_changes_the_order_of_nothing_else(selection: list[int], position: int) -> None:
    sides = a_plan()
    moved = in_order(after(sides, action="move", sides=selection, position=position))
    rest = [side.id for side in moved if side.id not in selection]
    place = [side.id for side in moved].index(min(selection))

    assert rest == sorted(rest)
    assert [side.id for side in moved[place : place + len(selection)]] == sorted(selection)
    assert place == min(position - 1, COUNT - len(selection))


def test_moving_into_one_place_again_and_again_finds_room() -> None:
    sides = a_plan()
    for number in [*range(3, COUNT + 1)] * 6:
        sides = after(sides, action="move", sides=[number], after=1)
        assert [side.id for side in in_order(sides)][:2] == [1, number]

    assert len({side.position for side in sides.values()}) == COUNT


def test_a_series_alternates_skips_and_doubles() -> None:
    made = after(
        a_plan(), action="label_series", sides=[*range(1, 11)], start="1v", skip=[3], bis=[2]
    )

    assert shown(made)[:10] == [
        "1v", "2r", "2v", "2bis r", "2bis v", "4r", "4v", "5r", "5v", "6r",
    ]  # fmt: skip


def test_a_selection_is_labelled_in_the_order_of_the_plan() -> None:
    made = after(a_plan(), action="label_series", sides=[4, 2, 3], start="1r")

    assert shown(made)[1:4] == ["1r", "1v", "2r"]


def test_arabic_numerals_are_shown_as_written_and_read_as_the_same_sides() -> None:
    series = Series("1r", Numerals.ARABIC_INDIC, bis=frozenset({2}))
    labels = labels_of(series, 6)

    assert labels == ["١و", "١ظ", "٢و", "٢ظ", "٢bis و", "٢bis ظ"]
    assert [str(parse_label(label)) for label in labels] == labels_of(
        Series("1r", bis=frozenset({2})), 6
    )


def test_a_series_counts_down_for_a_book_numbered_from_its_other_end() -> None:
    assert labels_of(Series("3r", is_descending=True), 4) == ["3r", "3v", "2r", "2v"]
    with pytest.raises(BadArrangement, match="runs out of numbers"):
        labels_of(Series("1r", is_descending=True), 5)


def test_all_sides_may_have_the_face_of_the_first() -> None:
    assert labels_of(Series("7r", faces=Faces.SAME), 3) == ["7r", "8r", "9r"]


def test_flyleaves_pages_and_charts_are_counted_too() -> None:
    assert labels_of(Series("i r"), 3) == ["i r", "i v", "ii r"]
    assert labels_of(Series("p. 9"), 2) == ["p. 9", "p. 10"]
    assert labels_of(Series("colour chart"), 2) == ["colour chart", "colour chart 2"]
    with pytest.raises(BadArrangement, match="Nothing can be counted on from front cover"):
        labels_of(Series("front cover"), 2)


def test_a_series_refuses_a_start_that_may_mean_two_sides() -> None:
    with pytest.raises(AmbiguousLabel, match="12r or 12v"):
        labels_of(Series("12"), 2)
    with pytest.raises(BadFolioLabel):
        labels_of(Series("<b>1r</b>"), 2)


def test_another_numbering_takes_a_bare_number() -> None:
    assert texts_of(Series("١٢", Numerals.ARABIC_INDIC), 3) == ["١٢", "١٣", "١٤"]


def test_an_old_foliation_is_noted_on_rectos_only() -> None:
    made = after(
        a_plan("1r", "1v", "2r", "2v"), action="label_series", sides=[1, 2, 3, 4], start="5",
        only="recto", foliation="old-foliation",
    )  # fmt: skip

    assert [dict(side.labels) for side in in_order(made)] == [
        {"old-foliation": "5"}, {}, {"old-foliation": "6"}, {},
    ]  # fmt: skip
    assert shown(made) == ["1r", "1v", "2r", "2v"]


def test_marks_take_the_next_free_label() -> None:
    sides = a_plan("colour chart", "1r", "1v", "2r")

    assert shown(after(sides, action="mark_as", sides=[2, 3], thing="target")) == [
        "colour chart", "colour chart 2", "colour chart 3", "2r",
    ]  # fmt: skip
    assert shown(after(sides, action="mark_as", sides=[2, 3], thing="front_cover"))[1:3] == [
        "front cover", "front cover inside",
    ]  # fmt: skip
    flyleaves = after(sides, action="mark_as", sides=[2, 3, 4], thing="front_flyleaf")
    assert shown(flyleaves)[1:] == ["i r", "i v", "ii r"]


def test_sides_are_put_in_the_order_of_their_labels() -> None:
    sides = a_plan("2v", "1r", "nonsense", "1v", "2r")

    assert shown(after(sides, action="sort", sides=[1, 2, 3, 4, 5])) == [
        "1r", "1v", "nonsense", "2r", "2v",
    ]  # fmt: skip


def test_a_label_is_kept_without_marks_that_turn_the_line_round() -> None:
    made = after(a_plan(), action="relabel", side=1, label=" 1\u202e2v\n\u2066 ")

    assert made[1].label == "12v"


@pytest.mark.parametrize(
    "action",
    [
        {"action": "move", "sides": [1]},
        {"action": "move", "sides": [1], "before": 2, "position": 3},
        {"action": "move", "sides": [], "position": 3},
        {"action": "relabel", "side": 1, "label": "x" * 61},
        {"action": "relabel", "side": 1, "label": "1r", "foliation": "Old One"},
        {"action": "explode", "sides": [1]},
    ],
)
def test_an_action_that_makes_no_sense_is_refused(action: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ACTION.validate_python(action)


def test_sides_of_another_book_are_refused() -> None:
    with pytest.raises(BadArrangement, match="Side 99 is not of this manuscript"):
        after(a_plan(), action="blank", sides=[1, 99], is_blank=True)
    with pytest.raises(BadArrangement, match="beside one of themselves"):
        after(a_plan(), action="move", sides=[1, 2], before=2)


def kinds(*labels: str) -> list[tuple[FindingKind, int, str]]:
    found = findings(in_order(a_plan(*labels)))
    return [(each.kind, each.side_id, each.text) for each in found]


def test_gaps_duplicates_and_missing_sides_are_found() -> None:
    assert kinds("1r", "1v", "2r", "2v") == []
    assert kinds("1r", "1v", "3r", "3v", "7r", "7v") == [
        (FindingKind.GAP, 3, "2"),
        (FindingKind.GAP, 5, "4–6"),
    ]
    assert kinds("1r", "1v", "2r") == [(FindingKind.MISSING_VERSO, 3, "2v")]
    assert kinds("1v", "2r", "2v") == [(FindingKind.MISSING_RECTO, 1, "1r")]
    assert kinds("1r", "1v", "1 recto") == [
        (FindingKind.DUPLICATE, 1, "1r"),
        (FindingKind.DUPLICATE, 3, "1r"),
        (FindingKind.OUT_OF_ORDER, 3, ""),
    ]


def test_labels_that_cannot_be_read_are_clashes() -> None:
    found = findings(in_order(a_plan("", "12", "????", "1r", "1v")))

    assert [each.kind for each in found] == ["unlabelled", "ambiguous", "unparsable"]
    assert clashes(found) == found
    assert found[1].text.startswith("12r, 12v")


@given(st.permutations(range(1, 30)))
def test_positions_rise_and_most_sides_keep_the_place_of_their_label(order: list[int]) -> None:
    keyed = [(side, side * 1000) for side in order]
    placed = arrangement_order.positions(keyed)
    kept = arrangement_order.kept_in_order(keyed)

    in_line = [placed[side] for side in order]
    assert in_line == sorted(set(in_line))
    assert all(placed[side] == side * 1000 for side in kept)
    assert kept
