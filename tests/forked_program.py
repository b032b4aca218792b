"""The program, loaded once with its translations, of which processes are forked (tests/forks.py).

python -m tests.forked_program SOCKET

Every message of the socket asks for one process: what to run, and three open files: for what it
prints, for what it complains of, and for the numbers that tell its identifier and its exit code.
It ends when the other side of the socket is closed.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from tests.forks import NUMBER
from viewer.languages import LANGUAGES, bundle

# What the servers and the commands of a house load, each with everything beneath it.
LOADED = (
    "uvicorn", "uvloop", "viewer.cli", "viewer.asgi", "viewer.work", "viewer.sheets.press",
    "viewer.deposit_commands", "viewer.user_commands", "ingest.worker",
)  # fmt: skip
_LONGEST = 1 << 17


def load() -> None:
    """Load everything; what is here now is shared with every fork, and stays."""
    for name in LOADED:
        import_module(name)
    for language in LANGUAGES:
        bundle(language)
    gc.collect()
    gc.freeze()


def serve(asking: socket.socket) -> None:
    """Fork for every message, and tell how each fork ends."""
    children: dict[int, int] = {}
    woken, waking = socket.socketpair()
    waking.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waking.fileno())
    while True:
        ready, _, _ = select.select([asking, woken], [], [])
        if woken in ready:
            woken.recv(_LONGEST)
            _tell_ends(children)
        if asking in ready:
            asked, files, _, _ = socket.recv_fds(asking, _LONGEST, 3)
            if not asked:
                return
            *streams, report = files
            pid = os.fork()
            if pid == 0:
                _leave((asking, woken, waking), (report, *children.values()))
                become(json.loads(asked), *streams)
            for stream in streams:
                os.close(stream)
            os.write(report, NUMBER.pack(pid))
            children[pid] = report


def _leave(sockets: Iterable[socket.socket], files: Iterable[int]) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for each in sockets:
        each.close()
    for file in files:
        os.close(file)


def _tell_ends(children: dict[int, int]) -> None:
    for pid, report in list(children.items()):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with suppress(BrokenPipeError):  # nobody waits for it any more
                os.write(report, NUMBER.pack(os.waitstatus_to_exitcode(status)))
            os.close(children.pop(pid))


def become(asked: dict[str, Any], out: int, err: int) -> NoReturn:
    """Be the process that was asked for, to its end."""
    os.setsid()
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    os.chdir(asked["folder"])
    sys.argv = [asked["module"], *asked["words"]]
    sys.exit(import_module(asked["module"]).main())


if __name__ == "__main__":
    load()
    serve(socket.socket(fileno=int(sys.argv[1])))
