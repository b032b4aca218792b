"""What a harvest of a large catalogue costs: all of it, and its first and last answers."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.bench.installation import Installation
from tests.bench.large.catalogue import Catalogue
from tests.bench.table import Row

PAGE_GOAL_MS = 150.0
ALL_GOAL_S = 180.0
_TOKEN = re.compile(rb"<resumptionToken[^>]*>([^<]+)</resumptionToken>")


@dataclass(frozen=True)
class Walk:
    """Milliseconds of each answer of a list, in order, and how many records there were."""

    waits: tuple[float, ...]
    records: int

    @property
    def seconds(self) -> float:
        """How long the whole list took."""
        return sum(self.waits) / 1000

    def p95(self, beginning: float, end: float) -> float:
        """The 95th of a hundred of the answers of a stretch of the list."""
        part = self.waits[int(len(self.waits) * beginning) : int(len(self.waits) * end) or None]
        return sorted(part)[int(len(part) * 0.95)]


def measure(database: str, catalogue: Catalogue, data: Path) -> Iterator[Row]:
    """One row for each door and format."""
    with Installation(data, catalogue.database_url).serve(1) as server:
        begun = time.perf_counter()
        _get(server.port, "/oai?verb=Identify")
        first = time.perf_counter() - begun
        yield Row(f"{database}: harvest, the very first look at all", f"{first:.1f} s")
        for prefix in ("oai_dc", "edm", "tei", "mets"):
            goal = ALL_GOAL_S if prefix == "oai_dc" else None
            path = f"/oai?verb=ListRecords&metadataPrefix={prefix}"
            yield _row(f"{database}: harvest of {prefix}", _list(server.port, path), goal)
        path = "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"
        yield _row(f"{database}: list of identifiers", _list(server.port, path), ALL_GOAL_S)
        path = "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=language:ar"
        yield _row(f"{database}: harvest of a set", _list(server.port, path), ALL_GOAL_S)
        yield _row(f"{database}: crawl of the changes", _crawl(server.port), ALL_GOAL_S)
        for name in ("sitemap.xml", "resourcesync/resourcelist.xml", "resourcesync/changelist.xml"):
            walked = _parts(server.port, f"/{name}")
            yield _row(f"{database}: parts of {name}", walked, None)


def _row(what: str, walk: Walk, goal_s: float | None) -> Row:
    begins, ends = walk.p95(0, 0.2), walk.p95(0.8, 1)
    met = max(begins, ends) <= PAGE_GOAL_MS and (goal_s is None or walk.seconds <= goal_s)
    return Row(
        f"{what}, {walk.records} in {len(walk.waits)} answers",
        f"{walk.seconds:.1f} s, p95 {ends:.0f} ms at its end",
        f"p95 {begins:.0f} ms at its beginning",
        f"{ends / begins:.2f}x",
        f"p95 <= {PAGE_GOAL_MS:.0f} ms" + (f", <= {goal_s:.0f} s" if goal_s else ""),
        met,
    )


def _get(port: int, path: str, on: http.client.HTTPConnection | None = None) -> bytes:
    connection = on or http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip;q=0"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {body[:300]!r}")
    return body


def _list(port: int, path: str) -> Walk:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    waits, records = [], 0
    verb = path.partition("verb=")[2].partition("&")[0]
    following: str | None = path
    while following is not None:
        begun = time.perf_counter()
        body = _get(port, following, connection)
        waits.append((time.perf_counter() - begun) * 1000)
        records += body.count(b"<header") or body.count(b"<set>")
        following = token_of(body, verb)
    connection.close()
    return Walk(tuple(waits), records)


def token_of(page: bytes, verb: str) -> str | None:
    """The address of the page after this one; None at the end of the list."""
    token = _TOKEN.search(page)
    return f"/oai?verb={verb}&resumptionToken={quote(token[1].decode())}" if token else None


def _crawl(port: int) -> Walk:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    waits, records = [], 0
    following: str | None = json.loads(_get(port, "/iiif/discovery/changes.json"))["last"]["id"]
    while following is not None:
        begun = time.perf_counter()
        body = json.loads(_get(port, _path(following), connection))
        waits.append((time.perf_counter() - begun) * 1000)
        records += len(body["orderedItems"])
        following = body.get("prev", {}).get("id")
    connection.close()
    return Walk(tuple(waits), records)


def _parts(port: int, path: str) -> Walk:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    waits, records = [], 0
    index = _get(port, path, connection)
    for address in re.findall(rb"<loc>([^<]+)</loc>", index):
        begun = time.perf_counter()
        body = _get(port, _path(address.decode()), connection)
        waits.append((time.perf_counter() - begun) * 1000)
        records += body.count(b"<loc>")
    connection.close()
    return Walk(tuple(waits), records)


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]
