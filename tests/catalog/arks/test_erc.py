"""What an ARK answers to `?info`, as text that programs read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from catalog.arks.erc import UNKNOWN, Told, written

BOOK = Told(
    who=("al-Jazūlī", "Unknown hand"), what="دلائل الخيرات", when="1153–1154",
    where="https://books.example.org/ark:12345/m4t9xk2w0bz9", how="(:mtype text) manuscript, MS 1",
    naan="12345", is_page=False, holder="The library", promised_on=date(2026, 3, 1),
    policy="https://books.example.org/ark:12345", changed_on=date(2026, 4, 2),
    source="https://books.example.org/manuscripts/m4t9xk2w0bz",
)  # fmt: skip


def read_anvl(text: str) -> dict[str, list[tuple[str, str]]]:
    """ANVL as its text has it: a name, a colon, a value that goes on in indented lines."""
    assert text.endswith("\n\n")
    segments: dict[str, list[tuple[str, str]]] = {}
    for line in text.strip("\n").replace("\n    ", " ").split("\n"):
        name, _, value = line.partition(":")
        if not value:
            segments[name] = []
        else:
            segments[next(reversed(segments))].append((name, value.strip()))
    return segments


def test_four_questions_are_answered_of_the_book_and_of_the_promise() -> None:
    assert read_anvl(written(BOOK)) == {
        "erc": [
            ("who", "al-Jazūlī; Unknown hand"), ("what", "دلائل الخيرات"), ("when", "1153–1154"),
            ("where", "https://books.example.org/ark:12345/m4t9xk2w0bz9"),
            ("how", "(:mtype text) manuscript, MS 1"),
        ],
        "erc-support": [
            ("who", "The library"), ("what", "Permanent: Dynamic Content:"), ("when", "20260301"),
            ("where", "https://books.example.org/ark:12345"),
        ],
        "meta-erc": [
            ("when", "20260402"),
            ("where", "https://books.example.org/manuscripts/m4t9xk2w0bz"),
        ],
    }  # fmt: skip


def test_a_page_is_stable_and_a_test_number_promises_nothing() -> None:
    assert "what: Permanent: Stable Content:" in written(replace(BOOK, is_page=True))
    tested = written(replace(BOOK, naan="99999", is_page=True))
    assert "what: Not Guaranteed: NAAN 99999 is for tests and not registered" in tested
    assert "Permanent" not in tested


def test_what_was_withdrawn_says_why_and_where_it_goes_on() -> None:
    gone = replace(
        BOOK, is_gone=True, reason="Described twice", goes_on="https://x.example/ark:1/2"
    )
    told = read_anvl(written(gone))
    assert ("note", "withdrawn: Described twice") in told["erc"]
    assert ("note", "goes on as https://x.example/ark:1/2") in told["erc"]
    assert "withdrawn" in dict(told["erc-support"])["what"]


def test_what_is_not_known_is_said_by_its_code() -> None:
    told = dict(read_anvl(written(replace(BOOK, who=(), what="", when="")))["erc"])
    assert (told["who"], told["what"], told["when"]) == (UNKNOWN,) * 3


@pytest.mark.parametrize(
    "evil", ["a\nwhere: https://evil.example/", "a\r\n\r\nerc:\nwho: b", "\u202ex"]
)
def test_no_value_becomes_a_line_of_its_own(evil: str) -> None:
    told = read_anvl(written(replace(BOOK, what=evil, reason=evil, is_gone=True)))
    assert set(told) == {"erc", "erc-support", "meta-erc"}
    assert [value for name, value in told["erc"] if name == "where"] == [BOOK.where]


def test_a_long_value_goes_on_in_lines_that_begin_with_space() -> None:
    long = " ".join(["words"] * 60)
    text = written(replace(BOOK, what=long))
    assert max(map(len, text.splitlines())) <= 80
    assert dict(read_anvl(text)["erc"])["what"] == long
