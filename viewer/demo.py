"""The sample codex: a right-to-left book of twelve leaves, drawn by this module and nothing else.

It lets a person try the whole house before any scan is at hand. There is no text in it, no
scripture and no imitation of it: rows of even pen strokes, ruled frames and compass ornament on
a parchment tone. The record that goes with it says so in four languages. The same seed draws the
same book.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import pyvips
from PIL import Image, ImageDraw, ImageFilter

from viewer.demo_ornament import (
    GREEN,
    RED,
    RULE,
    InkLayer,
    band,
    dot_row,
    frame,
    lozenge,
    medallion,
    star,
    stroke_row,
)
from viewer.demo_record import RECORD

Pixels = npt.NDArray[np.float32]

WIDTH, HEIGHT = 3000, 4000
LEAVES = 12
DOTS_PER_INCH = 300

# Tone, toning and stains are slow changes: they are worked out small and enlarged.
_COARSE = 8
# The leaf in the photograph, as distances from the edges of the picture, in pixels.
_TOP, _BOTTOM, _FORE, _BINDING = 120, 130, 170, 18
_CLOTH = (30, 29, 31)
_PARCHMENT = (233, 219, 188)
_LINES = 15
_LINE_PIXELS = 168


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of one leaf. In a right-to-left book the binding of a recto is at its right."""

    leaf: int
    is_verso: bool

    @property
    def name(self) -> str:
        """The file name that the side is known by, e.g. 'KTB-SAMPLE_001r.tif'."""
        return f"KTB-SAMPLE_{self.leaf:03d}{'v' if self.is_verso else 'r'}.tif"

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The rectangle of written lines: left, top, right, bottom."""
        wide_margin, narrow_margin = 700, 480
        left, right = (
            (narrow_margin, WIDTH - wide_margin)
            if self.is_verso
            else (wide_margin, WIDTH - narrow_margin)
        )
        return left, 640, right, 640 + _LINES * _LINE_PIXELS


def draw_codex(folder: Path, seed: int = 1) -> list[Path]:
    """Draw the 24 sides as TIFF (3000 x 4000 px, 300 dpi, sRGB, JPEG inside) and their record.

    `folder` is made if need be; files of the same names are replaced. Returns the paths of the
    sides in reading order; `manuscript.toml` lies beside them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    grain = _grain(seed)
    paths = []
    for leaf in range(1, LEAVES + 1):
        tone = _leaf_tone(leaf, seed)
        edge = _leaf_edge(leaf, seed)
        sides = (_Side(leaf, is_verso=False), _Side(leaf, is_verso=True))
        recto_ink, verso_ink = (_ink(side, Random(f"{seed}-{side.name}")) for side in sides)
        for side in sides:
            path = folder / side.name
            _write(_photograph(side, tone, edge, (recto_ink, verso_ink), grain, seed), path)
            paths.append(path)
    # Last: whoever finds the record finds every side.
    (folder / "manuscript.toml").write_text(RECORD, "utf-8")
    return paths


def _write(picture: pyvips.Image, path: Path) -> None:
    tagged = picture.copy(xres=DOTS_PER_INCH / 25.4, yres=DOTS_PER_INCH / 25.4)
    tagged.set_type(pyvips.GValue.blob_type, "icc-profile-data", pyvips.Image.profile_load("srgb"))
    tagged.tiffsave(
        str(path), compression="jpeg", Q=88, tile=True, tile_width=512, tile_height=512,
        resunit="inch", keep="icc",
    )  # fmt: skip


