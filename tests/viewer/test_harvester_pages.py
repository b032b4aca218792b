"""Harvesters that staff name: an address of its own, and a page on which both sides see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog.accounts.permissions import Role
from catalog.harvest import harvesters
from catalog.rebuilding.rebuild import rebuild
from storage.database import make_engine, session_factory
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy
from tests.viewer.walked import Peopled, assembled, employ_everybody

HTML = {"accept": "text/html"}


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        employ_everybody(made)
        yield made


@pytest.fixture
def curator(peopled: Peopled) -> dict[str, str]:
    return {**HTML, **peopled.sign_in(peopled.staff[Role.CURATOR])}


def named(peopled: Peopled, curator: dict[str, str], name: str = "Europeana") -> str:
    """The key of a harvester that a curator named."""
    got = peopled.client.post(
        "/harvesters", data={"name": name, "note": "By agreement"}, headers=curator
    )
    assert got.status_code == 303
    return str(got.headers["location"]).rsplit("/", 1)[1]


def shelve(peopled: Peopled, count: int) -> None:
    with peopled.house.sessions.begin() as session:
        for number in range(count):
            a_manuscript(session, datetime.now(UTC), shelfmark=f"MS {number}")


def test_a_harvest_by_a_named_address_is_shown_to_both_sides(
    peopled: Peopled, curator: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.harvest.oai.listing.HEADERS_AT_ONCE", 2)
    shelve(peopled, 3)
    key = named(peopled, curator)
    base = f"/oai/{key}"

    first = peopled.client.get(f"{base}?verb=ListIdentifiers&metadataPrefix=oai_dc").text
    token = re.findall(r"<resumptionToken[^>]*>([^<]+)<", first)[0]
    half = peopled.client.get(f"/harvesters/{key}", headers=HTML).text
    peopled.client.get(base, params={"verb": "ListIdentifiers", "resumptionToken": token})
    whole = peopled.client.get(f"/harvesters/{key}", headers=HTML).text

    assert f"https://books.example.org{base}" in first
    assert "Not finished" in half
    assert token in half
    assert "Complete" in whole
    assert token not in whole
    assert "By agreement" not in whole, "the note is for staff"
    with peopled.house.sessions() as session:
        (run,) = harvesters.runs(session, key)
    assert (run.records, run.requests, run.errors) == (3, 2, 0)
    assert "Europeana" in peopled.client.get("/harvesters", headers=curator).text


def test_what_went_wrong_is_noted_and_the_same_again_is_only_counted(
    peopled: Peopled, curator: dict[str, str]
) -> None:
    shelve(peopled, 1)
    key = named(peopled, curator)

    for _ in range(3):
        peopled.client.get(f"/oai/{key}?verb=ListRecords&metadataPrefix=marc21")
    peopled.client.get(f"/oai/{key}?verb=ListRecords&resumptionToken=made.up")
    peopled.client.get(f"/oai/{key}?verb=ListRecords&metadataPrefix=oai_dc&set=nobody")

    with peopled.house.sessions() as session:
        last, forged, wrong = harvesters.runs(session, key)
    assert (last.is_whole, last.records, last.error) == (True, 0, None)
    assert "badResumptionToken" in (forged.error or "")
    assert "cannotDisseminateFormat" in (wrong.error or "")
    assert (wrong.errors, wrong.records) == (3, 0)
    page = peopled.client.get(f"/harvesters/{key}", headers=HTML).text
    assert "cannotDisseminateFormat" in page


def test_an_address_that_was_closed_answers_no_more(
    peopled: Peopled, curator: dict[str, str]
) -> None:
    key = named(peopled, curator)

    peopled.client.post(f"/harvesters/{key}/end", headers=curator)

    assert peopled.client.get(f"/oai/{key}?verb=Identify").status_code == 404
    page = peopled.client.get(f"/harvesters/{key}", headers=HTML)
    assert "This address was closed on" in page.text
    assert peopled.client.get("/oai?verb=Identify").status_code == 200


def test_a_harvester_without_a_name_is_refused_in_words(
    peopled: Peopled, curator: dict[str, str]
) -> None:
    got = peopled.client.post("/harvesters", data={"name": " "}, headers=curator)

    assert got.status_code == 422
    assert "write who harvests" in got.text
    assert peopled.client.get("/harvesters/jnobody", headers=HTML).status_code == 404


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_the_pages_stand_in_four_languages(
    peopled: Peopled, curator: dict[str, str], language: str
) -> None:
    key = named(peopled, curator)

    for path in ("/harvesters", f"/harvesters/{key}", "/about"):
        got = peopled.client.get(f"{path}?lang={language}", headers=curator)
        assert got.status_code == 200
        assert f'lang="{language}"' in got.text


def test_the_address_of_a_harvester_outlives_the_database(
    peopled: Peopled, curator: dict[str, str], tmp_path: Path
) -> None:
    key = named(peopled, curator)
    again = make_engine(sqlite_copy(tmp_path / "again.sqlite"))

    rebuild(session_factory(again), peopled.house.vault.root, lambda *_: None)

    with session_factory(again)() as session:
        assert harvesters.open_one(session, key).name == "Europeana"
    again.dispose()


def test_control_characters_are_answered_by_the_protocol(peopled: Peopled) -> None:
    got = peopled.client.get("/oai?verb=Identify&x=%00")

    assert got.status_code == 200
    assert "badArgument" in got.text
    assert (
        peopled.client.get("/oai?verb=Identify", headers={"accept-encoding": "gzip"}).headers[
            "content-encoding"
        ]
        == "gzip"
    )
