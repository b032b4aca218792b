### English. Every other file has the same keys; a test compares them.

product = Kitabdar
skip-to-content = Skip to content
skip-to-reader = Skip to the manuscript
nav-main = Main
nav-manuscripts = Manuscripts
nav-deposits = Deposits
nav-about = About
nav-languages = Language
nav-libraries = For libraries
nav-crumbs = Where you are
nav-pages = Pages
theme = Appearance
theme-auto = As the device
theme-light = Light
theme-dark = Dark
copied = Copied
to-home = Home page
footer-statement = Kitabdar, keeper of books: manuscripts kept, described and shown.
footer-collection = IIIF collection
footer-libraries = For libraries
footer-accessibility = Accessibility

## Home and shelf

home-title = Manuscripts, kept and opened
home-statement = Turn the pages of handwritten books in full detail, cite them, and take them into your own tools. The originals stay untouched; every photograph is kept exactly as it was made.
home-browse = { $count ->
    [0] Manuscripts
    [one] See { $count } manuscript
   *[other] See { $count } manuscripts
  }
home-libraries = For libraries
home-shelf = From the shelf
home-all = { $count ->
    [one] All { $count } manuscript
   *[other] All { $count } manuscripts
  }
shelf-empty = No manuscript stands here yet.
shelf-empty-what = A manuscript appears as soon as its scans have been deposited: one folder of images, named or listed by folio.
shelf-empty-command = Or, on the machine where Kitabdar runs:
browse-title = Manuscripts
browse-count = { $count ->
    [one] { $count } manuscript, by shelfmark
   *[other] { $count } manuscripts, by shelfmark
  }
browse-end = There are no manuscripts after this one.
browse-from-start = From the beginning
browse-next = Next manuscripts
count-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
  }
no-pages-yet = No pages yet
no-pages-what = The record is here; its photographs are not, or are still being prepared.
sample-short = drawn sample
sample-banner = This is a drawn sample, not a manuscript. Its pages were drawn by a program to show how Kitabdar works.

## A manuscript

shelfmark = Shelfmark
copy-shelfmark = Copy shelfmark
copy-citation = Copy citation
copy-manifest = Copy manifest address
copy-address = Copy address
read = Read
study = Study in Mirador
iiif-drag = IIIF: drag into another viewer
fact-holder = Holder
fact-date = Date
fact-place = Place
fact-material = Material
fact-languages = Languages
fact-direction = Page order
direction-right-to-left = right to left
direction-left-to-right = left to right
direction-top-to-bottom = top to bottom
direction-bottom-to-top = bottom to top
direction-proposed = proposed from the language, not yet confirmed
folios-title = Folios
folio = Folio
alt-side = Folio { $label }
label-p = p.
label-seq = no.
label-front-cover = front cover
label-front-cover-inside = front cover, inside
label-back-cover = back cover
label-back-cover-inside = back cover, inside
label-flap = flap
label-spine = spine
label-fore-edge = fore-edge
label-head-edge = head edge
label-tail-edge = tail edge
label-insert = insert
label-colour-chart = colour chart
label-ruler = ruler
label-object = object
label-back-flyleaf = back flyleaf
cite-title = Cite
rights-title = Rights
rights-unknown = No statement of rights has been recorded. Ask { $holder } before you use the images.
rights-cc0 = CC0 1.0, no rights reserved
rights-pdm = Public domain
rights-inc = In copyright
rights-inc-ow-eu = In copyright, EU orphan work
rights-inc-edu = In copyright, educational use permitted
rights-inc-nc = In copyright, non-commercial use permitted
rights-inc-ruu = In copyright, rights-holder cannot be found or identified
rights-noc-cr = No copyright, contractual restrictions
rights-noc-nc = No copyright, non-commercial use only
rights-noc-oklr = No copyright, other known legal restrictions
rights-noc-us = No copyright in the United States
rights-cne = Copyright not evaluated
rights-und = Copyright undetermined
rights-nkc = No known copyright
data-title = Data
data-what = The same manuscript for viewers, programs and harvesters.
data-record = The whole record
data-address = Permanent address
record-changed = The record was last changed on

## Reading

