from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageCms

from ingest.colour import read_profile
from ingest.decoder import Decoder
from ingest.headers.header import Model
from ingest.limits import Limits
from ingest.prepared import Prepared
from tests.ingest.specimens import Pixels, delivered, difference, flat, page, tiff

# Linear RGB to XYZ at each space's own D65 white: IEC 61966-2-1, SMPTE EG 432-1, Adobe RGB (1998).
SRGB = numpy.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
P3 = numpy.array([[0.4866, 0.2657, 0.1982], [0.2290, 0.6917, 0.0793], [0.0, 0.0451, 1.0439]])
ADOBE = numpy.array([[0.5767, 0.1856, 0.1882], [0.2973, 0.6274, 0.0753], [0.0270, 0.0707, 0.9911]])
D65 = numpy.array([0.9505, 1.0, 1.0890])
INKS = [(30, 22, 18), (120, 60, 40), (170, 40, 45), (60, 90, 70), (200, 180, 150), (128, 128, 128)]
"""Iron gall ink, brown, rubric, verdigris, parchment, grey: all within sRGB in every space here."""


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder(Limits()) as decoder:
        yield decoder


def shown(decoder: Decoder, source: Path) -> tuple[Prepared, Pixels]:
    archive = source.with_suffix(".zip")
    found = decoder.prepare(source, source.name, archive)
    assert isinstance(found, Prepared), found
    return found, delivered(archive)


def linear(encoded: Pixels, space: str) -> Pixels:
    value = numpy.asarray(encoded, float) / 255
    if space == "adobe":
        return value ** (563 / 256)
    return numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def expected_srgb(colour: tuple[int, ...], space: str) -> Pixels:
    matrix = {"adobe": ADOBE, "p3": P3}[space]
    light = numpy.linalg.inv(SRGB) @ matrix @ linear(numpy.array(colour), space)
    light = numpy.clip(light, 0, 1)
    coded = numpy.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return numpy.asarray(coded * 255)


def delta_e(one: Pixels, other: Pixels) -> float:
    """CIE 1976 colour difference of two sRGB colours."""

    def lab(colour: Pixels) -> Pixels:
        t = SRGB @ linear(colour, "srgb") / D65
        f = numpy.where(t > 216 / 24389, numpy.cbrt(t), (24389 / 27 * t + 16) / 116)
        return numpy.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])

    return float(numpy.linalg.norm(lab(one) - lab(other)))


def srgb_of_lab(lightness: float, a: float, b: float) -> Pixels:
    """CIELAB at D50 to sRGB by the Bradford matrix (ICC.1 annex E), without a colour engine."""
    f = numpy.array(
        [lightness + 16 + 116 * a / 500, lightness + 16, lightness + 16 - 116 * b / 200]
    )
    t = (f / 116) ** 3
    xyz = numpy.where(t > 216 / 24389, t, (f - 16) / (24389 / 27)) * (0.9642, 1.0, 0.8249)
    bradford = [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
    light = numpy.clip(numpy.array(bradford) @ xyz, 0, 1)
    coded = numpy.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return numpy.asarray(coded * 255)


def with_profile(path: Path, samples: Pixels, profile: bytes) -> Path:
    return tiff(path, samples, tags={34675: (7, profile)})


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("profile", "space"), [("AdobeCompat-v4.icc", "adobe"), ("DisplayP3-v4.icc", "p3")]
)
@pytest.mark.parametrize("wide", [False, True])
def test_colours_of_a_profile_come_out_as_srgb_within_a_just_visible_difference(
    tmp_path: Path, corpus: Path, decoder: Decoder, profile: str, space: str, wide: bool
) -> None:
    icc = (corpus / "formats" / "icc" / profile).read_bytes()
    for number, ink in enumerate(INKS):
        stored = tuple(value * 257 for value in ink) if wide else ink
        samples = flat(stored, dtype="uint16" if wide else "uint8")
        found, picture = shown(decoder, with_profile(tmp_path / f"{number}.tif", samples, icc))
        assert delta_e(picture.mean(axis=(0, 1)), expected_srgb(ink, space)) < 1.5
        assert not found.technical.colour_assumed
        assert found.technical.icc_name
        assert found.warnings == ()


