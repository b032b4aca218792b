import random

from hypothesis import given
from hypothesis import strategies as st

from catalog.shelfmarks import SORT_KEY_LENGTH_MAX, sort_key


def test_shelfmarks_sort_as_a_librarian_expects() -> None:
    expected = [
        "Add. 7",
        "MS 9",
        "MS 10",
        "MS 10a",
        "MS Or. 2",
        "MS Or. 2/1",
        "MS Or. 2/10",
        "MS Or. 12345678901",
        "MS Or. 112345678901",
    ]
    shuffled = random.Random(3).sample(expected, len(expected))

    assert sorted(shuffled, key=sort_key) == expected


def test_arabic_digits_and_case_and_points_do_not_matter() -> None:
    assert sort_key("ms. or. ٤٢") == sort_key("MS Or 42") == sort_key("MS-OR-042")


@given(st.text(max_size=200))
def test_a_key_fits_its_column(shelfmark: str) -> None:
    assert len(sort_key(shelfmark)) <= SORT_KEY_LENGTH_MAX


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_by_value_however_long(first: int, second: int) -> None:
    assert (sort_key(f"MS {first}") < sort_key(f"MS {second}")) == (first < second)
