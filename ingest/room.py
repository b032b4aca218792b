"""Room on local disks: a reserve is kept, so that what is under way can end in good order.

The database often lies on the same disk as the scans. On a disk that is full to the last byte
nobody can even write down why the work stopped; so what needs much room stops while there is
still enough for that.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ScratchFull
from storage.errors import StorageFull

# Enough for the rows, journals and records of everything that is under way at one moment.
SPARE_BYTES = 64 << 20
# Below this the database itself can no longer be written.
LAST_BYTES = 1 << 20


def free_bytes(folder: Path) -> int:
    """Bytes free, for whoever asks, on the disk that holds `folder` or, before it is made, will."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Room:
    """The local folders that must not fill up: none of them, and nothing is ever refused.

    `kept` are those of the store and the database, `scratch` the one pages are worked on in;
    `spare_bytes` must stay free on the disk of each.
    """

    kept: tuple[Path, ...] = ()
    scratch: Path | None = None
    spare_bytes: int = SPARE_BYTES
    free_bytes: Callable[[Path], int] = free_bytes

    def check(self, needed_bytes: int = 0) -> None:
        """Make sure that `needed_bytes` can be written and the reserve stays.

        Raises:
            StorageFull, ScratchFull: they cannot; the sentence names the folder.
        """
        wanted = needed_bytes + self.spare_bytes
        for folder in self.kept:
            if self.free_bytes(folder) < wanted:
                raise StorageFull(
                    "",
                    f"The disk that holds {folder} has less than {_megabytes(wanted)} MB free: "
                    "free some space, then give the same command again; nothing is lost.",
                )
        if self.scratch is not None and self.free_bytes(self.scratch) < wanted:
            raise ScratchFull(str(self.scratch))


def _megabytes(size_bytes: int) -> int:
    return max(1, size_bytes // 1_000_000)
