"""The rows of the store: products, lots, preparations, and which side met which lot.

`MaterialMet` is made from the content of a step in the same transaction, one row a side and a lot,
so that a recall is one statement; it is signed with the step and frozen with it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.columns import text_enum
from catalog.conservation.treatment.states import Way
from catalog.conservation.treatment.tables import NAME_LENGTH_MAX
from storage.database import Base, JsonColumn, UtcDateTime

CODE_LENGTH_MAX = 80


class Product(Base):
    """What can be bought: a brand of a generic material (`generic` is a key 'mat.…')."""

    __tablename__ = "material_products"
    __table_args__ = (Index("ix_material_products_holder", "holder_id", "generic"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    generic: Mapped[str] = mapped_column(String(80))
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Lot(Base):
    """One delivery of a product; `code` is the batch number as it stands on the label.

    `left_thousandths` counts thousandths of the unit in `content`, as SQLite has no exact decimals.
    """

    __tablename__ = "material_lots"
    __table_args__ = (
        UniqueConstraint("holder_id", "code"),
        Index("ix_material_lots_product", "product_id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    product_id: Mapped[str] = mapped_column(ForeignKey("material_products.id"))
    code: Mapped[str] = mapped_column(String(CODE_LENGTH_MAX))
    expires_on: Mapped[date | None] = mapped_column(Date)
    left_thousandths: Mapped[int | None] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    edition: Mapped[int] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Preparation(Base):
    """Something made in the laboratory from lots, such as paste; append-only but for a note."""

    __tablename__ = "material_preparations"
    __table_args__ = (UniqueConstraint("holder_id", "code"),)

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder_id: Mapped[str] = mapped_column(ForeignKey("holders.id"))
    code: Mapped[str] = mapped_column(String(CODE_LENGTH_MAX))
    use_by: Mapped[date] = mapped_column(Date)
    lot_ids: Mapped[list[str]] = mapped_column(JsonColumn)
    content: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class MaterialMet(Base):
    """One side, or part of the binding, that met one lot (or one preparation without lots).

    `place` is a canvas id or a key 'cmp.…'; `lot_id` is '' for a preparation none of whose parts
    is a lot of the store (water, say); `preparation_id` is '' where the lot was used as it is.
    """

    __tablename__ = "material_met"
    __table_args__ = (
        Index("ix_material_met_lot", "lot_id"),
        Index("ix_material_met_preparation", "preparation_id"),
    )

    step_id: Mapped[str] = mapped_column(ForeignKey("treatment_steps.id"), primary_key=True)
    use_id: Mapped[str] = mapped_column(String(24), primary_key=True)
    place: Mapped[str] = mapped_column(String(80), primary_key=True)
    lot_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    preparation_id: Mapped[str] = mapped_column(String(20))
    way: Mapped[Way] = mapped_column(text_enum(Way, "way"))
