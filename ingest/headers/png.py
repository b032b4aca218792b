"""PNG: the header and the chunks that say how to show it (ISO/IEC 15948, third edition)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats import Format
from ingest.headers.header import Alpha, Header, Model
from ingest.headers.metadata import (
    XMP_BYTES_MAX,
    ExifFacts,
    XmpFacts,
    metadata_warnings,
    read_exif,
    read_xmp,
)
from ingest.headers.reading import BadHeader, CutShort, Readable

CHUNKS_MAX = 1 << 20
CHUNK_BYTES_MAX = 16 << 20
ICC_BYTES_MAX = 16 << 20
_BANDS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_WANTED = {b"IHDR", b"iCCP", b"sRGB", b"pHYs", b"eXIf", b"iTXt", b"tRNS", b"acTL"}


@dataclass(slots=True)
class _Found:
    """What the chunks said, as they came by."""

    ihdr: bytes = b""
    icc: bytes | None = None
    srgb: bool = False
    dpi: float | None = None
    exif: ExifFacts | None = None
    xmp: XmpFacts | None = None
    transparent: bool = False
    version: int = 0
    data: bool = False
    warnings: list[str] = field(default_factory=list)


def read_png(source: Readable) -> Header:
    """The header of a PNG; BadHeader when it is none, CutShort when chunks are missing."""
    found = _Found()
    for kind, payload in _chunks(source, found):
        _take(found, kind, payload)
    if len(found.ihdr) != 13 or not found.data:
        raise BadHeader("damaged", "no header or no picture chunk")
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", found.ihdr)
    if not width or not height or colour not in _BANDS or depth not in _DEPTHS[colour]:
        raise BadHeader("damaged", f"{width} x {height}, colour {colour}, {depth} bits")
    bands = _BANDS[colour] + (1 if found.transparent and colour in (0, 2, 3) else 0)
    exif, xmp = found.exif, found.xmp
    return Header(
        format=Format.PNG,
        width=width,
        height=height,
        bits=depth,
        bands=bands,
        model=Model.GREY if colour in (0, 4) else Model.RGB,
        alpha=Alpha.STRAIGHT if bands in (2, 4) else Alpha.NONE,
        compression="Deflate",
        puid=f"fmt/{11 + found.version}",
        dpi=found.dpi,
        exif_orientation=exif.orientation if exif else None,
        xmp_orientation=xmp.orientation if xmp else None,
        icc=found.icc,
        colour_stated=found.srgb,
        # Interlaced passes are joined in memory.
        memory_bytes=width * height * bands * max(1, depth // 8) if interlace else 0,
        warnings=(
            *dict.fromkeys(found.warnings),
            *metadata_warnings((width, height), exif, xmp),
        ),
    )


def _chunks(source: Readable, found: _Found) -> Iterator[tuple[bytes, bytes]]:
    position = 8
    for _ in range(CHUNKS_MAX):
        length, kind = struct.unpack(">I4s", source.at(position, 8))
        if not kind.isalpha():
            raise BadHeader("damaged", f"chunk {kind!r}")
        if length > 0x7FFFFFFF or position + 12 + length > source.size:
            raise CutShort(f"chunk of {length} bytes at {position}")
        if kind == b"IEND":
            if position + 12 < source.size:
                found.warnings.append("trailing_data")
            return
        found.data = found.data or kind == b"IDAT"
        if kind in _WANTED:
            if length > CHUNK_BYTES_MAX:
                raise BadHeader("damaged", f"{kind!r} of {length} bytes")
            yield kind, source.at(position + 8, length)
        elif kind in (b"iTXt", b"sPLT"):
            yield kind, b""
        position += 12 + length
    raise BadHeader("damaged", "too many chunks")


def _take(found: _Found, kind: bytes, payload: bytes) -> None:
    match kind:
        case b"IHDR":
            found.ihdr = found.ihdr or payload
        case b"iCCP":
            found.icc = _profile(payload)
            found.version = max(found.version, 1)
        case b"sRGB":
            found.srgb = True
            found.version = max(found.version, 1)
        case b"pHYs" if len(payload) == 9 and payload[8] == 1:
            across = struct.unpack(">I", payload[:4])[0]
            found.dpi = round(across * 0.0254, 2) if across else None
        case b"eXIf":
            found.exif = read_exif(payload.removeprefix(b"Exif\0\0"))
        case b"iTXt":
            found.version = 2
            _take_text(found, payload)
        case b"tRNS":
            found.transparent = True
        case b"acTL" if payload[:4] not in (b"\0\0\0\0", b"\0\0\0\1"):
            found.warnings.append("extra_pictures")
        case _:
            pass


def _take_text(found: _Found, payload: bytes) -> None:
    keyword, _, rest = payload.partition(b"\0")
    if keyword != b"XML:com.adobe.xmp" or len(rest) < 2:
        return
    text = rest[2:].split(b"\0", 2)[-1]
    if rest[0]:
        text = _inflate(text, XMP_BYTES_MAX)
    if text:
        found.xmp = read_xmp(text)
    else:
        found.warnings.append("xmp_damaged")


def _profile(payload: bytes) -> bytes:
    """The profile of an iCCP chunk; one that does not unpack is handed on as broken."""
    _, _, rest = payload.partition(b"\0")
    return _inflate(rest[1:], ICC_BYTES_MAX) or b"incomplete"


def _inflate(data: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, most)
    except zlib.error:
        return b""
    return text if unpacker.eof else b""
