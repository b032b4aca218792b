"""What a manifest names is in the archive that ingest writes: the neighbours meet in a file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import pyvips

from iiif.image.geometry import entry_path
from ingest import derive
from storage.tile_pyramid import whole_sizes
from tests.iiif.presentation import books
from tests.iiif.presentation.books import images


@pytest.mark.parametrize("size", [(1537, 2053), (1025, 700), (300, 201), (97, 61)])
def test_every_image_a_manifest_names_is_an_entry_of_a_real_archive(
    size: tuple[int, int], tmp_path: Path
) -> None:
    archive = tmp_path / "tiles.zip"
    derive.make_archive(pyvips.Image.black(*size, bands=3).copy(interpretation="srgb"), archive)
    manifest = books.manifest_of_pages([books.page("1r", size=size)])

    with zipfile.ZipFile(archive) as entries:
        names = set(entries.namelist())
        properties = json.loads(entries.read("properties.json"))

    named = {image["id"].partition("/i0000000000/")[2] for image in images(manifest)}
    assert named <= names
    assert {entry_path(None, *found) for found in whole_sizes(*size)} <= names
    assert {tuple(found) for found in properties["sizes"]} == {*whole_sizes(*size), size}
