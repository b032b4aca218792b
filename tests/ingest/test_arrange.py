from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ingest.arrange import Arrangement, ArrivedFile, arrange
from ingest.deposit_errors import BadAnswer
from ingest.page_lists import read_page_list


def of(
    *names: str,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    page_list: str | None = None,
    photographed: Mapping[str, str] | None = None,
    digests: Mapping[str, str] | None = None,
) -> Arrangement:
    sides = photographed or {}
    label_of = {digest: label for label, digest in sides.items()}
    files = []
    for ordinal, name in enumerate(names, start=1):
        digest = (digests or {}).get(name, name)
        files.append(ArrivedFile(ordinal, name, digest, label_of.get(digest)))
    listed = read_page_list(page_list.encode()) if page_list else None
    return arrange(files, listed, answers or {}, sides)


def asked(arrangement: Arrangement) -> list[str]:
    return [question.notice.key for question in arrangement.questions]


def test_clear_names_need_no_question() -> None:
    arranged = of("MS_1v.tif", "MS_1r.tif", "MS_front_cover.tif")

    assert dict(arranged.labels) == {1: "1v", 2: "1r", 3: "front cover"}
    assert arranged.questions == ()
    assert arranged.warnings == ()


def test_a_sequence_is_asked_once_and_each_choice_shows_what_it_would_do() -> None:
    (question,) = of("page_10.png", "page_9.png", "MS_front_cover.png").questions

    assert question.files == ("page_9.png", "page_10.png")
    assert question.proposal == {
        "folios": ("1r", "1v"), "pages": ("p. 9", "p. 10"), "sequence": ("seq. 1", "seq. 2"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ({"choice": "folios"}, ["1r", "1v", "2r"]),
        ({"choice": "folios", "first": "3v"}, ["3v", "4r", "4v"]),
        ({"choice": "pages"}, ["p. 1", "p. 2", "p. 3"]),
        ({"choice": "sequence"}, ["seq. 1", "seq. 2", "seq. 3"]),
        (
            {"choice": "labels", "labels": {"0001.tif": "i r", "0002.tif": "1r", "0003.tif": "١ظ"}},
            ["i r", "1r", "1v"],
        ),
    ],
)
def test_one_answer_labels_them_all(answer: dict[str, Any], labels: list[str]) -> None:
    arranged = of("0001.tif", "0002.tif", "0003.tif", answers={"unclear-names": answer})

    assert list(arranged.labels.values()) == labels
    assert arranged.questions == ()


