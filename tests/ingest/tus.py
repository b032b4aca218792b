"""A tus client (tus 1.0, Core and Creation) and a server with the routers of ingest alone."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from catalog.accounts.permissions import Person
from catalog.uris import Uris
from ingest import api, uploads_api
from ingest.limits import Limits
from tests.ingest.conftest import House

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}


@dataclass(frozen=True)
class Settings:
    scratch: Path
    limits: Limits


@dataclass(frozen=True)
class WebHouse:
    """What the routers need, around the house of the test."""

    house: House
    settings: Settings

    def __getattr__(self, name: str) -> object:
        return getattr(self.house, name)

    @property
    def uris(self) -> Uris:
        return Uris("http://testserver")


def operator() -> Person:
    """Whoever sits at a machine without accounts, who may do everything."""
    return Person(id=None, name="operator", is_operator=True)


def web_app(house: House, scratch: Path) -> FastAPI:
    web = WebHouse(house, Settings(scratch, Limits(file_bytes_max=1_000_000)))
    app = FastAPI()
    app.include_router(api.router(web, house.queue, operator))  # type: ignore[arg-type]
    app.include_router(uploads_api.router(web, house.queue, operator))  # type: ignore[arg-type]
    return app


def metadata(**values: str) -> str:
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items()
    )


def create(client: TestClient, size: int, **values: str) -> tuple[int, str]:
    told = {"filetype": "image/png", **values}
    answer = client.post(
        "/api/uploads",
        headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata(**told)},
    )
    return answer.status_code, answer.headers.get("location", "")


def send(client: TestClient, location: str, data: bytes, offset: int = 0) -> int:
    headers = {**BYTES, "Upload-Offset": str(offset)}
    return client.patch(location, content=data, headers=headers).status_code


def staged(house: House, deposit_id: str) -> bytes:
    key = house.files(deposit_id)[0].staged_key
    assert key is not None
    return house.vault.blobs.read(key)


def partials(scratch: Path) -> list[str]:
    return [path.name for path in (scratch / "uploads").iterdir() if path.is_file()]
