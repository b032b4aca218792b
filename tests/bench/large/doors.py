"""What a page of each door costs, at the end of its list as at its start.

Asked as programs ask, one request after another on one connection. A list is walked by
`harvest.py`; here are the pages that somebody asks for by name.
"""

from __future__ import annotations

import http.client
import json
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from catalog.paths import older
from tests.bench.installation import Installation
from tests.bench.large.catalogue import Catalogue
from tests.bench.large.transcribed import COMMON, RARE, transcribe
from tests.bench.processes import Server, cpu_s
from tests.bench.table import Row

GOAL_MS = 150.0
GROWTH_GOAL = 1.5
# Two medians of a few milliseconds may differ by this without one being the longer.
_ALIKE_MS = 3.0
MANIFEST_GOAL_MS = 5.0
_ROUNDS = 60
_CANVAS = re.compile(rb'"id":"[^"]*/(c[0-9a-z]{10})"')


@dataclass(frozen=True)
class Stretch:
    """Milliseconds of each answer at one end of a list, and CPU of the server for one of them."""

    waits: tuple[float, ...]
    cpu_ms: float

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.waits)

    @property
    def p95(self) -> float:
        """The 95th of a hundred."""
        return sorted(self.waits)[int(len(self.waits) * 0.95)]

    def __str__(self) -> str:
        return f"p95 {self.p95:.0f} ms, {self.cpu_ms:.1f} ms of CPU"


def measure(database: str, catalogue: Catalogue, data: Path) -> Iterator[Row]:
    """One row for each door."""
    made = Installation(data, catalogue.database_url)
    made.migrate()
    book = catalogue.long[0]
    transcribe(made, catalogue.database_url, book, data / "pages")
    with made.serve(1) as server:
        asker = Asker(server)
        asker.get("/oai?verb=Identify")
        for name, first, last in _doors(catalogue, asker):
            ends = asker.stretch(last) if last else None
            yield _row(f"{database}: {name}", asker.stretch(first), ends)
        for name, paths in _inside(asker, book):
            yield _row(f"{database}: {name}", asker.stretch(paths), None)
        # As clients of manifests ask; the bytes are kept in both forms.
        for row in _manifests(Asker(server, "gzip"), catalogue):
            yield Row(f"{database}: {row.what}", row.ours, goal=row.goal, met=row.met)


class Asker:
    """A program that asks one server, on one connection."""

    def __init__(self, server: Server, encoding: str = "gzip;q=0") -> None:
        self._server = server
        self._encoding = encoding
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)

    def ask(self, path: str) -> tuple[int, bytes]:
        """Status and body of one answer."""
        self._connection.request("GET", path, headers={"Accept-Encoding": self._encoding})
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def get(self, path: str) -> bytes:
        """The body of a good answer.

        Raises:
            RuntimeError: it is none.
        """
        status, body = self.ask(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}: {body[:300]!r}")
        return body

    def stretch(self, paths: Sequence[str], rounds: int = _ROUNDS) -> Stretch:
        """Ask for each in turn; the first of each warms up and is not counted."""
        for path in paths[:rounds]:
            self.get(path)
        before = cpu_s(*self._server.pids)
        waits = []
        for number in range(rounds):
            begun = time.perf_counter()
            self.get(paths[number % len(paths)])
            waits.append((time.perf_counter() - begun) * 1000)
        return Stretch(tuple(waits), (cpu_s(*self._server.pids) - before) * 1000 / rounds)


def _row(what: str, first: Stretch, last: Stretch | None) -> Row:
    if last is None:
        return Row(what, str(first), goal=f"p95 <= {GOAL_MS:.0f} ms", met=first.p95 <= GOAL_MS)
    growth = last.median / first.median
    is_alike = growth <= GROWTH_GOAL or last.median - first.median <= _ALIKE_MS
    return Row(
        what, f"at its end: {last}", f"at its start: {first}", f"{growth:.2f}x",
        f"p95 <= {GOAL_MS:.0f} ms, <= {GROWTH_GOAL}x",
        max(first.p95, last.p95) <= GOAL_MS and is_alike,
    )  # fmt: skip


