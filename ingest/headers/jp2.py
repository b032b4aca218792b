"""JPEG 2000: the boxes around a code stream, and the code stream's own size marker.

ISO/IEC 15444-1 annex I (JP2) and A.5.1 (SIZ); 15444-2 annex M (JPX) where files mix it in. Read
here because no decoder at hand gives the colour profile inside the `colr` box.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats import Format
from ingest.headers.header import Alpha, Header, Model
from ingest.headers.metadata import ExifFacts, XmpFacts, metadata_warnings, read_exif, read_xmp
from ingest.headers.reading import BadHeader, BytesInMemory, CutShort, Readable

BOXES_MAX = 4096
BOX_BYTES_MAX = 16 << 20
_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF_UUID = b"JpgTiffExif->JP2"
_PUIDS = {Format.JP2: "x-fmt/392", Format.J2C: None}
_SPACES = {12: Model.CMYK, 16: Model.RGB, 17: Model.GREY, 18: Model.SYCC}


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Siz:
    """The code stream's size marker: pixels, and bits of each component."""

    width: int
    height: int
    bits: tuple[int, ...]
    signed: bool


@dataclass(slots=True)
class _Found:
    """What the boxes said, as they came by."""

    ihdr: bytes = b""
    colours: list[bytes] = field(default_factory=list)
    palette: tuple[int, int] | None = None
    channels: bytes = b""
    dpi: float | None = None
    exif: ExifFacts | None = None
    xmp: XmpFacts | None = None
    stream: _Box | None = None
    streams: int = 0
    brand: bytes = b""
    warnings: list[str] = field(default_factory=list)


def read_jp2(source: Readable) -> Header:
    """The header of a JP2; BadHeader when it cannot be shown, CutShort when bytes are missing."""
    found = _Found()
    for box in _boxes(source, 0, source.size, found):
        _take(found, source, box)
    if found.stream is None or len(found.ihdr) < 14:
        raise BadHeader("damaged", "no image header or no code stream")
    if found.streams > 1:
        found.warnings.append("extra_pictures")
    siz = read_siz(source, found.stream.start)
    _demand_end(source, found.stream.end)
    height, width, components = struct.unpack(">IIH", found.ihdr[:10])
    if (width, height, components) != (siz.width, siz.height, len(siz.bits)):
        raise BadHeader("damaged", "the image header and the code stream disagree")
    return _describe(found, siz)


def read_j2c(source: Readable) -> Header:
    """The header of a bare code stream, which says nothing about colour."""
    siz = read_siz(source, 0)
    _demand_end(source, source.size)
    return _describe(_Found(), siz, format_=Format.J2C)


def without_profiles(data: bytes, model: Model) -> bytes:
    """The same file with every ICC profile box turned into a stated space, byte for byte as long.

    A decoder that finds a profile may apply it unasked, by an intent of its own choice.
    """
    changed = bytearray(data)
    source = BytesInMemory(data)
    stated = b"\1\0\0" + struct.pack(">I", 17 if model is Model.GREY else 16)
    for outer in _boxes(source, 0, source.size, _Found()):
        if outer.kind != b"jp2h":
            continue
        for box in _boxes(source, outer.start, outer.end, _Found()):
            if box.kind == b"colr" and box.end - box.start >= 7 and data[box.start] in (2, 3):
                changed[box.start : box.start + 7] = stated
    return bytes(changed)


def read_siz(source: Readable, start: int) -> Siz:
    """The SIZ marker of the code stream at `start`."""
    head = source.at(start, 42)
    if head[:4] != b"\xff\x4f\xff\x51":
        raise BadHeader("damaged", "no code stream")
    right, bottom, left, top = struct.unpack(">IIII", head[8:24])
    count = struct.unpack(">H", head[40:42])[0]
    if not 0 < count <= 64 or right <= left or bottom <= top:
        raise BadHeader("damaged", f"{count} components, {right - left} x {bottom - top}")
    parts = source.at(start + 42, 3 * count)
    depths = parts[0::3]
    return Siz(
        width=right - left,
        height=bottom - top,
        bits=tuple((depth & 0x7F) + 1 for depth in depths),
        signed=any(depth & 0x80 for depth in depths),
    )


def _demand_end(source: Readable, end: int) -> None:
    """CutShort unless the code stream ends in its EOC marker; some decoders do not mind."""
    if source.at(end - 2, 2) != b"\xff\xd9":
        raise CutShort("no end of code stream")


def _boxes(source: Readable, start: int, end: int, found: _Found) -> Iterator[_Box]:
    for _ in range(BOXES_MAX):
        if start + 8 > end:
            return
        length, kind = struct.unpack(">I4s", source.at(start, 8))
        head = 8
        if length == 1:
            length, head = struct.unpack(">Q", source.at(start + 8, 8))[0], 16
        elif length == 0:
            length = end - start
        if length < head:
            raise BadHeader("damaged", f"box {kind!r} of {length} bytes")
        if start + length > end:
            if end < source.size:
                # Inside a box that is whole: this box's length alone is wrong.
                found.warnings.append("structure_damaged")
                return
            raise _missing(kind, found)
        yield _Box(kind, start + head, start + length)
        start += length
    raise BadHeader("damaged", "too many boxes")


def _missing(kind: bytes, found: _Found) -> Exception:
    if kind in (b"jp2c", b"jp2h", b"uuid", b"xml ", b"ftyp"):
        return CutShort(f"box {kind!r}")
    return BadHeader("damaged", f"box {kind!r} passes the end")


