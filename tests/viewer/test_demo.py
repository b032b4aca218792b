"""The drawn sample codex: what it is made of, and that it says what it is."""

import tomllib
from pathlib import Path
from random import Random

import numpy as np
import pytest
import pyvips

from catalog.descriptions import Description
from catalog.directions import ViewingDirection
from tests.drawn_codex import drawn_codex
from viewer import demo

SIDES = [f"KTB-SAMPLE_{leaf:03d}{face}.tif" for leaf in range(1, 13) for face in "rv"]


@pytest.fixture(scope="module")
def codex(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return drawn_codex(tmp_path_factory)


def tone(path: Path) -> np.ndarray:
    """A side at an eighth of its size, as grey values."""
    small = pyvips.Image.new_from_file(str(path)).shrink(8, 8).colourspace("b-w")
    return np.asarray(small.numpy(), dtype=float).reshape(small.height, small.width)


def test_the_codex_has_twenty_four_sides_in_reading_order(codex: list[Path]) -> None:
    assert [path.name for path in codex] == SIDES
    assert sum(path.stat().st_size for path in codex) < 60_000_000


def test_every_side_is_an_upright_photograph_with_profile_and_resolution(codex: list[Path]) -> None:
    for path in codex:
        picture = pyvips.Image.new_from_file(str(path))
        assert (picture.width, picture.height, picture.bands) == (3000, 4000, 3)
        assert picture.format == "uchar"
        assert round(picture.xres * 25.4) == round(picture.yres * 25.4) == 300
        assert "icc-profile-data" in picture.get_fields()
        assert "orientation" not in picture.get_fields() or picture.get("orientation") == 1


def test_the_binding_of_a_right_to_left_book_is_at_the_right_of_a_recto(codex: list[Path]) -> None:
    for path in (codex[8], codex[9]):
        middle = tone(path)[100:400]
        gutter = {"left": middle[:, 5:12].mean(), "right": middle[:, -12:-5].mean()}
        page = middle.mean()
        binding = "right" if path.stem.endswith("r") else "left"
        assert gutter[binding] < page * 0.8
        # Near the binding the page is still parchment; at the other edge lies the dark cloth.
        other = "left" if binding == "right" else "right"
        assert gutter[other] < 60 < gutter[binding]


def test_the_whole_leaf_is_seen_with_dark_ground_above_and_below(codex: list[Path]) -> None:
    for path in codex:
        picture = tone(path)
        assert picture[:8].mean() < 60
        assert picture[-8:].mean() < 60
        assert picture[100:400, 100:270].mean() > 120


def test_no_two_sides_are_the_same_picture(codex: list[Path]) -> None:
    assert len({path.read_bytes() for path in codex}) == len(codex)


def test_the_record_is_a_valid_description_that_says_what_the_book_is(codex: list[Path]) -> None:
    text = (codex[0].parent / "manuscript.toml").read_text("utf-8")
    description = Description.from_mapping(tomllib.loads(text))
    assert description.is_sample
    assert description.viewing_direction is ViewingDirection.RIGHT_TO_LEFT
    assert set(description.titles) == {"en", "kk", "ru", "ar"}
    assert description.summary is not None
    assert set(description.summary) == {"en", "kk", "ru", "ar"}
    assert "no scripture" in description.summary["en"][0]


def test_the_same_seed_draws_the_same_ornament() -> None:
    side = demo._Side(5, is_verso=True)
    one, again, other = (demo._ink(side, Random(seed)) for seed in (1, 1, 2))
    assert one.tobytes() == again.tobytes()
    assert one.tobytes() != other.tobytes()
