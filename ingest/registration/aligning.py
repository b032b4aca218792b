"""Tie points between the picture of a canvas and a new photograph of it, found without a person.

From coarse to fine: features at some 1,400 px say roughly how the photograph lies; squares all over
the page are found by that, first at the same size with room for a leaf that lies differently, then
at a fine level. What cannot be the same side, or is a mirrored photograph, gets one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.conservation.captures import fitting
from catalog.conservation.captures.errors import (
    BadPoints,
    MirroredPoints,
    PointsInLine,
    TooFewPoints,
)
from ingest.registration import correlating, matching
from ingest.registration.pictures import Grey, TiledPicture

Floats = NDArray[np.float64]

LONG_PX = 1400
FINE_PX = 4000
# A guess that so few matches back is looked at once more as a negative and in the mirror.
_SHARE_MIN = 0.4
_POINTS_MIN = 10
_REACH_SHARE = 0.01
_FINE_REACH_PX = 6
# A single square that lies so many times further off than most was found in the wrong place.
_ASTRAY = 6.0
_ASTRAY_LEAST_SHARE = 0.003


@dataclass(frozen=True, slots=True)
class Aligned:
    """Tie points (canvas x, y, photograph x, y; px), and the share of squares that were found."""

    tie_points: list[list[float]]
    share: float

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"tie_points": self.tie_points, "share": self.share}


@dataclass(frozen=True, slots=True)
class NotAligned:
    """Why there are no tie points: 'wrong-side', 'mirrored' or 'little-to-see'."""

    key: str


def align(canvas: TiledPicture, photograph: TiledPicture) -> Aligned | NotAligned:
    """Tie points spread over the page, or why there are none."""
    there, px_per_px = canvas.overview(LONG_PX)
    here, photograph_px = photograph.overview(LONG_PX)
    of_canvas = matching.features(there)
    if len(of_canvas.seen) < 4 * matching.INLIERS_MIN:
        return NotAligned("little-to-see")
    places = correlating.places(there, px_per_px)
    for is_negative in (False, True):
        seen = matching.features(_negative(here) if is_negative else here)
        guess = matching.guess(of_canvas, seen, max(there.shape))
        matrix = None if guess is None else _whole(guess.matrix, px_per_px, photograph_px)
        if matrix is None or fitting.turns_over(matrix, *_middle(photograph)):
            continue
        found = _refine(canvas, photograph, places, matrix, px_per_px, is_negative)
        if found is not None:
            return found
    mirrored = matching.guess(of_canvas, matching.features(_mirrored(here)), max(there.shape))
    # A wrong side has few chance matches in the mirror; the same side has hundreds.
    if mirrored is not None and mirrored.inliers >= 4 * matching.INLIERS_MIN:
        return NotAligned("mirrored")
    return NotAligned("wrong-side")


def _refine(
    canvas: TiledPicture,
    photograph: TiledPicture,
    places: Floats,
    matrix: Floats,
    px_per_px: float,
    is_negative: bool,
) -> Aligned | None:
    coarse = canvas.level_for(px_per_px)
    longest = max(canvas.width, canvas.height)
    expected = fitting.apply(fitting.inverse(matrix), places)
    rough = correlating.find(
        canvas, photograph, places, expected, matrix,
        step=coarse, reach_px=round(longest * _REACH_SHARE / coarse), is_negative=is_negative,
    )  # fmt: skip
    points = _without_stray(rough.tie_points, longest)
    if points is None or len(points) < _POINTS_MIN or len(points) < _SHARE_MIN * rough.looked_for:
        return None
    try:
        matrix = fitting.fit(points).matrix
    except (TooFewPoints, PointsInLine, MirroredPoints, BadPoints):
        return None
    fine = canvas.level_for(max(1.0, longest / FINE_PX))
    reach = _FINE_REACH_PX * max(1, coarse // fine)
    exact = correlating.find(
        canvas, photograph, points[:, :2], points[:, 2:], matrix,
        step=fine, reach_px=reach, is_negative=is_negative,
    )  # fmt: skip
    kept = _without_stray(exact.tie_points, longest)
    if kept is None or len(kept) < _POINTS_MIN:
        return None
    share = len(kept) / rough.looked_for
    return Aligned([[round(float(x), 3) for x in point] for point in kept], round(share, 3))


def _without_stray(points: Floats, longest: int) -> Floats | None:
    """The points without those that were found in a wrong place: far off, all the rest near."""
    for _ in range(4):
        if len(points) < _POINTS_MIN:
            return None
        try:
            residuals = fitting.fit(points).residuals_px
        except (TooFewPoints, PointsInLine, MirroredPoints, BadPoints):
            return None
        limit = max(_ASTRAY * float(np.median(residuals)), longest * _ASTRAY_LEAST_SHARE)
        if residuals.max() <= limit:
            break
        # The worst first: it pulls at the others.
        worst = np.argsort(residuals)[-max(1, int((residuals > limit).sum()) // 2) :]
        points = np.delete(points, worst, axis=0)
    return points


def _whole(matrix: Floats, px_per_px: float, photograph_px: float) -> Floats | None:
    """The matrix of the overviews as one of the whole pictures; None if it is none."""
    there = np.diag([px_per_px, px_per_px, 1])
    here = np.diag([1 / photograph_px, 1 / photograph_px, 1])
    grown = there @ matrix @ here
    if not np.isfinite(grown).all() or abs(np.linalg.det(grown)) < 1e-12:
        return None
    return np.asarray(grown / grown[2, 2], np.float64)


def _middle(picture: TiledPicture) -> tuple[float, float]:
    return picture.width / 2, picture.height / 2


def _negative(picture: Grey) -> Grey:
    return np.asarray(255 - picture, np.uint8)


def _mirrored(picture: Grey) -> Grey:
    return np.ascontiguousarray(picture[:, ::-1])
