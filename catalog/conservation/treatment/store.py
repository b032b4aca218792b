"""The store: products, lots and preparations of a laboratory, found by identifier or label."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.treatment import assessing, neighbours
from catalog.conservation.treatment.errors import (
    BadTreatment,
    CodeTaken,
    EditClash,
    IdentifierTaken,
    MaterialNotFound,
    MaterialRefused,
)
from catalog.conservation.treatment.step_content import Amount, Unit
from catalog.conservation.treatment.store_content import (
    LotContent,
    PreparationContent,
    ProductContent,
)
from catalog.conservation.treatment.store_tables import CODE_LENGTH_MAX, Lot, Preparation, Product
from catalog.conservation.treatment.usability import Finding, lot_findings, preparation_findings

_THOUSAND = 1_000

Material = TypeVar("Material", Product, Lot, Preparation)


def product(session: Session, product_id: str) -> Product:
    """The product with this identifier.

    Raises:
        MaterialNotFound: there is none.
    """
    return _found(session, Product, product_id)


def lot(session: Session, lot_id: str) -> Lot:
    """The lot with this identifier.

    Raises:
        MaterialNotFound: there is none.
    """
    return _found(session, Lot, lot_id)


def preparation(session: Session, preparation_id: str) -> Preparation:
    """The preparation with this identifier.

    Raises:
        MaterialNotFound: there is none.
    """
    return _found(session, Preparation, preparation_id)


def _found(session: Session, table: type[Material], material_id: str) -> Material:
    found = session.get(table, material_id, populate_existing=True)
    if found is None:
        raise MaterialNotFound(material_id)
    return found


def lot_named(session: Session, name: str, holder_ids: Collection[str] | None = None) -> Lot:
    """The lot with this identifier, or with this batch number in the stores of these holders.

    A maker prints one batch number on what many buy, so other stores have it too; `holder_ids`
    None: those of every holder.

    Raises:
        MaterialNotFound: there is none, or more than one.
    """
    found = session.get(Lot, name)
    if found is not None:
        return found
    coded = [
        each
        for each in session.scalars(select(Lot).where(Lot.code == name))
        if holder_ids is None or each.holder_id in holder_ids
    ]
    if len(coded) != 1:
        raise MaterialNotFound(name)
    return coded[0]


def holders_of(session: Session, code: str) -> set[str]:
    """The holders in whose store a lot has this batch number."""
    return set(session.scalars(select(Lot.holder_id).where(Lot.code == code)))


def add_product(
    session: Session,
    *,
    product_id: str,
    holder_id: str,
    generic: str,
    content: ProductContent,
    by: str,
    at: datetime,
) -> Product:
    """The product, entered; the same identifier again gives back what is there.

    Raises:
        BadTreatment: the vocabulary has no such material.
        HolderUnknown: there is no such holder.
        IdentifierTaken: the identifier belongs to another product.
    """
    assessing.check_generic(generic)
    neighbours.check_holder(session, holder_id)
    there = session.get(Product, product_id)
    if there is not None:
        return _same(there, there.holder_id == holder_id and there.generic == generic)
    made = Product(
        id=product_id, holder_id=holder_id, generic=generic,
        content=content.model_dump(mode="json"), edition=1, by=by, at=at,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def change_product(
    session: Session, product_id: str, content: ProductContent, *, edition: int, by: str
) -> Product:
    """The product as it is now known; steps keep what was known when they used it.

    Raises:
        MaterialNotFound, EditClash: there is none, or somebody else saved it.
    """
    found = product(session, product_id)
    if found.edition != edition:
        raise EditClash(found.id, found.edition, found.by, found.content)
    found.content, found.by = content.model_dump(mode="json"), by
    found.edition += 1
    session.flush()
    return found


def add_lot(
    session: Session,
    *,
    lot_id: str,
    product_id: str,
    code: str,
    content: LotContent,
    by: str,
    at: datetime,
) -> Lot:
    """The delivery, entered under its batch number.

    Raises:
        MaterialNotFound: there is no such product.
        CodeTaken: the holder has a lot with this number.
        IdentifierTaken, BadTreatment: as `add_product`.
    """
    of = product(session, product_id)
    there = session.get(Lot, lot_id)
    if there is not None:
        return _same(there, there.product_id == product_id and there.code == code.strip())
    _require_free(session, Lot, of.holder_id, _code(code))
    made = Lot(
        id=lot_id, holder_id=of.holder_id, product_id=product_id, code=_code(code),
        content={}, edition=1, by=by, at=at,
    )  # fmt: skip
    _fill(made, content)
    session.add(made)
    session.flush()
    return made


def change_lot(session: Session, lot_id: str, content: LotContent, *, edition: int, by: str) -> Lot:
    """The lot as it is now: opened, counted again, with its safety sheet.

    Raises:
        MaterialNotFound, EditClash: as `change_product`.
    """
    found = lot(session, lot_id)
    if found.edition != edition:
        raise EditClash(found.id, found.edition, found.by, found.content)
    _fill(found, content)
    found.by = by
    found.edition += 1
    session.flush()
    return found


def add_preparation(
    session: Session,
    *,
    preparation_id: str,
    holder_id: str,
    code: str,
    lot_ids: Sequence[str],
    content: PreparationContent,
    by: str,
    at: datetime,
) -> Preparation:
    """What was made, with the lots it was made of, which must have been good on that day.

    Raises:
        MaterialNotFound: a lot is not there.
        BadTreatment: it was to be used before it was made, or a lot is another holder's.
        MaterialRefused: a lot was past its date or has no safety sheet.
        HolderUnknown: there is no such holder.
        CodeTaken, IdentifierTaken: as `add_lot`.
    """
    neighbours.check_holder(session, holder_id)
    there = session.get(Preparation, preparation_id)
    if there is not None:
        return _same(there, there.holder_id == holder_id and there.code == code.strip())
    if content.use_by < content.made_on:
        raise BadTreatment("use-by", "The use-by date is before the day it was made: correct one.")
    if content.generic:
        assessing.check_generic(content.generic)
    for lot_id in lot_ids:
        part = lot(session, lot_id)
        if part.holder_id != holder_id:
            raise BadTreatment(
                "other-store",
                f"{part.code} is in another holder's store: take one of this one.",
                code=part.code,
            )
        refuse(findings_of_lot(part, content.made_on))
    _require_free(session, Preparation, holder_id, _code(code))
    made = Preparation(
        id=preparation_id, holder_id=holder_id, code=_code(code), use_by=content.use_by,
        lot_ids=list(dict.fromkeys(lot_ids)), content=content.model_dump(mode="json"),
        by=by, at=at,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def findings_of_lot(found: Lot, on: date) -> tuple[Finding, ...]:
    """What stands against the lot on a day."""
    sheet = LotContent.model_validate(found.content).safety_sheet
    return lot_findings(
        found.code, expires_on=found.expires_on, has_safety_sheet=sheet is not None, on=on
    )


def findings_of_preparation(found: Preparation, on: date) -> tuple[Finding, ...]:
    """What stands against the preparation on a day."""
    return preparation_findings(found.code, use_by=found.use_by, on=on)


def refuse(findings: Sequence[Finding]) -> None:
    """Return if nothing stands against the material.

    Raises:
        MaterialRefused: something does; the first of it is said.
    """
    for finding in findings:
        day = finding.day.isoformat() if finding.day else ""
        raise MaterialRefused(finding.code, finding.fault.value, day)


def take(session: Session, lot_id: str, amount: Amount) -> None:
    """Take the amount off the lot where it is counted in the same unit; it never goes below 0.

    The lot is held, as steps of two books may be signed at once.

    Raises:
        MaterialNotFound: there is no such lot.
    """
    found = session.get(Lot, lot_id, populate_existing=True, with_for_update=True)
    if found is None:
        raise MaterialNotFound(lot_id)
    content = LotContent.model_validate(found.content)
    if found.left_thousandths is not None and content.unit is amount.unit:
        taken = int(amount.value * _THOUSAND)
        found.left_thousandths = max(0, found.left_thousandths - taken)
        session.flush()


def left_of(found: Lot) -> Decimal | None:
    """How much is left, in the unit of the lot; None where nobody counts."""
    return None if found.left_thousandths is None else Decimal(found.left_thousandths) / _THOUSAND


def unit_of(found: Lot) -> Unit:
    """In what the lot is counted."""
    return LotContent.model_validate(found.content).unit


def _fill(made: Lot, content: LotContent) -> None:
    made.content = content.model_dump(mode="json")
    made.expires_on = content.expires_on
    left = content.quantity_left
    made.left_thousandths = None if left is None else int(left * _THOUSAND)


def _same(there: Material, is_same: bool) -> Material:
    if not is_same:
        raise IdentifierTaken(there.id)
    return there


def _require_free(
    session: Session, kind: type[Lot] | type[Preparation], holder_id: str, code: str
) -> None:
    statement = select(kind.id).where(kind.holder_id == holder_id, kind.code == code)
    if session.scalar(statement) is not None:
        raise CodeTaken(code)


def _code(code: str) -> str:
    code = code.strip()
    if not code or len(code) > CODE_LENGTH_MAX:
        raise BadTreatment(
            "code",
            f"The number on the label has 1 to {CODE_LENGTH_MAX} characters: write it.",
            most=CODE_LENGTH_MAX,
        )
    return code
