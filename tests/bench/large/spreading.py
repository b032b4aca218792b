"""How soon a change of access is seen, at every door of every process.

Two web servers and a worker share a database and a vault. A fourth process seals the book, opens
it again, and sets an embargo that ends; from the end of its transaction every door of both servers
is asked again and again. The embargo ends while no worker lives.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from catalog.access import announcing, rules
from catalog.access.in_force import in_force
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.identifiers import mint
from catalog.identity import find
from catalog.paths import older
from tests.bench.installation import Installation
from tests.bench.processes import free_port
from tests.bench.table import Row
from tests.viewer.released_house import Released, furnish
from viewer.assembly import House
from viewer.work import keep_manifest

GOAL_S = 5.0
EMBARGO_S = 6.0
PATIENCE_S = 60.0
_EVERY_S = 0.1
_LETS_SOME_IN = b"iiif.io/api/auth"
_PERSON = {"Sec-Fetch-Mode": "cors", "Accept-Encoding": "gzip;q=0"}
_PROGRAM = {"Accept-Encoding": "gzip;q=0"}
Heard = Callable[[int, bytes], bool]


@dataclass(frozen=True)
class Door:
    """An address, how it is asked, and whether an answer says that the book is open."""

    name: str
    path: str
    is_open: Heard
    headers: Mapping[str, str]


def measure(database: str, url: str, folder: Path) -> Iterator[Row]:
    """One row for each door and change."""
    (folder / "scratch").mkdir(parents=True)
    # One public address, whichever of them answers.
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    made = Installation(folder / "data", url)
    made.migrate()
    with ExitStack() as stack:
        house = stack.enter_context(made.house(public_url=public))
        book = furnish(house, folder / "scratch")
        doors = _doors(house, book)
        servers = [stack.enter_context(made.serve(1, KITABDAR_PUBLIC_URL=public)) for _ in range(2)]
        ports = [server.port for server in servers]
        worker = made.worker(0)
        stack.callback(worker.stop)
        # Each is asked first, so that both processes remember what they were told.
        _wait(ports, doors, is_open=True, since=time.monotonic())
        time.sleep(4)
        for what, act, is_open in (("sealed", _seal, False), ("opened", _unseal, True)):
            act(house, book)
            yield from _rows(database, what, _wait(ports, doors, is_open=is_open,
                                                   since=time.monotonic()))  # fmt: skip
        worker.stop()
        pictures = [door for door in doors if door.name in _OF_PICTURES]
        until = datetime.now(UTC) + timedelta(seconds=EMBARGO_S)
        _embargo(house, book, until)
        begins = _wait(ports, pictures, is_open=False, since=time.monotonic())
        yield from _rows(database, "under an embargo", begins)
        time.sleep(max(0.0, (until - datetime.now(UTC)).total_seconds()))
        ends = _wait(ports, pictures, is_open=True, since=time.monotonic())
        yield from _rows(database, "the embargo over, no worker living", ends)


_OF_PICTURES = ("tile", "thumbnail", "manifest 3.0", "manifest 2.1", "METS over OAI-PMH")


def _rows(database: str, what: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    for name, waits in found.items():
        yield Row(
            f"{database}: {what}: {name}, seconds in each process",
            " and ".join(f"{wait:.1f}" for wait in waits),
            goal=f"<= {GOAL_S:.0f} s", met=max(waits) <= GOAL_S,
        )  # fmt: skip


def _doors(house: House, book: Released) -> list[Door]:
    image = book.first["11v"]
    with house.sessions() as session:
        shelfmark = find(session, book.id).shelfmark
    identifier = f"oai:127.0.0.1:{book.id}"
    record = f"/oai?verb=GetRecord&identifier={identifier}&metadataPrefix"
    picture = image.encode()

    def names_picture(status: int, body: bytes) -> bool:
        # Under an embargo a manifest names the picture with the services that let some in.
        return status == 200 and picture in body and _LETS_SOME_IN not in body

    def names_book(status: int, body: bytes) -> bool:
        return status == 200 and book.id.encode() in body

    def is_there(status: int, body: bytes) -> bool:
        return status == 200

    def is_living(status: int, body: bytes) -> bool:
        return status == 200 and b'status="deleted"' not in body

    def was_told_last(status: int, body: bytes) -> bool:
        return str(json.loads(body)["orderedItems"][-1]["type"]) != "Delete"

    return [
        Door("tile", f"/iiif/3/{image}/0,0,512,512/512,512/0/default.jpg", is_there, _PERSON),
        Door("thumbnail", f"/iiif/3/{image}/full/!200,200/0/default.jpg", is_there, _PERSON),
        Door("manifest 3.0", f"/iiif/{book.id}/manifest.json", names_picture, _PROGRAM),
        Door("manifest 2.1", older(f"/iiif/{book.id}/manifest.json"), names_picture, _PROGRAM),
        Door("page of the book", f"/manuscripts/{book.id}", is_there, _PERSON),
        Door("search", f"/api/search?q={quote(shelfmark)}", names_book, _PROGRAM),
        Door("collection", "/iiif/collection/all.json", names_book, _PROGRAM),
        Door("OAI-PMH", f"{record}=oai_dc", is_living, _PROGRAM),
        Door("METS over OAI-PMH", f"{record}=mets", names_picture, _PROGRAM),
        Door("Change Discovery", "/iiif/discovery/changes/1.json", was_told_last, _PROGRAM),
        Door("sitemap", "/sitemap/1.xml", names_book, _PROGRAM),
        Door("report as PDF", f"/manuscripts/{book.id}/condition/{book.survey}/report.pdf",
             is_there, _PERSON),
    ]  # fmt: skip


def _wait(
    ports: list[int], doors: list[Door], *, is_open: bool, since: float
) -> dict[str, list[float]]:
    """Seconds since `since` until each door of each process said so, and kept to it."""
    with ThreadPoolExecutor(len(ports)) as pool:
        each = list(pool.map(lambda port: _watch(port, doors, is_open, since), ports))
    return {door.name: [found[door.name] for found in each] for door in doors}


def _watch(port: int, doors: list[Door], is_open: bool, since: float) -> dict[str, float]:
    found: dict[str, float] = {}
    while len(found) < len(doors):
        if time.monotonic() - since > PATIENCE_S:
            late = ", ".join(door.name for door in doors if door.name not in found)
            raise RuntimeError(f"not {'open' if is_open else 'closed'} after a minute: {late}")
        for door in doors:
            if door.name not in found and door.is_open(*_ask(port, door)) is is_open:
                found[door.name] = time.monotonic() - since
        time.sleep(_EVERY_S)
    return found


def _ask(port: int, door: Door) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", door.path, headers=dict(door.headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def _seal(house: House, book: Released) -> None:
    _set(house, book, RuleDraft(tier=Tier.SEALED, reason="A measurement"))


def _embargo(house: House, book: Released, until: datetime) -> None:
    _set(house, book, RuleDraft(tier=Tier.EMBARGO, reason="A measurement", until=until))


def _set(house: House, book: Released, draft: RuleDraft) -> None:
    at = datetime.now(UTC)
    with house.sessions.begin() as session:
        seen = rules.edition(session, book.id)
        rules.set_rule(session, book.id, draft, seen=seen, by="the bench", at=at)
        announcing.announce(
            session, house.vault.root, book.id, by="the bench", at=at, new_id=mint,
            after=keep_manifest(house.uris),
        )  # fmt: skip


def _unseal(house: House, book: Released) -> None:
    at = datetime.now(UTC)
    with house.sessions.begin() as session:
        (number,) = (rule.number for rule in in_force(session, book.id).rules)
        seen = rules.edition(session, book.id)
        rules.end_rule(session, book.id, number, seen=seen, by="the bench", at=at)
        announcing.announce(
            session, house.vault.root, book.id, by="the bench", at=at, new_id=mint,
            after=keep_manifest(house.uris),
        )  # fmt: skip
