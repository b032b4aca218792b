"""A document as the bytes that are served, and where in them each of its items lies.

A manifest of six hundred canvases is a megabyte. So that one canvas can be handed out alone
without reading the other 599, the place of every item is noted while the bytes are put together.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Better levels cost six times the time for two more per cent.
_GZIP_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Where an item lies in the body: offset and length in bytes."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Encoded:
    """A document in UTF-8, the same in gzip, its digest (hex), the spans of its items in order."""

    body: bytes
    body_gzip: bytes
    etag: str
    spans: tuple[Span, ...]


def encode(document: Mapping[str, Any]) -> Encoded:
    """The bytes of a document whose `items` come last."""
    head = to_json({name: value for name, value in document.items() if name != "items"})
    parts = [head[:-1], b',"items":[']
    offset = sum(map(len, parts))
    spans: list[Span] = []
    for index, item in enumerate(document["items"]):
        encoded = to_json(item)
        if index:
            parts.append(b",")
            offset += 1
        spans.append(Span(offset, len(encoded)))
        parts.append(encoded)
        offset += len(encoded)
    body = b"".join([*parts, b"]}"])
    return Encoded(body, compress(body), digest(body), tuple(spans))


def to_json(value: Any) -> bytes:
    """`value` as JSON without spaces; letters of every script stay letters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def compress(body: bytes) -> bytes:
    """`body` in gzip: the same bytes each time, as no time is written into it."""
    return gzip.compress(body, _GZIP_LEVEL, mtime=0)


def digest(body: bytes) -> str:
    """What an entity tag is made of: a strong one changes with every byte (RFC 9110, 8.8.1)."""
    return hashlib.sha256(body).hexdigest()[:32]