def _take(found: _Found, source: Readable, box: _Box) -> None:
    size = box.end - box.start
    if box.kind == b"jp2h":
        for inner in _boxes(source, box.start, box.end, found):
            _take(found, source, inner)
        return
    if box.kind == b"jp2c":
        found.streams += 1
        found.stream = found.stream or box
        return
    if box.kind not in (b"ftyp", b"ihdr", b"colr", b"pclr", b"cdef", b"res ", b"uuid", b"rreq"):
        return
    if size > BOX_BYTES_MAX:
        raise BadHeader("damaged", f"box {box.kind!r} of {size} bytes")
    _take_small(found, source, box, source.at(box.start, size))


def _take_small(found: _Found, source: Readable, box: _Box, data: bytes) -> None:
    match box.kind:
        case b"ftyp":
            _take_brand(found, data)
        case b"ihdr":
            found.ihdr = found.ihdr or data
        case b"colr" if len(data) >= 3:
            found.colours.append(data)
        case b"pclr" if len(data) >= 4:
            found.palette = (data[2], (max(data[3 : 3 + data[2]], default=7) & 0x7F) + 1)
        case b"cdef":
            found.channels = data[2:]
        case b"uuid":
            _take_metadata(found, data)
        case b"res ":
            for inner in _boxes(source, box.start, box.end, found):
                if inner.kind in (b"resc", b"resd") and inner.end - inner.start >= 10:
                    _take_resolution(found, source.at(inner.start, 10))
        case _:
            pass


def _take_metadata(found: _Found, data: bytes) -> None:
    if data[:16] == _XMP_UUID:
        found.xmp = read_xmp(data[16:])
    elif data[:16] == _EXIF_UUID:
        found.exif = read_exif(data[16:])


def _take_brand(found: _Found, data: bytes) -> None:
    brands = {data[:4], *(data[start : start + 4] for start in range(8, len(data), 4))}
    if b"jp2 " not in brands:
        names = {b"jpm ": "JPEG 2000 compound document (JPM)", b"mjp2": "Motion JPEG 2000"}
        label = names.get(data[:4], "extended JPEG 2000 (JPX)")
        raise BadHeader("unsupported_format", format=label)
    if brands - {b"jp2 ", b"\0\0\0\0"}:
        found.warnings.append("jpx_extensions")


def _take_resolution(found: _Found, data: bytes) -> None:
    """Samples per metre as a fraction with an exponent (I.5.3.7.1); the second pair is across."""
    down, below_down, across, below, _, exponent = struct.unpack(">HHHHbb", data)
    if not all((down, below_down, across, below)):
        found.warnings.append("resolution_illegal")
        return
    dpi = across / below * 10.0**exponent * 0.0254
    if 1 <= dpi <= 100_000:
        found.dpi = found.dpi or round(dpi, 2)


def _describe(found: _Found, siz: Siz, format_: Format = Format.JP2) -> Header:
    bits = set(siz.bits)
    if siz.signed or len(bits) > 1 or max(bits) > 16:
        what = "signed or unequal samples" if max(bits) <= 16 else f"{max(bits)} bits a sample"
        raise BadHeader("unsupported_kind", what=what, format="JPEG 2000")
    bands, depth = found.palette or (len(siz.bits), bits.pop())
    model, icc, stated = _colour(found, bands)
    alpha = _alpha(found, bands, model)
    size = (siz.width, siz.height)
    exif, xmp = found.exif, found.xmp
    return Header(
        format=format_,
        width=siz.width,
        height=siz.height,
        bits=depth,
        bands=bands,
        model=model,
        alpha=alpha,
        compression="JPEG 2000",
        puid=None if "jpx_extensions" in found.warnings else _PUIDS[format_],
        dpi=found.dpi,
        exif_orientation=exif.orientation if exif else None,
        xmp_orientation=xmp.orientation if xmp else None,
        icc=icc,
        colour_stated=stated,
        # The decoder holds 32 bits a sample, then the picture, then its copy for showing.
        memory_bytes=siz.width * siz.height * bands * (4 + 2 * (1 if depth <= 8 else 2)),
        warnings=(*dict.fromkeys(found.warnings), *metadata_warnings(size, exif, xmp)),
    )


def _colour(found: _Found, bands: int) -> tuple[Model, bytes | None, bool]:
    """Model, profile, and whether the space is stated by number; the most exact profile wins."""
    by_count = Model.GREY if bands <= 2 else Model.RGB
    profiles = [colour for colour in found.colours if colour[0] in (2, 3)]
    if profiles:
        # APPROX: 1 is exact, higher numbers are poorer, 0 is not stated (JP2).
        best = min(profiles, key=lambda colour: colour[2] or 1)
        model = Model.CMYK if best[15:19] == b"CMYK" else by_count
        return model, best[3:] or b"incomplete", False
    for colour in found.colours:
        if colour[0] == 1 and len(colour) >= 7:
            space = struct.unpack(">I", colour[3:7])[0]
            if space in _SPACES:
                return _SPACES[space], None, space != 12
            found.warnings.append("colour_unknown")
    return by_count, None, False


def _alpha(found: _Found, bands: int, model: Model) -> Alpha:
    colours = {Model.GREY: 1, Model.CMYK: 4}.get(model, 3)
    if bands < colours:
        raise BadHeader("damaged", f"{bands} channels for {model}")
    if bands == colours:
        return Alpha.NONE
    if bands - colours > 1:
        found.warnings.append("extra_channels")
    kinds = {
        channel: kind
        for channel, kind, _ in (
            struct.unpack(">HHH", found.channels[start : start + 6])
            for start in range(0, len(found.channels) - 5, 6)
        )
    }
    kind = kinds.get(colours)
    if kind in (1, 2):
        return Alpha.STRAIGHT if kind == 1 else Alpha.PREMULTIPLIED
    found.warnings.append("extra_channels")
    return Alpha.EXTRA
