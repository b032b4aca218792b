"""From tie points to the matrix that lays a photograph on its canvas: pure arithmetic.

Tie points are rows of [canvas x, canvas y, photograph x, photograph y] in px; a matrix takes
points of the photograph to the canvas. The residual is what least squares leaves, with the degrees
of freedom of the model taken off, so that few points do not look better than they are. Sources:
Umeyama 1991 (similarity); Hartley and Zisserman 2004, algorithm 4.2 (normalised DLT).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from catalog.conservation.captures.errors import (
    BadPoints,
    MirroredPoints,
    PointsInLine,
    TooFewPoints,
)
from catalog.conservation.captures.tables import Model

Floats = NDArray[np.float64]

POINTS_MIN = 4
POINTS_MAX = 400
# A simpler model is kept if it leaves hardly more than the best, or next to nothing at all.
_HARDLY_MORE = 1.15
_NOTHING_PX = 0.02
# Length against breadth of the cloud of points, below which it is a line.
_LINE = 0.02
_SCALE_MAX = 50.0
# Unknowns of each model, and the points from which on it may be tried: some must be left over.
_UNKNOWNS = {Model.IDENTITY: 0, Model.SIMILARITY: 4, Model.AFFINE: 6, Model.HOMOGRAPHY: 8}
_POINTS_FOR = {Model.IDENTITY: 4, Model.SIMILARITY: 4, Model.AFFINE: 6, Model.HOMOGRAPHY: 8}
_REFINEMENTS = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """A model with its matrix (3x3, canvas <- photograph), and what it leaves in canvas px."""

    model: Model
    matrix: Floats
    residuals_px: Floats
    rms_px: float

    @property
    def max_px(self) -> float:
        """How far the worst point is off."""
        return float(self.residuals_px.max())


def fit(tie_points: ArrayLike) -> Fit:
    """The simplest model that explains the points.

    Raises:
        TooFewPoints, PointsInLine: nothing can be said from these points.
        MirroredPoints: they turn the page over.
        BadPoints: no photograph of a page looks like that.
    """
    canvas, photograph = _checked(tie_points)
    fits = [
        _measured(model, _SOLVERS[model](photograph, canvas), photograph, canvas)
        for model, needed in _POINTS_FOR.items()
        if len(canvas) >= needed
    ]
    best = min(each.rms_px for each in fits)
    chosen = next(each for each in fits if each.rms_px <= max(best * _HARDLY_MORE, _NOTHING_PX))
    _check_shape(chosen.matrix, photograph)
    return chosen


def apply(matrix: ArrayLike, points: ArrayLike) -> Floats:
    """The points (n x 2, px) as the 3x3 matrix maps them."""
    m = np.asarray(matrix, np.float64)
    p = np.asarray(points, np.float64).reshape(-1, 2)
    mapped = np.column_stack([p, np.ones(len(p))]) @ m.T
    return np.asarray(mapped[:, :2] / mapped[:, 2:], np.float64)


def inverse(matrix: ArrayLike) -> Floats:
    """The matrix the other way, scaled so that its last element is 1."""
    back = np.linalg.inv(np.asarray(matrix, np.float64))
    return np.asarray(back / back[2, 2], np.float64)


def turns_over(matrix: ArrayLike, x: float, y: float) -> bool:
    """Whether the matrix mirrors what lies around the point (x, y)."""
    return _orientation(np.asarray(matrix, np.float64), x, y) <= 0


def _checked(tie_points: ArrayLike) -> tuple[Floats, Floats]:
    points = np.asarray(tie_points, np.float64)
    if points.size == 0 or points.ndim != 2 or points.shape[1] != 4 or len(points) < POINTS_MIN:
        raise TooFewPoints(len(points), POINTS_MIN)
    if not np.isfinite(points).all():
        raise BadPoints
    canvas, photograph = points[:, :2], points[:, 2:]
    for side in (canvas, photograph):
        spread = np.linalg.svd(side - side.mean(axis=0), compute_uv=False)
        if spread[0] < 1e-6 or spread[1] / spread[0] < _LINE:
            raise PointsInLine
    if np.linalg.det(_affine(photograph, canvas)[:2, :2]) <= 0:
        raise MirroredPoints
    return canvas, photograph


def _measured(model: Model, matrix: Floats, photograph: Floats, canvas: Floats) -> Fit:
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.nan_to_num(apply(matrix, photograph) - canvas, nan=1e9, posinf=1e9, neginf=-1e9)
    residuals = np.hypot(off[:, 0], off[:, 1])
    left_over = 2 * len(canvas) - _UNKNOWNS[model]
    return Fit(model, matrix, residuals, float(np.sqrt(2 * (residuals**2).sum() / left_over)))


def _check_shape(matrix: Floats, photograph: Floats) -> None:
    middle = photograph.mean(axis=0)
    depth = np.column_stack([photograph, np.ones(len(photograph))]) @ matrix[2]
    turned = _orientation(matrix, *middle)
    if not np.isfinite(matrix).all() or depth.min() <= 0 or turned == 0:
        raise BadPoints
    if turned < 0:
        raise MirroredPoints
    if not 1 / _SCALE_MAX <= np.sqrt(turned) <= _SCALE_MAX:
        raise BadPoints


def _orientation(m: Floats, x: float, y: float) -> float:
    """The determinant of the derivative at (x, y): area and its sign."""
    w = m[2] @ (x, y, 1)
    u, v = (m[0] @ (x, y, 1)) / w, (m[1] @ (x, y, 1)) / w
    derivative = (m[:2, :2] - np.outer((u, v), m[2, :2])) / w
    return float(np.linalg.det(derivative))


def _identity(photograph: Floats, canvas: Floats) -> Floats:
    return np.eye(3)


def _similarity(photograph: Floats, canvas: Floats) -> Floats:
    here, there = photograph.mean(axis=0), canvas.mean(axis=0)
    p, c = photograph - here, canvas - there
    squared = (p**2).sum()
    a = (p * c).sum() / squared
    b = (p[:, 0] * c[:, 1] - p[:, 1] * c[:, 0]).sum() / squared
    turn = np.array([[a, -b], [b, a]])
    return _with_shift(turn, there - turn @ here)


def _affine(photograph: Floats, canvas: Floats) -> Floats:
    here = photograph.mean(axis=0)
    design = np.column_stack([photograph - here, np.ones(len(photograph))])
    solved = np.linalg.lstsq(design, canvas, rcond=None)[0]
    linear = solved[:2].T
    return _with_shift(linear, solved[2] - linear @ here)


def _homography(photograph: Floats, canvas: Floats) -> Floats:
    before, after = _normaliser(photograph), _normaliser(canvas)
    p, c = apply(before, photograph), apply(after, canvas)
    rows = []
    for (x, y), (u, v) in zip(p, c, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, -u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, -v])
    h = np.linalg.svd(np.array(rows))[2][-1]
    if abs(h[8]) < 1e-9:
        raise BadPoints
    h = _least_squares(h / h[8], p, c)
    matrix = np.linalg.inv(after) @ h.reshape(3, 3) @ before
    return np.asarray(matrix / matrix[2, 2], np.float64)


def _least_squares(h: Floats, p: Floats, c: Floats) -> Floats:
    """Gauss-Newton from the algebraic solution to the one that is closest on the canvas."""
    x, y = p.T
    one, none = np.ones(len(p)), np.zeros(len(p))
    for _ in range(_REFINEMENTS):
        w = h[6] * x + h[7] * y + 1
        u, v = (h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w
        of_u = np.column_stack([x, y, one, none, none, none, -u * x, -u * y]) / w[:, None]
        of_v = np.column_stack([none, none, none, x, y, one, -v * x, -v * y]) / w[:, None]
        off = np.concatenate([c[:, 0] - u, c[:, 1] - v])
        step = np.linalg.lstsq(np.vstack([of_u, of_v]), off, rcond=None)[0]
        h = np.append(h[:8] + step, 1.0)
        if np.abs(step).max() < 1e-14:
            break
    return h


def _normaliser(points: Floats) -> Floats:
    middle = points.mean(axis=0)
    scale = np.sqrt(2) / np.hypot(*(points - middle).T).mean()
    return np.array([[scale, 0, -scale * middle[0]], [0, scale, -scale * middle[1]], [0, 0, 1]])


def _with_shift(linear: Floats, shift: Floats) -> Floats:
    matrix = np.eye(3)
    matrix[:2, :2], matrix[:2, 2] = linear, shift
    return matrix


_SOLVERS = {
    Model.IDENTITY: _identity,
    Model.SIMILARITY: _similarity,
    Model.AFFINE: _affine,
    Model.HOMOGRAPHY: _homography,
}
