"""Tile archives: every tile of one image in one ZIP file, found without a second look.

The archive is an ordinary ZIP file (PKWARE APPNOTE 6.3.10) whose entries are stored, not
compressed, and named by their canonical Image API 3.0 paths (section 4.7): unzipped on any web
server it is a level 0 image service. ``dzsave(path, layout="iiif3", container="zip",
imagename="")`` writes the tiles; the empty image name matters, as it leaves the names without a
top folder. `append_entries` takes out what names a host or the software (`info.json`,
`vips-properties.xml`), adds the whole-image sizes, and seals the archive.

The seal is the ZIP comment, the last bytes of the file: the word below and the SHA-256 of the
central directory. The directory holds name, size, place and CRC-32 of every entry, so the seal
stands for the content without a tile being read again; it is the archive's ETag, and an archive
whose writer was killed half-way has none. Where the bytes of an entry begin is computed, not read:
entries follow each other without a gap, and have no extra fields in their local headers.
"""

import os
import re
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from storage.blobs.contract import BlobStore
from storage.errors import CorruptTileArchive

DROPPED = frozenset({"info.json", "vips-properties.xml"})

_SEAL_WORD = b"kitabdar-tiles-1 "
_SEAL_BYTES = len(_SEAL_WORD) + 64
# One read of this size holds the directory of a 200-megapixel page.
_TAIL_BYTES = 64 << 10
_ENTRIES_MAX = 200_000
_DIRECTORY_BYTES_MAX = 64 << 20
_ENTRY_BYTES_MAX = (1 << 32) - 2

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_DESCRIBED = 8  # flag: sizes follow the data, in a descriptor of 16 bytes
_DESCRIPTOR_BYTES = 16
_ZIP64_EXTRA = 1
_VERSION_PLAIN, _VERSION_64 = 10, 45
_UNIX = 3 << 8
_MODE = 0o100644 << 16
_DATE = 0x21  # 1 January 1980: the same tiles give the same archive on every day

_NAMES = re.compile(r"[0-9A-Za-z,._/\n-]*")
_BAD_PART = re.compile(r"(?:^|/)\.{0,2}(?:/|$)", re.MULTILINE)


class ArchiveIndex:
    """Where each entry of one archive lies: four flat arrays instead of a dictionary.

    A dictionary of tuples takes some 300 bytes an entry, this takes about 60 and answers in
    under a microsecond: binary search among the hashes of the names, then the name itself.
    """

    __slots__ = ("_hashes", "_lengths", "_names", "_offsets", "_starts", "etag", "size_bytes")

    def __init__(self, entries: "list[_Entry]", etag: str, size_bytes: int) -> None:
        placed = sorted((hash(entry.name), entry) for entry in entries)
        self.etag = etag
        self.size_bytes = size_bytes
        self._hashes = array("q", (key for key, _ in placed))
        self._offsets = array("Q", (entry.data_offset for _, entry in placed))
        self._lengths = array("I", (entry.length for _, entry in placed))
        self._names = "".join(f"{entry.name}\n" for _, entry in placed)
        starts, place = array("I"), 0
        for _, entry in placed:
            starts.append(place)
            place += len(entry.name) + 1
        self._starts = starts

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, path: str) -> tuple[int, int] | None:
        """Offset in the archive and length, both in bytes, of an entry; None if there is none."""
        key = hash(path)
        hashes = self._hashes
        place = bisect_left(hashes, key)
        while place < len(hashes) and hashes[place] == key:
            start = self._starts[place]
            if self._names.startswith(path, start) and self._names[start + len(path)] == "\n":
                return self._offsets[place], self._lengths[place]
            place += 1
        return None

    def paths(self) -> Iterator[str]:
        """The paths of all entries, in no particular order."""
        yield from self._names.splitlines()

    @property
    def memory_bytes(self) -> int:
        """What this index takes in memory, for caches bounded in bytes."""
        parts = (self._hashes, self._offsets, self._lengths, self._starts, self._names, self.etag)
        return sum(map(sys.getsizeof, parts)) + sys.getsizeof(self)


def archive_key(image_id: str) -> str:
    """The blob key of an image's tiles, spread over folders by the identifier's last letters."""
    return f"tiles/{image_id[-2:]}/{image_id}.zip"


def read_index(store: BlobStore, key: str) -> ArchiveIndex:
    """The index of a sealed archive, from its tail alone: one ranged read, two for giants.

    Raises:
        BlobNotFound: nothing there.
        CorruptTileArchive: not a sealed archive, or one with entries this house never writes.
    """
    size = store.size(key)
    tail_offset = max(0, size - _TAIL_BYTES)
    tail = store.read_range(key, tail_offset, size - tail_offset)
    end = _read_end(key, tail, size, _SEAL_BYTES)
    if end.directory_offset < tail_offset:
        missing = tail_offset - end.directory_offset
        tail = store.read_range(key, end.directory_offset, missing) + tail
        tail_offset = end.directory_offset
    start = end.directory_offset - tail_offset
    directory = tail[start : start + end.directory_bytes]
    etag = sha256(directory).hexdigest()
    if tail[-_SEAL_BYTES:] != _SEAL_WORD + etag.encode():
        raise _corrupt(key, "its seal does not match its directory")
    return ArchiveIndex(_read_directory(key, directory, end), etag, size)


