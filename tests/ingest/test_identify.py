from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import numpy
import pytest
from PIL import Image

from ingest.errors import SourceUnreadable
from ingest.formats import Format
from ingest.headers.header import Alpha, Model
from ingest.identify import Identified, identify
from ingest.limits import Limits
from ingest.refusals import REASONS, Refused
from tests.ingest.specimens import Pixels, Tags, box, exif, flat, jp2_with_palette, page, tiff


def taken(path: Path, name: str | None = None, limits: Limits | None = None) -> Identified:
    found = identify(path, name or path.name, limits or Limits())
    assert isinstance(found, Identified), found
    return found


def refused(path: Path, name: str | None = None, limits: Limits | None = None) -> Refused:
    found = identify(path, name or path.name, limits or Limits())
    assert isinstance(found, Refused), found
    assert path.name in found.sentence or (name or "") in found.sentence
    return found


def png_claiming(path: Path, width: int, height: int) -> Path:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
    )
    return path


def test_every_reason_names_the_file_and_says_what_to_do() -> None:
    for key, sentence in REASONS.items():
        assert sentence.startswith("{name} "), key
        assert sentence.endswith("."), key
        assert ": " in sentence, key


def test_a_file_of_no_bytes_is_refused_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "12v.tif"
    path.touch()
    assert refused(path).key == "empty"


def test_text_is_refused_as_no_image(tmp_path: Path) -> None:
    path = tmp_path / "notes.tif"
    path.write_text("folio 12 verso is missing")
    assert refused(path).key == "unknown_format"


def test_a_gif_is_refused_by_the_name_of_its_format_whatever_its_extension(tmp_path: Path) -> None:
    path = tmp_path / "page.tif"
    Image.new("P", (4, 4)).save(path, "GIF")
    found = refused(path)
    assert found.key == "unsupported_format"
    assert "page.tif is a GIF file" in found.sentence


def test_a_wrong_extension_is_taken_by_contents_and_recorded(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    Image.fromarray(page(40, 30)).save(path, "JPEG")
    found = taken(path)
    assert found.format is Format.JPEG
    assert found.warnings == ("wrong_extension",)


def test_bytes_that_cannot_be_read_are_the_house_s_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="12v"):
        identify(tmp_path / "gone.tif", "12v.tif", Limits())


