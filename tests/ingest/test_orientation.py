from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageOps

from ingest.decoder import Decoder
from ingest.limits import Limits
from ingest.orientation import choose
from ingest.prepared import Prepared
from tests.ingest.specimens import Pixels, delivered, difference, exif, page, tiff


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder(Limits()) as decoder:
        yield decoder


@pytest.mark.parametrize(
    ("exif_value", "xmp_value", "value", "warnings"),
    [
        (None, None, 1, ()),
        (6, None, 6, ()),
        (None, 8, 8, ()),
        (6, 6, 6, ()),
        (6, 1, 6, ("orientation_disagrees",)),
        (0, None, 1, ("orientation_illegal",)),
        (9, None, 1, ("orientation_illegal",)),
        (9, 3, 3, ("orientation_illegal",)),
        (6, 77, 6, ("orientation_illegal",)),
    ],
)
def test_exif_counts_before_xmp_and_illegal_values_do_not_count(
    exif_value: int | None, xmp_value: int | None, value: int, warnings: tuple[str, ...]
) -> None:
    chosen = choose(exif_value, xmp_value)
    assert (chosen.value, chosen.warnings) == (value, warnings)


def marked(width: int, height: int) -> Pixels:
    """A page whose four corners differ, so that no turn looks like another."""
    picture = page(width, height).copy()
    for number, (y, x) in enumerate([(0, 0), (0, -40), (-40, 0), (-40, -40)]):
        picture[y : y + 40 or None, x : x + 40 or None] = (60 * number, 255 - 60 * number, 30)
    return picture


@pytest.mark.parametrize("value", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_all_eight_orientations_come_out_upright(
    tmp_path: Path, decoder: Decoder, value: int, suffix: str
) -> None:
    picture = marked(700, 300)
    path = tmp_path / f"a.{suffix}"
    if suffix == "jpg":
        Image.fromarray(picture).save(path, quality=95, subsampling=0, exif=exif(value))
    else:
        tiff(path, picture, tags={274: (3, (value,))})
    with Image.open(path) as image:
        image.load()
        # Pillow turns a TIFF while it loads it and a JPEG on request.
        expected = numpy.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    found = decoder.prepare(path, path.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared)
    technical = found.technical
    assert (technical.width_px, technical.height_px) == (expected.shape[1], expected.shape[0])
    assert technical.orientation == value
    assert difference(delivered(tmp_path / "a.zip"), expected) < 3


def test_an_illegal_orientation_leaves_the_picture_as_stored(
    tmp_path: Path, decoder: Decoder
) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(marked(300, 200)).save(path, exif=exif(9))
    found = decoder.prepare(path, path.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared)
    assert found.warnings == ("orientation_illegal",)
    assert (found.technical.width_px, found.technical.orientation) == (300, 1)


def test_an_orientation_in_png_exif_and_in_xmp_counts(tmp_path: Path, decoder: Decoder) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(marked(300, 200)).save(path, exif=exif(6)[6:])
    found = decoder.prepare(path, path.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared)
    assert (found.technical.width_px, found.technical.height_px) == (200, 300)
    xmp = b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="8"/>'
    other = tiff(tmp_path / "b.tif", marked(300, 200), tags={700: (1, xmp)})
    found = decoder.prepare(other, other.name, tmp_path / "b.zip")
    assert isinstance(found, Prepared)
    assert (found.technical.width_px, found.technical.orientation) == (200, 8)


def test_a_page_too_large_for_memory_is_turned_through_a_file(
    tmp_path: Path, decoder: Decoder
) -> None:
    strip = marked(7000, 500)
    picture = numpy.concatenate([strip] * 11)
    path = tiff(tmp_path / "a.tif", picture, tags={274: (3, (6,))})
    found = decoder.prepare(path, path.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.tif", "a.zip"]
    expected = numpy.rot90(picture, k=-1)[::8, ::8]
    assert difference(delivered(tmp_path / "a.zip")[::8, ::8], expected) < 3


@pytest.mark.corpus
def test_the_seven_orientation_examples_look_alike(
    tmp_path: Path, corpus: Path, decoder: Decoder
) -> None:
    shown: dict[str, Pixels] = {}
    for path in sorted((corpus / "formats" / "orientation").glob("*.jpg")):
        found = decoder.prepare(path, path.name, tmp_path / f"{path.stem}.zip")
        assert isinstance(found, Prepared)
        shown[path.stem] = delivered(tmp_path / f"{path.stem}.zip")
    for first in ("Landscape", "Portrait"):
        alike = [picture for name, picture in shown.items() if name.startswith(first)]
        assert len(alike) >= 2
        for picture in alike[1:]:
            assert difference(picture, alike[0]) < 8
