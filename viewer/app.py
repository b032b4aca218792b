"""The pages' application, put together from the rooms; no global state, so two fit in one test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from fastapi import Depends, FastAPI
from sqlalchemy import text
from starlette.types import ASGIApp
from starlette_compress import CompressMiddleware

from catalog import images as image_records
from iiif.image.geometry import Limits as ImageLimits
from iiif.image.render_cache import RenderCache
from iiif.image.render_pool import RenderPool
from iiif.image.tiles import ImageServer
from iiif.presentation import api as presentation_api
from ingest import api as deposits_api
from ingest import uploads_api
from ingest.work_queue import WorkQueue
from viewer import pages, pages_deposits, problems
from viewer.assembly import House
from viewer.assets import ADDRESS, BuiltFiles
from viewer.deposit_door import DepositDoor
from viewer.middleware import wrap


def image_server(house: House) -> ImageServer:
    """The image server of one web process."""
    settings = house.settings

    def lookup(image_id: str) -> image_records.ServedImage | None:
        with house.sessions() as session:
            return image_records.served(session, image_id)

    def access_generation() -> int:
        with house.sessions() as session:
            return image_records.access_generation(session)

    return ImageServer(
        house.vault.blobs,
        lookup=lookup,
        access_generation=access_generation,
        uris=house.uris,
        render_pool=RenderPool(settings.render_processes, settings.render_queue),
        render_cache=RenderCache(settings.scratch / "renders", settings.render_cache_bytes),
        limits=ImageLimits(settings.render_pixels_max),
        index_memory_bytes=settings.index_memory_bytes,
    )


def create_app(house: House, images: ImageServer) -> ASGIApp:
    """Everything but images: pages for people, documents for viewers, deposits for officers."""
    queue = WorkQueue(house.engine)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await images.close()
        queue.close()
        house.engine.dispose()

    app = FastAPI(
        title="Kitabdar",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,  # its redirects go wherever the Host header says
    )
    door = DepositDoor(house)
    app.include_router(presentation_api.router(house.sessions, house.uris))
    app.include_router(pages.router(house))
    app.include_router(door.router())
    app.include_router(pages_deposits.router(house, queue, guard=door.check))
    app.include_router(deposits_api.router(house, queue), dependencies=[Depends(door.check)])
    app.include_router(uploads_api.router(house, queue), dependencies=[Depends(door.check)])
    app.mount(ADDRESS, BuiltFiles())
    problems.install(app, house)

    @app.get("/health", include_in_schema=False)
    def health() -> dict[str, Any]:
        """Alive, and the database answers."""
        with house.sessions() as session:
            session.execute(text("SELECT 1"))
        return {"status": "ok", "at": datetime.now(UTC).isoformat(timespec="seconds")}

    return wrap(CompressMiddleware(app, minimum_size=1024), house.settings)
