"""The collation formula: what is printed is parsed back, and what is unclear is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.codicology.collation import LeafMode, Quire, QuireLeaf
from catalog.codicology.collation_formula import parse_formula, print_formula, structure_of
from catalog.codicology.quire_leaves import conjoins, count_leaves, findings, leaves_of
from catalog.errors import BadFormula


def quire(number: int, leaves: int, *details: QuireLeaf, first_folio: str | None = None) -> Quire:
    return Quire(number=number, leaves=leaves, details=details, first_folio=first_folio)


def missing(place: int) -> QuireLeaf:
    return QuireLeaf(place=place, mode=LeafMode.MISSING)


def added(place: int) -> QuireLeaf:
    return QuireLeaf(place=place, mode=LeafMode.ADDED)


BOOK = (
    *(quire(number, 8) for number in range(1, 5)),
    quire(5, 6, missing(2)),
    quire(6, 9, added(8)),
    quire(
        7,
        8,
        QuireLeaf(place=2, conjoin=7),
        QuireLeaf(place=3, mode=LeafMode.REPLACED),
        QuireLeaf(place=5, is_stub=True),
    ),
)
FORMULA = "1-4^8, 5^6(-2), 6^8+1(8), 7^8(*3, s5, 2=7)"


@st.composite
def quires(draw: st.DrawFn) -> tuple[Quire, ...]:
    made: list[Quire] = []
    number = 0
    for _ in range(draw(st.integers(1, 6))):
        number += draw(st.integers(1, 3))
        leaves = draw(st.integers(1, 12))
        places = draw(st.lists(st.integers(1, leaves), unique=True, max_size=4))
        details = tuple(
            QuireLeaf(
                place=place,
                mode=draw(st.sampled_from(LeafMode)),
                is_stub=draw(st.booleans()),
                conjoin=draw(st.none() | st.integers(1, leaves)),
                folio=draw(st.none() | st.just("12bis")),
            )
            for place in places
        )
        signature = draw(st.none() | st.just("kaf"))
        made.append(Quire(number=number, leaves=leaves, details=details, signature=signature))
    return tuple(made)


def test_a_book_is_printed_as_its_formula_and_read_back() -> None:
    assert print_formula(BOOK) == FORMULA
    assert parse_formula(FORMULA) == structure_of(BOOK)


@given(quires())
def test_every_formula_that_is_printed_is_parsed_back(made: tuple[Quire, ...]) -> None:
    assert parse_formula(print_formula(made)) == structure_of(made)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1-4⁸ 5⁶(−2)", "1-4^8, 5^6(-2)"),
        ("I-IV8", "1-4^8"),
        ("I8 (8), II10 (18)", "1^8, 2^10"),
        ("i8; ii10.", "1^8, 2^10"),
        ("1:8, 2:8, 3:10", "1-2^8, 3^10"),
        ("١-٤^٨", "1-4^8"),
        ("XL8, xli6", "40^8, 41^6"),
        ("3^0+1(1)", "3^0+1(1)"),
    ],
)
def test_other_spellings_are_read(text: str, printed: str) -> None:
    assert print_formula(parse_formula(text)) == printed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("I8 (8), II10-1", "not which"),
        ("I8 (8), II10 (17)", "would end on folio 18"),
        ("1^8(-9)", "no leaf 9"),
        ("1^8(-3, *3)", "two things of leaf 3"),
        ("1^8(2=9)", "no leaf 9"),
        ("1^8+2(3)", "for each added leaf"),
        ("1^8(-3, x)", "says nothing"),
        ("1^300", "1 to 200 leaves"),
        ("1^0", "1 to 200 leaves"),
        ("4-1^8", "counted upwards"),
        ("iiii8", "counted upwards"),
        ("1-9999^8", "counted upwards"),
        ("IV 8", "no collation formula"),
        ("18", "no collation formula"),
        ("", "is empty"),
        ("eight quires of eight", "no collation formula"),
        ("1^8" * 10_000, "too long"),
    ],
)
def test_what_is_unclear_is_refused_with_the_reason(text: str, sentence: str) -> None:
    with pytest.raises(BadFormula, match=sentence):
        parse_formula(text)


@given(st.text(alphabet="0123456789ivx^:-+()*s=, ⁸", max_size=30))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        made = parse_formula(text)
    except BadFormula:
        return
    assert parse_formula(print_formula(made)) == made


def test_folios_are_counted_through_the_quires() -> None:
    labels = [leaf.folio for leaf in leaves_of((quire(1, 4, missing(2)), quire(2, 2)))]
    assert labels == ["1", None, "2", "3", "4", "5"]


def test_a_quire_may_begin_with_another_folio_and_a_leaf_have_its_own() -> None:
    book = (
        quire(1, 2, first_folio="11"),
        quire(2, 4, QuireLeaf(place=2, folio="13bis"), first_folio="13"),
        quire(3, 2, first_folio="20"),
        quire(4, 2, first_folio="ا"),
    )
    labels = [leaf.folio for leaf in leaves_of(book)]
    assert labels == ["11", "12", "13", "13bis", None, None, "20", "21", "ا", None]


def test_leaves_are_joined_outermost_to_outermost() -> None:
    assert conjoins(quire(1, 4)) == {1: 4, 4: 1, 2: 3, 3: 2}
    assert conjoins(quire(1, 5, added(2))) == {1: 5, 5: 1, 3: 4, 4: 3}
    assert conjoins(quire(1, 3)) == {1: 3, 3: 1}


@given(quires())
def test_a_join_that_was_not_said_goes_both_ways(made: tuple[Quire, ...]) -> None:
    for one in made:
        if all(leaf.conjoin is None for leaf in one.details):
            joined = conjoins(one)
            assert all(joined[other] == place for place, other in joined.items())


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        ((quire(1, 8), quire(1, 8)), ["quire_number_twice"]),
        ((quire(1, 8, missing(3), added(3)),), ["place_twice", "odd_leaves"]),
        ((quire(1, 8, missing(9)),), ["place_outside"]),
        ((quire(1, 8, QuireLeaf(place=3, conjoin=3)),), ["conjoin_itself"]),
        ((quire(1, 8, QuireLeaf(place=3, conjoin=9)),), ["conjoin_outside"]),
        (
            (quire(1, 8, QuireLeaf(place=3, conjoin=6), QuireLeaf(place=6, conjoin=2)),),
            ["conjoin_not_mutual"],
        ),
        ((quire(1, 7),), ["odd_leaves"]),
        ((quire(1, 1),), []),
        (BOOK, []),
    ],
)
def test_what_cannot_be_is_found(book: tuple[Quire, ...], expected: list[str]) -> None:
    assert [found.key for found in findings(book)] == expected


def test_leaves_are_held_against_the_extent() -> None:
    assert count_leaves(BOOK) == 53
    assert findings(BOOK, 53) == ()
    found = findings(BOOK, 385)[0]
    assert (found.key, found.values) == ("extent_differs", {"counted": 53, "stated": 385})
