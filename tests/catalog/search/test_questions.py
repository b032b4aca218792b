"""What may be typed, what it means, and that nothing of it is ever syntax of a database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.search.fields import Field
from catalog.search.query import LENGTH_MAX, WORDS_MAX, read_question
from tests.catalog.search.small_shelf import SmallShelf


def told(typed: str) -> list[tuple[tuple[str, ...], bool, bool, str | None]]:
    return [
        (atom.folded, atom.is_excluded, atom.is_beginning, atom.field and atom.field.value)
        for atom in read_question(typed).atoms
    ]


def test_words_rows_exclusions_beginnings_and_fields_are_told_apart() -> None:
    typed = 'healing "book of kings" -leaf title:kitab* автор:"Ибн Сина" -place:cairo'

    assert told(typed) == [
        (("healing",), False, False, None),
        (("book", "of", "kings"), False, False, None),
        (("leaf",), True, False, None),
        (("kitab",), False, True, "title"),
        (("ибн", "сина"), False, False, "person"),
        (("cairo",), True, False, "place"),
    ]


def test_signs_that_are_none_are_letters_or_nothing() -> None:
    typed = "a:b AND OR NOT (x) {y} ^z foo:bar - * \"\" NEAR/2 'c d'"

    words = [word for atom in read_question(typed).atoms for word in atom.folded]
    assert words == ["a", "b", "and", "or", "not", "x", "y", "z", "foo", "bar", "near", "2"]
    assert not any(atom.is_excluded for atom in read_question(typed).atoms)


def test_a_quotation_that_never_ends_goes_to_the_end() -> None:
    assert told("“book of") == [(("book", "of"), False, False, None)]


def test_a_hyphen_within_a_word_excludes_nothing() -> None:
    assert [atom.folded for atom in read_question("Nahj al-Balagha").atoms] == [
        ("nahj",), ("balagha",),
    ]  # fmt: skip


def test_short_words_beside_longer_ones_need_not_be_there() -> None:
    loose = {atom.folded[0]: atom.is_loose for atom in read_question("Laylā wa Majnūn 5").atoms}

    assert loose == {"layla": False, "wa": True, "majnun": False, "5": False}
    assert not read_question("wa fi").atoms[0].is_loose


@pytest.mark.parametrize("typed", ["", "   ", "\u202e\u2066"])
def test_nothing_is_no_question(typed: str) -> None:
    assert not read_question(typed).atoms
    assert not read_question(typed).is_blank


@pytest.mark.parametrize("typed", ["?!", "…—", '""', "ʾʿ", "َُِ"])
def test_signs_alone_are_a_blank_question(typed: str, shelf: SmallShelf) -> None:
    shelf.add("one", "en|A book")

    assert read_question(typed).is_blank
    assert shelf.ask(typed) == []


def test_marks_that_turn_a_line_round_and_control_characters_are_left_out() -> None:
    question = read_question("\u202equran\u202c\x00 \u2067كتاب\u2069\x1b[31m")

    assert [atom.folded[0] for atom in question.atoms][:2] == ["quran", "كتاب"]
    assert "\u202e" not in question.text


def test_ten_thousand_letters_are_cut_and_it_is_said() -> None:
    question = read_question("kitab " * 2_000)

    assert question.is_cut
    assert len(question.text) <= LENGTH_MAX
    assert sum(len(atom.words) for atom in question.atoms) == WORDS_MAX


HOSTILE = [
    '" OR 1=1 --', "') ; DROP TABLE search_words; --", "* * *", 'a" "b', "NEAR(a b)", "{title} : a",
    "^a", "a + b", "a & b | !c", "'a':*", "a <-> b", "\\'", "words:a", "rowid:1", "$1", "%s", ":q0",
    "quran қазақ كتاب ספר", "ق" * 10_000, "-" * 300, '"' * 301, "title:title:title:x",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_questions_are_answered_like_any_other(typed: str, shelf: SmallShelf) -> None:
    shelf.add("one", "en|A book of healing")

    shelf.answer(typed)
    assert shelf.ask("healing") == ["one"]


@given(typed=st.text(max_size=80))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_there_is_an_answer(typed: str, shelf: SmallShelf) -> None:
    shelf.answer(typed)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_whatever_is_typed_is_read(typed: str) -> None:
    question = read_question(typed)

    assert all(atom.words for atom in question.atoms)
    assert all(atom.field is None or atom.field in Field for atom in question.atoms)
