from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image

from ingest.decoder import Decoder
from ingest.derive import levels
from ingest.limits import Limits
from ingest.prepared import Prepared
from storage.blobs import open_store
from storage.blobs.contract import StoreLocation
from storage.tile_archives import read_index
from storage.tile_pyramid import thumbnail_size
from tests.ingest.specimens import delivered, difference, opened, page, properties, tiff

SIZES = [
    (1, 1), (2, 1), (511, 509), (512, 512), (513, 512), (1024, 1024), (1025, 700), (1031, 2053),
    (5000, 1), (3, 4099), (2048, 1500), (2049, 1500), (3001, 1777), (2050, 2049),
]  # fmt: skip


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder(Limits()) as decoder:
        yield decoder


def made(tmp_path: Path, decoder: Decoder, width: int, height: int, bands: int = 3) -> Path:
    source = tiff(tmp_path / "a.tif", page(width, height, bands))
    found = decoder.prepare(source, source.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared), found
    return tmp_path / "a.zip"


def expected_paths(width: int, height: int) -> set[str]:
    """Every entry the file contract promises, counted here from the Image API and not from ours."""
    paths = {"properties.json"}
    factor = 1
    while True:
        step = 512 * factor
        level = (-(-width // factor), -(-height // factor))
        if max(level) <= 1024:
            paths.add(f"full/{level[0]},{level[1]}/0/default.jpg")
        if max(level) <= 512:
            break
        for y in range(0, height, step):
            for x in range(0, width, step):
                w, h = min(step, width - x), min(step, height - y)
                size = f"{-(-w // factor)},{-(-h // factor)}"
                paths.add(f"{x},{y},{w},{h}/{size}/0/default.jpg")
        factor *= 2
    thumbnail = thumbnail_size(width, height)
    paths.add(f"full/{thumbnail[0]},{thumbnail[1]}/0/default.jpg")
    return paths


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_an_archive_holds_exactly_the_promised_entries_each_at_its_true_size(
    tmp_path: Path, decoder: Decoder, width: int, height: int
) -> None:
    archive = made(tmp_path, decoder, width, height)
    with zipfile.ZipFile(archive) as entries:
        assert {entry.filename for entry in entries.infolist()} == expected_paths(width, height)
        for entry in entries.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            if entry.filename.endswith(".jpg"):
                size = Image.open(io.BytesIO(entries.read(entry))).size
                assert entry.filename.split("/")[1] == f"{size[0]},{size[1]}"


@pytest.mark.parametrize(("width", "height"), [(3001, 1777), (1025, 700), (150, 90)])
def test_the_properties_say_what_the_archive_holds(
    tmp_path: Path, decoder: Decoder, width: int, height: int
) -> None:
    archive = made(tmp_path, decoder, width, height)
    facts = properties(archive)
    assert (facts["width"], facts["height"], facts["tile_size"]) == (width, height, 512)
    assert facts["scale_factors"] == [level.factor for level in levels(width, height)]
    assert facts["sizes"] == sorted(facts["sizes"])
    assert [width, height] == facts["sizes"][-1]
    with zipfile.ZipFile(archive) as entries:
        names = set(entries.namelist())
    for wide, high in facts["sizes"]:
        assert f"full/{wide},{high}/0/default.jpg" in names or max(wide, high) > 1024


def test_the_thumbnail_is_about_150_px_and_never_enlarged() -> None:
    assert thumbnail_size(3000, 4000) == (112, 150)
    assert thumbnail_size(5000, 1) == (150, 1)
    assert thumbnail_size(100, 60) == (100, 60)


@pytest.mark.parametrize("bands", [1, 3])
def test_every_level_and_size_looks_like_the_master(
    tmp_path: Path, decoder: Decoder, bands: int
) -> None:
    archive = made(tmp_path, decoder, 2603, 1301, bands)
    master = Image.fromarray(page(2603, 1301, bands)).convert("RGB")
    for level in levels(2603, 1301):
        f = level.factor
        # Sample i covers [i * f, (i + 1) * f), so the last one repeats the edge.
        beyond = ((0, -1301 % f), (0, -2603 % f), (0, 0))
        wide = numpy.pad(numpy.asarray(master), beyond, mode="edge").astype(float)
        small = wide.reshape(level.height, f, level.width, f, 3).mean(axis=(1, 3))
        assert difference(delivered(archive, f), small) < 2.5
        if max(level.width, level.height) <= 1024:
            with zipfile.ZipFile(archive) as entries:
                assert difference(opened(entries.read(level.path)), small) < 2.5
    with zipfile.ZipFile(archive) as entries:
        thumbnail = opened(entries.read("full/150,75/0/default.jpg"))
    same = numpy.asarray(master.resize((150, 75), Image.Resampling.LANCZOS))
    assert difference(thumbnail, same) < 4


def test_edge_tiles_are_as_true_as_inner_ones(tmp_path: Path, decoder: Decoder) -> None:
    archive = made(tmp_path, decoder, 1027, 1031)
    shown, master = delivered(archive), page(1027, 1031)
    assert difference(shown[:, 1024:], master[:, 1024:]) < 4
    assert difference(shown[1024:], master[1024:]) < 4


def test_colour_is_not_subsampled_so_that_thin_red_marks_stay_red(
    tmp_path: Path, decoder: Decoder
) -> None:
    picture = numpy.full((512, 512, 3), (225, 210, 180), dtype="uint8")
    picture[100:400, 200:203] = (190, 20, 30)
    source = tiff(tmp_path / "a.tif", picture)
    decoder.prepare(source, source.name, tmp_path / "a.zip")
    red = delivered(tmp_path / "a.zip")[120:380, 201].astype(float).mean(axis=0)
    assert numpy.abs(red - (190, 20, 30)).max() < 15


def test_the_serving_side_finds_the_entries_and_the_etag(tmp_path: Path, decoder: Decoder) -> None:
    source = tiff(tmp_path / "a.tif", page(1300, 700))
    store = open_store(StoreLocation(url=f"file://{tmp_path / 'store'}"))
    found = decoder.prepare(source, source.name, tmp_path / "a.zip")
    assert isinstance(found, Prepared)
    store.put_file("tiles/a.zip", tmp_path / "a.zip")
    index = read_index(store, "tiles/a.zip")
    assert set(index.paths()) == expected_paths(1300, 700)
    assert (index.etag, index.size_bytes) == (found.archive_sha256, found.archive_bytes)
    place = index.find("512,512,512,188/512,188/0/default.jpg")
    assert place is not None
    assert opened(store.read_range("tiles/a.zip", *place)).shape == (188, 512, 3)


def test_the_same_master_gives_the_same_tiles(tmp_path: Path, decoder: Decoder) -> None:
    made(tmp_path, decoder, 1300, 700)
    with zipfile.ZipFile(tmp_path / "a.zip") as entries:
        first = {name: entries.read(name) for name in entries.namelist()}
    made(tmp_path, decoder, 1300, 700)
    with zipfile.ZipFile(tmp_path / "a.zip") as entries:
        assert {name: entries.read(name) for name in entries.namelist()} == first
