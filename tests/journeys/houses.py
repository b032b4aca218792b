"""A running Kitabdar as a person starts it: real commands, real processes, loopback, a free port.

Every process is a session of its own, so that `stop_all` reaches what it started in turn. What
ends unasked is seen: the end of its log is part of the message. `kitabdar up` and all that it
starts are started by name; what is started alone is a fork of the loaded program (tests/forks.py).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlalchemy import func, select

from catalog.images import Image
from ingest.deposit_progress import DepositProgress, progress
from ingest.deposits import Deposit, DepositFile, FileState
from storage.database import make_engine, session_factory
from tests import forks
from tests.forks import Forked
from viewer.assembly import House as Assembled
from viewer.assembly import build
from viewer.settings import Settings

PATIENCE_S = 90.0
GRACE_S = 30.0
KITABDAR = "viewer.cli"
Process = subprocess.Popen[bytes] | Forked
Answer = TypeVar("Answer")


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(ask: Callable[[], Answer | None], what: str, *, patience_s: float = PATIENCE_S) -> Answer:
    """Ask until the answer is neither None nor False; AssertionError says what never came."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        answer = ask()
        if answer is not None and answer is not False:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"Waited {patience_s:.0f} s in vain: {what}.")


def _parents() -> dict[int, int]:
    """The parent of every living process (proc(5), fields 3 and 4 of /proc/PID/stat)."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                after_name = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if after_name[0] != "Z":
                parents[int(entry.name)] = int(after_name[1])
    return parents


def living(pids: set[int]) -> set[int]:
    """Those of these processes that still run."""
    return pids & _parents().keys()


def descendants(pid: int) -> set[int]:
    """The living processes below this one."""
    parents = _parents()
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in {pid, *found}} - found:
        found |= more
    return found


@dataclass
class House:
    """One data folder with the settings in force, and the processes that were started on it."""

    folder: Path
    given: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    running: list[Process] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log = self.folder / "log"

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """The settings, as the environment gives them."""
        return {
            "KITABDAR_DATA_DIR": str(self.folder / "data"),
            "KITABDAR_PORT": str(self.port),
            "KITABDAR_PUBLIC_URL": self.address,
            "KITABDAR_LOG_FILE": str(self.log),
            "KITABDAR_WORKER_NAME": "here",
            **self.given,
        }

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every process of this house; nothing of the person's own settings."""
        kept = {key: text for key, text in os.environ.items() if not key.startswith("KITABDAR_")}
        return {**kept, **self.settings}

    def elsewhere(self, name: str) -> House:
        """Another machine with the same database and bucket: its own folder and worker name."""
        shared = {**self.given, "KITABDAR_WORKER_NAME": name, "KITABDAR_PUBLIC_URL": self.address}
        return House(self.folder.with_name(f"{self.folder.name}-{name}"), shared)

    # Commands that end by themselves

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end; its exit code is for the caller to judge."""
        return forks.run(KITABDAR, *arguments, environment=self.environment)

    def migrate(self) -> None:
        """Bring the new database to its tables by the command; SQLite's are then copied."""
        if "KITABDAR_DATABASE_URL" in self.given:
            self._migrate_by_command()
            return
        self._database.parent.mkdir(parents=True, exist_ok=True)
        self._database.write_bytes(_migrated_file())

    def _migrate_by_command(self) -> None:
        done = self.command("migrate")
        assert done.returncode == 0, done.stderr

    @property
    def _database(self) -> Path:
        return self.folder / "data" / "kitabdar.sqlite"

    # Processes that stay

    def start(self, *arguments: str) -> Process:
        """Start a command that stays, in a session of its own; what it prints goes to `printed`."""
        with self.printed.open("ab") as printed:
            if arguments[0] == "up":
                process: Process = subprocess.Popen(
                    [sys.executable, "-m", KITABDAR, *arguments], env=self.environment,
                    stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
                    start_new_session=True,
                )  # fmt: skip
            else:
                process = forks.start(
                    KITABDAR, *arguments, environment=self.environment, output=printed
                )
        self.running.append(process)
        return process

    @property
    def printed(self) -> Path:
        """What the processes that stay have printed."""
        return self.folder / "printed"

    def serve(self) -> Process:
        """Start the web server and wait until it answers."""
        web = self.start("serve")
        self.wait_until_open(web)
        return web

    def wait_until_open(self, process: Process) -> None:
        """Wait until /health answers; AssertionError with the log when `process` ends instead."""

        def answers() -> bool:
            assert process.poll() is None, f"It ended: {self.last_lines()}"
            return self.status("/health") == 200

        until(answers, f"the web server to answer ({self.last_lines()})")

    def status(self, path: str) -> int | None:
        """The HTTP status of a page, or None when nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def last_lines(self) -> str:
        """The end of what was printed and logged."""
        texts = [
            path.read_text("utf-8", "replace")[-1500:]
            for path in (self.printed, self.log)
            if path.exists()
        ]
        return "\n".join(texts)

    def stop(self, process: Process) -> int:
        """Ask for the end by SIGTERM and wait for it; the exit code."""
        process.send_signal(signal.SIGTERM)
        return process.wait(timeout=GRACE_S)

    def stop_all(self) -> None:
        """End everything that was started here, and what that started in turn."""
        for process in self.running:
            below = descendants(process.pid)
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=GRACE_S)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            for pid in below:
                _kill(pid)
        self.running.clear()

    # What the database says

    def rows(self, statement: Any) -> list[Any]:
        """The answer of the database of this house to one statement."""
        engine = make_engine(self._settings().database)
        try:
            with session_factory(engine)() as session:
                return list(session.execute(statement).all())
        finally:
            engine.dispose()

    def _settings(self) -> Settings:
        names = {key.removeprefix("KITABDAR_").lower(): text for key, text in self.settings.items()}
        return Settings(**names)  # type: ignore[arg-type]

    def assembled(self) -> Assembled:
        """The rooms of this house put together in this process; whoever asks disposes of it."""
        return build(self._settings())

    def counts(self) -> tuple[int, int]:
        """How many deposits there are, and how many page images."""
        deposits = self.rows(select(func.count()).select_from(Deposit))[0][0]
        images = self.rows(select(func.count()).select_from(Image))[0][0]
        return int(deposits), int(images)

    def newest_deposit(self) -> str | None:
        """The identifier of the deposit that was opened last."""
        found = self.rows(select(Deposit.id).order_by(Deposit.opened_at.desc()).limit(1))
        return str(found[0][0]) if found else None

    def progress(self, deposit_id: str) -> DepositProgress:
        """Where the deposit stands."""
        engine = make_engine(self._settings().database)
        try:
            with session_factory(engine)() as session:
                return progress(session, deposit_id)
        finally:
            engine.dispose()

    def pages_made(self) -> int:
        """Files that are pages by now, of all deposits."""
        made = DepositFile.state == FileState.REGISTERED
        return int(self.rows(select(func.count()).select_from(DepositFile).where(made))[0][0])


@cache
def _migrated_file() -> bytes:
    """The file that `kitabdar migrate` makes of nothing, run once in this process."""
    with TemporaryDirectory() as folder:
        house = House(Path(folder) / "house")
        house._migrate_by_command()
        return house._database.read_bytes()


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


@contextmanager
def running_house(folder: Path, given: Mapping[str, str] | None = None) -> Iterator[House]:
    """A house with its web server and one worker; stopped at the end."""
    house = House(folder, given or {})
    try:
        house.migrate()
        house.serve()
        house.start("work")
        yield house
    finally:
        house.stop_all()


def shared_settings(database_url: str, store: Any) -> dict[str, str]:
    """The settings of a house that keeps its rows in PostgreSQL and its bytes in a bucket."""
    return {
        "KITABDAR_DATABASE_URL": database_url,
        "KITABDAR_STORE_URL": store.url,
        "KITABDAR_S3_ENDPOINT": store.endpoint,
        "KITABDAR_S3_ACCESS_KEY": store.access_key,
        "KITABDAR_S3_SECRET_KEY": store.secret_key,
        "KITABDAR_HEARTBEAT_SECONDS": "1",
    }
