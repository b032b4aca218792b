"""Every address worth asking: where the house begins, what its routes can name, what is hidden."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.routing import Mount

from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition.tables import Assessment
from catalog.conservation.treatment.tables import Proposal, Treatment
from catalog.identity import Holder
from catalog.paths import IMAGE_PREFIXES, STATIC_PATH
from viewer.leaks.kept_back import ClosedPicture, KeptBack, Secret

_PARAMETER: Final = re.compile(r"\{(\w+)(?::\w+)?\}")
_LINK: Final = re.compile(r"""(?:href|src|action|data-[\w-]+)=["']([^"'<>]+)["']""")
_ADDRESS: Final = re.compile(r"""https?://[^\s"'<>\\)]+""")
_TEXTUAL: Final = ("text/", "json", "xml", "javascript")
_OAI: Final = (
    "verb=Identify", "verb=ListSets", "verb=ListMetadataFormats",
    *(f"verb=ListRecords&metadataPrefix={one}" for one in ("oai_dc", "tei", "mets", "edm")),
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
)  # fmt: skip
# Each place of an address takes so many of the identifiers there are.
PLACES_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class Known:
    """Identifiers by the name of the place where they stand in an address."""

    places: Mapping[str, Sequence[str]] = field(default_factory=dict)


def known(session: Session, kept: KeptBack, books: Sequence[str]) -> Known:
    """What may stand in addresses: `books` beside those that have something to hide."""
    closed = kept.pictures
    manuscripts = [*dict.fromkeys(one.manuscript_id for one in closed), *sorted(kept.hidden_books)]

    def ids(column: object) -> list[str]:
        return [str(one) for one in session.scalars(select(column).limit(PLACES_MAX))]  # type: ignore[call-overload]

    return Known(
        {
            "manuscript_id": [*dict.fromkeys([*manuscripts, *books])][:PLACES_MAX],
            "canvas_id": [*dict.fromkeys(one.canvas_id for one in closed)][:PLACES_MAX],
            "image_id": [one.image_id for one in closed][:PLACES_MAX],
            "assessment_id": ids(Assessment.id),
            "capture_id": ids(Capture.id),
            "treatment_id": ids(Treatment.id),
            "proposal_id": ids(Proposal.id),
            "holder_id": ids(Holder.id),
            "version": ["1", "2"],
            "pattern": ["active", "kiosk"],
            "name": ["quires", "all"],
        }
    )


def seeds(app: FastAPI, known: Known, kept: KeptBack) -> Iterator[str]:
    """Where to begin: entrances, every route with what it can name, doors to what is kept back."""
    yield from ("/", "/manuscripts", "/robots.txt", "/sitemap.xml", "/api/openapi.json")
    yield from (f"/oai?{query}" for query in _OAI)
    yield from _routes(app, known)
    for picture in kept.pictures:
        yield from _of_picture(picture)
    yield from _questions(kept.secrets)


def _routes(app: FastAPI, known: Known) -> Iterator[str]:
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount) or "GET" not in (route.methods or ()):
            continue
        path = str(route.path)
        places = [known.places.get(name, ["0"]) for name in _PARAMETER.findall(path)]
        for values in itertools.islice(itertools.product(*places), PLACES_MAX**2):
            given = iter(values)
            yield _PARAMETER.sub(lambda _, given=given: quote(next(given), safe=""), path)  # type: ignore[misc]


def _of_picture(picture: ClosedPicture) -> Iterator[str]:
    width, height = min(512, picture.width), min(512, picture.height)
    wanted = (
        "info.json", "full/max/0/default.jpg", "full/full/0/default.jpg",
        f"0,0,{width},{height}/{width},{height}/0/default.jpg",
        "full/150,/0/default.jpg", "full/!512,512/0/default.jpg", "full/!1024,1024/0/default.jpg",
        "square/200,/0/default.png", "full/200,/90/gray.webp", "pct:10,10,20,20/max/0/default.jpg",
    )  # fmt: skip
    for prefix in IMAGE_PREFIXES:
        for rest in wanted:
            yield f"{prefix}{picture.image_id}/{rest}"
            yield f"{prefix}{picture.image_id}.small/{rest}"


def _questions(secrets: Iterable[Secret]) -> Iterator[str]:
    """A search for the first words of each secret: what is found shows them."""
    asked = dict.fromkeys(" ".join(one.words.split()[:2]) for one in secrets if " " in one.words)
    for words in itertools.islice(asked, 200):
        # The words that are asked for come back in the answer; those behind them must not.
        yield f"/api/search?{urlencode({'q': words})}"
        yield f"/manuscripts?{urlencode({'q': words})}"


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


def is_worth_asking(address: str, closed: frozenset[str]) -> bool:
    """Whether something could come out there: not files of the site, not pictures that are open."""
    if address.startswith(STATIC_PATH):
        return False
    if address.startswith(IMAGE_PREFIXES):
        image_id = address.split("/")[3].removesuffix(".small")
        return image_id in closed
    return True
