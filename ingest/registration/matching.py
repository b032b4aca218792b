"""Where, roughly, a photograph lies on the canvas: features that both pictures have.

SIFT (Lowe 2004; its patent ended in 2020) with square roots of its histograms (Arandjelovic and
Zisserman 2012), found evenly over the page as parchment has whole regions with little to see;
the ratio test in both directions; then the largest set of matches that one movement explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.registration.pictures import Grey

Floats = NDArray[np.float64]

_CELLS = 16
_IN_CELL = 28
_RATIO = 0.82
_ROWS_AT_ONCE = 1024
INLIERS_MIN = 12
# How far a match may be off, as a share of the longer side: leaves swell, lie and bend differently.
_OFF_SHARE = 0.01
_TRIES = 10_000
_TRIES_OF_HOMOGRAPHY = 3_000


@dataclass(frozen=True, slots=True)
class Features:
    """Places (n x 2, px) and what is to be seen there (n x 128, length 1)."""

    places: Floats
    seen: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """A matrix (canvas <- photograph, px of the overviews) and how many matches agree with it."""

    matrix: Floats
    inliers: int


def features(picture: Grey) -> Features:
    """What stands out in the picture, evenly over it."""
    flat = cv2.createCLAHE(3.0, (8, 8)).apply(picture)
    sift = cv2.SIFT.create(contrastThreshold=0.015, edgeThreshold=14)
    found = _evenly(sift.detect(flat, None), picture.shape[1], picture.shape[0])
    if not found:
        return Features(np.empty((0, 2)), np.empty((0, 128), np.float32))
    kept, described = sift.compute(flat, found)
    seen = np.sqrt(described / np.maximum(described.sum(axis=1, keepdims=True), 1e-6))
    # SIFT counts from the middle of the first pixel, everything here from its corner.
    places = np.array([point.pt for point in kept], np.float64) + 0.5
    return Features(places, seen.astype(np.float32))


def guess(canvas: Features, photograph: Features, long_px: int) -> Guess | None:
    """The movement of the photograph that most matches agree with; None if hardly any do."""
    pairs = _pairs(canvas, photograph)
    if len(pairs) < INLIERS_MIN:
        return None
    there, here = canvas.places[pairs[:, 0]], photograph.places[pairs[:, 1]]
    off = long_px * _OFF_SHARE
    guesses = []
    cv2.setRNGSeed(1)  # the same photograph gives the same points every time
    similar, kept = cv2.estimateAffinePartial2D(
        here, there, method=cv2.RANSAC, ransacReprojThreshold=off, maxIters=_TRIES,
        confidence=0.9999,
    )  # fmt: skip
    if similar is not None:
        guesses.append(Guess(np.vstack([similar, [0, 0, 1]]), int(kept.sum())))
    leaning, kept = cv2.findHomography(
        here, there, cv2.USAC_MAGSAC, off, maxIters=_TRIES_OF_HOMOGRAPHY, confidence=0.9999
    )
    if leaning is not None:
        guesses.append(Guess(np.asarray(leaning, np.float64), int(kept.sum())))
    best = max(guesses, key=lambda one: one.inliers, default=None)
    return best if best is not None and best.inliers >= INLIERS_MIN else None


def _evenly(points: Sequence[cv2.KeyPoint], width: int, height: int) -> list[cv2.KeyPoint]:
    cells: dict[tuple[int, int], int] = {}
    kept = []
    for point in sorted(points, key=lambda one: -one.response):
        cell = int(point.pt[0] * _CELLS / width), int(point.pt[1] * _CELLS / height)
        if cells.get(cell, 0) < _IN_CELL:
            cells[cell] = cells.get(cell, 0) + 1
            kept.append(point)
    return kept


def _pairs(canvas: Features, photograph: Features) -> NDArray[np.intp]:
    """Matches (canvas, photograph) that are best in both directions and better than the next."""
    if min(len(canvas.seen), len(photograph.seen)) < 2:
        return np.empty((0, 2), np.intp)
    best_back = _best(photograph.seen, canvas.seen)[0]
    best, alike, next_alike = _best(canvas.seen, photograph.seen)
    # Vectors of length one: the square of their distance is 2 - 2 cos.
    distance, next_distance = np.sqrt(np.clip(2 - 2 * np.array([alike, next_alike]), 0, None))
    rows = np.arange(len(best))
    good = (best_back[best] == rows) & (distance < _RATIO * next_distance)
    return np.column_stack([rows[good], best[good]])


def _best(
    of: NDArray[np.float32], among: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.float32]]:
    """For each row the most alike of the others, how much, and how much the next."""
    best, alike, next_alike = [], [], []
    for start in range(0, len(of), _ROWS_AT_ONCE):
        table = of[start : start + _ROWS_AT_ONCE] @ among.T
        rows = np.arange(len(table))
        first = table.argmax(axis=1)
        best.append(first)
        alike.append(table[rows, first].copy())
        table[rows, first] = -1
        next_alike.append(table.max(axis=1))
    return np.concatenate(best), np.concatenate(alike), np.concatenate(next_alike)
