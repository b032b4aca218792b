"""The TIFF structure (TIFF 6.0 section 2, BigTIFF): byte order, directories, values.

Exif blocks are the same structure, so both are read here. Counts and offsets are never trusted.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ingest.headers.reading import BadHeader, CutShort, Readable

ENTRIES_MAX = 4096
VALUES_MAX = 1 << 26
"""Bytes of one tag's values: the tile table of a gigapixel in 16 px tiles fits."""

_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4,
               16: 8, 17: 8, 18: 8}  # fmt: skip
_INTEGERS = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q",
             18: "Q"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """Byte order as a struct prefix, whether offsets have 8 bytes, where the first directory is."""

    prefix: str
    big: bool
    first: int


def read_order(source: Readable) -> Order:
    """The first bytes of a TIFF structure; BadHeader when they are none, CutShort at the end."""
    mark = source.at(0, 8)
    prefix = {b"II": "<", b"MM": ">"}.get(mark[:2])
    if prefix is None:
        raise BadHeader("damaged", "no TIFF byte order")
    version = struct.unpack(prefix + "H", mark[2:4])[0]
    if version == 42:
        return Order(prefix, False, struct.unpack(prefix + "I", mark[4:8])[0])
    if version != 43 or struct.unpack(prefix + "HH", mark[4:8]) != (8, 0):
        raise BadHeader("damaged", f"TIFF version {version}")
    return Order(prefix, True, struct.unpack(prefix + "Q", source.at(8, 8))[0])


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    inline: bytes


class Directory:
    """One image file directory: tags with their values. `cut` marks entries that were lost."""

    def __init__(
        self,
        source: Readable,
        order: Order,
        entries: dict[int, _Entry],
        *,
        following: int,
        cut: bool,
    ) -> None:
        self._source = source
        self._order = order
        self._entries = entries
        self.following = following
        self.cut = cut

    @classmethod
    def read(
        cls, source: Readable, order: Order, offset: int, *, lenient: bool = False
    ) -> Directory:
        """The directory at `offset`.

        CutShort when the bytes end inside, BadHeader when it is absurd; `lenient` keeps what is
        there instead and sets `cut` (for Exif, where a picture is shown all the same).
        """
        head, size = (8, 20) if order.big else (2, 12)
        count = struct.unpack(order.prefix + ("Q" if order.big else "H"), source.at(offset, head))[
            0
        ]
        if count > ENTRIES_MAX or (not count and not lenient):
            raise BadHeader("damaged", f"{count} entries in a directory")
        room = max(0, source.size - offset - head)
        cut = count * size > room
        if cut and not lenient:
            raise CutShort(f"directory of {count} entries at {offset}")
        kept = min(count, room // size)
        table = source.at(offset + head, kept * size)
        entries: dict[int, _Entry] = {}
        for start in range(0, kept * size, size):
            tag, kind = struct.unpack_from(order.prefix + "HH", table, start)
            length = struct.unpack_from(
                order.prefix + ("Q" if order.big else "I"), table, start + 4
            )
            inline = table[start + (12 if order.big else 8) : start + size]
            if kind in _TYPE_BYTES and tag not in entries:
                entries[tag] = _Entry(kind, length[0], inline)
            elif lenient:
                cut = True
        following = 0
        if not cut:
            try:
                width = 8 if order.big else 4
                following = struct.unpack(
                    order.prefix + ("Q" if order.big else "I"),
                    source.at(offset + head + count * size, width),
                )[0]
            except CutShort:
                # Writers of Exif often leave the last pointer out; a file has it.
                if not lenient:
                    raise
        return cls(source, order, entries, following=following, cut=cut)

    def __contains__(self, tag: int) -> bool:
        return tag in self._entries

    def raw(self, tag: int) -> bytes:
        """The bytes of a tag's values, empty when it is absent; CutShort, BadHeader if absurd."""
        entry = self._entries.get(tag)
        if entry is None:
            return b""
        length = entry.count * _TYPE_BYTES[entry.kind]
        if length <= len(entry.inline):
            return entry.inline[:length]
        if length > self._source.size:
            raise CutShort(f"{length} bytes of tag {tag}")
        if length > VALUES_MAX:
            raise BadHeader("damaged", f"{length} bytes of tag {tag}")
        width = "Q" if self._order.big else "I"
        offset = struct.unpack(self._order.prefix + width, entry.inline)[0]
        return self._source.at(offset, length)

    def numbers(self, tag: int) -> tuple[int, ...]:
        """The whole numbers of a tag, empty when it is absent or holds none."""
        entry = self._entries.get(tag)
        if entry is None or entry.kind not in _INTEGERS:
            return ()
        data = self.raw(tag)
        return struct.unpack(f"{self._order.prefix}{entry.count}{_INTEGERS[entry.kind]}", data)

    def number(self, tag: int) -> int | None:
        """The first whole number of a tag; None when it is absent or its bytes are not there."""
        try:
            return next(iter(self.numbers(tag)), None)
        except CutShort:
            return None

    def dots_per_inch(self) -> float | None:
        """XResolution (282) in dots per inch by ResolutionUnit (296); None when not stated."""
        entry = self._entries.get(282)
        unit = self.number(296) or 2
        if entry is None or entry.kind != 5 or unit not in (2, 3):
            return None
        try:
            above, below = struct.unpack(self._order.prefix + "II", self.raw(282)[:8])
        except (CutShort, struct.error):
            return None
        if not above or not below:
            return None
        per_inch: float = above / below * (2.54 if unit == 3 else 1.0)
        return round(per_inch, 2)