reader-title = { $title }: reading
reader-back = back to the description
reader-more = Language, appearance and keys
reader-keys = Keys
reader-tools = Tools
reader-first = First page
reader-previous = Previous page
reader-next = Next page
reader-last = Last page
reader-folio = Go to folio
reader-zoom-in = Zoom in
reader-zoom-out = Zoom out
reader-whole = Whole page
reader-spread = Two pages
reader-rotate = Turn by 90°
reader-fullscreen = Full screen
reader-strip = All pages
reader-keys-turn = Turn pages, as the book is read
reader-keys-pan = Move over the page
reader-stage = Photograph of the page
reader-announce = Folio { $label }, page { $number } of { $total }
reader-announce-spread = Folios { $first } and { $second }, pages { $number } and { $last } of { $total }
reader-no-image = No photograph of this page can be shown.
reader-load-failed = A part of the photograph did not arrive. Check the connection; it is asked for again when you move.
reader-without-script = Without JavaScript the page is shown whole, without zoom.
mirador-title = { $title }: study in Mirador
mirador-without-script = Mirador needs JavaScript. The reading page shows every folio without it.
mirador-first-page = First page
mirador-second-page = Second page

## About

about-title = About Kitabdar
about-what = Kitabdar is a preservation catalogue for handwritten books: it keeps the photographs and the record of a manuscript safe, and shows them to everyone in full detail.
about-name = “Kitabdar” is an old title for the keeper of a library: the person who answered for the books.
about-care = Many of these books are sacred to those who read them. Pages are shown whole and are never cropped, covered or used as decoration.
about-libraries-title = For libraries
about-libraries = Every manuscript is published by the open standards of the IIIF community, so that it opens in any viewer that knows them, beside manuscripts of other libraries.
about-standard = Standard
about-address = Address
about-accessibility-title = Accessibility
about-accessibility = The pages are made to meet WCAG 2.2, level AA: they work by keyboard, at 400 % zoom, in light and dark, with a screen reader, and in four languages. Each reading page also works without JavaScript.
about-accessibility-limits = Known limit: Mirador, the study viewer, is the work of others and has gaps for screen readers. The reading page offers the same images.
about-privacy-title = Privacy
about-privacy = No page loads anything from another site. Two cookies remember your language and appearance, and nothing about you.

## Problems

problem-reference = If you ask for help, give this reference:
problem-bad-request-title = This request could not be understood
problem-bad-request-help = Check the address or the values you entered, and try again.
problem-forbidden-title = This part is for staff
problem-not-found-title = There is nothing at this address
problem-not-found-help = Check the address, or look for the manuscript in the list.
problem-method-not-allowed-title = This address cannot be used in this way
problem-method-not-allowed-help = Open it from a link or a button of these pages.
problem-conflict-title = This does not fit what is already there
problem-conflict-help = Somebody may have changed it meanwhile. Load the page again, look at its present state, and decide anew.
problem-too-large-title = This is too large
problem-too-large-help = Send less at once. Scans are sent on the deposit page, which takes files of any usual size.
problem-unprocessable-title = Something in this form is missing or wrong
problem-unprocessable-help = Go back, correct the field that is named, and send it again.
problem-server-error-title = Something went wrong on our side
problem-server-error-help = Nothing you did caused it, and nothing was lost. Try again; if it stays, tell the person who runs Kitabdar.
problem-damaged-title = A stored file is damaged
problem-damaged-help = The person who runs Kitabdar must compare it with its copy. Other pages are not affected.
problem-busy-title = Too many requests at this moment
problem-busy-help = Wait a few seconds, and try again.
problem-storage-unavailable-title = The store cannot be reached
problem-storage-unavailable-help = Try again in a minute. If it stays, the person who runs Kitabdar must look after the disk or the storage server.
problem-storage-full-title = The store is full
problem-storage-full-help = Nothing was lost. When the person who runs Kitabdar has made room, press “Try again” on the deposit.

## Deposits

deposits-title = Deposits
deposits-empty = Nothing has been deposited yet.
deposit-open = New deposit
deposit-one = Deposit
deposit-what = Manuscript
deposit-state = State
deposit-files = Files and pages
deposit-opened = Opened
deposit-progress = Progress
deposit-state-staging = Files are arriving
deposit-state-asking = An answer is needed
deposit-state-queued = Waiting its turn
deposit-state-working = Pages are being made
deposit-state-done = Done
deposit-state-incomplete = Not complete
deposit-state-cancelled = Stopped
deposit-count =
    { $files ->
    [one] { $files } file came
   *[other] { $files } files came
  }, { $pages ->
    [one] { $pages } page exists
   *[other] { $pages } pages exist
  }
deposit-see-manuscript = See the manuscript
deposit-retry = Try again
deposit-cancel = Stop this deposit
deposit-group-refused = Refused: { $count }
deposit-group-stopped = Stopped for now: { $count }
deposit-group-missing = Never arrived: { $count }
deposit-group-aside = Left aside, no pages: { $count }
deposit-group-noted = Pages with a remark: { $count }
stage-received = Received
stage-checked = Checked
stage-kept = Kept safe
stage-tiled = Made ready to show
stage-registered = Pages
stage-count = { $done } of { $total }
question-title = A question
question-files =
    { $count ->
    [one] { $count } file
   *[other] The { $count } files, and what each answer would call them
  }
