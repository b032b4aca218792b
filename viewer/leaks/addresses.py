"""Every address worth asking: where the house begins, what its routes can name, what is hidden."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from catalog.paths import IMAGE_PREFIXES, OAI_PATH, STATIC_PATH
from catalog.uris import Uris
from viewer.leaks.kept_back import ClosedPicture, KeptBack
from viewer.leaks.naming import Known, evenly

_PARAMETER: Final = re.compile(r"\{(\w+)(?::\w+)?\}")
_LINK: Final = re.compile(r"""(?:href|src|action|data-[\w-]+)=["']([^"'<>]+)["']""")
_ADDRESS: Final = re.compile(r"""https?://[^\s"'<>\\)]+""")
# Where a list goes on, as programs are told: in OAI-PMH, and in our own answers.
_TOKEN: Final = re.compile(r"<resumptionToken[^>]*>([^<]+)<")
_AFTER: Final = re.compile(r'"next_after": ?"([^"]+)"')
_TEXTUAL: Final = ("text/", "json", "xml", "javascript")
_FORMATS: Final = ("oai_dc", "tei", "mets", "edm")
_OAI: Final = (
    "verb=Identify", "verb=ListSets", "verb=ListMetadataFormats",
    *(f"verb=ListRecords&metadataPrefix={one}" for one in _FORMATS),
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
)  # fmt: skip
# Where words are asked for without the route saying so.
_ASKED: Final = (
    "/manuscripts", "/api/search", "/api/search.csv", "/api/search.bib", "/api/search.ris",
    "/api/search.csl.json", "/iiif/collection/found.json", "/iiif/v2/collection/found.json",
)  # fmt: skip
_QUESTIONS_MAX: Final = 200


def seeds(app: FastAPI, uris: Uris, known: Known, kept: KeptBack) -> Iterator[str]:
    """Where to begin: entrances, every route with what it can name, doors to what is kept back."""
    yield from ("/", "/manuscripts", "/robots.txt", "/sitemap.xml", "/api/openapi.json")
    yield from (f"{OAI_PATH}?{query}" for query in _OAI)
    host = urlsplit(uris.base).hostname
    for form, book in itertools.product(_FORMATS, known.places.get("manuscript_id", ())):
        told = {"verb": "GetRecord", "metadataPrefix": form, "identifier": f"oai:{host}:{book.id}"}
        yield f"{OAI_PATH}?{urlencode(told)}"
    routes = [route for route in iter_route_contexts(app.routes) if _is_read(route)]
    for route in routes:
        yield from _filled(str(route.path), known)
    for book in known.places.get("manuscript_id", ()):
        yield from _cited(uris, uris.ark(book.id))
    for picture in evenly(kept.pictures, known.each):
        yield from _of_picture(picture)
        yield from _cited(uris, uris.ark(picture.manuscript_id, picture.canvas_id))
    yield from _questions(routes, known, kept)


def _cited(uris: Uris, ark: str) -> Iterator[str]:
    """A citation, and what it tells of itself."""
    path = ark.removeprefix(uris.base)
    yield from (path, f"{path}?info")


def _is_read(route: Any) -> bool:
    return not isinstance(route.original_route, Mount) and "GET" in (route.methods or ())


def _filled(path: str, known: Known) -> Iterator[str]:
    for values in known.fillings(_PARAMETER.findall(path)):
        given = iter(values)
        yield _PARAMETER.sub(lambda _, given=given: quote(next(given), safe=""), path)  # type: ignore[misc]


