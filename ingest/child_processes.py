"""What the processes that read other people's pictures see, and what they hold themselves to."""

from __future__ import annotations

import os
import resource
from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    """All that a child sees: no variable of the house, so no password either."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(_HOME),
        "LC_ALL": "C.UTF-8",
        # One thread a process and a process a core scale better than threads do.
        "VIPS_CONCURRENCY": "1",
        # glibc's arenas make libvips' memory grow without bound.
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        **more,
    }


def lower(kind: int, value: int) -> None:
    """Set the soft limit of this process, within the hard one that the machine gives."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def peak_rss_bytes() -> int:
    """The highest memory this process had, mapped files included; 0 where nobody tells.

    VmHWM; getrusage would tell the memory of the parent this process was forked from.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split(maxsplit=1)[0]) * 1024
