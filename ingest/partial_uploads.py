"""Uploads on their way, as tuspyserver keeps them on disk: bytes in a file, the count beside it.

The file is named by the upload's id; `<id>.info` is JSON with `offset` (bytes counted), `size`,
`metadata` and `expires`. What is counted is the truth: bytes beyond it were written by a server
that died before it could count them.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from ingest.errors import IngestError


class UploadBusy(IngestError):
    """Another request is writing to this upload."""

    def __init__(self) -> None:
        super().__init__("Another request is sending this upload: ask again where it stands.")


@contextlib.contextmanager
def held(partial: Path) -> Iterator[None]:
    """The upload for one request alone, among all processes of the server; never waits.

    The lock is on the file of the bytes itself: it ends with its holder, leaves no file behind,
    and is another than the library's own, for which the library would wait in the event loop.

    Raises:
        FileNotFoundError: there is no such upload.
        UploadBusy: somebody else holds it.
    """
    descriptor = os.open(partial, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UploadBusy from None
        try:
            yield
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def info_of(partial: Path) -> dict[str, Any] | None:
    """What is known of the upload; None if there is no such upload."""
    try:
        info = json.loads(_info_path(partial).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return info if isinstance(info, dict) else None


def is_expired(info: Mapping[str, Any], at: datetime) -> bool:
    """Whether the time for this upload is over; `expires` is a date of RFC 9110, 5.6.7."""
    try:
        return parsedate_to_datetime(str(info.get("expires"))) < at
    except (ValueError, TypeError):
        return False


def cut_to_counted(partial: Path) -> None:
    """Cut bytes that a server which died wrote without counting them; the caller holds it."""
    counted = int((info_of(partial) or {}).get("offset") or 0)
    if partial.exists() and partial.stat().st_size > counted:
        os.truncate(partial, counted)


def take_back_last_byte(partial: Path) -> None:
    """Make a whole upload unfinished again, so that its sender goes on instead of believing it."""
    info = info_of(partial)
    if info is None or not (size := partial.stat().st_size):
        return
    info["offset"] = size - 1
    _info_path(partial).write_text(json.dumps(info), encoding="utf-8")
    os.truncate(partial, size - 1)


def remove(partial: Path) -> None:
    """Remove the upload; again is no harm."""
    partial.unlink(missing_ok=True)
    _info_path(partial).unlink(missing_ok=True)


def read_metadata(header: str) -> dict[str, str]:
    """The pairs of an Upload-Metadata header (tus 1.0, Creation): values are Base64 of UTF-8.

    Raises:
        ValueError: a key is not ASCII, or a value is not Base64, not UTF-8, or holds a NUL.
    """
    pairs = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _, value = pair.partition(" ")
        text = base64.b64decode(value.strip(), validate=True).decode("utf-8")
        if not key.isascii() or "\0" in text:
            raise ValueError(f"{key!r} cannot be kept")
        pairs[key] = text
    return pairs


def write_metadata(metadata: Mapping[str, str]) -> str:
    """The Upload-Metadata header of these pairs."""
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}".rstrip()
        for key, value in metadata.items()
    )


def _info_path(partial: Path) -> Path:
    return partial.with_name(f"{partial.name}.info")
