### Transcriptions of a book: sent, looked at, shown, taken back; and the text beside the page.
record-transcriptions = Transcriptions
transcriptions-title = Transcriptions
transcriptions-heading = Transcriptions of { $shelfmark }
transcriptions-what = What others have read on the photographs: each line is laid on its place of the page, found by search, and shown beside the picture.
transcriptions-send = Send transcriptions
transcriptions-files = Files
transcriptions-files-hint = PAGE, ALTO or TEI: one file or many, or a ZIP of them. Nothing is shown to readers before you have seen where the lines lie.
transcriptions-language = Language of lines that do not say theirs
transcriptions-language-hint = A code such as ar, fa, chg or la; empty if there are several.
transcriptions-read = Read the files
transcriptions-no-pages = This book has no photographs yet: a transcription needs pages to lie on.
transcriptions-there = Already sent
transcriptions-none = None yet.
transcriptions-all = All transcriptions of this book
transcription-is-proposed = To be looked at
transcription-is-shown = Shown to readers
transcription-is-withdrawn = Taken back
transcription-counts = { $lines } on { $sides }, from { $pages } that came in
transcription-sides = { $count ->
    [one] { $count } side
   *[other] { $count } sides
  }
transcription-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
  }
transcription-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
  }
transcription-by = Sent by { $name },
transcription-look = Look at it
transcription-show = Show to readers
transcription-show-again = Show again
transcription-withdraw = Take back whole
transcription-discard = Do not show it
transcription-stands = How it stands
transcription-proposed-what = Nobody but staff sees this yet. Check that the lines lie on the right pages, mend what does not, then show it.
transcription-refused = { $count ->
    [one] { $count } file gave no page
   *[other] { $count } files gave no page
  }
transcription-line = line { $number }
transcription-pages-title = Pages
transcription-image-named = for the image
transcription-side = Side of this book
transcription-how-image = The file names this photograph.
transcription-how-file = The file is named as this photograph.
transcription-how-label = The file names this folio.
transcription-how-order = There was one page for each side: they were taken in their order. Please check.
transcription-how-hand = Put here by hand.
transcription-how-none = Nobody knows yet where this page belongs: choose the side, or leave it out.
transcription-note-unwritten = { $count ->
    [one] { $count } outline has no text and was left out.
   *[other] { $count } outlines have no text and were left out.
  }
transcription-note-unplaced = { $count ->
    [one] { $count } line has no place on the page: its text is kept.
   *[other] { $count } lines have no place on the page: their text is kept.
  }
transcription-note-clipped = { $count ->
    [one] { $count } line reached over the edge.
   *[other] { $count } lines reached over the edge.
  }
transcription-note-simplified = { $count ->
    [one] { $count } outline had more points than are kept.
   *[other] { $count } outlines had more points than are kept.
  }
transcription-note-split = { $count ->
    [one] { $count } line was longer than a line can be, and is several now.
   *[other] { $count } lines were longer than a line can be, and are several now.
  }
transcription-note-stretched = The photograph is a little wider or higher than the file says: see whether the lines lie well.
transcription-first-lines = First lines
transcription-drawn = { $count ->
    [one] { $label } with { $count } line drawn over it
   *[other] { $label } with { $count } lines drawn over it
  }
transcription-cut = Has the photograph lost an edge?
transcription-cut-hint = Its shape is not the one the file was made for. Choose the picture on which the lines lie on the writing.
transcription-cut-none = Nothing is missing
transcription-cut-top = The upper edge is missing
transcription-cut-bottom = The lower edge is missing
transcription-cut-left = The left edge is missing
transcription-cut-right = The right edge is missing
transcription-cut-drawn = The side with its lines, if it is so
transcription-cut-refused = The lines would lie beside the writing.
transcription-save = Save the places
transcription-save-hint = Saves this part of the list; readers see nothing of it yet.
transcription-done-placed = The places are saved.
transcription-done-shown = Readers see it now, and search finds it.
transcription-done-withdrawn = It was taken back. Its files are kept, and it can be shown again.
transcription-line-at = { $label }, line { $number }
transcription-downloads = The text of its pages
transcription-text-file = Text
transcription-tei-file = TEI with the places of lines
transcription-page-file = PAGE XML, a file for each side
reader-text = Text of the page
reader-text-none = There is no transcription of this page.
reader-text-loading = The text is coming.
reader-text-failed = The text could not be fetched. Try again.
reader-text-line = Line { $number }
reader-keys-text = Text of the page
error-bad-transcription-no-file = There is no file to read: choose PAGE, ALTO or TEI files, or a ZIP of them.
error-bad-transcription-zip = The file “{ $name }” is a ZIP that cannot be read: pack it again without a password.
error-bad-transcription-too-much = At most { $files } files with { $megabytes } MB are read at once: send them in parts.
error-transcription-not-found = There is no transcription “{ $transcription_id }” here: look at the list of them.
error-transcription-changed = Transcription { $transcription_id } was changed meanwhile: open it again and look before you go on.
error-transcription-not-ready-empty = No page of it lies on a side of this book: say where its pages belong first.
error-transcription-not-ready-shown = Readers see this transcription: take it back before its pages are moved.
error-bad-placement-twice = Two pages would lie on { $label }: choose another side for one of them.
error-bad-placement-page = The transcription has no page { $number }: open it again.
error-bad-placement-side = This book has no side “{ $side }”: choose one from the list, or none.
