"""Photographs out of the tile archive: the right level, put together without a seam."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from storage.errors import BlobNotFound, CorruptTileArchive
from storage.tile_archives import archive_key
from storage.vault import Vault
from tests.iiif.image.shelved import Collection
from viewer.sheets import pictures

SIDES = st.integers(1, 40_000)


@given(width=SIDES, height=SIDES)
def test_no_picture_is_larger_than_it_may_be_or_squeezed(width: int, height: int) -> None:
    told = pictures.wanted("i", width, height)
    size = told["size"]
    assert max(size) <= pictures.LONGEST_PX
    assert abs(size[0] * height - size[1] * width) <= max(width, height)
    assert max(size) * 2 + 1 >= min(max(width, height), pictures.LONGEST_PX)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("size", [(900, 1180), (1800, 2360), (480, 500), (3000, 4000)])
def test_what_is_printed_is_the_whole_side(
    disk_vault: Vault, tmp_path: Path, size: tuple[int, int], mode: str
) -> None:
    slope = Image.linear_gradient("L").resize(size)
    page = slope if mode == "L" else Image.merge("RGB", (slope, slope.rotate(180), slope))
    image_id = Collection(disk_vault.blobs, tmp_path).add(page)
    told = pictures.wanted(image_id, *size)
    made = Image.open(io.BytesIO(pictures.jpeg(disk_vault.blobs, told)))
    assert list(made.size) == told["size"]
    difference = ImageChops.difference(made.convert("L"), page.convert("L").resize(made.size))
    assert max(difference.tobytes()) <= 12
    assert pictures.jpeg(disk_vault.blobs, told) == pictures.jpeg(disk_vault.blobs, told)


@pytest.mark.parametrize("size", [(900, 1180), (480, 500)])
def test_half_a_photograph_never_passes_for_a_whole_one(
    disk_vault: Vault, tmp_path: Path, size: tuple[int, int]
) -> None:
    image_id = Collection(disk_vault.blobs, tmp_path).add(Image.effect_noise(size, 40))
    key, told = archive_key(image_id), pictures.wanted(image_id, *size)
    content = bytearray(disk_vault.blobs.read(key))
    for place in range(len(content) - 1):
        if content[place : place + 2] == b"\xff\xd8":
            content[place + 2 : place + 60] = bytes(58)
    disk_vault.blobs.put(key, [bytes(content)], replace=True)
    with pytest.raises(CorruptTileArchive):
        pictures.jpeg(disk_vault.blobs, told)
    with pytest.raises(CorruptTileArchive):
        pictures.jpeg(disk_vault.blobs, {**told, "of": [size[0] * 2, size[1] * 2]})
    disk_vault.blobs.delete(key)
    with pytest.raises(BlobNotFound):
        pictures.jpeg(disk_vault.blobs, told)
