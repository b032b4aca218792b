"""The pages' application, put together from the rooms; no global state, so two fit in one test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import Depends, FastAPI
from sqlalchemy import text
from starlette.types import ASGIApp
from starlette_compress import CompressMiddleware

from catalog import images as image_records
from catalog.accounts.permissions import Action
from catalog.authorities import api as authorities_api
from catalog.clock import now
from catalog.codicology import arrangement_api
from catalog.conservation.captures import api as captures_api
from catalog.conservation.care import api as care_api
from catalog.conservation.condition import api as condition_api
from catalog.conservation.released import api as released_api
from catalog.conservation.treatment import api as treatment_api
from catalog.dates import api as dates_api
from catalog.handling import api as handling_api
from catalog.harvest import api as lists_api
from catalog.harvest.oai import api as oai_api
from catalog.harvest.oai.repository import contact_of
from catalog.record import api as records_api
from catalog.search import api as search_api
from catalog.search import synonyms_api
from catalog.search.shelf import ShelfKeeper
from catalog.vocabulary import api as vocabulary_api
from iiif.content_search import api as content_search_api
from iiif.discovery import api as discovery_api
from iiif.image.geometry import Limits as ImageLimits
from iiif.image.render_cache import RenderCache
from iiif.image.render_pool import RenderPool
from iiif.image.tiles import ImageServer
from iiif.presentation import api as presentation_api
from iiif.presentation import collections_api, damage_api, found_api, transcribed_api
from ingest import api as deposits_api
from ingest import uploads_api
from ingest.registration import api as photographs_api
from ingest.work_queue import WorkQueue
from viewer import (
    date_words,
    openapi,
    pages,
    pages_access,
    pages_access_doors,
    pages_account,
    pages_authorities,
    pages_bench,
    pages_bench_photographs,
    pages_bench_reports,
    pages_bench_review,
    pages_bench_treatments,
    pages_bulk,
    pages_care,
    pages_compare,
    pages_condition,
    pages_confirm,
    pages_consents,
    pages_deposits,
    pages_desk,
    pages_editor,
    pages_folios,
    pages_handling,
    pages_harvesters,
    pages_history,
    pages_imports,
    pages_imports_rows,
    pages_imports_steps,
    pages_openid,
    pages_people,
    pages_preview,
    pages_provenance,
    pages_references,
    pages_search,
    pages_sign_in,
    pages_synonyms,
    pages_transcriptions,
    pages_verify,
    problems,
    signed_entries_api,
    signing_hand,
    web_documents,
)
from viewer.assembly import House
from viewer.assets import ADDRESS, BuiltFiles
from viewer.deposit_scope import DepositScope
from viewer.kept_addresses import refuse_unkeepable
from viewer.lanes import ProgramsInTurn, say_busy
from viewer.middleware import wrap
from viewer.networks import address_of
from viewer.openid import OpenIdProvider
from viewer.origins import origin_of
from viewer.visitors import COOKIE as SESSION_COOKIE
from viewer.visitors import Visitors
from viewer.withheld_pictures import WithheldPictures
from viewer.work import keep_manifest


def image_server(house: House) -> ImageServer:
    """The image server of one web process."""
    settings = house.settings

    def lookup(image_id: str) -> image_records.ServedImage | None:
        with house.sessions() as session:
            return image_records.served(session, image_id, now())

    def access_generation() -> int:
        with house.sessions() as session:
            return image_records.access_generation(session)

    return ImageServer(
        house.vault.blobs,
        lookup=lookup,
        admit=WithheldPictures(house, Visitors(house, proxies=settings.proxies)).may_see,
        access_generation=access_generation,
        uris=house.uris,
        render_pool=RenderPool(settings.render_processes, settings.render_queue),
        render_cache=RenderCache(settings.scratch / "renders", settings.render_cache_bytes),
        limits=ImageLimits(settings.render_pixels_max),
        index_memory_bytes=settings.index_memory_bytes,
    )


def routes_of(app: ASGIApp) -> FastAPI:
    """The application with the routes, inside of what `create_app` put around it."""
    inner: Any = app
    while not isinstance(inner, FastAPI):
        inner = inner.app
    return inner


def _provider(house: House) -> OpenIdProvider:
    """The house's own sign-in server, as the settings name it."""
    settings = house.settings
    return OpenIdProvider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret.get_secret_value(),
        house.uris.openid_return(),
    )


