"""Which format a file has, by its first bytes; never by its name.

Signatures: TIFF 6.0 section 2, BigTIFF, ISO/IEC 10918-1 B.1.1.3 (JPEG), ISO/IEC 15948 5.2 (PNG),
ISO/IEC 15444-1 I.5.1 and A.4.1 (JPEG 2000). Identifiers: the PRONOM registry.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

HEAD_BYTES = 64
"""So many bytes from the start are enough for `recognise`."""

JP2_SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"


class Format(StrEnum):
    """A format that is taken in, as its media type (RFC 3302, 2045, 3745, 9828; W3C for PNG)."""

    TIFF = "image/tiff"
    JPEG = "image/jpeg"
    PNG = "image/png"
    JP2 = "image/jp2"
    J2C = "image/j2c"

    @property
    def label(self) -> str:
        """The name people use."""
        return _LABELS[self]


_LABELS = {
    Format.TIFF: "TIFF",
    Format.JPEG: "JPEG",
    Format.PNG: "PNG",
    Format.JP2: "JPEG 2000",
    Format.J2C: "JPEG 2000",
}

_EXTENSIONS = {
    Format.TIFF: {".tif", ".tiff", ".tf8", ".btf", ".ptif", ".ptiff"},
    Format.JPEG: {".jpg", ".jpeg", ".jpe", ".jfif", ".jif"},
    Format.PNG: {".png"},
    Format.JP2: {".jp2", ".jpf", ".jpx", ".jpg2", ".j2k"},
    Format.J2C: {".j2k", ".j2c", ".jpc", ".jp2"},
}
_OTHER_EXTENSIONS = {
    ".gif", ".bmp", ".psd", ".psb", ".ico", ".pdf", ".svg", ".webp", ".heic", ".heif", ".avif",
    ".jxl", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".exr", ".jpm",
    ".djvu", ".txt", ".xml", ".csv", ".zip",
}  # fmt: skip

_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"II+\x00", Format.TIFF),
    (b"MM\x00+", Format.TIFF),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (JP2_SIGNATURE, Format.JP2),
    (b"\xff\x4f\xff\x51", Format.J2C),
)

# What people hand over by mistake, so that the refusal can name it.
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "GIF"),
    (0, b"8BPS", "Photoshop"),
    (0, b"%PDF", "PDF"),
    (0, b"BM", "Windows bitmap (BMP)"),
    (0, b"\x00\x00\x01\x00", "Windows icon (ICO)"),
    (0, b"\x8aMNG", "MNG"),
    (0, b"PK\x03\x04", "ZIP archive"),
    (0, b"Rar!", "RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"v/1\x01", "OpenEXR"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (0, b"II\xbc\x01", "JPEG XR"),
    (0, b"FUJIFILMCCD-RAW", "Fujifilm camera raw"),
    (0, b"IIRO", "Olympus camera raw"),
    (0, b"IIU\x00", "Panasonic camera raw"),
    (8, b"WEBP", "WebP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIF"),
    (4, b"ftypcrx", "Canon camera raw"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "XML"),
    (0, b"<!DOCTYPE", "HTML"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\xd0\xcf\x11\xe0", "Microsoft Office"),
)


def recognise(head: bytes) -> Format | None:
    """The format whose signature the first HEAD_BYTES of a file carry, if it is taken in."""
    for signature, format_ in _SIGNATURES:
        if head.startswith(signature):
            return format_
    return None


def other_format(head: bytes) -> str | None:
    """The name of a format that is known and not taken in, by its signature."""
    for offset, signature, label in _OTHERS:
        if head[offset : offset + len(signature)] == signature:
            return label
    return None


def extension_misleads(name: str, format_: Format) -> bool:
    """Whether the name ends in the extension of some other format.

    Only extensions that mean a format count: «f. 12 verso» and «12v» mislead nobody.
    """
    extension = PurePath(name).suffix.lower()
    known = set().union(*_EXTENSIONS.values()) | _OTHER_EXTENSIONS
    return extension in known and extension not in _EXTENSIONS[format_]