def append_entries(path: Path, entries: Iterable[tuple[str, bytes]]) -> str:
    """Finishes the archive dzsave wrote to a local file: adds entries, seals it; its ETag.

    The tiles stay where they are: only the tail of the file is written anew. A crash leaves an
    archive without a seal, which `read_index` refuses; making it durable is the store's task.

    Raises:
        CorruptTileArchive: not what dzsave writes with the options named above, or an entry that
            is there already.
        OSError: the local disk failed or is full.
    """
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _END.size - _LOCATOR64.size - _END64.size))
        end = _read_end(str(path), file.read(), size, 0)
        file.seek(end.directory_offset)
        directory = file.read(end.directory_bytes)
        found = _read_directory(str(path), directory, end, is_raw=True)
        if any(entry.name.endswith("/info.json") for entry in found):
            raise _corrupt(str(path), 'its names have a top folder (dzsave needs imagename="")')
        kept = [entry for entry in found if entry.name not in DROPPED]
        if any(entry.name not in DROPPED for entry in found[len(kept) :]):
            raise _corrupt(str(path), "its info.json is not behind all tiles")
        place = found[len(kept)].header_offset if len(kept) < len(found) else end.directory_offset
        # dzsave writes the corner tile of a side of 2^k+1 once a level, each time under the same
        # path; the first, from the finer level, is the one that is found.
        first = {entry.name: entry for entry in reversed(kept)}
        records = [
            directory[entry.record_start : entry.record_stop]
            for entry in kept
            if first[entry.name] is entry
        ]
        file.seek(place)
        for name, data in entries:
            local, central = _new_records(str(path), name, data, place)
            file.write(local)
            file.write(data)
            records.append(central)
            place += len(local) + len(data)
        directory = b"".join(records)
        whole = _End(len(records), place, len(directory), None)
        _read_directory(str(path), directory, whole)
        etag = sha256(directory).hexdigest()
        file.write(directory)
        file.write(_end_records(whole))
        file.write(_SEAL_WORD + etag.encode())
        file.truncate()
    return etag


@dataclass(frozen=True, slots=True)
class _End:
    """What the end of a ZIP file says of its directory."""

    count: int
    directory_offset: int
    directory_bytes: int
    end64_offset: int | None


class _Entry(NamedTuple):
    """One entry: where its header, its data and its end lie, and its record in the directory."""

    header_offset: int
    data_offset: int
    length: int
    end: int
    name: str
    record_start: int
    record_stop: int


def _read_end(key: str, tail: bytes, size: int, comment_bytes: int) -> _End:
    """Reads the end records, of which `tail` holds at least the last ones whole."""
    place = len(tail) - _END.size - comment_bytes
    if place < 0:
        raise _corrupt(key, "it is too short")
    sign, disk, first, here, count, length, offset, comment = _END.unpack_from(tail, place)
    if sign != b"PK\5\6" or comment != comment_bytes or disk or first or here != count:
        raise _corrupt(key, "it does not end as a whole archive does")
    end64 = None
    if _FULL16 in (count, here) or _FULL32 in (length, offset):
        end64 = size - len(tail) + place - _LOCATOR64.size - _END64.size
        start = place - _LOCATOR64.size - _END64.size
        if start < 0:
            raise _corrupt(key, "its 64-bit end is missing")
        sign, _, _, _, _, _, _, count, length, offset = _END64.unpack_from(tail, start)
        locator = _LOCATOR64.unpack_from(tail, place - _LOCATOR64.size)
        if sign != b"PK\6\6" or locator != (b"PK\6\7", 0, end64, 1):
            raise _corrupt(key, "its 64-bit end is not whole")
    if count > _ENTRIES_MAX or length > _DIRECTORY_BYTES_MAX:
        raise _corrupt(key, f"it claims {count} entries")
    stop = size - comment_bytes - _END.size if end64 is None else end64
    if offset + length != stop:
        raise _corrupt(key, "its directory is not where its end says")
    return _End(count, offset, length, end64)


def _read_directory(key: str, directory: bytes, end: _End, *, is_raw: bool = False) -> list[_Entry]:
    """All entries in the order they lie in the file, each one checked.

    As dzsave wrote it (`is_raw`) an archive has no room between entries, which proves where the
    data lie, and may repeat a name. A sealed one repeats none: a tile that lost its record is room.
    """
    entries = []
    place = 0
    for _ in range(end.count):
        entry = _read_record(key, directory, place)
        entries.append(entry)
        place = entry.record_stop
    if place != len(directory):
        raise _corrupt(key, "its directory has bytes that belong to no entry")
    _check_names(key, [entry.name for entry in entries], is_raw=is_raw)
    expected = 0
    entries.sort()
    for entry in entries:
        gap = entry.header_offset - expected
        if gap < 0 or (gap and is_raw):
            raise _corrupt(key, f"its entry {entry.name!r} is not where it should be")
        expected = entry.end
    gap = end.directory_offset - expected
    if gap < 0 or (gap and is_raw):
        raise _corrupt(key, "its entries do not reach up to its directory")
    return entries


