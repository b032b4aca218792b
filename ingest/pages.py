"""What is known of a page after each step, as plain values that survive a crash as JSON.

Each step takes what the one before proved and returns more; a later step cannot be
called too early, because what it needs does not exist yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

from storage.digests import Digests


@dataclass(frozen=True, slots=True)
class Page:
    """A file whose bytes are staged and whose side is known. `staged_at` is ISO 8601, UTC."""

    file_id: int
    deposit_id: str
    run: int
    ordinal: int
    manuscript_id: str
    image_id: str
    original_name: str
    staged_key: str
    staged_at: str
    size_bytes: int
    sha256: str
    sha512: str
    label: str

    def digests(self) -> Digests:
        """The digests of the master."""
        return Digests(self.sha512, self.sha256, self.size_bytes)


class Characterised(TypedDict):
    """The page decoded whole: what it is, what was assumed, and where its tiles wait.

    `archive` is a path on the machine that made it; on another one it is made again.
    """

    technical: dict[str, Any]
    warnings: list[str]
    prepared_at: str
    archive: str


class TilesKept(TypedDict):
    """The tile archive in its place, as read back from there."""

    etag: str
    size_bytes: int
