"""TIFF: which of its pages is the picture, what its samples mean, and whether all of it is there.

TIFF 6.0, BigTIFF; NewSubfileType as in TIFF 6.0 section 8. A file that holds several pages is
refused: a page that is silently left out would be a page lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.formats import Format
from ingest.headers.header import Alpha, Header, Model
from ingest.headers.metadata import ExifFacts, metadata_warnings, read_xmp
from ingest.headers.reading import BadHeader, CutShort, Readable
from ingest.headers.tiff_structure import Directory, Order, read_order

PAGES_MAX = 4096
_RAW_PHOTOMETRICS = {32803, 34892}
_MODELS = {0: Model.GREY, 1: Model.GREY, 2: Model.RGB, 3: Model.RGB, 5: Model.CMYK, 6: Model.RGB,
           8: Model.LAB}  # fmt: skip
_STORED_BANDS = {0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3, 8: 3}
_PHOTOMETRIC_NAMES = {
    4: "a transparency mask only",
    9: "ICC L*a*b* colours",
    10: "ITU L*a*b* colours",
    32844: "LogL samples",
    32845: "LogLuv samples",
}
_COMPRESSIONS = {1: "none", 2: "CCITT RLE", 3: "CCITT group 3", 4: "CCITT group 4", 5: "LZW",
                 6: "old-style JPEG", 7: "JPEG", 8: "Deflate", 32773: "PackBits",
                 32946: "Deflate", 34925: "LZMA", 50000: "Zstandard", 50001: "WebP",
                 33003: "JPEG 2000", 33005: "JPEG 2000", 34712: "JPEG 2000"}  # fmt: skip
_DECODED = {1, 2, 3, 4, 5, 7, 8, 32773, 32946}
"""What the libvips wheel decodes losslessly known; Zstandard and JPEG 2000 it was built without."""


@dataclass(frozen=True, slots=True)
class _Chain:
    pages: list[Directory]
    looped: bool


def read_tiff(source: Readable) -> Header:
    """The header of a TIFF; BadHeader when it cannot be a page, CutShort when bytes are missing."""
    order = read_order(source)
    chain = _chain(source, order)
    _refuse_camera_raw(source, order, chain.pages)
    frame, pages, warnings = _main_page(chain.pages)
    if chain.looped:
        warnings.append("structure_damaged")
    page = chain.pages[frame]
    _demand_all_parts(page, source.size)
    return _describe(source, order, page, frame, pages, warnings)


def _chain(source: Readable, order: Order) -> _Chain:
    pages: list[Directory] = []
    seen: set[int] = set()
    offset = order.first
    while offset:
        if offset in seen:
            return _Chain(pages, True)
        if len(pages) == PAGES_MAX:
            raise BadHeader("several_pages", pages=PAGES_MAX)
        seen.add(offset)
        pages.append(Directory.read(source, order, offset))
        offset = pages[-1].following
    if not pages:
        raise BadHeader("damaged", "no directory")
    return _Chain(pages, False)


def _refuse_camera_raw(source: Readable, order: Order, pages: list[Directory]) -> None:
    if source.at(8, 2) == b"CR" and not order.big:
        raise BadHeader("camera_raw", "CR2")
    for page in _with_children(source, order, pages):
        if 50706 in page or page.number(262) in _RAW_PHOTOMETRICS:
            raise BadHeader("camera_raw", "colour filter array")


def _with_children(source: Readable, order: Order, pages: list[Directory]) -> Iterator[Directory]:
    for page in pages:
        yield page
        for offset in page.numbers(330)[:64]:
            try:
                yield Directory.read(source, order, offset)
            except (CutShort, BadHeader):
                continue  # a smaller version that is broken takes nothing from the page


def _main_page(pages: list[Directory]) -> tuple[int, int, list[str]]:
    """The index of the page to show, how many full pages there are, and warnings."""
    warnings = []
    kinds = [_kind(page) for page in pages]
    if "mask" in kinds:
        warnings.append("mask_page")
    full = [index for index, kind in enumerate(kinds) if kind == "page"]
    if not full:
        full = [0]
    first = pages[full[0]]
    # Some writers of pyramids do not flag their levels: halves of the first page are such levels.
    others = [index for index in full[1:] if not _is_level(first, pages[index])]
    if others:
        raise BadHeader("several_pages", pages=1 + len(others))
    if len(pages) - len(others) - 1 > kinds.count("mask"):
        warnings.append("smaller_versions")
    return full[0], 1, warnings


def _kind(page: Directory) -> str:
    flags = page.number(254)
    if flags is None:
        flags = {2: 1, 3: 2}.get(page.number(255) or 0, 0)
    if flags & 4:
        return "mask"
    return "smaller" if flags & 1 else "page"


def _is_level(full: Directory, other: Directory) -> bool:
    width, height = full.number(256) or 0, full.number(257) or 0
    w, h = other.number(256) or 0, other.number(257) or 0
    return any(
        abs(w - width / 2**k) <= 1 and abs(h - height / 2**k) <= 1 for k in range(1, 18)
    ) and (w, h) != (width, height)


def _demand_all_parts(page: Directory, size: int) -> None:
    """CutShort unless every strip or tile lies inside the file; decoders paint gaps black."""
    offsets = page.numbers(324) or page.numbers(273)
    counts = page.numbers(325) or page.numbers(279)
    if not offsets:
        raise CutShort("no strips or tiles")
    if not counts and page.number(259) in (None, 1):
        # Uncompressed writers may leave the sizes out; the decoder then knows them.
        counts = (1,) * len(offsets)
    if len(counts) < len(offsets) or len(offsets) < _parts(page):
        raise CutShort(f"{len(offsets)} parts, {len(counts)} sizes of {_parts(page)}")
    for offset, count in zip(offsets, counts, strict=False):
        if not count or offset + count > size:
            raise CutShort(f"part of {count} bytes at {offset} in a file of {size}")


def _parts(page: Directory) -> int:
    """How many strips or tiles a picture of this size has."""
    width, height = page.number(256) or 0, page.number(257) or 0
    planes = (page.number(277) or 1) if page.number(284) == 2 else 1
    tile_width, tile_height = page.number(322), page.number(323)
    if tile_width and tile_height:
        return -(-width // tile_width) * -(-height // tile_height) * planes
    rows = page.number(278) or height
    return -(-height // max(1, min(rows, height))) * planes


def _describe(
    source: Readable,
    order: Order,
    page: Directory,
    frame: int,
    pages: int,
    warnings: list[str],
) -> Header:
    width, height = page.number(256) or 0, page.number(257) or 0
    if not width or not height:
        raise BadHeader("damaged", f"{width} x {height}")
    stored_bands = page.number(277) or 1
    bits = _bits(page, stored_bands)
    photometric = _photometric(page, stored_bands)
    alpha, more = _alpha(page, stored_bands, photometric)
    compression = page.number(259) or 1
    if compression not in _DECODED:
        name = _COMPRESSIONS.get(compression, str(compression))
        raise BadHeader("unsupported_kind", what=f"compression {name}", format="TIFF")
    xmp = read_xmp(page.raw(700)) if 700 in page else None
    exif = _exif(source, order, page)
    palette = photometric == 3
    return Header(
        format=Format.TIFF,
        width=width,
        height=height,
        bits=bits,
        bands=3 if palette else stored_bands,
        model=_MODELS[photometric],
        alpha=alpha,
        pages=pages,
        frame=frame,
        compression=_COMPRESSIONS[compression],
        puid=None if order.big else "fmt/353",
        dpi=page.dots_per_inch(),
        exif_orientation=page.number(274),
        xmp_orientation=xmp.orientation if xmp else None,
        icc=page.raw(34675) or None,
        colour_stated=photometric == 8,
        # The one kind of TIFF that no decoder at hand streams.
        memory_bytes=width * height * 9 if photometric == 8 and bits == 8 else 0,
        warnings=(*warnings, *more, *metadata_warnings((width, height), exif, xmp)),
    )


def _bits(page: Directory, bands: int) -> int:
    bits = set(page.numbers(258)[:bands]) or {1}
    if not 0 < bands <= 64:
        raise BadHeader("damaged", f"{bands} samples per pixel")
    if len(bits) > 1 or not bits <= {1, 2, 4, 8, 16}:
        what = "/".join(str(number) for number in sorted(bits)) + " bits a sample"
        raise BadHeader("unsupported_kind", what=what, format="TIFF")
    formats = set(page.numbers(339)[:bands]) or {1}
    if not formats <= {1, 4} and page.number(262) != 8:
        what = "floating-point samples" if 3 in formats else "signed samples"
        raise BadHeader("unsupported_kind", what=what, format="TIFF")
    return bits.pop()


def _photometric(page: Directory, bands: int) -> int:
    value = page.number(262)
    if value is None:
        value = 2 if bands >= 3 else 1
    if value not in _MODELS:
        what = _PHOTOMETRIC_NAMES.get(value, f"colours of kind {value}")
        raise BadHeader("unsupported_kind", what=what, format="TIFF")
    if value == 5 and (page.number(332) or 1) != 1:
        raise BadHeader("unsupported_kind", what="inks other than CMYK", format="TIFF")
    return value


def _alpha(page: Directory, bands: int, photometric: int) -> tuple[Alpha, list[str]]:
    extra = bands - _STORED_BANDS[photometric]
    if extra < 0:
        raise BadHeader("damaged", f"{bands} samples for photometric {photometric}")
    if not extra:
        return Alpha.NONE, []
    meaning = {1: Alpha.PREMULTIPLIED, 2: Alpha.STRAIGHT}.get(page.number(338) or 0, Alpha.EXTRA)
    return meaning, ["extra_channels"] if extra > 1 or meaning is Alpha.EXTRA else []


def _exif(source: Readable, order: Order, page: Directory) -> ExifFacts | None:
    """The Exif directory beside the page; orientation and resolution are the page's own tags."""
    pointer = page.number(34665)
    if not pointer:
        return None
    try:
        exif = Directory.read(source, order, pointer, lenient=True)
    except (CutShort, BadHeader):
        return ExifFacts(damaged=True)
    width, height = exif.number(0xA002), exif.number(0xA003)
    return ExifFacts(size=(width, height) if width and height else None, damaged=exif.cut)
