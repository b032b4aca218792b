### The description on the page, its way to the public, and its history.

## The description on the page

record-title = Description
record-as-written = as written
record-wording = wording of the source
record-see-page = see the page
record-page = p. { $page }
record-seen = seen { $day }
record-millimetres = { $numbers } mm
record-tolerance = { $size } ± { $off } mm
record-yes = yes
data-tei = The description as TEI P5
record-handling = Handling
record-access = Access
record-private = Private
record-bench = Bench
record-edit = Describe
record-folios = Folios
record-preview = Preview
record-history = History
record-public = Public page
record-staff = Work on this manuscript

## Preview and the way to the public

preview-title = Preview
preview-heading = Preview of { $shelfmark }
preview-what = This is the draft as it would be seen. Readers see the published record until it is published again.
preview-as = Show as
preview-tab-public = Readers
preview-tab-json = Harvesters: JSON
preview-tab-tei = Harvesters: TEI
preview-tab-manifest = IIIF manifest
preview-manifest-what = The manifest is made when the record is published. Its label, summary, rights and required statement come from the section Identity, its metadata from the fields shown to readers.
state-draft = Draft
state-in_review = In review
state-published = Published
state-withdrawn = Withdrawn
state-draft-ahead = A newer draft exists
workflow-title = What next
workflow-submit = Send to review
workflow-publish = Publish
workflow-send-back = Send back…
workflow-withdraw = Withdraw…
workflow-restore = Publish again
workflow-discard = Discard the draft…
workflow-discard-what = The published record stays as it is. Every save of the draft stays in the database for a day.
workflow-discard-do = Discard the draft
workflow-trash = Move to the trash
workflow-untrash = Take out of the trash
workflow-message = What is new (for the history)
workflow-note = Note to the curator
workflow-reason = Reason
workflow-withdraw-what = The address goes on answering, with the shelfmark, the title, the date and this reason.
workflow-send-back-do = Send back
workflow-withdraw-do = Withdraw
workflow-nothing = Nothing can be done with this by you now.
workflow-note-title = Note

## Desk

desk-title = Desk
desk-new = New manuscript
desk-bulk = Change many at once
desk-review = Waiting for review
desk-review-empty = Nothing waits for review. What a cataloguer sends to review appears here.
desk-mine = My drafts
desk-mine-empty = You have no drafts. Begin with a new manuscript, or describe one that exists.
desk-others = Drafts of others
desk-published = Recently published
desk-published-empty = Nothing is published yet.
desk-trash = Trash
desk-trash-empty = The trash is empty.
desk-trashed = Moved to the trash: { $shelfmark }
desk-edited = edited by { $name }
desk-published-by = by { $name }
desk-untitled = without a title
desk-new-what = A shelfmark, a holder and a title are enough to begin; the rest follows in the editor.
desk-new-holder = New holder
desk-new-holder-hint = Only if it is not in the list.
desk-new-title-language = Language of the title
desk-create = Begin the description
desk-found = To the desk

## Many at once

bulk-what = Choose manuscripts and one change. You see every difference before anything is written, and the change can be undone.
bulk-which = Which manuscripts
bulk-find = Shelfmarks that contain
bulk-find-do = Show
bulk-change = What to change
bulk-field = Field
bulk-value = New value
bulk-value-hint = Leave it empty to remove what stands there.
bulk-try = Show the differences
bulk-apply = Write this into the drafts
bulk-none = Nothing would change.
bulk-done = Written into the drafts.
bulk-undo = Undo this change
bulk-undone = The change was undone.
bulk-left = Left as they are, because somebody wrote on them since
bulk-manuscript = Manuscript
bulk-recent = Earlier changes
bulk-count = { $count ->
    [one] { $count } manuscript
   *[other] { $count } manuscripts
  }

## History

changes-title = History
changes-heading = History of { $shelfmark }
changes-empty = Nothing of this was published yet.
changes-number = Revision { $number }
changes-unknown-person = person not recorded
changes-draft = Draft compared with the published record
changes-show = Show what changed
changes-same = Nothing in the description differs.
changes-first = The first record that was kept.
changes-no-record = The description of that day was not kept.
changes-restore = Put this back into the draft
changes-restored = The draft now holds this revision. Publish it to show it to readers.
difference-added = added
difference-removed = removed
difference-changed = changed
difference-old = before
difference-new = now
difference-count = { $count ->
    [one] { $count } difference
   *[other] { $count } differences
  }
change-create = First published
change-update = Published anew
change-delete = Withdrawn

## Withdrawn

tombstone-title = This record was withdrawn
tombstone-what = The manuscript was described here and the record was withdrawn. The address stays, so that old citations still find an answer.
tombstone-on = Withdrawn on
tombstone-reason = Reason
