"""Everything below a folder on this machine: files to take, and what cannot be taken and why.

Nothing is passed over in silence: a link into a disk that is not connected, or a folder without
the right to read it, may hide pages of the book.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.notices import Notice


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file found in a folder; `name` is its path below the folder, as text that can be kept."""

    name: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Untaken:
    """What lies in a folder and cannot be taken, and why; no two names are the same."""

    name: str
    notice: Notice


def walk(folder: Path) -> Iterator[FolderFile | Untaken]:
    """Whatever lies in the folder and below it, in the order of names; linked folders stay shut.

    Raises:
        OSError: the folder itself cannot be read.
    """
    taken: set[str] = set()
    # Names that need no escape come first: of two that would be written alike they keep theirs.
    for path in sorted(_paths(folder), key=lambda path: (not _is_plain(path.name), str(path))):
        name = _keepable(path.relative_to(folder).as_posix())
        found = _look(name, path)
        if name in taken:
            found = _same_name(name, taken)
        taken.add(found.name)
        yield found


def _paths(folder: Path) -> Iterator[Path]:
    shut: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=shut.append):
        for name in names:
            yield Path(parent, name)
        for name in folders:
            if Path(parent, name).is_symlink():
                yield Path(parent, name)
    for error in shut:
        if Path(error.filename) == folder:
            raise error
        yield Path(error.filename)


def _look(name: str, path: Path) -> FolderFile | Untaken:
    shown: dict[str, str | int] = {"file": name}
    try:
        seen = path.stat()
    except FileNotFoundError:
        return Untaken(
            name,
            Notice(
                "dangling-link",
                f"{name!r} is a link to a file that is not there: connect the disk it lies on, "
                "or remove the link.",
                shown,
            ),
        )
    except OSError:
        return _unreadable(name)
    if stat.S_ISDIR(seen.st_mode) and path.is_symlink():
        return Untaken(
            name,
            Notice(
                "linked-folder",
                f"{name!r} is a link to another folder, and such links are not followed: bring "
                "that folder in by itself.",
                shown,
            ),
        )
    if stat.S_ISREG(seen.st_mode) and _may_read(path):
        return FolderFile(name, path, seen.st_size)
    return _unreadable(name)


def _may_read(path: Path) -> bool:
    return os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)


def _unreadable(name: str) -> Untaken:
    return Untaken(
        name,
        Notice(
            "unreadable",
            f"{name!r} cannot be read: give whoever runs Kitabdar the right to read it, or "
            "take it out of the folder.",
            {"file": name},
        ),
    )


def _same_name(name: str, taken: set[str]) -> Untaken:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return Untaken(
        f"{name} ({number})",
        Notice(
            "same-name",
            f"Two names in the folder can only be written as {name!r}: rename one of the files.",
            {"file": name},
        ),
    )


def _keepable(name: str) -> str:
    """The name as it is; only what no text can hold is written as an escape.

    That are bytes that are not UTF-8, and control characters. Joiners, no-break spaces and
    direction marks are letters of the name like any other.
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(ascii(letter)[1:-1] if _is_odd(letter) else letter for letter in text)


def _is_plain(name: str) -> bool:
    return not any(_is_odd(letter) for letter in name)


def _is_odd(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs")
