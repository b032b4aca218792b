"""What surrounds every page: language, theme, links of the house, scripts and styles."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi.templating import Jinja2Templates
from pydantic import Field
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from catalog import houses
from catalog.accounts.permissions import ANONYMOUS, Action, Person, may
from catalog.uris import Uris
from viewer.assets import Assets
from viewer.languages import LANGUAGES, Translator, translator
from viewer.middleware import Visit

THEME_COOKIE = "kitabdar_theme"
ABOUT = "about"
THEMES = ("auto", "light", "dark")
# The number of a row as an address or a form names it. Both databases hold larger ones, but not
# every number that can be typed: SQLite ends at 2^63 - 1 and would fail instead of finding nothing.
Number = Annotated[int, Field(ge=1, le=10**12)]

# Mirador opens a window for signing in and waits until it closes; cut off from it (HTML,
# cross-origin opener policies), it takes it for closed at once.
_OPENS_WINDOWS = {"Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
# The one file that holds up the first line of text in each language.
_FIRST_FONT = {
    "ar": "amiri-arabic-400-normal.woff2",
    "kk": "noto-sans-cyrillic-wght-normal.woff2",
    "ru": "noto-sans-cyrillic-wght-normal.woff2",
    "en": "noto-sans-latin-wght-normal.woff2",
}


class PageHouse(Protocol):
    """What pages need of the assembled house (`viewer.assembly.House` is one)."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""

    @property
    def uris(self) -> Uris:
        """Return the public addresses."""

    @property
    def templates(self) -> Jinja2Templates:
        """Return the templates made by `viewer.pages.make_templates`."""


class VaultHouse(PageHouse, houses.VaultHouse, Protocol):
    """What pages need that also keep something: pages, and the vault."""


@dataclass(frozen=True)
class Frame:
    """The links and files of one page; `section` names the part of the house it stands in."""

    uris: Uris
    url: str
    section: str
    theme: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    preloads: tuple[str, ...]
    font: str | None

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The address of this same page in each language."""
        split = urlsplit(self.url)
        # An address may say something by a name alone, such as '?info' of an ARK.
        asked = parse_qsl(split.query, keep_blank_values=True)
        kept = [pair for pair in asked if pair[0] != "lang"]
        return {code: f"?{urlencode([*kept, ('lang', code)])}" for code in LANGUAGES}

    @property
    def home(self) -> str:
        """The front page."""
        return local(self.uris.home())

    @property
    def browse(self) -> str:
        """The list of manuscripts."""
        return local(self.uris.browse())

    @property
    def deposits(self) -> str:
        """The list of deposits."""
        return local(self.uris.deposits())

    @property
    def new_deposit(self) -> str:
        """Where a deposit is opened."""
        return local(self.uris.new_deposit())

    @property
    def sign_in(self) -> str:
        """Where to sign in and come back to this very page."""
        split = urlsplit(self.url)
        here = (split.path or "/") + (f"?{split.query}" if split.query else "")
        path = local(self.uris.sign_in())
        return path if split.path == path else f"{path}?{urlencode({'next': here})}"

    @property
    def sign_in_form(self) -> str:
        """Where address and pass phrase are sent to."""
        return local(self.uris.sign_in())

    @property
    def openid(self) -> str:
        """The way to the house's own sign-in server."""
        return local(self.uris.openid())

    @property
    def sign_out(self) -> str:
        """Where signing out is sent to."""
        return local(self.uris.sign_out())

    @property
    def account(self) -> str:
        """One's own account."""
        return local(self.uris.account())

    @property
    def people(self) -> str:
        """The people who work here."""
        return local(self.uris.people())

    @property
    def desk(self) -> str:
        """The staff's desk."""
        return local(self.uris.desk())

    @property
    def authorities(self) -> str:
        """People, places, works and bodies."""
        return local(self.uris.authorities())

    @property
    def imports(self) -> str:
        """The imports of records of other catalogues."""
        return local(self.uris.imports())

    @property
    def about(self) -> str:
        """What this house is."""
        return local(self.uris.home()) + ABOUT

    @property
    def collection(self) -> str:
        """The IIIF collection of everything."""
        return self.uris.collection()


def local(uri: str) -> str:
    """Return an address of this house without its host.

    A person may have come in by another name of the same machine; links keep them where they are.
    """
    split = urlsplit(uri)
    return (split.path or "/") + (f"?{split.query}" if split.query else "")


def visit_of(request: Request) -> Visit:
    """Return what the edge found out about this request."""
    visit = request.state.visit
    assert isinstance(visit, Visit)
    return visit


def words_of(request: Request) -> Translator:
    """Return the translator of this request's language."""
    return translator(visit_of(request).language)


def person_of(request: Request) -> Person:
    """Return whoever asks, as the page's frame greets them; nobody, where nobody was looked for."""
    person = getattr(request.state, "person", None)
    if isinstance(person, Person):
        return person
    visitors = getattr(request.app.state, "visitors", None)
    return ANONYMOUS if visitors is None else visitors.known(request)


def show(
    house: PageHouse,
    request: Request,
    template: str,
    *,
    section: str = "",
    entries: tuple[str, ...] = (),
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """Render one page. `entries` are the Vite entries it needs beside `site`."""
    assets = house.templates.env.globals["assets"]
    assert isinstance(assets, Assets)
    parts = [assets.entry(name) for name in ("site", *entries)]
    language = visit_of(request).language
    theme = request.cookies.get(THEME_COOKIE, "auto")
    frame = Frame(
        uris=house.uris,
        url=str(request.url),
        section=section,
        theme=theme if theme in THEMES else "auto",
        styles=tuple(dict.fromkeys(css for part in parts for css in part.styles)),
        scripts=tuple(part.script for part in parts if part.script),
        preloads=tuple(dict.fromkeys(file for part in parts for file in part.preloads)),
        font=assets.file(_FIRST_FONT[language]),
    )
    return house.templates.TemplateResponse(
        request,
        template,
        {
            "view": frame,
            "t": translator(language),
            "languages": LANGUAGES,
            "person": person_of(request),
            "may": may,
            "Action": Action,
            **context,
        },
        status_code=status,
        headers={**(_OPENS_WINDOWS if "mirador" in entries else {}), **(headers or {})},
    )