@pytest.mark.parametrize(
    "answer",
    [
        {"choice": "nonsense"},
        {"choice": "letters"},
        {"choice": "folios", "first": "front cover"},
        {"choice": "folios", "first": "twelve"},
        {"choice": "labels"},
        {"choice": "labels", "labels": {"0001.tif": "12"}},
    ],
)
def test_an_answer_that_does_not_fit_is_refused(answer: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        of("0001.tif", answers={"unclear-names": answer})


def test_a_page_list_wins_over_names() -> None:
    arranged = of("MS_1r.tif", "0002.tif", page_list="file,label\nMS_1r.tif,5r\n0002.tif,5v\n")

    assert dict(arranged.labels) == {1: "5r", 2: "5v"}
    assert arranged.questions == ()


def test_a_page_list_that_does_not_agree_is_asked_about_and_can_be_used_as_far_as_it_goes() -> None:
    page_list = "file,label\n1r.tif,5r\ngone.tif,5v\n"

    assert asked(of("1r.tif", "1v.tif", page_list=page_list)) == ["page-list-faults"]
    arranged = of(
        "1r.tif",
        "1v.tif",
        page_list=page_list,
        answers={"page-list-faults": {"choice": "continue"}},
    )
    assert dict(arranged.labels) == {1: "5r", 2: "1v"}


def test_two_files_for_one_side_are_asked_about() -> None:
    names = ("MS_1r.tif", "MS_1r.jpg")

    assert asked(of(*names)) == ["same-side"]
    chosen = of(*names, answers={"same-side:1r": {"choice": "MS_1r.tif"}})
    assert [notice.key for notice in chosen.left_aside.values()] == ["not-chosen"]
    assert 2 in chosen.left_aside
    assert of(*names, answers={"same-side": {"choice": "use-first"}}).left_aside.keys() == {1}


@pytest.mark.parametrize(("choice", "aside"), [("drop", {2}), ("keep", set())])
def test_the_same_bytes_twice_are_asked_about(choice: str, aside: set[int]) -> None:
    names, digests = ("1r.tif", "1v.tif"), {"1r.tif": "same", "1v.tif": "same"}

    assert asked(of(*names, digests=digests)) == ["same-bytes"]
    answered = of(*names, digests=digests, answers={"same-bytes": {"choice": choice}})
    assert set(answered.left_aside) == aside
    assert answered.questions == ()


def test_a_dropped_copy_takes_no_number() -> None:
    arranged = of(
        "0001.tif", "0002.tif", "0003.tif",
        digests={"0001.tif": "same", "0002.tif": "same"},
        answers={"same-bytes": {"choice": "drop"}, "unclear-names": {"choice": "folios"}},
    )  # fmt: skip

    assert dict(arranged.labels) == {1: "1r", 3: "1v"}


def test_a_gap_is_reported_and_stops_nothing() -> None:
    (gap,) = of("1r.tif", "1v.tif", "3v.tif", "7r.tif").warnings

    assert gap.values["missing"] == "2r to 3r, 4r to 6v"
    assert of("p1.tif", "p4.tif", answers={"unclear-names": {"choice": "pages"}}).warnings[
        0
    ].values == {"missing": "p. 2 to p. 3"}


def test_sides_that_are_in_the_record_fill_the_gap() -> None:
    assert of("2r.tif", photographed={"1v": "x", "2v": "y"}).warnings == ()


def test_what_the_record_has_already_adds_nothing() -> None:
    arranged = of("1r.tif", "0001.tif", photographed={"1r": "1r.tif", "2r": "0001.tif"})

    assert arranged.already_here == {1, 2}
    assert arranged.questions == ()


def test_another_photograph_of_a_side_in_the_record_is_asked_about() -> None:
    assert asked(of("1r.tif", photographed={"1r": "other"})) == ["side-taken"]
    answers = {"side-taken": {"choice": "leave-aside"}}
    assert set(of("1r.tif", photographed={"1r": "other"}, answers=answers).left_aside) == {1}


def test_a_known_photograph_under_another_label_is_asked_about() -> None:
    assert asked(of("2r.tif", photographed={"1r": "2r.tif"})) == ["same-bytes"]


def test_a_front_is_understood_beside_its_back() -> None:
    arranged = of("л. 12.tif", "л. 12 об.tif")

    assert dict(arranged.labels) == {1: "12r", 2: "12v"}
    assert arranged.questions == ()


def test_a_cover_that_does_not_say_which_is_never_counted_as_a_leaf() -> None:
    names, counted = ("cover.tif", "0001.tif"), {"unclear-names": {"choice": "folios"}}

    assert asked(of(*names, answers=counted)) == ["unclear-parts"]
    arranged = of(*names, answers={**counted, "unclear-parts": {"choice": "likeliest"}})
    assert dict(arranged.labels) == {1: "front cover", 2: "1r"}
    aside = of(*names, answers={**counted, "unclear-parts": {"choice": "leave-aside"}})
    assert set(aside.left_aside) == {1}


def test_letters_for_sides_can_be_chosen_where_all_names_have_them() -> None:
    arranged = of("12a.tif", "12b.tif", answers={"unclear-names": {"choice": "letters"}})

    assert dict(arranged.labels) == {1: "12r", 2: "12v"}