@pytest.mark.parametrize("name", ["bomb.png", "bomb.tif", "bomb.jpg"])
def test_a_header_that_claims_70000_by_70000_is_refused_without_decoding(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name.endswith("png"):
        png_claiming(path, 70000, 70000)
    elif name.endswith("tif"):
        tiff(
            path, flat((1, 2, 3)), tags={256: (4, (70000,)), 257: (4, (70000,)), 278: (4, (70000,))}
        )
    else:
        Image.fromarray(page(40, 30)).save(path)
        data = bytearray(path.read_bytes())
        frame = data.index(b"\xff\xc0")
        data[frame + 5 : frame + 9] = struct.pack(">HH", 65500, 65500)
        path.write_bytes(data)
    found = refused(path)
    assert found.key == "too_many_pixels"
    assert "1000 megapixels" in found.sentence


def test_a_side_past_the_limit_is_refused_and_one_at_it_is_not(tmp_path: Path) -> None:
    limits = Limits(side_max=1000)
    assert refused(png_claiming(tmp_path / "a.png", 1001, 2), limits=limits).key == "too_wide"
    assert taken(png_claiming(tmp_path / "b.png", 1000, 2), limits=limits).width == 1000


def test_a_lawful_giant_is_within_the_limits(tmp_path: Path) -> None:
    assert taken(png_claiming(tmp_path / "scroll.png", 200_000, 5000)).width == 200_000


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    path = tiff(tmp_path / "big.tif", page(100, 100))
    assert refused(path, limits=Limits(file_bytes_max=1000)).key == "file_too_large"


def test_decoding_that_must_hold_too_much_at_once_is_refused_beforehand(tmp_path: Path) -> None:
    path = tmp_path / "progressive.jpg"
    Image.fromarray(page(1000, 1000)).save(path, progressive=True)
    assert refused(path, limits=Limits(memory_bytes_max=5_000_000)).key == "too_much_memory"
    Image.fromarray(page(1000, 1000)).save(path, progressive=False)
    assert taken(path, limits=Limits(memory_bytes_max=5_000_000)).bands == 3


def test_the_facts_of_a_16_bit_grey_tiff_are_read(tmp_path: Path) -> None:
    header = taken(tiff(tmp_path / "g.tif", page(50, 40, 1, wide=True))).header
    assert (header.width, header.height, header.bits, header.bands) == (50, 40, 16, 1)
    assert (header.model, header.alpha, header.puid) == (Model.GREY, Alpha.NONE, "fmt/353")


@pytest.mark.parametrize(("extra", "alpha"), [(1, Alpha.PREMULTIPLIED), (2, Alpha.STRAIGHT)])
def test_a_fourth_channel_is_alpha_when_its_tag_says_so(
    tmp_path: Path, extra: int, alpha: Alpha
) -> None:
    path = tiff(tmp_path / "a.tif", flat((1, 2, 3, 4)), tags={338: (3, (extra,))})
    assert taken(path).header.alpha is alpha


def test_a_fourth_channel_without_a_meaning_is_recorded(tmp_path: Path) -> None:
    found = taken(tiff(tmp_path / "a.tif", flat((1, 2, 3, 4)), tags={338: (3, (0,))}))
    assert found.header.alpha is Alpha.EXTRA
    assert "extra_channels" in found.warnings


def test_a_tiff_of_several_pages_is_refused_as_none_may_be_lost(tmp_path: Path) -> None:
    path = tiff(tmp_path / "two.tif", page(60, 40), more=[(page(61, 40), {})])
    found = refused(path)
    assert (found.key, found.values["pages"]) == ("several_pages", 2)


def test_smaller_versions_in_a_tiff_are_no_pages(tmp_path: Path) -> None:
    flagged = tiff(tmp_path / "a.tif", page(64, 40), more=[(page(20, 12), {254: (4, (1,))})])
    pyramid = tiff(tmp_path / "b.tif", page(65, 40), more=[(page(32, 20), {}), (page(17, 10), {})])
    nested = tiff(tmp_path / "c.tif", page(64, 40), more=[(page(32, 20), {})], sub=True)
    assert taken(flagged).warnings == ("smaller_versions",)
    assert taken(pyramid).warnings == ("smaller_versions",)
    assert taken(nested).warnings == ()


def test_a_thumbnail_before_the_page_is_passed_over(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", page(20, 12), tags={254: (4, (1,))}, more=[(page(99, 40), {})])
    assert (taken(path).header.frame, taken(path).width) == (1, 99)


def test_a_mask_page_is_recorded_and_not_shown(tmp_path: Path) -> None:
    mask: tuple[Pixels, Tags] = (page(64, 40, 1), {254: (4, (4,)), 262: (3, (4,))})
    assert taken(tiff(tmp_path / "a.tif", page(64, 40), more=[mask])).warnings == ("mask_page",)


def test_camera_raw_in_a_tiff_s_clothes_is_refused(tmp_path: Path) -> None:
    raw: tuple[Pixels, Tags] = (page(64, 40, 1), {262: (3, (32803,))})
    path = tiff(tmp_path / "a.nef", page(20, 12), tags={254: (4, (1,))}, more=[raw], sub=True)
    assert refused(path).key == "camera_raw"


@pytest.mark.parametrize(
    ("tags", "what"),
    [
        ({339: (3, (3, 3, 3))}, "floating-point"),
        ({258: (3, (12, 12, 12))}, "12 bits"),
        ({258: (3, (5, 6, 5))}, "5/6 bits"),
        ({259: (3, (50000,))}, "Zstandard"),
        ({262: (3, (9,))}, "ICC L*a*b*"),
    ],
)
def test_samples_that_cannot_be_shown_truly_are_refused_with_their_name(
    tmp_path: Path, tags: dict[int, tuple[int, tuple[int, ...]]], what: str
) -> None:
    found = refused(tiff(tmp_path / "a.tif", page(30, 20), tags=dict(tags)))
    assert found.key == "unsupported_kind"
    assert what in found.sentence


@pytest.mark.parametrize("tag", [273, 279])
def test_a_strip_outside_the_file_is_a_part_that_is_missing(tmp_path: Path, tag: int) -> None:
    assert (
        refused(tiff(tmp_path / "a.tif", page(30, 20), tags={tag: (4, (9999,))})).key == "truncated"
    )


def test_a_strip_of_no_bytes_is_a_part_that_is_missing(tmp_path: Path) -> None:
    assert refused(tiff(tmp_path / "a.tif", page(30, 20), tags={279: (4, (0,))})).key == "truncated"


def test_a_chain_of_directories_that_bites_its_tail_ends(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", page(30, 20))
    data = bytearray(path.read_bytes())
    data[-4:] = data[4:8]
    path.write_bytes(data)
    assert taken(path).warnings == ("structure_damaged",)


@pytest.mark.parametrize("suffix", ["tif", "png", "jp2"])
@pytest.mark.parametrize("part", [0.02, 0.4, 0.9])
def test_a_cut_off_file_is_refused_by_its_header(tmp_path: Path, suffix: str, part: float) -> None:
    path = tmp_path / f"12v.{suffix}"
    Image.fromarray(page(300, 200)).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert refused(path).key in {"truncated", "damaged"}


def test_a_jp2_that_lost_its_last_byte_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "12v.jp2"
    Image.fromarray(page(300, 200)).save(path)
    path.write_bytes(path.read_bytes()[:-1])
    assert refused(path).key == "truncated"


def test_a_palette_of_a_jp2_is_counted_as_its_colours(tmp_path: Path) -> None:
    indices = numpy.zeros((16, 16), numpy.uint8)
    path = jp2_with_palette(tmp_path / "p.jp2", indices, [(1, 2, 3), (4, 5, 6)])
    assert taken(path).bands == 3


def test_a_compound_document_in_a_jp2_s_clothes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.jp2"
    path.write_bytes(b"\0\0\0\x0cjP  \r\n\x87\n" + box(b"ftyp", b"jpm \0\0\0\0jpm "))
    assert "JPM" in refused(path).sentence


def test_orientations_come_as_they_are_stated_even_illegal_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(page(30, 20)).save(path, exif=exif(9))
    assert taken(path).header.exif_orientation == 9
    assert (
        taken(tiff(tmp_path / "a.tif", page(30, 20), tags={274: (3, (6,))})).header.exif_orientation
        == 6
    )


def test_damaged_exif_is_recorded_and_the_picture_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(page(30, 20)).save(path, exif=b"Exif\0\0\xff\xff\xff\xff\0\0\0\x08\0\x01")
    assert taken(path).warnings == ("exif_damaged",)


@pytest.mark.parametrize("suffix", ["tif", "png", "jp2", "jpg"])
def test_no_change_of_bytes_brings_the_identification_down(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"12v.{suffix}"
    Image.fromarray(page(60, 40)).save(path, exif=exif(6))
    whole = path.read_bytes()
    chance = random.Random(42)
    for _ in range(400):
        data = bytearray(whole)
        # Headers are short: most changes go there, where they matter.
        reach = chance.choice([64, 400, len(data)])
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(min(reach, len(data)))] = chance.choice(
                [0, 1, 255, chance.randrange(256)]
            )
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        assert isinstance(identify(path, path.name, Limits()), Identified | Refused)
