"""The order in which the pages of a book advance (IIIF Presentation 3.0, viewingDirection)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from catalog.errors import BadRecord
from catalog.language import direction_of


class ViewingDirection(StrEnum):
    """The four directions of the specification."""

    RIGHT_TO_LEFT = "right-to-left"
    LEFT_TO_RIGHT = "left-to-right"
    TOP_TO_BOTTOM = "top-to-bottom"
    BOTTOM_TO_TOP = "bottom-to-top"


_SHORTHANDS = {
    "rtl": ViewingDirection.RIGHT_TO_LEFT,
    "ltr": ViewingDirection.LEFT_TO_RIGHT,
    "ttb": ViewingDirection.TOP_TO_BOTTOM,
    "btt": ViewingDirection.BOTTOM_TO_TOP,
}


def check_direction(value: object, field: str = "viewing_direction") -> ViewingDirection:
    """The direction from its name in the specification or from 'rtl', 'ltr', 'ttb', 'btt'.

    Raises:
        BadRecord: it is none of these.
    """
    text = str(value).strip().lower().replace("_", "-").replace(" ", "-")
    if text in _SHORTHANDS:
        return _SHORTHANDS[text]
    try:
        return ViewingDirection(text)
    except ValueError:
        raise BadRecord(
            f"{field} is {value!r}: write 'right-to-left' (or 'rtl'), 'left-to-right' ('ltr'), "
            "'top-to-bottom' or 'bottom-to-top'.",
            key="direction",
            field=field,
            value=value,
        ) from None


def proposed_direction(languages: Sequence[str]) -> ViewingDirection:
    """What to propose when nobody has said: the direction of the first language's writing.

    Only a proposal, to be recorded as one (`is_direction_proposed`): a Latin book may have
    been bound the other way. Without languages it is 'left-to-right', which is what viewers
    take when a manifest says nothing.
    """
    if languages and direction_of(languages[0]) == "rtl":
        return ViewingDirection.RIGHT_TO_LEFT
    return ViewingDirection.LEFT_TO_RIGHT