question-file = File
question-first = First label
question-send = Send the labels
form-required = required
form-mistake = Please correct this:
new-what = First say which manuscript the scans show. The files come in the next step. What is not known yet can stay empty.
new-object = The manuscript
new-shelfmark-hint = As it is written on the book or in the catalogue.
new-holder-hint = The library, archive, community or person that keeps it.
new-titles = Title
new-titles-hint = At least one. Write it in the languages in which people look for it.
new-title-other = In another language
new-title-other-language = Code of that language
new-tag-hint = For example fa, chg, la, he.
new-reading = Reading
new-languages-hint = Codes, the main language first: ar, fa, chg …
new-direction-hint = The way the pages of the bound book follow each other.
new-direction-propose = Propose it from the language
new-making = Making
new-date-hint = In words, in any calendar: 590 AH / 1194 CE.
new-rights = What may others do with the images?
new-rights-later = To be stated later
new-attribution = Credit line
new-attribution-hint = Shown wherever the images are shown.
new-go-on = Go on to the files
new-then-files = Nothing is published before you start the deposit.
upload-title = Files
upload-drop = Drop a folder of scans here
upload-folder = Choose a folder
upload-files = Choose files
upload-names = Names such as 012v.tif say which side they show. A page list (CSV with the columns file and label) in the folder wins over names. Sending goes on after a broken connection.
upload-pause = Pause
upload-resume = Go on
upload-again = Send again
upload-waiting = waiting
upload-sending = being sent
upload-sent = sent
upload-failed = not sent
upload-summary = { $sent } of { $total } files sent, { $size }
upload-start = Start
upload-without-missing = Start even if some announced files have not arrived
upload-without-script = Sending files from the browser needs JavaScript. On the machine where Kitabdar runs, a folder is deposited by this command:
choice-folios = Number them as leaves in the order of their names: 1r, 1v, 2r …
choice-pages = Take the numbers in the names for page numbers
choice-sequence = Only count them; the foliation will be given later
choice-letters = In the names, a is the front and b the back of the leaf
choice-labels = Give the label of each file
choice-continue = Use the lines that agree, and the names of the other files
choice-likeliest = Take the likeliest of each
choice-leave-aside = Leave these files aside
choice-drop = Leave the copy aside
choice-keep = Keep it as a page of its own
choice-use-first = Use the first by name, for every side
choice-use-last = Use the last by name, for every side
choice-use-file = Use { $file }
notice-empty = { $name } is empty (0 bytes): copy it again from the original and hand it over anew.
notice-unknown_format = { $name } is not an image by its contents: export the page as TIFF, JPEG, PNG or JPEG 2000 and hand that over.
notice-unsupported_format = { $name } is a { $format } file, which is not kept as a page: export the page as TIFF, JPEG, PNG or JPEG 2000 and hand that over.
notice-unsupported_kind = { $name } is a { $format } with { $what }, which cannot be shown truly: save it as a plain 8- or 16-bit { $format } and hand that over.
notice-camera_raw = { $name } is a camera raw file: develop it, export it as a 16-bit TIFF and hand that over.
notice-several_pages = { $name } holds { $pages } pages in one file: save each page as a file of its own, so that none is lost.
notice-truncated = { $name } is cut off, a part of the picture is missing: copy it again from the original and hand it over anew.
notice-damaged = { $name } is damaged and cannot be decoded: copy it again from the original, or save it anew in an image editor.
notice-too_wide = { $name } claims { $width } x { $height } px, and no side may pass { $limit } px: check the file, or have the limit raised.
notice-too_many_pixels = { $name } claims { $width } x { $height } px, more than the { $limit } megapixels allowed: check the file, or have the limit raised.
notice-file_too_large = { $name } has { $size } MB, more than the { $limit } MB allowed for one file: check the file, or have the limit raised.
notice-too_much_memory = { $name } needs more than the { $limit } MB of memory allowed for one file: save it as an uncompressed or tiled TIFF, or have the limit raised.
notice-too_slow = { $name } was not decoded within { $limit } s: save it anew in an image editor, or have the limit raised.
notice-decoder_crashed = { $name } brought the decoder down, so it is broken or made to do harm: save it anew in an image editor and hand that over.
notice-storage-full = There is no room left to keep { $file }: free or add space in the store, then retry.
notice-scratch-full = There is no room left to work on { $file }: free space in the scratch folder, then retry.
notice-storage-unavailable = The store did not answer while { $file } was being kept: see that it runs, then retry.
notice-database-unavailable = The database did not answer while { $file } was worked on: see that it runs and that no other program holds it, then retry.
notice-unexpected = Something went wrong on our side with { $file }: retry, and if it happens again show the log to whoever looks after this server.
notice-already-here = { $file } is in the catalogue already, as { $label }.
notice-never-arrived = { $file } was announced and never arrived.
notice-cancelled = { $file } was not finished when the deposit was stopped.
notice-not-an-image = { $file } is not an image in a format that can be taken: convert it to TIFF if it shows a page.
notice-description = { $file } is the description of the manuscript.
notice-page-list = { $file } is the page list.
notice-system-file = { $file } belongs to an operating system.
notice-hidden-file = { $file } is a hidden file.
notice-dangling-link = { $file } is a link to a file that is not there: connect the disk it lies on, or remove the link.
notice-linked-folder = { $file } is a link to another folder, and such links are not followed: bring that folder in by itself.
notice-unreadable = { $file } cannot be read: give whoever runs Kitabdar the right to read it, or take it out of the folder.
notice-same-name = Two names in the folder can only be written as { $file }: rename one of the files.
notice-sidecar = { $file } is not an image but a file beside the images.
notice-gap = There is no photograph of { $missing }: check whether leaves are lost or scans were forgotten.
notice-dropped-duplicate = { $file } has the same bytes as { $other } and was left aside as answered.
notice-left-aside-as-answered = It is not clear which side { $file } shows; it was left aside as answered.
notice-not-chosen = { $file } also shows { $label }; { $other } was chosen.
notice-side-photographed = { $file } shows { $label }, of which there is a photograph already; it was left aside as answered.
notice-page-list-faults = The page list and the files do not agree: { $faults } Send a mended list, or go on with what agrees.
notice-unclear-names =
    { $count ->
    [one] The name { $file } does not say which side of which leaf it shows: choose how to number this file, or send a page list.
   *[other] { $count } names, such as { $file }, do not say which side of which leaf they show: choose how to number these files, or send a page list.
  }
