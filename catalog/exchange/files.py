"""The files of an import, kept in the vault as they came, before any row tells of them.

They lie in OCFL objects of the import, some files together: an object for each would cost the disk
four times as much. Nothing is ever taken out of them, also not when the import is undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from storage.errors import BlobNotFound
from storage.ocfl.root import Bytes, StorageRoot

# More files at once would cost memory.
TOGETHER: Final = 16
_NAME_MAX: Final = 200
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\]+")


def object_id(batch_id: str, number: int) -> str:
    """The identifier of the OCFL object that keeps a file, with its neighbours."""
    return f"urn:kitabdar:import:{batch_id}:files:{(number - 1) // TOGETHER + 1}"


def logical_path(number: int, name: str) -> str:
    """Where in its object a file stands; a name of any sender is made fit for it."""
    return f"files/{number}/{fit_name(name)}"


def fit_name(name: str) -> str:
    """The name as it is kept: without folders and control characters, not too long."""
    fit = _UNFIT.sub("_", name)[-_NAME_MAX:]
    return fit if fit.strip("._ ") else "file"


def keep(
    root: StorageRoot, batch_id: str, first: int, files: Sequence[tuple[str, bytes]], *,
    by: str, at: datetime,
) -> None:  # fmt: skip
    """Keep files that belong in one object, from number `first` on; again is no change.

    Raises:
        StorageError: as the storage root says; calling again repairs and goes on.
    """
    root.object(object_id(batch_id, first)).write_version(
        {
            logical_path(number, name): Bytes(data)
            for number, (name, data) in enumerate(files, start=first)
        },
        message="The files as they came",
        user=by,
        at=at,
    )


def read(root: StorageRoot, batch_id: str, number: int) -> tuple[str, bytes]:
    """The name and the bytes of one file, from 1.

    Raises:
        BlobNotFound: there is none of this number.
        StorageError: as the storage root says.
    """
    kept = root.object(object_id(batch_id, number))
    beginning = f"files/{number}/"
    path = next((one for one in kept.inventory().state if one.startswith(beginning)), None)
    if path is None:
        raise BlobNotFound(f"{kept.key}/{beginning}")
    return path.removeprefix(beginning), kept.read(path)


def every(root: StorageRoot, batch_id: str, count: int, *, first: int = 1) -> Iterator[
    tuple[int, str, bytes]
]:  # fmt: skip
    """The number, name and bytes of each file from `first` on, read when its turn has come."""
    for number in range(first, count + 1):
        yield number, *read(root, batch_id, number)
