"""A page is laid on an image of another size where it belongs to it, and refused where not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.transcription.errors import BadTranscription
from catalog.transcription.fitting import SHAPE_MAX, Cut, fitted
from catalog.transcription.lines import (
    Box,
    Line,
    NoteKind,
    Points,
    TranscribedPage,
    Unit,
    Word,
)

SQUARE: Points = ((10, 10), (90, 10), (90, 20), (10, 20))


def line(polygon: Points | None = SQUARE, **more: object) -> Line:
    return Line(number=1, text="a", language=None, direction="ltr", polygon=polygon, **more)  # type: ignore[arg-type]


def page(
    *lines: Line, size: tuple[float, float] | None = (100, 200), **more: object
) -> TranscribedPage:
    width, height = size or (None, None)
    return TranscribedPage(lines, width_px=width, height_px=height, **more)  # type: ignore[arg-type]


def with_box(polygon: Points = SQUARE) -> Line:
    return line(polygon, box=Box(0, 0, 1, 1), baseline=((10, 18), (90, 18)))


def kinds(read: TranscribedPage) -> list[tuple[NoteKind, int]]:
    return [(note.kind, note.count) for note in read.notes]


def test_everything_is_scaled_to_the_image_at_hand() -> None:
    word = Word("a", Box(10, 10, 20, 10))
    (made,) = fitted(page(line(box=Box(10, 10, 80, 10), words=(word,))), 50, 100).lines
    assert made.polygon == ((5, 5), (45, 5), (45, 10), (5, 10))
    assert made.box == Box(5, 5, 40, 5)
    assert made.words[0].box == Box(5, 5, 10, 5)


def test_the_page_then_has_the_size_of_the_image_in_pixels() -> None:
    made = fitted(page(with_box(), unit=Unit.MM10, resolution_dpi=300), 200, 400)
    assert (made.width_px, made.height_px, made.unit) == (200, 400, Unit.PIXEL)
    assert made.resolution_dpi is None
    assert made.lines[0].baseline == ((20, 36), (180, 36))


def test_lengths_are_scaled_by_the_size_that_the_file_states_in_them() -> None:
    made = fitted(page(with_box(), unit=Unit.INCH1200), 300, 600)
    assert made.lines[0].box == Box(30, 30, 240, 30)


@pytest.mark.parametrize(("unit", "per_inch"), [(Unit.MM10, 254), (Unit.INCH1200, 1200)])
def test_lengths_on_a_page_without_size_need_a_resolution(unit: Unit, per_inch: int) -> None:
    bare = page(with_box(((0, 0), (per_inch, 0), (per_inch, per_inch))), size=None, unit=unit)
    assert fitted(bare, 900, 900, resolution_dpi=300).lines[0].box == Box(0, 0, 300, 300)
    with pytest.raises(BadTranscription, match=f"given in {unit.value}, and") as caught:
        fitted(bare, 900, 900)
    assert caught.value.key == "unit"


def test_an_image_of_another_shape_is_refused_with_both_sizes() -> None:
    with pytest.raises(BadTranscription, match="100 × 200, and this one has 200 × 100") as caught:
        fitted(page(with_box()), 200, 100)
    assert caught.value.key == "shape"


@pytest.mark.parametrize(("height", "is_told"), [(200, False), (201, False), (204, True)])
def test_a_shape_that_differs_a_little_is_scaled_and_told(height: int, is_told: bool) -> None:
    made = fitted(page(with_box()), 100, height)
    assert kinds(made) == ([(NoteKind.STRETCHED, 1)] if is_told else [])


@pytest.mark.parametrize(
    ("cut", "size", "x", "y"),
    [
        (Cut.TOP, (100, 180), 10, 80),
        (Cut.BOTTOM, (100, 180), 10, 100),
        (Cut.LEFT, (90, 200), 0, 100),
        (Cut.RIGHT, (90, 200), 10, 100),
    ],
)
def test_an_image_that_has_lost_an_edge_is_scaled_alike_both_ways_from_the_other(
    cut: Cut, size: tuple[int, int], x: int, y: int
) -> None:
    lower: Points = ((10, 100), (50, 100), (50, 110))
    made = fitted(page(line(lower, box=Box(0, 0, 1, 1))), *size, cut=cut)
    assert made.lines[0].box == Box(x, y, 40, 10)
    assert made.notes == ()


@pytest.mark.parametrize(
    ("cut", "size"),
    [(Cut.LEFT, (100, 180)), (Cut.TOP, (90, 200)), (Cut.TOP, (100, 150)), (Cut.LEFT, (100, 197))],
)
def test_a_cut_that_does_not_explain_the_shape_is_refused(cut: Cut, size: tuple[int, int]) -> None:
    with pytest.raises(BadTranscription, match="cut or turned differently"):
        fitted(page(with_box()), *size, cut=cut)


def test_a_page_without_size_is_taken_as_it_is_where_it_fits() -> None:
    assert fitted(page(with_box(), size=None), 100, 30).lines[0].polygon == SQUARE
    with pytest.raises(BadTranscription, match="does not say how large") as caught:
        fitted(page(with_box(), size=None), 80, 30)
    assert caught.value.key == "no-size"


def test_what_reaches_over_the_edge_is_cut_off_and_told() -> None:
    made = fitted(page(with_box(((-5, 10), (130, 10), (130, 20)))), 100, 200)
    assert made.lines[0].polygon == ((0, 10), (100, 10), (100, 20))
    assert kinds(made) == [(NoteKind.CLIPPED, 1)]


def test_a_point_over_the_edge_by_rounding_is_not_told() -> None:
    made = fitted(page(with_box(((-1, 0), (101, 0), (101, 201)))), 100, 200)
    assert made.lines[0].polygon == ((0, 0), (100, 0), (100, 200))
    assert made.notes == ()


def test_a_line_outside_keeps_its_text_and_loses_its_place() -> None:
    made = fitted(page(with_box(), line(((500, 0), (600, 0), (600, 9)), box=Box(500, 0, 9, 9))),
                  100, 200)  # fmt: skip
    assert [one.is_placed for one in made.lines] == [True, False]
    assert made.lines[1].text == "a"
    assert kinds(made) == [(NoteKind.UNPLACED, 1)]


def test_a_page_whose_lines_lie_outside_mostly_is_refused() -> None:
    far = line(None, box=Box(500, 500, 9, 9))
    with pytest.raises(BadTranscription, match="Of 3 lines 2 would lie outside") as caught:
        fitted(page(with_box(), far, far), 100, 200)
    assert caught.value.key == "outside"


def test_text_without_places_belongs_on_an_image_of_any_shape() -> None:
    made = fitted(page(line(None)), 5, 5000)
    assert (made.lines[0].text, made.lines[0].is_placed) == ("a", False)


sizes = st.integers(1, 50_000)
points = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


@given(sizes, sizes, sizes, sizes, st.lists(points, min_size=3, max_size=9))
def test_whatever_is_laid_on_an_image_lies_on_it_or_is_refused(
    width: int, height: int, canvas_width: int, canvas_height: int, outline: list[tuple[int, int]]
) -> None:
    whole: Points = ((0, 0), (width, 0), (width, height))
    stated = page(with_box(tuple(outline)), with_box(whole), size=(width, height))
    gap = (canvas_width / width) / (canvas_height / height)
    # Whether the last bit of a quotient counts is of no interest.
    assume(abs(max(gap, 1 / gap) - 1 - SHAPE_MAX) > 1e-9)
    if max(gap, 1 / gap) > 1 + SHAPE_MAX:
        with pytest.raises(BadTranscription, match="cut or turned differently"):
            fitted(stated, canvas_width, canvas_height)
        return
    made = fitted(stated, canvas_width, canvas_height)
    for one in made.lines:
        for x, y in (one.polygon or ()) + (one.baseline or ()):
            assert 0 <= x <= canvas_width
            assert 0 <= y <= canvas_height
