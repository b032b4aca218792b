"""Bytes on their way into the vault's staging area, hashed as they pass.

Bytes first, rows second, and every attempt under a key of its own: an attempt that fails or loses
a race touches no bytes that a row names. A crash leaves bytes that no row names; they go when the
deposit is cleared. Staged bytes stay until their page exists, so nothing is asked of the depositor
twice.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from catalog.clock import Clock
from ingest import deposits
from ingest.deposit_errors import DepositClosed, UploadMismatch
from ingest.deposits import DepositFile, ExpectedFile, FileState
from ingest.file_names import natural_key
from ingest.folder_contents import (
    DESCRIPTION_NAMES,
    PAGE_LIST_NAMES,
    aside_by_name,
    looks_like_image,
)
from ingest.folder_walk import FolderFile, Untaken, walk
from ingest.formats import HEAD_BYTES
from ingest.notices import Notice
from ingest.room import Room
from storage.blobs import BlobStore
from storage.digests import Digests, digest_chunks
from storage.errors import StorageError

log = logging.getLogger("kitabdar.ingest")

STAGING = "staging"
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What lies in a folder, in reading order: pages to be, and what is no page with its reason.

    `untaken` says, by name, why something that may hold pages cannot be taken.
    """

    files: tuple[FolderFile, ...]
    expected: tuple[ExpectedFile, ...]
    description: Path | None = None
    page_list: Path | None = None
    page_paths: dict[str, FolderFile] = field(default_factory=dict)
    untaken: dict[str, Notice] = field(default_factory=dict)


def list_folder(folder: Path) -> FolderListing:
    """Everything in the folder and below it; linked folders are named and not entered.

    A description and a page list are looked for in the folder itself only.

    Raises:
        NotADirectoryError: `folder` is no folder.
        OSError: it cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder: give the folder that holds the scans.")
    found = sorted(walk(folder), key=lambda one: natural_key(one.name))
    description = page_list = None
    expected, pages, untaken = [], {}, {}
    for file in found:
        aside = aside_by_name(file.name)
        if isinstance(file, Untaken):
            if aside is None:
                untaken[file.name] = file.notice
            expected.append(ExpectedFile(file.name, None, aside))
            continue
        if aside is not None and file.name in DESCRIPTION_NAMES:
            description = description or file.path
        elif aside is not None and file.name in PAGE_LIST_NAMES:
            page_list = page_list or file.path
        elif aside is None:
            pages[file.name] = file
        expected.append(ExpectedFile(file.name, file.size_bytes, aside))
    files = tuple(file for file in found if isinstance(file, FolderFile))
    return FolderListing(files, tuple(expected), description, page_list, pages, untaken)


def staged_key(deposit_id: str, ordinal: int) -> str:
    """Where the bytes of a deposit's file may wait: another place at every call."""
    return f"{STAGING}/{deposit_id}/{ordinal}-{secrets.token_hex(8)}"


def read_chunks(path: Path) -> Iterator[bytes]:
    """The file in pieces of 1 MiB."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


class _Head:
    """Passes chunks on and keeps the first bytes, which tell what a file is."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.head = b""

    def __iter__(self) -> Iterator[bytes]:
        self.head = b""
        for chunk in self._chunks:
            if len(self.head) < HEAD_BYTES:
                self.head += chunk[: HEAD_BYTES - len(self.head)]
            yield chunk


def stage(
    sessions: sessionmaker[Session],
    blobs: BlobStore,
    file_id: int,
    chunks: Iterable[bytes],
    *,
    at: datetime,
    promised_sha256: str | None = None,
) -> Digests:
    """Put a file's bytes into staging and say so in its row, in place of bytes that came before.

    What came before stays as it was if this attempt fails.

    Raises:
        DepositClosed: the deposit takes no more bytes.
        UploadMismatch: `promised_sha256` is given and the bytes have another digest.
        StorageFull: no room.
    """
    with sessions() as session:
        file = deposits.find_file(session, file_id)
        _check_receiving(session, file)
        name, deposit_id = file.original_name, file.deposit_id
        key = staged_key(deposit_id, file.ordinal)
    watched = _Head(chunks)
    digests = blobs.put(key, watched)
    try:
        if promised_sha256 is not None and promised_sha256.lower() != digests.sha256:
            raise UploadMismatch(
                f"{name!r} was damaged on its way here: send it again.", key="damaged", name=name
            )
        with sessions.begin() as session:
            # Before the row is read: two attempts at one file must not mix their digests.
            deposits.lock(session, deposit_id)
            file = deposits.find_file(session, file_id)
            _check_receiving(session, file)
            superseded = file.staged_key
            _mark_staged(file, key, digests, looks_like_image(name, watched.head), at)
    except (UploadMismatch, DepositClosed):
        # Not after other errors: a commit whose answer was lost may have named the key.
        _discard(blobs, key)
        raise
    if superseded is not None:
        _discard(blobs, superseded)
    return digests


