"""Masters into the storage root, tile archives beside it: bytes first, rows second.

An image is one OCFL object with one version: the master as it came, what was measured, and what
was done until it was safe. What is there already is never written again, so a step that is
repeated after a crash changes nothing.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from ingest.pages import Characterised, Page, TilesKept
from storage.blobs import BlobStore
from storage.errors import BlobExists, CorruptTileArchive
from storage.ocfl.root import Bytes, Source, StagedBlob
from storage.tile_archives import archive_key, read_index
from storage.vault import Vault

MASTER_FOLDER = "master"
_NAME_BYTES_MAX = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def object_id(image_id: str) -> str:
    """The OCFL object of an image."""
    return f"urn:kitabdar:image:{image_id}"


def master_path(original_name: str) -> str:
    """Where the master lies in its object: 'master/' and its own name, made safe.

    The last part of the name only, with letters of every script kept; what some file system
    would refuse becomes '_'. The name as it came is in technical.json.
    """
    name = _UNSAFE.sub("_", original_name.rsplit("/", 1)[-1]).strip(". ") or "master"
    encoded = name.encode()
    if len(encoded) > _NAME_BYTES_MAX:
        # The end of a name tells the format, and often the page.
        name = encoded[-_NAME_BYTES_MAX:].decode(errors="ignore").lstrip(". ")
    return f"{MASTER_FOLDER}/{name}"


def preserve(vault: Vault, page: Page, characterised: Characterised, agent: str) -> None:
    """Make the image's OCFL object, if it is not there yet with these very bytes.

    Raises:
        StorageFull, StorageUnavailable, OcflConflict: as the vault says; calling again is safe.
    """
    ocfl = vault.root.object(object_id(page.image_id))
    # `settle` finishes what a crashed writer began: the master may be in there already.
    head = ocfl.settle()
    if head is not None and page.sha512 in head.manifest:
        return
    state: dict[str, Source] = {
        master_path(page.original_name): StagedBlob(page.staged_key, page.digests()),
        "technical.json": Bytes(_json(_technical(page, characterised))),
        "events.json": Bytes(_json({"events": preservation_events(page, characterised, agent)})),
    }
    ocfl.write_version(
        state,
        message=f"Deposit {page.deposit_id}",
        user=agent,
        at=datetime.fromisoformat(characterised["prepared_at"]),
    )


def keep_tiles(blobs: BlobStore, image_id: str, archive: Path) -> TilesKept | None:
    """Put the tile archive in its place and read it back; None if there is no archive to put.

    An archive that an earlier attempt put there whole is kept: its tiles are the same.
    """
    key = archive_key(image_id)
    if archive.exists():
        try:
            blobs.adopt(key, archive)
        except BlobExists:
            if (kept := _read_back(blobs, key)) is not None:
                archive.unlink(missing_ok=True)
                return kept
            blobs.adopt(key, archive, replace=True)
    elif not blobs.exists(key):
        return None
    return _read_back(blobs, key)


def _read_back(blobs: BlobStore, key: str) -> TilesKept | None:
    try:
        index = read_index(blobs, key)
    except CorruptTileArchive:
        return None
    return {"etag": index.etag, "size_bytes": index.size_bytes}


def preservation_events(
    page: Page, characterised: Characterised, agent: str
) -> list[dict[str, Any]]:
    """What was done to the file until it was preserved, as PREMIS 3.0 says events.

    Kept in the object and, with identifiers, in the record: the object alone tells its story.
    """
    technical = characterised["technical"]
    warnings = list(characterised["warnings"])
    arrived, prepared = page.staged_at, characterised["prepared_at"]
    return [
        _event("ingestion", arrived, agent, "success", {"deposit": page.deposit_id}),
        _event(
            "message digest calculation", arrived, agent, "success",
            {"sha512": page.sha512, "sha256": page.sha256},
        ),
        _event(
            "format identification", prepared, agent, "success", {"format": technical["format"]}
        ),
        _event(
            "validation", prepared, agent, "warning" if warnings else "success",
            {"decoder": technical.get("decoder"), "warnings": warnings},
        ),
    ]  # fmt: skip


def _event(kind: str, at: str, agent: str, outcome: str, detail: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "at": at, "agent": agent, "outcome": outcome, "detail": detail}


def _technical(page: Page, characterised: Characterised) -> dict[str, Any]:
    return {
        "image": page.image_id,
        "manuscript": page.manuscript_id,
        "deposit": page.deposit_id,
        "side": page.label,
        "original_name": page.original_name,
        "size_bytes": page.size_bytes,
        "sha256": page.sha256,
        "sha512": page.sha512,
        "technical": characterised["technical"],
        "warnings": list(characterised["warnings"]),
    }


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
