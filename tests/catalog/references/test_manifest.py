"""What manifests of others say, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.references.errors import BadManifest
from catalog.references.manifest import HOSTS_MAX, origin_of, read_manifest
from tests.catalog.references.manifests import ADDRESS, IMAGES, as_bytes, version_2, version_3
from tests.conftest import CORPUS

KEYS = st.text(max_size=8)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def test_version_3_tells_name_holder_rights_sides_and_servers() -> None:
    told = read_manifest(as_bytes(version_3()))
    assert (told.version, told.address) == (3, ADDRESS)
    assert told.label == {"ar": ["مصحف"], "en": ["A Quran"]}
    assert told.holder == {"en": ["The partner"]}
    assert told.statement == {"en": ["Photo: the partner"]}
    assert told.rights == "http://rightsstatements.org/vocab/NoC-US/1.0/"
    assert told.direction == "right-to-left"
    assert [one.label for one in told.sides] == ["1r", "2r"]
    assert told.hosts == (IMAGES,)


def test_version_2_tells_the_same() -> None:
    told = read_manifest(as_bytes(version_2()))
    assert (told.version, told.direction) == (2, "right-to-left")
    assert told.label == {"ru": ["Коран"], "kk": ["Құран"]}
    assert told.holder == {"none": ["The partner's library"]}
    assert told.statement == {"none": ["The partner"]}
    assert told.rights == "https://creativecommons.org/licenses/by/4.0/"
    assert told.hosts == ("https://static.example", IMAGES)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"  ", "empty"),
        (b'{\n"type": }', "json"),
        (b"[" * 50_000, "json"),
        (b'{"type": "Collection", "id": "https://x.example/"}', "kind"),
        (b"[]", "kind"),
        (b'{"type": "Manifest"}', "no-address"),
        (b'{"type": "Manifest", "id": "javascript:alert(1)"}', "no-address"),
        (b" " * 6_000_001, "large"),
        (as_bytes(version_3(thumbnail=[
            {"type": "Image", "id": f"https://h{n}.example/1"} for n in range(HOSTS_MAX + 1)
        ])), "hosts"),
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(BadManifest) as caught:
        read_manifest(data)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Images.Example:8443/a", "https://images.example:8443"),
        ("http://[::1]/a", "http://[::1]"),
        ("https://مكتبة.example/a", "https://xn--ngbcb3hj.example"),
        ("https://user@x.example/", None),
        ("https://x.example; script-src *", None),
        ("https://x.example\r\nX: y/", None),
        ("ftp://x.example/", None),
        ("https:///a", None),
        ("https://x.example:99999/", None),
        (None, None),
    ],
)
def test_an_origin_is_a_scheme_a_host_and_a_port_and_nothing_else(
    address: object, origin: str | None
) -> None:
    assert origin_of(address) == origin


@given(st.text(max_size=40))
def test_no_origin_can_end_a_header_or_a_directive(tail: str) -> None:
    origin = origin_of(f"https://x.example{tail}")
    assert origin is None or not set(origin) & set(" ;,'\"\r\n\t\\*")


@given(st.dictionaries(st.sampled_from(
    ["label", "items", "provider", "metadata", "rights", "thumbnail", "logo", "requiredStatement",
     "viewingDirection", "sequences"]
), ANYTHING))  # fmt: skip
def test_whatever_stands_in_a_manifest_it_is_read_or_refused(parts: dict[str, Any]) -> None:
    try:
        told = read_manifest(as_bytes({"type": "Manifest", "id": ADDRESS, **parts}))
    except BadManifest:
        return
    assert told.address == ADDRESS
    assert "<script" not in json.dumps(told.label)


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "manifests").glob("*.json")))
def test_real_manifests_have_a_name_sides_and_known_servers(path: Path) -> None:
    told = read_manifest(path.read_bytes())
    assert told.label
    assert told.sides
    assert len(told.hosts) <= 2
