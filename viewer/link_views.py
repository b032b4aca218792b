"""What is said of the places that a link names: which of our books, or whose server it is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.arks.resolving import page_of
from catalog.errors import NotFound, Withdrawn
from catalog.references.manifest import origin_of
from catalog.references.tables import OutsideReference
from catalog.uris import Uris
from iiif.content_state.finding import Elsewhere, Found, Listed, Spot
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import Text, label_in, said
from viewer.reference_views import host_of


@dataclass(frozen=True, slots=True)
class LinkView:
    """One place. Of one elsewhere `server` is the name of its host and `whole` its whole address.

    `beside` is the page on which it is compared with a book of ours, where staff put it there.
    """

    address: str
    shelfmark: str = ""
    title: Text | None = None
    folio: str = ""
    server: str = ""
    whole: str = ""
    beside: str = ""


def link_views(
    session: Session, uris: Uris, found: Sequence[Found], t: Translator
) -> list[LinkView]:
    """Return the places in the order of the link."""
    return [_view(session, uris, each, t) for each in found]


def _view(session: Session, uris: Uris, found: Found, t: Translator) -> LinkView:
    match found:
        case Spot():
            return _of_book(session, uris, found, t)
        case Listed():
            return LinkView(local(found.address), shelfmark=t("nav-manuscripts"))
        case Elsewhere():
            return _of_others(session, uris, found)


def _of_book(session: Session, uris: Uris, spot: Spot, t: Translator) -> LinkView:
    manuscript = manuscripts.readable(session, spot.manuscript_id)
    folio = ""
    if spot.canvas_id is not None:
        folio = label_in(page_of(session, spot.manuscript_id, spot.canvas_id).label, t)
    address = uris.reader(spot.manuscript_id, spot.canvas_id, spot.xywh, seen=spot.xywh)
    return LinkView(
        local(address), manuscript.shelfmark, said(manuscript.titles, t.language.code), folio
    )


def _of_others(session: Session, uris: Uris, found: Elsewhere) -> LinkView:
    address = found.address
    server = host_of(origin_of(address) or address)
    return LinkView(address, server=server, whole=address, beside=_beside(session, uris, found))


def _beside(session: Session, uris: Uris, found: Elsewhere) -> str:
    """Return where it is compared with a public book of ours; '' where nobody put it beside one."""
    named = {*found.target.manifests, found.target.address}
    rows = session.scalars(
        select(OutsideReference)
        .where(OutsideReference.address.in_(named), OutsideReference.is_removed.is_(False))
        .order_by(OutsideReference.at, OutsideReference.id)
    )
    for row in rows:
        if row.manuscript_id is None:
            continue
        try:
            manuscripts.readable(session, row.manuscript_id)
        except (NotFound, Withdrawn):
            continue
        sides = [address for address, _ in row.sides]
        side = sides.index(found.target.address) if found.target.address in sides else 0
        page = local(uris.compare_reference(row.manuscript_id, row.id))
        return f"{page}?side={quote(str(side))}"
    return ""
