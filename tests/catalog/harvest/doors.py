"""The doors behind a real port of this machine, and clients that know only the protocols."""

from __future__ import annotations

import asyncio
import json
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy.orm import Session, sessionmaker
from starlette.testclient import TestClient

from catalog.clock import Clock
from catalog.harvest import api as lists_api
from catalog.harvest.oai import api as oai_api
from catalog.uris import Uris
from iiif.discovery import api as discovery_api

PUBLIC = "https://books.example.org"
CONTACT = "books@example.org"


def application(
    sessions: sessionmaker[Session], base: str = PUBLIC, clock: Clock | None = None
) -> FastAPI:
    """The doors and nothing else."""
    app = FastAPI()
    uris = Uris(base)
    app.include_router(oai_api.router(sessions, uris, CONTACT, clock))
    app.include_router(lists_api.router(sessions, uris, clock))
    app.include_router(discovery_api.router(sessions, uris, clock))
    return app


def client(sessions: sessionmaker[Session], clock: Clock | None = None) -> TestClient:
    """Whoever asks at the doors, in this process."""
    return TestClient(application(sessions, PUBLIC, clock), base_url=PUBLIC)


@contextmanager
def listening(sessions: sessionmaker[Session]) -> Iterator[str]:
    """The doors at an address of this machine."""
    app = FastAPI()
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, lifespan="off", access_log=False, log_config=None
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        app.mount("/", application(sessions, base))
        yield base
    finally:
        server.should_exit = True
        thread.join(30)


def read_json(address: str) -> dict[str, Any]:
    """A JSON document of the web."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        read: dict[str, Any] = json.load(answer)
        return read


@dataclass
class Crawler:
    """Written from IIIF Change Discovery 1.0 alone (3.6): from the last page backwards.

    `holds` are the resources it has, `last` the end time of the newest change it knows.
    """

    address: str
    holds: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    last: str = ""

    def crawl(self) -> None:
        """Catch up with the stream."""
        page = read_json(read_json(self.address)["last"]["id"])
        processed: set[str] = set()
        newest = self.last
        while True:
            for activity in reversed(page["orderedItems"]):
                if activity["endTime"] < self.last:
                    self.last = newest
                    return
                newest = max(newest, activity["endTime"])
                self._take(activity, processed)
            if "prev" not in page:
                break
            page = read_json(page["prev"]["id"])
        self.last = newest

    def _take(self, activity: dict[str, Any], processed: set[str]) -> None:
        resource = activity["object"]["id"]
        if activity["type"] == "Move":
            target = activity["target"]["id"]
            if target not in processed:
                self._set(target, is_there=True)
                processed.add(target)
        if resource in processed:
            return
        processed.add(resource)
        self._set(resource, is_there=activity["type"] in ("Create", "Update", "Add"))

    def _set(self, resource: str, *, is_there: bool) -> None:
        (self.holds if is_there else self.gone).add(resource)
        (self.gone if is_there else self.holds).discard(resource)
