"""The public rooms of the front door: home, shelf, about, and what each problem means."""

from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from fastapi import APIRouter
from fastapi.templating import Jinja2Templates
from jinja2 import StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from catalog import cards
from catalog.clock import Clock, now
from catalog.paths import (
    HOME_PATH,
    PROBLEM_PATH,
)
from catalog.uris import Uris
from viewer import page_models, pages_arks, pages_manuscript, pages_view
from viewer.assets import Assets
from viewer.frame import ABOUT, PageHouse, show, words_of
from viewer.problems import PROBLEMS

TEMPLATES = Path(__file__).parent / "templates"
CARDS_ON_HOME = 8


class TemplateSettings(Protocol):
    """The setting that templates show: whether the house has a sign-in server of its own."""

    @property
    def oidc_issuer(self) -> str:
        """Return the address of that server; empty where there is none."""


def make_templates(settings: TemplateSettings) -> Jinja2Templates:
    """Return the page templates; a name a page does not know is an error, not an empty place."""
    templates = Jinja2Templates(directory=TEMPLATES)
    templates.env.undefined = StrictUndefined
    templates.env.trim_blocks = True
    templates.env.globals["assets"] = Assets()
    templates.env.globals["has_openid"] = bool(settings.oidc_issuer)
    return templates


def router(house: PageHouse, clock: Clock = now) -> APIRouter:
    """Return every public page. `clock` dates citations."""
    pages = APIRouter(default_response_class=Response, include_in_schema=False)
    _add_shelf(pages, house)
    _add_papers(pages, house)
    pages_manuscript.add(pages, house, clock)
    pages.include_router(pages_view.router(house))
    pages.include_router(pages_arks.router(house))
    return pages


def _add_shelf(pages: APIRouter, house: PageHouse) -> None:
    @pages.get(HOME_PATH)
    def home(request: Request) -> Response:
        language = words_of(request).language.code
        with house.sessions() as session:
            total = cards.count(session)
            rows = cards.browse(session, None, CARDS_ON_HOME)
        shown = [page_models.card(row, house.uris, language) for row in rows]
        return show(house, request, "home.html", section="home", cards=shown, total=total)


def _add_papers(pages: APIRouter, house: PageHouse) -> None:
    @pages.get(f"{HOME_PATH}{ABOUT}")
    def about(request: Request) -> Response:
        return show(house, request, "about.html", section="about", endpoints=_endpoints(house.uris))

    @pages.get(PROBLEM_PATH)
    def problem(request: Request, slug: str) -> Response:
        if slug not in PROBLEMS:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return show(
            house,
            request,
            "problem.html",
            slug=slug,
            number=int(PROBLEMS[slug].status),
            detail=None,
            request_id=None,
            going_to=None,
        )


def _endpoints(uris: Uris) -> list[tuple[str, str]]:
    """List what other software may call; the names in capitals stand for identifiers."""
    return [
        ("IIIF Presentation API 3.0, Collection", uris.top_collection()),
        ("IIIF Presentation API 3.0, Manifest", uris.manifest("MANUSCRIPT")),
        ("IIIF Presentation API 2.1, Collection", uris.older(uris.top_collection())),
        ("IIIF Presentation API 2.1, Manifest", uris.older(uris.manifest("MANUSCRIPT"))),
        ("IIIF Image API 3.0, level 2", uris.info("IMAGE")),
        ("IIIF Image API 2.1, level 2", uris.info("IMAGE", 2)),
        ("IIIF Content State API 1.0", uris.view("STATE")),
        ("ARK", uris.ark_policy()),
        ("IIIF Change Discovery 1.0", uris.changes()),
        ("OAI-PMH 2.0", uris.oai()),
        ("ResourceSync 1.1", uris.resourcesync()),
        ("Sitemap", uris.sitemap()),
        ("DCAT 3", uris.dcat()),
    ]
