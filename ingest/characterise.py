"""Step two: open the picture for one pass from top to bottom, with no decoder but the named ones.

libvips is told to stop at missing and at wrong data (`fail_on`): left alone it paints the missing
part grey and says nothing, and "truncated" alone lets broken strips of an LZW or Deflate TIFF pass.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyvips

from ingest.formats import Format
from ingest.headers.header import Alpha, Header
from ingest.pixels_jp2 import Undecodable, open_jp2
from ingest.pixels_lab import is_byte_lab, open_byte_lab

LibraryError = pyvips.Error
"""What libvips raises for anything at all; its text is all there is to go by."""

_LOADERS = {
    Format.TIFF: pyvips.Image.tiffload,
    Format.JPEG: pyvips.Image.jpegload,
    Format.PNG: pyvips.Image.pngload,
}
_ALLOWED = ("VipsForeignLoadTiff", "VipsForeignLoadJpeg", "VipsForeignLoadPng")

# Complaints that concern no pixel. Anything else means wrong pixels: libtiff's "error in tile",
# or libjpeg's stray bytes inside a scan (before a marker that is no APPn and no comment).
_HARMLESS = re.compile(
    r"extraneous bytes before marker 0x(e.|fe)|unknown (field|tag)|tag 0x|is not read from file"
    r"|iccp|srgb|sbit|itxt|phys|exif|xmp|iptc|photoshop|orientation|resolution|profile|density"
    r"|ascii value|fallback to suggested",
    re.IGNORECASE,
)
_DISTURBED = re.compile(r"extraneous bytes before marker 0xd[0-7]")
"""Stray bytes before a restart marker, which is there so that a decoder can go on behind damage."""

_UNREMARKABLE = re.compile("fallback to suggested")
"""A profile without our intent; its own is used, as ICC.1 wants, and there is nothing to tell."""


def allow_only_named_loaders() -> None:
    """Blocks every loader of libvips but TIFF, JPEG and PNG, for the life of this process."""
    pyvips.operation_block_set("VipsForeignLoad", True)
    for loader in _ALLOWED:
        pyvips.operation_block_set(loader, False)
    pyvips.cache_set_max(0)


def open_picture(
    path: Path, header: Header, *, lenient: bool = False
) -> tuple[pyvips.Image, str, str]:
    """The picture as stored, streaming where its format allows; decoder name and version.

    `lenient` lets a JPEG pass whose decoder complains of something beside the picture.

    Raises:
        Undecodable: it is not what its header says.
        pyvips.Error: libvips could not open it. Missing data shows only when pixels are read.
    """
    load = _LOADERS.get(header.format)
    if load is None:
        return open_jp2(path, header)
    if is_byte_lab(header):
        return open_byte_lab(path, header)
    options = {"page": header.frame} if header.format is Format.TIFF else {}
    # JPEG has no checksum: the decoder's warnings are the only sign of wrong data there.
    strict = header.format is Format.JPEG and not lenient
    fail_on = "warning" if strict else "error"
    image = load(str(path), access="sequential", fail_on=fail_on, **options)
    if (image.width, image.height) != (header.width, header.height):
        raise Undecodable(f"opened as {image.width} x {image.height}")
    if image.format not in ("uchar", "ushort", "short"):
        raise Undecodable(f"opened with samples of kind {image.format}")
    version = ".".join(str(pyvips.version(part)) for part in range(3))
    return image, "libvips", version


def alpha_is_used(path: Path, header: Header) -> bool:
    """Whether any pixel is less than opaque: a pass of its own, only for files with alpha."""
    if header.alpha not in (Alpha.STRAIGHT, Alpha.PREMULTIPLIED):
        return False
    image, _, _ = open_picture(path, header)
    opaque = 65535 if image.format == "ushort" else 255
    return bool(image.extract_band(image.bands - 1).min() < opaque)


def is_harmless(complaint: str) -> bool:
    """Whether a picture may be shown in spite of a decoder's complaint, with a record of it."""
    return bool(_HARMLESS.search(complaint) or _DISTURBED.search(complaint))


def warning_for(complaint: str) -> str:
    """The key of ingest.refusals.WARNINGS that records a harmless complaint."""
    return "data_disturbed" if _DISTURBED.search(complaint) else "decoder_warned"


class Complaints(logging.Handler):
    """What the decoders complained about while one picture was read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the first hundred complaints."""
        line = record.getMessage()
        if len(self.lines) < 100 and not _UNREMARKABLE.search(line):
            self.lines.append(line)


@contextmanager
def listening() -> Iterator[Complaints]:
    """Collects what libvips and its decoders warn of, which is otherwise lost."""
    logger = logging.getLogger("pyvips")
    complaints = Complaints()
    logger.addHandler(complaints)
    kept, logger.propagate = logger.propagate, False
    try:
        yield complaints
    finally:
        logger.removeHandler(complaints)
        logger.propagate = kept
