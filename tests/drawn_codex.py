"""The sample codex, drawn once in a run of the tests: it takes half a minute of one core.

Whoever of several testers comes first draws it; the others wait, and read the same files.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from viewer.demo import draw_codex


def drawn_codex(factory: pytest.TempPathFactory) -> list[Path]:
    """The sides in reading order; `manuscript.toml` lies beside them. Not to be changed."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Each tester has a folder of its own in that of the run.
        shared = shared.parent
    folder = shared / "drawn-codex"
    with (shared / "drawn-codex.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "manuscript.toml").is_file():
            draw_codex(folder)
    return sorted(folder.glob("*.tif"))
