"""What is wrong with a file that should be XML."""

from __future__ import annotations

from catalog.errors import BadRecord


class BadXml(BadRecord):
    """A file that cannot be read as XML; `line` and `column` count from 1 and are 0 if unknown.

    Keys: 'empty', 'large' (with `megabytes` and `limit`), 'entity' and 'entity-hidden' (the file
    declares entities of its own), 'deep' (with `most`), 'syntax' (with `reason`, the parser's own
    words in English).
    """

    def __init__(
        self, sentence: str, *, key: str, line: int = 0, column: int = 0, **values: object
    ) -> None:
        super().__init__(sentence, key=key, **values)
        self.line = line
        self.column = column
