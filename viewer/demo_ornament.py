"""Ink and ornament of the drawn sample codex: rows of pen strokes, frames, a medallion.

Everything is geometry. The strokes are even, slanted and repeated, like hatching, so that nobody
can take them for the letters of any script. Coordinates are pixels of a page of 3000 x 4000.
"""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

# Inks are multiplied into the parchment, so these are what light they let through.
IRON_GALL: Colour = (70, 52, 42)
RED: Colour = (178, 62, 46)
BLUE: Colour = (52, 84, 138)
GREEN: Colour = (76, 120, 96)
GOLD: Colour = (206, 160, 74)
GOLD_LINE: Colour = (140, 98, 36)
RULE: Colour = (214, 204, 190)

# Drawn at twice the size and halved: Pillow draws without smoothing.
_FINE = 2


class InkLayer:
    """A white sheet of `size` pixels, drawn at double scale, that ink is put upon."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.sheet = Image.new("RGB", (size[0] * _FINE, size[1] * _FINE), "white")
        self._draw = ImageDraw.Draw(self.sheet)

    def polygon(self, points: list[Point], fill: Colour) -> None:
        """Fill a shape."""
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=fill)

    def line(self, points: list[Point], fill: Colour, width: float, closed: bool = False) -> None:
        """Draw a line of `width` pixels with joined corners."""
        path = [*points, *points[:2]] if closed else points
        scaled = [(x * _FINE, y * _FINE) for x, y in path]
        self._draw.line(scaled, fill=fill, width=max(1, round(width * _FINE)), joint="curve")

    def disc(self, centre: Point, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        x, y = centre[0] * _FINE, centre[1] * _FINE
        r = radius * _FINE
        self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def ring(self, centre: Point, radius: float, fill: Colour, width: float) -> None:
        """Draw a circle line."""
        x, y = centre[0] * _FINE, centre[1] * _FINE
        r = radius * _FINE
        self._draw.ellipse((x - r, y - r, x + r, y + r), outline=fill, width=round(width * _FINE))

    def finished(self) -> Image.Image:
        """Return the light that the ink lets through, at the true size."""
        return self.sheet.reduce(_FINE)


def lozenge(ink: InkLayer, centre: Point, half: float, fill: Colour) -> None:
    """Draw the dot that a broad pen makes: a square on its corner."""
    x, y = centre
    ink.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], fill)


def stroke(ink: InkLayer, foot: Point, height: float, nib: float, fill: Colour) -> None:
    """Draw one slanted pen stroke that stands on `foot`, a little thinner at its end."""
    x, y = foot
    lean = height * 0.42
    ink.polygon(
        [
            (x, y),
            (x + nib, y - nib * 0.45),
            (x + lean + nib * 0.8, y - height),
            (x + lean - nib * 0.1, y - height + nib * 0.4),
        ],
        fill,
    )


def stroke_row(ink: InkLayer, span: tuple[float, float], foot: float, chance: Random) -> None:
    """Fill one ruled line from edge to edge with groups of even strokes, lozenges between."""
    left, right = span
    step, nib, pause = 27.0, 10.0, 66.0
    counts: list[int] = []
    while (taken := sum(counts) * step + len(counts) * pause) < right - left - 5 * step:
        room = int((right - left - taken) / step)
        counts.append(room if room < 19 else chance.randint(5, 14))
    # Spread over the line what is left over, so that both edges of the block are straight.
    natural = sum(counts) * step + (len(counts) - 1) * pause
    stretch = (right - left - 30) / natural
    x = left
    for group, count in enumerate(counts):
        colour = RED if chance.random() < 0.05 else IRON_GALL
        shade = _toned(colour, chance.uniform(0.88, 1.14))
        for number in range(count):
            height = 62 + chance.uniform(-2.5, 2.5)
            at = (x + number * step * stretch, foot + chance.uniform(-1.5, 1.5))
            stroke(ink, at, height, nib, shade)
        x += (count * step + pause) * stretch
        if group < len(counts) - 1:
            middle = x - (pause - 14) / 2 * stretch
            lozenge(ink, (middle, foot - 30), 11, RED if chance.random() < 0.3 else IRON_GALL)


def _toned(colour: Colour, factor: float) -> Colour:
    red, green, blue = (min(235, round(band * factor)) for band in colour)
    return red, green, blue


def dot_row(ink: InkLayer, span: tuple[float, float], foot: float, fill: Colour) -> None:
    """Fill one ruled line with lozenges, every fourth raised: a divider."""
    left, right = span
    count = int((right - left) // 46)
    start = (left + right - (count - 1) * 46) / 2
    for number in range(count):
        lozenge(ink, (start + number * 46, foot - (44 if number % 4 == 2 else 26)), 10, fill)


def frame(ink: InkLayer, box: tuple[float, float, float, float]) -> None:
    """Draw a ruled frame: gold between dark lines, a red and a blue line outside."""
    for out, fill, width in ((0, GOLD_LINE, 3), (9, GOLD, 13), (18, GOLD_LINE, 3), (30, RED, 4)):
        ink.line(_rectangle(box, out), fill, width, closed=True)
    ink.line(_rectangle(box, 50), BLUE, 6, closed=True)


def band(ink: InkLayer, box: tuple[float, float, float, float]) -> None:
    """Draw a band of interlaced lozenges in a frame: head or foot of an illuminated page."""
    left, top, right, bottom = box
    ink.polygon(_rectangle(box, 0), (226, 196, 130))
    count = round((right - left) / (bottom - top) * 1.25)
    step = (right - left) / count
    middle, half = (top + bottom) / 2, (bottom - top) / 2 - 16
    for number in range(count):
        x = left + step * (number + 0.5)
        fill = BLUE if number % 2 else GREEN
        rhomb = [
            (x, middle - half),
            (x + step / 2, middle),
            (x, middle + half),
            (x - step / 2, middle),
        ]
        ink.polygon(rhomb, fill)
        ink.line(rhomb, GOLD_LINE, 5, closed=True)
        star(ink, (x, middle), half * 0.52, 8, GOLD)
        ink.disc((x, middle), half * 0.13, RED)
    for number in range(count + 1):
        for edge in (middle - half, middle + half):
            x = left + step * number
            if left < x < right:
                ink.disc((x, edge), 13, RED)
    ink.line(_rectangle(box, 0), GOLD_LINE, 6, closed=True)
    ink.line(_rectangle(box, 12), GOLD, 10, closed=True)


def star(ink: InkLayer, centre: Point, radius: float, points: int, fill: Colour) -> None:
    """Fill a star of `points` points."""
    ink.polygon(_ring_of_points(centre, (radius, radius * 0.55), points), fill)


def medallion(ink: InkLayer, centre: Point, radius: float) -> None:
    """Draw a round ornament of sixteen rays with the compass: rings, kites and a star web."""
    rays = 16
    for number in range(2 * rays):
        angle = math.pi * number / rays
        inner, outer = _polar(centre, radius * 1.02, angle), _polar(centre, radius * 1.17, angle)
        ink.line([inner, outer], BLUE, 5)
        if number % 2 == 0:
            ink.disc(_polar(centre, radius * 1.19, angle), 9, RED)
    ink.disc(centre, radius, GOLD)
    ink.ring(centre, radius, GOLD_LINE, 7)
    ink.disc(centre, radius * 0.95, BLUE)
    for number in range(rays):
        angle = 2 * math.pi * number / rays
        kite = [
            _polar(centre, radius * 0.94, angle),
            _polar(centre, radius * 0.76, angle + math.pi / rays * 0.82),
            _polar(centre, radius * 0.5, angle),
            _polar(centre, radius * 0.76, angle - math.pi / rays * 0.82),
        ]
        ink.polygon(kite, (226, 190, 112) if number % 2 else (190, 88, 66))
        ink.line(kite, GOLD_LINE, 5, closed=True)
        lozenge(ink, _polar(centre, radius * 0.75, angle), 15, BLUE if number % 2 else GOLD)
    ink.disc(centre, radius * 0.54, GOLD)
    ink.ring(centre, radius * 0.54, GOLD_LINE, 6)
    ink.disc(centre, radius * 0.5, (232, 214, 172))
    _star_web(ink, centre, radius * 0.49)
    star(ink, centre, radius * 0.2, 8, BLUE)
    star(ink, centre, radius * 0.13, 8, GOLD)
    ink.disc(centre, radius * 0.04, RED)


def _star_web(ink: InkLayer, centre: Point, radius: float) -> None:
    """Lines that join every fifth of sixteen points on a circle: the {16/5} star polygon."""
    corners = [_polar(centre, radius, 2 * math.pi * number / 16) for number in range(16)]
    for number in range(16):
        ink.line([corners[number], corners[(number + 5) % 16]], GOLD_LINE, 9)
    for number in range(16):
        ink.line([corners[number], corners[(number + 5) % 16]], (236, 190, 96), 4)
    for corner in corners:
        ink.disc(corner, 8, RED)


def _polar(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _ring_of_points(centre: Point, radii: tuple[float, float], points: int) -> list[Point]:
    return [
        _polar(centre, radii[number % 2], math.pi * number / points) for number in range(2 * points)
    ]


def _rectangle(box: tuple[float, float, float, float], out: float) -> list[Point]:
    left, top, right, bottom = box
    return [
        (left - out, top - out),
        (right + out, top - out),
        (right + out, bottom + out),
        (left - out, bottom + out),
    ]
