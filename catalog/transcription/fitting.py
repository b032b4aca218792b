"""Laying a transcribed page on the photograph at hand, which may have another size.

A file states the size of the image that it was made for; where the image at hand has the same
shape, every coordinate is scaled. Where it has another, the lines would lie beside the writing:
that is refused, as a wrong place is worse than none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import Final

from catalog.transcription.assembling import notes_of
from catalog.transcription.errors import BadTranscription
from catalog.transcription.geometry import bounds, box_points
from catalog.transcription.lines import (
    Box,
    Line,
    NoteKind,
    Points,
    TranscribedPage,
    Unit,
    Word,
)

# Half of the distance between two lines of a page with twenty of them.
SHAPE_MAX: Final = 0.025
# From here on it is told, though it is scaled.
SHAPE_TOLD: Final = 0.01
# Where a person says which edge was cut off, no more than a quarter of the page.
_CUT_MAX: Final = 0.25
_SAME_SHAPE: Final = 0.001
_OUTSIDE_MAX: Final = 0.5
_PER_INCH: Final = {Unit.MM10: 254.0, Unit.INCH1200: 1200.0}
# A point may lie on the edge, or one beyond it by rounding.
_EDGE: Final = 1.0


class Cut(StrEnum):
    """The edge of the page that the image at hand has lost, against the one of the file."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


def fitted(
    page: TranscribedPage,
    canvas_width: float,
    canvas_height: float,
    *,
    resolution_dpi: float | None = None,
    cut: Cut | None = None,
) -> TranscribedPage:
    """The page with its coordinates in pixels of a canvas of this size (both above zero).

    `resolution_dpi` is that of the canvas, where somebody knows it: used only for lengths of
    ALTO on a page that states no size, before what the file says itself. `cut` is the edge that
    somebody has seen to be missing: both axes then have one scale, and the rest is cut off there.
    Without it each axis has its own scale, which lays the upper lines too low on an image that
    has lost its upper edge: sizes alone cannot tell.

    Raises:
        BadTranscription: the shapes differ by more than `SHAPE_MAX`; no size is stated, and the
            coordinates do not fit or are lengths without a resolution; or most lines would lie
            outside.
    """
    told = Counter({note.kind: note.count for note in page.notes})
    if any(line.is_placed for line in page.lines):
        scale_x, scale_y = _scales(page, canvas_width, canvas_height, resolution_dpi, cut)
        left = top = 0.0
        if cut is not None and page.width_px is not None and page.height_px is not None:
            scale_x = scale_y = max(scale_x, scale_y)
            left = canvas_width - page.width_px * scale_x if cut is Cut.LEFT else 0.0
            top = canvas_height - page.height_px * scale_y if cut is Cut.TOP else 0.0
        frame = _Frame((scale_x, scale_y), (left, top), canvas_width, canvas_height)
        lines = tuple(frame.line(line, told) for line in page.lines)
        _refuse_strays(page, lines)
        told[NoteKind.STRETCHED] = len(lines) if _gap(scale_x, scale_y) > SHAPE_TOLD else 0
    else:
        lines = page.lines
    return replace(
        page,
        lines=lines,
        width_px=canvas_width,
        height_px=canvas_height,
        unit=Unit.PIXEL,
        resolution_dpi=None,
        notes=notes_of(told),
    )


def cuts_that_fit(page: TranscribedPage, width: float, height: float) -> tuple[Cut, ...]:
    """The edges that the image of this size may have lost, where its shape differs from the page's.

    Sizes alone cannot tell which of two it was: somebody has to look.
    """
    if page.width_px is None or page.height_px is None:
        return ()
    scale_x, scale_y = width / page.width_px, height / page.height_px
    if _gap(scale_x, scale_y) < _SAME_SHAPE:
        return ()
    return tuple(cut for cut in Cut if _is_explained(scale_x, scale_y, cut))


