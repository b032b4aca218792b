"""A page to photograph: a drawn chart with marks all over it, and photographs of it."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Floats = NDArray[np.float64]

WIDTH, HEIGHT = 760, 941
MM_PER_PX = 396 / HEIGHT
HALF = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])


def chart(seed: int = 1, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """Strokes like script on a ground like parchment; each seed is another page."""
    dice = np.random.default_rng(seed)
    ground = dice.normal(0, 1, (height // 40, width // 40))
    page = cv2.resize(ground, (width, height), interpolation=cv2.INTER_CUBIC) * 6 + 205
    for y in range(height // 12, height - height // 14, height // 22):
        x = float(width // 10)
        while x < width * 0.88:
            points = np.cumsum(dice.normal(0, height / 190, (6, 2)), axis=0) + np.array([x, y])
            ink, pen = float(dice.uniform(40, 90)), int(dice.integers(2, 6))
            cv2.polylines(page, [points.astype(np.int32)], False, ink, pen, cv2.LINE_AA)
            x += dice.uniform(width / 60, width / 22)
    noisy = page + dice.normal(0, 2, page.shape)
    drawn: Picture = np.clip(noisy, 0, 255).astype(np.uint8)
    return drawn


def similarity(scale: float, degrees: float, x: float, y: float) -> Floats:
    """Canvas to photograph: turned, scaled, moved (px)."""
    turn = math.radians(degrees)
    c, s = scale * math.cos(turn), scale * math.sin(turn)
    return np.array([[c, -s, x], [s, c, y], [0, 0, 1]])


def photographed(page: Picture, matrix: Floats, **more: Any) -> Picture:
    """The page as a camera sees it: by `matrix` (canvas to photograph), noise, darker."""
    size = more.get("size", (round(page.shape[1] * 1.25), round(page.shape[0] * 1.25)))
    seen = cv2.warpPerspective(
        page, np.linalg.inv(HALF) @ matrix @ HALF, size,
        flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(30,),
    )  # fmt: skip
    noise = np.random.default_rng(7).normal(0, 3, seen.shape)
    darker: Picture = np.clip(seen * 0.9 + 8 + noise, 0, 255).astype(np.uint8)
    return darker
