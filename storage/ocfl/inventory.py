"""The inventory: which bytes make up which version of an object (OCFL 1.1, section 3.5).

Written deterministically: the same object gives the same bytes. Digests are SHA-512 in the
manifest and the states, SHA-256 in the fixity block (section 3.5.4).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha512
from typing import Any

from storage.errors import CorruptOcflObject

TYPE = "https://ocfl.io/1.1/spec/#inventory"
FILE_NAME = "inventory.json"
SIDECAR_NAME = "inventory.json.sha512"

_SHA512 = re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Version:
    """One version: when (aware UTC), why, by whom; `state` is logical path to SHA-512."""

    created: datetime
    message: str
    user: str
    state: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All versions of one object.

    `manifest` gives, for each SHA-512, the one file that holds those bytes, relative to the
    object's folder; `fixity` gives the SHA-256 of each such file.
    """

    object_id: str
    versions: tuple[Version, ...]
    manifest: Mapping[str, str]
    fixity: Mapping[str, str]

    @property
    def number(self) -> int:
        """The number of the newest version, from 1."""
        return len(self.versions)

    @property
    def head(self) -> str:
        """The name of the newest version: 'v1', 'v2', ..."""
        return f"v{self.number}"

    @property
    def state(self) -> Mapping[str, str]:
        """The newest version's logical paths, each with its SHA-512."""
        return self.versions[-1].state

    def to_bytes(self) -> bytes:
        """The file inventory.json."""
        fixity: dict[str, list[str]] = {}
        for path, digest in self.fixity.items():
            fixity.setdefault(digest, []).append(path)
        body = {
            "id": self.object_id,
            "type": TYPE,
            "digestAlgorithm": "sha512",
            "head": self.head,
            "contentDirectory": "content",
            "manifest": {digest: [path] for digest, path in self.manifest.items()},
            "fixity": {"sha256": {digest: sorted(paths) for digest, paths in fixity.items()}},
            "versions": {
                f"v{number}": _version_body(version)
                for number, version in enumerate(self.versions, 1)
            },
        }
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, indent=1)
        return text.encode() + b"\n"


def sidecar_of(inventory: bytes) -> bytes:
    """The file inventory.json.sha512 for these bytes (section 3.7)."""
    return f"{sha512(inventory).hexdigest()} {FILE_NAME}\n".encode()


def read_inventory(key: str, data: bytes) -> Inventory:
    """Reads inventory.json as `to_bytes` writes it, from the blob `key`.

    Raises:
        CorruptOcflObject: not such a file, or one that contradicts itself.
    """
    try:
        body = json.loads(data)
        inventory = _from_body(body)
        _check(body, inventory)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise CorruptOcflObject(
            key, f"The inventory {key!r} is not a whole OCFL 1.1 inventory ({error})."
        ) from error
    return inventory


def _version_body(version: Version) -> dict[str, Any]:
    state: dict[str, list[str]] = {}
    for path, digest in version.state.items():
        state.setdefault(digest, []).append(path)
    return {
        "created": version.created.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "message": version.message,
        "user": {"name": version.user},
        "state": {digest: sorted(paths) for digest, paths in state.items()},
    }


def _from_body(body: dict[str, Any]) -> Inventory:
    versions = []
    for number in range(1, len(body["versions"]) + 1):
        version = body["versions"][f"v{number}"]
        state = {path: digest for digest, paths in version["state"].items() for path in paths}
        created = datetime.fromisoformat(version["created"]).astimezone(UTC)
        name = version.get("user", {}).get("name", "")
        versions.append(Version(created, version.get("message", ""), name, state))
    manifest = {}
    for digest, paths in body["manifest"].items():
        # This house stores no bytes twice; keeping one path of two would lose a file.
        (manifest[digest],) = paths
    sha256 = body.get("fixity", {}).get("sha256", {})
    fixity = {path: digest for digest, paths in sha256.items() for path in paths}
    return Inventory(body["id"], tuple(versions), manifest, fixity)


def _check(body: dict[str, Any], inventory: Inventory) -> None:
    if body["type"] != TYPE or body["digestAlgorithm"] != "sha512":
        raise ValueError("another version of OCFL, or another digest")
    if not inventory.versions or body["head"] != inventory.head:
        raise ValueError("the head is not the newest version")
    for digest, path in inventory.manifest.items():
        parts = path.split("/")
        if not _SHA512.fullmatch(digest) or parts[1] != "content" or {"", ".", ".."} & {*parts}:
            raise ValueError(f"a file that may not be there: {path!r}")
    for version in inventory.versions:
        if not set(version.state.values()) <= inventory.manifest.keys():
            raise ValueError("a version names bytes that the manifest lacks")