def _scales(
    page: TranscribedPage,
    width: float,
    height: float,
    resolution_dpi: float | None,
    cut: Cut | None,
) -> tuple[float, float]:
    if page.width_px is not None and page.height_px is not None:
        scale_x, scale_y = width / page.width_px, height / page.height_px
        if not _is_explained(scale_x, scale_y, cut):
            stated = f"{page.width_px:.0f} × {page.height_px:.0f}"
            at_hand = f"{width:.0f} × {height:.0f}"
            raise BadTranscription(
                f"The transcription was made for an image of {stated}, and this one has {at_hand}: "
                "it is cut or turned differently, so choose the image that belongs to it.",
                key="shape",
                stated=stated,
                at_hand=at_hand,
            )
        return scale_x, scale_y
    if page.unit is not Unit.PIXEL:
        resolution = resolution_dpi or page.resolution_dpi
        if not resolution:
            raise BadTranscription(
                f"The places are given in {page.unit.value}, and the file states neither the size "
                "of the page nor a resolution: export it with places in pixels.",
                key="unit",
                unit=page.unit.value,
            )
        scale = resolution / _PER_INCH[page.unit]
        return scale, scale
    if not all(_fits(line, width, height) for line in page.lines):
        raise BadTranscription(
            "The file does not say how large its image was, and its lines do not fit on this one: "
            "export it with the size of the page.",
            key="no-size",
        )
    return 1.0, 1.0


def _gap(scale_x: float, scale_y: float) -> float:
    """By how much the shapes differ: 0.02 where one is wider by two parts in a hundred."""
    return max(scale_x, scale_y) / min(scale_x, scale_y) - 1


def _is_explained(scale_x: float, scale_y: float, cut: Cut | None) -> bool:
    """Whether the image has the shape of the page, or is smaller where it is said to be cut."""
    gap = _gap(scale_x, scale_y)
    if cut is None or gap < _SAME_SHAPE:
        return gap <= SHAPE_MAX
    return gap <= _CUT_MAX and (scale_x > scale_y) == (cut in (Cut.TOP, Cut.BOTTOM))


def _refuse_strays(page: TranscribedPage, lines: tuple[Line, ...]) -> None:
    total = sum(line.is_placed for line in page.lines)
    lost = total - sum(line.is_placed for line in lines)
    if lost > total * _OUTSIDE_MAX:
        raise BadTranscription(
            f"Of {total} lines {lost} would lie outside the image: the places in the file do not "
            "belong to the size it states, so export it again.",
            key="outside",
            total=total,
            count=lost,
        )


def _fits(line: Line, width: float, height: float) -> bool:
    points = (line.polygon or ()) + (line.baseline or ())
    points += box_points(line.box) if line.box is not None else ()
    return all(-_EDGE <= x <= width + _EDGE and -_EDGE <= y <= height + _EDGE for x, y in points)


def _around(points: Points) -> Box:
    box = bounds(points)
    return replace(box, width=round(box.width, 1), height=round(box.height, 1))


class _Frame:
    """Scales by two factors, moves, and cuts off at the edges."""

    def __init__(
        self, scales: tuple[float, float], origin: tuple[float, float], width: float, height: float
    ) -> None:
        self._scale_x, self._scale_y = scales
        self._left, self._top = origin
        self._width, self._height = width, height
        self._is_cut = False

    def line(self, line: Line, told: Counter[NoteKind]) -> Line:
        self._is_cut = False
        polygon = self._points(line.polygon)
        # An outline whose box lies outside is outside itself.
        box = _around(polygon) if polygon else self._box(line.box) if not line.polygon else None
        made = replace(
            line,
            polygon=polygon,
            box=box,
            baseline=self._points(line.baseline),
            words=tuple(self._word(word) for word in line.words),
        )
        told[NoteKind.UNPLACED] += line.is_placed and not made.is_placed
        told[NoteKind.CLIPPED] += self._is_cut and made.is_placed
        return made

    def _word(self, word: Word) -> Word:
        return replace(word, box=self._box(word.box))

    def _box(self, box: Box | None) -> Box | None:
        if box is None:
            return None
        corners = self._points(box_points(box))
        return _around(corners) if corners else None

    def _points(self, points: Points | None) -> Points | None:
        """The points on the canvas; None where all of it lies outside."""
        if not points:
            return None
        scaled = [
            (x * self._scale_x + self._left, y * self._scale_y + self._top) for x, y in points
        ]
        around = bounds(scaled)
        (left, top), (right, bottom) = box_points(around)
        if right < 0 or bottom < 0 or left > self._width or top > self._height:
            self._is_cut = True
            return None
        if (
            left < -_EDGE
            or top < -_EDGE
            or right > self._width + _EDGE
            or bottom > self._height + _EDGE
        ):
            self._is_cut = True
        return tuple(
            (round(min(max(x, 0.0), self._width), 1), round(min(max(y, 0.0), self._height), 1))
            for x, y in scaled
        )
