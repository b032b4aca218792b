"""What a custodian's rule means for one image: no cut, no large picture, and always every tile."""

from __future__ import annotations

import asyncio
import io
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from iiif.image.geometry import Geometry
from iiif.image.tiles import ImageServer
from tests.iiif.image.shelved import Ask, Collection, Reply, ask, asking, collection, server_of

WIDTH, HEIGHT = 1531, 2333
WORDS = "Council of the Shrine: Please keep it whole. / تُصان كاملةً"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    made = collection(tmp_path_factory.mktemp("held"))
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    pixels = np.stack([(x + y) % 256, x % 256, y % 256], axis=-1).astype(np.uint8)
    made.add(Image.fromarray(pixels), "page")
    made.add(Image.fromarray(pixels[:400, :300]), "other")
    return made


@pytest.fixture
def server(held: Collection, tmp_path: Path) -> Iterator[ImageServer]:
    bind(held)
    yield server_of(held, tmp_path / "cache")
    bind(held)


@pytest.fixture
def asked(server: ImageServer) -> Iterator[Ask]:
    with asking(server) as one:
        yield one


def bind(held: Collection, **rules: Any) -> None:
    """Let these rules, and no others, hold for the page from now on."""
    free: dict[str, Any] = {"is_uncut": False, "is_for_download": True, "asked_by": ""}
    held.images["page"] = replace(held.images["page"], **(free | rules))
    held.generation += 1


def hurry(server: ImageServer) -> None:
    """Let the server ask for the access generation at once and not within a second."""
    server._access.due = float("-inf")
    server._access._checked = float("-inf")


def requests() -> list[str]:
    shape = Geometry(WIDTH, HEIGHT)
    return [tile.path for factor in shape.scale_factors() for tile in shape.tiles(factor)]


def tile_of_2(path: str) -> str:
    region, size, *rest = path.split("/")
    return "/".join([region, size.split(",")[0] + ",", *rest])


CUTS_3 = (
    "0,0,300,300/max/0/default.jpg", "square/max/0/default.jpg",
    "pct:10,10,50,50/max/0/default.jpg",
    "0,0,512,512/256,256/0/default.jpg", "0,0,512,512/512,512/0/default.webp",
    "0,0,512,512/512,512/90/default.jpg", "0,0,512,512/512,512/!0/default.jpg",
    "0,0,512,512/512,512/0/gray.jpg", "1,0,512,512/512,512/0/default.jpg",
    "0,0,1530,2333/max/0/default.jpg",
)  # fmt: skip
WHOLES_3 = (
    "full/max/0/default.jpg", "full/!300,300/0/default.jpg", "full/max/90/default.jpg",
    "full/200,/0/gray.png", f"0,0,{WIDTH},{HEIGHT}/100,/0/default.jpg",
    "pct:0,0,100,100/90,/0/default.webp",
)  # fmt: skip


def test_a_page_that_is_not_to_be_cut_is_not_cut(held: Collection, asked: Ask) -> None:
    bind(held, is_uncut=True, asked_by=WORDS)

    for path in CUTS_3:
        for address in (f"/iiif/3/page/{path}", f"/iiif/2/page/{path.replace('max', 'full')}"):
            refused: Reply = asked(address)
            assert refused.status == 403, address
            assert refused.problem["type"].endswith("/problems/handling-rule")
            assert WORDS in refused.problem["detail"]
            assert refused.headers["cache-control"] == "no-store"


def test_it_is_shown_whole_in_every_way(held: Collection, asked: Ask) -> None:
    bind(held, is_uncut=True, asked_by=WORDS)

    assert {path: asked(f"/iiif/3/page/{path}").status for path in WHOLES_3} == dict.fromkeys(
        WHOLES_3, 200
    )


def test_the_cut_that_was_drawn_before_is_not_given_out_after(
    held: Collection, server: ImageServer, asked: Ask
) -> None:
    cut = "/iiif/3/page/0,0,300,300/max/0/default.jpg"
    assert asked(cut).status == 200
    tile = "/iiif/3/page/0,0,512,512/512,512/0/default.jpg"
    assert "level2" in asked(tile).headers["link"]

    bind(held, is_uncut=True)
    hurry(server)
    assert asked(cut).status == 403
    assert "level0" in asked(tile).headers["link"]

    bind(held)
    hurry(server)
    assert asked(cut).status == 200
    assert "level2" in asked(tile).headers["link"]