def _of_picture(picture: ClosedPicture) -> Iterator[str]:
    width, height = min(512, picture.width), min(512, picture.height)
    wanted = (
        "info.json", "full/max/0/default.jpg", "full/full/0/default.jpg",
        f"0,0,{width},{height}/{width},{height}/0/default.jpg",
        "full/150,/0/default.jpg", "full/!512,512/0/default.jpg", "full/!1024,1024/0/default.jpg",
        "square/200,/0/default.png", "full/200,/90/gray.webp", "pct:10,10,20,20/max/0/default.jpg",
        "full/^max/0/default.jpg", "full/pct:20/!0/bitonal.png",
    )  # fmt: skip
    for prefix in IMAGE_PREFIXES:
        for rest in wanted:
            yield f"{prefix}{picture.image_id}/{rest}"
            yield f"{prefix}{picture.image_id}.small/{rest}"


def _questions(routes: Iterable[Any], known: Known, kept: KeptBack) -> Iterator[str]:
    """A search for the first words of each secret: what is found shows them.

    The words that are asked for come back in the answer; those behind them must not. Within a book
    its own secrets are looked for.
    """
    books = {one.canvas_id: one.manuscript_id for one in kept.pictures}
    asked: dict[str, set[str]] = {}
    for one in kept.secrets:
        if " " in one.words or one.only_at:
            words = " ".join(one.words.split()[:2])
            asked.setdefault(words, set()).add(books.get(one.owner, one.owner))
    some = evenly(list(asked), _QUESTIONS_MAX)
    for path, words in itertools.product(_ASKED, some):
        yield f"{path}?{urlencode({'q': words})}"
    for route in routes:
        path = str(route.path)
        if path in _ASKED or "q" not in _queries(route):
            continue
        is_of_book = "{manuscript_id}" in path
        for address, words in itertools.product(_filled(path, known), some):
            if is_of_book and not any(book in address for book in asked[words]):
                continue
            # Of a word that is being typed there are only its first letters.
            typed = words[:3] if path.endswith("/autocomplete") else words
            yield f"{address}?{urlencode({'q': typed})}"


def _queries(route: Any) -> set[str]:
    dependant = getattr(route.original_route, "dependant", None)
    return {one.alias for one in getattr(dependant, "query_params", ())}


def links_in(base: str, address: str, media_type: str, body: bytes) -> Iterator[str]:
    """The addresses of this house in an answer, without what changes nothing but the language."""
    if not any(kind in media_type for kind in _TEXTUAL):
        return
    text = body.decode("utf-8", "replace").replace("&amp;", "&").replace("\\/", "/")
    host = urlsplit(base).netloc
    for told in itertools.chain(_LINK.findall(text), _ADDRESS.findall(text)):
        try:
            whole = urlsplit(urljoin(base + address, told))
        except ValueError:
            continue
        if whole.scheme not in ("http", "https") or whole.netloc != host:
            continue
        path = whole.path + (f"?{whole.query}" if whole.query else "")
        yield re.sub(r"([?&])(?:lang|next)=[^&]*&?", r"\1", path).rstrip("?&")
    yield from _going_on(address, text)


def _going_on(address: str, text: str) -> Iterator[str]:
    path, _, query = address.partition("?")
    verb = re.search(r"(?:^|&)verb=(\w+)", query)
    if verb:
        for token in _TOKEN.findall(text):
            yield f"{path}?{urlencode({'verb': verb[1], 'resumptionToken': token})}"
    for last in _AFTER.findall(text):
        rest = re.sub(r"(?:^|&)after=[^&]*", "", query).strip("&")
        yield f"{path}?{rest}{'&' if rest else ''}{urlencode({'after': last})}"


def is_worth_asking(address: str, closed: frozenset[str]) -> bool:
    """Whether something could come out there: not files of the site, not pictures that are open."""
    if address.startswith(STATIC_PATH):
        return False
    if address.startswith(IMAGE_PREFIXES):
        image_id = address.split("/")[3].removesuffix(".small")
        return image_id in closed
    return True


def in_languages(address: str, languages: Sequence[str]) -> Iterator[str]:
    """The same address in each of the languages."""
    joint = "&" if "?" in address else "?"
    yield from (f"{address}{joint}lang={one}" for one in languages)
