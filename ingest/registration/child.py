"""The child process of registration: one request on standard input, one answer on standard output.

Run by `ingest.registration.workshop` as `python -m ingest.registration.child`. Both are JSON. It
decodes a master only to draw it, by the allowed loaders; the kernel keeps the limits.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from ingest.child_processes import lower, peak_rss_bytes

SECONDS_SPARE = 5


def main() -> None:
    """Does what is asked and ends."""
    answers = os.dup(1)
    # Whatever a library prints goes where it disturbs nobody.
    os.dup2(2, 1)
    os.nice(10)
    request = json.loads(sys.stdin.buffer.read())
    _bound(request["memory_bytes"], request["seconds"])
    answer = _WORK[request["do"]](request)
    answer["peak_rss_bytes"] = peak_rss_bytes()
    with os.fdopen(answers, "wb") as pipe:
        pipe.write(json.dumps(answer).encode())


def _align(request: dict[str, Any]) -> dict[str, Any]:
    from ingest.registration.aligning import NotAligned, align
    from ingest.registration.pictures import TiledPicture

    canvas, photograph = Path(request["canvas"]), Path(request["photograph"])
    with TiledPicture(canvas) as there, TiledPicture(photograph) as here:
        found = align(there, here)
    return {"refused": found.key} if isinstance(found, NotAligned) else found.as_json()


def _draw(request: dict[str, Any]) -> dict[str, Any]:
    from ingest.characterise import allow_only_named_loaders
    from ingest.identify import identify
    from ingest.limits import Limits
    from ingest.refusals import Refused
    from ingest.registration.drawing import draw

    allow_only_named_loaders()
    master = Path(request["master"])
    identified = identify(master, request["name"], Limits(**request["limits"]))
    if isinstance(identified, Refused):
        return {"refused": identified.key}
    size = request["width"], request["height"]
    return {"etag": draw(master, identified, request["matrix"], *size, Path(request["archive"]))}


_WORK = {"align": _align, "draw": _draw}


def _bound(memory_bytes: int, seconds: int) -> None:
    """RLIMIT_DATA counts what could really fill memory; mapped files are not of it."""
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_DATA, memory_bytes),
        (resource.RLIMIT_CPU, 2 * seconds + SECONDS_SPARE),
    ):
        lower(kind, value)


if __name__ == "__main__":
    main()
