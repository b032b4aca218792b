"""The parent's side: each registration and each drawing in a child process of its own.

A photograph comes seldom, so a child is started for each; it gets no variable of the house, a
bound on memory and time, and is ended with everything it may have started.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.child_processes import environment
from ingest.limits import Limits
from ingest.registration.errors import RegistrationFailed
from ingest.scratch import remove_scratch

log = logging.getLogger("kitabdar.ingest")

MEMORY_BYTES = 1 << 30
SECONDS = 300


@dataclass(frozen=True, slots=True)
class Points:
    """Tie points that were found, and the share of the places looked at where they were."""

    tie_points: list[list[float]]
    share: float


@dataclass(frozen=True, slots=True)
class NoPoints:
    """Why none were found: 'wrong-side', 'mirrored' or 'little-to-see'."""

    key: str


def find_points(canvas_archive: Path, photograph_archive: Path) -> Points | NoPoints:
    """Tie points between two tile archives of our own.

    Raises:
        RegistrationFailed: the child needed more than it may have, or broke down.
    """
    answer = _ask(
        {
            "do": "align",
            "canvas": str(canvas_archive.absolute()),
            "photograph": str(photograph_archive.absolute()),
        }
    )
    if "refused" in answer:
        return NoPoints(str(answer["refused"]))
    return Points(answer["tie_points"], float(answer["share"]))


def draw(
    master: Path,
    name: str,
    matrix: list[list[float]],
    width: int,
    height: int,
    archive: Path,
    limits: Limits,
) -> str:
    """The rectified derivative of the master as a tile archive at `archive`; its ETag.

    Raises:
        RegistrationFailed: the child needed more than it may have, or broke down.
    """
    try:
        answer = _ask(
            {
                "do": "draw",
                "master": str(master.absolute()),
                "name": name,
                "matrix": matrix,
                "width": width,
                "height": height,
                "archive": str(archive.absolute()),
                "limits": limits.as_json(),
            }
        )
        if "refused" in answer:
            raise RegistrationFailed(str(answer["refused"]))
    except BaseException:
        remove_scratch(archive)
        for path in (archive, archive.with_suffix(".source"), archive.with_suffix(".drawn")):
            path.unlink(missing_ok=True)
        raise
    return str(answer["etag"])


def _ask(request: dict[str, Any]) -> dict[str, Any]:
    told = {**request, "memory_bytes": MEMORY_BYTES, "seconds": SECONDS}
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.registration.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(OPENBLAS_NUM_THREADS="1", OPENCV_FOR_THREADS_NUM="1"),
        process_group=0,
    ) as child:
        try:
            said, complaints = child.communicate(json.dumps(told).encode(), timeout=SECONDS)
        except BaseException as error:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
            if isinstance(error, subprocess.TimeoutExpired):
                raise RegistrationFailed("took too long") from None
            raise
    if child.returncode != 0:
        words = complaints.decode("utf-8", "replace").strip()[-600:]
        log.warning("registration.child_ended", extra={"status": child.returncode, "detail": words})
        raise RegistrationFailed(words.rpartition("\n")[2] or f"exit status {child.returncode}")
    answer: dict[str, Any] = json.loads(said)
    log.info("registration.done", extra={"peak_rss_bytes": answer["peak_rss_bytes"]})
    return answer
