"""Dates and vocabularies over HTTP, as the editor asks for them while somebody types."""

from __future__ import annotations

import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from catalog.dates import api as dates_api
from catalog.vocabulary import api as vocabulary_api
from tests.viewer.conftest import SmallHouse
from viewer import date_words, problems
from viewer.middleware import wrap
from viewer.visitors import Visitors

STATEMENT = {"calendar": "hijri", "start": {"year": 548, "month": 9}, "original": "رمضان ٥٤٨"}


@pytest.fixture
def app(house: SmallHouse) -> FastAPI:
    made = FastAPI()
    visitors = Visitors(house)
    made.state.visitors = visitors
    made.include_router(vocabulary_api.router())
    made.include_router(
        dates_api.router(
            visitors.needs, date_words.in_four_languages, date_words.findings_in_four_languages
        )
    )
    problems.install(made, house)
    return made


@pytest.fixture
def client(app: FastAPI, house: SmallHouse) -> TestClient:
    """A visitor at this machine, in a house without accounts: the operator."""
    return TestClient(
        wrap(app, house.settings), base_url="http://127.0.0.1", client=("127.0.0.1", 5000)
    )


def read(client: TestClient, statement: object) -> object:
    answer = client.get("/api/dates/read", params={"statement": json.dumps(statement)})
    assert answer.status_code == 200
    return answer.json()["reading"]


def test_a_statement_comes_back_computed_and_in_words(client: TestClient) -> None:
    reading = read(client, STATEMENT)
    assert isinstance(reading, dict)
    assert reading["edtf"] == "1153-11-27/1153-12-26"
    assert reading["sort_key"] == 2_142_515
    assert reading["tolerance_days"] == 2
    julian = reading["spans"]["julian"]
    assert julian["start"] == {"year": 1153, "month": 11, "day": 20, "is_century": False}
    assert reading["words"]["en"] == "20 Nov – 19 Dec 1153 (Julian) · Ramadan 548 AH"
    assert set(reading["words"]) == {"en", "kk", "ru", "ar"}
    assert reading["findings"] == []


def test_a_contradiction_comes_with_its_sentence(client: TestClient) -> None:
    reading = read(client, {"calendar": "hijri", "start": {"year": 602}, "stated_year": 602})
    assert isinstance(reading, dict)
    finding = reading["findings"][0]
    assert finding["key"] == "stated_year_repeats"
    assert "1205/6" in finding["words"]["ru"]


def test_a_reign_has_no_reading(client: TestClient) -> None:
    assert read(client, {"calendar": "regnal", "original": "year 3"}) is None


def test_a_date_in_the_future_is_told(client: TestClient) -> None:
    reading = read(client, {"calendar": "gregorian", "start": {"year": 9000}})
    assert isinstance(reading, dict)
    assert [finding["key"] for finding in reading["findings"]] == ["in_future"]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ('{"calendar": "hijri", "start": {"year": 548, "month": 2, "day": 30}}', "has 29 days"),
        ("{", "send a date statement"),
        ('{"calendar": "martian"}', "calendar: "),
        ("null", "send a date statement"),
    ],
)
def test_an_impossible_date_is_answered_with_one_sentence(
    client: TestClient, statement: str, sentence: str
) -> None:
    answer = client.get(
        "/api/dates/read",
        params={"statement": statement},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


def test_a_wording_is_proposed_with_what_follows(client: TestClient) -> None:
    answer = client.get("/api/dates/propose", params={"text": "رمضان ٥٤٨"}).json()
    assert answer["statement"]["start"]["year"] == 548
    assert answer["reading"]["edtf"] == "1153-11-27/1153-12-26"


def test_nothing_is_proposed_for_other_words(client: TestClient) -> None:
    answer = client.get("/api/dates/propose", params={"text": "once upon a time"}).json()
    assert answer == {"statement": None, "reading": None}


def test_vocabularies_are_public(client: TestClient) -> None:
    assert "script" in client.get("/api/vocabulary").json()
    answer = client.get("/api/vocabulary/component")
    assert answer.headers["cache-control"].startswith("public")
    flap = answer.json()["terms"][0]
    assert flap["key"] == "component.envelope_flap"
    assert flap["labels"]["ar"] == ["لسان"]
    assert flap["uri"] == "http://w3id.org/lob/concept/1343"


def test_an_unknown_vocabulary_is_not_found(client: TestClient) -> None:
    answer = client.get("/api/vocabulary/nothing", headers={"Accept": "application/json"})
    assert answer.status_code == 404


def test_a_stranger_may_not_ask_for_readings(app: FastAPI, house: SmallHouse) -> None:
    stranger = TestClient(
        wrap(app, house.settings), base_url="https://books.example.org", client=("203.0.113.9", 1)
    )
    answer = stranger.get(
        "/api/dates/propose", params={"text": "1153"}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 401
