import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import BadIdentifier
from catalog.identifiers import ALPHABET, LENGTH, Kind, is_valid, kind_of, mint

characters = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789")


@st.composite
def identifiers(draw: st.DrawFn) -> str:
    digits = iter(draw(st.lists(st.integers(0, 28), min_size=9, max_size=9)))
    return mint(draw(st.sampled_from(Kind)), lambda _below: next(digits))


@given(identifiers())
def test_what_is_minted_is_valid_and_says_its_kind(identifier: str) -> None:
    assert is_valid(identifier)
    assert kind_of(identifier).value == identifier[0]
    assert len(identifier) == LENGTH


@given(identifiers(), st.integers(0, LENGTH - 1), characters)
def test_one_wrong_character_is_always_found(identifier: str, place: int, wrong: str) -> None:
    changed = identifier[:place] + wrong + identifier[place + 1 :]

    assert is_valid(changed) == (changed == identifier)


@given(identifiers(), st.integers(0, LENGTH - 2))
def test_two_swapped_neighbours_are_always_found(identifier: str, place: int) -> None:
    swapped = (
        identifier[:place] + identifier[place + 1] + identifier[place] + identifier[place + 2 :]
    )

    assert is_valid(swapped) == (swapped == identifier)


def test_every_single_error_of_one_identifier_of_each_kind_is_found() -> None:
    for kind in Kind:
        identifier = mint(kind, lambda _below: 7)
        for place in range(LENGTH):
            for wrong in set(ALPHABET + "aeilouy-/ ") - {identifier[place]}:
                assert not is_valid(identifier[:place] + wrong + identifier[place + 1 :])


def test_the_check_character_is_the_one_of_the_noid_algorithm() -> None:
    # m=18 at 1, then 0 to 8 at 2 to 10: 18 + 0+3+8+15+24+35+48+63+80 = 294; 294 mod 29 = 4.
    digits = iter(range(9))

    assert mint(Kind.MANUSCRIPT, lambda _below: next(digits)) == "m0123456784"


def test_the_random_source_is_asked_for_nine_characters_of_twenty_nine() -> None:
    asked: list[int] = []

    def random_below(below: int) -> int:
        asked.append(below)
        return 0

    mint(Kind.IMAGE, random_below)

    assert asked == [29] * 9


@pytest.mark.parametrize("text", ["", "m", "m012345678", "M0123456784", "m0123456784 ", "x" * 11])
def test_what_was_not_minted_here_is_refused(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(BadIdentifier, match="not an identifier of this catalogue"):
        kind_of(text)
