"""The citation of a book as files that anybody may fetch, and the page that offers them."""

from __future__ import annotations

import json
import re
from datetime import datetime

from starlette.testclient import TestClient

from catalog import manuscripts
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
