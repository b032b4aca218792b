"""EDTF level 1: what is written can be read, and what is none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates.calendars import GREGORIAN
from catalog.dates.edtf import EdtfSpan, check_edtf, read_edtf, write_edtf
from catalog.errors import BadEdtf

LOWEST, HIGHEST = GREGORIAN.new_year(-9999), GREGORIAN.new_year(10_000) - 1
DAY_NUMBERS = st.integers(min_value=LOWEST, max_value=HIGHEST)


def days(start: tuple[int, int, int], end: tuple[int, int, int]) -> tuple[int, int]:
    return GREGORIAN.day_number(*start), GREGORIAN.day_number(*end)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ((1153, 11, 27), (1153, 11, 27), "1153-11-27"),
        ((1153, 11, 27), (1153, 12, 26), "1153-11-27/1153-12-26"),
        ((1153, 11, 1), (1153, 11, 30), "1153-11"),
        ((1153, 11, 1), (1154, 2, 28), "1153-11/1154-02"),
        ((1153, 1, 1), (1153, 12, 31), "1153"),
        ((1101, 1, 1), (1200, 12, 31), "1101/1200"),
        ((1100, 1, 1), (1199, 12, 31), "11XX"),
        ((1150, 1, 1), (1159, 12, 31), "115X"),
        ((-99, 1, 1), (-99, 12, 31), "-0099"),
        ((0, 1, 1), (0, 12, 31), "0000"),
        ((-99, 1, 1), (0, 12, 31), "-0099/0000"),
    ],
)
def test_an_interval_is_written_as_short_as_it_can(
    start: tuple[int, int, int], end: tuple[int, int, int], written: str
) -> None:
    earliest, latest = days(start, end)
    assert write_edtf(earliest, latest) == written
    assert read_edtf(written) == EdtfSpan(earliest, latest)


@pytest.mark.parametrize(
    ("approximate", "uncertain", "written"),
    [(True, False, "1101~/1200~"), (False, True, "1101?/1200?"), (True, True, "1101%/1200%")],
)
def test_doubts_stand_at_both_ends(approximate: bool, uncertain: bool, written: str) -> None:
    earliest, latest = days((1101, 1, 1), (1200, 12, 31))
    made = write_edtf(earliest, latest, is_approximate=approximate, is_uncertain=uncertain)
    assert made == written
    assert read_edtf(made) == EdtfSpan(earliest, latest, approximate, uncertain)


@given(one=DAY_NUMBERS, other=DAY_NUMBERS, approximate=st.booleans(), uncertain=st.booleans())
def test_every_interval_that_is_written_is_read_back(
    one: int, other: int, approximate: bool, uncertain: bool
) -> None:
    earliest, latest = sorted((one, other))
    made = write_edtf(earliest, latest, is_approximate=approximate, is_uncertain=uncertain)
    assert read_edtf(made) == EdtfSpan(earliest, latest, approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "1985-04-12", "1985-04", "1985", "1964/2008", "2004-06/2006-08", "2004-02-01/2005",
        "Y170002", "Y-17000", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX",
        "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985/", "../1985-04-12", "/1985",
        "-1985", "1984~/2004-06", "2024-02-29",
    ],
)  # fmt: skip
def test_examples_of_the_specification_are_read(text: str) -> None:
    assert check_edtf(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "../..", "1153-13", "1153-02-29", "1153-11-31", "1153-00", "153", "11530", "-0000",
        "1153-1-2", "1154/1153", "1153/1154/1155", " 1153", "1153\n", "circa 1153", "11XX-05",
        "1XXX", "Y1153", "١١٥٣", "1153??", "?1153", "1153-11-27T10:00:00", "1153-25", "x" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadEdtf):
        read_edtf(text)


@given(st.text(alphabet="0123456789-/X~?%Y.", max_size=22))
def test_any_other_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        span = read_edtf(text)
    except BadEdtf:
        return
    if span.earliest is not None and span.latest is not None:
        assert span.earliest <= span.latest
