### Imports: records of other catalogues, brought in as batches.

error-batch-not-found = There is no import “{ $batch_id }”: look at the list of them.
error-batch-row-not-found = The import { $batch_id } has no row { $number }: open it again.
error-batch-not-ready-reading = The import { $batch_id } is being read, or its reading was cut short: read the same files again.
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
