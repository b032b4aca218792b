"""Grey pictures out of tile archives: an overview, or a window at any level, and nothing else.

Only our own archives are read here, never a file from outside; so a window of a giant costs the few
tiles it lies on. Coordinates are px from the upper left corner of the first pixel.
"""

from __future__ import annotations

import json
import zipfile
from collections import OrderedDict
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
from numpy.typing import NDArray

from storage.tile_pyramid import TILE_PX, level_size, scale_factors

Grey = NDArray[np.uint8]

_TILES_KEPT = 64
_WHITE = 255


class TiledPicture:
    """One tile archive on the local disk, open for reading; a context manager."""

    def __init__(self, path: Path) -> None:
        self._entries = zipfile.ZipFile(path)
        told = json.loads(self._entries.read("properties.json"))
        self.width, self.height = int(told["width"]), int(told["height"])
        self.factors = scale_factors(self.width, self.height)
        self._tiles: OrderedDict[tuple[int, int, int], Grey] = OrderedDict()

    def __enter__(self) -> TiledPicture:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._entries.close()

    def overview(self, long_px: int) -> tuple[Grey, float]:
        """The whole picture with its longer side at most `long_px`, and px of it per px of that."""
        longest = max(self.width, self.height)
        factor = max(each for each in self.factors if each == 1 or longest / each >= long_px)
        width, height = level_size(self.width, self.height, factor)
        whole = self.window(factor, 0, 0, width, height)
        if max(width, height) > long_px:
            shrink = long_px / max(width, height)
            size = max(1, round(width * shrink)), max(1, round(height * shrink))
            whole = np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)
        return whole, longest / max(whole.shape)

    def level_for(self, px_per_px: float) -> int:
        """The smallest level whose px are no larger than so many px of the whole picture."""
        return max(each for each in self.factors if each == 1 or each <= px_per_px)

    def window(self, factor: int, left: int, top: int, width: int, height: int) -> Grey:
        """A rectangle of the level `factor`, in px of that level; white beyond the picture."""
        shown = np.full((height, width), _WHITE, np.uint8)
        whole_width, whole_height = level_size(self.width, self.height, factor)
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + width, whole_width), min(top + height, whole_height)
        if x0 >= x1 or y0 >= y1:
            return shown
        for row in range(y0 // TILE_PX, (y1 - 1) // TILE_PX + 1):
            for column in range(x0 // TILE_PX, (x1 - 1) // TILE_PX + 1):
                tile = self._tile(factor, row, column)
                tile_x, tile_y = column * TILE_PX, row * TILE_PX
                from_x, from_y = max(x0, tile_x), max(y0, tile_y)
                to_x = min(x1, tile_x + tile.shape[1])
                to_y = min(y1, tile_y + tile.shape[0])
                shown[from_y - top : to_y - top, from_x - left : to_x - left] = tile[
                    from_y - tile_y : to_y - tile_y, from_x - tile_x : to_x - tile_x
                ]
        return shown

    def _tile(self, factor: int, row: int, column: int) -> Grey:
        place = factor, row, column
        if place in self._tiles:
            self._tiles.move_to_end(place)
            return self._tiles[place]
        data = np.frombuffer(self._entries.read(self._name(*place)), np.uint8)
        tile = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        if tile is None:
            raise ValueError(f"A tile of {self._entries.filename} cannot be decoded.")
        self._tiles[place] = np.asarray(tile, np.uint8)
        if len(self._tiles) > _TILES_KEPT:
            self._tiles.popitem(last=False)
        return self._tiles[place]

    def _name(self, factor: int, row: int, column: int) -> str:
        width, height = level_size(self.width, self.height, factor)
        if max(width, height) <= TILE_PX:
            return f"full/{width},{height}/0/default.jpg"
        step = TILE_PX * factor
        x, y = column * step, row * step
        wide, high = min(step, self.width - x), min(step, self.height - y)
        return f"{x},{y},{wide},{high}/{-(-wide // factor)},{-(-high // factor)}/0/default.jpg"
