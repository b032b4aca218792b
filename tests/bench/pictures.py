"""Masters to measure with: real pages of the corpus, enlarged and given a sensor's noise.

Without the corpus (someone else's clone) the drawn sample codex takes their place; the run says
which. Everything lies in a temporary folder and is gone afterwards.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyvips

from tests.bench.processes import CHECKOUT
from viewer.demo import draw_codex

_CORPUS = Path(os.environ.get("KITABDAR_CORPUS", CHECKOUT.parent / "shared" / "data"))
_LEAST_WIDTH_PX = 3000
_NOISE_SIDE_PX = 1024
_NOISE_SIGMA = 2.0

# One thread for every pixel job of this process, as ingest has it: threads cost CPU of their own.
SINGLE_THREAD = {"VIPS_CONCURRENCY": "1"}


@lru_cache(maxsize=1)
def photographs(folder: Path) -> tuple[Path, ...]:
    """The pictures all masters are made of; `folder` takes drawn ones if there is no corpus."""
    pages = sorted((_CORPUS / "pages" / "latin").glob("*/*.jpg"))
    large = [page for page in pages if _width(page) >= _LEAST_WIDTH_PX]
    if large:
        return tuple(large)
    drawn = folder / "drawn"
    drawn.mkdir(parents=True, exist_ok=True)
    return tuple(sorted(draw_codex(drawn)))


def are_real() -> bool:
    """Whether the corpus is here."""
    return (_CORPUS / "pages" / "latin").is_dir()


def write_master(path: Path, number: int, width: int, height: int, folder: Path) -> None:
    """Picture `number` as an uncompressed 8-bit RGB TIFF of this size in pixels.

    Two numbers never give the same bytes.
    """
    sources = photographs(folder)
    source = pyvips.Image.new_from_file(str(sources[number % len(sources)]), access="sequential")
    # A photograph is cut or enlarged, never squeezed: that would make it sharper than any scan.
    scale = max(1.0, width / source.width, height / source.height)
    enlarged = source.extract_band(0, n=3).resize(scale).crop(0, 0, width, height)
    noisy = enlarged + _noise(number).replicate(
        -(-width // _NOISE_SIDE_PX), -(-height // _NOISE_SIDE_PX)
    ).crop(0, 0, width, height)
    noisy.cast("uchar").copy(interpretation="srgb").tiffsave(str(path))


def write_pyramid(master: Path, pyramid: Path) -> None:
    """The master as iipsrv likes it best: a pyramid of JPEG tiles, 512 px, quality 85."""
    image = pyvips.Image.new_from_file(str(master), access="sequential")
    image.tiffsave(
        str(pyramid), tile=True, pyramid=True, tile_width=512, tile_height=512,
        compression="jpeg", Q=85,
    )  # fmt: skip


def _width(path: Path) -> int:
    return int(pyvips.Image.new_from_file(str(path)).width)


def _noise(number: int) -> Any:
    return pyvips.Image.gaussnoise(
        _NOISE_SIDE_PX, _NOISE_SIDE_PX, mean=0, sigma=_NOISE_SIGMA, seed=number
    ).copy_memory()
