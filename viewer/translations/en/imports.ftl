### Imports: records of other catalogues, brought in as batches.

error-batch-not-found = There is no import “{ $batch_id }”: look at the list of them.
error-batch-row-not-found = The import { $batch_id } has no row { $number }: open it again.
error-batch-not-ready-taken = Somebody else works on the import { $batch_id }: look where it stands now.
error-batch-not-ready-row = There is nothing to choose in row { $number }: it is the same, refused or done.
error-bad-import-other-holder = The record says that “{ $given }” holds the book: import it for that holder.
error-bad-import-twice = The shelfmark “{ $shelfmark }” came already with “{ $first }”: keep one of the two.
error-bad-import-in-trash = { $manuscript_id } has this shelfmark and lies in the trash: take it out first.
error-kept-from-undo-trashed = { $manuscript_id } was put into the trash since and stays there.
error-kept-from-undo-published = { $manuscript_id } was published or given up since: change it by hand.
error-kept-from-undo-changed = { $manuscript_id } was changed by { $by } since: change it by hand.
error-kept-from-undo-in-use = { $manuscript_id } has pages or other entries since: put it into the trash instead.
error-kept-from-undo-forgotten = What { $manuscript_id } said before this import is not kept: change it by hand.
error-bad-table-encoding = The table is not in UTF-8: save it again as 'CSV UTF-8'.
error-bad-table-no-shelfmark = The first line of the table has no column for shelfmarks: say which one it is.
error-bad-table-unreadable = Line { $line } of the table cannot be read ({ $why }): look at its quotation marks.
error-bad-table-cells = Line { $line } of the table has { $cells } cells under { $headers } headers: put a comma inside of a cell into quotation marks.
error-batch-not-ready-reading = The import { $batch_id } was not read to its end: have it read first.
error-batch-not-ready-busy = Something is under way with the import { $batch_id }: wait until it is done.
error-batch-not-ready-state = That does not fit where the import { $batch_id } stands: look at it again.
error-batch-not-ready-begun = Records of the import { $batch_id } are drafts already: undo it first.
error-batch-not-ready-done = Row { $number } is a draft already: change the draft, or undo the import first.
error-batch-not-ready-file = Row { $number } is a file and has no cells: send another file in its place.
error-batch-not-ready-table = Row { $number } is a row of a table: write its cells anew.
error-batch-not-ready-columns = The import { $batch_id } is no table, so there are no columns to choose.
error-bad-files-none = There is no file: choose one or more.
error-bad-files-many = These are more than { $most } files: send them as one ZIP, or in several imports.
error-bad-files-large = { $name } has { $megabytes } MB, and at most { $limit } MB are taken at once: split it.
error-bad-files-mixed = These files are of several kinds ({ $kinds }): import one kind after the other.
error-bad-files-tables = Tables are imported one after the other, as each has columns of its own: choose one.
error-bad-files-old = { $name } is a workbook of an old format: save it as XLSX or as 'CSV UTF-8'.
error-bad-files-other = { $name } is no description of a book: pages of a transcription and manifests are added to the book they belong to.
error-bad-files-broken = { $name } cannot be unpacked: pack it again as ZIP, and look whether it opens.
error-bad-files-locked = { $name } is locked with a password: pack it again without one.
error-bad-files-swollen = { $name } would unpack to far more than any folder of records: pack the records anew.
error-bad-files-numerous = { $name } holds more than { $most } files: pack fewer at a time.
error-bad-files-bare = There is no XML file in { $name }: pack the records themselves, or send a table as it is.
error-bad-files-several = { $name } does not hold one record alone: send a file with the record of this row.
error-left-out = { $count ->
    [one] One file in the packed folder is no XML and was not read ({ $names }): nothing is missing if it is no record.
   *[other] { $count } files in the packed folder are no XML and were not read, such as { $names }: nothing of them is missing if they are no records.
}
error-bad-table-workbook = The workbook cannot be opened: save it again as XLSX or as 'CSV UTF-8'.
error-bad-table-sheet = The workbook has no sheet called “{ $sheet }”: choose another.
error-bad-table-columns = Line { $line } of the table has more than { $most } columns: leave the empty ones out.
error-bad-table-rows = The table has more than { $most } rows: split it.
error-bad-table-field = “{ $field }” is no field of a record that a column can fill: choose another.
error-bad-table-number = { $header } says “{ $value }”, which is no length: write a number of millimetres.
error-bad-table-header = The table has no column “{ $header }”: open the row again.
error-table-note-formula = { $cell } holds a formula: the value that was stored with it is taken, and nothing is computed.
error-table-note-merged-cell = The cells { $cells } are merged: what they say belongs to { $cell }, and the others are empty.
error-table-note-twice = The header “{ $header }” stands over several columns: the second is called “{ $name }” here.
error-table-note-sheets = { $count ->
    [one] The workbook has one sheet.
   *[other] The workbook has { $count } sheets, and one of them is read: choose it.
}
error-table-note-formulas = { $count ->
    [one] One cell holds a formula, { $cell }: the value stored with it is taken, and nothing is computed.
   *[other] { $count } cells hold formulas, the first in { $cell }: the values stored with them are taken, and nothing is computed.
}
error-table-note-merged = { $count ->
    [one] One row lies in merged cells, { $cell }: what a merged cell says belongs to its first row and column, and the others are empty.
   *[other] { $count } rows lie in merged cells, the first of them at { $cell }: what a merged cell says belongs to its first row and column, and the others are empty.
}
error-import-broken = The work stopped for a reason nobody foresaw: ask for it again, and tell the administrator if it stops once more.
error-vault-away = The vault cannot be reached or has no room: see to it, then ask again; the work goes on where it stopped.
