"""ResourceSync and the sitemap: what is there now, part by part, and what changed."""

from __future__ import annotations

import pytest
from lxml import etree
from starlette.testclient import TestClient

from catalog.harvest import listed
from tests.catalog.harvest.doors import PUBLIC, client
from tests.catalog.harvest.library import Library

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SYNC = "{http://www.openarchives.org/rs/terms/}"


@pytest.fixture
def asked(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(listed, "PART", 3)
    return client(small_library.sessions)


def read(asked: TestClient, address: str) -> etree._Element:
    got = asked.get(address)
    assert got.status_code == 200, got.text
    return etree.fromstring(got.content)


def said(element: etree._Element, tag: str, name: str) -> str | None:
    """What the first rs:md or rs:ln of an element says under this name."""
    found = element.find(f"{SYNC}{tag}")
    return None if found is None else found.get(name)


def locations(page: etree._Element) -> list[str]:
    return [each.text or "" for each in page.iter(f"{SITEMAP}loc")]


def whole(asked: TestClient, index: str) -> list[str]:
    """Every address in every part that the index names."""
    parts = locations(read(asked, index))
    return [each for part in parts for each in locations(read(asked, part))]


def test_from_one_address_everything_is_found(small_library: Library, asked: TestClient) -> None:
    small_library.create()
    source = read(asked, "/.well-known/resourcesync")
    described = read(asked, locations(source)[0])
    capabilities = {
        said(url, "md", "capability"): url.findtext(f"{SITEMAP}loc", "")
        for url in described.iter(f"{SITEMAP}url")
    }

    assert said(source, "md", "capability") == "description"
    assert set(capabilities) == {"resourcelist", "changelist"}
    for address in capabilities.values():
        assert said(read(asked, address), "ln", "rel") == "up"


def test_the_list_holds_what_is_there_and_nothing_else(
    small_library: Library, asked: TestClient
) -> None:
    books = [small_library.create(pages=each % 2) for each in range(5)]
    small_library.withdraw(books[0])
    small_library.change(books[1])

    told = whole(asked, "/resourcesync/resourcelist.xml")

    teis = {f"{PUBLIC}/manuscripts/{each}/record.tei.xml" for each in books[1:]}
    manifests = {f"{PUBLIC}/iiif/{each}/manifest.json" for each in (books[1], books[3])}
    assert len(told) == len(set(told))
    assert set(told) == teis | manifests


def test_the_changes_come_in_their_order_with_what_happened(
    small_library: Library, asked: TestClient
) -> None:
    first, second = small_library.create(), small_library.create()
    small_library.change(first)
    small_library.withdraw(second, successor_id=first)

    index = read(asked, "/resourcesync/changelist.xml")
    parts = [read(asked, each) for each in locations(index)]
    told = [
        (url.findtext(f"{SITEMAP}loc"), said(url, "md", "change"))
        for part in parts
        for url in part.iter(f"{SITEMAP}url")
    ]

    assert len(parts) == 2
    assert [change for _, change in told] == ["created", "created", "updated", "deleted"]
    assert second in (told[-1][0] or "")
    assert all(said(part, "md", "from") for part in parts)


def test_the_sitemap_names_the_page_of_each_book(small_library: Library, asked: TestClient) -> None:
    books = [small_library.create() for _ in range(4)]
    small_library.withdraw(books[2])

    told = whole(asked, "/sitemap.xml")

    assert set(told) == {f"{PUBLIC}/manuscripts/{each}" for each in books if each != books[2]}
