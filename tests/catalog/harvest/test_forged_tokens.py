"""A resumption token that somebody made, with a seal that is right: an answer, and no more."""

from __future__ import annotations

import base64
import itertools
import json
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from starlette.testclient import TestClient

from catalog.harvest import harvesters
from catalog.harvest.oai import tokens
from catalog.harvest.oai.listing import sealed_for
from catalog.harvest.oai.repository import Repository
from catalog.uris import Uris
from tests.catalog.harvest.doors import PUBLIC, client
from tests.catalog.harvest.library import Library

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LATER = 4_000_000_000
IDS, SETS = "ListIdentifiers", "ListSets"
KEY = "a-key-of-a-partner"


def forged(library: Library, told: Any, key: str | None = None) -> str:
    """A token with a right seal: all that it is made of is public."""
    uris = Uris(PUBLIC)
    with library.sessions() as session:
        seal = sealed_for(session, Repository(uris, uris.oai(key), "post@books.example.org"))
    raw = json.dumps(told, separators=(",", ":")).encode()
    body = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return f"{body}.{tokens._seal(body, seal)}"


def code(asked: TestClient, path: str, verb: str, token: str) -> str | None:
    got = asked.get(path, params={"verb": verb, "resumptionToken": token})
    assert got.status_code == 200, got.text
    found = etree.fromstring(got.content).find("{*}error")
    return None if found is None else found.get("code")


TOLD: list[Any] = [
    [IDS, "oai_dc", ["x"], 0, None, 0, 1, LATER, None],
    [IDS, "oai_dc", {"a": 1}, 0, None, 0, 1, LATER, None],
    [IDS, "oai_dc", "\x00", 0, None, 0, 1, LATER, None],
    [IDS, "oai_dc", "\ud800", 0, None, 0, 1, LATER, None],
    [IDS, "oai_dc", None, 10**30, None, 0, 1, LATER, None],
    [IDS, "oai_dc", None, -1, None, 0, 1, LATER, None],
    [IDS, "oai_dc", None, True, None, 0, 1, LATER, None],
    [IDS, "oai_dc", None, 1.5, None, 0, 1, LATER, None],
    [IDS, "oai_dc", None, 0, 10**30, 0, 1, LATER, None],
    [IDS, "oai_dc", None, 0, "x", 0, 1, LATER, None],
    [IDS, "oai_dc", None, 0, [1], 0, 1, LATER, None],
    [IDS, "oai_dc", None, 0, None, -5, 1, LATER, None],
    [IDS, "oai_dc", None, 0, None, 10**100, 1, LATER, None],
    [IDS, "oai_dc", None, 0, None, 0, 1, LATER, 10**30],
    [IDS, "oai_dc", None, 0, None, 0, 1, LATER, {"a": 1}],
    [IDS, "oai_dc", None, 0, None, 0, 1, 10**300, None],
    [SETS, "", None, "\ud800", None, 0, 0, LATER, None],
    [SETS, "", None, ["x"], None, 0, 0, LATER, None],
    [SETS, "", None, 5, None, 0, 0, LATER, None],
]


def test_a_forged_token_is_no_token_whatever_it_says(small_library: Library) -> None:
    with client(small_library.sessions, lambda: AT) as asked:
        asked.get("/oai?verb=Identify")
        with small_library.sessions.begin() as session:
            harvesters.name(session, key=KEY, name="A partner", note="", by="Kim", at=AT)
        for told, (path, key) in itertools.product(TOLD, (("/oai", None), (f"/oai/{KEY}", KEY))):
            token = forged(small_library, told, key)
            assert code(asked, path, told[0], token) == "badResumptionToken", told


def test_a_token_of_one_harvester_is_none_at_the_address_of_another(
    small_library: Library,
) -> None:
    with client(small_library.sessions, lambda: AT) as asked:
        asked.get("/oai?verb=Identify")
        with small_library.sessions.begin() as session:
            harvesters.name(session, key=KEY, name="A partner", note="", by="Kim", at=AT)
        token = forged(small_library, [IDS, "oai_dc", None, 0, None, 0, 1, LATER, None], KEY)
        assert code(asked, f"/oai/{KEY}", IDS, token) == "noRecordsMatch"
        assert code(asked, "/oai", IDS, token) == "badResumptionToken"
