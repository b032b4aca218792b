"""Tripoli, a validator of Presentation 2.1 that others wrote, accepts our manifests.

It does not know a choice of pictures (2.1, 6.3): it wants of `oa:Choice` the id of one picture.
That is its one complaint, and only about such a canvas.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tripoli import IIIFValidator

from iiif.presentation.two.documents import older
from tests.iiif.presentation import books
from tests.iiif.presentation.books import URIS
from tests.iiif.presentation.test_shown import KNOWN, made

_CHOICE = re.compile(r".*'@id' is required in 'resource' .*canvases'\]\[1\]\['images'\].*")


def complaints(document: dict[str, Any]) -> list[str]:
    validator = IIIFValidator()
    validator.validate(json.dumps(older(URIS, document)))
    return [str(one) for one in (*validator.errors, *validator.warnings)]


@pytest.mark.parametrize("labels", [books.RTL_LABELS, books.leaves(600)], ids=["codex", "600"])
def test_it_accepts_a_book(labels: list[str]) -> None:
    assert complaints(books.manifest(labels)) == []


def test_it_accepts_a_book_of_which_some_pages_are_not_shown() -> None:
    rows = [books.without_image("1r"), *books.pages(("1v", "2r"))[1:]]

    assert complaints(books.manifest_of_pages(rows)) == []


def test_it_accepts_what_was_released_but_for_the_choice() -> None:
    assert KNOWN.captures

    told = complaints(made())

    assert len(told) == 1
    assert _CHOICE.fullmatch(told[0])


def test_it_sees_what_is_wrong() -> None:
    broken = books.manifest()
    del broken["items"][0]["label"]

    assert any("label" in one for one in complaints(broken))
