"""The picture record: one photograph, one master, for ever.

An identifier belongs to one master digest and is never given another; that is why its tiles
may be cached without end. What may change is only whether readers may see it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog import counters, identity
from catalog.access import in_force as access
from catalog.access.tiers import PUBLIC, Grant, Terms, Tier, decide_all
from catalog.clock import now
from catalog.codicology.folios import Canvas
from catalog.errors import CanvasNotFound, ImageIdentifierTaken, ImageNotFound
from catalog.handling.in_force import in_force, spoken
from catalog.handling.rules import Rule
from catalog.once import insert_once
from storage.database import Base, JsonColumn, UtcDateTime
from storage.tile_pyramid import TILE_PX, Size, whole_sizes

# The small picture that everybody may see of a page whose full size is for some is an image of its
# own to viewers: its name is that of the page's image with this behind it.
SMALL_SUFFIX = ".small"


class Image(Base):
    """A photograph registered to the canvas of one side.

    `format` is a media type; `width_px` and `height_px` are upright, as tiles and manifests
    show it; `sha256` and `sha512` (hex) are of the master; `tiles_etag` and `tiles_bytes` of the
    tile archive; `technical` is what was measured; `warnings` are keys of what was assumed.
    `deposit_id` has no foreign key: deposits live a floor above.
    """

    __tablename__ = "images"
    __table_args__ = (
        Index("ix_images_canvas", "canvas_id", "registered_at", "id"),
        Index("ix_images_manuscript", "manuscript_id"),
        Index("ix_images_deposit", "deposit_id"),
        Index("ix_images_digest", "sha512"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"))
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"))
    deposit_id: Mapped[str | None] = mapped_column(String(20))
    original_name: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    sha512: Mapped[str] = mapped_column(String(128))
    width_px: Mapped[int] = mapped_column(Integer)
    height_px: Mapped[int] = mapped_column(Integer)
    tiles_etag: Mapped[str] = mapped_column(String(128))
    tiles_bytes: Mapped[int] = mapped_column(BigInteger)
    technical: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    warnings: Mapped[list[str]] = mapped_column(JsonColumn)
    is_withheld: Mapped[bool] = mapped_column(Boolean, default=False)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)


@dataclass(frozen=True, slots=True)
class ServedImage:
    """What the image server must know: size in pixels, upright, and whether and how it is shown.

    `is_uncut`: no region of it is drawn; `is_for_download`: large pictures in one piece are given
    out; `asked_by`: which custodians ask otherwise, and their words (`catalog/handling`).
    `grant` is how much everybody gets now, under the rules of access in `terms`; `is_small`: this
    is the small picture, of the image `archive_id`.
    """

    id: str
    width: int
    height: int
    withheld: bool
    is_uncut: bool = False
    is_for_download: bool = True
    asked_by: str = ""
    grant: Grant = Grant.FULL
    terms: tuple[Terms, ...] = ()
    is_small: bool = False

    @property
    def archive_id(self) -> str:
        """The image whose tile archive holds this one."""
        return self.id.removesuffix(SMALL_SUFFIX) if self.is_small else self.id


def small_size(width: int, height: int) -> Size:
    """The size of the small picture of an image: the largest stored whole one of one tile."""
    return max((size for size in whole_sizes(width, height) if max(size) <= TILE_PX), key=max)


def small_id(image_id: str) -> str:
    """The name under which the small picture of an image is an image of its own."""
    return image_id + SMALL_SUFFIX


def register(
    session: Session,
    *,
    image_id: str,
    manuscript_id: str,
    canvas_id: str,
    deposit_id: str | None,
    original_name: str,
    format: str,
    size_bytes: int,
    sha256: str,
    sha512: str,
    width_px: int,
    height_px: int,
    tiles_etag: str,
    tiles_bytes: int,
    technical: dict[str, Any],
    warnings: list[str],
    at: datetime,
    is_withheld: bool = False,
) -> Image:
    """The image with this identifier; again with the same master is no change.

    Its bytes and tiles are safe already (law 6: bytes first, rows second). The manuscript
    counts as changed, and the image server will hear of it within seconds; not of one that comes
    withheld, which changes nothing for any reader.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        CanvasNotFound: the manuscript has no such canvas.
        ImageIdentifierTaken: the identifier belongs to another master.
    """
    manuscript = identity.lock(session, manuscript_id)
    canvas = session.get(Canvas, canvas_id)
    if canvas is None or canvas.manuscript_id != manuscript_id:
        raise CanvasNotFound(canvas_id)
    is_new = insert_once(
        session,
        Image,
        id=image_id,
        manuscript_id=manuscript_id,
        canvas_id=canvas_id,
        deposit_id=deposit_id,
        original_name=original_name,
        format=format,
        size_bytes=size_bytes,
        sha256=sha256,
        sha512=sha512,
        width_px=width_px,
        height_px=height_px,
        tiles_etag=tiles_etag,
        tiles_bytes=tiles_bytes,
        technical=technical,
        warnings=list(warnings),
        is_withheld=is_withheld,
        registered_at=at,
    )
    image = find(session, image_id)
    if image.sha512 != sha512 or image.canvas_id != canvas_id:
        raise ImageIdentifierTaken(image_id)
    if is_new and not is_withheld:
        identity.touch(manuscript, at)
        session.flush()
        counters.advance(session, counters.ACCESS)
    return image


def find(session: Session, image_id: str) -> Image:
    """The image with this identifier.

    Raises:
        ImageNotFound: there is none.
    """
    image = session.get(Image, image_id)
    if image is None:
        raise ImageNotFound(image_id)
    return image


def is_pictured(session: Session, canvas_id: str) -> bool:
    """Whether all readers may see a photograph of this side, in full."""
    shown = select(Image.manuscript_id).where(
        Image.canvas_id == canvas_id, Image.is_withheld.is_(False)
    )
    manuscript_id = session.scalar(shown.limit(1))
    return manuscript_id is not None and not access.closed(session, manuscript_id, [canvas_id])


def of_manuscript(session: Session, manuscript_id: str) -> list[Image]:
    """All images of the manuscript, oldest first, withheld ones too."""
    statement = select(Image).where(Image.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(Image.registered_at, Image.id)))


def of_digest(session: Session, sha512: str) -> list[Image]:
    """Every image whose master is these very bytes (hex SHA-512), oldest first."""
    statement = select(Image).where(Image.sha512 == sha512)
    return list(session.scalars(statement.order_by(Image.registered_at, Image.id)))


def served(session: Session, image_id: str, at: datetime | None = None) -> ServedImage | None:
    """What the image server must know of the image at a time (now); None if there is none.

    `image_id` may be that of a small picture: there is one where everybody gets it, or more.
    """
    if image_id.endswith(SMALL_SUFFIX):
        whole = served(session, image_id.removesuffix(SMALL_SUFFIX), at)
        if whole is None or whole.withheld or whole.grant is Grant.NOTHING:
            return None
        width, height = small_size(whole.width, whole.height)
        return replace(
            whole, id=image_id, width=width, height=height, grant=Grant.FULL, is_small=True
        )
    row = session.execute(
        select(
            Image.width_px,
            Image.height_px,
            Image.is_withheld,
            identity.Manuscript.is_withheld,
            Image.manuscript_id,
            Image.canvas_id,
        )
        .join(identity.Manuscript, identity.Manuscript.id == Image.manuscript_id)
        .where(Image.id == image_id)
    ).first()
    if row is None:
        return None
    width, height, image_withheld, manuscript_withheld, manuscript_id, canvas_id = row
    handling = in_force(session, manuscript_id)
    terms = access.in_force(session, manuscript_id).terms_of(canvas_id)
    felt = frozenset({Rule.NOT_CUT, Rule.NOT_FOR_DOWNLOAD})
    return ServedImage(
        image_id,
        width,
        height,
        image_withheld or manuscript_withheld or any(one.tier is Tier.SEALED for one in terms),
        is_uncut=handling.is_uncut(canvas_id),
        is_for_download=handling.may_download(canvas_id),
        asked_by=spoken(tuple(one for one in handling.of(canvas_id) if one.rules & felt)),
        grant=decide_all(PUBLIC, at or now(), terms) if terms else Grant.FULL,
        terms=terms,
    )


def withhold(session: Session, image_id: str, *, is_withheld: bool, at: datetime) -> None:
    """Keep one image from readers, or give it back.

    Raises:
        ImageNotFound: there is none with this id.
    """
    image = find(session, image_id)
    manuscript = identity.lock(session, image.manuscript_id)
    session.refresh(image)
    if image.is_withheld != is_withheld:
        image.is_withheld = is_withheld
        identity.touch(manuscript, at)
        session.flush()
        counters.advance(session, counters.ACCESS)


def access_generation(session: Session) -> int:
    """A number that changes whenever any image is added, withheld, given back or bound by a rule.

    One read by primary key, so that every server process may ask each second and forget
    what it remembered about access when the number differs.
    """
    return counters.reading(session, counters.ACCESS)
