"""Pictures made for the pixel tests, and what was delivered, joined again from its tiles."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[Any]
Tags = dict[int, tuple[int, tuple[int, ...] | bytes]]


def page(width: int, height: int, bands: int = 3, *, wide: bool = False) -> Pixels:
    """Parchment-like tones with lines of strokes: smooth, so that JPEG changes it little."""
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float64)
    tone = 170 + 40 * numpy.sin(x / 97) * numpy.cos(y / 61)
    ink = 90 * ((y % 64) < 6) * (0.5 + 0.5 * numpy.sin(x / 11))
    channels = [tone - ink, 0.9 * tone - ink + x / max(width, 1) * 20, 0.7 * tone - 0.8 * ink + 10]
    picture = numpy.clip(numpy.dstack((channels * 2)[:bands]), 0, 255)
    samples: Pixels = picture.round().astype("uint8")
    if wide:
        samples = (picture * 257).round().astype("uint16")
    return samples[:, :, 0] if bands == 1 else samples


def flat(colour: tuple[int, ...], size: int = 32, dtype: str = "uint8") -> Pixels:
    """One colour everywhere."""
    return numpy.full((size, size, len(colour)), colour, dtype=dtype)


def tiff(
    path: Path,
    samples: Pixels,
    *,
    photometric: int | None = None,
    tags: Tags | None = None,
    more: list[tuple[Pixels, Tags]] | None = None,
    sub: bool = False,
) -> Path:
    """An uncompressed little-endian TIFF written by hand, so that any tag can be said.

    `tags` maps a tag to (type, values); `more` holds further pages, or SubIFDs when `sub`.
    """
    data = bytearray(b"II*\0\0\0\0\0")
    pages = [(samples, dict(tags or {})), *(more or [])]
    if photometric is not None:
        pages[0][1][262] = (3, (photometric,))
    offsets: list[int] = []
    for number in range(len(pages) - 1, -1, -1):
        picture, extra = pages[number]
        if sub and number == 0 and len(pages) > 1:
            extra[330] = (4, tuple(offsets))
        following = offsets[0] if offsets and not sub else 0
        offsets.insert(0, _directory(data, picture, extra, following))
    data[4:8] = struct.pack("<I", offsets[0])
    path.write_bytes(bytes(data))
    return path


def _directory(
    data: bytearray,
    samples: Pixels,
    extra: Tags,
    following: int,
) -> int:
    height, width = samples.shape[:2]
    bands = samples.shape[2] if samples.ndim == 3 else 1
    start = len(data)
    data += samples.tobytes()
    entries: Tags = {
        256: (4, (width,)),
        257: (4, (height,)),
        258: (3, (samples.dtype.itemsize * 8,) * bands),
        259: (3, (1,)),
        262: (3, (2 if bands >= 3 else 1,)),
        273: (4, (start,)),
        277: (3, (bands,)),
        278: (4, (height,)),
        279: (4, (samples.nbytes,)),
        **extra,
    }
    table = b""
    for tag, (kind, values) in sorted(entries.items()):
        letter = {1: "B", 3: "H", 4: "I", 7: "B"}[kind]
        packed = (
            values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{letter}", *values)
        )
        count = len(packed) // {1: 1, 3: 2, 4: 4, 7: 1}[kind]
        if len(packed) > 4:
            place = len(data)
            data += packed
            packed = struct.pack("<I", place)
        table += struct.pack("<HHI", tag, kind, count) + packed.ljust(4, b"\0")
    if len(data) % 2:
        data += b"\0"
    offset = len(data)
    data += struct.pack("<H", len(entries)) + table + struct.pack("<I", following)
    return offset


def jp2_with_palette(path: Path, indices: Pixels, palette: list[tuple[int, int, int]]) -> Path:
    """A lawful JP2 whose code stream holds indices into a palette (ISO/IEC 15444-1 I.5.3.4)."""
    stream = io.BytesIO()
    Image.fromarray(indices).save(stream, "JPEG2000", no_jp2=True, irreversible=False)
    height, width = indices.shape
    colours = b"".join(bytes(colour) for colour in palette)
    header = b"".join(
        box(kind, content)
        for kind, content in (
            (b"ihdr", struct.pack(">IIHBBBB", height, width, 1, 7, 7, 0, 0)),
            (b"colr", struct.pack(">BBBI", 1, 0, 0, 16)),
            (b"pclr", struct.pack(">HB3B", len(palette), 3, 7, 7, 7) + colours),
            (b"cmap", b"".join(struct.pack(">HBB", 0, 1, column) for column in range(3))),
        )
    )
    path.write_bytes(
        b"\0\0\0\x0cjP  \r\n\x87\n"
        + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
        + box(b"jp2h", header)
        + box(b"jp2c", stream.getvalue())
    )
    return path


def box(kind: bytes, content: bytes) -> bytes:
    """One box of a JP2 file."""
    return struct.pack(">I4s", len(content) + 8, kind) + content


def exif(orientation: int) -> bytes:
    """An Exif block that states an orientation, legal or not."""
    return (
        b"Exif\0\0" + b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 274, 3, 1, orientation, 0, 0)
    )


def properties(archive: Path) -> dict[str, Any]:
    """The properties.json of an archive."""
    with zipfile.ZipFile(archive) as entries:
        found: dict[str, Any] = json.loads(entries.read("properties.json"))
    return found


def delivered(archive: Path, factor: int = 1) -> Pixels:
    """One level of the archive joined from its tiles, as Pillow decodes them."""
    facts = properties(archive)
    width, height = facts["width"], facts["height"]
    step = 512 * factor
    whole = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    with zipfile.ZipFile(archive) as entries:
        if max(whole.size) <= 512:
            return opened(entries.read(f"full/{whole.width},{whole.height}/0/default.jpg"))
        for y in range(0, height, step):
            for x in range(0, width, step):
                wide, high = min(step, width - x), min(step, height - y)
                size = f"{-(-wide // factor)},{-(-high // factor)}"
                data = entries.read(f"{x},{y},{wide},{high}/{size}/0/default.jpg")
                whole.paste(Image.fromarray(opened(data)), (x // factor, y // factor))
    return numpy.asarray(whole)


def opened(data: bytes) -> Pixels:
    """A JPEG as RGB samples."""
    return numpy.asarray(Image.open(io.BytesIO(data), formats=["JPEG"]).convert("RGB"))


def difference(one: Pixels, other: Pixels) -> float:
    """Mean absolute difference of two pictures of one size, of 255."""
    assert one.shape == other.shape
    return float(numpy.abs(one.astype(numpy.float64) - other.astype(numpy.float64)).mean())
