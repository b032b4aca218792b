"""The parent of every refusal: one English sentence, and what a translation of it needs.

No room below the front door knows a language. An error says its English sentence (for logs, for
programs, for a terminal) and keeps the same facts as plain values; `viewer/refusals.py` finds the
message `error-<class>` or `error-<class>-<key>` of the reader's language and sets them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """Something that is refused or cannot be found; `str()` is its English sentence.

    `key` tells the sentences of one class apart and is stable; a class with one sentence has none.
    `values` are set into the sentence, beside the public attributes of the error. Counts are
    numbers; years and numbers that are names are text, so that nothing groups their digits.
    """

    key: str = ""
    # What was made without a sentence has no values either.
    values: Mapping[str, object] = {}

    # Attributes that are no part of the sentence, whatever they hold.
    UNSAID: ClassVar[frozenset[str]] = frozenset({"key", "values", "extension"})

    def __init__(self, sentence: str = "", /, *, key: str = "", **values: object) -> None:
        super().__init__(*((sentence,) if sentence else ()))
        if key:
            self.key = key
        if values:
            self.values = values

    def said(self) -> dict[str, object]:
        """What can be set into the sentence, by name."""
        kept = {
            name: value
            for name, value in vars(self).items()
            if not name.startswith("_") and name not in self.UNSAID
        }
        return {**kept, **self.values}
