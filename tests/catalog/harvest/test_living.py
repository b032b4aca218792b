"""While records live, harvesters that know only the protocols end with exactly our set."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import NoRecordsMatch as ScytheFoundNothing
from oaipmh_scythe.models import Header
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch as SickleFoundNothing
from sqlalchemy import select

from catalog.codicology.folios import Canvas
from tests.catalog.harvest.doors import Crawler, listening
from tests.catalog.harvest.library import Library

PREFIX = "oai:127.0.0.1:"
STEPS = 9


@dataclass
class Harvest:
    """What one client holds; `since` is the time its last harvest began at, by our clock."""

    holds: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    since: str | None = None

    def take(self, identifier: str, *, is_deleted: bool) -> None:
        book_id = identifier.removeprefix(PREFIX)
        (self.gone if is_deleted else self.holds).add(book_id)
        (self.holds if is_deleted else self.gone).discard(book_id)


def _began(identify: Any) -> str:
    """The time of our own clock in the answer."""
    return str(identify.getroottree().getroot()[0].text)


def sickle_harvests(base: str, has: Harvest) -> None:
    client = Sickle(f"{base}/oai", encoding="utf-8")
    asked = {"from": has.since} if has.since else {}
    began = _began(client.Identify().xml)
    try:
        for record in client.ListRecords(metadataPrefix="oai_dc", **asked):
            has.take(record.header.identifier, is_deleted=record.header.deleted)
    except SickleFoundNothing:
        pass
    has.since = began


def scythe_harvests(base: str, has: Harvest) -> None:
    with Scythe(f"{base}/oai") as client:
        began = _began(client.identify().xml)
        asked: dict[str, Any] = {"from_": has.since} if has.since else {}
        try:
            for header in client.list_identifiers(metadata_prefix="oai_dc", **asked):
                assert isinstance(header, Header)
                has.take(str(header.identifier), is_deleted=bool(header.deleted))
        except ScytheFoundNothing:
            pass
    has.since = began


class Curator:
    """One curator at work; the books are this one's alone."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = Library(library.sessions, library.vault, random.Random(seed))
        self.dice = self.library.dice
        self.shown: list[str] = []
        self.hidden: dict[str, list[str]] = {"withdrawn": [], "sealed": [], "withheld": []}

    def work(self) -> None:
        """A working day."""
        for step in (self.make, self.make, *self.dice.choices(self.steps, k=STEPS)):
            (step if len(self.shown) > 1 else self.make)()

    @property
    def steps(self) -> tuple[Callable[[], None], ...]:
        return (
            self.make, self.change, self.withdraw, self.merge, self.put_back, self.seal,
            self.unseal, self.withhold, self.give_back,
        )  # fmt: skip

    def make(self) -> None:
        self.shown.append(self.library.create(pages=self.dice.randrange(2)))

    def change(self) -> None:
        self.library.change(self.dice.choice(self.shown))

    def withdraw(self) -> None:
        self.library.withdraw(self._hide("withdrawn"))

    def merge(self) -> None:
        self.library.withdraw(self._hide("withdrawn"), successor_id=self.shown[0])

    def put_back(self) -> None:
        self._show("withdrawn", self.library.put_back)

    def seal(self) -> None:
        self.library.seal(self._hide("sealed"))

    def unseal(self) -> None:
        self._show("sealed", self.library.unseal)

    def withhold(self) -> None:
        self.library.withhold(self._hide("withheld"), is_withheld=True)

    def give_back(self) -> None:
        self._show("withheld", lambda book: self.library.withhold(book, is_withheld=False))

    def _hide(self, how: str) -> str:
        self.hidden[how].append(self.shown.pop(self.dice.randrange(len(self.shown))))
        return self.hidden[how][-1]

    def _show(self, how: str, act: Callable[[str], None]) -> None:
        if self.hidden[how]:
            self.shown.append(self.hidden[how].pop())
            act(self.shown[-1])


def until(done: threading.Event, act: Callable[[], None]) -> None:
    while not done.is_set():
        act()
    act()


def test_every_client_catches_up_and_holds_exactly_our_set(library: Library) -> None:
    first, second = Harvest(), Harvest()
    done = threading.Event()
    with listening(library.sessions) as base, ThreadPoolExecutor(6) as pool:
        crawler = Crawler(f"{base}/iiif/discovery/changes.json")
        clients = [
            pool.submit(until, done, lambda: sickle_harvests(base, first)),
            pool.submit(until, done, lambda: scythe_harvests(base, second)),
            pool.submit(until, done, crawler.crawl),
        ]
        try:
            for writer in [pool.submit(Curator(library, seed).work) for seed in (1, 2, 3)]:
                writer.result(timeout=120)
        finally:
            done.set()
        for each in clients:
            each.result(timeout=120)

    seen = library.seen()
    for harvest in (first, second):
        assert harvest.holds == seen
        assert harvest.gone <= library.published() - seen
    assert {_book_of(each) for each in crawler.holds} == _with_pages(library, seen)
    assert not {_book_of(each) for each in crawler.gone} & seen
    # A client that comes only now is told of every book that ever stood there.
    late = Harvest()
    with listening(library.sessions) as base:
        sickle_harvests(base, late)
    assert late.holds == seen
    assert late.gone == library.published() - seen


def _book_of(manifest: str) -> str:
    return manifest.split("/")[-2]


def _with_pages(library: Library, books: set[str]) -> set[str]:
    with library.sessions() as session:
        return set(session.scalars(select(Canvas.manuscript_id).distinct())) & books
