"""What laying a 54-megapixel photograph over its page costs: seconds, and the most memory.

Run as `python -m tests.bench.registration [PAGE.tif]`; without a page a chart is drawn. The promise
of the issue is 10 s and 1 GB for finding the points and drawing the photograph, on a quiet machine.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from catalog.conservation.captures import fitting
from ingest.decoder import Decoder
from ingest.limits import Limits
from ingest.prepared import Prepared
from ingest.registration import workshop
from tests.ingest.registration.charts import Picture, chart, photographed, similarity

WIDTH, HEIGHT = 6000, 9000
Result = TypeVar("Result")


class _Peaks(logging.Handler):
    """Collects the highest memory each child told of."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.bytes: list[int] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps what a child said."""
        if hasattr(record, "peak_rss_bytes"):
            self.bytes.append(record.peak_rss_bytes)


def main() -> None:
    """Print one line for each step."""
    peaks = _Peaks()
    log = logging.getLogger("kitabdar.ingest")
    log.addHandler(peaks)
    log.setLevel(logging.INFO)
    page = _page()
    seen = photographed(page, similarity(1.0, 2, 100, 95), size=(WIDTH, HEIGHT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        there = _tiles(folder, "canvas", page)
        here = _timed("decode and cut", lambda: _tiles(folder, "photograph", seen))
        found = _timed("find points", lambda: workshop.find_points(there, here))
        assert isinstance(found, workshop.Points), found
        fitted = fitting.fit(found.tie_points)
        master, drawn = folder / "photograph.tif", folder / "drawn.zip"
        matrix = [[float(x) for x in row] for row in fitted.matrix]
        _timed(
            "draw",
            lambda: workshop.draw(master, "p.tif", matrix, WIDTH, HEIGHT, drawn, Limits()),
        )
    print(f"{len(found.tie_points)} points, {fitted.model.value}, rms {fitted.rms_px:.3f} px")
    print(f"most memory of a child: {max(peaks.bytes) / 1e6:.0f} MB")


def _page() -> Picture:
    if len(sys.argv) < 2:
        return chart(width=WIDTH, height=HEIGHT)
    read = cv2.imread(sys.argv[1], cv2.IMREAD_GRAYSCALE)
    assert read is not None, sys.argv[1]
    return np.asarray(cv2.resize(read, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)


def _tiles(folder: Path, name: str, picture: Picture) -> Path:
    file, archive = folder / f"{name}.tif", folder / f"{name}.zip"
    if not file.exists():
        cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    with Decoder(Limits()) as decoder:
        prepared = decoder.prepare(file, file.name, archive)
    assert isinstance(prepared, Prepared)
    return archive


def _timed(what: str, work: Callable[[], Result]) -> Result:
    started = time.perf_counter()
    result = work()
    print(f"{what}: {time.perf_counter() - started:.1f} s")
    return result


if __name__ == "__main__":
    main()
