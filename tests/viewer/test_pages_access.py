"""The page where curators set who may see a book, and what readers are told of it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from catalog.access.in_force import in_force
from catalog.access.tiers import Tier
from tests.viewer.restricted_house import World
from viewer.languages import LANGUAGES

HTML = {"accept": "text/html"}
HOSTILE = "<script>alert('x')</script>"


def page(world: World, who: str = "curator", **headers: str) -> str:
    answer = world.get(f"/manuscripts/{world.id}/access", who, **HTML, **headers)
    assert answer.status_code == 200
    return str(answer.text)


def edition(world: World) -> str:
    found = re.search(r'name="edition" value="(\d+)"', page(world))
    assert found
    return found[1]


def send(world: World, path: str = "", who: str = "curator", **fields: str) -> Any:
    given = {"tier": "small", "reason": "The family asks", "edition": edition(world)}
    return world.post(f"/manuscripts/{world.id}/access{path}", given | fields, who)


def networks(world: World, text: str, seen: str | None = None) -> Any:
    """Keep these networks, as seen now or at another time."""
    form = {"networks": text, "seen": networks_seen(world) if seen is None else seen}
    return world.post(f"/manuscripts/{world.id}/access/networks", form, "curator")


def networks_seen(world: World) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page(world))
    assert found
    return found[1]


def held(world: World) -> list[tuple[Tier, int]]:
    with world.peopled.house.sessions() as session:
        rules = in_force(session, world.id).rules
    return [(rule.terms.tier, len(rule.canvas_ids)) for rule in rules]


def test_a_curator_sets_a_rule_sees_what_all_see_and_ends_it(world: World) -> None:
    assert world.tile("2r") == 200
    assert send(world, folios="1v-2r").status_code == 303
    assert held(world) == [(Tier.SMALL, 2)]
    assert world.tile("2r") == 401
    shown = page(world)
    assert f"{world.images['1v']}.small" in shown
    assert "2 of 4 pages in full" in shown.replace("\u2068", "").replace("\u2069", "")
    number = re.search(r'name="number" value="(\d+)"', shown)
    assert number
    assert send(world, "/end", number=number[1]).status_code == 303
    assert held(world) == []
    assert world.tile("2r") == 200
    assert "The family asks" in page(world), "it stays readable"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"tier": "nobody"}, "access-mistake-tier"),
        ({"reason": " "}, "access-mistake-reason-missing"),
        ({"folios": "900r"}, "access-mistake-folios"),
        ({"folios": ", ,"}, "access-mistake-folios"),
        ({"tier": "embargo"}, "access-mistake-until"),
        ({"tier": "embargo", "until": "2001-01-01"}, "access-mistake-until"),
        ({"tier": "embargo", "until": "soon"}, "access-mistake-until-day"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(
    world: World, fields: dict[str, str], key: str
) -> None:
    answer = send(world, **({"reason": HOSTILE} | fields))
    assert answer.status_code == 422
    assert held(world) == []
    told = {line.partition(" = ")[0]: line.partition(" = ")[2] for line in messages()}
    assert told[key] in html.unescape(answer.text)
    assert HOSTILE not in answer.text
    assert html.escape(fields.get("folios", "")) in answer.text


def test_a_mistake_in_a_rule_leaves_the_networks_in_their_field(world: World) -> None:
    answer = send(world, tier="nobody")
    assert answer.status_code == 422
    assert ">203.0.113.0/24</textarea>" in answer.text


def messages() -> list[str]:
    from viewer.languages import TRANSLATIONS

    return (TRANSLATIONS / "en" / "access.ftl").read_text(encoding="utf-8").splitlines()


def test_whoever_comes_second_hears_of_the_first(world: World) -> None:
    old = edition(world)
    send(world)
    assert send(world, edition=old, tier="sealed").status_code == 409
    assert held(world) == [(Tier.SMALL, 0)]
    assert send(world, "/end", number="900").status_code == 409


def test_a_day_is_kept_and_shown(world: World) -> None:
    assert send(world, tier="embargo", until="2099-05-01").status_code == 303
    assert 'datetime="2099-05-01"' in page(world)
    reader = world.get(f"/manuscripts/{world.id}", **HTML).text
    assert "2099-05-01" in reader
    assert "The family asks" not in reader


def test_the_networks_of_reading_rooms_are_kept(world: World) -> None:
    assert networks(world, "198.51.100.0/24\n2001:db8::/32").status_code == 303
    send(world, tier="reading_room")
    assert world.tile("1r", host="198.51.100.7") == 200
    assert world.tile("1r", host="203.0.113.9") == 401
    wrong = networks(world, "the reading room")
    assert wrong.status_code == 422
    assert "the reading room" in wrong.text
    assert networks(world, "203.0.113.0/24").status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_of_two_curators_sees_the_networks_of_the_first_and_keeps_their_own(
    world: World, language: str
) -> None:
    both_saw = networks_seen(world)
    assert networks(world, "198.51.100.0/24", both_saw).status_code == 303
    form = {"networks": "192.0.2.0/24", "seen": both_saw}
    address = f"/manuscripts/{world.id}/access/networks"
    late = world.post(address, form, "curator", **{"accept-language": language})
    assert late.status_code == 409
    assert "198.51.100.0/24</pre>" in late.text
    assert ">192.0.2.0/24</textarea>" in late.text
    for seen in ("", "soon", "2026-01-01"):
        assert networks(world, "192.0.2.0/24", seen).status_code == 409
    # The page they were shown has the time of now: sent once more it is a decision.
    seen_now = re.search(r'name="seen" value="([^"]*)"', late.text)
    assert seen_now
    assert networks(world, "192.0.2.0/24", seen_now[1]).status_code == 303
    assert ">192.0.2.0/24</textarea>" in page(world)
    assert networks(world, "203.0.113.0/24").status_code == 303


@pytest.mark.parametrize(
    ("who", "status"), [("cataloguer", 403), ("reader", 403), ("custodian_adviser", 403), ("", 401)]
)
def test_only_curators_set_access(world: World, who: str, status: int) -> None:
    assert send(world, who=who).status_code == status
    assert held(world) == []


def test_staff_read_the_page_and_readers_do_not(world: World) -> None:
    assert 'name="tier"' not in page(world, "cataloguer")
    answer = world.get(f"/manuscripts/{world.id}/access", "reader", **HTML)
    assert answer.status_code == 403


def test_the_reader_shows_a_page_to_whoever_may_see_it(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    config = reader(world)
    assert config["service"] == f"/iiif/3/{world.images['1v']}.small"
    assert config["image"] == {"width": 360, "height": 450}
    assert "account" in config["closed"]
    mine = reader(world, "reader")
    assert mine["service"] == f"/iiif/3/{world.images['1v']}"
    assert "closed" not in mine
    world.rule(Tier.EMBARGO, "1v", until=world.later)
    assert reader(world, "reader")["service"] is None


def reader(world: World, who: str = "") -> dict[str, Any]:
    text = world.get(f"/manuscripts/{world.id}/read", who, **HTML).text
    found = re.search(r'<script type="application/json" id="reader-config">(.*?)</script>', text)
    assert found
    return next(
        one for one in json.loads(found[1])["pages"] if one["id"] == world.canvases["1v"]
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_are_told_in_their_language(world: World, language: str) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    answer = world.get(f"/manuscripts/{world.id}?lang={language}", **HTML)
    assert f'lang="{language}"' in answer.text
    assert "/sign-in?next=" in answer.text
    assert page(world, **{"accept-language": language})
