"""The Universal Viewer (MIT), with which many libraries show manifests of others, for the tests.

Its package is fetched alone, without the 400 that it names: what they give is built into it. The
version is one whose pictures carry cookies; from 4.4 on it asks for tiles in a way that no cookie
goes along with to another site, so nobody gets at restricted pictures with it there.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import http.server
import runpy
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "4.3.0"
SHA512 = "jxHXyTCEs0w0RIfPkAEv8FOhOf8MSl7s+kdSgpmo8uYU2vL/s3c8H/P8tC9XH8Lbw86hBGrnvPI1OsGwC4amCQ=="
BUILD = Path(__file__).parents[1] / "viewer" / "frontend" / "build.py"
FOLDER = Path(__file__).parent / "node_modules" / f"universalviewer-{VERSION}"
PAGE = "uv.html"
_WANTED = ("package/dist/umd/", "package/dist/uv.")


def fetch() -> bool:
    """Fetch and unpack it, once, from the registry that npm asks here; whether it is there.

    Raises:
        ValueError: what came is not the package whose digest stands here.
    """
    if (FOLDER / PAGE).is_file():
        return True
    FOLDER.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
        wanted = f"universalviewer@{VERSION}"
        options = ["--pack-destination", scratch, "--silent"]
        # A program, not a module: it finds an npm, or installs one, before anything is built.
        npm: list[str] = runpy.run_path(str(BUILD))["npm"]()
        print(f"Fetching {wanted} for the browser tests (once) ...", flush=True)
        # In a folder of its own, so that no package.json above has a say.
        done = subprocess.run(
            [*npm, "pack", wanted, *options], cwd=scratch, check=False,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        packages = sorted(Path(scratch).glob("*.tgz"))
        if done.returncode != 0 or not packages:
            print(f"npm could not fetch {wanted}: can its registry be reached?", file=sys.stderr)
            return False
        check(packages[0].read_bytes())
        unpacked = Path(scratch) / "unpacked"
        unpack(packages[0], unpacked)
        unpacked.rename(FOLDER)
    return True


def check(package: bytes) -> None:
    """Return if these are the bytes of the package.

    Raises:
        ValueError: they are not.
    """
    came = base64.b64encode(hashlib.sha512(package).digest()).decode()
    if came != SHA512:
        raise ValueError(f"universalviewer {VERSION} came with another digest: {came}")


def unpack(package: Path, folder: Path) -> None:
    """Write the files that a page needs; nothing outside of `folder`."""
    with tarfile.open(package) as archive:
        for member in archive:
            place = Path(member.name.removeprefix("package/dist/"))
            body = archive.extractfile(member) if member.name.startswith(_WANTED) else None
            if body is None or place.is_absolute() or ".." in place.parts:
                continue
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(body.read())


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server for a folder, that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def another_library() -> Iterator[str]:
    """The origin of another library, which shows manifests in the Universal Viewer."""
    assert (FOLDER / PAGE).is_file(), "Run `make test` once: it fetches the Universal Viewer."
    handler = functools.partial(_Quiet, directory=str(FOLDER))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
