"""Which part of a book an address of one of its viewers asks for.

By plain parameters, as our own links have them, or by an IIIF content state, as any viewer writes
it. A state that is about something else than this one book is opened where all are: at /view.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, unquote, urldefrag

from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from catalog.errors import NotFound, Withdrawn
from catalog.uris import Uris
from iiif.content_state.errors import BadContentState
from iiif.content_state.finding import Found, Region, Spot, find
from iiif.content_state.reading import read_state
from viewer.frame import local

_REGION: Final = re.compile(
    r"(?:xywh=)?(?:pixel:)?(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """A canvas by its identifier, and a region of it: x, y, width, height in canvas pixels."""

    canvas_id: str | None = None
    region: Region | None = None

    @property
    def xywh(self) -> str | None:
        """The region as an address has it."""
        return ",".join(map(str, self.region)) if self.region else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a view, two to compare (`beside` is the other), or elsewhere.

    `elsewhere` is where to go instead; `refused` why a state asks for nothing.
    """

    view: View = View()
    beside: Spot | None = None
    is_by_state: bool = False
    elsewhere: str = ""
    refused: BadContentState | None = None


def read_view(canvas: str | None, xywh: str | None = None) -> View:
    """Read plain parameters; what cannot be read asks for nothing: an old link opens the book.

    `canvas` is an identifier or a whole canvas URI, perhaps with '#xywh='.
    """
    if not canvas:
        return View()
    address, fragment = urldefrag(canvas)
    canvas_id = unquote(address.rstrip("/").rsplit("/", 1)[-1])
    return View(canvas_id or None, _region(xywh) or _region(fragment))


def read_asked(
    session: Session,
    uris: Uris,
    manuscript_id: str,
    canvas: str | None,
    xywh: str | None,
    state: str | None,
    *,
    may_compare: bool = False,
) -> Asked:
    """Read what an address of a viewer of this book asks for; plain parameters count first.

    `may_compare`: the viewer can show a place of this book beside another one.
    """
    if canvas or not state:
        return Asked(read_view(canvas, xywh))
    try:
        found = find(session, uris, read_state(state))
    except BadContentState as refused:
        return Asked(refused=refused)
    except (NotFound, Withdrawn):
        return Asked(elsewhere=opened_at(uris, state))
    first = _in_book(found[0], manuscript_id)
    if first is not None and len(found) == 1:
        return Asked(View(first.canvas_id, first.region), is_by_state=True)
    if first is not None and may_compare and len(found) == 2 and isinstance(found[1], Spot):
        return Asked(View(first.canvas_id, first.region), found[1], is_by_state=True)
    return Asked(elsewhere=opened_at(uris, state))


def opened_at(uris: Uris, state: str) -> str:
    """Where a state is opened whatever it is about; as it came, as it may be an address."""
    return uris.view(quote(state, safe=""))


def sent_on(asked: Asked) -> Response:
    """Send whoever came with a state that is not about this book to where all are opened."""
    headers = {"Cache-Control": "no-store"}
    return RedirectResponse(local(asked.elsewhere), HTTPStatus.SEE_OTHER, headers=headers)


def _in_book(found: Found, manuscript_id: str) -> Spot | None:
    return found if isinstance(found, Spot) and found.manuscript_id == manuscript_id else None


def _region(text: str | None) -> Region | None:
    found = _REGION.fullmatch(text or "")
    if found is None:
        return None
    x, y, width, height = (int(number) for number in found.groups())
    return (x, y, width, height) if width and height else None
