"""The tables of manuscripts and their holders, and how the rest of the record holds on to one.

What is done with a manuscript is in `catalog/manuscripts.py`; leaves and images, which it
builds on, need only what is here.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Boolean, ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from catalog.columns import bytewise_text, text_enum
from catalog.directions import ViewingDirection
from catalog.errors import ManuscriptNotFound
from catalog.language import LanguageMap
from catalog.shelfmarks import SORT_KEY_LENGTH_MAX
from storage.database import Base, JsonColumn, UtcDateTime


class Holder(Base):
    """The library, archive, community or person that holds manuscripts.

    `id` is a slug that people can read; `names` is a language map.
    """

    __tablename__ = "holders"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    names: Mapped[LanguageMap] = mapped_column(JsonColumn)
    homepage: Mapped[str | None] = mapped_column(String(2000))


class ManuscriptState(StrEnum):
    """Where the record stands; a published one stays so while a draft of it is written.

    WITHDRAWN: it was published, and its address now answers with the reason for ever.
    """

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Manuscript(Base):
    """A handwritten object described as one item (TEI P5, msDesc).

    `titles` and `summary` are language maps; `languages` are BCP 47 tags, the main one first;
    `rights` is a URI; `required_statement` is {"label": language map, "value": language map}.
    `is_direction_proposed`: the viewing direction was proposed from the languages and nobody
    has confirmed it. `changed_at` follows every change of the record or of its images.

    The columns of the description are an index of the record as it was last published (or first
    entered): `catalog/record/published.py` fills them. Whoever is withdrawn or in the trash
    (`trashed_at`) is withheld too, so that one question keeps all readers out. `successor_id` is
    the record in which a withdrawn one goes on: two records were of one book.
    """

    __tablename__ = "manuscripts"
    __table_args__ = (
        UniqueConstraint("holder_id", "shelfmark"),
        Index("ix_manuscripts_browse", "shelfmark_sort", "id"),
        Index("ix_manuscripts_state", "state", "shelfmark_sort", "id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    shelfmark: Mapped[str] = mapped_column(String(200))
    shelfmark_sort: Mapped[str] = mapped_column(bytewise_text(SORT_KEY_LENGTH_MAX))
    titles: Mapped[LanguageMap] = mapped_column(JsonColumn)
    summary: Mapped[LanguageMap | None] = mapped_column(JsonColumn)
    viewing_direction: Mapped[ViewingDirection] = mapped_column(
        text_enum(ViewingDirection, "viewing_direction")
    )
    is_direction_proposed: Mapped[bool] = mapped_column(Boolean, default=False)
    languages: Mapped[list[str]] = mapped_column(JsonColumn)
    date_text: Mapped[str | None] = mapped_column(Text)
    place_text: Mapped[str | None] = mapped_column(Text)
    material_text: Mapped[str | None] = mapped_column(Text)
    rights: Mapped[str | None] = mapped_column(String(2000))
    required_statement: Mapped[dict[str, LanguageMap] | None] = mapped_column(JsonColumn)
    is_sample: Mapped[bool] = mapped_column(Boolean, default=False)
    is_withheld: Mapped[bool] = mapped_column(Boolean, default=False)
    state: Mapped[ManuscriptState] = mapped_column(
        text_enum(ManuscriptState, "state"), default=ManuscriptState.DRAFT, server_default="draft"
    )
    trashed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    successor_id: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    holder: Mapped[Holder] = relationship(lazy="raise")


def find(session: Session, manuscript_id: str) -> Manuscript:
    """The manuscript with its holder loaded.

    Raises:
        ManuscriptNotFound: there is none with this id.
    """
    manuscript = session.scalar(
        select(Manuscript)
        .where(Manuscript.id == manuscript_id)
        .options(joinedload(Manuscript.holder))
        .execution_options(populate_existing=True)
    )
    if manuscript is None:
        raise ManuscriptNotFound(manuscript_id)
    return manuscript


def lock(session: Session, manuscript_id: str) -> Manuscript:
    """The manuscript, held against other writers until this transaction ends.

    Whoever adds leaves, canvases or images takes this first: two workers on one book then
    wait for each other at one place only, and cannot wait for each other in a ring.
    SQLite has one writer anyway.

    Raises:
        ManuscriptNotFound: there is none with this id.
    """
    manuscript = session.scalar(
        select(Manuscript)
        .where(Manuscript.id == manuscript_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if manuscript is None:
        raise ManuscriptNotFound(manuscript_id)
    return manuscript


def touch(manuscript: Manuscript, at: datetime) -> None:
    """The record changed; a clock that runs behind never turns `changed_at` back."""
    manuscript.changed_at = max(manuscript.changed_at, at)
