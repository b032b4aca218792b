from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imagecodecs
import numpy
import pytest
import pyvips
from PIL import Image, ImageCms

from ingest.characterise import is_harmless
from ingest.decoder import Decoder
from ingest.headers.header import Model
from ingest.headers.jp2 import without_profiles
from ingest.identify import Identified, identify
from ingest.limits import Limits
from ingest.pixels_jp2 import open_jp2
from ingest.prepared import Prepared
from ingest.refusals import Refused
from tests.ingest.specimens import Pixels, box, delivered, difference, jp2_with_palette, page, tiff

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder(Limits()) as decoder:
        yield decoder


def shown(decoder: Decoder, source: Path) -> tuple[Prepared, Pixels]:
    archive = source.with_suffix(".zip")
    found = decoder.prepare(source, source.name, archive)
    assert isinstance(found, Prepared), found
    return found, delivered(archive)


def boxed(path: Path, samples: Pixels, space: int, bits: int = 8, **options: Any) -> Path:
    """A JP2 of these samples that states its colour space by number (16 sRGB, 17 grey, 18 sYCC)."""
    height, width = samples.shape[:2]
    bands = samples.shape[2] if samples.ndim == 3 else 1
    stream = imagecodecs.jpeg2k_encode(
        samples, codecformat="j2k", bitspersample=bits, mct=False, reversible=True, **options
    )
    header = box(b"ihdr", struct.pack(">IIHBBBB", height, width, bands, bits - 1, 7, 0, 0))
    header += box(b"colr", struct.pack(">BBBI", 1, 0, 0, space))
    if bands in (2, 4):
        rows = [(n, 0, n + 1) for n in range(bands - 1)] + [(bands - 1, 1, 0)]
        content = b"".join(struct.pack(">HHH", *row) for row in rows)
        header += box(b"cdef", struct.pack(">H", bands) + content)
    path.write_bytes(
        b"\0\0\0\x0cjP  \r\n\x87\n"
        + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
        + box(b"jp2h", header)
        + box(b"jp2c", bytes(stream))
    )
    return path


