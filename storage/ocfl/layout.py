"""From an object's identifier to its folder: hashed, so that no folder grows without bounds.

OCFL community extension 0003, "Hashed Truncated N-tuple Trees with Object ID Encapsulating
Directory": three folders from the SHA-256 of the identifier, then one named by the identifier
itself, percent-encoded, so that a person can still find an object by eye.
"""

import re
from hashlib import sha256
from urllib.parse import unquote

EXTENSION = "0003-hash-and-id-n-tuple-storage-layout"
TUPLE_SIZE = 3
TUPLES = 3
CONFIG: dict[str, str | int] = {
    "extensionName": EXTENSION,
    "digestAlgorithm": "sha256",
    "tupleSize": TUPLE_SIZE,
    "numberOfTuples": TUPLES,
}

_ENCODED_MAX = 100


def folder_of(object_id: str) -> str:
    """The folder of an object, relative to the storage root."""
    digest = sha256(object_id.encode()).hexdigest()
    tuples = [digest[place * TUPLE_SIZE :][:TUPLE_SIZE] for place in range(TUPLES)]
    encoded = re.sub(
        rb"[^A-Za-z0-9_-]", lambda byte: b"%%%02x" % byte.group()[0], object_id.encode()
    ).decode()
    if len(encoded) > _ENCODED_MAX:
        encoded = f"{encoded[:_ENCODED_MAX]}-{digest}"
    return "/".join([*tuples, encoded])


def id_of(folder: str) -> str | None:
    """The identifier of the object in a folder; None where its name was cut off as too long."""
    object_id = unquote(folder.rsplit("/", 1)[-1])
    return object_id if folder_of(object_id) == folder else None
