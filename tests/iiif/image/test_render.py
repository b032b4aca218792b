"""Drawn pictures against references made by Pillow from the master."""

from __future__ import annotations

import math
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from iiif.image import render
from iiif.image.geometry import Box, Geometry
from iiif.image.render import BadTile, shortened
from iiif.image.render_job import Piece, RenderJob
from storage.blobs import StoreLocation
from tests.iiif.image.shelved import Ask

EDGE_ERROR_MAX = 4.0


def opened(asked: Ask, path: str) -> Image.Image:
    reply = asked(f"/iiif/3/page/{path}")
    assert reply.status == 200, reply.body
    return Image.open(BytesIO(reply.body))


def error(one: Image.Image, other: Image.Image) -> float:
    """Mean absolute difference, of 255."""
    first, second = (np.asarray(image.convert("RGB"), np.float64) for image in (one, other))
    assert first.shape == second.shape
    return float(np.abs(first - second).mean())


def test_every_tile_has_its_size_and_looks_like_its_part_of_the_master(
    asked: Ask, page: Image.Image
) -> None:
    shape = Geometry(*page.size)
    for factor in shape.scale_factors():
        for tile in shape.tiles(factor):
            box = tile.box
            wanted = page.resize(
                (tile.width, tile.height),
                Image.Resampling.BOX,
                (box.x, box.y, box.x + box.width, box.y + box.height),
            )
            got = opened(asked, tile.path)
            assert got.size == wanted.size
            assert error(got, wanted) <= EDGE_ERROR_MAX, tile.path


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((0, 0, 1531, 1033), (1531, 1033)),
        ((0, 0, 1531, 1033), (997, 673)),
        ((0, 0, 1531, 1033), (300, 202)),
        ((137, 211, 700, 500), (501, 358)),
        ((1000, 600, 531, 433), (265, 216)),
        ((1000, 600, 531, 433), (531, 433)),
        ((511, 511, 2, 2), (2, 2)),
        ((0, 0, 1531, 1033), (700, 200)),
        ((100, 100, 200, 200), (333, 333)),
        ((1530, 0, 1, 1033), (1, 500)),
    ],
)
def test_a_region_at_a_size_looks_like_the_master(
    box: tuple[int, int, int, int], size: tuple[int, int], asked: Ask, page: Image.Image
) -> None:
    x, y, width, height = box
    enlarged = "^" if size[0] > width or size[1] > height else ""
    got = opened(asked, f"{x},{y},{width},{height}/{enlarged}{size[0]},{size[1]}/0/default.png")
    wanted = page.resize(size, Image.Resampling.LANCZOS, (x, y, x + width, y + height))
    assert got.size == size
    assert error(got, wanted) <= 6.0


def test_mirroring_comes_before_turning_and_turning_is_clockwise(
    asked: Ask, page: Image.Image
) -> None:
    small = page.resize((383, 259), Image.Resampling.BOX)
    flip, turn = Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose
    for rotation, wanted in {
        "0": small,
        "90": small.transpose(turn.ROTATE_270),
        "180": small.transpose(turn.ROTATE_180),
        "270": small.transpose(turn.ROTATE_90),
        "360": small,
        "!0": small.transpose(flip),
        "!90": small.transpose(flip).transpose(turn.ROTATE_270),
    }.items():
        assert error(opened(asked, f"full/383,259/{rotation}/default.png"), wanted) <= 5.0


