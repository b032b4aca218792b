"""The arithmetic of images, in one place: levels, tiles, sizes, and every rounding.

Level `f` (a power of two, the scale factor of info.json) is ceil(W/f) x ceil(H/f) pixels, and its
pixel i covers the pixels [i*f, (i+1)*f) of the full image. Viewers compute tiles this way (Image
API 3.0, implementation notes, "Image Tiles and Tile Requests": `+ s - 1` rounds up), and so does
libvips' dzsave, which wrote the tiles; whoever floors instead is one pixel off at the edges.

All lengths are whole pixels; "full" means the pixels of the image as info.json states it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, cos, isqrt, radians, sin

from storage import tile_pyramid
from storage.tile_pyramid import TILE_PX

# Larger sides do not fit into WebP (14 bits); one limit for all formats is one that can be told.
SIDE_PX_MAX = 16383
# The hungriest picture the limits allow is one of noise, turned by 90 degrees, as PNG: 3 bytes a
# pixel lie ready to be turned, 3 in the encoder (whose buffer may double at any moment), 3 in the
# reply. The rest is Python, one row of tiles, and room to spare.
DRAWING_BYTES = 512 << 20
DRAWING_BYTES_PER_PX = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of full pixels: its left upper corner, then its extent."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest picture the server makes: `area_px` in pixels, `side_px` for either side.

    They bind the picture as it is sent, with all that turning adds to it.
    """

    area_px: int
    side_px: int = SIDE_PX_MAX

    @property
    def source_px(self) -> int:
        """Pixels that may be read for one picture: its level has four for each one at most."""
        return 4 * self.area_px

    @property
    def memory_bytes(self) -> int:
        """What the process that draws may take for all this (`render_child.py` sees to it)."""
        return DRAWING_BYTES + DRAWING_BYTES_PER_PX * self.area_px

    def allows(self, width: int, height: int) -> bool:
        """Whether a picture of this size may be asked for."""
        return width <= self.side_px and height <= self.side_px and width * height <= self.area_px


