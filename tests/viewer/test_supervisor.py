"""The supervisor: children that fall are started again, all of them end when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from viewer.supervisor import Child, Supervisor
folder = Path(sys.argv[1])
child = (
    "import os, sys, time; from viewer.supervisor import end_with_parent; end_with_parent();"
    "open(sys.argv[1] + '/' + str(os.getpid()), 'w'); time.sleep(60)"
)
Supervisor([Child("one", [sys.executable, "-c", child, str(folder)])]).run()
"""


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder)])


def until(found: Callable[[], bool], patience_s: float = 20.0) -> bool:
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if found():
            return True
        time.sleep(0.05)
    return False


def pids(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir()]


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_child_that_is_killed_is_started_again(tmp_path: Path) -> None:
    supervisor = start(tmp_path)
    assert until(lambda: len(pids(tmp_path)) == 1)

    os.kill(pids(tmp_path)[0], signal.SIGKILL)

    assert until(lambda: len(pids(tmp_path)) == 2)
    supervisor.terminate()
    assert supervisor.wait(20) == 0


def test_asked_to_stop_it_ends_every_child_first(tmp_path: Path) -> None:
    supervisor = start(tmp_path)
    assert until(lambda: len(pids(tmp_path)) == 1)

    supervisor.terminate()

    assert supervisor.wait(20) == 0
    assert not any(is_alive(pid) for pid in pids(tmp_path))


def test_a_supervisor_that_is_killed_takes_its_children_along(tmp_path: Path) -> None:
    supervisor = start(tmp_path)
    assert until(lambda: len(pids(tmp_path)) == 1)

    supervisor.kill()
    supervisor.wait(20)

    assert until(lambda: not any(is_alive(pid) for pid in pids(tmp_path)))
