from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from iiif.image.tiles import ImageServer
from tests.iiif.image.shelved import Ask, Collection, asking, collection, server_of

WIDTH, HEIGHT = 1531, 1033


@pytest.fixture(scope="session")
def page() -> Image.Image:
    """A page of two odd sides: parchment, strokes, a red mark; smooth enough for JPEG."""
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    tone = 200 + 30 * np.sin(x / 97) * np.cos(y / 61)
    pixels = np.stack([tone, tone * 0.9, tone * 0.7], axis=-1)
    pixels[(y // 40 % 2 == 0) & (x // 90 % 3 == 0)] = (40, 30, 20)
    pixels[100:200, 1300:1500] = (190, 20, 30)
    return Image.fromarray(pixels.astype(np.uint8))


@pytest.fixture(scope="module")
def held(page: Image.Image, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    made = collection(tmp_path_factory.mktemp("held"))
    made.add(page, "page")
    return made


@pytest.fixture
def server(held: Collection, tmp_path: Path) -> ImageServer:
    return server_of(held, tmp_path / "cache")


@pytest.fixture
def asked(server: ImageServer) -> Iterator[Ask]:
    with asking(server) as ask:
        yield ask
