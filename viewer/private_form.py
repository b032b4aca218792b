"""The form of the private record: from what was typed to plain JSON, and back again.

Fields are named by their place: 'storage_location', 'valuations.0.amount', 'statement.signer',
'statement.interpol.number'. Rows in which nothing was typed are not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from catalog.provenance.private import PrivateFacts

PROSE: Final = ("storage_location", "distinguishing_features", "security_note")
VALUATION: Final = ("amount", "currency", "valued_on", "valid_until", "basis", "valuer")
SITE: Final = ("name", "latitude", "longitude", "accuracy_m")
SEARCH: Final = ("number", "searched_on")
STATEMENT: Final = (
    "seller", "documents_seen", "icom_red_list", "export_licence", "embargo", "before_1970",
    "title_before_1970_documented", "conclusion", "reasons", "signer", "signed_on",
)  # fmt: skip
REGISTERS: Final = ("interpol", "art_loss_register")
_ROWS: Final[Mapping[str, Sequence[str]]] = {"valuations": VALUATION, "sites": SITE}
_CHOSEN: Final = {"basis", "icom_red_list", "embargo", "before_1970", "conclusion"} | {
    "title_before_1970_documented"
}
ROWS_MAX: Final = 200


def facts_of(given: Mapping[str, str]) -> dict[str, Any]:
    """The private facts as plain JSON, not yet checked."""
    facts: dict[str, Any] = {name: given.get(name, "") for name in PROSE}
    for part, fields in _ROWS.items():
        rows = [_filled(given, f"{part}.{number}", fields) for number in range(ROWS_MAX)]
        facts[part] = [row for row in rows if row]
    return facts


def statement_of(given: Mapping[str, str]) -> dict[str, Any] | None:
    """A new statement of due diligence as plain JSON, not yet checked; None if none was begun."""
    statement = _filled(given, "statement", STATEMENT)
    searches = {name: _filled(given, f"statement.{name}", SEARCH) for name in REGISTERS}
    searches = {name: search for name, search in searches.items() if search}
    if not statement and not searches:
        return None
    return {**_chosen(given, "statement", STATEMENT), **statement, **searches}


def typed(facts: PrivateFacts) -> dict[str, str]:
    """The facts as the fields of the form would be typed."""
    given = {name: str(getattr(facts, name)) for name in PROSE}
    for part, fields in _ROWS.items():
        for number, row in enumerate(getattr(facts, part)):
            for field in fields:
                value = getattr(row, field)
                given[f"{part}.{number}.{field}"] = "" if value is None else str(value)
    return given


def rows_to_show(given: Mapping[str, str], part: str) -> range:
    """The numbers of the rows of a part: those that hold something, and one empty one."""
    held = [number for number in range(ROWS_MAX) if _filled(given, f"{part}.{number}", _ROWS[part])]
    return range(max(held, default=-1) + 2)


def _filled(given: Mapping[str, str], prefix: str, fields: Sequence[str]) -> dict[str, str]:
    """What was typed in a row; empty where only choices stand, which the form fills by itself."""
    row = {
        field: value for field in fields if (value := given.get(f"{prefix}.{field}", "").strip())
    }
    return row if set(row) - _CHOSEN or _is_chosen_otherwise(row) else {}


def _chosen(given: Mapping[str, str], prefix: str, fields: Sequence[str]) -> dict[str, str]:
    return {
        field: value
        for field in fields
        if field in _CHOSEN and (value := given.get(f"{prefix}.{field}", "").strip())
    }


def _is_chosen_otherwise(row: Mapping[str, str]) -> bool:
    """Whether a choice was changed from what the empty form says."""
    return any(value not in ("insurance", "unknown", "open") for value in row.values())