def test_the_rule_of_one_page_is_not_that_of_another(held: Collection, asked: Ask) -> None:
    bind(held, is_uncut=True, is_for_download=False)

    assert asked("/iiif/3/other/10,10,50,50/max/0/default.jpg").status == 200
    assert json.loads(asked("/iiif/3/other/info.json").body)["profile"] == "level2"


def test_a_large_picture_in_one_piece_is_not_for_download(held: Collection, asked: Ask) -> None:
    bind(held, is_for_download=False, asked_by=WORDS)

    for size in (f"{WIDTH},", "pct:100", "%5E2000,", f"{WIDTH},{HEIGHT}", "1000,1100", ",1025"):
        refused = asked(f"/iiif/3/page/full/{size}/0/default.jpg")
        assert refused.status == 403, size
        assert WORDS in refused.problem["detail"]
        assert "1024" in refused.problem["detail"]
    assert asked("/iiif/2/page/full/full/0/default.jpg").status == 403


def test_what_is_largest_is_said_and_kept(held: Collection, asked: Ask) -> None:
    bind(held, is_for_download=False)

    told = json.loads(asked("/iiif/3/page/info.json").body)
    largest = asked("/iiif/3/page/full/max/0/default.jpg")

    assert (told["maxWidth"], told["maxHeight"]) == (1024, 1024)
    assert all(max(size.values()) <= 1024 for size in told["sizes"])
    assert largest.status == 200
    with Image.open(io.BytesIO(largest.body)) as picture:
        assert max(picture.size) == 1024
    # A part of it may be seen, in pieces no larger than a screen needs.
    assert asked("/iiif/3/page/0,0,900,900/max/0/default.jpg").status == 200
    assert asked("/iiif/3/page/0,0,1500,1500/1500,/0/default.jpg").status == 403


def test_what_an_uncut_page_says_of_itself_is_true(held: Collection, asked: Ask) -> None:
    bind(held, is_uncut=True)

    third = json.loads(asked("/iiif/3/page/info.json").body)
    second = json.loads(asked("/iiif/2/page/info.json").body)

    assert third["profile"] == "level0"
    assert not [name for name in third["extraFeatures"] if name.startswith("region")]
    assert second["profile"][0] == "http://iiif.io/api/image/2/level0.json"
    assert not [name for name in second["profile"][1]["supports"] if name.startswith("region")]
    assert third["tiles"] == second["tiles"]
    assert asked("/iiif/3/page/info.json").headers["link"].count("level0") == 1
    shapes = {
        "sizeByW": "70,", "sizeByH": ",70", "sizeByPct": "pct:10", "sizeByWh": "70,70",
        "sizeByConfinedWh": "!70,70", "sizeUpscaling": "%5E1600,",
    }  # fmt: skip
    for feature, size in shapes.items():
        assert feature in third["extraFeatures"]
        assert asked(f"/iiif/3/page/full/{size}/0/default.jpg").status == 200, feature
    for turned in ("90", "22.5", "!0"):
        assert asked(f"/iiif/3/page/full/90,/{turned}/default.png").status == 200


@settings(max_examples=25, deadline=None)
@given(is_uncut=st.booleans(), is_for_download=st.booleans(), seed=st.integers(0, 999))
def test_whatever_is_asked_the_tiles_of_the_archive_are_always_given_out(
    held: Collection, tmp_path_factory: pytest.TempPathFactory,
    is_uncut: bool, is_for_download: bool, seed: int,
) -> None:  # fmt: skip
    bind(held, is_uncut=is_uncut, is_for_download=is_for_download)
    server = server_of(held, tmp_path_factory.mktemp("cache"))
    paths = random.Random(seed).sample(requests(), 6)

    async def all_of_them() -> list[int]:
        try:
            found = [await ask(server, f"/iiif/3/page/{path}") for path in paths]
            found += [await ask(server, f"/iiif/2/page/{tile_of_2(path)}") for path in paths]
            # The second time they take the short way.
            found += [await ask(server, f"/iiif/3/page/{path}") for path in paths]
            return [reply.status for reply in found]
        finally:
            await server.close()

    assert set(asyncio.run(all_of_them())) == {200}
    bind(held)
