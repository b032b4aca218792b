"""A real disk that is small: a tmpfs, for root; for everybody else in a namespace of their own.

Only root mounts, but anybody may be root inside a new user namespace (user_namespaces(7)). So where
this process may not mount, a test that asks for a small disk is run again, alone, in one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

FIXTURE = "small_disk"
_CHECKOUT = Path(__file__).resolve().parent.parent
_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")


@contextmanager
def small(folder: Path, megabytes: int) -> Iterator[Path]:
    """`folder` as a disk of this size; as it is where we may not mount (see `run_elsewhere`)."""
    folder.mkdir()
    if not _may_mount():
        yield folder
        return
    if not _mount(folder, megabytes):
        raise RuntimeError(f"A disk of {megabytes} MB could not be mounted at {folder}.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def run_elsewhere(item: pytest.Function) -> bool:
    """Whether the test was run in a namespace of its own, as its small disk cannot be made here.

    Raises:
        pytest.fail.Exception: it failed there, or there is no such namespace on this machine.
    """
    if FIXTURE not in item.fixturenames or _may_mount():
        return False
    with TemporaryDirectory() as folder:
        told = subprocess.run(
            [
                *_NAMESPACE, sys.executable, "-m", "pytest", "-q", "-p", "no:xdist",
                "-p", "no:cacheprovider", f"--basetemp={folder}/there", item.nodeid,
            ],
            cwd=_CHECKOUT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if told.returncode:
        pytest.fail(
            "This test needs a small disk. Run it as root, or where users may make namespaces "
            f"(unshare of util-linux; user_namespaces(7)).\n{told.stdout}{told.stderr}",
            pytrace=False,
        )
    return True


@cache
def _may_mount() -> bool:
    with TemporaryDirectory() as folder:
        mounted = _mount(Path(folder), 1)
        if mounted:
            subprocess.run(["umount", folder], check=True)
        return mounted


def _mount(folder: Path, megabytes: int) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
