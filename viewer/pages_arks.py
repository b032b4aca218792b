"""Citations that never move: what an ARK leads to, and what is told of it (`?info`).

A lone '?' at the end of an address (the oldest way to ask) reaches no web application, as servers
cut it off; '??' and '?info' do (draft-kunze-ark-38, 5.2).
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.arks.erc import written
from catalog.arks.errors import ArkNotFound
from catalog.arks.names import TEST_NAAN, Ark, read_ark
from catalog.arks.resolving import Led, led
from catalog.codicology.arrangement_resolving import Means
from catalog.paths import ARK_ROUTES
from iiif.content_state.reading import read_box
from viewer.ark_views import choices, page_address, told_of
from viewer.frame import PageHouse, local, show, words_of
from viewer.page_models import label_in, said
from viewer.problems import wants_page

_METHODS: Final = ["GET", "HEAD"]
_PLAIN: Final = "text/plain; charset=utf-8"
# Knows which house answers for a number that is not ours; named as a link, and never asked.
_EVERYBODY: Final = "https://n2t.net/"


def router(house: PageHouse) -> APIRouter:
    """Return the two addresses under which every ARK of this house is answered."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)

    def resolve(request: Request, ark: str) -> Response:
        read = read_ark(ark)
        if read.naan not in (house.uris.naan, TEST_NAAN):
            return _of_others(house, request, read)
        if not read.name:
            return _policy(house, request)
        return _resolved(house, request, read)

    for path in ARK_ROUTES:
        pages.add_api_route(path, resolve, methods=_METHODS)
    return pages


def _resolved(house: PageHouse, request: Request, ark: Ark) -> Response:
    with house.sessions() as session:
        found = led(session, ark)
    if len(found.pages) > 1:
        return _choice(house, request, found)
    if _is_inflected(request):
        return _info(house, request, ark, found)
    uris = house.uris
    address = uris.manuscript(found.manuscript.id)
    if found.pages:
        address = page_address(uris, found.manuscript.id, found.pages[0], _region(request))
    here = uris.ark(found.named.id, found.pages[0].canvas_id if found.pages else None)
    return RedirectResponse(
        local(address),
        HTTPStatus.FOUND,
        headers={
            "Cache-Control": "no-store",
            "Link": f'<{here}?info>; rel="describedby"; type="text/plain"',
        },
    )


def _is_inflected(request: Request) -> bool:
    """Tell whether the address ends with '?info' or with the older '??'."""
    return "info" in request.query_params or request.url.query.startswith("?")


def _region(request: Request) -> str:
    """Return the part of the page that is asked for, as the reader takes it; '' for all of it."""
    box = read_box(request.query_params.get("xywh", ""))
    if box is None or box.is_percent or min(box.x, box.y) < 0:
        return ""
    return ",".join(str(round(each)) for each in (box.x, box.y, box.width, box.height))


def _info(house: PageHouse, request: Request, ark: Ark, found: Led) -> Response:
    t = words_of(request)
    with house.sessions() as session:
        told = told_of(session, house.uris, found, ark.naan, t)
    headers = {
        "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Language, Cookie",
        "Link": f'<{told.where}>; rel="describes"',
        "THUMP-Status": "0.6 200 OK",
        "Access-Control-Allow-Origin": "*",
    }
    if not wants_page(request):
        headers["Content-Language"] = t.language.code
        return Response(written(told), media_type=_PLAIN, headers=headers)
    return show(
        house, request, "arks/info.html", section="manuscripts", headers=headers, told=told,
        entries=("opening",),
        text=written(told), ark=str(ark), book=local(house.uris.manuscript(found.named.id)),
        shelfmark=found.named.shelfmark, title=said(found.named.titles, t.language.code),
        folio=label_in(found.pages[0].label, t) if found.pages else "",
    )  # fmt: skip


def _choice(house: PageHouse, request: Request, found: Led) -> Response:
    """Say that the label meant different pages in different foliations, and offer each."""
    t, book = words_of(request), found.manuscript
    offered = choices(house.uris, found, t, _region(request))
    headers = {"Cache-Control": "no-store"}
    if not wants_page(request):
        lines = [f"{one.label}\t{house.uris.base}{one.address}" for one in offered]
        return Response(
            "\n".join(lines) + "\n", HTTPStatus.MULTIPLE_CHOICES, headers, media_type=_PLAIN
        )
    return show(
        house, request, "arks/choice.html", section="manuscripts", headers=headers,
        entries=("opening",),
        status=HTTPStatus.MULTIPLE_CHOICES, folio=found.folio, choices=offered,
        is_of_today=found.pages[0].means is Means.LABEL,
        is_about_time=any(one.means is not Means.LABEL for one in found.pages),
        book=local(house.uris.manuscript(book.id)), shelfmark=book.shelfmark,
        title=said(book.titles, t.language.code),
    )  # fmt: skip


def _policy(house: PageHouse, request: Request) -> Response:
    """Say what is promised of the names under this number."""
    return show(
        house, request, "arks/policy.html", section="about", naan=house.uris.naan,
        is_test=house.uris.naan == TEST_NAAN,
    )  # fmt: skip


def _of_others(house: PageHouse, request: Request, ark: Ark) -> Response:
    """Say that another institution gave this name, and offer who knows which."""
    if not wants_page(request):
        raise ArkNotFound(str(ark))
    elsewhere = _EVERYBODY + quote(str(ark), safe=":/=~*+@_$.")
    return show(
        house, request, "arks/elsewhere.html", section="manuscripts", ark=str(ark),
        status=HTTPStatus.NOT_FOUND, elsewhere=elsewhere, naan=house.uris.naan,
    )  # fmt: skip
