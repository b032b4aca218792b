"""The image server over every kind of store."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from storage.blobs import BlobStore
from tests.iiif.image.shelved import Collection, asking, server_of


def test_tiles_and_drawn_pictures_come_from_every_store(
    blobs: BlobStore, page: Image.Image, tmp_path: Path
) -> None:
    held = Collection(blobs, tmp_path)
    held.add(page, "page")
    with asking(server_of(held, tmp_path / "cache")) as ask:
        tile = ask("/iiif/3/page/0,0,512,512/512,512/0/default.jpg")
        assert tile.status == 200
        assert tile.body[:2] == b"\xff\xd8"
        assert ask("/iiif/3/page/0,0,512,512/512,/0/default.jpg").body == tile.body
        tagged = ask("/iiif/3/page/full/,517/0/default.jpg", headers={"If-None-Match": "*"})
        assert tagged.status == 304
        drawn = ask("/iiif/3/page/300,300,900,700/450,350/0/default.png")
        assert drawn.status == 200
        assert drawn.body[:4] == b"\x89PNG"
        assert ask("/iiif/3/none/info.json").status == 404
