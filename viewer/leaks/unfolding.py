"""What lies in an answer: files within files, and the same words in the spelling of each format."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from viewer.leaks.plain import plain

_DEPTH: Final = 3
# Of a packed file so much is looked at, and so many members.
_BYTES_MAX: Final = 64 << 20
_MEMBERS_MAX: Final = 2000
# A picture says in words what it is at its beginning.
_HEAD_BYTES: Final = 64 << 10
_JPEG, _PNG, _RIFF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"
_DATA: Final = re.compile(rb"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=]+)")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_JSON_UNICODE: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_JSON_SIGN: Final = re.compile(r"\\[\"\\/bfnrt]")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_TAG: Final = re.compile(r"<[^<>]*>")
_MARK: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|em|ex|hi|i|ins|lb|mark|q|small|span|strong|sub|sup|time|u|wbr)"
    r"(?:\s[^<>]*)?/?>"
)


def pieces(body: bytes, depth: int = _DEPTH) -> Iterator[bytes]:
    """The body, and every file that lies in it, packed or not."""
    yield body
    if depth:
        for inner in _within(body):
            yield from pieces(inner, depth - 1)


def is_picture(piece: bytes) -> bool:
    """Whether the bytes begin as a picture does."""
    return piece.startswith((_JPEG, _PNG, b"GIF8")) or piece[8:12] == b"WEBP"


def readings(piece: bytes, headers: str = "") -> Iterator[str]:
    """The words in each spelling that it may be read in, plain; each reading once."""
    seen: set[str] = set()
    for text in _spellings(_decoded(piece) + "\n" + headers):
        words = plain(text)
        if words not in seen:
            seen.add(words)
            yield words


def _decoded(piece: bytes) -> str:
    if is_picture(piece):
        return piece[:_HEAD_BYTES].decode("utf-8", "replace")
    if piece.startswith((b"\xff\xfe", b"\xfe\xff")):
        return piece.decode("utf-16", "replace")
    return piece.decode("utf-8", "replace")


def _spellings(text: str) -> Iterator[str]:
    text = html.unescape(text) if "&" in text else text
    if "\\" in text:
        text = _JSON_SIGN.sub(" ", _JSON_UNICODE.sub(_letters, text))
    yield text
    if _PERCENT.search(text):
        yield unquote(text)
    if "<" in text:
        # A mark may stand within a word, a row of a table ends one.
        yield _TAG.sub(" ", _MARK.sub("", text))


def _letters(found: re.Match[str]) -> str:
    # In pairs where a letter takes two; half a pair is no letter.
    told = str(json.loads(f'"{found[0]}"'))
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _within(body: bytes) -> Iterator[bytes]:
    if body.startswith(b"\x1f\x8b"):
        yield from _inflated(body, zlib.MAX_WBITS | 16)
    elif body.startswith(b"PK\x03\x04"):
        yield from _members(body)
    elif not is_picture(body):
        if body.startswith(b"%PDF"):
            for found in _STREAM.finditer(body):
                yield from _inflated(found[1], zlib.MAX_WBITS)
        for found in _DATA.finditer(body):
            try:
                yield base64.b64decode(found[1], validate=True)
            except (binascii.Error, ValueError):
                continue
        yield from _pictures(body)


def _inflated(packed: bytes, bits: int) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj(bits).decompress(packed, _BYTES_MAX)
    except zlib.error:
        return


def _members(body: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            told = packed.infolist()[:_MEMBERS_MAX]
            yield "\n".join(one.filename for one in told).encode("utf-8", "replace")
            for one in told:
                with packed.open(one) as member:
                    yield member.read(_BYTES_MAX)
    except (zipfile.BadZipFile, RuntimeError, OSError, zlib.error):
        return


def _pictures(body: bytes) -> Iterator[bytes]:
    """Every JPEG, PNG and WebP that lies in a file as it is."""
    place = body.find(_JPEG)
    while place >= 0:
        end = body.find(b"endstream", place)
        piece = body[place : end if end >= 0 else len(body)]
        last = piece.rfind(b"\xff\xd9")
        yield piece[: last + 2] if last >= 0 else piece
        place = body.find(_JPEG, place + max(len(piece), len(_JPEG)))
    place = body.find(_PNG)
    while place >= 0:
        end = body.find(b"IEND", place)
        end = end + 8 if end >= 0 else len(body)
        yield body[place:end]
        place = body.find(_PNG, end)
    place = body.find(_RIFF)
    while place >= 0:
        if body[place + 8 : place + 12] == b"WEBP":
            yield body[place : place + 8 + int.from_bytes(body[place + 4 : place + 8], "little")]
        place = body.find(_RIFF, place + len(_RIFF))
