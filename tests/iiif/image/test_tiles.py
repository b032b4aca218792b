"""The image server: what it answers, and what it asks the catalogue for."""

from __future__ import annotations

import json
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy.exc import OperationalError

from catalog.images import ServedImage
from iiif.image.tiles import ImageServer
from storage.tile_archives import archive_key
from tests.iiif.image.shelved import Ask, Collection, asking, server_of

TILE = "/iiif/3/page/0,0,512,512/512,512/0/default.jpg"


def test_a_tile_comes_with_all_its_headers_and_again_the_same(asked: Ask) -> None:
    first, second = asked(TILE), asked(TILE)
    assert first == second
    assert first.status == 200
    assert Image.open(BytesIO(first.body)).size == (512, 512)
    assert int(first.headers["content-length"]) == len(first.body)
    assert first.headers["content-type"] == "image/jpeg"
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert first.headers["etag"].strip('"')
    assert first.headers["link"] == (
        "<http://images.test/iiif/3/page/0,0,512,512/max/0/default.jpg>;"
        'rel="canonical",<http://iiif.io/api/image/3/level2.json>;rel="profile"'
    )


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("3/page/0,0,512,512/512,/0/default.jpg", "0,0,512,512/512,512"),
        ("3/page/0,0,512,512/max/0.0/color.jpg", "0,0,512,512/512,512"),
        ("3/p%61ge/0%2C0,512,512/pct:100/0/default.jpg", "0,0,512,512/512,512"),
        ("2/page/0,0,512,512/full/0/default.jpg", "0,0,512,512/512,512"),
        ("2/page/1024,512,9999,512/507,/0/default.jpg", "1024,512,507,512/507,512"),
        ("2/page/0,1024,1024,9999/512,/0/default.jpg", "0,1024,1024,9/512,5"),
        ("3/page/0,0,1531,1033/383,259/0/default.jpg", "full/383,259"),
        ("2/page/full/383,/0/default.jpg", "full/383,259"),
        ("2/page/full/,517/0/default.jpg", "full/766,517"),
    ],
)
def test_every_spelling_of_a_stored_picture_finds_it(
    path: str, entry: str, asked: Ask, held: Collection
) -> None:
    reply = asked(f"/iiif/{path}")
    assert reply.status == 200, reply.body
    stored = asked(f"/iiif/3/page/{entry}/0/default.jpg")
    assert (reply.body, reply.headers["etag"]) == (stored.body, stored.headers["etag"])