def _photograph(
    side: _Side,
    tone: Pixels,
    edge: Image.Image,
    inks: tuple[Image.Image, Image.Image],
    grain: pyvips.Image,
    seed: int,
) -> pyvips.Image:
    """Put one side together: cloth, the leaves below, the leaf, its ink; `inks`: recto, verso."""
    coarse = (tone[:, ::-1] if side.is_verso else tone) * _shade(side)[:, :, None]
    # What the pen pressed on the other side shows through, mirrored and very pale.
    pressed = inks[not side.is_verso].reduce(_COARSE).filter(ImageFilter.GaussianBlur(1.2))
    coarse *= 1 - 0.035 * (1 - np.asarray(pressed, np.float32)[:, ::-1] / 255)
    parchment = _enlarged(np.clip(coarse, 0, 255).astype(np.uint8))
    texture = grain.fliphor() if side.is_verso else grain
    page = parchment * texture * _vips(inks[side.is_verso])
    mask = _vips(edge.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if side.is_verso else edge)
    ground = _vips(_ground(side, seed)).resize(2, kernel="linear")
    inside = page.linear(1 / (128 * 255), 0, uchar=True)
    return mask.ifthenelse(inside, ground, blend=True).copy(interpretation="srgb")


def _leaf_tone(leaf: int, seed: int) -> Pixels:
    """The colour of one leaf as its recto shows it, `(rows, columns, 3)` in 0 to 255, coarse."""
    dice = np.random.default_rng([seed, leaf])
    rows, columns = HEIGHT // _COARSE, WIDTH // _COARSE
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    cloud = sum(
        _cloud(dice, rows, columns, cells) * weight
        for cells, weight in ((3, 5.0), (8, 3.0), (24, 1.8), (70, 1.0))
    )
    to_edge = np.minimum.reduce(
        [x - _FORE / _COARSE, y - _TOP / _COARSE, rows - _BOTTOM / _COARSE - y]
    )
    toning = 30 * np.exp(-np.clip(to_edge, 0, None) / 22) + 9 * np.exp(
        -np.clip(to_edge, 0, None) / 90
    )
    depth = cloud + toning
    colour = np.array(_PARCHMENT, np.float32) - depth[:, :, None] * np.array([0.75, 1.0, 1.35])
    for stain in _stains(leaf, dice, x, y):
        colour *= 1 - stain[:, :, None] * np.array([0.10, 0.17, 0.27])
    return np.asarray(colour)


def _stains(leaf: int, dice: np.random.Generator, x: Pixels, y: Pixels) -> Iterator[Pixels]:
    """Damp at the foot of the last leaves, and small spots on some: strengths of 0 to 1."""
    rows, columns = x.shape
    wobble = _cloud(dice, rows, columns, 7) * 12
    if leaf >= LEAVES - 3:
        reach = (leaf - (LEAVES - 4)) * 26 + 40
        distance = np.hypot((x - _FORE / _COARSE) * 0.8, y - rows) + wobble * 1.6
        inside = 1 / (1 + np.exp(np.clip((distance - reach) / 2.5, -40, 40)))
        tide = np.exp(-(((distance - reach) / 5) ** 2))
        yield np.clip(0.35 * inside + 0.75 * tide, 0, 1)
    if leaf in (3, 4, 8):
        for _ in range(3):
            spot_x, spot_y = dice.uniform(0.2, 0.8) * columns, dice.uniform(0.12, 0.9) * rows
            radius = dice.uniform(5, 17)
            distance = np.hypot(x - spot_x, y - spot_y) + wobble * 0.35
            yield 0.55 / (1 + np.exp(np.clip((distance - radius) / 1.6, -40, 40)))


