"""Where a link of any viewer is opened: /view, by address, by form, or by what is dropped there.

The answer is a redirection to the right page of the right book. This house asks no other server
for what a link names: what is elsewhere is offered as a plain link, after saying whose it is.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.errors import Withdrawn
from catalog.paths import VIEW_PATH
from catalog.uris import Uris
from iiif.content_state import encoding
from iiif.content_state.errors import BadContentState
from iiif.content_state.finding import Found, Listed, Spot, find
from iiif.content_state.making import state_of
from iiif.content_state.reading import read_state
from viewer.frame import PageHouse, local, show, words_of
from viewer.link_views import link_views
from viewer.problems import wants_page
from viewer.refusals import Sentence, sentence_of

PARAMETER: Final = "iiif-content"
# A form brings every letter of another script as nine characters.
_BODY_MAX: Final = 12 * encoding.TEXT_MAX
_ONCE: Final = {"Cache-Control": "no-store"}


def router(house: PageHouse) -> APIRouter:
    """Return the page, and what opens a link that was sent."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)

    @pages.get(VIEW_PATH)
    def view(request: Request) -> Response:
        state = request.query_params.get(PARAMETER, "")
        return _opened(house, request, state) if state.strip() else _form(house, request)

    @pages.post(VIEW_PATH)
    async def sent(request: Request) -> Response:
        state = await _sent_state(request)
        return await run_in_threadpool(_opened, house, request, state)

    return pages


async def _sent_state(request: Request) -> str:
    """Return the state in a body: as JSON by itself (section 3.2), or as a field of a form."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _BODY_MAX:
            break
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _fields(body).get(PARAMETER, "")
    return body.decode("utf-8", "replace")


def _fields(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("ascii", "replace"), max_num_fields=20))
    except ValueError:
        return {}


def _opened(house: PageHouse, request: Request, state: str) -> Response:
    t = words_of(request)
    try:
        with house.sessions() as session:
            found = find(session, house.uris, read_state(state))
            whither = _whither(house.uris, found)
            if whither is None:
                return _places(house, request, session, found)
    except BadContentState as refused:
        if not wants_page(request):
            raise
        return _form(house, request, state, sentence_of(refused, t))
    except Withdrawn as gone:
        whither = house.uris.manuscript(gone.object_id)
    return RedirectResponse(local(whither), HTTPStatus.SEE_OTHER, headers=_ONCE)


def _whither(uris: Uris, found: Sequence[Found]) -> str | None:
    """Return the page that shows what was found; None where no single one does."""
    match found:
        case [Listed() as listed]:
            return listed.address
        case [Spot() as spot]:
            return uris.reader(spot.manuscript_id, spot.canvas_id, spot.xywh, seen=spot.xywh)
        case [Spot() as one, Spot() as other]:
            return compared(uris, one, other)
        case _:
            return None


def compared(uris: Uris, one: Spot, other: Spot) -> str:
    """Return where two places are seen beside each other."""
    state = encoding.encode(state_of(uris, (one, other)))
    return f"{uris.mirador(one.manuscript_id)}?{PARAMETER}={state}"


def _places(
    house: PageHouse, request: Request, session: Session, found: Sequence[Found]
) -> Response:
    """Say where the link leads, place by place, and leave the choice to its reader."""
    views = link_views(session, house.uris, found, words_of(request))
    return show(
        house, request, "view/places.html", section="manuscripts", entries=("opening",),
        headers=_ONCE, places=views,
        servers=list(dict.fromkeys(each.server for each in views if each.server)),
        opener=local(house.uris.view()),
    )  # fmt: skip


def _form(
    house: PageHouse, request: Request, state: str = "", mistake: Sentence | None = None
) -> Response:
    status = HTTPStatus.BAD_REQUEST if mistake else HTTPStatus.OK
    return show(
        house, request, "view/open.html", section="manuscripts", entries=("opening",),
        status=status, headers=_ONCE, address=local(house.uris.view()), mistake=mistake,
        # What is far too long stands in nobody's way when it is not sent back.
        state=state if len(state) <= encoding.TEXT_MAX else "", parameter=PARAMETER,
        most=encoding.TEXT_MAX,
    )  # fmt: skip