def _discard(blobs: BlobStore, key: str) -> None:
    try:
        blobs.delete(key)
    except StorageError:
        log.warning("staging.not_cleared", extra={"key": key}, exc_info=True)


def _check_receiving(session: Session, file: DepositFile) -> None:
    deposit = deposits.find(session, file.deposit_id)
    if deposit.state not in deposits.RECEIVING or file.state not in (
        FileState.EXPECTED, FileState.STAGED, FileState.ASKING,
    ):  # fmt: skip
        raise DepositClosed(
            deposit.id,
            f"The deposit {deposit.id} takes no more bytes for {file.original_name!r}.",
            key="bytes",
            name=file.original_name,
        )


def _mark_staged(
    file: DepositFile, key: str, digests: Digests, is_image: bool, at: datetime
) -> None:
    file.staged_key, file.staged_at = key, at
    file.size_bytes, file.sha256, file.sha512 = digests.size_bytes, digests.sha256, digests.sha512
    file.is_image = is_image
    if file.state is FileState.EXPECTED:
        file.state = FileState.STAGED
    file.say(None)


def stage_folder(
    sessions: sessionmaker[Session],
    blobs: BlobStore,
    deposit_id: str,
    listing: FolderListing,
    *,
    clock: Clock,
    progress: Callable[[str, int], None] = lambda name, size: None,
    room: Room | None = None,
) -> None:
    """Stage every page of a folder; what is staged already, bytes compared, is not copied again.

    What cannot be taken is refused, with its reason. `progress` hears each name and its bytes
    when that file is done.

    Raises:
        DepositClosed: the deposit takes no more bytes.
        StorageFull, ScratchFull: no room for the next file; what came before stays.
    """
    room = room or Room()
    with sessions.begin() as session:
        is_receiving = deposits.lock(session, deposit_id).state in deposits.RECEIVING
        rows = {file.original_name: file for file in deposits.files_of(session, deposit_id)}
        for name, row in rows.items() if is_receiving else ():
            _say_untaken(session, row, listing.untaken.get(name), clock())
    for name, found in listing.page_paths.items():
        row = rows[name]
        if not _is_there(blobs, row, found):
            room.check(found.size_bytes)
            stage(sessions, blobs, row.id, read_chunks(found.path), at=clock())
        progress(name, found.size_bytes)


def _say_untaken(session: Session, row: DepositFile, why: Notice | None, at: datetime) -> None:
    if why is None and row.state is FileState.REFUSED and row.staged_key is None:
        # It could not be taken when the folder was looked at before; now it may come.
        row.state, row.finished_at = FileState.EXPECTED, None
        row.say(None)
    elif why is not None and row.state is FileState.EXPECTED:
        row.state, row.finished_at = FileState.REFUSED, at
        row.say(why)


def _is_there(blobs: BlobStore, row: DepositFile, found: FolderFile) -> bool:
    if row.state is FileState.REGISTERED:
        return True
    if row.staged_key is None or row.size_bytes != found.size_bytes:
        return False
    return blobs.exists(row.staged_key) and digest_chunks(read_chunks(found.path)) == row.digests()


def clear(blobs: BlobStore, deposit_id: str, keep: Iterable[str] = ()) -> None:
    """Remove the staged bytes of a deposit except the keys in `keep`; again is no harm."""
    kept = set(keep)
    for blob in list(blobs.list(f"{STAGING}/{deposit_id}")):
        if blob.key not in kept:
            blobs.delete(blob.key)
