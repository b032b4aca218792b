"""Why an import cannot go on, or a record of it cannot come in or go."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class BatchNotFound(NotFound):
    """No import has this identifier."""

    def __init__(self, batch_id: str) -> None:
        super().__init__(f"There is no import {batch_id!r}: look at the list of them.")
        self.batch_id = batch_id


class BatchRowNotFound(NotFound):
    """The import has no such row."""

    def __init__(self, batch_id: str, number: int) -> None:
        super().__init__(f"The import {batch_id} has no row {number}: open it again.")
        self.batch_id = batch_id
        self.number = number


class BatchNotReady(Conflict):
    """What was asked of an import does not go with where it stands.

    Keys: 'reading' (it is being read, or was cut short while it was), 'taken' (somebody else
    began another step meanwhile), 'row' (of `number`: there is nothing to choose).
    """


class BadImport(BadRecord):
    """A record that reads well and cannot come in.

    Keys: 'twice' (`shelfmark` came already in this import, with `first`), 'in-trash',
    'other-holder' (it says that `given` holds the book).
    """


class KeptFromUndo(Conflict):
    """A record or an authority that undoing an import leaves where it is.

    Keys: 'published', 'changed', 'in-use', 'trashed', 'forgotten'.
    """


class BadTable(BadRecord):
    """A table that cannot be read, or a row of it; `line` counts from 1.

    Keys: 'encoding', 'no-shelfmark', 'unreadable' (with `why`), 'cells' (with `cells`, `headers`).
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.line = line