def create_app(
    house: House,
    images: ImageServer,
    *,
    in_turn: bool = True,
    back_room: ASGIApp | None = None,
) -> ASGIApp:
    """Everything but images: pages for people, documents for viewers, deposits for officers.

    Programs come `in_turn`, and are answered by the `back_room` if there is one.
    """
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
        dependencies=[Depends(refuse_unkeepable)],
    )
    visitors = Visitors(house, proxies=house.settings.proxies)
    app.state.visitors = visitors  # pages without a guard greet whoever is signed in, too
    may_deposit = DepositScope(house, visitors.needs(Action.DEPOSIT))
    app.include_router(presentation_api.router(house.sessions, house.uris))
    app.include_router(damage_api.router(house.sessions, house.uris))
    contact = contact_of(house.settings.contact_email, house.uris)
    app.include_router(oai_api.router(house.sessions, house.uris, contact))
    app.include_router(lists_api.router(house.sessions, house.uris))
    app.include_router(discovery_api.router(house.sessions, house.uris))
    app.include_router(transcribed_api.router(house.sessions, house.uris))
    app.include_router(content_search_api.router(house.sessions, house.uris))
    keeper = ShelfKeeper()
    app.include_router(found_api.router(house.sessions, house.uris, keeper))
    app.include_router(collections_api.router(house.sessions, house.uris, keeper))
    app.include_router(web_documents.router(house, keeper, contact))
    app.include_router(search_api.router(house, keeper))
    app.include_router(pages_search.router(house, keeper))
    app.include_router(pages_synonyms.router(house, visitors.needs))
    app.include_router(pages.router(house))
    app.include_router(pages_condition.router(house))
    app.include_router(pages_compare.router(house))
    app.include_router(pages_sign_in.router(house, visitors.needs))
    app.include_router(pages_account.router(house, visitors.needs))
    app.include_router(pages_confirm.router(house, visitors.needs))
    app.include_router(pages_verify.router(house, visitors.needs))
    app.include_router(signed_entries_api.router(house, visitors.needs))
    app.include_router(pages_people.router(house, visitors.needs))
    app.include_router(pages_provenance.router(house, visitors.needs))
    app.include_router(pages_harvesters.router(house, visitors.needs))
    if house.settings.oidc_issuer:
        app.include_router(pages_openid.router(house, _provider(house)))
    app.include_router(pages_deposits.router(house, queue, may_deposit))
    app.include_router(
        deposits_api.router(house, queue, may_deposit), dependencies=[Depends(may_deposit)]
    )
    app.include_router(
        uploads_api.router(house, queue, may_deposit), dependencies=[Depends(may_deposit)]
    )
    app.include_router(authorities_api.router(house, visitors.needs))
    app.include_router(synonyms_api.router(house, visitors.needs))
    app.include_router(pages_authorities.router(house, visitors.needs))
    app.include_router(vocabulary_api.router())
    app.include_router(
        dates_api.router(
            visitors.needs, date_words.in_four_languages, date_words.findings_in_four_languages
        )
    )
    for imports in (pages_imports, pages_imports_steps, pages_imports_rows):
        app.include_router(imports.router(house, visitors.needs))
    for rooms in (pages_desk, pages_bulk, pages_editor, pages_preview, pages_history):
        app.include_router(rooms.router(house, visitors.needs))
    app.include_router(records_api.router(house, visitors.needs, keep_manifest(house.uris)))
    app.include_router(handling_api.router(house, visitors.needs, keep_manifest(house.uris)))
    app.include_router(
        pages_transcriptions.router(house, visitors.needs, keep_manifest(house.uris))
    )
    app.include_router(pages_references.router(house, visitors.needs))
    app.include_router(pages_handling.router(house, visitors.needs, keep_manifest(house.uris)))
    app.include_router(pages_access.router(house, visitors.needs, keep_manifest(house.uris)))
    app.include_router(pages_access_doors.router(house, visitors))
    app.include_router(pages_folios.router(house, visitors.needs))
    app.include_router(care_api.router(house, visitors.needs))
    app.include_router(
        condition_api.router(
            house,
            visitors.needs,
            partial(signing_hand.signer_of, house),
            keep_manifest(house.uris),
        )
    )
    app.include_router(
        treatment_api.router(house, visitors.needs, partial(signing_hand.signer_of, house))
    )
    app.include_router(
        released_api.router(
            house,
            visitors.needs,
            partial(signing_hand.signer_of, house),
            keep_manifest(house.uris),
        )
    )
    app.include_router(pages_care.router(house, visitors.needs))
    app.include_router(pages_consents.router(house, visitors.needs))
    app.include_router(pages_bench_treatments.router(house, visitors.needs))
    app.include_router(pages_bench.router(house, visitors.needs))
    app.include_router(pages_bench_review.router(house, visitors.needs, keep_manifest(house.uris)))
    app.include_router(pages_bench_reports.router(house, queue, visitors.needs))
    app.include_router(photographs_api.router(house, queue, visitors.needs))
    app.include_router(
        pages_bench_photographs.router(house, queue, visitors.needs, keep_manifest(house.uris))
    )
    app.include_router(
        captures_api.router(house, visitors.needs, queue.send_drawing, keep_manifest(house.uris))
    )
    app.include_router(arrangement_api.router(house, visitors.needs, keep_manifest(house.uris)))
    app.mount(ADDRESS, BuiltFiles())
    problems.install(app, house)
    openapi.describe(app)

    @app.get("/health", include_in_schema=False)
    def health() -> dict[str, Any]:
        """Alive, and the database answers."""
        with house.sessions() as session:
            session.execute(text("SELECT 1"))
        return {"status": "ok", "at": now().isoformat(timespec="seconds")}

    whole = wrap(CompressMiddleware(app, minimum_size=1024), house.settings)
    if not in_turn:
        return whole
    return ProgramsInTurn(
        whole,
        origin=origin_of(house.settings.public_url),
        person_cookies=(SESSION_COOKIE,),
        client_of=lambda asked: str(address_of(asked, house.settings.proxies)),
        back_room=back_room,
        busy=wrap(say_busy, house.settings),
    )
