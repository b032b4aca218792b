"""One answer for every format: what the header of an image file says about its picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.formats import Format


class Alpha(StrEnum):
    """What the channels beyond colour are."""

    NONE = "none"
    STRAIGHT = "straight"
    PREMULTIPLIED = "premultiplied"
    EXTRA = "extra"
    """Channels that carry no transparency: saved selections, spot inks."""


class Model(StrEnum):
    """How the samples of a pixel mean a colour."""

    GREY = "grey"
    RGB = "rgb"
    CMYK = "cmyk"
    LAB = "lab"
    SYCC = "sycc"


@dataclass(frozen=True, slots=True)
class Header:
    """The picture as its file describes it; nothing here has been decoded.

    `width` and `height` are as stored, before orientation. `bits` is per sample; `bands` counts
    samples of a pixel after a palette is applied. `frame` is the page to show, `pages` how many
    the file holds. `memory_bytes` estimates what decoding must hold at once (0: it streams).
    `colour_stated` says that the file names its colour space without a profile (sRGB chunk,
    enumerated JP2 space, CIELAB). `dpi` is along the width.
    """

    format: Format
    width: int
    height: int
    bits: int
    bands: int
    model: Model
    alpha: Alpha = Alpha.NONE
    pages: int = 1
    frame: int = 0
    compression: str = ""
    puid: str | None = None
    dpi: float | None = None
    exif_orientation: int | None = None
    xmp_orientation: int | None = None
    icc: bytes | None = None
    colour_stated: bool = False
    memory_bytes: int = 0
    warnings: tuple[str, ...] = ()
