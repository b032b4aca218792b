from __future__ import annotations

from typing import Any

import pytest

from iiif.presentation import prezi
from iiif.presentation.errors import BadDocument
from tests.iiif.presentation import books
from tests.iiif.presentation.faults import good


def test_a_property_that_prezi3_would_drop_without_a_word_is_refused() -> None:
    document = books.manifest()
    document["items"][0]["shelfmark"] = "MS Or. 42"

    with pytest.raises(BadDocument, match=r"does not know \$\.items\[0\]\.shelfmark"):
        prezi.check_types(document)


def test_a_wrong_type_is_refused_and_named() -> None:
    document = books.manifest()
    document["label"] = "Book of Stars"

    with pytest.raises(BadDocument, match="label"):
        prezi.check_types(document)


def test_only_whole_documents_are_checked() -> None:
    with pytest.raises(BadDocument, match="neither a Manifest nor a Collection"):
        prezi.check_types({"type": "Canvas"})


def test_an_address_without_path_is_not_taken_for_a_loss() -> None:
    document = books.manifest()
    document["provider"][0]["id"] = "https://library.example.org"

    prezi.check_types(document)


def test_what_the_specification_allows_and_prezi3_has_no_field_for_is_no_loss() -> None:
    document = good(books.manifest())
    top = document["structures"][0]
    top["viewingDirection"] = "right-to-left"
    top["items"][0]["metadata"] = document["metadata"]

    prezi.check_types(document)


@pytest.mark.parametrize(
    ("given", "returned", "lost"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, []),
        ({"a": 1}, {}, ["$.a"]),
        ({"a": {"b": 1}}, {"a": 1}, ["$.a.b"]),
        ({"a": [1, 2]}, {"a": [1]}, ["$.a"]),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["$.a[1]"]),
        ({"a": "x"}, {"a": "y"}, ["$.a"]),
        ({"a": "https://e.org"}, {"a": "https://e.org/"}, []),
        ({"a": "https://e.org/1"}, {"a": "https://e.org/2"}, ["$.a"]),
    ],
)
def test_losses_are_named_by_their_place(given: Any, returned: Any, lost: list[str]) -> None:
    assert list(prezi.losses(given, returned)) == lost