@pytest.mark.parametrize(
    ("compression", "wide"),
    [
        ("none", False), ("lzw", False), ("deflate", False), ("packbits", False), ("jpeg", False),
        ("none", True), ("lzw", True), ("deflate", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tile", [False, True])
def test_every_usual_tiff_coding_comes_out_right(
    tmp_path: Path, decoder: Decoder, compression: str, tile: bool, wide: bool
) -> None:
    image = pyvips.Image.new_from_array(page(300, 200, wide=wide))
    image = image.copy(interpretation="rgb16" if wide else "srgb")
    options = {"Q": 95} if compression == "jpeg" else {}
    image.tiffsave(
        str(tmp_path / "a.tif"), compression=compression, tile=tile, bigtiff=tile, **options
    )
    found, picture = shown(decoder, tmp_path / "a.tif")
    assert found.technical.bits == (16 if wide else 8)
    assert difference(picture, page(300, 200)) < 3


def test_a_pyramid_shows_its_full_page(tmp_path: Path, decoder: Decoder) -> None:
    image = pyvips.Image.new_from_array(page(900, 700)).copy(interpretation="srgb")
    image.tiffsave(str(tmp_path / "a.tif"), tile=True, pyramid=True, compression="deflate")
    found, picture = shown(decoder, tmp_path / "a.tif")
    assert found.warnings == ("smaller_versions",)
    assert difference(picture, page(900, 700)) < 2.5


def test_a_page_behind_a_thumbnail_is_the_one_shown(tmp_path: Path, decoder: Decoder) -> None:
    thumbnail, whole = page(40, 30), 255 - page(400, 300)
    source = tiff(tmp_path / "a.tif", thumbnail, tags={254: (4, (1,))}, more=[(whole, {})])
    _, picture = shown(decoder, source)
    assert difference(picture, whole) < 2.5


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [
        ("png", "1"), ("png", "L"), ("png", "LA"), ("png", "RGB"), ("png", "RGBA"),
        ("jpg", "L"), ("jpg", "RGB"), ("jpg", "CMYK"),
    ],
)  # fmt: skip
def test_png_and_jpeg_of_every_mode_come_out_right(
    tmp_path: Path, decoder: Decoder, suffix: str, mode: str
) -> None:
    source = Image.fromarray(page(300, 200)).convert(mode)
    source.save(tmp_path / f"a.{suffix}", quality=95)
    found, picture = shown(decoder, tmp_path / f"a.{suffix}")
    assert "alpha_flattened" not in found.warnings
    if mode != "CMYK":
        assert difference(picture, numpy.asarray(source.convert("RGB"))) < (9 if mode == "1" else 3)


@pytest.mark.parametrize("options", [{"interlace": True}, {"bitdepth": 16}, {"palette": True}])
def test_odd_but_lawful_png_comes_out_right(
    tmp_path: Path, decoder: Decoder, options: dict[str, Any]
) -> None:
    wide = "bitdepth" in options
    image = pyvips.Image.new_from_array(page(300, 200, wide=wide))
    image.copy(interpretation="rgb16" if wide else "srgb").pngsave(
        str(tmp_path / "a.png"), **options
    )
    found, picture = shown(decoder, tmp_path / "a.png")
    assert found.technical.bits == (16 if wide else 8)
    assert difference(picture, page(300, 200)) < (8 if "palette" in options else 2.5)


@pytest.mark.parametrize("bands", [1, 3, 4])
@pytest.mark.parametrize("bits", [8, 12, 16])
def test_jpeg_2000_keeps_its_depth_until_it_is_shown(
    tmp_path: Path, decoder: Decoder, bands: int, bits: int
) -> None:
    samples = page(200, 120, min(bands, 3), wide=bits > 8)
    if bands == 4:
        opaque = numpy.full(samples.shape[:2], samples.dtype.type(-1 % (1 << 8 * samples.itemsize)))
        samples = numpy.dstack([samples, opaque])
    stored = samples >> (samples.itemsize * 8 - bits)
    source = boxed(tmp_path / "a.jp2", stored, 17 if bands == 1 else 16, bits)
    found, picture = shown(decoder, source)
    assert (found.technical.bits, found.technical.bands) == (bits, bands)
    assert found.technical.decoder == "imagecodecs"
    assert found.technical.puid == "x-fmt/392"
    assert not found.technical.colour_assumed
    assert found.warnings == ()
    expected = page(200, 120, min(bands, 3))
    expected = numpy.dstack([expected] * 3) if bands == 1 else expected
    assert difference(picture, expected) < 2.5


def test_a_lawful_palette_in_jpeg_2000_is_applied(tmp_path: Path, decoder: Decoder) -> None:
    indices = (page(120, 90, 1) // 64).astype("uint8")
    palette = [(20, 10, 5), (160, 30, 40), (90, 120, 80), (230, 210, 170)]
    source = jp2_with_palette(tmp_path / "a.jp2", indices, palette)
    found, picture = shown(decoder, source)
    assert found.technical.bands == 3
    assert difference(picture, numpy.array(palette, "uint8")[indices]) < 6


def test_luma_and_colour_differences_of_jpeg_2000_become_colours(
    tmp_path: Path, decoder: Decoder
) -> None:
    stored = numpy.asarray(Image.fromarray(page(200, 120)).convert("YCbCr"))
    _, picture = shown(decoder, boxed(tmp_path / "a.jp2", stored, 18))
    assert difference(picture, page(200, 120)) < 3


def test_components_that_one_decoder_declines_are_left_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decline(*_: object, **__: object) -> None:
        raise NotImplementedError("subsampling not supported")

    stored = numpy.asarray(Image.fromarray(page(200, 120)).convert("YCbCr"))
    source = boxed(tmp_path / "a.jp2", stored, 18)
    identified = identify(source, "a.jp2", Limits())
    assert isinstance(identified, Identified)
    monkeypatch.setattr(imagecodecs, "jpeg2k_decode", decline)
    image, decoder, _ = open_jp2(source, identified.header)
    assert decoder == "pillow"
    assert difference(image.numpy(), page(200, 120)) < 3


def test_a_bare_code_stream_is_taken_with_its_colours_assumed(
    tmp_path: Path, decoder: Decoder
) -> None:
    Image.fromarray(page(200, 120)).save(tmp_path / "a.j2k", irreversible=False)
    found, picture = shown(decoder, tmp_path / "a.j2k")
    assert found.technical.format == "image/j2c"
    assert found.technical.colour_assumed
    assert difference(picture, page(200, 120)) < 2.5


def coded(coding: str) -> bytes:
    """The same page in a coding that can tell wrong bytes."""
    image = pyvips.Image.new_from_array(page(600, 400)).copy(interpretation="srgb")
    if coding == "png":
        return bytes(image.pngsave_buffer())
    if coding == "progressive":
        return bytes(image.jpegsave_buffer(interlace=True, Q=90))
    return bytes(image.tiffsave_buffer(compression=coding))


@pytest.mark.parametrize("coding", ["png", "lzw", "deflate", "jpeg", "progressive"])
def test_wrong_bytes_inside_the_picture_are_refused_where_the_coding_can_tell(
    tmp_path: Path, decoder: Decoder, coding: str
) -> None:
    data = bytearray(coded(coding))
    chance = random.Random(7)
    for _ in range(40):
        data[chance.randrange(len(data) // 4, len(data) * 3 // 4)] = chance.randrange(256)
    source = tmp_path / "a"
    source.write_bytes(data)
    found = decoder.prepare(source, "a", tmp_path / "a.zip")
    assert isinstance(found, Refused)
    assert found.key in {"damaged", "truncated"}
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("part", [0.3, 0.8, 0.999])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_cut_off_jpeg_is_refused_however_little_is_missing(
    tmp_path: Path, decoder: Decoder, part: float, progressive: bool
) -> None:
    stream = io.BytesIO()
    Image.fromarray(page(900, 700)).save(stream, "JPEG", progressive=progressive)
    source = tmp_path / "a.jpg"
    source.write_bytes(stream.getvalue()[: int(len(stream.getvalue()) * part)])
    found = decoder.prepare(source, "a.jpg", tmp_path / "a.zip")
    assert isinstance(found, Refused)
    assert found.key == "truncated"


@pytest.mark.parametrize(
    ("complaint", "harmless"),
    [
        ("VipsJpeg: Corrupt JPEG data: 16 extraneous bytes before marker 0xe1", True),
        ("VipsJpeg: Corrupt JPEG data: 18 extraneous bytes before marker 0xd9", False),
        ("VipsJpeg: Corrupt JPEG data: 1214 extraneous bytes before marker 0xd0", True),
        ("VipsJpeg: Corrupt JPEG data: bad Huffman code", False),
        ("error in tile 0 x 384", False),
        ("iCCP: profile 'icc': 0h: PCS illuminant is not D50", True),
    ],
)
def test_complaints_about_pixels_are_told_from_others(complaint: str, harmless: bool) -> None:
    assert is_harmless(complaint) is harmless


def test_a_profile_in_jpeg_2000_is_applied_once(tmp_path: Path, decoder: Decoder) -> None:
    """imagecodecs would apply it too, and the colours would be converted twice."""
    samples = page(200, 120)
    source = boxed(tmp_path / "a.jp2", samples, 16)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stated = box(b"colr", struct.pack(">BBBI", 1, 0, 0, 16))
    header_start = source.read_bytes().index(b"jp2h") - 4
    data = source.read_bytes().replace(stated, box(b"colr", b"\2\0\0" + profile))
    longer = len(profile) + 3 - 7
    length = struct.unpack(">I", data[header_start : header_start + 4])[0] + longer
    data = data[:header_start] + struct.pack(">I", length) + data[header_start + 4 :]
    source.write_bytes(data)
    changed = without_profiles(data, Model.RGB)
    assert len(changed) == len(data)
    assert changed.count(b"colr\1\0\0") == 1
    found, picture = shown(decoder, source)
    assert found.technical.icc_name
    assert difference(picture, samples) < 2.5


def test_no_loader_but_the_three_named_ones_can_be_reached(tmp_path: Path) -> None:
    # In a process of its own: what is blocked stays blocked.
    code = (
        "import pyvips, sys\n"
        "from ingest.characterise import allow_only_named_loaders\n"
        "allow_only_named_loaders()\n"
        "for name in sys.argv[1:]:\n"
        "    try: print(name[-3:], pyvips.Image.new_from_file(name).width)\n"
        "    except pyvips.Error: print(name[-3:], 'blocked')\n"
    )
    names = []
    for suffix in ("png", "jpg", "tif", "gif", "webp", "ppm"):
        names.append(str(tmp_path / f"a.{suffix}"))
        Image.fromarray(page(8, 8)).save(names[-1])
    svg = tmp_path / "a.svg"
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
    said = subprocess.run(
        [sys.executable, "-c", code, *names, str(svg)],
        cwd=HOUSE, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said.split("\n")[:-1] == [
        "png 8", "jpg 8", "tif 8", "gif blocked", "ebp blocked", "ppm blocked", "svg blocked",
    ]  # fmt: skip
