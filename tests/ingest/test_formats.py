from __future__ import annotations

import pytest

from ingest.formats import JP2_SIGNATURE, Format, extension_misleads, other_format, recognise


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"II*\0", Format.TIFF),
        (b"MM\0*", Format.TIFF),
        (b"II+\0\x08\0\0\0", Format.TIFF),
        (b"MM\0+\0\x08\0\0", Format.TIFF),
        (b"\xff\xd8\xff\xe0", Format.JPEG),
        (b"\xff\xd8\xff\xdb", Format.JPEG),
        (b"\x89PNG\r\n\x1a\n", Format.PNG),
        (JP2_SIGNATURE, Format.JP2),
        (b"\xff\x4f\xff\x51", Format.J2C),
    ],
)
def test_a_format_is_known_by_its_first_bytes(head: bytes, format_: Format) -> None:
    assert recognise(head) is format_


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"RIFF\0\0\0\0WEBP", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"<?xml version", "XML"),
    ],
)
def test_what_is_not_taken_in_is_called_by_its_name(head: bytes, label: str) -> None:
    assert recognise(head) is None
    assert other_format(head) == label


def test_nothing_is_guessed_from_bytes_without_a_signature() -> None:
    assert recognise(b"") is None
    assert recognise(b"a plain text") is None
    assert other_format(b"a plain text") is None


@pytest.mark.parametrize(
    ("name", "format_", "misleads"),
    [
        ("MS42_012v.tif", Format.TIFF, False),
        ("MS42_012v.TIFF", Format.TIFF, False),
        ("page.png", Format.JPEG, True),
        ("page.jp2", Format.JPEG, True),
        ("page.gif", Format.PNG, True),
        ("f. 12 verso", Format.TIFF, False),
        ("12v", Format.JPEG, False),
        ("ورقة ١٢.jpg", Format.JPEG, False),
    ],
)
def test_only_the_extension_of_another_format_misleads(
    name: str, format_: Format, misleads: bool
) -> None:
    assert extension_misleads(name, format_) is misleads
