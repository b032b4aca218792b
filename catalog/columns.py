"""Column types of the record that SQLAlchemy does not have ready."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum, String


def text_enum(values: type[StrEnum], name: str, length: int = 40) -> Enum:
    """A column of the enumeration's values, as text held by a check constraint `name`.

    Values and not member names are stored, so that renaming a member in Python does not
    rewrite history.
    """
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=length,
        name=name,
        values_callable=_values,
    )


def bytewise_text(length: int) -> String:
    """Text that sorts by its bytes on both databases.

    PostgreSQL would otherwise follow the locale it was installed with, and a list would
    come in another order on another machine.
    """
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def _values(enumeration: type[StrEnum]) -> list[str]:
    return [member.value for member in enumeration]
