"""JPEG: the frame header and the application segments before the first scan.

ISO/IEC 10918-1 annex B; JFIF 1.02; Exif 2.3 section 4.5; ICC.1 annex B.4; Adobe TN 5116 (APP14).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats import Format
from ingest.headers.header import Header, Model
from ingest.headers.metadata import ExifFacts, XmpFacts, metadata_warnings, read_exif, read_xmp
from ingest.headers.reading import BadHeader, CutShort, Readable

SEGMENTS_MAX = 4096
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROCESSES = {0xC0: "JPEG baseline", 0xC1: "JPEG extended", 0xC2: "JPEG progressive"}
_EXIF_PUIDS = {"0200": "x-fmt/398", "0210": "x-fmt/390", "0220": "x-fmt/391", "0221": "fmt/645"}
_JFIF_PUIDS = {(1, 0): "fmt/42", (1, 1): "fmt/43", (1, 2): "fmt/44"}


@dataclass(slots=True)
class _Found:
    """What the segments said, as they came by."""

    process: int = 0
    bits: int = 0
    width: int = 0
    height: int = 0
    bands: int = 0
    jfif: bytes = b""
    exif: ExifFacts | None = None
    xmp: XmpFacts | None = None
    icc: dict[int, bytes] = field(default_factory=dict)
    icc_parts: int = 0
    puid: str | None = None
    warnings: list[str] = field(default_factory=list)


def read_jpeg(source: Readable) -> Header:
    """The header of a JPEG; BadHeader when it cannot be shown, CutShort before the first scan."""
    found = _Found()
    for marker, payload in _segments(source, found.warnings):
        _take(found, marker, payload)
    if not found.process:
        raise BadHeader("damaged", "no frame header")
    if not found.width or not found.height:
        raise BadHeader("damaged", f"{found.width} x {found.height}")
    if found.process not in _PROCESSES:
        raise BadHeader("unsupported_kind", what="lossless or arithmetic coding", format="JPEG")
    if found.bits != 8:
        raise BadHeader("unsupported_kind", what=f"{found.bits} bits a sample", format="JPEG")
    models = {1: Model.GREY, 3: Model.RGB, 4: Model.CMYK}
    if found.bands not in models:
        raise BadHeader("unsupported_kind", what=f"{found.bands} channels", format="JPEG")
    exif, xmp = found.exif, found.xmp
    size = (found.width, found.height)
    progressive = found.process == 0xC2
    return Header(
        format=Format.JPEG,
        width=found.width,
        height=found.height,
        bits=8,
        bands=found.bands,
        model=models[found.bands],
        compression=_PROCESSES[found.process],
        puid=found.puid or "fmt/41",
        dpi=_dpi(found),
        exif_orientation=exif.orientation if exif else None,
        xmp_orientation=xmp.orientation if xmp else None,
        icc=_profile(found),
        colour_stated=bool(exif and exif.srgb) and found.bands == 3,
        # A progressive picture is complete only when all its coefficients are in memory.
        memory_bytes=found.width * found.height * found.bands * 2 if progressive else 0,
        warnings=(*dict.fromkeys(found.warnings), *metadata_warnings(size, exif, xmp)),
    )


def _segments(source: Readable, warnings: list[str]) -> Iterator[tuple[int, bytes]]:
    position = 2
    for _ in range(SEGMENTS_MAX):
        if source.at(position, 1) != b"\xff":
            # Decoders skip to the next marker, and so do we: only a segment's length was wrong.
            warnings.append("structure_damaged")
            position = _next_marker(source, position)
        marker = source.at(position, 2)[1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            position += 2
            continue
        if marker == 0xD9:
            raise BadHeader("damaged", "end of image before a scan")
        length = struct.unpack(">H", source.at(position + 2, 2))[0]
        if length < 2:
            raise BadHeader("damaged", f"segment of {length} bytes")
        if marker == 0xDA:
            return
        yield marker, source.at(position + 4, length - 2)
        position += 2 + length
    raise BadHeader("damaged", "too many segments")


def _next_marker(source: Readable, position: int) -> int:
    window = 4096
    while position < source.size - 1:
        data = source.at(position, min(window, source.size - position))
        for index in range(len(data) - 1):
            if data[index] == 0xFF and data[index + 1] not in (0x00, 0xFF):
                return position + index
        position += max(1, len(data) - 1)
    raise CutShort("no marker follows")


def _take(found: _Found, marker: int, payload: bytes) -> None:
    if marker in _FRAMES and not found.process:
        if len(payload) < 6:
            raise BadHeader("damaged", "frame header cut")
        found.process = marker
        found.bits, found.height, found.width, found.bands = struct.unpack(">BHHB", payload[:6])
    elif marker == 0xE0 and payload[:5] == b"JFIF\0" and len(payload) >= 12:
        found.jfif = payload
        found.puid = found.puid or _JFIF_PUIDS.get((payload[5], payload[6]))
    elif marker == 0xE1 and payload[:6] == b"Exif\0\0":
        if found.exif is None:
            found.exif = read_exif(payload[6:])
            found.puid = found.puid or _EXIF_PUIDS.get(found.exif.version or "")
    elif marker == 0xE1 and payload[:29] == b"http://ns.adobe.com/xap/1.0/\0":
        found.xmp = found.xmp or read_xmp(payload[29:])
    elif marker == 0xE2 and payload[:12] == b"ICC_PROFILE\0" and len(payload) > 14:
        found.icc.setdefault(payload[12], payload[14:])
        found.icc_parts = payload[13]
    elif marker == 0xE2 and payload[:4] == b"MPF\0":
        found.warnings.append("extra_pictures")


def _profile(found: _Found) -> bytes | None:
    """The profile joined from its numbered parts; parts that are missing leave it broken."""
    if not found.icc:
        return None
    return (
        b"".join(found.icc[number] for number in sorted(found.icc))
        if set(found.icc) >= set(range(1, found.icc_parts + 1))
        else b"incomplete"
    )


def _dpi(found: _Found) -> float | None:
    if found.exif and found.exif.dpi:
        return found.exif.dpi
    if not found.jfif:
        return None
    unit, across = found.jfif[7], struct.unpack(">H", found.jfif[8:10])[0]
    if unit not in (1, 2) or not across:
        return None
    per_inch: float = across * (2.54 if unit == 2 else 1.0)
    return round(per_inch, 2)