@pytest.mark.corpus
def test_prophoto_agrees_with_another_colour_engine(
    tmp_path: Path, corpus: Path, decoder: Decoder
) -> None:
    icc = (corpus / "formats" / "icc" / "ProPhoto-v4.icc").read_bytes()
    picture = numpy.concatenate([flat(ink, 64) for ink in INKS], axis=1)
    _, ours = shown(decoder, with_profile(tmp_path / "a.tif", picture, icc))
    theirs = ImageCms.profileToProfile(
        Image.fromarray(picture),
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert theirs is not None
    for column in range(32, 64 * len(INKS), 64):
        assert delta_e(ours[32, column], numpy.asarray(theirs)[32, column]) < 1.5


@pytest.mark.corpus
@pytest.mark.parametrize("profile", ["sRGB-v4.icc", "sRGB-v2-micro.icc"])
def test_srgb_by_any_name_leaves_the_samples_alone(
    tmp_path: Path, corpus: Path, decoder: Decoder, profile: str
) -> None:
    icc = (corpus / "formats" / "icc" / profile).read_bytes()
    judged = read_profile(icc, Model.RGB)
    assert judged is not None
    assert not judged.changes
    found, picture = shown(decoder, with_profile(tmp_path / "a.tif", page(200, 100), icc))
    assert difference(picture, page(200, 100)) < 2.5
    assert not found.technical.colour_assumed


@pytest.mark.corpus
def test_a_grey_profile_is_used_and_grey_stays_one_channel(
    tmp_path: Path, corpus: Path, decoder: Decoder
) -> None:
    icc = (corpus / "formats" / "icc" / "sGrey-v4.icc").read_bytes()
    found, picture = shown(decoder, with_profile(tmp_path / "a.tif", page(90, 60, 1), icc))
    assert numpy.ptp(picture, axis=2).max() == 0
    assert not found.technical.colour_assumed


@pytest.mark.corpus
def test_a_profile_of_another_kind_of_picture_is_not_used_and_it_is_said(
    tmp_path: Path, corpus: Path, decoder: Decoder
) -> None:
    icc = (corpus / "formats" / "icc" / "AdobeCompat-v4.icc").read_bytes()
    found, picture = shown(decoder, with_profile(tmp_path / "a.tif", page(90, 60, 1), icc))
    assert found.warnings == ("icc_unusable",)
    assert difference(picture[:, :, 0], page(90, 60, 1)) < 2.5


@pytest.mark.parametrize("profile", [b"x", b"\0" * 400, b"\0" * 36 + b"acsp" + b"\0" * 400])
def test_a_broken_profile_is_recorded_and_srgb_assumed(
    tmp_path: Path, decoder: Decoder, profile: bytes
) -> None:
    found, picture = shown(decoder, with_profile(tmp_path / "a.tif", page(90, 60), profile))
    assert found.warnings == ("icc_unusable",)
    assert found.technical.colour_assumed
    assert found.technical.icc_sha256 is None
    assert difference(picture, page(90, 60)) < 2.5


def test_a_cut_profile_with_a_good_header_is_recorded_too(tmp_path: Path, decoder: Decoder) -> None:
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found, _ = shown(decoder, with_profile(tmp_path / "a.tif", page(90, 60), whole[:200]))
    assert found.warnings == ("icc_unusable",)


@pytest.mark.parametrize("bands", [1, 3])
def test_a_16_bit_ramp_is_neither_clipped_nor_darkened(
    tmp_path: Path, decoder: Decoder, bands: int
) -> None:
    ramp = numpy.arange(65536, dtype="uint16").reshape(256, 256)
    samples = ramp if bands == 1 else numpy.dstack([ramp] * bands)
    _, picture = shown(decoder, tiff(tmp_path / "a.tif", samples))
    rows = picture[:, :, 0].mean(axis=1)
    assert numpy.abs(rows - numpy.arange(256)).max() < 1.5
    assert (rows[0], rows[-1]) == pytest.approx((0, 255), abs=1)


def test_a_picture_without_a_profile_is_srgb_by_assumption(
    tmp_path: Path, decoder: Decoder
) -> None:
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", page(90, 60)))
    assert found.technical.colour_assumed
    assert found.warnings == ()
    assert difference(picture, page(90, 60)) < 2.5


def test_white_is_zero_is_turned_about(tmp_path: Path, decoder: Decoder) -> None:
    source = tiff(tmp_path / "a.tif", 255 - page(90, 60, 1), photometric=0)
    _, picture = shown(decoder, source)
    assert difference(picture[:, :, 0], page(90, 60, 1)) < 2.5


def test_a_bitonal_film_scan_comes_out_black_on_white(tmp_path: Path, decoder: Decoder) -> None:
    letters = page(90, 60, 1) > 120
    Image.fromarray(letters).save(tmp_path / "a.tif", compression="group4")
    found, picture = shown(decoder, tmp_path / "a.tif")
    assert (found.technical.bits, found.technical.compression) == (1, "CCITT group 4")
    assert ((picture[:, :, 0] > 127) == letters).mean() > 0.99


def test_a_palette_is_applied(tmp_path: Path, decoder: Decoder) -> None:
    source = Image.fromarray(page(90, 60)).quantize(200)
    for name in ("a.png", "a.tif"):
        source.save(tmp_path / name)
        _, picture = shown(decoder, tmp_path / name)
        assert difference(picture, numpy.asarray(source.convert("RGB"))) < 3


def test_cmyk_without_a_profile_is_assumed_to_be_print_and_looks_like_it(
    tmp_path: Path, decoder: Decoder
) -> None:
    paper, black, red = (0, 0, 0, 0), (180, 160, 150, 255), (0, 255, 255, 0)
    samples = numpy.concatenate([flat(ink, 64) for ink in (paper, black, red)], axis=1)
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples, photometric=5))
    assert found.technical.colour_assumed
    assert found.technical.colour_space == "CMYK"
    assert picture[32, 32].min() > 245
    assert picture[32, 96].max() < 40
    assert picture[32, 160, 0] > 200
    assert picture[32, 160, 1:].max() < 80


