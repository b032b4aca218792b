"""The list of manuscripts as readers browse it: one card each, in shelfmark order.

Column tuples, no objects; a page of the list costs three statements, however long the list
and the books are, and the next page begins after a manuscript and not after a count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select, true, tuple_
from sqlalchemy.orm import Session

from catalog.access.tables import TierInForce
from catalog.access.tiers import Tier
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.codicology.labels import LeafKind
from catalog.directions import ViewingDirection
from catalog.errors import ManuscriptNotFound
from catalog.handling.rules import Rule
from catalog.handling.tables import RuleInForce
from catalog.identity import Holder, Manuscript
from catalog.images import Image, small_id, small_size
from catalog.language import LanguageMap
from catalog.revisions import Revision
from catalog.standing_rules import WHOLE


@dataclass(frozen=True, slots=True)
class ManuscriptCard:
    """What a list shows of a manuscript.

    `pages` counts canvases. The cover is the first image in reading order that may be seen,
    whole, with its size in pixels; all three are None while there is no image, or none that its
    custodians allow to stand for the book. `is_cover_uncut`: no region of it is drawn. Where
    everybody gets pages in a small size only, the cover is a small picture too.
    """

    id: str
    shelfmark: str
    holder_id: str
    holder_names: LanguageMap
    titles: LanguageMap
    languages: list[str]
    date_text: str | None
    viewing_direction: ViewingDirection
    is_sample: bool
    is_withheld: bool
    changed_at: datetime
    pages: int
    cover_image_id: str | None
    cover_width_px: int | None
    cover_height_px: int | None
    is_cover_uncut: bool = False


def browse(
    session: Session, after: str | None, limit: int, *, with_withheld: bool = False
) -> list[ManuscriptCard]:
    """At most `limit` cards after the manuscript with the id `after`, in shelfmark order.

    None begins at the beginning. Manuscripts that were never published are left out, and
    withheld ones unless staff ask.

    Raises:
        ManuscriptNotFound: `after` is not the id of a manuscript.
    """
    return _cards(
        session,
        _columns()
        .where(_shown(with_withheld), _after(session, after))
        .order_by(Manuscript.shelfmark_sort, Manuscript.id)
        .limit(limit),
    )


def chosen(session: Session, manuscript_ids: Sequence[str]) -> list[ManuscriptCard]:
    """The cards of these manuscripts, in this order; what readers may not see is left out."""
    statement = _columns().where(_shown(False), Manuscript.id.in_(manuscript_ids))
    by_id = {card.id: card for card in _cards(session, statement)}
    return [by_id[each] for each in manuscript_ids if each in by_id]


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        Manuscript.id,
        Manuscript.shelfmark,
        Manuscript.holder_id,
        Holder.names,
        Manuscript.titles,
        Manuscript.languages,
        Manuscript.date_text,
        Manuscript.viewing_direction,
        Manuscript.is_sample,
        Manuscript.is_withheld,
        Manuscript.changed_at,
        _pages(),
        _cover_id().label("cover"),
    ).join(Holder, Holder.id == Manuscript.holder_id)


def _cards(session: Session, statement: Select[*tuple[Any, ...]]) -> list[ManuscriptCard]:
    rows = session.execute(statement).all()
    covers: list[str | None] = [row.cover for row in rows]
    sizes = _sizes(session, [cover for cover in covers if cover is not None])
    return [
        ManuscriptCard(*row[:-1], *sizes.get(cover, (None, None, None, False)))
        for row, cover in zip(rows, covers, strict=True)
    ]


def count(session: Session, *, with_withheld: bool = False) -> int:
    """How many manuscripts there are for readers, or for staff if they ask."""
    statement = select(func.count()).select_from(Manuscript).where(_shown(with_withheld))
    return session.scalar(statement) or 0


def _shown(with_withheld: bool) -> ColumnElement[bool]:
    # A book whose first deposit is still under way has no revision yet and is nobody's reading.
    published = exists().where(Revision.object_id == Manuscript.id)
    return published if with_withheld else and_(published, Manuscript.is_withheld.is_(False))


def _after(session: Session, after: str | None) -> ColumnElement[bool]:
    if after is None:
        return true()
    key = session.scalar(select(Manuscript.shelfmark_sort).where(Manuscript.id == after))
    if key is None:
        raise ManuscriptNotFound(after)
    return tuple_(Manuscript.shelfmark_sort, Manuscript.id) > tuple_(key, after)


def _pages() -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(Canvas)
        .where(Canvas.manuscript_id == Manuscript.id)
        .scalar_subquery()
    )


def _cover_id() -> ColumnElement[str | None]:
    # Hardly any book has a rule about thumbnails, and one look-up by key says so: the others are
    # walked as if there were none.
    first = case(
        (_has_closed(), _first_image(Side.position, keeps_tiers=True)),
        else_=_first_image(Side.position),
    )
    binding_first = case((Leaf.kind.in_((LeafKind.COVER, LeafKind.SPINE)), 0), else_=1)
    allowed = case(
        (_holds(Rule.NOT_AS_THUMBNAIL, WHOLE), None),
        (
            _is_bound(first),
            _first_image(binding_first, Side.position, keeps_rules=True, keeps_tiers=True),
        ),
        else_=first,
    )
    return case((_has_rule(Rule.NOT_AS_THUMBNAIL), allowed), else_=first)


def _first_image(
    *order: Any, keeps_rules: bool = False, keeps_tiers: bool = False
) -> ColumnElement[str | None]:
    # Walks the sides in reading order by index and stops at the first that has an image.
    may_be_seen = and_(Image.canvas_id == Canvas.id, Image.is_withheld.is_(False))
    first_image = (
        select(Image.id)
        .where(may_be_seen)
        .order_by(Image.registered_at, Image.id)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(first_image)
        .select_from(Side)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(Side.manuscript_id == Manuscript.id, exists().where(may_be_seen))
    )
    if keeps_rules:
        statement = statement.join(Leaf, Leaf.id == Side.leaf_id).where(
            ~_holds(Rule.NOT_AS_THUMBNAIL, Canvas.id)
        )
    if keeps_tiers:
        statement = statement.where(~_is_closed())
    # Said outright: what surrounds it may be two statements further out.
    return statement.order_by(*order).limit(1).correlate(Manuscript).scalar_subquery()


def _has_rule(rule: Rule) -> ColumnElement[bool]:
    return exists().where(RuleInForce.manuscript_id == Manuscript.id, RuleInForce.rule == rule)


def _holds(rule: Rule, canvas_id: Any) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            RuleInForce.manuscript_id == Manuscript.id,
            RuleInForce.rule == rule,
            RuleInForce.canvas_id == canvas_id,
        )
        .correlate(Manuscript, Canvas)
    )


def _is_bound(image_id: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether a rule forbids the canvas of this image to stand for the book."""
    shown_on = select(Image.canvas_id).where(Image.id == image_id).scalar_subquery()
    return _holds(Rule.NOT_AS_THUMBNAIL, shown_on)


