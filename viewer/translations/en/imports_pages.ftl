### The pages of imports: sending files, looking at what was read, bringing in, taking back.

imports-title = Imports
imports-what = Records of other catalogues come in together. They are read first, you look at them and mend them, and only then do drafts come of them. Every import can be taken back whole.
imports-new = New import
imports-empty = Nothing has been imported yet.
imports-one = Import
imports-what-came = What came
imports-state = State
imports-records = Records
imports-begun = Begun
imports-by = by { $name }
imports-count = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
imports-kind-tei = TEI descriptions
imports-kind-table = Table
imports-kind-marcxml = MARCXML
imports-kind-mets = METS
imports-kind-manifest = IIIF manifests
imports-kind-transcription = Transcriptions
imports-state-received = The files are here
imports-state-reading = Being read
imports-state-read = Read, not brought in yet
imports-state-committing = Being brought in
imports-state-committed = Brought in
imports-state-undoing = Being taken back
imports-state-undone = Taken back
imports-new-what = Send a table (CSV or Excel), TEI, MARCXML or METS files, or a ZIP of them. Nothing enters the catalogue before you have looked at it.
imports-files-hint = At most { $files } files and { $size } at a time; put more into one ZIP.
imports-drop = Drop the files here, or choose them
imports-holder = Library that holds the books
imports-makes = Make entries for people, places and works that are not here yet
imports-makes-hint = Only for names that come with an identifier, such as one of VIAF. Other names stay as they are written.
imports-send = Send
imports-sending = The files are being sent…
imports-standing = Where this import stands
imports-working-read = The records are being read
imports-working-commit = Drafts are being made
imports-working-undo = The import is being taken back
imports-waiting = Waiting for a worker
imports-progress = { $done } of { $total }
imports-may-close = You can close this page; the work goes on.
imports-look-again = Look again
imports-stopped = The work stopped here:
imports-cut-short = The work was cut short.
imports-go-on = Go on
imports-columns = What the columns say
imports-columns-what = Say which field each column fills. A column without a field is kept beside the record and listed there; nothing is thrown away.
imports-columns-again = Change the columns
imports-sheet = Sheet
imports-sheet-show = Show this sheet
imports-rows-found = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
imports-field = Field
imports-field-none = Keep beside the record
imports-field-of = Field of “{ $header }”
imports-language-of = Language of “{ $header }”
imports-language-none = Language not said
imports-field-shelfmark = Shelfmark
imports-field-title = Title
imports-field-summary = Summary
imports-field-language = Languages
imports-field-date = Date
imports-field-place = Place
imports-field-material = Material
imports-field-rights = Rights
imports-field-author = Author
imports-field-scribe = Scribe
imports-field-patron = Patron
imports-field-script = Script
imports-field-leaves = Leaves
imports-field-height = Height (mm)
imports-field-width = Width (mm)
imports-field-note = Note
imports-field-former_shelfmark = Former shelfmark
imports-read-table = Read the table
imports-read-again = Read again
imports-account = What was found
imports-outcome-new = New
imports-outcome-same = The same
imports-outcome-changed = Changed
imports-outcome-refused = Refused
imports-fate-open = Not brought in
imports-fate-done = Brought in
imports-fate-left = Left out
imports-fate-undone = Taken back
imports-fate-kept = Stayed
imports-all = All
imports-is-new = A new manuscript: a draft will be made.
imports-is-same = The catalogue says the same already.
imports-is-changed = The manuscript is here, and this record says something else.
imports-is-left = You left it out.
imports-placed = { $share } of the characters found a field. What has none is kept beside each record.
imports-placed-share = { $share } placed
imports-refused-note = { $count ->
    [one] { $count } record cannot come in as it is. Mend it here, or bring in the others without it.
   *[other] { $count } records cannot come in as they are. Mend them here, or bring in the others without them.
}
imports-mend-first = Mend the first
imports-commit = { $count ->
    [one] Bring in { $count } record
   *[other] Bring in { $count } records
}
imports-commit-what = A draft is made of each. Nothing is published before somebody has reviewed it.
imports-commit-none = There is nothing to bring in.
imports-undo = Take this import back
imports-undo-what = { $count ->
    [one] { $count } draft of this import goes away again.
   *[other] { $count } drafts of this import go away again.
}
imports-undo-made = { $count ->
    [one] So does { $count } entry for a person, place or work that was made for it, unless something else names it by now.
   *[other] So do { $count } entries for people, places and works that were made for it, unless something else names them by now.
}
imports-undo-keeps = { $count ->
    [one] { $count } record stays, because it was worked on since:
   *[other] { $count } records stay, because they were worked on since:
}
imports-undo-sources = The files and this list are kept, so that the import can be brought in again.
imports-undo-do = Take it back
imports-undo-not = Leave it as it is
imports-keeps-trashed = put into the trash
imports-keeps-published = published, or the draft was given up
imports-keeps-changed = changed by { $name }
imports-keeps-review = submitted for review
imports-keeps-in-use = has pages by now
imports-more = and { $count } more
imports-report = Report as CSV
imports-list = Records of this import
imports-list-empty = There are none of these.
imports-number = No.
imports-record = Record
imports-what-is = What it is
imports-what-became = What became of it
imports-leave = Leave out
imports-take = Bring in
imports-take-changed = Bring in all changed
imports-mend = Mend
imports-draft = Open the draft
imports-line = line { $line }
imports-untitled = Without a title
imports-further = Further records
imports-beginning = From the beginning
imports-row = Record { $number }
imports-row-understood = What was understood
imports-row-differences = What would change
imports-row-aside = Kept beside the record
imports-row-aside-none = Everything in this record found a field.
imports-row-names = Names with identifiers elsewhere
imports-row-name-only = stays a name
imports-row-source = The source as it came
imports-mend-title = Mend this record
imports-mend-what = What you write here counts for this import. The file as it came is kept beside it.
imports-mend-save = Save and read again
imports-mend-next = Next refused record
imports-mended = Record { $number } is sound now.
imports-mended-all = Every record is sound now.
imports-replace = Send another file for this record
imports-replace-send = Send and read
imports-aside-where = Where
imports-aside-words = Words
imports-aside-why = Why
imports-why-no-field = The record has no field for it.
imports-why-no-column = No field was chosen for this column.
imports-why-cannot-stand = The field cannot take it:
imports-mended-by = mended by { $name }
error-bad-record-no-library = No library was chosen: say which one holds the books.
