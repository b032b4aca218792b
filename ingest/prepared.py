"""What the pixel half hands back for a file that became tiles: plain values, no pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Technical:
    """Technical metadata of a master, after ANSI/NISO Z39.87.

    `format` is a media type, `puid` the PRONOM identifier where it is sure. `width_px` and
    `height_px` are upright. `bits` is per sample, `bands` counts samples of a pixel in the master.
    `colour_assumed` says that the file does not tell its colour space. `orientation` is the value
    that was applied for showing, 1 to 8. `dpi` is along the stored width.
    """

    format: str
    puid: str | None
    width_px: int
    height_px: int
    bits: int
    bands: int
    colour_space: str
    icc_name: str | None
    icc_sha256: str | None
    colour_assumed: bool
    orientation: int
    dpi: float | None
    compression: str
    pages: int
    decoder: str
    decoder_version: str

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A master that decoded whole, and the tile archive made of it.

    `archive_sha256` is the archive's ETag as its index will state it; `warnings` are keys of
    ingest.refusals.WARNINGS.
    """

    technical: Technical
    warnings: tuple[str, ...]
    archive_path: Path
    archive_sha256: str
    archive_bytes: int

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "technical": self.technical.as_json(),
            "warnings": list(self.warnings),
            "archive_path": str(self.archive_path),
            "archive_sha256": self.archive_sha256,
            "archive_bytes": self.archive_bytes,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Prepared:
        """Read what `as_json` wrote."""
        return cls(
            technical=Technical(**value["technical"]),
            warnings=tuple(value["warnings"]),
            archive_path=Path(value["archive_path"]),
            archive_sha256=str(value["archive_sha256"]),
            archive_bytes=int(value["archive_bytes"]),
        )
