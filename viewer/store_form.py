"""The forms of the store: a product, a delivery, something made in the laboratory."""

from catalog.conservation.treatment.store_content import (
    LotContent,
    PreparationContent,
    ProductContent,
    SafetySheet,
)
from viewer.proposal_form import number_typed
from viewer.sent_forms import Sent, lines_of, read

_ALCOHOL = {"yes": True, "no": False}


def product_of(sent: Sent, standing: ProductContent | None = None) -> ProductContent:
    """Return the product as typed; what has no field here stays as it stands.

    Raises:
        BadDocument: a value cannot stand.
    """
    kept = standing.model_dump() if standing else {}
    return read(
        ProductContent,
        **kept
        | {
            "name": sent.one("name"),
            "supplier": sent.one("supplier"),
            "catalogue_number": sent.one("catalogue_number"),
            "grammage": number_typed(sent.one("grammage")),
            "fibre": sent.one("fibre"),
            "reversible_in": lines_of(sent.one("reversible_in")),
            "retreatability": sent.one("retreatability") or None,
            "ph": number_typed(sent.one("ph")),
            "animal_origin": sent.one("animal_origin") or "unknown",
            "contains_alcohol": _ALCOHOL.get(sent.one("contains_alcohol")),
            "cas_number": sent.one("cas_number"),
            "note": sent.texts("note"),
        },
    )


def lot_of(sent: Sent) -> LotContent:
    """Return the delivery as typed; a safety sheet needs its name and the date of its version.

    Raises:
        BadDocument: a value cannot stand.
    """
    sheet = None
    if sent.one("sheet_reference") or sent.one("sheet_version_on"):
        sheet = read(
            SafetySheet,
            reference=sent.one("sheet_reference"),
            version_on=sent.one("sheet_version_on"),
        )
    return read(
        LotContent,
        received_on=sent.one("received_on"),
        opened_on=sent.one("opened_on") or None,
        expires_on=sent.one("expires_on") or None,
        safety_sheet=sheet,
        unit=sent.one("unit"),
        quantity_left=number_typed(sent.one("quantity_left")),
        storage=sent.one("storage"),
        certificate=sent.one("certificate"),
    )


def preparation_of(sent: Sent, made_by: str) -> PreparationContent:
    """Return what was made, as typed.

    Raises:
        BadDocument: a value cannot stand.
    """
    return read(
        PreparationContent,
        recipe=sent.texts("recipe"),
        concentration=sent.one("concentration"),
        generic=sent.one("generic"),
        made_by=sent.one("made_by") or made_by,
        made_on=sent.one("made_on"),
        use_by=sent.one("use_by"),
    )
