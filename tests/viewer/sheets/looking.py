"""What stands on the pages of a PDF beside its words: photographs, their places, what is said."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Mounted:
    """A photograph on a page: its place in points from the lower left corner, its size in px."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    is_upright: bool
    px: tuple[int, int]


def photographs_in(pdf: bytes) -> list[Mounted]:
    """Every picture of points (drawings are lines), in the order of the pages."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [
            _mounted(number, each)
            for number, page in enumerate(document)
            for each in page.get_objects()
            if each.type == pdfium.FPDF_PAGEOBJ_IMAGE
        ]


def _mounted(page: int, each: Any) -> Mounted:
    a, b, c, d, e, f = each.get_matrix().get()
    is_upright = a > 0 and d > 0 and abs(b) < 1e-6 and abs(c) < 1e-6
    return Mounted(page, e, f, a, d, is_upright, each.get_px_size())


def told_of_pictures(pdf: bytes) -> list[str]:
    """The words that stand for pictures (ISO 32000-1, 14.9.3), in the order of the pages."""
    found: list[str] = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                found += _told(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number))
            pdfium.FPDF_StructTree_Close(tree)
    return found


def _told(element: Any) -> Iterator[str]:
    length = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
    if length:
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_StructElement_GetAltText(element, buffer, length)
        yield buffer.raw[: length - 2].decode("utf-16-le")
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _told(child)
