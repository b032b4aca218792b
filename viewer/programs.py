"""The process in which programs are answered: ``python -m viewer.programs <socket>``.

A web process starts it and hands requests on to it (`viewer/back_room.py`). It serves the same
pages, at a low priority, and ends when its standard input does. Beside that it ends embargoes whose
day has come, which is a publication and would hold readers up in their own process.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
import sys
import threading
from typing import Final

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from viewer.app import create_app, image_server
from viewer.assembly import build
from viewer.back_room import CLIENT_HEADER
from viewer.chores import AT_ONCE_S, Rounds, embargoes
from viewer.logs import set_up_logs
from viewer.settings import load_settings
from viewer.supervisor import end_with_parent

# Readers come first: where a core is wanted by both, programs get a tenth of it.
NICENESS: Final = 10


class ForWhom:
    """Puts back who asks, as the web process saw it; the socket itself tells nobody's address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] == "http":
            told = dict(scope["headers"]).get(CLIENT_HEADER, b"").decode("latin-1").split(" ")
            headers = [pair for pair in scope["headers"] if pair[0] != CLIENT_HEADER]
            client = (told[0], int(told[1])) if len(told) == 2 and told[0] else None
            scope = {**scope, "headers": headers, "client": client}
        await self.app(scope, receive, send)


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at a terminal is the parent's affair
    os.nice(NICENESS)
    end_with_parent()
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.log_file)
    house = build(settings)
    app = ForWhom(create_app(house, image_server(house), in_turn=False))
    gc.collect()
    gc.freeze()
    chores = (embargoes(house, dt.timedelta(seconds=AT_ONCE_S)),)
    with Rounds(chores, threading.Event(), glance_s=AT_ONCE_S):
        uvicorn.run(
            app,
            uds=sys.argv[1],
            loop="uvloop",
            http="httptools",
            proxy_headers=False,
            access_log=False,
            server_header=False,
            date_header=False,
            log_config=None,
            timeout_graceful_shutdown=5,
        )


if __name__ == "__main__":
    main()