def _has_closed() -> ColumnElement[bool]:
    """Whether of some page of the book not everybody gets a picture."""
    return exists().where(
        TierInForce.manuscript_id == Manuscript.id, TierInForce.tier != Tier.SMALL
    )


def _is_closed() -> ColumnElement[bool]:
    """Whether of this canvas not everybody gets a picture, not even a small one."""
    return (
        exists()
        .where(
            TierInForce.manuscript_id == Manuscript.id,
            TierInForce.tier != Tier.SMALL,
            TierInForce.canvas_id.in_((WHOLE, Canvas.id)),
        )
        .correlate(Manuscript, Canvas)
    )


def _sizes(session: Session, image_ids: Sequence[str]) -> dict[Any, tuple[str, int, int, bool]]:
    """Of each cover the image that is shown for it, its size, and whether it is not to be cut."""
    uncut = exists().where(
        RuleInForce.manuscript_id == Image.manuscript_id,
        RuleInForce.rule == Rule.NOT_CUT,
        RuleInForce.canvas_id.in_((WHOLE, Image.canvas_id)),
    )
    small = exists().where(
        TierInForce.manuscript_id == Image.manuscript_id,
        TierInForce.tier == Tier.SMALL,
        TierInForce.canvas_id.in_((WHOLE, Image.canvas_id)),
    )
    rows = session.execute(
        select(Image.id, Image.width_px, Image.height_px, uncut, small).where(
            Image.id.in_(image_ids)
        )
    )
    return {
        image_id: (small_id(image_id), *small_size(width, height), is_uncut)
        if is_small
        else (image_id, width, height, is_uncut)
        for image_id, width, height, is_uncut, is_small in rows
    }
