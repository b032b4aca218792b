"""Bytes on their way into the vault's staging area, hashed as they pass.

Bytes first, rows second: a crash leaves bytes that no row names, and the next attempt puts
the same bytes under the same key. Staged bytes stay until their page exists, so nothing is asked
of the depositor twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

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
from ingest.formats import HEAD_BYTES
from storage.blobs import BlobStore
from storage.digests import Digests, digest_chunks

STAGING = "staging"
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file found in a folder; `name` is its path below the folder, as text that can be kept."""

    name: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What lies in a folder, in reading order: pages to be, and what is no page with its reason."""

    files: tuple[FolderFile, ...]
    expected: tuple[ExpectedFile, ...]
    description: Path | None = None
    page_list: Path | None = None
    page_paths: dict[str, FolderFile] = field(default_factory=dict)


def list_folder(folder: Path) -> FolderListing:
    """Everything in the folder and below it; linked folders are not entered.

    A description and a page list are looked for in the folder itself only.

    Raises:
        NotADirectoryError: `folder` is no folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder: give the folder that holds the scans.")
    found = sorted(_walk(folder), key=lambda file: natural_key(file.name))
    description = page_list = None
    expected, pages = [], {}
    for file in found:
        aside = aside_by_name(file.name)
        if aside is not None and file.name in DESCRIPTION_NAMES:
            description = description or file.path
        elif aside is not None and file.name in PAGE_LIST_NAMES:
            page_list = page_list or file.path
        elif aside is None:
            pages[file.name] = file
        expected.append(ExpectedFile(file.name, file.size_bytes, aside))
    return FolderListing(tuple(found), tuple(expected), description, page_list, pages)


def _walk(folder: Path) -> Iterator[FolderFile]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            if path.is_file():
                relative = path.relative_to(folder).as_posix()
                yield FolderFile(_keepable(relative), path, path.stat().st_size)


def _keepable(name: str) -> str:
    """The name with bytes that are not UTF-8, and control characters, written as escapes."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def staged_key(deposit_id: str, ordinal: int) -> str:
    """Where the bytes of a deposit's file wait."""
    return f"{STAGING}/{deposit_id}/{ordinal}"


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
    """Put a file's bytes into staging and say so in its row; bytes that came before are replaced.

    Raises:
        DepositClosed: the deposit takes no more bytes.
        UploadMismatch: `promised_sha256` is given and the bytes have another digest; nothing stays.
        StorageFull: no room; nothing stays and the file is still expected.
    """
    with sessions() as session:
        file = deposits.find_file(session, file_id)
        _check_receiving(session, file)
        name, key = file.original_name, staged_key(file.deposit_id, file.ordinal)
    watched = _Head(chunks)
    digests = blobs.put(key, watched, replace=True)
    if promised_sha256 is not None and promised_sha256.lower() != digests.sha256:
        blobs.delete(key)
        raise UploadMismatch(f"{name!r} was damaged on its way here: send it again.")
    with sessions.begin() as session:
        file = deposits.find_file(session, file_id)
        deposits.lock(session, file.deposit_id)
        _check_receiving(session, file)
        _mark_staged(file, key, digests, looks_like_image(name, watched.head), at)
    return digests


def _check_receiving(session: Session, file: DepositFile) -> None:
    deposit = deposits.find(session, file.deposit_id)
    if deposit.state not in deposits.RECEIVING or file.state not in (
        FileState.EXPECTED, FileState.STAGED, FileState.ASKING,
    ):  # fmt: skip
        raise DepositClosed(
            deposit.id, f"The deposit {deposit.id} takes no more bytes for {file.original_name!r}."
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
    clock: Callable[[], datetime],
    progress: Callable[[str, int], None] = lambda name, size: None,
) -> None:
    """Stage every page of a folder; what is staged already, bytes compared, is not copied again.

    `progress` hears each name and its bytes when that file is done.
    """
    with sessions() as session:
        rows = {file.original_name: file for file in deposits.files_of(session, deposit_id)}
    for name, found in listing.page_paths.items():
        row = rows[name]
        if not _is_there(blobs, row, found):
            stage(sessions, blobs, row.id, read_chunks(found.path), at=clock())
        progress(name, found.size_bytes)


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