def test_a_known_tag_is_answered_without_a_body_and_without_a_read(
    held: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking(server_of(held, tmp_path)) as ask:
        tag = ask(TILE).headers["etag"]
        drawn = ask("/iiif/3/page/3,3,99,99/33,/0/default.jpg").headers["etag"]
        monkeypatch.setattr("os.pread", None)
        monkeypatch.setattr("iiif.image.studio.Studio.picture", None)
        for path, known in (
            (TILE, tag),
            (TILE, f'"other", W/{tag}'),
            (TILE, "*"),
            ("/iiif/2/page/0,0,512,512/512,/0/default.jpg", tag),
            ("/iiif/3/page/3,3,99,99/33,33/0/default.jpg", drawn),
        ):
            reply = ask(path, headers={"If-None-Match": known})
            assert (reply.status, reply.body) == (304, b"")
            assert reply.headers["etag"] == (drawn if known == drawn else tag)
            assert "content-length" not in reply.headers


def test_head_tells_the_length_and_sends_no_body(asked: Ask) -> None:
    for path in (TILE, "/iiif/3/page/info.json", "/iiif/3/page/1,2,33,44/max/0/default.jpg"):
        reply, whole = asked(path, "HEAD"), asked(path)
        assert reply.body == b""
        assert reply.headers == whole.headers
        assert int(reply.headers["content-length"]) == len(whole.body)


def test_preflight_and_other_methods_have_their_answers(asked: Ask) -> None:
    reply = asked(TILE, "OPTIONS", {"Origin": "http://x", "Access-Control-Request-Method": "GET"})
    assert reply.status == 204
    assert reply.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    refused = asked(TILE, "DELETE")
    assert refused.problem["status"] == 405
    assert refused.headers["allow"] == "GET, HEAD, OPTIONS"


def test_the_bare_identifier_leads_to_the_information_of_its_own_version(asked: Ask) -> None:
    for version in (2, 3):
        for end in ("", "/"):
            reply = asked(f"/iiif/{version}/page{end}")
            assert reply.status == 303
            assert reply.headers["location"] == (
                f"http://images.test/iiif/{version}/page/info.json"
            )


def test_unknown_withheld_and_missing_images_sound_the_same(
    held: Collection, tmp_path: Path
) -> None:
    held.images["shut"] = ServedImage("shut", 10, 10, True)
    held.images["lost"] = ServedImage("lost", 10, 10, False)
    with asking(server_of(held, tmp_path)) as ask:
        for name in ("none", "shut", "lost", "a%2Fb", "%2E%2E", "%00"):
            for rest in ("", "/info.json", "/full/max/0/default.jpg"):
                problem = ask(f"/iiif/3/{name}{rest}").problem
                assert problem["status"] == 404
                assert problem["type"] == "http://images.test/problems/not-found"
                assert problem["instance"] == f"/iiif/3/{name}{rest}"


def test_the_properties_of_the_archive_are_no_picture(asked: Ask) -> None:
    assert asked("/iiif/3/page/properties.json").problem["status"] == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("2000,0,10,10/max/0/default.jpg", 400),
        ("full/1532,/0/default.jpg", 400),
        ("full/^20000,/0/default.jpg", 413),
        ("full/max/0", 400),
        ("full/max/0/default.jpg/more", 400),
        ("%/max/0/default.jpg", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem(path: str, status: int, asked: Ask) -> None:
    assert asked(f"/iiif/3/page/{path}").problem["status"] == status


def test_tiles_ask_the_catalogue_only_when_an_image_is_opened(
    held: Collection, tmp_path: Path
) -> None:
    with asking(server_of(held, tmp_path)) as ask:
        held.lookups = 0
        for _ in range(5):
            ask(TILE)
            ask("/iiif/2/page/512,512,512,512/512,/0/default.jpg")
        assert held.lookups == 1


def test_an_image_withheld_while_it_is_open_is_gone_soon(
    page: Image.Image, held: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.monotonic()]
    monkeypatch.setattr("iiif.image.access.time.monotonic", lambda: clock[0])
    shown = held.images["page"]
    with asking(server_of(held, tmp_path)) as ask:
        try:
            assert ask(TILE).status == 200
            held.images["page"] = ServedImage("page", shown.width, shown.height, True)
            held.generation += 1
            clock[0] += 10
            assert ask(TILE).status == 404
            assert ask(TILE, headers={"If-None-Match": "*"}).status == 404
            held.images["page"] = shown
            held.generation += 1
            clock[0] += 10
            assert ask(TILE).status == 200
        finally:
            held.images["page"] = shown


def test_a_catalogue_that_is_silent_too_long_closes_the_images(
    held: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [time.monotonic()]
    monkeypatch.setattr("iiif.image.access.time.monotonic", lambda: clock[0])
    down = [False]

    def generation() -> int:
        if down[0]:
            raise ConnectionError("the database is away")
        return 1

    with asking(server_of(held, tmp_path, access_generation=generation)) as ask:
        assert ask(TILE).status == 200
        down[0] = True
        clock[0] += 30
        assert ask(TILE).status == 200
        clock[0] += 61
        busy = ask(TILE)
        assert busy.problem["status"] == 503
        assert busy.headers["retry-after"] == "5"
        down[0] = False
        assert ask(TILE).status == 200


def test_many_images_stay_within_the_memory_and_the_files_allowed(
    held: Collection, page: Image.Image, tmp_path: Path
) -> None:
    names = [held.add(page.resize((40 + n, 30)), f"small{n}") for n in range(6)]
    server = server_of(held, tmp_path, index_memory_bytes=3 * 5200)
    server.shelf._open_files = 2
    with asking(server) as ask:
        for _ in range(2):
            for n, name in enumerate(names):
                reply = ask(f"/iiif/3/{name}/full/{40 + n},30/0/default.jpg")
                assert reply.status == 200
        assert len(server.shelf._files) <= 2
        assert server.shelf._held_bytes <= 3 * 5200
        assert server.shelf._held_bytes == sum(
            image.memory_bytes for image in server.shelf._images.values()
        )
        remembered = {known.image for known in server._spellings.values()}
        assert remembered <= set(server.shelf._images.values())


def test_an_archive_that_is_damaged_is_a_problem_without_details(
    held: Collection, tmp_path: Path
) -> None:
    held.images["bad"] = ServedImage("bad", 10, 10, False)
    held.store.put(archive_key("bad"), [b"PK no archive"], replace=True)
    with asking(server_of(held, tmp_path)) as ask:
        reply = ask("/iiif/3/bad/info.json")
        assert reply.problem["status"] == 500
        assert "zip" not in reply.problem["detail"]


def test_the_unforeseen_is_logged_once_and_told_without_details(
    held: Collection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def lookup(image_id: str) -> ServedImage | None:
        raise RuntimeError("secret detail")

    with asking(server_of(held, tmp_path, lookup=lookup)) as ask:
        reply = ask(TILE)
    assert reply.problem["status"] == 500
    assert b"secret" not in reply.body
    assert [record.message for record in caplog.records] == ["image.unexpected"]


def test_a_catalogue_that_does_not_answer_is_no_fault_of_ours(
    held: Collection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def lookup(image_id: str) -> ServedImage | None:
        raise OperationalError("SELECT secret", {}, RuntimeError("server closed the connection"))

    with asking(server_of(held, tmp_path, lookup=lookup)) as ask:
        reply = ask(TILE)
    assert reply.problem["status"] == 503
    assert reply.problem["type"] == "http://images.test/problems/storage-unavailable"
    assert int(reply.headers["retry-after"]) > 0
    assert b"secret" not in reply.body
    assert [record.message for record in caplog.records] == ["image.catalogue_unavailable"]


@pytest.mark.parametrize("version", [2, 3])
def test_everything_that_information_promises_is_true(version: int, asked: Ask) -> None:
    info: dict[str, Any] = json.loads(asked(f"/iiif/{version}/page/info.json").body)
    assert (info["width"], info["height"]) == (1531, 1033)
    assert info["sizes"][-1] == {"width": 1531, "height": 1033}
    for size in info["sizes"]:
        spelled = f"{size['width']}," if version == 2 else f"{size['width']},{size['height']}"
        reply = asked(f"/iiif/{version}/page/full/{spelled}/0/default.jpg")
        assert Image.open(BytesIO(reply.body)).size == (size["width"], size["height"])
    if version == 3:
        for quality in info["extraQualities"]:
            for file_format in ("jpg", "png", *info["extraFormats"]):
                path = f"/iiif/3/page/0,0,90,90/45,/0/{quality}.{file_format}"
                assert asked(path).status == 200
        too_wide = info["maxWidth"] + 1
        assert asked(f"/iiif/3/page/full/^{too_wide},1/0/default.jpg").status == 413


def test_information_is_negotiated(asked: Ask) -> None:
    def kind(version: int, accept: str | None) -> str:
        headers = {} if accept is None else {"Accept": accept}
        reply = asked(f"/iiif/{version}/page/info.json", headers=headers)
        assert reply.headers["vary"] == "Accept"
        tagged = asked(
            f"/iiif/{version}/page/info.json",
            headers=headers | {"If-None-Match": reply.headers["etag"]},
        )
        assert tagged.status == 304
        return reply.headers["content-type"]

    linked = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'
    assert kind(3, None) == linked
    assert kind(3, "*/*") == linked
    assert kind(3, "application/ld+json") == linked
    assert kind(3, "application/json") == "application/json"
    assert kind(3, "application/json, application/ld+json;q=0.5") == "application/json"
    assert kind(3, "text/html") == linked
    assert kind(2, None) == "application/json"
    assert kind(2, "*/*") == "application/json"
    assert kind(2, "application/ld+json") == "application/ld+json"


letters = st.text(st.sampled_from("/.,:!^%0123456789abcfhlpmxtjgdeuinorqsw_[]{}~\\ "), max_size=60)
near = st.builds(
    "/".join,
    st.tuples(
        st.sampled_from(["full", "square", "0,0,512,512", "pct:1,1,9,9", "%66ull", "9,9,,9", ""]),
        st.sampled_from(["max", "40,", ",40", "!9,9", "^max", "pct:3", "0,0", "99999,1", "%5E9,"]),
        st.sampled_from(["0", "90", "!12.5", "360", "361", "-0", "1e3", ""]),
        st.sampled_from(["default.jpg", "gray.png", "color.webp", "bitonal.gif", ".jpg", "x"]),
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rest=st.one_of(letters, near),
    name=st.sampled_from(["page/", "page", "", "x/", "%", "p%C3"]),
)
def test_no_path_whatever_makes_the_server_stumble(
    rest: str, name: str, asked: Ask, server: ImageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def drawn(*_: object) -> bytes:
        return b"drawn"

    monkeypatch.setattr(server.studio, "picture", drawn)
    for version in (2, 3):
        reply = asked(f"/iiif/{version}/{name}{rest}".encode())
        assert reply.status in (200, 303, 400, 404, 413)
        if reply.status >= 400:
            assert reply.problem["instance"] == f"/iiif/{version}/{name}{rest}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rest=st.binary(max_size=40))
def test_no_bytes_whatever_make_the_server_stumble(rest: bytes, asked: Ask) -> None:
    for version in (b"2", b"3"):
        reply = asked(b"/iiif/" + version + b"/page" + rest)
        assert reply.status in (303, 400, 404)
        assert reply.status == 303 or reply.problem
