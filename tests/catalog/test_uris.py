import inspect
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import uris as addresses
from catalog.errors import BadAddress
from catalog.uris import Uris

BASE = "https://books.example.org"
HERE = Uris(BASE)


def test_the_addresses_are_those_of_the_contract() -> None:
    assert HERE.home() == f"{BASE}/"
    assert HERE.manuscript("m1") == f"{BASE}/manuscripts/m1"
    assert HERE.reader("m1") == f"{BASE}/manuscripts/m1/read"
    assert HERE.reader("m1", "c1") == f"{BASE}/manuscripts/m1/read?canvas=c1"
    assert HERE.mirador("m1") == f"{BASE}/manuscripts/m1/mirador"
    assert HERE.manifest("m1") == f"{BASE}/iiif/m1/manifest.json"
    assert HERE.canvas("m1", "c1") == f"{BASE}/iiif/m1/canvas/c1"
    assert HERE.annotation_page("m1", "c1") == f"{BASE}/iiif/m1/canvas/c1/page"
    assert HERE.annotation("m1", "c1") == f"{BASE}/iiif/m1/canvas/c1/painting"
    assert HERE.collection() == f"{BASE}/iiif/collection/all.json"
    assert HERE.image("i1") == f"{BASE}/iiif/3/i1"
    assert HERE.info("i1", version=2) == f"{BASE}/iiif/2/i1/info.json"
    assert HERE.deposit("d1") == f"{BASE}/deposits/d1"
    assert HERE.problem("manuscript-not-found") == f"{BASE}/problems/manuscript-not-found"


def test_a_base_may_have_a_path() -> None:
    assert Uris("http://example.org/kitabdar").browse() == "http://example.org/kitabdar/manuscripts"


def test_an_image_request_keeps_its_commas_and_encodes_the_caret() -> None:
    address = HERE.image_request("i1", "0,0,512,512/^512,/!90/default.jpg")

    assert address == f"{BASE}/iiif/3/i1/0,0,512,512/%5E512,/!90/default.jpg"


@given(st.text())
def test_no_identifier_leaves_its_place_in_the_path(identifier: str) -> None:
    parts = urlsplit(HERE.manifest(identifier))

    assert parts.path.count("/") == 3
    assert not parts.query
    assert not parts.fragment
    assert ".." not in parts.path.split("/")


def test_a_bad_percent_encoding_cannot_be_smuggled_in() -> None:
    assert HERE.manuscript("../x%2F") == f"{BASE}/manuscripts/..%2Fx%252F"
    assert HERE.manuscript("..") == f"{BASE}/manuscripts/%2E%2E"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "books.example.org",
        "ftp://books.example.org",
        "https://",
        "https://books.example.org/",
        "https://books.example.org?x=1",
        "https://books.example.org#top",
        "https://books.example.org?",
        "https://user@books.example.org",
        "https://books.example.org/a b",
        "https://books.example.org:port",
        "https://[books",
    ],
)
def test_a_base_that_is_no_public_address_is_refused(base: str) -> None:
    with pytest.raises(BadAddress, match="public address"):
        Uris(base)


def test_every_path_template_is_filled_by_a_method() -> None:
    templates = [
        value for name, value in vars(addresses).items() if name.endswith("_PATH") and "{" in value
    ]
    source = inspect.getsource(Uris)
    named = [name for name, value in vars(addresses).items() if value in templates]

    # Addresses of the programming interface are asked for by programs that know them.
    pages = [name for name in named if not name.endswith("_API_PATH")]
    assert [name for name in pages if name not in source] == []


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        (HERE.manifest("m1"), f"{BASE}/iiif/v2/m1/manifest.json"),
        (HERE.collection(), f"{BASE}/iiif/v2/collection/all.json"),
        (HERE.found_collection("q=a/b"), f"{BASE}/iiif/v2/collection/found.json?q=a/b"),
        (HERE.image("i1"), HERE.image("i1", version=2)),
        (HERE.condition_page("m1", "s1", "c1"), f"{BASE}/iiif/v2/m1/condition/s1/c1.json"),
        (HERE.canvas("m1", "c1"), HERE.canvas("m1", "c1")),
        (HERE.annotation("m1", "c1"), HERE.annotation("m1", "c1")),
        (HERE.range("m1", "quires"), HERE.range("m1", "quires")),
        (HERE.manuscript("m1"), HERE.manuscript("m1")),
        ("https://elsewhere.example.org/iiif/3/x", "https://elsewhere.example.org/iiif/3/x"),
    ],
)
def test_a_document_has_one_older_address_that_stays_itself(newer: str, older: str) -> None:
    assert HERE.older(newer) == older
    assert HERE.older(older) == older
