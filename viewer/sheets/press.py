"""Reports with many pictures are printed by a worker and kept by what they say.

A report waits as its own data (`reports/<shelf>/<digest>.json`); the worker prints it to a PDF
beside it. The digest is that of the data, so the same state of the same book is printed once. How
far the worker is lies in a third file, so that neither side needs a row for it. A newer report of
the same shelf takes the place of the older ones.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from storage.blobs.contract import BlobStore
from storage.errors import BlobNotFound
from viewer.sheets import printing
from viewer.sheets.report import Report

log = logging.getLogger("kitabdar.sheets")

# With more pictures than this nobody should be kept waiting.
PICTURES_AT_ONCE: Final = 6
_PREFIX: Final = "reports"
Phase = Literal["queued", "running", "ready", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a report stands: so many of so many steps are done; `attempt` counts from 1."""

    phase: Phase
    done: int = 0
    of: int = 1
    attempt: int = 1


def key_of(report: Report, shelf: str) -> str:
    """Where a report is kept, without the ending; `shelf` is one subject in one language."""
    return f"{_PREFIX}/{shelf}/{report.digest}"


def progress(store: BlobStore, key: str) -> Progress | None:
    """How far it is; None when nobody has asked for it."""
    if store.exists(f"{key}.pdf"):
        return Progress("ready", 1, 1)
    try:
        told = json.loads(store.read(f"{key}.state.json"))
    except BlobNotFound:
        return None
    return Progress(told["phase"], told["done"], told["of"], told["attempt"])


def queue(store: BlobStore, report: Report, key: str, send: Callable[[str, int], None]) -> Progress:
    """The report is on its way: its data is kept, and a worker is told once.

    One that failed is told of again.
    """
    standing = progress(store, key)
    if standing is not None and standing.phase != "failed":
        return standing
    attempt = standing.attempt + 1 if standing else 1
    if standing is None:
        _clear(store, key.rpartition("/")[0])
    waiting = {
        "template": report.template,
        "name": report.name,
        "at": report.at.isoformat(),
        "data": report.data,
    }
    store.put(f"{key}.json", [json.dumps(waiting, ensure_ascii=False).encode()], replace=True)
    told = Progress("queued", 0, report.pictures + 1, attempt)
    _tell(store, key, told)
    send(key, attempt)
    return told


def print_waiting(store: BlobStore, key: str, attempt: int) -> None:
    """Print a report that waits; again is no change. What goes wrong is told to who waits.

    One that a newer report took the place of in the meantime is left.
    """
    if store.exists(f"{key}.pdf"):
        return
    try:
        waiting = json.loads(store.read(f"{key}.json"))
    except BlobNotFound:
        return
    try:
        made = printing.pdf(
            store,
            waiting["template"],
            waiting["data"],
            dt.datetime.fromisoformat(waiting["at"]),
            lambda done, of: _tell(store, key, Progress("running", done, of, attempt)),
        )
        store.put(f"{key}.pdf", [made], replace=True)
    except Exception:
        log.exception("report.failed", extra={"key": key})
        _tell(store, key, Progress("failed", attempt=attempt))


def kept(store: BlobStore, key: str) -> bytes:
    """The finished PDF.

    Raises:
        BlobNotFound: it is not finished.
    """
    return store.read(f"{key}.pdf")


def _clear(store: BlobStore, folder: str) -> None:
    for old in list(store.list(f"{folder}/")):
        store.delete(old.key)


def _tell(store: BlobStore, key: str, told: Progress) -> None:
    line = {"phase": told.phase, "done": told.done, "of": told.of, "attempt": told.attempt}
    store.put(f"{key}.state.json", [json.dumps(line).encode()], replace=True)
