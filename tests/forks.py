"""Processes that start at once: each a fork of one in which the whole program is loaded.

Loading takes two seconds of a processor, and all tests together start hundreds of processes. What
runs is the same: a process of its own, with its own arguments, environment and files, from `main()`
to its exit code (tests/forked_program.py). That the program loads and starts by its name is shown
where that is the point: journeys/test_sample_codex.py and journeys/test_accidents.py (`kitabdar up`
with all that it starts), viewer/test_commands.py and viewer/test_folder_deposit.py.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

CHECKOUT = Path(__file__).resolve().parent.parent
# Process identifiers and exit codes, as the forked program tells them.
NUMBER = struct.Struct("=i")


class Forked:
    """A process that was started here; it is asked and ended as a `subprocess.Popen` is.

    `stdout` is what it prints, where the process was started without a file for that.
    """

    def __init__(self, words: list[str], report: int, stdout: IO[str] | None = None) -> None:
        self.args = words
        self.stdout = stdout
        self.returncode: int | None = None
        self._report = report
        self.pid = self._told()

    def __enter__(self) -> Forked:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()
        if self.stdout is not None:
            self.stdout.close()

    def _told(self) -> int:
        told = os.read(self._report, NUMBER.size)
        if not told:
            os.close(self._report)
            raise RuntimeError("The program that is forked has ended; it says above why.")
        return int(NUMBER.unpack(told)[0])

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs; -N when signal N has ended it."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; the exit code.

        Raises:
            subprocess.TimeoutExpired: it still runs after `timeout` seconds.
        """
        if self.returncode is None:
            if not select.select([self._report], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(self.args, timeout or 0)
            self.returncode = self._told()
            os.close(self._report)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def start(
    module: str, *words: str, environment: Mapping[str, str], output: IO[bytes] | None = None
) -> Forked:
    """Start what `python -m module words` runs, in a session of its own, without any input.

    All that it writes goes to the file `output`; without one, what it prints is read from the
    `stdout` of the answer, and its complaints go where ours go.
    """
    if output is not None:
        return _fork(module, words, environment, output.fileno(), output.fileno())
    reading, writing = os.pipe()
    printed = os.fdopen(reading, "r", encoding="utf-8")
    try:
        return _fork(module, words, environment, writing, 2, printed)
    finally:
        os.close(writing)


def run(
    module: str, *words: str, environment: Mapping[str, str], timeout_s: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run what `python -m module words` runs to its end; the exit code is the caller's to judge.

    Raises:
        subprocess.TimeoutExpired: it ran for longer than `timeout_s`, and was ended.
    """
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
        process = _fork(module, words, environment, out.fileno(), err.fileno())
        try:
            code = process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(process.args, code, out.read(), err.read())


def _fork(
    module: str,
    words: tuple[str, ...],
    environment: Mapping[str, str],
    out: int,
    err: int,
    stdout: IO[str] | None = None,
) -> Forked:
    asked = {
        "module": module, "words": words, "environment": dict(environment),
        "folder": str(Path.cwd()),
    }  # fmt: skip
    report, reporting = os.pipe()
    try:
        socket.send_fds(_program(), [json.dumps(asked).encode()], [out, err, reporting])
    finally:
        os.close(reporting)
    return Forked([module, *words], report, stdout)


@cache
def _program() -> socket.socket:
    """The way to the program that is forked, which lives as long as this process."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.forked_program", str(its.fileno())],
            cwd=CHECKOUT, pass_fds=[its.fileno()], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def end() -> None:
        ours.close()
        program.wait()

    atexit.register(end)
    return ours
