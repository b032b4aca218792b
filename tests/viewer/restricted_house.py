"""A house with one tiled book whose pages get rules of access, and guests of every kind."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from starlette.testclient import TestClient

from catalog.access import announcing, rules
from catalog.access.in_force import in_force
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from catalog.search.index import index_lines
from catalog.transcription.indexing import follow
from catalog.transcription.tables import KeptPage, KeptTranscription, TranscriptionState
from tests.factories import a_manuscript, an_image
from tests.iiif.image.shelved import Collection
from tests.viewer.walked import PUBLIC, Peopled, assembled
from viewer.asgi import FrontDoor, create_front_door
from viewer.networks import networks_in
from viewer.work import keep_manifest

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SIDES = ("1r", "1v", "2r", "2v")
WIDTH, HEIGHT = 1440, 1800
ROOM = "203.0.113.0/24"
INSIDE, OUTSIDE = "203.0.113.9", "192.0.2.7"


@dataclass
class World:
    """The house and what is in it; `images` and `canvases` by folio label."""

    peopled: Peopled
    door: FrontDoor
    id: str = ""
    holder: str = ""
    canvases: dict[str, str] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    signed: dict[str, dict[str, str]] = field(default_factory=dict)
    clients: dict[str, TestClient] = field(default_factory=dict)

    def rule(self, tier: Tier, *labels: str, until: datetime | None = None) -> int:
        """Set a rule for these sides, or for the whole book, let it take effect; its number."""
        canvas_ids = tuple(self.canvases[label] for label in labels)
        draft = RuleDraft(
            tier=tier, reason="Asked by the family", until=until, canvas_ids=canvas_ids
        )
        house = self.peopled.house
        with house.sessions.begin() as session:
            seen = rules.edition(session, self.id)
            made = rules.set_rule(session, self.id, draft, seen=seen, by="Kim", at=AT)
            assert made is not None
            self._announce(session)
            return made.number

    def end(self, number: int) -> None:
        """End a rule."""
        with self.peopled.house.sessions.begin() as session:
            seen = rules.edition(session, self.id)
            rules.end_rule(session, self.id, number, seen=seen, by="Kim", at=AT)
            self._announce(session)

    def open_all(self) -> None:
        """End every rule that holds."""
        with self.peopled.house.sessions() as session:
            standing = [rule.number for rule in in_force(session, self.id).rules]
        for number in standing:
            self.end(number)

    def _announce(self, session: Any) -> None:
        house = self.peopled.house
        announcing.announce(
            session, house.vault.root, self.id, by="Kim", at=AT, new_id=mint,
            after=keep_manifest(house.uris),
        )  # fmt: skip

    def get(self, address: str, who: str = "", host: str = OUTSIDE, **headers: str) -> Any:
        """What this guest gets from this network; `who` is a role, or nobody."""
        return self._client(host).get(
            address.removeprefix(PUBLIC), headers={**self.signed.get(who, {}), **headers}
        )

    def post(self, address: str, form: dict[str, str], who: str = "", **headers: str) -> Any:
        """What this guest gets for sending a form from a page of ours."""
        given = {"accept": "text/html", **self.signed.get(who, {}), **headers}
        return self._client(OUTSIDE).post(address, data=form, headers=given)

    @property
    def later(self) -> datetime:
        """A day that is far from now."""
        return datetime(2099, 1, 1, tzinfo=UTC)

    def _client(self, host: str) -> TestClient:
        client = self.clients.get(host)
        if client is None:
            client = TestClient(
                self.door, base_url=PUBLIC, client=(host, 4000), raise_server_exceptions=False,
                follow_redirects=False,
            )  # fmt: skip
            self.clients[host] = client
        client.cookies.clear()
        return client

    def tile(self, label: str, who: str = "", host: str = OUTSIDE) -> int:
        """The status of a full-size tile of a side."""
        return int(
            self.get(f"/iiif/3/{self.images[label]}/0,0,512,512/512,512/0/default.jpg", who, host)
            .status_code
        )  # fmt: skip


def picture(number: int) -> Image.Image:
    """A picture of its own, with something to see in each part of it."""
    dice = random.Random(number)
    small = Image.new("RGB", (12, 15))
    small.putdata([tuple(dice.randrange(40, 240) for _ in range(3)) for _ in range(180)])
    return small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)


@contextmanager
def restricted(data_dir: Path, scratch: Path) -> Iterator[World]:
    """The house; no rule holds yet."""
    with assembled(data_dir) as peopled:
        house = peopled.house
        house.vault.root.ensure()
        door = create_front_door(house)
        world = World(peopled, door)
        pictures = Collection(house.vault.blobs, scratch)
        with house.sessions.begin() as session:
            made = a_manuscript(session, AT)
            world.id, world.holder = made.id, made.holder_id
            for number, label in enumerate(SIDES):
                side = ensure_side(session, made.id, parse_label(label))
                canvas = ensure_canvas(session, side, WIDTH, HEIGHT, mint(Kind.CANVAS))
                image_id, master = mint(Kind.IMAGE), scratch / f"{label}.tif"
                picture(number).save(master)
                pictures.take_in(master, image_id)
                an_image(
                    session, made.id, canvas.id, AT, image_id=image_id, width_px=WIDTH,
                    height_px=HEIGHT, original_name=f"{label}.tif",
                )  # fmt: skip
                world.canvases[label], world.images[label] = canvas.id, image_id
            announcing.set_networks(
                session, world.holder, networks_in(ROOM), seen=None, by="Kim", at=AT
            )  # fmt: skip
        for role, holder in itertools.product(Role, (world.holder,)):
            scoped = None if role is Role.ADMINISTRATOR else holder
            person = peopled.employ(role.value, RoleHeld(role, scoped))
            world.signed[role.value] = peopled.sign_in(person)
        yield world


def transcribe(world: World, label: str, *texts: str) -> None:
    """Show a transcription of a side to whoever may see the side."""
    canvas_id = world.canvases[label]
    lines = [
        {
            "number": number, "text": text, "language": "en", "direction": "ltr", "region": "text",
            "box": [100, 100 * number, 1200, 80],
        }
        for number, text in enumerate(texts, start=1)
    ]  # fmt: skip
    with world.peopled.house.sessions.begin() as session:
        kept = KeptTranscription(
            id=mint(Kind.TRANSCRIPTION), manuscript_id=world.id, name="a.xml", language="en",
            state=TranscriptionState.SHOWN, edition=1, refused=[], log=[], by="Kim", at=AT,
            shown_at=AT,
        )  # fmt: skip
        session.add(kept)
        session.flush()
        page = KeptPage(
            transcription_id=kept.id, number=1, source=1, place=1, name="a.xml", form="PAGE",
            image_name="", label=label, read=len(lines), notes=[], canvas_id=canvas_id,
            count=len(lines), lines=lines,
        )  # fmt: skip
        session.add(page)
        session.flush()
        follow(session, world.id, [canvas_id])


def write_line(world: World, label: str, text: str) -> None:
    """Let a line stand on a side, for the search."""
    with world.peopled.house.sessions.begin() as session:
        line = {"number": 1, "text": text, "language": "en", "direction": "ltr"}
        index_lines(session, world.id, world.canvases[label], [line])
