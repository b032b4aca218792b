"""Where a file is worked on before its archive is whole: beside the archive, by fixed names.

Fixed, so that the parent can take away what a killed child left.
"""

from __future__ import annotations

from pathlib import Path


def scratch_paths(archive_path: Path) -> tuple[Path, Path]:
    """The unfinished archive, and the picture while it is being turned."""
    folder, name = archive_path.parent, archive_path.name
    return folder / f"{name}.part.zip", folder / f"{name}.upright.tif"


def remove_scratch(archive_path: Path) -> None:
    """Takes away what an interrupted preparation left; a finished archive stays."""
    part, turning = scratch_paths(archive_path)
    for path in (part, part.with_suffix(".clean.zip"), turning):
        path.unlink(missing_ok=True)
