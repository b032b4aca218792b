"""The citation of a book as files that anybody may fetch, and the page that offers them."""

from __future__ import annotations

import json
import re
from datetime import datetime

from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.citations.published import still_citable
from catalog.identity import ManuscriptState
from catalog.search.index import index_book
from tests.catalog.citations.readers import read_bibtex, read_ris
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from viewer.languages import LANGUAGES

ENDINGS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}


def test_each_format_says_the_same_of_the_book(client: TestClient, shelve: Shelve) -> None:
    book = shelve(titles={"ar": ["القرآن"], "en": ["Notes & {braces} 100%"]})
    address, key = f"{PUBLIC}/manuscripts/{book}", f"library-ms-or-14-{book}"
    answers = {ending: client.get(f"/manuscripts/{book}/citation.{ending}") for ending in ENDINGS}
    for ending, answer in answers.items():
        assert answer.status_code == 200
        assert answer.headers["content-type"] == ENDINGS[ending]
        assert answer.headers["content-disposition"] == f'attachment; filename="{key}.{ending}"'
        assert answer.headers["access-control-allow-origin"] == "*"
    (entry,) = read_bibtex(answers["bib"].text)
    (tags,) = read_ris(answers["ris"].text)
    (item,) = json.loads(answers["json"].text)
    assert entry["key"] == dict(tags)["ID"] == item["id"] == key
    assert entry["url"] == dict(tags)["UR"] == item["URL"] == address
    assert dict(tags)["TI"] == item["title"] == "Notes & {braces} 100%"
    assert item["original-title"] == entry["titleaddon"] == "القرآن"
    assert item["archive"] == "The library"
    assert item["issued"] == {"literal": "12th century"}
    assert item["accessed"] == {"date-parts": [[2026, 3, 1]]}
    assert entry["urldate"] == "2026-03-01"


def test_the_title_is_in_the_language_of_the_reader(client: TestClient, shelve: Shelve) -> None:
    path = f"/manuscripts/{shelve()}/citation.json"
    kazakh = client.get(path, headers={"accept-language": "kk"})
    arabic = client.get(path, headers={"accept-language": "ar"})
    assert kazakh.json()[0]["title"] == "Құран"
    assert arabic.json()[0]["archive"] == "المكتبة"
    assert "original-title" not in arabic.json()[0]
    assert kazakh.headers["vary"] == "Accept-Language, Cookie"
    assert kazakh.headers["content-language"] == "kk"
    assert kazakh.headers["etag"] != arabic.headers["etag"]


def test_what_somebody_has_is_not_sent_again(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    for ending in ENDINGS:
        path = f"/manuscripts/{book}/citation.{ending}"
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"if-none-match": f'"other", W/{tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag


def test_what_readers_may_not_see_is_not_cited(
    client: TestClient, house: SmallHouse, shelve: Shelve, at: datetime
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        manuscripts.withhold(session, book, is_withheld=True, at=at)
    for ending in ENDINGS:
        for each in (book, "m0000000000"):
            assert client.get(f"/manuscripts/{each}/citation.{ending}").status_code == 404


def test_the_page_offers_every_file_in_each_language(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    for language in LANGUAGES:
        page = client.get(f"/manuscripts/{book}", headers={"accept-language": language}).text
        offered = re.findall(rf'href="(/manuscripts/{book}/citation\.\w+)" title="([^"]+)"', page)
        assert [path.rsplit(".", 1)[1] for path, _ in offered] == list(ENDINGS)
        assert not any("citation-" in said for _, said in offered)


def test_what_a_search_finds_is_cited_in_its_order(
    house: SmallHouse, client: TestClient, shelve: Shelve
) -> None:
    found = [shelve(shelfmark=f"MS {number}", titles={"ar": ["القُرْآن"]}) for number in (2, 1)]
    sermons = shelve(shelfmark="MS 3", titles={"en": ["Sermons"]})
    with house.sessions.begin() as session:
        for book in (*found, sermons):
            index_book(session, book)
    asked = {"q": "quran", "order": "shelfmark"}
    keys = [f"library-ms-{number}-{book}" for number, book in ((1, found[1]), (2, found[0]))]

    answers = {
        ending: client.get(f"/api/search.{name}", params=asked)
        for ending, name in {"bib": "bib", "ris": "ris", "json": "csl.json"}.items()
    }

    for ending, answer in answers.items():
        assert answer.headers["content-type"] == ENDINGS[ending]
        assert answer.headers["content-disposition"].endswith(f'"manuscripts.{ending}"')
    assert [entry["key"] for entry in read_bibtex(answers["bib"].text)] == keys
    assert [dict(tags)["ID"] for tags in read_ris(answers["ris"].text)] == keys
    assert [item["id"] for item in json.loads(answers["json"].text)] == keys


def test_a_book_that_went_while_a_search_answered_is_not_cited(
    house: SmallHouse, client: TestClient, shelve: Shelve
) -> None:
    gone, kept = shelve(shelfmark="MS 1"), shelve(shelfmark="MS 2")
    with house.sessions.begin() as session:
        manuscripts.find(session, gone).state = ManuscriptState.WITHDRAWN
        session.flush()
        assert still_citable(session, [gone, kept]) == [kept]


def test_a_list_offers_its_citations(house: SmallHouse, client: TestClient, shelve: Shelve) -> None:
    book = shelve(titles={"ar": ["القُرْآن"]})
    with house.sessions.begin() as session:
        index_book(session, book)
    page = client.get("/manuscripts?q=quran").text
    assert "/api/search.bib?q=quran" in page
    assert "/api/search.csl.json?q=quran" in page
