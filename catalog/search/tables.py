"""The rows of the index; what they say is made of published records, and can be made again.

Beside these stand three tables of words that each database keeps in its own way: `search_words`
for books, `search_page_words` for pages, `search_name_words` for the names of authorities
(`catalog/search/engines.py`). Books, pages and authorities have whole numbers there, as sets of
them must be small.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import bytewise_text
from catalog.shelfmarks import SORT_KEY_LENGTH_MAX
from storage.database import Base, JsonColumn

VALUE_LENGTH_MAX = 500
LANGUAGE_LENGTH_MAX = 80


class SearchBook(Base):
    """One manuscript as the index counts it.

    `is_shown`: the public may find it; else nothing else of it is kept. `generation` is that of the
    index when the row was written last. `first_day` and `last_day` are Julian day numbers, both
    included, None where no date can be computed. `revision` is the number of the change log.
    `codes` are those of its `SearchValue`s, in order.
    """

    __tablename__ = "search_books"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    manuscript_id: Mapped[str] = mapped_column(ForeignKey("manuscripts.id"), unique=True)
    generation: Mapped[int] = mapped_column(BigInteger, index=True)
    is_shown: Mapped[bool] = mapped_column(Boolean)
    shelfmark_sort: Mapped[str] = mapped_column(bytewise_text(SORT_KEY_LENGTH_MAX))
    first_day: Mapped[int | None] = mapped_column(Integer)
    last_day: Mapped[int | None] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(BigInteger)
    codes: Mapped[list[int]] = mapped_column(JsonColumn)


class SearchValue(Base):
    """A value of a facet, under a number; `stands_for`: another value counts for it (a merge)."""

    __tablename__ = "search_values"
    __table_args__ = (Index("uq_search_values_facet_value", "facet", "value", unique=True),)

    code: Mapped[int] = mapped_column(Integer, primary_key=True)
    facet: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(bytewise_text(VALUE_LENGTH_MAX))
    stands_for: Mapped[int | None] = mapped_column(Integer)


class SearchEntry(Base):
    """A text of a book as it stands in the record, with its folded words and its field.

    `keys` are the tokens of its words' spellings, parted by spaces; None where it was written
    before there were any. `spots` are the places on canvases that it tells of: [canvas id] or
    [canvas id, [x, y, width, height]] each, in pixels.
    """

    __tablename__ = "search_entries"

    book: Mapped[int] = mapped_column(
        ForeignKey("search_books.number", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(LANGUAGE_LENGTH_MAX))
    direction: Mapped[str] = mapped_column(String(4))
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    keys: Mapped[str | None] = mapped_column(Text)
    spots: Mapped[list[list[Any]]] = mapped_column(JsonColumn, default=list, server_default="[]")


class SearchPage(Base):
    """The lines that are written on one canvas: {"number", "text", "language", "direction"} each.

    With "box" where one is known: x, y, width and height in pixels of the canvas. They are found as
    one text, so that a verse over two lines is found too. `is_closed`: the page is not for
    everybody, so its words are not in the index until it is.
    """

    __tablename__ = "search_pages"
    __table_args__ = (Index("ix_search_pages_book", "book", "number"),)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    canvas_id: Mapped[str] = mapped_column(ForeignKey("canvases.id"), unique=True)
    book: Mapped[int] = mapped_column(ForeignKey("search_books.number", ondelete="CASCADE"))
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    is_closed: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class SearchLines(Base):
    """The words of a page, ready to be looked through; None where it is not for everybody.

    Of each of its lines, parted by line ends: `folded` has the folded words, `keys` the tokens of
    their spellings, parted by spaces. In a table of their own, as a page's other columns lie behind
    its lines, which would have to be read each time.
    """

    __tablename__ = "search_lines"

    page: Mapped[int] = mapped_column(
        ForeignKey("search_pages.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    folded: Mapped[str | None] = mapped_column(Text)
    keys: Mapped[str | None] = mapped_column(Text)


class SearchName(Base):
    """An authority as the index counts it. No foreign key: a record may name what is not here."""

    __tablename__ = "search_names"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    authority_id: Mapped[str] = mapped_column(String(20), unique=True)


class SearchNamed(Base):
    """A book names an authority in a field."""

    __tablename__ = "search_named"
    __table_args__ = (Index("ix_search_named_book", "book"),)

    name: Mapped[int] = mapped_column(ForeignKey("search_names.number"), primary_key=True)
    book: Mapped[int] = mapped_column(
        ForeignKey("search_books.number", ondelete="CASCADE"), primary_key=True
    )
    field: Mapped[str] = mapped_column(String(20), primary_key=True)
