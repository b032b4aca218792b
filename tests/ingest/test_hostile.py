"""Files from outside, lawful oddities and attacks: what is right for each stands in a table."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageCms, ImageFile, ImageOps

from ingest.decoder import Decoder
from ingest.identify import Identified, identify
from ingest.limits import Limits
from ingest.prepared import Prepared
from ingest.refusals import REASONS, WARNINGS, Refused
from tests.ingest.specimens import Pixels, delivered, difference, exif, page

# A name maps to the warnings it is taken with, or to the key it is refused by. Why, where the
# name does not say it, stands beside.
FORMATS: dict[str, tuple[str, ...] | str] = {
    "cantaloupe-jp2-6res-rgb-64x56x16-multitiled-reversible.jp2": (),
    "cantaloupe-jp2-orientation-90.jp2": (),
    "cantaloupe-jp2-xmp.jp2": (),
    "cantaloupe-jpg-exif-orientation-270.jpg": (),
    "cantaloupe-jpg-exif-orientation-illegal.jpg": ("orientation_illegal",),
    # Its profile is for CMYK, its picture is RGB.
    "cantaloupe-jpg-icc-chunked.jpg": ("icc_unusable",),
    "cantaloupe-jpg-incorrect-extension.png": ("wrong_extension",),
    "cantaloupe-jpg-xmp-orientation-90.jpg": (),
    "cantaloupe-jpg-ycck.jpg": (),
    # Nine different pages: none may be lost.
    "cantaloupe-tif-bw-9image.tif": "several_pages",
    "cantaloupe-tif-iptc.tif": (),
    "cantaloupe-tif-rgb-1res-64x56x8-tiled-uncompressed-bigtiff.tif": (),
    "cantaloupe-tif-rgb-3res-64x56x16-tiled-uncompressed.tif": ("smaller_versions",),
    "cantaloupe-tif-rotated.tif": (),
    "exif-samples-Arbitro.tiff": (),
    "exif-samples-Jobagent.tiff": (),
    "jpylyzer-reference.jp2": (),
    "opf-balloon_eciRGBv2_aware.jp2": (),
    "opf-balloon_eciRGBv2_ps_adobeplugin_jp2compatible.jpf": ("jpx_extensions",),
    "opf-balloon_kdu71.jp2": (),
    # No tag says that 12 of 16 bits are used, so the samples are shown as they are stored.
    "pillow-12in16bit.tif": ("few_levels",),
    "pillow-16bit.MM.deflate.tif": ("few_levels",),
    "pillow-16bit.cropped.jp2": ("few_levels",),
    "pillow-16bit.deflate.tif": ("few_levels",),
    "pillow-g4_orientation_6.tif": (),
    "pillow-icc_profile_big.jpg": (),
    "pillow-orientation_rectangle.jpg": (),
    "pillow-pil_sample_cmyk.jpg": (),
    "pillow-test-card-lossless.jp2": ("jpx_extensions",),
    "pillow-test-card-lossy-tiled.jp2": ("jpx_extensions",),
    "pillow-tiff_16bit_RGB.tiff": (),
    "pillow-tiff_strip_cmyk_jpeg.tif": (),
    "pillow-xmp_tags_orientation.png": (),
    # The glyphs of this one really are transparent around.
    "sharp-16-bit-grey-alpha.png": ("alpha_flattened",),
    "sharp-Channel_digital_image_CMYK_color.jpg": (),
    "sharp-Channel_digital_image_CMYK_color_no_profile.jpg": (),
    "sharp-cielab-dagams.tiff": (),
    "sharp-concert.jpg": (),
    "sharp-fogra-0-100-100-0.tif": (),
    "sharp-p3.png": (),
    # libpng dislikes the profile's white point; it is used all the same.
    "sharp-prophoto.png": ("decoder_warned",),
    "sharp-relax_tileparts.jp2": (),
    "sharp-tifftag-photoshop.tiff": (),
}
HOSTILE: dict[str, tuple[str, ...] | str] = {
    # The XMP of these two tells the size of the picture before it was cropped.
    "exif-samples-image00971.jpg": ("metadata_size_differs",),
    "exif-samples-image01137.jpg": ("metadata_size_differs",),
    # No Exif at all and an XMP packet without a fault: nothing to record.
    "exif-samples-image01980.jpg": (),
    "jpylyzer-bitwiser-codestreamheader-corrupted-xsiz-10918.jp2": "damaged",
    "jpylyzer-bitwiser-headerbox-corrupted-boxlength-22181.jp2": "damaged",
    "jpylyzer-bitwiser-icc-corrupted-tagcount-1911.jp2": ("icc_unusable", "alpha_flattened"),
    "jpylyzer-empty.jp2": "empty",
    "jpylyzer-height_image_header_damaged.jp2": "damaged",
    "jpylyzer-is_jpeg.jp2": ("wrong_extension",),
    "jpylyzer-is_jpm.jp2": "unsupported_format",
    # Claims to be readable as JP2 and is, but for a profile that only JPX allows.
    "jpylyzer-jpx_disguised_as_jp2.jp2": ("jpx_extensions",),
    "jpylyzer-last_byte_missing.jp2": "truncated",
    "jpylyzer-meth_is_2_no_icc.jp2": ("icc_unusable",),
    "jpylyzer-signature_corrupted.jp2": "damaged",
    "jpylyzer-truncated_at_byte_5000.jp2": "truncated",
    "pillow-balloon_eciRGBv2_aware.jp2": "truncated",
    "pillow-broken_data_stream.png": "damaged",
    # Strips that lie behind the end of the file.
    "pillow-crash-0c7e0e8e11ce787078f00b5b0ca409a167f070e0.tif": "truncated",
    "pillow-crash-1152ec2d1a1a71395b6f2ce6721c38924d025bf3.tif": "truncated",
    "pillow-crash-338516dbd2f0e83caddb8ce256c22db3bd6dc40f.tif": "truncated",
    "pillow-crash-63b1dffefc8c075ddc606c0a2f5fdc15ece78863.tif": "truncated",
    "pillow-crash-86214e58da443d2b80820cff9677a38a33dcbbca.tif": "truncated",
    # Components of unequal depth and of signed samples, which no scan has.
    "pillow-crash-4fb027452e6988530aa5dabee76eecacb3b79f8a.j2k": "unsupported_kind",
    "pillow-crash-7d4c83eb92150fb8f1653a697703ae06ae7c4998.j2k": "unsupported_kind",
    "pillow-decompression_bomb.gif": "unsupported_format",
    "pillow-decompression_bomb.ico": "unsupported_format",
    "pillow-decompression_bomb_extents.gif": "unsupported_format",
    # Its picture has stripes, too: 1214 stray bytes lie before a restart marker.
    "pillow-hopper_bad_exif.jpg": ("exif_damaged", "data_disturbed"),
    "pillow-icc-after-SOF.jpg": ("icc_unusable",),
    "pillow-invalid-exif.jpg": ("exif_damaged",),
    # Only the resolution box is wrong: header, colour and code stream are whole.
    "pillow-invalid_header_length.jp2": ("jpx_extensions", "structure_damaged"),
    "pillow-not_enough_data.jp2": "damaged",
    "pillow-oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif": "truncated",
    # The length of its Photoshop block is wrong, and decoders say so.
    "pillow-photoshop-200dpi-broken.jpg": ("structure_damaged", "decoder_warned"),
    "pillow-timeout-1ee28a249896e05b83840ae8140622de8e648ba9.psd": "unsupported_format",
    "pillow-timeout-6646305047838720": "damaged",
    "pillow-truncated_image.png": "truncated",
    "pillow-truncated_jpeg.jpg": "truncated",
    "pillow-unbound_variable.jp2": "damaged",
    "pillow-zero_dpi.jp2": ("jpx_extensions", "resolution_illegal"),
    "sharp-65536-uint32-limit.png": "too_many_pixels",
    "sharp-corrupt-header.jpg": "truncated",
    # Lawful: 280 megapixels are less than the stated gigapixel.
    "sharp-giant-image.jpg": (),
    "sharp-truncated.jpg": "truncated",
    "sharp-truncated.png": "truncated",
}
# Pillow opens these not, or wrongly (it shears the turned TIFF), or turns CMYK without a profile
# into colours its own way; the same kinds are tested in test_colour and test_orientation.
NO_REFERENCE = {
    "cantaloupe-tif-rotated.tif", "cantaloupe-jpg-ycck.jpg",
    "opf-balloon_eciRGBv2_ps_adobeplugin_jp2compatible.jpf",
    "pillow-pil_sample_cmyk.jpg", "pillow-tiff_strip_cmyk_jpeg.tif", "sharp-16-bit-grey-alpha.png",
    "sharp-Channel_digital_image_CMYK_color_no_profile.jpg", "sharp-cielab-dagams.tiff",
}  # fmt: skip
OUT_OF_LIMITS_BYTES = 700 << 20


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder(Limits(seconds_max=60, memory_bytes_max=1 << 30)) as decoder:
        yield decoder


def judge(
    decoder: Decoder, source: Path, scratch: Path, right: tuple[str, ...] | str
) -> Prepared | Refused:
    """The outcome, after the checks that hold for every file whatever it is."""
    archive = scratch / "tiles.zip"
    found = decoder.prepare(source, source.name, archive)
    if isinstance(found, Refused):
        assert found.key == right, found
        assert found.key in REASONS
        assert found.sentence.startswith(source.name)
        assert "Traceback" not in found.sentence
        assert list(scratch.iterdir()) == []
    else:
        assert found.warnings == right, found
        assert set(found.warnings) <= set(WARNINGS)
        assert [path.name for path in scratch.iterdir()] == ["tiles.zip"]
    if decoder.last_cost is not None:
        assert decoder.last_cost.peak_rss_bytes < OUT_OF_LIMITS_BYTES
    return found


def reference(path: Path, header_icc: bytes | None) -> Pixels:
    """The same picture by Pillow and its colour engine."""
    with Image.open(path) as stored:
        stored.load()
        # A TIFF was turned while it was loaded.
        turned = stored.copy() if stored.format == "TIFF" else ImageOps.exif_transpose(stored)
    if path.name == "cantaloupe-jp2-orientation-90.jp2":
        turned = turned.transpose(Image.Transpose.ROTATE_270)
    if turned.mode.startswith("I;16"):
        turned = Image.fromarray((numpy.asarray(turned) >> 8).astype("uint8"))
    if turned.mode in ("RGBA", "LA"):
        turned = turned.convert("RGB" if turned.mode == "RGBA" else "L")
    if header_icc:
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(header_icc))
            changed = ImageCms.profileToProfile(
                turned,
                profile,
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except ImageCms.PyCMSError:
            changed = None  # a profile that is not for this picture
        turned = changed or turned
    return numpy.asarray(turned.convert("RGB"))


@pytest.mark.corpus
def test_the_tables_name_every_image_of_the_shelf(corpus: Path) -> None:
    for folder, table in (("formats", FORMATS), ("hostile", HOSTILE)):
        files = {path.name for path in (corpus / folder).iterdir() if path.is_file()}
        assert files == set(table)


@pytest.mark.corpus
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_oddity_comes_out_right_or_is_refused_with_its_reason(
    corpus: Path, decoder: Decoder, tmp_path: Path, name: str
) -> None:
    source = corpus / "formats" / name
    found = judge(decoder, source, tmp_path, FORMATS[name])
    if isinstance(found, Refused) or name in NO_REFERENCE:
        return
    identified = identify(source, name, Limits())
    assert isinstance(identified, Identified)
    expected = reference(source, identified.header.icc)
    technical = found.technical
    assert (technical.height_px, technical.width_px) == expected.shape[:2]
    # Small pictures full of edges lose more to JPEG than pages do.
    bound = 12 if max(expected.shape) < 700 else 4
    assert difference(delivered(tmp_path / "tiles.zip"), expected) < bound


@pytest.mark.corpus
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_or_taken_with_a_record(
    corpus: Path, decoder: Decoder, tmp_path: Path, name: str
) -> None:
    judge(decoder, corpus / "hostile" / name, tmp_path, HOSTILE[name])


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name",
    ["opf-balloon_eciRGBv2_aware.jp2", "opf-balloon_eciRGBv2_ps_adobeplugin_jp2compatible.jpf"],
)
def test_the_profile_in_a_jp2_is_found_where_no_decoder_hands_it_over(
    corpus: Path, decoder: Decoder, tmp_path: Path, name: str
) -> None:
    found = decoder.prepare(corpus / "formats" / name, name, tmp_path / "tiles.zip")
    assert isinstance(found, Prepared)
    assert found.technical.icc_name == "eciRGB v2"
    assert found.technical.dpi == 300


@pytest.mark.corpus
def test_real_pages_are_taken_and_only_composites_have_something_to_record(
    corpus: Path, decoder: Decoder, tmp_path: Path
) -> None:
    pages = sorted((corpus / "pages").rglob("*.jp*g")) + sorted((corpus / "pages").rglob("*.png"))
    assert len(pages) >= 20
    for source in pages:
        found = decoder.prepare(source, source.name, tmp_path / "tiles.zip")
        assert isinstance(found, Prepared), found
        composite = source.name.endswith("-manuscripts.png")
        assert set(found.warnings) <= ({"alpha_flattened"} if composite else set()), source


@pytest.mark.parametrize("suffix", ["tif", "png", "jp2", "jpg"])
def test_no_change_of_bytes_brings_the_house_down(
    decoder: Decoder, tmp_path: Path, suffix: str
) -> None:
    source = tmp_path / f"12v.{suffix}"
    Image.fromarray(page(300, 200)).save(source, exif=exif(6))
    whole = source.read_bytes()
    chance = random.Random(11)
    outcomes = set()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(chance.choice([200, len(data)]))] = chance.randrange(256)
        source.write_bytes(data[: chance.choice([len(data)] * 3 + [chance.randrange(len(data))])])
        found = decoder.prepare(source, source.name, tmp_path / "tiles.zip")
        outcomes.add(type(found))
        names = {path.name for path in tmp_path.iterdir()} - {source.name}
        assert names == ({"tiles.zip"} if isinstance(found, Prepared) else set())
        (tmp_path / "tiles.zip").unlink(missing_ok=True)
    assert Refused in outcomes


def test_pillow_is_as_strict_as_it_is_by_default() -> None:
    """A library that switched this on would let cut-off references pass."""
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
