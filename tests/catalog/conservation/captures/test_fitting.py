from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.conservation.captures import fitting
from catalog.conservation.captures.errors import (
    BadPoints,
    MirroredPoints,
    PointsInLine,
    TooFewPoints,
)
from catalog.conservation.captures.tables import Model
from tests.ingest.registration.charts import similarity

# Polygon, photograph and figures of the conservation reference, 2.6.
REGION = np.array([(1000, 1200), (1600, 1180), (1650, 1700), (1020, 1720)], np.float64)
AFTER = similarity(1.25, 2, -180, 95)


def pairs(canvas: np.ndarray, photograph: np.ndarray) -> np.ndarray:
    return np.column_stack([canvas, photograph])


def spread(count: int = 30, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, 7000, (count, 2))


def test_scenario_2_points_map_back_within_a_millionth_of_a_pixel() -> None:
    seen = fitting.apply(AFTER, REGION)
    assert seen[0] == pytest.approx((1016.9, 1637.7), abs=0.05)
    fitted = fitting.fit(pairs(REGION, seen))
    assert fitted.model is Model.SIMILARITY
    assert np.abs(fitting.apply(fitted.matrix, seen) - REGION).max() < 1e-6
    assert np.abs(fitting.apply(fitting.inverse(AFTER), seen) - REGION).max() < 1e-6


@pytest.mark.parametrize(
    ("matrix", "model"),
    [
        (np.eye(3), Model.IDENTITY),
        (AFTER, Model.SIMILARITY),
        (np.array([[1.1, 0.2, 5], [0, 0.9, 7], [0, 0, 1]]), Model.AFFINE),
        (np.array([[1, 0.02, 5], [0, 1, 7], [1e-5, -2e-5, 1]]), Model.HOMOGRAPHY),
    ],
)
def test_the_simplest_model_that_explains_the_points_is_chosen(
    matrix: np.ndarray, model: Model
) -> None:
    canvas = spread()
    fitted = fitting.fit(pairs(canvas, fitting.apply(matrix, canvas)))
    assert fitted.model is model
    assert fitted.max_px < 1e-5


def test_few_points_do_not_look_better_than_they_are() -> None:
    noise = np.random.default_rng(3)
    told = []
    for seed in range(200):
        canvas = spread(5, seed)
        seen = fitting.apply(AFTER, canvas) + noise.normal(0, 2, canvas.shape)
        told.append(fitting.fit(pairs(canvas, seen)).rms_px)
    # What was put in: two px each way in the photograph, seen on a canvas 1.25 times coarser.
    assert np.mean(np.square(told)) == pytest.approx(2 * (2 / 1.25) ** 2, rel=0.25)


@given(
    scale=st.floats(0.2, 5), degrees=st.floats(-180, 180),
    x=st.floats(-5000, 5000), y=st.floats(-5000, 5000),
)  # fmt: skip
def test_a_matrix_and_its_inverse_bring_every_point_back(
    scale: float, degrees: float, x: float, y: float
) -> None:
    matrix = similarity(scale, degrees, x, y)
    there = fitting.apply(matrix, REGION)
    assert np.abs(fitting.apply(fitting.inverse(matrix), there) - REGION).max() < 1e-6


def test_mirrored_points_are_refused() -> None:
    canvas = spread()
    with pytest.raises(MirroredPoints):
        fitting.fit(pairs(canvas, canvas * (-1, 1) + (7000, 0)))


def test_points_that_say_nothing_are_refused() -> None:
    canvas = spread()
    with pytest.raises(TooFewPoints):
        fitting.fit(pairs(canvas[:3], canvas[:3]))
    line = np.column_stack([np.arange(9.0), np.arange(9.0)])
    with pytest.raises(PointsInLine):
        fitting.fit(pairs(line, line))
    with pytest.raises(BadPoints):
        fitting.fit(pairs(canvas, canvas * 200))
    with pytest.raises(BadPoints):
        fitting.fit(pairs(canvas, np.where(canvas > 6000, np.nan, canvas)))
