"""Step one: what a file really is, and whether its header stays within the limits.

Only the header is read and no decoder is touched, so a dry run may do this in its own process.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceUnreadable
from ingest.formats import HEAD_BYTES, Format, extension_misleads, other_format, recognise
from ingest.headers.header import Header
from ingest.headers.jp2 import read_j2c, read_jp2
from ingest.headers.jpeg import read_jpeg
from ingest.headers.png import read_png
from ingest.headers.reading import BadHeader, BytesOnDisk, CutShort, Readable
from ingest.headers.tiff import read_tiff
from ingest.limits import Limits
from ingest.refusals import Refused, refuse

_READERS = {
    Format.TIFF: read_tiff,
    Format.JPEG: read_jpeg,
    Format.PNG: read_png,
    Format.JP2: read_jp2,
    Format.J2C: read_j2c,
}
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Identified:
    """A file whose header promises one page within the limits; sizes in px as stored.

    `header` holds everything else the header said; `warnings` are keys of refusals.WARNINGS.
    """

    format: Format
    width: int
    height: int
    pages: int
    bits: int
    bands: int
    header: Header
    warnings: tuple[str, ...]


def identify(path: Path, original_name: str, limits: Limits) -> Identified | Refused:
    """What the file at `path` is; `original_name` is for the sentence and the extension check.

    Raises:
        SourceUnreadable: the bytes could not be read, which is not the file's fault.
    """
    try:
        with BytesOnDisk(path) as source:
            return _identify(source, original_name, limits)
    except OSError as error:
        raise SourceUnreadable(original_name, str(error.strerror or error)) from error


def _identify(source: Readable, name: str, limits: Limits) -> Identified | Refused:
    if source.size == 0:
        return refuse("empty", name)
    if source.size > limits.file_bytes_max:
        return refuse(
            "file_too_large",
            name,
            size=source.size // _MEGA,
            limit=limits.file_bytes_max // _MEGA,
        )
    head = source.at(0, min(HEAD_BYTES, source.size))
    format_ = recognise(head)
    if format_ is None:
        return _refuse_unknown(head, name)
    try:
        header = _READERS[format_](source)
    except CutShort as short:
        return refuse("truncated", name, detail=str(short))
    except BadHeader as bad:
        return refuse(bad.key, name, detail=bad.detail, **bad.values)
    except struct.error as error:
        return refuse("damaged", name, detail=str(error))
    return _within(header, name, limits) or Identified(
        format=format_,
        width=header.width,
        height=header.height,
        pages=header.pages,
        bits=header.bits,
        bands=header.bands,
        header=header,
        warnings=(
            *(("wrong_extension",) if extension_misleads(name, format_) else ()),
            *header.warnings,
        ),
    )


def _refuse_unknown(head: bytes, name: str) -> Refused:
    if head[4:8] == b"jP  ":
        return refuse("damaged", name, detail="JPEG 2000 signature changed")
    other = other_format(head)
    if other:
        return refuse("unsupported_format", name, format=other)
    return refuse("unknown_format", name)


def _within(header: Header, name: str, limits: Limits) -> Refused | None:
    width, height = header.width, header.height
    if max(width, height) > limits.side_max:
        return refuse("too_wide", name, width=width, height=height, limit=limits.side_max)
    if width * height > limits.pixels_max:
        megapixels = max(1, limits.pixels_max // _MEGA)
        return refuse("too_many_pixels", name, width=width, height=height, limit=megapixels)
    if header.memory_bytes > limits.memory_bytes_max:
        return refuse("too_much_memory", name, limit=limits.memory_bytes_max // _MEGA)
    return None