def _doors(catalogue: Catalogue, asker: Asker) -> Iterator[tuple[str, list[str], list[str]]]:
    """What a door is called, its pages at the start of its list, and at its end (no list: none)."""
    first, last = catalogue.ordinary[:_ROUNDS], catalogue.ordinary[-_ROUNDS:]
    for prefix in ("oai_dc", "edm", "mets", "tei"):
        record = f"/oai?verb=GetRecord&metadataPrefix={prefix}&identifier=oai:127.0.0.1:"
        yield (
            f"GetRecord, {prefix}",
            [record + book for book in first],
            [record + book for book in last],
        )
    for verb in ("Identify", "ListMetadataFormats", "ListSets"):
        yield verb, [f"/oai?verb={verb}"], []
    for kind in ("manifest 3.0", "manifest 2.1"):
        paths = [[f"/iiif/{book}/manifest.json" for book in books] for books in (first, last)]
        if kind.endswith("2.1"):
            paths = [[older(path) for path in each] for each in paths]
        yield f"{kind}, kept", paths[0], paths[1]
    linksets = [[f"/manuscripts/{book}/linkset.json" for book in books] for books in (first, last)]
    yield "linkset", linksets[0], linksets[1]
    yield "collection of everything", *_ends(asker, "/iiif/collection/all.json")
    yield "collection of a holder", *_ends(asker, "/iiif/collection/holder/library-3.json")
    for path in ("top", "by/holder", "by/place", "by/work"):
        address = f"/iiif/collection/{path}.json"
        yield f"collection {path}", [address], []
        yield f"collection {path}, 2.1", [older(address)], []
    for path in ("/catalogue.jsonld", "/catalogue.ttl"):
        yield f"catalogue as DCAT, {path}", [path], []


def _ends(asker: Asker, path: str) -> tuple[list[str], list[str]]:
    """The first and the last part of a collection."""
    parts = [each["id"] for each in json.loads(asker.get(path))["items"]]
    local = ["/" + part.split("/", 3)[3] for part in parts]
    return [local[0]], [local[-1]]


def _inside(asker: Asker, book: str) -> Iterator[tuple[str, list[str]]]:
    """A book of 600 sides of which every line is transcribed."""
    body = asker.get(f"/iiif/{book}/manifest.json")
    canvases = list(dict.fromkeys(each.decode() for each in _CANVAS.findall(body)))[:60]
    lines = [f"/iiif/{book}/transcription/{canvas}.json" for canvas in canvases]
    yield "transcription of a side as annotations", lines
    yield "the same in 2.1", [older(path) for path in lines]
    for words in (COMMON[0], " ".join(COMMON[:2]), RARE):
        asked = f"?q={quote(words)}"
        plain = f"/iiif/{book}/search"
        for path in (plain, older(plain)):
            if asker.ask(path + asked)[0] == 200:
                version = "1.0" if path == older(plain) else "2.0"
                yield f"search inside 600 sides, {version}: {words}", [path + asked]


def _manifests(asker: Asker, catalogue: Catalogue) -> Iterator[Row]:
    for what, books in (("ordinary", catalogue.ordinary[:20]), ("600 sides", catalogue.long[1:6])):
        paths = [f"/iiif/{book}/manifest.json" for book in books]
        for version, asked in (("3.0", paths), ("2.1", [older(path) for path in paths])):
            found = asker.stretch(asked, 300)
            yield Row(
                f"manifest {version} from the store, {what}",
                f"{found.cpu_ms:.2f} ms of CPU, p95 {found.p95:.0f} ms",
                goal=f"<= {MANIFEST_GOAL_MS:.0f} ms of CPU",
                met=found.cpu_ms <= MANIFEST_GOAL_MS,
            )
