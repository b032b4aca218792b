"""Tie points spread over the page: small squares of the canvas found again in the photograph.

Each square is taken from the canvas where there is something to see, the photograph is laid over
it by what is known so far, and the square is looked for around its place (normalised correlation,
Lewis 1995, to a fraction of a pixel by a parabola). That most squares are found says that it is
the same side: a colour chart that both photographs show cannot say so.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from catalog.conservation.captures import fitting
from ingest.registration.pictures import Grey, TiledPicture

Floats = NDArray[np.float64]

COLUMNS, ROWS = 8, 10
HALF_PX = 24
_ALIKE_MIN = 0.5
_CONTRAST_MIN = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """Tie points (n x 4: canvas x, y, photograph x, y), and how many squares were looked for."""

    tie_points: Floats
    looked_for: int

    @property
    def share(self) -> float:
        """The share of the squares that were found."""
        return len(self.tie_points) / self.looked_for if self.looked_for else 0.0


def places(overview: Grey, px_per_px: float) -> Floats:
    """For each cell of the canvas the place with most to see (n x 2, px of the canvas)."""
    height, width = overview.shape
    smooth = cv2.GaussianBlur(overview, (0, 0), 1.5)
    strength = cv2.cornerMinEigenVal(smooth, 9)
    found = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            top, bottom = (height * (row + k) // ROWS for k in (0, 1))
            left, right = (width * (column + k) // COLUMNS for k in (0, 1))
            y0, y1 = max(top, HALF_PX), min(bottom, height - HALF_PX)
            x0, x1 = max(left, HALF_PX), min(right, width - HALF_PX)
            if y0 >= y1 or x0 >= x1:
                continue
            y, x = divmod(int(strength[y0:y1, x0:x1].argmax()), x1 - x0)
            y, x = y + y0, x + x0
            square = overview[y - HALF_PX : y + HALF_PX, x - HALF_PX : x + HALF_PX]
            if square.std() >= _CONTRAST_MIN:
                found.append(((x + 0.5) * px_per_px, (y + 0.5) * px_per_px))
    return np.array(found, np.float64).reshape(-1, 2)


def find(
    canvas: TiledPicture,
    photograph: TiledPicture,
    at: Floats,
    expected: Floats,
    matrix: Floats,
    *,
    step: int,
    reach_px: int,
    is_negative: bool,
) -> Found:
    """Each place of `at` (canvas px) in the photograph, near `expected` (photograph px).

    `step` is the level of the canvas to work at; `reach_px`, in px of that level, how far a square
    may be from where it is expected; `matrix` (canvas <- photograph) says how the squares are
    turned and scaled. Those the photograph cannot show are not looked for.
    """
    back = fitting.inverse(matrix)
    found, looked_for = [], 0
    for (x, y), (u, v) in zip(at, expected, strict=True):
        if not (0 <= u < photograph.width and 0 <= v < photograph.height):
            continue
        looked_for += 1
        left, top = round(x / step - 0.5) - HALF_PX, round(y / step - 0.5) - HALF_PX
        size = 2 * HALF_PX + 1
        square = canvas.window(step, left, top, size, size)
        # What the matrix would give is moved to where the square is expected.
        shift = np.array([u, v]) - fitting.apply(back, [(x, y)])[0]
        laid = np.array([[1, 0, shift[0]], [0, 1, shift[1]], [0, 0, 1]]) @ back
        offset = _offset(square, photograph, laid, left, top, step, reach_px, is_negative)
        if offset is None:
            continue
        # The square was found there, so the photograph shows its middle there too.
        moved = (x + offset[0] * step, y + offset[1] * step)
        found.append((x, y, *fitting.apply(laid, [moved])[0]))
    return Found(np.array(found, np.float64).reshape(-1, 4), looked_for)


def _offset(
    square: Grey,
    photograph: TiledPicture,
    laid: Floats,
    left: int,
    top: int,
    step: int,
    reach_px: int,
    is_negative: bool,
) -> tuple[float, float] | None:
    """How far from its place the square is found, in px of the level; None if it is not."""
    size = square.shape[0] + 2 * reach_px
    corner_x, corner_y = left - reach_px, top - reach_px
    around = _laid_over(photograph, laid, corner_x, corner_y, size, step)
    if around is None or square.std() < _CONTRAST_MIN or around.std() < _CONTRAST_MIN:
        return None
    table = cv2.matchTemplate(around, 255 - square if is_negative else square, cv2.TM_CCOEFF_NORMED)
    _, alike, _, (x, y) = cv2.minMaxLoc(table)
    inside = 0 < x < table.shape[1] - 1 and 0 < y < table.shape[0] - 1
    if alike < _ALIKE_MIN or not inside:
        return None
    return (
        x - reach_px + _peak(*table[y, x - 1 : x + 2]),
        y - reach_px + _peak(*table[y - 1 : y + 2, x]),
    )


def _laid_over(
    photograph: TiledPicture, laid: Floats, left: int, top: int, size: int, step: int
) -> Grey | None:
    """A square of the photograph as it lies on the canvas, at the level `step`."""
    edges = np.array([(0, 0), (size, 0), (size, size), (0, size)], np.float64)
    corners = fitting.apply(laid, (edges + np.array([left, top])) * step)
    if not np.isfinite(corners).all():
        return None
    longest = max(np.ptp(corners[:, 0]), np.ptp(corners[:, 1])) / size
    factor = photograph.level_for(max(1.0, longest / 1.2))
    low = np.floor(corners.min(axis=0) / factor).astype(int) - 2
    high = np.ceil(corners.max(axis=0) / factor).astype(int) + 2
    if (high - low).max() > 4096:
        return None
    source = photograph.window(factor, *low, *(high - low))
    # From px of the square to px of the window, both counted from the middle of the first.
    to_canvas = np.array([[step, 0, (left + 0.5) * step], [0, step, (top + 0.5) * step], [0, 0, 1]])
    to_window = np.array(
        [[1 / factor, 0, -low[0] - 0.5], [0, 1 / factor, -low[1] - 0.5], [0, 0, 1]]
    )
    turned = cv2.warpPerspective(
        source, to_window @ laid @ to_canvas, (size, size),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(turned, np.uint8)


def _peak(before: float, best: float, after: float) -> float:
    bend = before - 2 * best + after
    return 0.0 if abs(bend) < 1e-9 else float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5))
