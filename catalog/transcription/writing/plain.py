"""Plain text: the lines of each side below its folio in brackets, sides apart by an empty line."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.transcription.writing.sides import WrittenSide


def plain_text(sides: Iterable[WrittenSide]) -> str:
    """The text of all sides, UTF-8 when it is encoded, with a line end after the last line."""
    return "\n".join(
        "\n".join([f"[{side.label}]", *(line.text for line in side.lines), ""]) for side in sides
    )
