"""Reading a report back: the text layer in logical order, what the file says of itself, pixels."""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from storage.blobs.contract import BlobStore
from viewer.sheets import printing, typesetting
from viewer.sheets.report import Report

GOLDEN = Path(__file__).parent / "golden"
# Two in five dots of a screen: enough to see every line, small enough to keep.
PPI = 40
# Isolates, and the vowel signs of Arabic, which PDF readers put before or after their letter.
_ISOLATES = re.compile("[\u064b-\u0652\u2066-\u2069\u200b\u200e\u200f\ufffe]")
_HEX = re.compile("[0-9a-f]")


def left_to_right_words_in(pdf: bytes) -> str:
    """The same, each stretch of Latin letters and digits read by itself.

    PDFium turns shelfmarks and numbers round on every line of a file that says it is read from
    right to left; told that it is not, it reads them as they stand, with the stretches of a line
    in the order of the page from left to right.
    """
    assert b"/Direction/R2L" in pdf, "the file says that it is read from right to left"
    return words_in(pdf.replace(b"/Direction/R2L", b"/Direction/L2R"))


def words_in(pdf: bytes) -> str:
    """The text of a PDF, spaces made equal and presentation forms made letters again."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = []
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                pages.append(text.get_text_range())
    folded = unicodedata.normalize("NFKC", " ".join(pages))
    return re.sub(r"\s+", " ", _ISOLATES.sub("", folded))


def plain(text: str) -> str:
    """A text as `words_in` gives it."""
    return re.sub(r"\s+", " ", _ISOLATES.sub("", unicodedata.normalize("NFKC", text)))


def printed(store: BlobStore, report: Report) -> bytes:
    """The PDF."""
    return printing.pdf(store, report.template, report.data, report.at)


def pages_as_pictures(store: BlobStore, report: Report, ppi: float = PPI) -> list[Image.Image]:
    """The pages, with what differs from run to run (hashes) made the same."""
    data = _steady(report.data)
    files = printing.files_of(store, data)
    made = typesetting.png(report.template, printing.told(data, files), ppi=ppi, files=files)
    return [Image.open(io.BytesIO(each)).convert("L") for each in made]


def check_golden(name: str, picture: Image.Image, *, renew: bool) -> None:
    """Hold a page against the kept one: fewer than 1 % of its pixels may differ visibly.

    `renew` (pytest --update-golden) writes it anew: look at it before you commit it.
    """
    path = GOLDEN / f"{name}.png"
    if renew:
        picture.quantize(16).save(path, optimize=True)
        return
    assert path.is_file(), f"no golden picture {name}: renew them and look at them"
    kept = Image.open(path).convert("L")
    assert kept.size == picture.size
    difference = ImageChops.difference(kept, picture).point(lambda value: 255 if value > 48 else 0)
    share = difference.histogram()[255] / (picture.width * picture.height)
    assert share < 0.01, f"{name}: {100 * share:.2f} % of the pixels differ"


def _steady(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _HEX.sub("0", each) if key == "hash" and isinstance(each, str) else _steady(each)
            for key, each in value.items()
        }
    return [_steady(each) for each in value] if isinstance(value, list) else value
