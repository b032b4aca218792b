"""Nobody walks every public address: nothing that is not released comes out, what is, does."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy import event
from starlette.routing import Mount
from starlette.testclient import TestClient

from catalog.uris import Uris
from iiif.presentation.rules import Grade, check
from tests.viewer.released_house import HIDDEN, SHOWN, Released, furnish
from tests.viewer.walked import PUBLIC, Peopled, assembled
from viewer.asgi import create_front_door

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
LINK = re.compile(r"""(?:href|src|action)=["']([^"']+)["']""")
ADDRESS = re.compile(r'"(https?://[^"]+)"')
# What an address may stand for when its place names nothing of this house.
OTHERS = ("0", "all")


@dataclass(frozen=True)
class World:
    """The house and what is in it."""

    peopled: Peopled
    made: Released
    door: TestClient

    def get(self, address: str, **headers: str) -> Any:
        """What nobody gets: through the front door, where pictures are answered too."""
        return self.door.get(address, headers=headers, follow_redirects=False)

    @property
    def uris(self) -> Uris:
        return self.peopled.house.uris


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    scratch = tmp_path_factory.mktemp("scratch")
    with assembled(tmp_path_factory.mktemp("house")) as peopled:
        made = furnish(peopled.house, scratch)
        door = TestClient(
            create_front_door(peopled.house), base_url=PUBLIC, raise_server_exceptions=False
        )
        with door:
            yield World(peopled, made, door)


def candidates(made: Released) -> Mapping[str, tuple[str, ...]]:
    """What may stand in each place of an address: what there is, told and hidden."""
    sides = (made.canvases["12v"], made.canvases["9r"])
    pictures = (made.first["12v"], made.first["9r"], *made.shown.values(), *made.hidden_images)
    hidden = tuple(sorted(made.hidden))
    return {
        "manuscript_id": (made.id, made.unpublished),
        "canvas_id": sides,
        "image_id": pictures,
        "assessment_id": (made.survey, *hidden),
        "name": ("quires", *OTHERS),
        "holder_id": ("test-library", *OTHERS),
        "capture_id": hidden,
        "entry_id": OTHERS,
        "treatment_id": (made.treatment, *hidden),
    }


def addresses(world: World) -> Iterator[str]:
    """Every address that can be asked with GET, with everything there is in its places."""
    known = candidates(world.made)
    for route in iter_route_contexts(world.peopled.routes.routes):
        if isinstance(route.original_route, Mount) or "GET" not in (route.methods or ()):
            continue
        path = str(route.path)
        names = PARAMETER.findall(path)
        for values in itertools.product(
            *(known.get(name, (*world.made.hidden, *OTHERS)) for name in names)
        ):
            yield filled(path, values)


def filled(path: str, values: Sequence[str]) -> str:
    """The path with these in its places."""
    given = iter(values)
    return PARAMETER.sub(lambda _: next(given), path)


def leaks(world: World, address: str, answer: Any) -> list[str]:
    """What of the hidden is in an answer; what the address itself names is no news."""
    body = answer.content.decode("utf-8", "replace") + str(answer.headers)
    secrets = {HIDDEN, world.made.unpublished, *world.made.hidden, *world.made.hidden_images}
    return [secret for secret in secrets if secret in body and secret not in address]


def inside(address: str, base: str) -> str | None:
    """The path of an address of this house, or None."""
    whole = urlsplit(urljoin(base, unescape(address)))
    if whole.scheme not in ("http", "https") or whole.netloc != urlsplit(PUBLIC).netloc:
        return None
    return whole.path + (f"?{whole.query}" if whole.query else "")


def test_no_address_tells_nobody_what_is_not_released(world: World) -> None:
    asked, found, answered = 0, [], 0
    for address in addresses(world):
        answer = world.get(address, accept="text/html")
        asked += 1
        answered += answer.status_code == 200
        found += [(address, secret) for secret in leaks(world, address, answer)]
        if answer.status_code >= 500:
            found.append((address, str(answer.status_code)))
    assert found == []
    assert asked > 200
    assert answered > 30


def test_no_link_leads_nobody_to_what_is_not_released(world: World) -> None:
    uris = world.uris
    waiting = [
        inside(each, PUBLIC) or ""
        for each in (
            uris.home(), uris.browse(), uris.collection(), uris.manifest(world.made.id),
            uris.manuscript(world.made.id), "/api/openapi.json", "/api/manuscripts",
        )
    ]  # fmt: skip
    seen: set[str] = set()
    found = []
    while waiting and len(seen) < 700:
        address = waiting.pop(0)
        plain = re.sub(r"([?&])lang=\w+", r"\1", address).rstrip("?&")
        if plain in seen or "/iiif/2/" in plain or "/iiif/3/" in plain or "/static/" in plain:
            continue
        seen.add(plain)
        answer = world.get(plain, accept="text/html")
        found += [(plain, secret) for secret in leaks(world, plain, answer)]
        text = answer.content.decode("utf-8", "replace")
        links = LINK.findall(text) + ADDRESS.findall(text)
        waiting += [link for each in links if (link := inside(each, PUBLIC + plain))]
    assert found == []
    assert len(seen) > 40
    assert any("/condition/" in each for each in seen)


def test_withheld_pictures_are_given_to_nobody(world: World) -> None:
    # A side that custodians withheld, masters of the bench, photographs that were not released.
    for image_id in world.made.hidden_images:
        for rest in ("info.json", "full/max/0/default.jpg", "full/360,450/0/default.jpg"):
            for version in (2, 3):
                answer = world.get(f"/iiif/{version}/{image_id}/{rest}")
                assert answer.status_code in (401, 403, 404), (image_id, rest)
                assert not answer.headers["content-type"].startswith("image/")


def test_what_is_released_is_there(world: World) -> None:
    made, uris = world.made, world.uris
    manifest = world.get(uris.manifest(made.id)).json()
    assert [finding for finding in check(manifest) if finding.grade is Grade.MUST] == []
    by_id = {canvas["id"]: canvas for canvas in manifest["items"]}
    side = by_id[uris.canvas(made.id, made.canvases["12v"])]
    assert len(side["items"][0]["items"][0]["body"]["items"]) == 4
    text = json.dumps(manifest)
    assert all(image_id in text for image_id in made.shown.values())
    assert [entry["label"]["en"][0] for entry in manifest["metadata"]][-2:] != []
    assert "Last treated" in text

    page = world.get(side["annotations"][0]["id"]).json()
    assert check(page) == []
    assert [one["motivation"] for one in page["items"]] == [["tagging", "assessing"]]
    assert SHOWN in world.get(uris.condition(made.id)).text
    assert "tide line" in world.get(uris.condition(made.id)).text
    tei = world.get(uris.tei(made.id)).text
    assert "<condition>" in tei
    assert 'custEvent type="conservation"' in tei
    told = world.get(uris.linked_art(made.id))
    assert told.headers["content-type"].startswith("application/ld+json;profile=")
    assert told.json()["attributed_by"][0]["assigned_property"] == "classified_as"
    assert told.json()["modified_by"][0]["technique"][0]["_label"] == "mending of tears"
    for image_id in made.shown.values():
        assert world.get(f"/iiif/3/{image_id}/info.json").status_code == 200


def test_the_damage_of_a_withheld_side_is_told_nowhere(world: World) -> None:
    made, uris = world.made, world.uris
    hidden = made.canvases["9r"]
    answer = world.get(uris.condition_page(made.id, made.survey, hidden))
    assert answer.status_code == 404
    collection = world.get(uris.condition_annotations(made.id, made.survey)).json()
    assert check(collection) == []
    assert hidden not in json.dumps(collection)
    for address in (uris.tei(made.id), uris.linked_art(made.id), uris.condition(made.id)):
        assert "f. 9r" not in world.get(address).text


def test_the_page_of_a_book_links_to_its_condition_without_reading_a_survey(world: World) -> None:
    said: list[str] = []

    def listen(*told: Any) -> None:
        said.append(told[2])

    engine = world.peopled.house.engine
    event.listen(engine, "before_cursor_execute", listen)
    try:
        text = world.get(world.uris.manuscript(world.made.id)).text
    finally:
        event.remove(engine, "before_cursor_execute", listen)

    assert f"/manuscripts/{world.made.id}/condition" in text
    assert [one for one in said if re.search(r"FROM (regions|observations)\b", one)] == []
