"""ARKs: one spelling for each book, many ways to type it, and no slip that goes unseen."""

from __future__ import annotations

import random
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.arks.errors import ArkNotFound
from catalog.arks.names import (
    Ark,
    ark_of,
    canvas_id_in,
    folio_in,
    folio_part,
    manuscript_id_of,
    read_ark,
)
from catalog.identifiers import ALPHABET, Kind, check_over, mint
from catalog.uris import Uris

BOOK = mint(Kind.MANUSCRIPT, random.Random(7).randrange)
CANVAS = mint(Kind.CANVAS, random.Random(8).randrange)
_naans = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=16)
_seeds = st.integers(0, 10**6)


def compact(ark: Ark) -> str:
    return str(ark).removeprefix("ark:")


@given(_naans, _seeds)
def test_a_name_leads_back_to_its_book(naan: str, seed: int) -> None:
    book = mint(Kind.MANUSCRIPT, random.Random(seed).randrange)
    ark = ark_of(naan, book)
    assert set(ark.name) <= set(ALPHABET)
    assert read_ark(compact(ark)) == ark
    assert manuscript_id_of(ark) == book


@given(_naans, _seeds, st.integers(0, 40), st.sampled_from(ALPHABET))
def test_a_wrong_character_is_found_anywhere(naan: str, seed: int, at: int, other: str) -> None:
    ark = ark_of(naan, mint(Kind.MANUSCRIPT, random.Random(seed).randrange))
    text = compact(ark)
    at %= len(text)
    if text[at] in ("/", other):
        return
    with pytest.raises(ArkNotFound):
        manuscript_id_of(read_ark(text[:at] + other + text[at + 1 :]))


@given(_naans, _seeds, st.integers(0, 40))
def test_two_neighbours_that_changed_places_are_found(naan: str, seed: int, at: int) -> None:
    ark = ark_of(naan, mint(Kind.MANUSCRIPT, random.Random(seed).randrange))
    text = compact(ark)
    at %= len(text) - 1
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if swapped == text:
        return
    with pytest.raises(ArkNotFound):
        manuscript_id_of(read_ark(swapped))


def test_the_check_character_is_that_of_noid() -> None:
    # The example of the NOID documentation, section 'NOID CHECK DIGIT ALGORITHM'.
    assert check_over("13030/xf93gt2") == "q"


def test_what_means_nothing_is_left_out() -> None:
    wanted = ark_of("12345", BOOK, CANVAS)
    name = wanted.name
    for typed in (
        f"12345/{name}/{CANVAS}", f"/12345/{name}/{CANVAS}", f"12345//{name}/./{CANVAS}/.",
        f"123-45/{name[:4]}-{name[4:]}/{CANVAS[:3]}\u2010{CANVAS[3:]}",
        f" 12345/{name[:6]}\n {name[6:]}/{CANVAS}",
    ):  # fmt: skip
        assert read_ark(typed) == wanted, typed


def test_letters_of_the_number_may_be_large_and_those_of_the_name_not() -> None:
    ark = ark_of("b5072", BOOK)
    assert read_ark(compact(ark).replace("b5072", "B5072")) == ark
    with pytest.raises(ArkNotFound):
        manuscript_id_of(read_ark(compact(ark).upper()))


@pytest.mark.parametrize(
    "text",
    ["", "/", "aeiou/x", "12345678901234567/x", "l2345/x", "ю/x", "12 . / x" * 90, "../é"],
)
def test_what_is_no_ark_is_refused(text: str) -> None:
    with pytest.raises(ArkNotFound):
        read_ark(text)


@given(st.text(max_size=80))
def test_anything_that_is_typed_is_read_or_refused(text: str) -> None:
    try:
        manuscript_id_of(read_ark(text))
    except ArkNotFound:
        return


def test_the_name_of_something_else_is_no_book() -> None:
    for other in (CANVAS, BOOK[:-1], BOOK + "0", "m" * 11):
        with pytest.raises(ArkNotFound):
            manuscript_id_of(ark_of("12345", other))
    with pytest.raises(ArkNotFound):
        manuscript_id_of(Ark("12345", BOOK))
    with pytest.raises(ArkNotFound):
        manuscript_id_of(Ark("12345", ""))


def test_what_follows_the_name_is_a_canvas_or_a_label() -> None:
    assert canvas_id_in(ark_of("12345", BOOK, CANVAS)) == CANVAS
    assert canvas_id_in(ark_of("12345", BOOK, BOOK)) is None
    assert canvas_id_in(ark_of("12345", BOOK, CANVAS[:-1] + "é")) is None
    assert folio_in(ark_of("12345", BOOK, "f.12r")) == "12r"
    assert folio_in(ark_of("12345", BOOK, "F.12bis_r")) == "12bis r"
    assert folio_in(ark_of("12345", BOOK, "f.")) is None
    assert folio_in(ark_of("12345", BOOK, "x.12r")) is None


@pytest.mark.parametrize("label", ["12r", "12bis r", "front cover", "p. 12", "i v", "ورقة 3"])
def test_a_label_travels_in_an_address(label: str) -> None:
    part = folio_part(label)
    assert part.isascii()
    assert " " not in part
    read = read_ark(f"12345/{ark_of('12345', BOOK).name}/{unquote(part)}")
    assert folio_in(read) == label


def test_the_address_of_an_ark_is_made_of_it() -> None:
    uris = Uris("https://books.example.org", "12345")
    ark = ark_of("12345", BOOK)
    assert uris.ark(BOOK) == f"https://books.example.org/{ark}"
    assert uris.ark(BOOK, CANVAS) == f"https://books.example.org/{ark}/{CANVAS}"
    assert uris.ark(BOOK, label="front cover") == f"https://books.example.org/{ark}/f.front_cover"
    assert uris.ark_policy() == "https://books.example.org/ark:12345"
