## The history of a book: marks, timeline, journey, statements that disagree.
history-heading = History
history-marks = Marks on its leaves
history-timeline = What happened to it
history-holders = In whose hands, and whose property
history-custody = In the keeping of
history-owners = Property of
history-custody-none = Nobody is documented
history-owners-none = No document of ownership is recorded
history-inalienable = Endowed for ever: may not be sold, given away or inherited.
history-said = What sources say
history-disagree = Sources disagree
history-questions = What does not fit together
history-sources = Sources
history-no-source = No source is given
history-seen-on = seen { $day }
history-stated-by = Stated by { $name }
history-erased = erased
history-no-date = No date is known
history-since = since { $date }
history-from = from
history-to = to
history-not-established = Not established: it rests on what is only possible, so nobody is named here.
history-coarse = Placed on the map to the nearest degree only (about 110 km), to protect the site.
history-comma = { ", " }
history-claim-says = { $claim } { $certainty }

## The map.
history-map-what = The journey on a map, by the numbers of the list. Outlines of land: Natural Earth, without modern borders.
history-map-made = made
history-map-held = kept or moved
history-map-found = found

## How sure: alone, and after a noun.
history-certainty-certain = Certain
history-certainty-probable = Probable
history-certainty-possible = Possible
history-certainty-disputed = Disputed
history-sure-certain = certain
history-sure-probable = probable
history-sure-possible = possible
history-sure-disputed = disputed

## Kinds of marks, and what is concluded from them.
history-mark-seal = Seal
history-mark-stamp = Stamp
history-mark-waqf_note = Note of endowment (waqf)
history-mark-ex_libris = Bookplate
history-mark-signature = Signature
history-mark-label = Label
history-mark-ownership_note = Note of ownership
history-mark-reading_note = Reader’s note
history-mark-price = Price
history-mark-other = Mark
history-claim-ownership = ownership
history-claim-custody = custody
history-claim-endowment = endowment
history-claim-inventory = inventory
history-claim-reading = reading
history-claim-sale = sale
history-claim-other = another meaning

## What happened to the book.
history-event-production = Made
history-event-commission = Commissioned
history-event-gift = Gift
history-event-sale = Sale
history-event-inheritance = Inheritance
history-event-waqf_endowment = Endowment (waqf)
history-event-inventory = Inventory
history-event-loan = Loan
history-event-deposit = Deposit for keeping
history-event-confiscation = Confiscation
history-event-transfer_of_custody = Custody transferred
history-event-theft = Theft
history-event-loss = Loss
history-event-find = Found
history-event-return = Return
history-event-export = Export
history-event-import = Import
history-event-acquisition = Acquisition
history-custody-yes = Custody moved
history-custody-no = Custody stayed
history-custody-unknown = Custody not known
history-title-yes = Title passed
history-title-no = Title did not pass
history-title-unknown = Title not known

## What was found in the chain. A number of years is counted as each language counts.
history-finding-gap-years =
    { $years ->
        [one] For one year nothing is known of who held it.
       *[other] For some { $years } years nothing is known of who held it.
    }
history-finding-gap-hand-over = How it came from one hand to the next is not known.
history-finding-gap-stated = Before this, nothing is known.
history-finding-overlap-within = One source has it with somebody else while another held it without a break.
history-finding-overlap-same-time = Two are said to have taken it at the same time.
history-finding-bad-date = A date that no calendar has stands in its history.
history-finding-before-production = Something is dated before the book was made.
history-finding-after-next = Two events stand in an order that their dates contradict.
history-finding-return-before-loan = It is said to have come back before it went away.
history-finding-inalienable-moved = It was endowed for ever, and yet ownership is said to have passed.

## What a statement is about.
history-about-support = Material of the leaves
history-about-date = Date
history-about-origin = Where it was made
history-about-scribe = Scribe
history-about-title = Title
history-about-extent = Extent
history-about-script = Script
history-about-found_at = Where it was found
history-about-moved = How it moved
history-about-legal_title = Legal title
history-about-other = Other statements
history-source-object = The object itself
history-source-document = Document
history-source-catalogue = Catalogue
history-source-publication = Publication
history-source-press = Press
history-source-oral = Oral account
history-source-examination = Examination

