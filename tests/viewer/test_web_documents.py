"""What search engines, previews, harvesters of open data and robots are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.access import rules
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.handling.rules import Rule
from catalog.search.shelf import ShelfKeeper
from tests.catalog.handling.asked import ask, end_all
from tests.viewer.conftest import PUBLIC, QURAN, Shelve, SmallHouse
from viewer import web_documents
from viewer.robots import robots
from viewer.turtle import turtle


@pytest.fixture
def app(app: FastAPI, house: SmallHouse) -> FastAPI:
    app.include_router(web_documents.router(house, ShelfKeeper(), "books@example.org"))
    return app


class Head(HTMLParser):
    """The properties and the JSON-LD in the head of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: dict[str, list[str]] = {}
        self._is_data = False
        self.data: dict[str, Any] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a property, or that data begins."""
        given = dict(attrs)
        if tag == "meta" and given.get("property"):
            self.told.setdefault(str(given["property"]), []).append(str(given["content"]))
        self._is_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        """Read the data."""
        if self._is_data:
            self.data = json.loads(data)
            self._is_data = False


def head(client: TestClient, book: str, language: str = "en") -> Head:
    answer = client.get(f"/manuscripts/{book}?lang={language}")
    assert answer.status_code == 200
    return Head(answer.text)


def test_the_page_says_in_schema_org_what_it_says_to_people(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()

    data = head(client, book).data

    assert data["@type"] == ["Manuscript", "ArchiveComponent"]
    assert data["@id"] == f"{PUBLIC}/manuscripts/{book}"
    assert {"@language": "kk", "@value": "Құран"} in data["name"]
    assert data["holdingArchive"]["url"] == "https://library.example.org/"
    assert data["license"] == QURAN["rights"]
    assert data["inLanguage"] == ["ar"]
    media = [one["contentUrl"] for one in data["associatedMedia"]]
    assert media == [
        f"{PUBLIC}/iiif/{book}/manifest.json",
        f"{PUBLIC}/iiif/v2/{book}/manifest.json",
    ]


def test_words_that_would_end_the_script_stay_words(client: TestClient, shelve: Shelve) -> None:
    title = "</script><script>alert(1)</script>"
    book = shelve(titles={"en": [title]})

    found = head(client, book)

    assert found.data["name"]["@value"] == title
    assert found.told["og:title"] == [f"{title}, MS Or. 14"]


def test_the_card_is_in_the_language_of_the_page(client: TestClient, shelve: Shelve) -> None:
    found = head(client, shelve(), "kk").told

    assert found["og:title"] == ["Құран, MS Or. 14"]
    assert found["og:locale"] == ["kk_KZ"]
    assert set(found["og:locale:alternate"]) == {"en_GB", "ru_RU", "ar_AR"}
    (picture,) = found["og:image"]
    assert re.fullmatch(rf"{PUBLIC}/iiif/3/[^/]+/full/\d+,\d+/0/default\.jpg", picture)
    assert max(int(found[f"og:image:{side}"][0]) for side in ("width", "height")) <= 1200


@pytest.mark.parametrize("rule", list(Rule))
def test_where_custodians_ask_anything_of_the_page_there_is_no_picture_on_the_card(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime, rule: Rule
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        ask(session, book, at, rule)

    found = head(client, book)

    assert "og:image" not in found.told
    assert "thumbnailUrl" not in found.data
    assert ("license" in found.data) is (rule is not Rule.NOT_FOR_REUSE)
    with house.sessions.begin() as session:
        end_all(session, book, at)
    assert "og:image" in head(client, book).told


@pytest.mark.parametrize("tier", [Tier.SMALL, Tier.READING_ROOM])
def test_of_a_page_that_is_not_for_everybody_no_copy_is_given_to_others(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime, tier: Tier
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        draft = RuleDraft(tier=tier, reason="Asked by the family")
        rules.set_rule(session, book, draft, seen=0, by="Kim", at=at)

    found = head(client, book)

    assert "og:image" not in found.told
    assert "thumbnailUrl" not in found.data


def links(header: str) -> list[tuple[str, str]]:
    return re.findall(r'<([^>]+)>; rel="([^"]+)"', header)


def test_the_signposts_lead_to_everything_and_the_set_leads_back(
    client: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    page = f"{PUBLIC}/manuscripts/{book}"

    asked = client.head(f"/manuscripts/{book}")

    assert (asked.status_code, asked.content) == (200, b"")
    found = links(asked.headers["link"])
    assert (page, "cite-as") in found
    assert ("https://schema.org/Manuscript", "type") in found
    assert (QURAN["rights"], "license") in found
    (address,) = [href for href, relation in found if relation == "linkset"]
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/linkset+json"
    own, *back = answer.json()["linkset"]
    assert own["anchor"] == page
    told = {
        (link["href"], relation)
        for relation, several in own.items()
        if relation != "anchor"
        for link in several
    }
    assert told == {each for each in found if each[1] != "linkset"}
    anchors = {one["anchor"] for one in back}
    assert anchors == {href for href, relation in found if relation in ("describedby", "item")}
    assert all(
        link["href"] == page for one in back for key in set(one) - {"anchor"} for link in one[key]
    )


def test_a_licence_is_no_signpost_where_custodians_ask_for_no_reuse(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        ask(session, book, at, Rule.NOT_FOR_REUSE)

    assert "license" not in {relation for _, relation in _page_links(client, book)}
    assert "license" not in client.get(f"/manuscripts/{book}/linkset.json").text


def _page_links(client: TestClient, book: str) -> list[tuple[str, str]]:
    return links(client.get(f"/manuscripts/{book}").headers["link"])


def test_nothing_is_told_of_what_is_withheld(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve()
    with house.sessions.begin() as session:
        manuscripts.withhold(session, book, is_withheld=True, at=at)

    for path in (f"/manuscripts/{book}", f"/manuscripts/{book}/linkset.json"):
        assert client.get(path).status_code == 404
    assert book not in client.get("/catalogue.jsonld").text


def test_the_catalogue_as_data_says_the_same_in_both_formats(client: TestClient) -> None:
    answer = client.get("/catalogue.jsonld")
    catalogue = answer.json()

    assert answer.headers["content-type"] == "application/ld+json"
    assert catalogue["@type"] == "dcat:Catalog"
    assert {word["@language"] for word in catalogue["dct:title"]} == {"en", "kk", "ru", "ar"}
    everything = catalogue["dcat:dataset"][0]
    addresses = [one["dcat:accessURL"]["@id"] for one in everything["dcat:distribution"]]
    assert f"{PUBLIC}/iiif/collection/all.json" in addresses
    assert f"{PUBLIC}/iiif/v2/collection/all.json" in addresses
    assert any(one.startswith(f"{PUBLIC}/oai?verb=ListRecords") for one in addresses)
    written = client.get("/catalogue.ttl")
    assert written.headers["content-type"].startswith("text/turtle")
    assert written.text == turtle(catalogue)
    for text in strings(catalogue):
        assert text in written.text


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield json.dumps(value, ensure_ascii=False)[1:-1]


def test_turtle_quotes_what_would_end_a_text() -> None:
    text = 'a "quoted" \\ word\nand a line'
    written = turtle(
        {"@context": {"x": "urn:x:"}, "@id": "urn:y", "@type": "x:Z", "x:says": [{"@value": text}]}
    )

    assert written.count("\n") == 4
    assert json.dumps(text) in written


def test_robots_are_kept_from_what_never_ends_and_shown_a_better_way(
    client: TestClient, house: SmallHouse
) -> None:
    answer = client.get("/robots.txt")

    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == robots(house.uris)
    lines = answer.text.splitlines()
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in lines
    assert "Disallow: /manuscripts/*/read" in lines
    assert "Disallow: /desk" in lines
    assert "Disallow: /manuscripts" not in lines
    assert any("/oai" in line for line in lines if line.startswith("#"))
