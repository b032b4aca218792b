"""The outermost callable: image requests go straight to the image server, the rest to the pages.

The tile path pays for no router and no middleware (DECISIONS.md 0005).
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

from iiif.image.tiles import ImageServer
from viewer.app import create_app, image_server
from viewer.assembly import House, build
from viewer.back_room import BackRoom
from viewer.chores import AT_ONCE_S, Rounds, sending_for
from viewer.logs import set_up_logs
from viewer.settings import load_settings

IMAGES = (b"/iiif/3/", b"/iiif/2/")
# After so many seconds a thread that makes a page lets the one go on that sends tiles. Python's own
# 5 ms are twenty times what a tile takes.
SWITCH_S = 0.0005


class FrontDoor:
    """Two applications behind one door; the pages' application owns start and stop.

    `at_the_end` is done when it has stopped.
    """

    def __init__(
        self, images: ImageServer, pages: ASGIApp, at_the_end: Callable[[], None] = lambda: None
    ) -> None:
        self.images = images
        self.pages = pages
        self._at_the_end = at_the_end
        # Known tiles are answered while the request is parsed (iiif/image/wire.py).
        self.ready_reply = images.ready_reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] == "http":
            # As it came: an address with an encoded slash in front is another one, and no image's.
            if not scope.get("raw_path"):
                # ASGI leaves it to the server whether to tell it.
                scope["raw_path"] = quote(scope["path"], safe="/:,!^").encode()
            if scope["raw_path"].startswith(IMAGES):
                await self.images(scope, receive, send)
                return
        try:
            await self.pages(scope, receive, send)
        finally:
            if scope["type"] == "lifespan":
                self._at_the_end()


def create_front_door(house: House, back_room: BackRoom | None = None) -> FrontDoor:
    """The whole web application of one process; programs are answered in the `back_room`."""
    images = image_server(house)
    if back_room is None:
        return FrontDoor(images, create_app(house, images))
    end = ExitStack()
    end.callback(back_room.stop)
    looking = sending_for(house, back_room.start, dt.timedelta(seconds=AT_ONCE_S))
    end.enter_context(Rounds((looking,), threading.Event(), glance_s=AT_ONCE_S))
    return FrontDoor(images, create_app(house, images, back_room=back_room), end.close)


def create() -> FrontDoor:
    """What uvicorn calls in each web process (settings come from the environment)."""
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.log_file)
    sys.setswitchinterval(SWITCH_S)
    door = create_front_door(build(settings), BackRoom())
    # What is here now stays; without this the collector walks through all of it again and again
    # while tiles are found for the first time, which cost twice as much as finding them.
    gc.collect()
    gc.freeze()
    return door
