"""Languages and directions, whatever files call them and whatever the letters say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.transcription.geometry import POINTS_MAX, bounds, simplified
from catalog.transcription.speech import (
    direction_of_line,
    first_strong,
    language_of,
    only_strong,
    script_direction,
    stated_direction,
)


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("Arabic", "ar"), ("ara", "ar"), ("AR-latn", "ar-Latn"), ("Ottoman Turkish", "ota"),
        ("per", "fa"), ("lat", "la"), ("de_DE", "de-DE"), ("Klingons", None), ("und", None),
        ("mul", None), ("none", None), ("", None), (None, None), ("other", None), ("x" * 99, None),
    ],
)  # fmt: skip
def test_a_language_is_known_by_tag_code_or_name(stated: str | None, tag: str | None) -> None:
    assert language_of(stated) == tag


def test_the_first_language_that_is_one_counts() -> None:
    assert language_of(None, "no such tongue", "Hebrew", "lat") == "he"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("12 سطر a", "rtl"), ("a سطر", "ltr"), ("שורה", "rtl"), ("ܫܘܪܐ", "rtl"), ("12 …", None),
        ("", None), ("\u2067سطر\u2069 a", "ltr"), ("\u2067سطر", None), ("\u2069 a", "ltr"),
    ],
)  # fmt: skip
def test_the_first_strong_letter_outside_isolates_tells(text: str, direction: str | None) -> None:
    assert first_strong(text) == direction


@given(st.text())
def test_letters_that_agree_agree_with_the_first_of_them(text: str) -> None:
    if only_strong(text) is not None and not set(text) & set("\u2066\u2067\u2068"):
        assert only_strong(text) == first_strong(text)


def test_what_a_line_states_holds_and_letters_go_before_what_stands_around() -> None:
    assert direction_of_line("سطر", own="ltr", around=None, language=None) == "ltr"
    assert direction_of_line("سطر", own=None, around="ltr", language=None) == "rtl"
    assert direction_of_line("سطر a", own=None, around="ltr", language=None) == "ltr"
    assert direction_of_line("سطر a", own=None, around=None, language="en") == "rtl"
    assert direction_of_line("12", own=None, around=None, language="fa") == "rtl"
    assert direction_of_line("12", own=None, around=None, language=None) is None


def test_running_downwards_is_no_direction_along_a_line() -> None:
    assert stated_direction("top-to-bottom", None, "right-to-left") == "rtl"
    assert script_direction("", "Hebr - Hebrew") == "rtl"
    assert script_direction("Latn - Latin") == "ltr"
    assert script_direction("12") is None


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5)), min_size=3, max_size=900))
def test_a_simplified_outline_is_part_of_the_one_that_was(
    points: list[tuple[float, float]],
) -> None:
    outline = tuple(points)
    kept = simplified(outline)
    assert len(kept) <= POINTS_MAX
    assert set(kept) <= set(outline)
    if len(outline) <= POINTS_MAX:
        assert kept == outline
    before, after = bounds(outline), bounds(kept)
    assert after.width <= before.width
    assert after.height <= before.height