@pytest.mark.parametrize("file_format", ["png", "webp"])
def test_a_slanted_picture_stands_on_nothing(file_format: str, asked: Ask) -> None:
    picture = opened(asked, f"0,0,400,200/400,200/30/default.{file_format}")
    slant = math.radians(30)
    assert abs(picture.width - (400 * math.cos(slant) + 200 * math.sin(slant))) <= 2
    assert abs(picture.height - (400 * math.sin(slant) + 200 * math.cos(slant))) <= 2
    alpha = np.asarray(picture.convert("RGBA"))[..., 3]
    assert alpha[2, 2] == alpha[-3, -3] == 0
    assert alpha[alpha.shape[0] // 2, alpha.shape[1] // 2] == 255


def test_a_slanted_jpeg_stands_on_white(asked: Ask) -> None:
    picture = np.asarray(opened(asked, "0,0,400,200/400,200/30/default.jpg"))
    assert picture[2, 2].min() > 250


def test_gray_has_one_channel_and_the_tones_of_the_master(asked: Ask, page: Image.Image) -> None:
    for file_format in ("jpg", "png"):
        got = opened(asked, f"full/383,259/0/gray.{file_format}")
        assert got.mode == "L"
        wanted = page.resize((383, 259), Image.Resampling.BOX).convert("L")
        assert error(got, wanted.convert("RGB")) < 12


def test_bitonal_is_black_and_white_and_finds_the_ink(asked: Ask, page: Image.Image) -> None:
    got = np.asarray(opened(asked, "full/383,259/0/bitonal.png").convert("L"))
    assert set(np.unique(got)) == {0, 255}
    dark = np.asarray(page.resize((383, 259), Image.Resampling.BOX).convert("L")) < 100
    assert ((got == 0) == dark).mean() > 0.97
    for path in ("full/90,/0/bitonal.jpg", "full/90,/0/bitonal.webp", "full/90,/45/bitonal.png"):
        assert opened(asked, path).width >= 90


def test_the_formats_are_what_they_say(asked: Ask) -> None:
    for name, pillow in {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}.items():
        reply = asked(f"/iiif/3/page/5,5,99,99/50,/0/default.{name}")
        assert Image.open(BytesIO(reply.body)).format == pillow
        assert reply.headers["content-type"] == f"image/{pillow.lower()}"


def noise(mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.effect_noise((512, 512), 60).convert(mode).save(made, "JPEG", subsampling=0)
    return made.getvalue()


def of_four_tiles() -> RenderJob:
    rows = {0: 512, 512: 100}
    return RenderJob(
        location=StoreLocation("file:///nowhere"),
        key="key",
        pieces=tuple(Piece(0, 0, x, y, 512, rows[y]) for y in (0, 512) for x in (0, 512)),
        columns=2,
        crop=Box(10, 20, 1000, 580),
        width=501,
        height=291,
        mirrored=True,
        degrees=90.0,
        quality="default",
        format="png",
        memory_bytes=1 << 30,
    )


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_large_source_is_streamed_and_looks_the_same(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, tiles = of_four_tiles(), [noise(mode)] * 4
    held = Image.open(BytesIO(render.draw(job, tiles)))
    monkeypatch.setattr(render, "MOSAIC_PX_MAX", 1)
    streamed = Image.open(BytesIO(render.draw(job, tiles)))
    assert streamed.mode == mode
    assert streamed.size == (291, 501)
    assert error(held, streamed) < 1


@pytest.mark.parametrize("bad", [0, 1, 2, 3])
def test_a_bad_tile_in_the_midst_of_a_stream_is_told(
    bad: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = [noise()] * 4
    tiles[bad] = b"GIF89a"
    monkeypatch.setattr(render, "MOSAIC_PX_MAX", 1)
    with pytest.raises(BadTile):
        render.draw(of_four_tiles(), tiles)


def test_a_stream_of_tiles_that_ends_too_early_is_no_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(render, "MOSAIC_PX_MAX", 1)
    with pytest.raises(ValueError, match="shorter"):
        render.draw(of_four_tiles(), [noise()] * 3)


@pytest.mark.parametrize("tile", [b"", b"\xff\xd8", b"GIF89a" * 9, b"\xff\xd8\xff\xe0\x00\x00" * 9])
def test_a_tile_that_is_no_jpeg_is_refused(tile: bytes) -> None:
    with pytest.raises(BadTile):
        shortened(tile, Piece(0, len(tile), 0, 0, 8, 8))