notice-unclear-parts = { $file } may show { $candidates }: choose, or say it in a page list.
notice-same-bytes = { $file } has the same bytes as { $other }: leave the copy aside, or keep it as a page of its own.
notice-same-side = { $count } files show { $label } ({ $files }): choose one, or tell them apart in a page list.
notice-side-taken =
    { $count ->
    [one] { $file } shows { $label }, of which there is a photograph already: leave it aside, or give another label in a page list.
   *[other] { $count } files, such as { $file } ({ $label }), show sides of which there are photographs already: leave them aside, or give other labels in a page list.
  }
warning-wrong_extension = The name's extension is not that of its format; the contents decided.
warning-exif_damaged = The Exif block is damaged; what could be read of it was used.
warning-xmp_damaged = The XMP packet is damaged and was not used.
warning-metadata_size_differs = The metadata state another pixel size than the picture has.
warning-structure_damaged = A part of the file's structure is damaged, but the picture is whole.
warning-orientation_illegal = The stated orientation is not one of 1 to 8 and was not used.
warning-orientation_disagrees = Exif and XMP state different orientations; Exif was used.
warning-icc_unusable = The embedded colour profile is broken or of another kind; sRGB was assumed.
warning-colour_unknown = The file names a colour space that is not supported; sRGB was assumed.
warning-adobe_rgb_stated = The camera states Adobe RGB without embedding its profile.
warning-alpha_flattened = Transparent parts were laid on white for showing.
warning-extra_channels = Additional channels are kept in the master but not shown.
warning-extra_pictures = The file holds further pictures beside the first, which is shown.
warning-smaller_versions = The file also holds smaller versions of the page; the full one is shown.
warning-mask_page = The file also holds a transparency mask, which is not shown.
warning-few_levels = No 16-bit sample reaches 1/16 of full brightness; it is shown as stored.
warning-jpx_extensions = The JPEG 2000 file uses extensions beyond its basic form (JP2).
warning-resolution_illegal = The stated resolution makes no sense and was not used.
warning-trailing_data = There are bytes behind the end of the picture.
warning-decoder_warned = The decoder complained about a detail, but the picture is whole.
warning-data_disturbed = Some of the compressed data are disturbed; look at the page before you publish it.
fact-titles = Also
deposit-arriving = { $done } of { $total } announced files have come
upload-arrange = Arrange the files again
notice-decoder-unavailable = The image decoder could not be started for { $file }: have the installation checked, then retry.