def _read_record(key: str, directory: bytes, place: int) -> _Entry:
    if place + _CENTRAL.size > len(directory):
        raise _corrupt(key, "its directory is cut off")
    record = _CENTRAL.unpack_from(directory, place)
    sign, _, _, flags, method, _, _, _, stored, length, name_bytes, extra_bytes, note_bytes = (
        record[:13]
    )
    if sign != b"PK\1\2":
        raise _corrupt(key, "its directory has something that is no entry")
    header_offset: int = record[16]
    name_start = place + _CENTRAL.size
    name_stop = name_start + name_bytes
    stop = name_stop + extra_bytes + note_bytes
    raw_name = directory[name_start:name_stop]
    if stop > len(directory) or not raw_name.isascii():
        raise _corrupt(key, f"its entry {raw_name!r} has a name no tile has")
    if method != 0 or stored != length or flags not in (0, _DESCRIBED):
        raise _corrupt(key, f"its entry {raw_name!r} is packed, and tiles are stored as they are")
    if _FULL32 in (header_offset, length):
        extra = directory[name_stop : name_stop + extra_bytes]
        header_offset = _far_offset(key, extra, header_offset, length)
    data_offset = header_offset + _LOCAL.size + name_bytes
    end = data_offset + length + (_DESCRIPTOR_BYTES if flags else 0)
    name = raw_name.decode("ascii")
    return _Entry(header_offset, data_offset, length, end, name, place, stop)


def _far_offset(key: str, extra: bytes, header_offset: int, length: int) -> int:
    """The header offset beyond 4 GiB (APPNOTE 4.5.3); no single entry is that long."""
    if (
        length == _FULL32
        or header_offset != _FULL32
        or len(extra) < 12
        or struct.unpack_from("<2H", extra) != (_ZIP64_EXTRA, 8)
    ):
        raise _corrupt(key, "its 64-bit fields are not those of a tile")
    far: int = struct.unpack_from("<Q", extra, 4)[0]
    return far


def _check_names(key: str, names: list[str], *, is_raw: bool) -> None:
    """Refuses names that would leave the folder they are unzipped in, and two of one name."""
    lines = "\n".join(names)
    if not _NAMES.fullmatch(lines) or lines.count("\n") + 1 != max(1, len(names)):
        raise _corrupt(key, "it has an entry whose name no tile has")
    if names and _BAD_PART.search(lines):
        raise _corrupt(key, "it has an absolute name, or one with an empty, '.' or '..' part")
    if not is_raw and len(set(names)) != len(names):
        raise _corrupt(key, "it has two entries of one name")


def _new_records(key: str, name: str, data: bytes, place: int) -> tuple[bytes, bytes]:
    """The local header and the directory record of an entry at `place`."""
    raw = name.encode("ascii", "replace")
    if len(data) > _ENTRY_BYTES_MAX:
        raise _corrupt(key, f"the entry {name!r} is over 4 GiB")
    far = place >= _FULL32
    version = _VERSION_64 if far else _VERSION_PLAIN
    extra = struct.pack("<2HQ", _ZIP64_EXTRA, 8, place) if far else b""
    shared = (version, 0, 0, 0, _DATE, zlib.crc32(data), len(data), len(data), len(raw))
    local = _LOCAL.pack(b"PK\3\4", *shared, 0)
    central = _CENTRAL.pack(
        b"PK\1\2",
        _UNIX | version,
        *shared,
        *(len(extra), 0, 0, 0),
        *(_MODE, _FULL32 if far else place),
    )
    return local + raw, central + raw + extra


def _end_records(end: _End) -> bytes:
    """The end of the file up to the seal, which is its comment."""
    count, length, offset = end.count, end.directory_bytes, end.directory_offset
    far = b""
    if count >= _FULL16 or offset >= _FULL32:
        version = _UNIX | _VERSION_64
        far = _END64.pack(
            b"PK\6\6", _END64.size - 12, version, _VERSION_64, 0, 0, count, count, length, offset
        ) + _LOCATOR64.pack(b"PK\6\7", 0, offset + length, 1)
        count, offset = min(count, _FULL16), min(offset, _FULL32)
    return far + _END.pack(b"PK\5\6", 0, 0, count, count, length, offset, _SEAL_BYTES)


def _corrupt(key: str, reason: str) -> CorruptTileArchive:
    return CorruptTileArchive(
        key, f"The tile archive {key!r} cannot be used: {reason}; make it again from its master."
    )
