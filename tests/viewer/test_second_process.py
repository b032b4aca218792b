"""What one process closes, another one closes too; and an embargo ends where no worker lives."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Engine

from catalog.access import announcing, rules
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from tests.bench.installation import Installation
from tests.bench.processes import Server
from tests.factories import a_manuscript, an_image
from tests.iiif.image.shelved import Collection
from viewer.assembly import House
from viewer.work import keep_manifest

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WIDTH, HEIGHT = 600, 800
PATIENCE_S = 60.0
PUBLIC = "http://127.0.0.1:8600"
LETS_SOME_IN = b"iiif.io/api/auth"


@dataclass
class Shelf:
    """One book in this process, and another process that serves it."""

    house: House
    other: Server
    book: str
    image: str

    def ask(self, path: str, *, is_program: bool) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.other.port, timeout=30)
        # From elsewhere: while nobody has an account, this very machine is no stranger.
        headers = {"X-Forwarded-For": "192.0.2.7"}
        if not is_program:
            headers["Sec-Fetch-Mode"] = "cors"
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def tile(self) -> int:
        return self.ask(f"/iiif/3/{self.image}/full/max/0/default.jpg", is_program=False)[0]

    def manifest(self, *, is_program: bool) -> tuple[int, bytes]:
        return self.ask(f"/iiif/{self.book}/manifest.json", is_program=is_program)

    def rule(self, tier: Tier, until: datetime | None = None) -> None:
        at = datetime.now(UTC)
        with self.house.sessions.begin() as session:
            draft = RuleDraft(tier=tier, reason="A test", until=until)
            seen = rules.edition(session, self.book)
            rules.set_rule(session, self.book, draft, seen=seen, by="a test", at=at)
            announcing.announce(
                session, self.house.vault.root, self.book, by="a test", at=at, new_id=mint,
                after=keep_manifest(self.house.uris),
            )  # fmt: skip


@pytest.fixture
def shelf(engine: Engine, tmp_path: Path) -> Iterator[Shelf]:
    url = engine.url.render_as_string(hide_password=False)
    made = Installation(tmp_path / "data", url)
    with made.house(public_url=PUBLIC) as house:
        house.vault.root.ensure()
        pictures = Collection(house.vault.blobs, tmp_path)
        image_id = mint(Kind.IMAGE)
        pictures.add(Image.new("RGB", (WIDTH, HEIGHT), (205, 190, 160)), image_id)
        with house.sessions.begin() as session:
            book = a_manuscript(session, AT)
            side = ensure_side(session, book.id, parse_label("1r"))
            canvas = ensure_canvas(session, side, WIDTH, HEIGHT, mint(Kind.CANVAS))
            an_image(
                session, book.id, canvas.id, AT, image_id=image_id, width_px=WIDTH, height_px=HEIGHT
            )
        with made.serve(1, KITABDAR_PUBLIC_URL=PUBLIC) as other:
            yield Shelf(house, other, book.id, image_id)


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_another_process_follows_what_this_one_changed(shelf: Shelf) -> None:
    assert shelf.tile() == 200
    assert [shelf.manifest(is_program=each)[0] for each in (True, False)] == [200, 200]

    shelf.rule(Tier.EMBARGO, until=datetime.now(UTC) + timedelta(seconds=3))
    assert LETS_SOME_IN in shelf.manifest(is_program=False)[1]
    until(lambda: LETS_SOME_IN not in shelf.manifest(is_program=False)[1])
    until(lambda: shelf.tile() == 200)
    assert shelf.image.encode() in shelf.manifest(is_program=False)[1]

    shelf.rule(Tier.SEALED)
    until(lambda: shelf.tile() != 200)
    until(lambda: shelf.manifest(is_program=True)[0] == 404)
    until(lambda: shelf.manifest(is_program=False)[0] == 404)
