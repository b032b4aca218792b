"""Why an import cannot go on, or a record of it cannot come in or go."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound
from catalog.refusal import Refusal


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

    Keys: 'reading' (it was not read to its end), 'busy' (something else is under way), 'taken'
    (somebody else began another step meanwhile), 'state' (it stands elsewhere), 'begun' (records
    of it are drafts already), 'row' (of `number`: there is nothing to choose), 'done' (of
    `number`: it is a draft already), 'file' and 'table' (of `number`: it is mended as a file, or
    by its cells), 'columns' (it is no table).
    """


class BadFiles(BadRecord):
    """Files that cannot be imported as they are, so that nothing was begun.

    Keys: 'none', 'many' (with `most`), 'large' (`name`, `megabytes`, `limit`), 'mixed' (`kinds`),
    'tables' (several at once), 'old' (`name`: a workbook in a format of before 2007), 'other'
    (`name`: pages or manifests have a door of their own); of packed folders, each with `name`:
    'broken', 'locked', 'swollen', 'numerous' (`most`), 'bare' (no XML in it); in the place of a
    row 'several' (`name` does not hold one record alone).
    """


class LeftOut(BadRecord):
    """Files of a packed folder that were not read as records; `count` of them, by `names`."""


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

    Keys: 'encoding', 'no-shelfmark', 'unreadable' (with `why`), 'cells' (with `cells`, `headers`),
    'workbook' (it cannot be opened), 'sheet' (none is called `sheet`), 'columns' (more than
    `most`), 'rows' (more than `most`), 'field' (`field` is none of the record), 'number' (`header`
    holds `value`), 'header' (no column is called `header`).
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.line = line


class TableNote(Refusal):
    """What is said of a table and refuses nothing; `line` counts from 1.

    Keys: 'formulas' and 'merged' (of a whole table, with `count` and the first `cell`), 'formula'
    (of one `cell`), 'merged-cell' (of the cells `cells`, whose first is `cell`), 'sheets' (of a
    workbook, with `count`), 'twice' (`header` stands over several columns).
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.line = line


class ImportBroken(Conflict):
    """Something went wrong that nobody foresaw; what was done stays, and the log says more."""

    def __init__(self) -> None:
        super().__init__(
            "The work stopped for a reason nobody foresaw: ask for it again, and tell the "
            "administrator if it stops once more."
        )


class VaultAway(Conflict):
    """The vault could not be written or read; asking again goes on."""

    def __init__(self) -> None:
        super().__init__(
            "The vault cannot be reached or has no room: see to it, then ask again; the work goes "
            "on where it stopped."
        )
