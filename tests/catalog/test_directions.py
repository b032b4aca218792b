import pytest

from catalog.directions import ViewingDirection, check_direction, proposed_direction
from catalog.errors import BadRecord


@pytest.mark.parametrize("text", ["rtl", "RTL", "right-to-left", "Right to left", "right_to_left"])
def test_people_may_write_the_direction_in_several_ways(text: str) -> None:
    assert check_direction(text) is ViewingDirection.RIGHT_TO_LEFT


@pytest.mark.parametrize("text", ["backwards", "", None, 1, ["rtl"]])
def test_what_is_no_direction_is_refused_with_the_choices(text: object) -> None:
    with pytest.raises(BadRecord, match=r"viewing_direction is .* 'rtl'"):
        check_direction(text)


@pytest.mark.parametrize("languages", [["ar"], ["fa", "la"], ["ota"], ["he"], ["syr"], ["kk-Arab"]])
def test_a_book_in_such_a_language_is_proposed_to_open_from_the_right(languages: list[str]) -> None:
    assert proposed_direction(languages) is ViewingDirection.RIGHT_TO_LEFT


@pytest.mark.parametrize("languages", [[], ["la", "ar"], ["kk"], ["ar-Latn"], ["gez"]])
def test_other_books_are_proposed_to_open_from_the_left(languages: list[str]) -> None:
    assert proposed_direction(languages) is ViewingDirection.LEFT_TO_RIGHT
