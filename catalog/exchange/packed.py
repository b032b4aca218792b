"""Packed folders (ZIP): the XML files in one, and refusals of what only looks like one.

Nothing is unpacked to a disk, so names in it lead nowhere. What a file says of its own size is not
believed: reading stops where it would become larger than any record.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalog.exchange.errors import BadFiles, LeftOut
from catalog.exchange.files import fit_name
from catalog.exchange.source import Source, refused
from catalog.xml.errors import BadXml
from catalog.xml.safe import BYTES_MAX

SIGNATURE: Final = b"PK\x03\x04"
EMPTY: Final = b"PK\x05\x06"
MEMBERS_MAX: Final = 50_000
# XML of records packs to a tenth, seldom to a thirtieth; a bomb is beyond a thousand.
RATIO_MAX: Final = 200
_SMALL: Final = 1_000_000
_NAMED: Final = 5
# What files of records are called; what is in them is told by their content.
XML_NAMES: Final = (".xml", ".tei", ".mets", ".mods", ".mrx", ".mrcx", ".marcxml")


@dataclass(frozen=True, slots=True)
class Member:
    """One XML file of a packed folder, by the name it has there."""

    name: str
    data: bytes


def is_packed(data: bytes) -> bool:
    """Whether the bytes are those of a ZIP file, as its first ones say."""
    return data.startswith((SIGNATURE, EMPTY))


def is_workbook(data: bytes) -> bool:
    """Whether a ZIP file is a workbook (ECMA-376, part 2: a package with this part)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def check(name: str, data: bytes) -> int:
    """How many XML files are in the folder.

    Raises:
        BadFiles: it is broken, locked, no honest ZIP, or there is none in it.
    """
    found, _ = _listed(name, data)
    return len(found)


def first(name: str, data: bytes) -> bytes:
    """The bytes of the first XML file, by which the kind of all is told.

    Raises:
        BadFiles: as `check` does.
        BadXml: it is larger than any record.
    """
    found, _ = _listed(name, data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return _read(packed, found[0], name)


def members(name: str, data: bytes) -> Iterator[Member | Source]:
    """Every XML file in the order of the folder; one that cannot be read as a source that refuses.

    What is no XML comes last, as one source that names it.

    Raises:
        BadFiles: as `check` does.
    """
    found, others = _listed(name, data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for info in found:
            try:
                yield Member(info.filename, _read(packed, info, name))
            except (BadXml, BadFiles) as error:
                yield refused(info.filename, b"", error)
    if others:
        listed = ", ".join(fit_name(one) for one in others[:_NAMED])
        told = LeftOut(
            f"{len(others)} files in the packed folder are no XML and were not read, such as "
            f"{listed}: nothing of them is missing if they are no records.",
            count=len(others),
            names=listed,
        )
        yield refused(name, "\n".join(others).encode("utf-8", "replace"), told)


def _listed(name: str, data: bytes) -> tuple[list[zipfile.ZipInfo], list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            every = [one for one in packed.infolist() if not _is_nothing(one)]
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _broken(name) from None
    if len(every) > MEMBERS_MAX:
        raise BadFiles(
            f"{name} holds more than {MEMBERS_MAX} files: pack fewer at a time.",
            key="numerous",
            name=name,
            most=MEMBERS_MAX,
        )
    if any(one.flag_bits & 1 for one in every):
        raise BadFiles(
            f"{name} is locked with a password: pack it again without one.",
            key="locked",
            name=name,
        )
    if any(is_swollen(one) for one in every):
        raise _swollen(name)
    found = [one for one in every if one.filename.lower().endswith(XML_NAMES)]
    if not found:
        raise BadFiles(
            f"There is no XML file in {name}: pack the records themselves, or send a table as it "
            "is.",
            key="bare",
            name=name,
        )
    return found, [one.filename for one in every if not one.filename.lower().endswith(XML_NAMES)]


def is_swollen(info: zipfile.ZipInfo) -> bool:
    """Whether an entry says that it becomes larger than anything honest does."""
    return info.file_size > _SMALL and info.file_size > RATIO_MAX * max(info.compress_size, 1)


def _is_nothing(info: zipfile.ZipInfo) -> bool:
    """A folder, or what file managers leave behind in it."""
    last = info.filename.rpartition("/")[2]
    return info.is_dir() or info.filename.startswith("__MACOSX/") or last.startswith(".")


def _read(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry.

    Raises:
        BadXml: it is larger than any record.
        BadFiles: it cannot be unpacked.
    """
    try:
        with packed.open(info) as opened:
            data = opened.read(BYTES_MAX + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise _broken(f"{name}, {fit_name(info.filename)}") from None
    if len(data) > BYTES_MAX:
        raise BadXml(
            f"The file has {max(info.file_size, len(data)) / 1e6:.1f} MB, and at most "
            f"{BYTES_MAX / 1e6:.0f} MB of XML are read: split it, or leave out the transcription.",
            key="large",
            megabytes=f"{max(info.file_size, len(data)) / 1e6:.1f}",
            limit=f"{BYTES_MAX / 1e6:.0f}",
        )
    return data


def _broken(name: str) -> BadFiles:
    return BadFiles(
        f"{name} cannot be unpacked: pack it again as ZIP, and look whether it opens.",
        key="broken",
        name=name,
    )


def _swollen(name: str) -> BadFiles:
    return BadFiles(
        f"{name} would unpack to far more than any folder of records: pack the records anew.",
        key="swollen",
        name=name,
    )
