"""Where a citation leads today: the book or its successor, the page, or several to choose from.

A page that is named by its canvas never moves. One that is named by what it is called is found by
today's foliation, by any other that stands in the record, and by every label it was ever published
under; where these lead to several pages, all of them are told, today's first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity, manuscripts
from catalog.arks.errors import ArkNotFound, FolioNotFound
from catalog.arks.names import Ark, canvas_id_in, folio_in, manuscript_id_of
from catalog.codicology.arrangement_resolving import Means, Resolved, resolve_label
from catalog.codicology.arrangement_tables import FormerLabel, SideLabel, folded
from catalog.codicology.folios import Canvas, Side
from catalog.errors import CanvasNotFound, ManuscriptNotFound, Withdrawn
from catalog.identity import Manuscript

_STEPS_MAX: Final = 20
_ORDER: Final = (Means.LABEL, Means.FOLIATION, Means.FORMER)


@dataclass(frozen=True, slots=True)
class Led:
    """Where an ARK leads: `manuscript` with its holder, and the pages that are meant, if any is.

    `is_gone`: the book was withdrawn, nothing goes on in its place, and its address says so.
    `named` is the book that the ARK was given to, `folio` what the page was called in it.
    """

    manuscript: Manuscript
    named: Manuscript
    is_gone: bool = False
    folio: str = ""
    pages: tuple[Resolved, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Whether the book goes on in another record than the one that was named."""
        return self.manuscript.id != self.named.id


def led(session: Session, ark: Ark) -> Led:
    """Where it leads today, for everybody.

    Raises:
        ArkNotFound: no book has this name that the public may know of, or no page this identifier.
        FolioNotFound: no page of the book is or was called so.
    """
    manuscript_id = manuscript_id_of(ark)
    try:
        named = identity.find(session, manuscript_id)
        today, is_gone = _today(session, named)
    except ManuscriptNotFound as unknown:
        raise ArkNotFound(str(ark)) from unknown
    if is_gone or today.id != named.id or not ark.qualifier:
        # What stands on a page of a book that was merged stands elsewhere in its successor.
        return Led(today, named, is_gone)
    canvas_id, folio = canvas_id_in(ark), folio_in(ark)
    if canvas_id is not None:
        return Led(today, named, pages=(page_of(session, today.id, canvas_id),))
    if folio is None:
        raise ArkNotFound(str(ark))
    pages = pages_called(session, today.id, folio)
    if not pages:
        raise FolioNotFound(folio, today.shelfmark)
    return Led(today, named, folio=folio, pages=pages)


def page_of(session: Session, manuscript_id: str, canvas_id: str) -> Resolved:
    """The page of this canvas.

    Raises:
        CanvasNotFound: the book has none with this identifier.
    """
    row = session.execute(
        select(Side.id, Side.label)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(Canvas.id == canvas_id, Canvas.manuscript_id == manuscript_id)
    ).first()
    if row is None:
        raise CanvasNotFound(canvas_id)
    return Resolved(canvas_id, row.id, row.label, Means.LABEL, row.label)


def pages_called(session: Session, manuscript_id: str, folio: str) -> tuple[Resolved, ...]:
    """Every page that is or was called so, today's labels first.

    A label travels without its hyphens and with '_' for a space; so it is compared without both
    where it cannot be read as it stands.
    """
    found = resolve_label(session, manuscript_id, folio)
    if found:
        return found
    key = _key(folio)
    if not key:
        return ()
    first: dict[str, Resolved] = {}
    for one in sorted(_labelled(session, manuscript_id), key=lambda one: _ORDER.index(one.means)):
        if _key(one.via) == key:
            first.setdefault(one.canvas_id, one)
    return tuple(first.values())


def _today(session: Session, named: Manuscript) -> tuple[Manuscript, bool]:
    """The book itself, or the last of its successors; and whether that one is withdrawn."""
    found = named
    for _ in range(_STEPS_MAX):
        try:
            return manuscripts.readable(session, found.id), False
        except Withdrawn:
            successor = _successor(session, found)
            if successor is None:
                return found, True
            found = successor
    return named, True


def _successor(session: Session, gone: Manuscript) -> Manuscript | None:
    """The book in which this one goes on, if the public may know of it."""
    if gone.successor_id is None:
        return None
    try:
        manuscripts.readable(session, gone.successor_id)
    except Withdrawn:
        pass
    except ManuscriptNotFound:
        return None
    return identity.find(session, gone.successor_id)


def _labelled(session: Session, manuscript_id: str) -> Iterable[Resolved]:
    sides = {
        row.id: row
        for row in session.execute(
            select(Side.id, Side.label, Canvas.id.label("canvas_id"))
            .join(Canvas, Canvas.side_id == Side.id)
            .where(Side.manuscript_id == manuscript_id)
            .order_by(Side.position, Side.id)
        )
    }
    for row in sides.values():
        yield Resolved(row.canvas_id, row.id, row.label, Means.LABEL, row.label)
    others = select(SideLabel.side_id, SideLabel.label, SideLabel.foliation_id).where(
        SideLabel.manuscript_id == manuscript_id
    )
    for side_id, label, foliation_id in session.execute(others):
        if side_id in sides:
            side = sides[side_id]
            yield Resolved(
                side.canvas_id, side_id, side.label, Means.FOLIATION, label, foliation_id
            )
    former = (
        select(FormerLabel.side_id, FormerLabel.label)
        .where(FormerLabel.manuscript_id == manuscript_id)
        .order_by(FormerLabel.until.desc())
    )
    for side_id, label in session.execute(former):
        if side_id in sides:
            side = sides[side_id]
            yield Resolved(side.canvas_id, side_id, side.label, Means.FORMER, label)


def _key(label: str) -> str:
    return "".join(each for each in folded(label) if each not in "-_. ")
