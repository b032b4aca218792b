"""Folios as people write them, from the left and from the right: the sides that they mean."""

from __future__ import annotations

import pytest

from viewer.folio_ranges import BadFolios, folios_of, sides_in

LABELS = {name: name for name in ("1r", "1v", "2r", "2v", "3r", "3v")}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1v-3r", "1v 2r 2v 3r"),
        ("f. 1v", "1v"),
        ("ff.1-2", "1r 1v 2r 2v"),
        ("2", "2r 2v"),
        ("3r, 1r", "1r 3r"),
        ("1V؛ 2r، 3r", "1v 2r 3r"),
        ("١r-٢v", "1r 1v 2r 2v"),
        ("۱r – ۲r", "1r 1v 2r"),
        ("\u200f1r\u200e - \u206712r\u2069".replace("12r", "2r"), "1r 1v 2r"),
        ("1r\u20111v", "1r 1v"),
        ("1r \u2212 1v", "1r 1v"),
        ("٣", "3r 3v"),
    ],
)
def test_sides_are_found_as_they_are_written(written: str, meant: str) -> None:
    assert " ".join(sides_in(written, LABELS)) == meant
    assert sides_in(folios_of(meant.split(), LABELS), LABELS) == tuple(meant.split())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("f. 3r-1v", "backwards"),
        ("٣r-١v", "backwards"),
        ("9r", "unknown"),
        ("1r-2r-3r", "unknown"),
        ("1r-", "unknown"),
        ("-", "unknown"),
        ("1r 2v", "unknown"),
    ],
)
def test_what_is_not_there_or_runs_backwards_is_named(written: str, key: str) -> None:
    with pytest.raises(BadFolios) as error:
        sides_in(written, LABELS)
    assert error.value.key == key
