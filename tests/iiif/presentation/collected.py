"""Crawlers that follow collections from the top, one for each version, and know no address."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from iiif.presentation import prezi
from iiif.presentation.rules import check

_RECOMMENDED = {"summary-missing", "thumbnail-missing"}


class Crawl:
    """What is reached from the top: the names of the collections on the way to each manifest."""

    def __init__(self, client: TestClient, top: str) -> None:
        self.client = client
        self.manifests: list[str] = []
        self.seen: list[str] = []
        self.follow(top)

    def follow(self, address: str) -> None:
        """Open a collection and all in it."""
        raise NotImplementedError

    def open(self, address: str) -> dict[str, Any]:
        """The document; each address once, as a harvester would."""
        assert address not in self.seen
        self.seen.append(address)
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        document: dict[str, Any] = answer.json()
        return document


class Crawl3(Crawl):
    """Follows `items` (Presentation 3.0, 5.1)."""

    def follow(self, address: str) -> None:
        """Open a collection and all in it."""
        document = self.open(address)
        assert document["id"] == address
        prezi.check_types(document)
        assert [one for one in check(document) if one.code not in _RECOMMENDED] == []
        for item in document["items"]:
            if item["type"] == "Manifest":
                self.manifests.append(item["id"])
            else:
                self.follow(item["id"])


class Crawl2(Crawl):
    """Follows `collections`, `first` and `next` (Presentation 2.1, 5.8 and 5.9)."""

    def follow(self, address: str) -> None:
        """Open a collection and all in it."""
        document = self.open(address)
        assert document["@id"] == address
        assert document["@type"] == "sc:Collection"
        found = [one["@id"] for one in document.get("manifests", [])]
        self.manifests += found
        for inner in document.get("collections", []):
            self.follow(inner["@id"])
        if "first" in document:
            self.follow_pages(document)

    def follow_pages(self, whole: dict[str, Any]) -> None:
        """Open the pages of a paged collection, from the first to the last."""
        assert not {"collections", "manifests", "members"} & set(whole)
        counted, before, address = 0, None, whole["first"]
        while address is not None:
            page = self.open(address)
            assert page["within"] == whole["@id"]
            assert page["startIndex"] == counted
            assert page.get("prev") == before
            inner = [one["@id"] for one in page.get("collections", [])]
            found = [one["@id"] for one in page.get("manifests", [])]
            counted += len(inner) + len(found)
            self.manifests += found
            for each in inner:
                self.follow(each)
            before, address = address, page.get("next")
        assert before == whole["last"]
        assert counted == whole["total"]
