"""The doors of IIIF Authorization, walked as a viewer on another site walks them."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from catalog.access.tiers import Tier
from catalog.accounts.permissions import Role, RoleHeld
from tests.viewer.restricted_house import INSIDE, OUTSIDE, World
from tests.viewer.walked import PUBLIC
from viewer.access_messages import origin_of
from viewer.withheld_pictures import ACCESS_COOKIE

VIEWER = "https://viewer.example.net"
HTML = {"accept": "text/html"}


def config_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="access-door">(.*?)</script>', page)
    assert found
    return dict(json.loads(found[1]))


def info_of(world: World, label: str = "1v") -> dict[str, Any]:
    answer = world.get(f"/iiif/3/{world.images[label]}/info.json")
    assert answer.status_code == 401
    return dict(answer.json())


def allow(world: World, who: str, origin: str = VIEWER) -> dict[str, str]:
    """The cookie that a reader's browser gets when they let a viewer show pictures."""
    answer = world.post("/auth/access/active", {"origin": origin}, who)
    assert answer.status_code == 200
    assert config_of(answer.text) == {"close": True}
    secret = re.search(rf"{ACCESS_COOKIE}=([^;]+)", answer.headers["set-cookie"])
    assert secret
    for part in ("SameSite=none", "Secure", "HttpOnly"):
        assert part.lower() in answer.headers["set-cookie"].lower()
    return {"cookie": f"{ACCESS_COOKIE}={secret[1]}"}


def token(
    world: World, cookie: dict[str, str], version: int = 2, origin: str = VIEWER, host: str = ""
) -> dict[str, Any]:
    """The message that the hidden frame sends."""
    address = f"/auth/token/{version}?messageId=m1&origin={origin}"
    answer = world.get(address, "", host or OUTSIDE, **HTML, **cookie)
    assert answer.status_code == 200
    told = config_of(answer.text)
    assert told["origin"] == origin
    assert told["message"]["messageId"] == "m1"
    assert f"frame-ancestors 'self' {origin}" in answer.headers["content-security-policy"]
    return dict(told["message"])


