"""Exif and XMP: the few facts that decide how a picture is shown. Damage is noted, never fatal.

Exif: JEITA CP-3451 (a TIFF structure); XMP: ISO 16684-1, property tiff:Orientation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.headers.reading import BadHeader, BytesInMemory, CutShort
from ingest.headers.tiff_structure import Directory, read_order

_XMP_ORIENTATION = re.compile(rb"tiff:Orientation(?:\s*=\s*[\"']|[^<>]*>)\s*(\d{1,5})")
_XMP_WIDTH = re.compile(rb"exif:PixelXDimension(?:\s*=\s*[\"']|[^<>]*>)\s*(\d{1,9})")
_XMP_HEIGHT = re.compile(rb"exif:PixelYDimension(?:\s*=\s*[\"']|[^<>]*>)\s*(\d{1,9})")
XMP_BYTES_MAX = 4 << 20


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What an Exif block says; `adobe_rgb` is the DCF option «R03» for uncalibrated colour."""

    orientation: int | None = None
    dpi: float | None = None
    srgb: bool = False
    adobe_rgb: bool = False
    size: tuple[int, int] | None = None
    version: str | None = None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class XmpFacts:
    """What an XMP packet says; `size` is the picture's width and height in px."""

    orientation: int | None = None
    size: tuple[int, int] | None = None


def read_exif(block: bytes) -> ExifFacts:
    """The facts of an Exif block that starts with its TIFF byte order mark; never raises."""
    source = BytesInMemory(block)
    try:
        order = read_order(source)
        main = Directory.read(source, order, order.first, lenient=True)
    except (CutShort, BadHeader):
        return ExifFacts(damaged=True)
    damaged = main.cut
    exif = interop = None
    try:
        if pointer := main.number(34665):
            exif = Directory.read(source, order, pointer, lenient=True)
            damaged = damaged or exif.cut
        if exif and (pointer := exif.number(40965)):
            interop = Directory.read(source, order, pointer, lenient=True)
    except (CutShort, BadHeader):
        damaged = True
    colour = exif.number(0xA001) if exif else None
    return ExifFacts(
        orientation=main.number(274),
        dpi=main.dots_per_inch(),
        srgb=colour == 1,
        adobe_rgb=colour != 1 and interop is not None and interop.raw(1)[:3] == b"R03",
        size=_size(exif.number(0xA002), exif.number(0xA003)) if exif else None,
        version=exif.raw(0x9000)[:4].decode("latin-1") if exif else None,
        damaged=damaged,
    )


def read_xmp(packet: bytes) -> XmpFacts:
    """The facts of an XMP packet; a packet that is no XMP has none."""
    packet = packet[:XMP_BYTES_MAX]
    return XmpFacts(
        orientation=_found(_XMP_ORIENTATION, packet),
        size=_size(_found(_XMP_WIDTH, packet), _found(_XMP_HEIGHT, packet)),
    )


def metadata_warnings(
    size: tuple[int, int], exif: ExifFacts | None, xmp: XmpFacts | None
) -> tuple[str, ...]:
    """What to record about Exif and XMP beside a picture of `size` (width, height as stored)."""
    warnings = []
    if exif and exif.damaged:
        warnings.append("exif_damaged")
    stated = {facts.size for facts in (exif, xmp) if facts and facts.size}
    # A picture turned by software may keep its old width and height the other way round.
    if stated - {size, size[::-1]}:
        warnings.append("metadata_size_differs")
    if exif and exif.adobe_rgb:
        warnings.append("adobe_rgb_stated")
    return tuple(warnings)


def _found(pattern: re.Pattern[bytes], packet: bytes) -> int | None:
    match = pattern.search(packet)
    return int(match[1]) if match else None


def _size(width: int | None, height: int | None) -> tuple[int, int] | None:
    return (width, height) if width and height else None
