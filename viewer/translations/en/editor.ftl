### The description editor.

## Form and saving

editor-title = Describe
editor-heading = Description of { $shelfmark }
editor-sections = Sections
editor-book = Pages of the book
editor-needs-script = This form works with JavaScript. Without it you can read the draft in the preview.
editor-opened = Everything is saved.
editor-saved = Saved { $time }
editor-saving = Saving…
editor-unsaved = Not saved yet
editor-offline = Not saved: no connection, trying again. What you wrote is kept in this browser.
editor-signed-out = Not saved: sign in again. What you wrote stays here.
editor-sign-in = Sign in in a new tab
editor-faulty = Not saved: something needs correction.
editor-clash = Not saved: somebody else changed the same place.
editor-refused = Not saved: { $why }
editor-restored = What could not be saved last time was taken up again.
editor-section-filled = has content
editor-section-empty = nothing yet
editor-section-faulty = needs correction
editor-next = Next: { $section }
editor-required = (needed)
editor-not-said = not said
editor-yes = yes
editor-no = no
editor-nothing = nothing

## Texts in several languages

editor-missing = missing
editor-language-none = language not known
editor-other-language = Other language…
editor-language-code = Language code
editor-other-add = Open
editor-other-hint = Such as fa, chg, tr, or with a script: kk-Arab, ar-Latn.
editor-direction = Direction
editor-direction-auto = as the language runs
editor-direction-rtl = right to left
editor-direction-ltr = left to right
editor-too-long = Too long: { $count } characters, at most { $most } can be kept.

## Terms, people, places in the book

editor-own-words = In your own words
editor-as-written = Name as it is written
editor-reference-more = Name as written, certainty
editor-from = From folio
editor-to = To folio
editor-page-take = Take the page shown
editor-page-linked = Page image: { $label }
editor-page-unlink = Unlink the page
editor-nothing-to-link = Nothing to choose yet: describe the marks first.

## Dates and quires

editor-date-propose = Read the wording
editor-date-means = This means:
editor-date-unread = No date could be read from this wording: fill in the fields below.
editor-date-more = Year given beside it, source, note
editor-formula = Collation formula
editor-formula-read = Make quires of it

## Items

editor-add = Add { $what }
editor-item = { $what } { $number }
editor-remove = Remove { $what }
editor-removed = Removed: { $what }.
editor-undo = Undo
editor-move-up = Move { $what } up
editor-move-down = Move { $what } down
editor-moved = Now at place { $number } of { $total }

## Pages beside the form

editor-page = Page
editor-page-alt = Page { $label }
editor-page-previous = Previous page
editor-page-next = Next page
editor-no-image = No image of this page is shown.

## Two writers at once

editor-clash-title = You and somebody else changed the same place
editor-clash-what = Everything else is put together already. Choose what shall stand here; what you choose can be changed before it is saved.
editor-clash-mine = Yours
editor-clash-theirs = Theirs
editor-clash-theirs-of = By { $name }
editor-clash-base = Before
editor-clash-edit = Change it here if neither fits.
editor-clash-save = Save what I chose

## What is wrong, at its field

editor-faults = This could not be saved yet:
fault-missing = { $path }: this is needed.
fault-unknown-field = { $path }: the record has no such field.
fault-too-long = { $path }: { $length } characters are too many, { $max } at most.
fault-too-many = { $path }: { $length } entries are too many, { $max } at most.
fault-empty = { $path }: write something or leave it out.
fault-not-text = { $path }: this must be text.
fault-unkeepable = { $path }: a character here cannot be kept; type it again.
fault-pattern = { $path }: this is not written as it should be; look at the hint.
fault-not-one-of = { $path }: choose one of the values offered.
fault-too-small = { $path }: too small, the limit is { $limit }.
fault-too-great = { $path }: too great, the limit is { $limit }.
fault-not-whole-number = { $path }: this must be a whole number.
fault-not-number = { $path }: this must be a number.
fault-not-yes-no = { $path }: this must be yes or no.
fault-not-list = { $path }: this must be a list.
fault-not-fields = { $path }: this must be a group of fields.
fault-same-id = { $path }: two entries are marked as the same one; remove one and add it again.
fault-too-deep = { $path }: nested deeper than any record.
fault-outside-page = { $path }: this reaches beyond the page, which is { $width } × { $height } pixels; draw it within the page.
fault-rights = { $path }: write the address of a statement of rightsstatements.org or of a Creative Commons licence.
fault-not-so = { $path }: { $reason }