def test_a_viewer_gets_its_reader_in_and_out_again(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    image = world.images["1v"]
    probe = f"/auth/probe/{image}"
    closed = world.get(probe).json()
    assert closed["status"] == 401
    assert closed["substitute"][0]["id"].endswith(f"{image}.small")

    door = world.get(f"/auth/access/active?origin={VIEWER}", **HTML)
    assert door.status_code == 303
    assert door.headers["location"].startswith("/sign-in?next=%2Fauth%2Faccess%2Factive")
    assert door.headers["cross-origin-opener-policy"] == "unsafe-none"
    signing_in = world.get(door.headers["location"], **HTML)
    assert signing_in.headers["cross-origin-opener-policy"] == "unsafe-none"
    asked = world.get(f"/auth/access/active?origin={VIEWER}", "reader", **HTML)
    assert VIEWER in asked.text
    assert "set-cookie" not in asked.headers, "nothing is given before the reader says so"

    cookie = allow(world, "reader")
    message = token(world, cookie)
    assert message["type"] == "AuthAccessToken2"
    bearer = {"authorization": f"Bearer {message['accessToken']}"}
    assert world.get(probe, **bearer).json()["status"] == 200
    tile = f"/iiif/3/{image}/0,0,512,512/512,512/0/default.jpg"
    assert world.get(tile, **cookie).status_code == 200
    assert world.get("/auth/logout", **HTML, **cookie).status_code == 200
    assert world.get(tile, **cookie).status_code == 401
    assert world.get(probe, **bearer).json()["status"] == 401


def test_the_token_of_version_1_opens_the_document_and_no_picture(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    image = world.images["1v"]
    message = token(world, allow(world, "reader"), version=1)
    assert set(message) == {"accessToken", "expiresIn", "messageId"}
    bearer = {"authorization": f"Bearer {message['accessToken']}"}
    info = world.get(f"/iiif/2/{image}/info.json", **bearer)
    assert info.status_code == 200
    assert info.headers["access-control-allow-origin"] == "*"
    assert info.json()["tiles"]
    tile = f"/iiif/2/{image}/0,0,512,512/512,/0/default.jpg"
    assert world.get(tile, **bearer).status_code == 401


def test_what_is_good_for_one_thing_is_good_for_no_other(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    cookie = allow(world, "reader")
    secret = cookie["cookie"].partition("=")[2]
    given = token(world, cookie)["accessToken"]
    image = world.images["1v"]
    tile = f"/iiif/3/{image}/0,0,512,512/512,512/0/default.jpg"
    assert world.get(tile, cookie=f"{ACCESS_COOKIE}={given}").status_code == 401
    as_bearer = {"authorization": f"Bearer {secret}"}
    assert world.get(f"/auth/probe/{image}", **as_bearer).json()["status"] == 401
    assert world.get("/account", **HTML, **cookie).status_code == 401
    assert world.get("/account", **HTML, authorization=f"Bearer {given}").status_code == 401
    session = world.signed["reader"]["cookie"].partition("=")[2]
    assert world.get(tile, cookie=f"{ACCESS_COOKIE}={session}").status_code == 401


def test_a_token_is_as_good_as_its_person_is_now(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    bearer = {"authorization": f"Bearer {token(world, allow(world, 'reader'))['accessToken']}"}
    probe = f"/auth/probe/{world.images['1v']}"
    assert world.get(probe, **bearer).json()["status"] == 200
    world.rule(Tier.EMBARGO, "1v", until=world.later)
    told = world.get(probe, **bearer).json()
    assert told["status"] == 401
    assert "substitute" not in told
    assert "account" in told["note"]["en"][0]


def test_another_site_gets_nothing_with_a_cookie_given_for_one(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    message = token(world, allow(world, "reader"), origin="https://evil.example.com")
    assert message["profile"] == "invalidOrigin"
    assert "accessToken" not in message


@pytest.mark.parametrize(("version", "key", "value"), [
    (2, "profile", "missingAspect"), (1, "error", "missingCredentials"),
])  # fmt: skip
def test_without_an_aspect_there_is_no_token(
    world: World, version: int, key: str, value: str
) -> None:
    assert token(world, {}, version)[key] == value
    stale = {"cookie": f"{ACCESS_COOKIE}=of-long-ago"}
    assert token(world, stale, version)[key] in ("expiredAspect", "invalidCredentials")


def test_the_reading_room_needs_no_door(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    info = info_of(world)
    profiles = [one["profile"] for one in info["service"][0]["service"]]
    assert profiles == ["external", "kiosk", "active"]
    message = token(world, {}, host=INSIDE)
    bearer = {"authorization": f"Bearer {message['accessToken']}"}
    probe = f"/auth/probe/{world.images['1v']}"
    assert world.get(probe, "", INSIDE, **bearer).json()["status"] == 200
    # Taken out of the room the token says nothing.
    assert world.get(probe, **bearer).json()["status"] == 401
    assert config_of(world.get("/auth/access/kiosk", "", INSIDE, **HTML).text) == {"close": True}
    assert config_of(world.get("/auth/access/kiosk", **HTML).text) == {"close": False}


def test_nobody_hears_of_what_is_sealed(world: World) -> None:
    world.rule(Tier.SEALED, "1v")
    unknown = world.get("/auth/probe/i0").json()
    assert unknown["status"] == 404
    assert world.get(f"/auth/probe/{world.images['1v']}").json() == unknown
    assert world.get(f"/auth/probe/{world.images['1v']}", "curator").json()["status"] == 200


@pytest.mark.parametrize("query", [
    "", "messageId=1", "origin=javascript:alert(1)", "messageId=1&origin=*",
    "messageId=1&origin=https://a.example;%20script-src%20*", "messageId=1&origin=null",
    f"messageId={'x' * 5000}&origin={VIEWER}", "messageId=%00&origin=https://a.example/path",
])  # fmt: skip
def test_odd_questions_get_an_answer_and_no_token(world: World, query: str) -> None:
    for version in (1, 2):
        answer = world.get(f"/auth/token/{version}?{query}", **HTML)
        assert answer.status_code in (200, 400, 401, 422)
        assert "accessToken" not in answer.text.replace("accessTokenService", "")
        policy = answer.headers.get("content-security-policy", "")
        assert "script-src *" not in policy
        assert "frame-ancestors *" not in policy


@pytest.mark.parametrize(("told", "origin"), [
    ("https://viewer.example.net", "https://viewer.example.net"),
    ("https://viewer.example.net:443", "https://viewer.example.net"),
    ("http://localhost:8000", "http://localhost:8000"),
    ("http://[::1]:8000", "http://[::1]:8000"),
    ("https://a.example/", ""), ("https://u@a.example", ""), ("ftp://a.example", ""),
    ("https://a.example:x", ""), ("", ""), ("//a.example", ""), ("https://a.example#", ""),
])  # fmt: skip
def test_an_origin_is_what_browsers_call_one(told: str, origin: str) -> None:
    assert origin_of(told) == (origin or ("https://a.example" if told.endswith("#") else ""))


def test_another_sites_page_cannot_say_yes_for_a_reader(world: World) -> None:
    answer = world.post(
        "/auth/access/active", {"origin": VIEWER}, "reader", **{"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_signing_out_ends_the_passes(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    cookie = allow(world, "imaging")
    tile = f"/iiif/3/{world.images['1v']}/0,0,512,512/512,512/0/default.jpg"
    assert world.get(tile, **cookie).status_code == 200
    assert world.post("/sign-out", {}, "imaging").status_code == 303
    assert world.get(tile, **cookie).status_code == 401


def test_our_own_pages_need_no_door(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    message = token(world, {"cookie": world.signed["reader"]["cookie"]}, origin=PUBLIC)
    assert "accessToken" in message


def test_our_own_viewer_is_let_in_without_a_question(world: World) -> None:
    told = world.get(f"/auth/access/active?origin={PUBLIC}", "reader", **HTML)
    assert told.status_code == 200
    assert config_of(told.text) == {"close": True}
    assert "set-cookie" not in told.headers, "its session is enough"


def test_the_page_with_mirador_keeps_its_hand_on_the_window_it_opens(world: World) -> None:
    page = world.get(f"/manuscripts/{world.id}/mirador", **HTML)
    assert page.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"
    assert f"frame-src 'self' {PUBLIC}" in page.headers["content-security-policy"]
    reader = world.get(f"/manuscripts/{world.id}", **HTML)
    assert reader.headers["cross-origin-opener-policy"] == "same-origin"


def test_out_of_our_own_viewer_is_out_of_the_house(world: World) -> None:
    person = world.peopled.employ("Nadia", RoleHeld(Role.READER, world.holder))
    session = world.peopled.sign_in(person)
    world.rule(Tier.SMALL, "1v")
    tile = f"/iiif/3/{world.images['1v']}/0,0,512,512/512,512/0/default.jpg"
    for site in ("cross-site", "same-site", "none"):
        left = world.get("/auth/logout", **HTML, **session, **{"sec-fetch-site": site})
        assert config_of(left.text) == {"close": False}
        assert "/sign-out" in left.text, "the house's own way out is offered, and not taken"
        assert world.get(tile, **session).status_code == 200
    left = world.get("/auth/logout", **HTML, **session, **{"sec-fetch-site": "same-origin"})
    assert config_of(left.text) == {"close": True}
    assert "/sign-out" not in left.text
    assert world.get(tile, **session).status_code == 401


@pytest.mark.parametrize(("wanted", "said"), [
    ("ar-EG, en;q=0.5", "تسجيل الدخول"), ("kk", "Кіру"), ("ru-RU", "Войти"), ("fr", "Sign in"),
    ("", "Sign in"), ("\x7f;;q=,", "Sign in"),
])  # fmt: skip
def test_version_1_speaks_the_language_of_the_reader(world: World, wanted: str, said: str) -> None:
    world.rule(Tier.EMBARGO, "1v", until=world.later)
    image = world.images["1v"]
    for version, who in itertools.product((3, 2), ("", "curator")):
        answer = world.get(f"/iiif/{version}/{image}/info.json", who, **{"accept-language": wanted})
        assert answer.status_code == (200 if who else 401)
        assert "Accept-Language" in answer.headers["vary"]
        (door,) = [one for one in answer.json()["service"] if one.get("@type")]
        assert door["confirmLabel"] == said


def test_whoever_is_led_to_the_small_picture_finds_the_way_in(world: World) -> None:
    world.rule(Tier.SMALL, "1v")
    image = world.images["1v"]
    led = world.get(f"/iiif/2/{image}/info.json")
    assert led.status_code == 302
    small = world.get(led.headers["location"]).json()
    # A probe of its own would say that it is closed, which it is to nobody.
    (door,) = small["service"]
    assert door["profile"] == "http://iiif.io/api/auth/1/login"
    assert small["@context"] == "http://iiif.io/api/image/2/context.json"


def test_every_service_of_a_picture_has_a_profile_since_mirador_reads_it(world: World) -> None:
    world.rule(Tier.READING_ROOM, "1v")
    services = info_of(world)["service"]
    assert len(services) == 2
    assert all(isinstance(one["profile"], str) for one in services)


def test_a_closed_page_has_a_drawing_for_its_thumbnail(world: World) -> None:
    world.rule(Tier.EMBARGO, "1v", until=world.later)
    canvases = world.get(f"/iiif/{world.id}/manifest.json").json()["items"]
    (thumbnail,) = next(one for one in canvases if one["label"]["none"] == ["1v"])["thumbnail"]
    drawing = world.get(thumbnail["id"])
    assert drawing.headers["content-type"].startswith(thumbnail["format"])
    assert drawing.headers["access-control-allow-origin"] == "*"
    root = ElementTree.fromstring(drawing.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