def _cloud(dice: np.random.Generator, rows: int, columns: int, cells: int) -> Pixels:
    """Smooth noise between about -1 and 1 with some `cells` hills across."""
    small = dice.standard_normal((max(2, cells * rows // columns), cells)).astype(np.float32)
    picture = Image.fromarray(small).resize((columns, rows), Image.Resampling.BICUBIC)
    return np.asarray(picture)


def _shade(side: _Side) -> Pixels:
    """Light on the curved page, `(rows, columns)`, coarse: dark in the gutter, swell beside it."""
    rows, columns = HEIGHT // _COARSE, WIDTH // _COARSE
    distance = (np.arange(columns, dtype=np.float32) + 0.5) * _COARSE
    if not side.is_verso:
        distance = distance[::-1]
    gutter = 1 - 0.55 * np.exp(-distance / 62) - 0.17 * np.exp(-distance / 260)
    swell = 1 + 0.035 * np.exp(-(((distance - 620) / 260) ** 2))
    fall = np.linspace(1.015, 0.965, rows, dtype=np.float32)
    return np.outer(fall, gutter * swell).astype(np.float32)


def _grain(seed: int) -> pyvips.Image:
    """Fibre and grain of the parchment, one band around 128; every leaf has the same hide."""
    dice = np.random.default_rng([seed, 99])
    fine = dice.standard_normal((HEIGHT // 2, WIDTH // 2)).astype(np.float32)
    sheet = Image.new("L", (WIDTH // 2, HEIGHT // 2), 128)
    draw = ImageDraw.Draw(sheet)
    for _ in range(5200):
        x, y = dice.uniform(0, WIDTH / 2), dice.uniform(0, HEIGHT / 2)
        length, angle = dice.uniform(8, 60), dice.normal(0.15, 0.5)
        level = 128 + int(dice.choice((-13, -9, 8, 11)))
        draw.line((x, y, x + length * np.cos(angle), y + length * np.sin(angle)), fill=level)
    fibre = np.asarray(sheet.filter(ImageFilter.GaussianBlur(1.1)), np.float32)
    texture = np.clip(fibre + fine * 1.5, 96, 160).astype(np.uint8)
    return pyvips.Image.new_from_array(texture).resize(2, kernel="linear").copy_memory()


def _leaf_edge(leaf: int, seed: int) -> Image.Image:
    """The outline of a leaf as its recto shows it, 255 inside; one is torn at its fore-edge."""
    chance = Random(f"{seed}-edge-{leaf}")
    left, right = _FORE + chance.randint(-6, 6), WIDTH - _BINDING
    top, bottom = _TOP + chance.randint(-5, 5), HEIGHT - _BOTTOM + chance.randint(-5, 5)

    def uneven(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
        wave, points = 0.0, []
        for step in range(41):
            wave = wave * 0.86 + chance.uniform(-2.2, 2.2)
            part = step / 40
            x = start[0] + (end[0] - start[0]) * part
            y = start[1] + (end[1] - start[1]) * part
            upright = start[0] == end[0]
            points.append((x + wave, y) if upright else (x, y + wave))
        return points

    outline = [
        *uneven((right, top), (left + 40, top)),
        (left + 12, top + 10),
        *uneven((left, top + 42), (left, bottom - 42)),
        (left + 11, bottom - 12),
        *uneven((left + 40, bottom), (right, bottom)),
    ]
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(mask)
    draw.polygon(outline, fill=255)
    if leaf == 7:
        draw.polygon(_tear(chance, left), fill=0)
    return mask.filter(ImageFilter.GaussianBlur(1.2))


def _tear(chance: Random, fore_edge: float) -> list[tuple[float, float]]:
    """A tear that runs from the fore-edge into the lower margin, ragged, with a lost corner."""
    upper, lower = [], []
    for step in range(16):
        part = step / 15
        x = fore_edge - 60 + 520 * part
        y = 3080 + 130 * part + chance.uniform(-9, 9)
        gap = 62 * (1 - part) ** 1.4
        upper.append((x, y - gap))
        lower.append((x, y + gap * 0.7 + chance.uniform(-4, 4)))
    return [*upper, *reversed(lower)]


def _ground(side: _Side, seed: int) -> Image.Image:
    """The dark cloth under the book, and the edges of the leaves that lie below this one."""
    chance = Random(f"{seed}-ground-{side.name}")
    # Half the size is enough for what lies out of focus.
    picture = Image.new("RGB", (WIDTH // 2, HEIGHT // 2), _CLOTH)
    draw = ImageDraw.Draw(picture)
    below = side.leaf - 1 if side.is_verso else LEAVES - side.leaf
    for depth in range(below + 2, 0, -1):
        out = depth * 6.5 + chance.uniform(-1.5, 1.5)
        is_board = depth == below + 2
        extra = 26 if is_board else 0
        box = [_FORE - out - extra, _TOP + 6 - out * 0.25 - extra * 0.7,
               WIDTH - _BINDING, HEIGHT - _BOTTOM - 6 + out * 0.25 + extra * 0.7]  # fmt: skip
        if side.is_verso:
            box[0], box[2] = WIDTH - box[2], WIDTH - box[0]
        box = [edge / 2 for edge in box]
        level = 0.8 if depth == 1 else chance.uniform(0.6, 0.8)
        leaf_tone = (round(212 * level), round(188 * level), round(146 * level))
        draw.rectangle(box, fill=(74, 38, 28) if is_board else leaf_tone)
        draw.rectangle(box, outline=(40, 22, 18) if is_board else (112, 96, 74), width=1)
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def _ink(side: _Side, chance: Random) -> Image.Image:
    """Everything that a pen or a brush put on one side."""
    ink = InkLayer((WIDTH, HEIGHT))
    left, top, right, bottom = side.box
    centre = ((left + right) / 2, (top + bottom) / 2)
    if (side.leaf, side.is_verso) == (1, False):
        star(ink, centre, 150, 8, RED)
        star(ink, centre, 96, 8, (240, 226, 190))
        star(ink, centre, 58, 8, GREEN)
    elif (side.leaf, side.is_verso) in ((1, True), (2, False)):
        frame(ink, side.box)
        band(ink, (left, top, right, top + 330))
        band(ink, (left, bottom - 330, right, bottom))
        medallion(ink, centre, 600)
    elif (side.leaf, side.is_verso) == (LEAVES, True):
        _closing_side(ink, side, chance)
    else:
        _written_side(ink, side, chance)
    return ink.finished()


def _rule(ink: InkLayer, side: _Side) -> list[float]:
    """Rule the lines of a side and return the heights they stand at."""
    left, top, right, _ = side.box
    feet = [top + _LINE_PIXELS * (line + 0.72) for line in range(_LINES)]
    for foot in feet:
        ink.line([(left - 40, foot + 12), (right + 40, foot + 12)], RULE, 2.5)
    return feet


def _written_side(ink: InkLayer, side: _Side, chance: Random) -> None:
    left, _, right, bottom = side.box
    frame(ink, side.box)
    feet = _rule(ink, side)
    has_divider = side.leaf % 3 == 0
    for number, foot in enumerate(feet):
        if has_divider and number == 7:
            dot_row(ink, (left + 60, right - 60), foot, RED)
        else:
            stroke_row(ink, (left + 44, right - 52), foot, chance)
    if side.leaf % 4 == 1 or chance.random() < 0.25:
        outer = right + 300 if side.is_verso else left - 300
        spot = (outer, feet[chance.randint(3, 11)] - 40)
        ink.disc(spot, 92, (214, 172, 92))
        ink.ring(spot, 92, (140, 98, 36), 5)
        star(ink, spot, 78, 8, (60, 92, 146))
        star(ink, spot, 44, 8, (232, 208, 150))
        ink.disc(spot, 12, RED)
    if side.is_verso:
        # Where a scribe would write a catchword there are three dots here.
        for number in range(3):
            lozenge(ink, (left + 80 + number * 34, bottom + 130), 9, (70, 52, 42))


def _closing_side(ink: InkLayer, side: _Side, chance: Random) -> None:
    """Lines that grow shorter towards the foot, as books of many traditions end."""
    left, _, right, bottom = side.box
    frame(ink, side.box)
    feet = _rule(ink, side)
    for number, foot in enumerate(feet[:11]):
        inset = max(0, number - 3) * 92
        stroke_row(ink, (left + 44 + inset, right - 52 - inset), foot, chance)
    star(ink, ((left + right) / 2, bottom - 300), 110, 8, RED)
    star(ink, ((left + right) / 2, bottom - 300), 64, 8, (240, 222, 178))


def _vips(picture: Image.Image) -> pyvips.Image:
    return pyvips.Image.new_from_array(np.asarray(picture))


def _enlarged(coarse: Pixels) -> pyvips.Image:
    return pyvips.Image.new_from_array(coarse).resize(_COARSE, kernel="linear")