## The Object ID sheet (ICOM).
objectid-heading = Object ID
objectid-what = Identification sheet of a cultural object, after the Object ID standard of ICOM
objectid-photograph = Photograph of { $label }
objectid-photograph-none = No photograph is registered.
objectid-photograph-ruled-out = The custodian’s handling rules allow no photograph on this sheet.
objectid-photograph-with-note = Custodian’s note: { $note }
objectid-holder = Held by
objectid-type = Type of object
objectid-manuscript = Manuscript
objectid-measurements = Measurements
objectid-materials = Materials and techniques
objectid-inscriptions = Inscriptions and markings
objectid-features = Distinguishing features
objectid-confidential = Kept for the police, not to be published
objectid-title = Title
objectid-subject = Subject
objectid-date = Date or period
objectid-maker = Maker
objectid-description = Description
objectid-history = Custody history
objectid-not-recorded = not recorded
objectid-custody = custody
objectid-acquired = acquired
objectid-of-leaf = Leaf
objectid-of-written = Written area
objectid-of-binding = Binding
objectid-of-box = Box
objectid-weight = Weight
objectid-leaves =
    { $count ->
        [one] { $count } leaf
       *[other] { $count } leaves
    }
objectid-from-revision = From the published record, revision { $number }
objectid-from-draft = From a draft that is not published
objectid-printed = Printed { $date }
objectid-open = Object ID sheet (PDF)
objectid-open-police = The same with what is kept for the police

## What is never public.
private-heading = Private record
private-what = Never on a public page, in a manifest, a download or a search. Only those whose role allows it see this.
private-saved = Saved.
private-save = Save
private-read-only = You may read this and not change it.
private-mistake = This could not be saved
private-place = Where it lies
private-storage-location = Storage location
private-storage-hint = Building, room, cabinet, shelf, box.
private-security-note = Security note
private-features = Distinguishing features kept for the police
private-features-hint = What a thief would not know: a hidden mark, a repair, a flaw.
private-sites = Exact places
private-site-name = Place
private-site-latitude = Latitude (degrees)
private-site-longitude = Longitude (degrees)
private-site-accuracy = Accuracy (metres)
private-valuations = Valuations
private-valuation-amount = Amount
private-valuation-currency = Currency
private-valuation-currency-hint = Three letters of ISO 4217, such as KZT.
private-valuation-valued_on = Valued on
private-valuation-valid_until = Valid until
private-valuation-basis = Basis
private-valuation-valuer = Valuer
private-basis-insurance = Insurance
private-basis-market = Market value
private-basis-indemnity = State indemnity
private-basis-replacement = Replacement
private-basis-other = Other
private-diligence = Due diligence
private-diligence-what = A signed statement stays as it is. When more becomes known, sign another; the earlier ones remain below it.
private-diligence-new = A new statement
private-diligence-none = No statement has been signed.
private-diligence-signed = Signed by { $name } on { $day }
private-field-seller = Seller or giver
private-field-documents_seen = Documents seen
private-field-icom_red_list = On an ICOM Red List
private-field-interpol = Interpol database
private-field-art_loss_register = Art Loss Register
private-field-number = Number of the search
private-field-searched_on = Searched on
private-field-export_licence = Export licence
private-field-embargo = Under an embargo
private-field-before_1970 = History known from before 14 November 1970
private-field-title_before_1970_documented = Ownership before that date documented
private-field-conclusion = Conclusion
private-field-reasons = Reasons
private-field-signer = Signed by
private-field-signed_on = Signed on
private-known-yes = Yes
private-known-no = No
private-known-unknown = Not known
private-conclusion-open = Open
private-conclusion-clear = No concern
private-conclusion-concerns = With concerns
private-conclusion-refused = Refused