def test_cielab_comes_out_as_the_colours_it_states(tmp_path: Path, decoder: Decoder) -> None:
    # L* 0 to 100 in 0 to 255, a* and b* as signed bytes (TIFF 6.0 section 23).
    samples = numpy.concatenate(
        [flat((128, 0, 0), 64), flat((230, 4, 20), 64), flat((102, 45, 25), 64)], axis=1
    )
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples, photometric=8))
    assert not found.technical.colour_assumed
    for column, lab in ((32, (50.2, 0, 0)), (96, (90.2, 4, 20)), (160, (40, 45, 25))):
        assert delta_e(picture[32, column], srgb_of_lab(*lab)) < 1.5


def test_an_opaque_alpha_channel_leaves_no_trace(tmp_path: Path, decoder: Decoder) -> None:
    samples = numpy.dstack([page(90, 60), numpy.full((60, 90), 255, "uint8")])
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples, tags={338: (3, (2,))}))
    assert found.warnings == ()
    assert found.technical.bands == 4
    assert difference(picture, page(90, 60)) < 2.5


@pytest.mark.parametrize(("meaning", "stored"), [(2, 100), (1, 50)])
def test_transparent_parts_are_laid_on_white_and_recorded(
    tmp_path: Path, decoder: Decoder, meaning: int, stored: int
) -> None:
    samples = flat((stored, stored, stored, 128), 64)
    samples[:, 32:] = (0, 0, 0, 0)
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples, tags={338: (3, (meaning,))}))
    assert found.warnings == ("alpha_flattened",)
    assert picture[32, 60].min() >= 253
    assert numpy.abs(picture[32, 8].astype(int) - 177).max() <= 4


def test_a_channel_that_is_no_alpha_is_kept_out_of_the_picture(
    tmp_path: Path, decoder: Decoder
) -> None:
    samples = numpy.dstack([page(90, 60), numpy.zeros((60, 90), "uint8")])
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples, tags={338: (3, (0,))}))
    assert found.warnings == ("extra_channels",)
    assert difference(picture, page(90, 60)) < 2.5


def test_samples_that_use_the_lowest_12_of_16_bits_are_shown_as_stored_and_recorded(
    tmp_path: Path, decoder: Decoder
) -> None:
    samples = (page(90, 60, 1, wide=True) // 64).astype("uint16")
    found, picture = shown(decoder, tiff(tmp_path / "a.tif", samples))
    assert found.warnings == ("few_levels",)
    assert picture.max() < 16