@dataclass(frozen=True, slots=True)
class Tile:
    """One stored tile: the full pixels it covers, its own size, and its place in its level."""

    box: Box
    width: int
    height: int
    level_x: int
    level_y: int
    whole: bool

    @property
    def path(self) -> str:
        """The tile's entry in the archive (a canonical request without identifier)."""
        return entry_path(None if self.whole else self.box, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Geometry:
    """The geometry of one image: its full size, and the sizes `info.json` advertises, ascending."""

    width: int
    height: int
    sizes: tuple[tuple[int, int], ...] = ()

    @property
    def box(self) -> Box:
        """The whole image."""
        return Box(0, 0, self.width, self.height)

    def level_size(self, factor: int) -> tuple[int, int]:
        """Width and height of level `factor`."""
        return tile_pyramid.level_size(self.width, self.height, factor)

    def scale_factors(self) -> list[int]:
        """1, 2, 4, ... up to the first level that fits into one tile."""
        return tile_pyramid.scale_factors(self.width, self.height)

    def tiles(self, factor: int, over: Box | None = None) -> Iterator[Tile]:
        """The tiles of level `factor` in reading order; with `over`, those it touches.

        `over` is in the pixels of the level.
        """
        level_width, level_height = self.level_size(factor)
        over = over or Box(0, 0, level_width, level_height)
        whole = max(level_width, level_height) <= TILE_PX
        for top in range(over.y // TILE_PX * TILE_PX, over.y + over.height, TILE_PX):
            for left in range(over.x // TILE_PX * TILE_PX, over.x + over.width, TILE_PX):
                x, y = left * factor, top * factor
                width = min(TILE_PX * factor, self.width - x)
                height = min(TILE_PX * factor, self.height - y)
                yield Tile(
                    Box(x, y, width, height),
                    ceil_div(width, factor),
                    ceil_div(height, factor),
                    left,
                    top,
                    whole,
                )

    def ready_sizes(self, box: Box) -> list[tuple[int, int]]:
        """Sizes at which `box` may stand ready in the archive, so that roundings prefer them.

        A viewer that asks for a tile by its width alone (`w,`, the canonical form of Image API
        2.1) means the tile as it was cut, with its sides rounded up, not to the nearest.
        """
        found = list(self.sizes) if box == self.box else []
        for factor in self.scale_factors():
            step = TILE_PX * factor
            if (
                box.x % step == 0
                and box.y % step == 0
                and box.width == min(step, self.width - box.x)
                and box.height == min(step, self.height - box.y)
            ):
                found.append((ceil_div(box.width, factor), ceil_div(box.height, factor)))
        return found

    def stored_sizes(self, box: Box) -> list[tuple[int, int]]:
        """Those of the ready sizes that are entries of the archive: tiles and small pictures."""
        return [size for size in self.ready_sizes(box) if max(size) <= tile_pyramid.WHOLE_PX_MAX]

    def height_for(self, box: Box, width: int) -> int:
        """The height that keeps the shape of `box` at `width`; may be 0 for very flat boxes."""
        for ready_width, ready_height in self.ready_sizes(box):
            if ready_width == width:
                return ready_height
        return nearest(Fraction(width * box.height, box.width))

    def width_for(self, box: Box, height: int) -> int:
        """The width that keeps the shape of `box` at `height`; may be 0 for very narrow boxes."""
        for ready_width, ready_height in self.ready_sizes(box):
            if ready_height == height:
                return ready_width
        return nearest(Fraction(height * box.width, box.height))

    def fit(self, box: Box, width: int, height: int) -> tuple[int, int]:
        """The largest size of the shape of `box` inside `width` x `height`; enlarges if it must."""
        if width * box.height <= height * box.width:
            return width, min(self.height_for(box, width), height)
        return min(self.width_for(box, height), width), height

    def largest(self, box: Box, limits: Limits, *, enlarge: bool) -> tuple[int, int]:
        """What `max` (or `^max`) means for `box`: at least 1 x 1, never beyond `limits`."""
        width, height = box.width, box.height
        if not enlarge and limits.allows(width, height):
            return width, height
        if width >= height:
            width = min(limits.side_px, isqrt(limits.area_px * box.width // box.height))
            width = width if enlarge else min(width, box.width)
            height = max(1, width * box.height // box.width)
            return max(1, min(width, limits.area_px // height)), height
        height = min(limits.side_px, isqrt(limits.area_px * box.height // box.width))
        height = height if enlarge else min(height, box.height)
        width = max(1, height * box.width // box.height)
        return width, max(1, min(height, limits.area_px // width))

    def level_for(self, box: Box, width: int, height: int, source_px_max: int) -> int:
        """The scale factor of the level to draw `box` from at `width` x `height`.

        The smallest level that still has every pixel wanted. A picture squeezed in one direction
        only would need an absurdly large source: beyond `source_px_max` a smaller level is taken.
        """
        factors = self.scale_factors()
        chosen = 1
        for factor in factors:
            level_box = self.on_level(box, factor)
            enough = level_box.width >= width and level_box.height >= height
            if factor == 1 or enough or _source_px(self.on_level(box, chosen)) > source_px_max:
                chosen = factor
        return chosen

    def on_level(self, box: Box, factor: int) -> Box:
        """`box` in the pixels of level `factor`: edges to the nearest pixel, never empty."""
        level_width, level_height = self.level_size(factor)
        left, right = _span(box.x, box.x + box.width, self.width, level_width, factor)
        top, bottom = _span(box.y, box.y + box.height, self.height, level_height, factor)
        return Box(left, top, right - left, bottom - top)


def entry_path(box: Box | None, width: int, height: int) -> str:
    """The archive's name for `box` (None: the whole image) at a size, upright, colour, JPEG."""
    return f"{box or 'full'}/{width},{height}/0/default.jpg"


def ceil_div(length: int, by: int) -> int:
    """The quotient `length` / `by`, rounded up."""
    return -(-length // by)


def nearest(number: Fraction) -> int:
    """The nearest whole number, halves upwards (never to even: 1.5 and 2.5 must not both be 2)."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def turned_size(width: int, height: int, degrees: Fraction) -> tuple[int, int]:
    """The box around a picture of this size once it is turned; a slanted one is rounded up."""
    if degrees % 180 == 0:
        return width, height
    if degrees % 90 == 0:
        return height, width
    across, along = abs(cos(radians(degrees))), abs(sin(radians(degrees)))
    return (
        ceil(width * across + height * along) + 1,
        ceil(width * along + height * across) + 1,
    )


def shown_sizes(geometry: Geometry, limits: Limits) -> list[tuple[int, int]]:
    """The sizes to advertise under `limits`, ascending: every level, and what stands ready beside.

    OpenSeadragon before 6 takes a list with as many sizes as there are levels, or one fewer, for
    the levels themselves. So the list has all of them and something more, or, where `limits` leave
    large ones out, levels alone.
    """
    levels = {geometry.level_size(factor) for factor in geometry.scale_factors()}
    shown = {size for size in levels if limits.allows(*size)}
    if shown == levels:
        shown |= {size for size in geometry.sizes if limits.allows(*size)}
    return sorted(shown)


def _span(start: int, end: int, full: int, level: int, factor: int) -> tuple[int, int]:
    # A box that ends where the image ends takes the level's last, partly covered pixel along.
    last = level if end >= full else min(level, (2 * end + factor) // (2 * factor))
    first = min((2 * start + factor) // (2 * factor), level - 1)
    return (first, last) if last > first else (max(0, last - 1), max(0, last - 1) + 1)


def _source_px(box: Box) -> int:
    # Whole tiles are decoded, so a thin strip costs its tiles, not its own area.
    return (box.width + 2 * TILE_PX) * (box.height + 2 * TILE_PX)
