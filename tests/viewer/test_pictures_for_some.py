"""Rules of access reach tiles, documents, manifests, lists and search at once, and all guests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from catalog.access.tiers import Tier
from catalog.clock import now
from iiif.presentation.rules import Grade, check
from tests.viewer.restricted_house import HEIGHT, INSIDE, WIDTH, World, write_line
from tests.viewer.walked import PUBLIC
from viewer.asgi import create_front_door
from viewer.chores import chores_of


def manifest_of(world: World) -> dict[str, Any]:
    answer = world.get(f"/iiif/{world.id}/manifest.json")
    assert answer.status_code == 200
    found = answer.json()
    assert [one for one in check(found) if one.grade is Grade.MUST] == []
    return dict(found)


def canvas_of(world: World, label: str) -> dict[str, Any]:
    wanted = world.canvases[label]
    return next(one for one in manifest_of(world)["items"] if one["id"].endswith(wanted))


def test_what_was_open_is_closed_at_once(world: World) -> None:
    assert world.tile("1v") == 200
    number = world.rule(Tier.READING_ROOM, "1v")
    assert world.tile("1v") == 401
    assert world.tile("1r") == 200
    world.end(number)
    assert world.tile("1v") == 200


@pytest.mark.parametrize(
    ("tier", "who", "status"),
    [
        (Tier.SMALL, "", 401),
        (Tier.SMALL, "reader", 200),
        (Tier.SMALL, "administrator", 401),
        (Tier.EMBARGO, "", 401),
        (Tier.EMBARGO, "reader", 401),
        (Tier.EMBARGO, "cataloguer", 200),
        (Tier.READING_ROOM, "", 401),
        (Tier.READING_ROOM, "reader", 401),
        (Tier.READING_ROOM, "curator", 200),
        (Tier.SEALED, "", 404),
        (Tier.SEALED, "cataloguer", 404),
        (Tier.SEALED, "conservator", 200),
    ],
)
def test_each_tier_lets_in_whom_it_is_for(world: World, tier: Tier, who: str, status: int) -> None:
    world.rule(tier, "1v", until=now() + timedelta(days=9) if tier is Tier.EMBARGO else None)
    assert world.tile("1v", who) == status


def test_the_reading_room_is_a_network(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    assert world.tile("1v", host=INSIDE) == 200
    answer = world.get(f"/iiif/3/{world.images['1v']}/info.json", host=INSIDE)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    # Whoever writes a header is not in the room.
    forged = {"x-forwarded-for": INSIDE}
    address = f"/iiif/3/{world.images['1v']}/0,0,512,512/512,512/0/default.jpg"
    assert world.get(address, **forged).status_code == 401


def test_an_embargo_ends_by_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    until = now() + timedelta(days=9)
    world.rule(Tier.EMBARGO, until=until)
    assert world.tile("2r") == 401
    later = until + timedelta(seconds=1)
    monkeypatch.setattr("viewer.app.now", lambda: later)
    assert world.tile("2r") == 200


def test_everybody_gets_the_small_picture_and_nothing_larger(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    image = world.images["1v"]
    sent = world.get(f"/iiif/3/{image}/info.json")
    assert sent.status_code == 302
    info = world.get(sent.headers["location"]).json()
    assert (info["width"], info["height"]) == (360, 450)
    assert info["profile"] == "level0"
    assert "tiles" not in info
    for size in info["sizes"]:
        shown = world.get(f"{info['id']}/full/{size['width']},{size['height']}/0/default.jpg")
        assert shown.status_code == 200
        assert Image.open(BytesIO(shown.content)).size == (size["width"], size["height"])
    assert world.get(f"{info['id']}/full/max/0/default.jpg").status_code == 200
    # An address of the whole picture that asks for the small one is not broken.
    assert world.get(f"/iiif/3/{image}/full/360,450/0/default.jpg").status_code == 200
    for rest in (
        "full/max/0/default.jpg", "full/720,900/0/default.jpg", "0,0,512,512/512,512/0/default.jpg",
        "full/^720,900/0/default.jpg", "full/360,450/90/default.jpg",
        "pct:0,0,50,50/max/0/gray.webp",
        "full/720,900/0/default%2Ejpg", "full/360,450/0/default.webp", "square/max/0/gray.png",
    ):  # fmt: skip
        for name in (image, f"{image}.small"):
            answer = world.get(f"/iiif/3/{name}/{rest}")
            if answer.status_code == 200:
                assert max(Image.open(BytesIO(answer.content)).size) <= 512, (name, rest)
            else:
                assert answer.status_code in (400, 401, 404), (name, rest)


def test_an_open_or_sealed_page_has_no_second_door(world: World) -> None:
    image = world.images["1v"]
    address = f"/iiif/3/{image}.small/full/max/0/default.jpg"
    world.rule(Tier.SEALED, "1v")
    assert world.get(address).status_code == 404
    world.rule(Tier.SMALL, "1v")
    assert world.get(address).status_code == 404


def test_the_closed_document_says_where_to_ask_and_in_both_versions(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    for version in (2, 3):
        answer = world.get(f"/iiif/{version}/{world.images['1v']}/info.json")
        assert answer.status_code == 401
        assert answer.headers["access-control-allow-origin"] == "*"
        info = answer.json()
        assert (info["width"], info["height"]) == (WIDTH, HEIGHT)
        assert info["@context"][0] == "http://iiif.io/api/auth/2/context.json"
        probe, *cookies = info["service"]
        assert [one["profile"] for one in probe["service"]] == ["external", "kiosk", "active"]
        # Clients of version 1 would try the others first, and never come to this one.
        assert [one["profile"].rpartition("/")[2] for one in cookies] == ["login"]


def test_the_manifest_names_a_closed_page_and_tells_nothing_of_it(world: World) -> None:
    world.rule(Tier.EMBARGO, "1v", until=datetime(2099, 1, 1, tzinfo=UTC))
    canvas = canvas_of(world, "1v")
    assert (canvas["width"], canvas["height"]) == (WIDTH, HEIGHT)
    (drawing,) = canvas["thumbnail"]
    assert drawing["id"] == f"{PUBLIC}/auth/closed.svg", "no picture of the page, however small"
    assert "service" not in drawing
    body = canvas["items"][0]["items"][0]["body"]
    assert world.get(body["id"]).status_code == 401
    assert body["service"][0]["service"][0]["type"] == "AuthProbeService2"
    assert "2099-01-01" in canvas["summary"]["en"][0]
    lone = world.get(canvas["id"]).json()
    assert [one for one in check(lone) if one.grade is Grade.MUST] == []
    assert lone["@context"][0] == "http://iiif.io/api/auth/2/context.json"


def test_the_manifest_of_a_small_page_shows_it_small(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    canvas = canvas_of(world, "1v")
    body = canvas["items"][0]["items"][0]["body"]
    assert world.get(body["id"]).status_code == 200
    assert world.get(canvas["thumbnail"][0]["id"]).status_code == 200
    assert body["service"][0]["id"].endswith(world.images["1v"])
    assert body["service"][0]["service"]


def test_of_a_sealed_page_not_even_the_picture_is_said(world: World) -> None:
    world.rule(Tier.SEALED, "1v")
    assert world.images["1v"] not in json.dumps(manifest_of(world))
    assert canvas_of(world, "1v")["items"] == []


def test_a_sealed_book_is_nowhere(world: World) -> None:
    number = world.rule(Tier.SEALED)
    for address in (f"/iiif/{world.id}/manifest.json", f"/manuscripts/{world.id}"):
        assert world.get(address, accept="text/html").status_code == 404
    assert world.id not in world.get("/manuscripts", accept="text/html").text
    assert world.id not in world.get("/iiif/collection/all.json").text
    assert world.tile("1r") == 404
    assert world.tile("1r", "conservator") == 200
    world.end(number)
    assert world.get(f"/iiif/{world.id}/manifest.json").status_code == 200


def test_the_cover_of_a_list_is_one_that_everybody_gets(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1r")
    shown = world.get("/iiif/collection/all.json").json()["items"][0]
    assert world.images["1v"] in shown["thumbnail"][0]["id"]
    world.rule(Tier.SMALL)
    shown = world.get("/iiif/collection/all.json").json()["items"][0]
    assert f"{world.images['1v']}.small" in shown["thumbnail"][0]["id"]
    assert world.get(shown["thumbnail"][0]["id"]).status_code == 200


def test_words_on_a_closed_page_are_not_found(world: World) -> None:
    write_line(world, "1v", "nightingale")
    world.rule(Tier.READING_ROOM, "2r")
    assert "nightingale" in world.get("/api/search?q=nightingale").text
    number = world.rule(Tier.READING_ROOM, "1v")
    found = world.get("/api/search?q=nightingale").json()
    assert found["total"] == 0
    write_line(world, "1v", "nightingale and rose")
    assert world.get("/api/search?q=nightingale").json()["total"] == 0
    world.end(number)
    assert world.get("/api/search?q=nightingale").json()["total"] == 1


def test_the_public_record_says_neither_files_nor_reasons(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    told = world.get(f"/manuscripts/{world.id}/record.json").text
    assert "1r.tif" in told
    assert "1v.tif" not in told
    assert "Asked by the family" not in told


def test_every_process_hears_of_a_change(world: World) -> None:
    other = create_front_door(world.peopled.house)
    tile = f"/iiif/3/{world.images['1v']}/0,0,512,512/512,512/0/default.jpg"
    with TestClient(other, base_url=PUBLIC, client=("192.0.2.8", 4000)) as elsewhere:
        assert elsewhere.get(tile).status_code == 200
        number = world.rule(Tier.READING_ROOM)
        assert elsewhere.get(tile).status_code == 401
        assert elsewhere.get(f"/manuscripts/{world.id}/read").text.count(world.images["1v"]) == 0
        world.end(number)
        assert elsewhere.get(tile).status_code == 200


def test_a_worker_opens_the_manifest_when_an_embargo_is_over(world: World) -> None:
    until = now() + timedelta(days=9)
    world.rule(Tier.EMBARGO, "1v", until=until)
    chore = next(one for one in chores_of(world.peopled.house) if one.name == "end embargoes")
    chore.act(until - timedelta(seconds=1))
    assert "service" in canvas_of(world, "1v")["items"][0]["items"][0]["body"]["service"][0]
    chore.act(until)
    assert "thumbnail" in canvas_of(world, "1v")
    assert world.tile("1v") == 200
