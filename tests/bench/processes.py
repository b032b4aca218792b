"""Start processes on loopback, and read what a tree of them has cost."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Who took no hundredth of a second of processor time in so long waits for something to do.
_QUIET_S = 0.4


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tree(pid: int) -> list[int]:
    """The process and all its living descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                found += tree(int(child))
    return found


def cpu_s(*pids: int) -> float:
    """User and system time of these trees in seconds, ended children included."""
    ticks = 0
    for pid in pids:
        for member in tree(pid):
            with contextlib.suppress(OSError):
                stat = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
                ticks += sum(int(field) for field in stat[11:15])
    return ticks / _TICKS


def machine_busy_s() -> float:
    """CPU time in seconds that the whole machine has spent on anything since it started."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _, _, irq, softirq = (int(field) for field in fields[:7])
    return (user + nice + system + irq + softirq) / _TICKS


class Strangers:
    """How many processors' worth of time programs other than ours took since this was made."""

    def __init__(self) -> None:
        self._begun, self._all, self._ours = _now_s()

    @property
    def cores(self) -> float:
        now, every, ours = _now_s()
        took = (every - self._all) - (ours - self._ours)
        return max(0.0, took / max(now - self._begun, 0.001))


def _now_s() -> tuple[float, float, float]:
    return time.monotonic(), machine_busy_s(), cpu_s(os.getpid())


def resident_mb(*pids: int) -> float:
    """Resident memory of these trees, in megabytes; pages shared between two count twice."""
    pages = 0
    for pid in pids:
        for member in tree(pid):
            with contextlib.suppress(OSError):
                pages += int(Path(f"/proc/{member}/statm").read_text().split()[1])
    return pages * _PAGE / 1e6


def peaks_mb(pid: int) -> dict[int, float]:
    """The highest resident memory (VmHWM) that each living process of the tree ever had."""
    found = {}
    for member in tree(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{member}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    found[member] = int(line.split()[1]) * 1024 / 1e6
    return found


@dataclass(frozen=True)
class Cost:
    """CPU and wall time in seconds of a command with all it started.

    If it was watched, also the highest memory (MB) of the process itself and of any child.
    """

    cpu_s: float
    wall_s: float
    peak_mb: float = 0.0
    child_peak_mb: float = 0.0


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    watch_memory: bool = False,
) -> Cost:
    """Run a command to its end and say what it took.

    Raises:
        RuntimeError: it ended with an error; its last words are in the message.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=CHECKOUT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    assert process.stdout is not None
    told: list[bytes] = []
    stdout = process.stdout
    listener = threading.Thread(target=lambda: told.append(stdout.read()), daemon=True)
    listener.start()
    peak = child_peak = 0.0
    try:
        while watch_memory and listener.is_alive():
            peaks = peaks_mb(process.pid)
            peak = max(peak, peaks.pop(process.pid, 0.0))
            child_peak = max([child_peak, *peaks.values()])
            listener.join(0.03)
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    listener.join()
    stdout.close()
    if process.returncode:
        words = b"".join(told).decode(errors="replace")[-2000:]
        raise RuntimeError(f"{command} ended with code {process.returncode}: {words}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, time.monotonic() - started, peak, child_peak)


class Server:
    """A process of our own that keeps running, in a group of its own; a context manager."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        port: int | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.port = port or 0
        self.process = subprocess.Popen(
            list(command),
            cwd=CHECKOUT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if port is not None:
            try:
                self._wait_for_port()
            except BaseException:
                self.stop()
                raise

    @property
    def pids(self) -> list[int]:
        """The process at the root of its tree."""
        return [self.process.pid]

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it, and whatever it started."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def settle(self, seconds: float = 30.0) -> None:
        """Return when the tree does nothing any more, or after so long: its children have begun.

        What they take to begin is no part of what a request costs.
        """
        deadline = time.monotonic() + seconds
        before = -1.0
        while before != (before := cpu_s(*self.pids)) and time.monotonic() < deadline:
            time.sleep(_QUIET_S)

    def _wait_for_port(self, seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended at once with code {self.process.returncode}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.5).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"{self.name} does not answer on port {self.port}")
