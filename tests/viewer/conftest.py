"""A front door with a few books on its shelf: pages, problems and edge, but no images."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from starlette.templating import Jinja2Templates
from starlette.testclient import TestClient

from catalog import manuscripts, revisions
from catalog.identifiers import Kind, mint
from catalog.manuscripts import Description
from catalog.revisions import Change
from catalog.search import api as search_api
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from iiif.presentation import found_api
from storage.database import session_factory
from storage.vault import Vault
from tests.factories import some_pages
from viewer import pages, pages_search, problems
from viewer.middleware import wrap

if TYPE_CHECKING:
    from tests.viewer.restricted_house import World

PUBLIC = "https://books.example.org"


@dataclass(frozen=True)
class SmallSettings:
    public_url: str = PUBLIC
    oidc_issuer: str = ""


@dataclass(frozen=True)
class SmallHouse:
    settings: SmallSettings
    sessions: sessionmaker[Session]
    uris: Uris
    vault: Vault

    @cached_property
    def templates(self) -> Jinja2Templates:
        return pages.make_templates(self.settings)


@pytest.fixture
def house(sqlite_engine: Engine, disk_vault: Vault) -> SmallHouse:
    return SmallHouse(SmallSettings(), session_factory(sqlite_engine), Uris(PUBLIC), disk_vault)


@pytest.fixture
def app(house: SmallHouse, at: datetime) -> FastAPI:
    made = FastAPI()
    keeper = ShelfKeeper()
    made.include_router(found_api.router(house.sessions, house.uris, keeper))
    made.include_router(search_api.router(house, keeper))
    made.include_router(pages_search.router(house, keeper))
    made.include_router(pages.router(house, clock=lambda: at))
    problems.install(made, house)
    return made


@pytest.fixture
def client(app: FastAPI, house: SmallHouse) -> Iterator[TestClient]:
    edge = wrap(app, house.settings)
    with TestClient(edge, base_url=PUBLIC, raise_server_exceptions=False) as made:
        made.headers["accept"] = "text/html"
        yield made


Shelve = Callable[..., str]

QURAN = {
    "shelfmark": "MS Or. 14",
    "titles": {"ar": ["القرآن الكريم"], "en": ["Qur'an"], "kk": ["Құран"]},
    "holder": {
        "id": "library",
        "name": {"en": "The library", "ar": "المكتبة"},
        "homepage": "https://library.example.org/",
    },
    "viewing_direction": "right-to-left",
    "languages": ["ar"],
    "date_text": "12th century",
    "place_text": "Turkistan",
    "rights": "http://rightsstatements.org/vocab/NoC-US/1.0/",
    "summary": {"en": ["Two volumes in one.", "Restored."]},
    "required_statement": {"label": {"en": ["Credit"]}, "value": {"en": ["Photo: the library"]}},
}
SIDES = ("front cover", "1r", "1v", "2r", "2v", "3r", "3v", "back cover")


@pytest.fixture
def shelve(house: SmallHouse, at: datetime) -> Shelve:
    """Put a book on the shelf; returns its identifier. `sides` are folio labels in any order."""
    dice = random.Random(14)

    def shelve_one(
        changes: dict[str, Any] | None = None, sides: tuple[str, ...] = SIDES, **more: Any
    ) -> str:
        described = Description.from_mapping({**QURAN, **(changes or {}), **more})
        with house.sessions.begin() as session:
            manuscript_id = mint(Kind.MANUSCRIPT, dice.randrange)
            made = manuscripts.create(session, described, new_id=manuscript_id, at=at)
            revisions.publish(session, manuscript_id, Change.CREATE, at, "Put on the shelf.")
            some_pages(session, made, sides, at, new_id=lambda kind: mint(kind, dice.randrange))
        return manuscript_id

    return shelve_one


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A house whose book gets rules of access; what it found out it does not remember.

    Answers are remembered for some seconds, and a test asks twice in no time.
    """
    # The whole house takes seconds to import: only where it is asked for.
    from tests.viewer.restricted_house import restricted
    from viewer import withheld_pictures

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(withheld_pictures, "REMEMBERED_S", 0.0)
        patch.setattr("iiif.image.access.POLL_S", 0.0)
        patch.setattr("iiif.image.access.STALE_S", -1.0)
        scratch = tmp_path_factory.mktemp("scratch")
        with restricted(tmp_path_factory.mktemp("house"), scratch) as made:
            yield made


@pytest.fixture
def world(open_house: World) -> Iterator[World]:
    """The house without any rule, before and after."""
    yield open_house
    open_house.open_all()
