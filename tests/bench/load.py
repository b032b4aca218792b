"""Bounded load from wrk over a list of paths, and what it cost the server."""

from __future__ import annotations

import random
import re
import signal
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import cpu_s

_LUA = """
local paths = {}
for line in io.lines("%(listing)s") do paths[#paths + 1] = line end
local at, left = %(start)d, %(count)d
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
%(bound)s
function done(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%f %%f %%d\\n", summary.requests, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""
# Counting answers costs wrk time, so it is done only where a number of requests was asked for. wrk
# itself knows no number of requests, and ends early only when it is interrupted.
_BOUND = """
function response(status, headers, body)
  left = left - 1
  if left == 0 then io.open("%(ready)s", "w"):close() end
end
"""
_TIME_LIMIT_S = 180


@dataclass(frozen=True)
class Run:
    """What one run showed: times in milliseconds, server CPU per request, answers over 399."""

    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    failures: int


def shuffled(paths: Sequence[str], seed: int = 7) -> list[str]:
    """The paths in an order that is random and always the same."""
    mixed = list(paths)
    random.Random(seed).shuffle(mixed)
    return mixed


def start(
    port: int, paths: Sequence[str], folder: Path, *,
    seconds: int = 3, connections: int = 16, first: int = 0, count: int = 0,
    niceness: int = 0, headers: Sequence[str] = (),
) -> subprocess.Popen[str]:  # fmt: skip
    """A wrk at work: through the list again and again from place `first`, for `seconds`.

    With `count` it leaves a note when so many were answered, and goes on. `niceness` keeps it from
    taking a core that the server wants; `headers` are sent with each request.
    """
    ready = folder / f"enough-{port}"
    ready.unlink(missing_ok=True)
    listing = folder / f"paths-{port}.txt"
    listing.write_text("\n".join(paths) + "\n")
    script = folder / f"paths-{port}.lua"
    script.write_text(
        _LUA
        % {
            "listing": listing,
            "start": first,
            "count": count,
            "bound": _BOUND % {"ready": ready} if count else "",
        }
    )
    duration = _TIME_LIMIT_S if count else seconds
    return subprocess.Popen(
        ["nice", "-n", str(niceness), "wrk", "-t1", f"-c{connections}", f"-d{duration}s",
         "--timeout", "30s", *(part for header in headers for part in ("-H", header)),
         "-s", str(script), f"http://127.0.0.1:{port}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def finish(wrk: subprocess.Popen[str], cpu_used_s: float = 0.0) -> Run:
    """Wait for wrk and read what it says; `cpu_used_s` is shared among the requests."""
    told, _ = wrk.communicate()
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)", told)
    if found is None or wrk.returncode:
        raise RuntimeError(f"wrk failed: {told}")
    requests, microseconds = int(found[1]), int(found[2])
    return Run(
        requests=requests,
        per_second=requests / microseconds * 1e6,
        p50_ms=float(found[3]),
        p99_ms=float(found[4]),
        cpu_ms=cpu_used_s * 1000 / max(requests, 1),
        failures=int(found[5]),
    )


def run(
    port: int, pids: Sequence[int], paths: Sequence[str], folder: Path, *,
    seconds: int = 3, connections: int = 16, first: int = 0, count: int = 0,
) -> Run:  # fmt: skip
    """Load the server for `seconds` (or for `count` answers) and charge its processes for it."""
    before = cpu_s(*pids)
    wrk = start(
        port, paths, folder, seconds=seconds, connections=connections, first=first, count=count
    )
    while count and wrk.poll() is None and not (folder / f"enough-{port}").exists():
        time.sleep(0.01)
    if count and wrk.poll() is None:
        wrk.send_signal(signal.SIGINT)
    told = finish(wrk)
    used = cpu_s(*pids) - before
    return Run(
        told.requests, told.per_second, told.p50_ms, told.p99_ms,
        used * 1000 / max(told.requests, 1), told.failures,
    )  # fmt: skip


def median(runs: Sequence[Run]) -> Run:
    """Each figure's median."""
    return Run(
        requests=round(statistics.median(run.requests for run in runs)),
        per_second=statistics.median(run.per_second for run in runs),
        p50_ms=statistics.median(run.p50_ms for run in runs),
        p99_ms=statistics.median(run.p99_ms for run in runs),
        cpu_ms=statistics.median(run.cpu_ms for run in runs),
        failures=sum(run.failures for run in runs),
    )
