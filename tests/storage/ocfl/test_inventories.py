"""The inventory: written the same way every time, and read back as it was written."""

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import CorruptOcflObject
from storage.ocfl.inventory import Inventory, Version, read_inventory, sidecar_of

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ONE, TWO = sha512(b"1").hexdigest(), sha512(b"2").hexdigest()


def inventory() -> Inventory:
    first = Version(AT, "arrived", "Kitabdar", {"master/ورقة.tif": ONE, "also.tif": ONE})
    second = Version(AT + timedelta(days=1), "described", "Kitabdar", {"master/ورقة.tif": TWO})
    manifest = {ONE: "v1/content/a", TWO: "v2/content/b"}
    return Inventory(
        "urn:x", (first, second), manifest, {"v1/content/a": "ab", "v2/content/b": "cd"}
    )


def test_it_is_read_back_as_it_was_written() -> None:
    assert read_inventory("key", inventory().to_bytes()) == inventory()


def test_the_same_object_gives_the_same_bytes_whatever_the_order() -> None:
    one = inventory()
    other = Inventory(
        one.object_id,
        one.versions,
        dict(reversed(list(one.manifest.items()))),
        dict(reversed(list(one.fixity.items()))),
    )

    assert one.to_bytes() == other.to_bytes()


def test_times_are_written_in_utc() -> None:
    almaty = AT.astimezone(timezone(timedelta(hours=5)))
    written = Inventory("urn:x", (Version(almaty, "", "", {}),), {}, {}).to_bytes()

    assert json.loads(written)["versions"]["v1"]["created"] == "2026-03-01T09:30:00Z"


def test_the_sidecar_names_the_file_it_vouches_for() -> None:
    assert sidecar_of(b"1") == f"{ONE} inventory.json\n".encode()


@pytest.mark.parametrize(
    "change",
    [
        {"head": "v1"},
        {"head": "v3"},
        {"type": "https://ocfl.io/2.0/spec/#inventory"},
        {"digestAlgorithm": "md5"},
        {"versions": {}},
        {"manifest": {}},
        {"manifest": {ONE: ["v1/content/a"], TWO: ["/etc/passwd"]}},
        {"manifest": {ONE: ["v1/content/a"], TWO: ["v1/elsewhere/a"]}},
        {"manifest": {ONE: ["v1/content/a"], TWO: []}},
        {"manifest": {ONE: ["v1/content/a"], TWO: ["v1/content/b", "v1/content/c"]}},
        {"manifest": []},
        {"versions": {"v1": {}, "v2": {}}},
        {"versions": {"v1": 1, "v2": 2}},
    ],
    ids=lambda change: str(change).replace(ONE, "one").replace(TWO, "two"),
)
def test_one_that_contradicts_itself_is_refused(change: dict[str, object]) -> None:
    body = json.loads(inventory().to_bytes()) | change

    with pytest.raises(CorruptOcflObject, match="key"):
        read_inventory("key", json.dumps(body).encode())


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_any_other_json_is_refused_in_words(body: object) -> None:
    with pytest.raises(CorruptOcflObject):
        read_inventory("key", json.dumps(body).encode())
