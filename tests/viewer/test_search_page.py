"""The list of manuscripts by words and filters: as a page, for programs, as a table, as IIIF."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.paths import BROWSE_PATH, FOUND_COLLECTION_PATH, SEARCH_API_PATH, SEARCH_TABLE_PATH
from catalog.search.index import index_book
from tests.factories import a_manuscript, some_pages
from tests.viewer.conftest import SmallHouse


@pytest.fixture
def books(house: SmallHouse, at: datetime) -> list[str]:
    """Three books, two of them Qurans; the ids in the order of shelfmarks."""
    told = (
        ("MS 1", {"ar": ["القُرْآن الكريم"]}, ["ar"]),
        ("MS 2", {"kk": ["Құран"], "en": ["=SUM(A1)"]}, ["ar", "kk"]),
        ("MS 3", {"en": ["Sermons"]}, ["en"]),
    )
    ids = []
    with house.sessions.begin() as session:
        for shelfmark, titles, languages in told:
            made = a_manuscript(
                session, at, shelfmark=shelfmark, titles=titles, languages=languages
            )
            some_pages(session, made, ["1r"], at)
            index_book(session, made.id)
            ids.append(made.id)
    return ids


def test_a_latin_spelling_shows_the_original_marked(client: TestClient, books: list[str]) -> None:
    page = client.get(BROWSE_PATH, params={"q": "quran", "lang": "en"}).text

    assert "2 manuscripts found" in page
    assert "<mark>القُرْآن</mark> الكريم" in page
    assert "<mark>Құран</mark>" in page
    assert "Sermons" not in page
    assert 'value="quran"' in page


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_the_list_speaks_four_languages(
    client: TestClient, books: list[str], language: str
) -> None:
    answer = client.get(BROWSE_PATH, params={"q": "quran", "language": "ar", "lang": language})

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
    assert "search-chip" in answer.text


def test_the_state_of_a_list_is_in_its_address(client: TestClient, books: list[str]) -> None:
    page = client.get(f"{BROWSE_PATH}?q=quran&language=kk&order=newest").text

    for link in (f"{SEARCH_TABLE_PATH}?q=quran&amp;language=kk&amp;order=newest",):
        assert link in page
    assert "q=quran&amp;order=newest" in page  # the link that takes the language away


def test_nothing_found_says_what_to_do(client: TestClient, books: list[str]) -> None:
    page = client.get(BROWSE_PATH, params={"q": "zzzzzz", "lang": "en"}).text

    assert "Nothing was found." in page
    assert "Show all manuscripts" in page


def test_a_long_question_is_cut_with_a_sentence(client: TestClient, books: list[str]) -> None:
    page = client.get(BROWSE_PATH, params={"q": "quran " * 1_700, "lang": "en"})

    assert page.status_code == 200
    assert "Only the first 500 characters" in page.text


def test_a_question_of_signs_says_so(client: TestClient, books: list[str]) -> None:
    page = client.get(BROWSE_PATH, params={"q": "?!", "lang": "en"}).text

    assert "There is no letter or digit" in page
    assert "0 manuscripts found" in page


@pytest.mark.parametrize(
    "asked", ["from=abc", "page=0", "page=x", "calendar=julian", "order=best", "to=99999999999999"]
)
def test_a_parameter_that_is_none_is_refused_with_a_sentence(
    client: TestClient, books: list[str], asked: str
) -> None:
    answer = client.get(f"{SEARCH_API_PATH}?{asked}")

    assert answer.status_code == 422
    assert ":" in answer.json()["detail"]


def test_programs_get_passages_facets_and_the_next_part(
    client: TestClient, books: list[str]
) -> None:
    told = client.get(SEARCH_API_PATH, params={"q": "quran"}).json()

    assert told["total"] == 2
    assert [each["id"] for each in told["results"]] == books[:2]
    (passage,) = told["results"][0]["passages"]
    assert passage["pieces"][0] == {"text": "القُرْآن", "marked": True}
    assert (passage["language"], passage["direction"]) == ("ar", "rtl")
    languages = {each["value"]: each["count"] for each in told["facets"]["language"]}
    assert languages == {"ar": 2, "kk": 1}
    assert told["next"] is None


def test_the_table_has_every_hit_and_no_formula(client: TestClient, books: list[str]) -> None:
    answer = client.get(SEARCH_TABLE_PATH, params={"q": "quran"})

    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["shelfmark"] for row in rows] == ["MS 1", "MS 2"]
    assert rows[1]["titles"] == "'=SUM(A1) | Құран"
    assert rows[0]["address"].endswith(books[0])


def test_the_hits_are_an_iiif_collection(client: TestClient, books: list[str]) -> None:
    told = client.get(FOUND_COLLECTION_PATH, params={"q": "quran"}).json()

    assert told["type"] == "Collection"
    assert told["id"].endswith(f"{FOUND_COLLECTION_PATH}?q=quran")
    assert [each["type"] for each in told["items"]] == ["Manifest", "Manifest"]
    assert books[0] in told["items"][0]["id"]
    assert "quran" in told["label"]["en"][0]


def test_what_is_withheld_is_nowhere(
    client: TestClient, books: list[str], house: SmallHouse, at: datetime
) -> None:
    with house.sessions.begin() as session:
        manuscripts.withhold(session, books[0], is_withheld=True, at=at)

    # Even before the index has heard of it.
    for path in (SEARCH_API_PATH, SEARCH_TABLE_PATH, FOUND_COLLECTION_PATH, BROWSE_PATH):
        assert books[0] not in client.get(path, params={"q": "quran"}).text
    with house.sessions.begin() as session:
        index_book(session, books[0])
    assert client.get(SEARCH_API_PATH, params={"q": "quran"}).json()["total"] == 1
    assert client.get(SEARCH_API_PATH).json()["total"] == 2
