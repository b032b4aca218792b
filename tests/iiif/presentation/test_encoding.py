from __future__ import annotations

import gzip
import json

import pytest

from iiif.presentation.encoding import encode
from tests.iiif.presentation import books


@pytest.mark.parametrize("count", [1, 2, 31])
def test_the_bytes_are_the_document(count: int) -> None:
    document = books.manifest(books.leaves(count))

    encoded = encode(document)

    assert json.loads(encoded.body) == document
    assert gzip.decompress(encoded.body_gzip) == encoded.body


def test_each_span_is_one_item_though_letters_take_several_bytes() -> None:
    document = books.manifest(["1r", "1v", "2r"])
    document["items"][0]["label"] = {"ar": ["وجه الورقة الأولى"]}

    encoded = encode(document)

    cut = [encoded.body[span.offset : span.offset + span.length] for span in encoded.spans]
    assert [json.loads(piece) for piece in cut] == document["items"]


def test_no_items_give_a_document_without_spans() -> None:
    assert json.loads(encode({"id": "x", "items": []}).body) == {"id": "x", "items": []}


def test_the_same_document_gives_the_same_bytes_and_another_one_others() -> None:
    document = books.manifest()
    other = books.manifest(shelfmark="MS Or. 43")

    assert encode(document) == encode(books.manifest())
    assert encode(document).etag != encode(other).etag
