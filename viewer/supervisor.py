"""Keep web and worker processes running until asked to stop.

`kitabdar up` is for one machine without a service manager. Each child is a process of
its own, so a worker that dies takes no reader with it; a child that ends unasked is
started again after a pause that doubles up to half a minute.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

log = logging.getLogger("kitabdar.supervisor")

PAUSE_S = 0.5
PAUSE_MAX_S = 30.0
STEADY_S = 60.0
GRACE_S = 20.0


@dataclass
class Child:
    """One process to keep alive: its name in the log, its command line, how long it may wait.

    Readers come first: a worker that starts `after_s` leaves the web server the cores.
    """

    name: str
    command: Sequence[str]
    after_s: float = 0.0
    process: subprocess.Popen[bytes] | None = None
    started_s: float = 0.0
    pause_s: float = PAUSE_S
    due_s: float = field(default=0.0)

    def start(self) -> None:
        """Start it; it gets our output streams, and a pipe that closes when we are gone."""
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE)
        self.started_s = time.monotonic()
        log.info("child.started", extra={"child": self.name, "pid": self.process.pid})


def end_with_parent() -> None:
    """Ask this process to end (SIGTERM) once the supervisor that holds its standard input is gone.

    A supervisor killed outright cannot stop its children; left alone they would keep the port and
    the worker's name from the next ones.
    """

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="parent-watch").start()


def kitabdar(*arguments: str) -> list[str]:
    """The command line that runs one of our own commands with this very Python."""
    return [sys.executable, "-m", "viewer.cli", *arguments]


class Supervisor:
    """Starts children, starts them again when they fall, stops them all in order."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask for the end; `run` returns once every child has gone."""
        self._stop.set()

    def run(self, once_started: Callable[[], None] = lambda: None) -> None:
        """Run until SIGTERM or SIGINT (or `stop`); `once_started` is called in a thread."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop())
        for child in self.children:
            child.due_s = time.monotonic() + child.after_s
            self._tend(child)
        threading.Thread(target=once_started, daemon=True, name="once-started").start()
        while not self._stop.wait(0.2):
            for child in self.children:
                self._tend(child)
        self._end()

    def _tend(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None:
            code = child.process.poll()
            if code is None:
                return
            if now - child.started_s > STEADY_S:
                child.pause_s = PAUSE_S
            log.error("child.ended", extra={"child": child.name, "code": code})
            child.process, child.due_s = None, now + child.pause_s
            child.pause_s = min(child.pause_s * 2, PAUSE_MAX_S)
        elif now >= child.due_s:
            child.start()

    def _end(self) -> None:
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + GRACE_S
        for process in living:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
