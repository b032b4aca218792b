### People, places, works and bodies.

nav-authorities = People and places
authorities-title = People, places and works
authorities-what = Everybody and everything that a record names, under all their names and in every script.
authorities-search = Find by any name, in any script
authorities-find = Find
authorities-kind = Kind
authorities-kind-all = All kinds
authority-kind-person = person
authority-kind-place = place
authority-kind-work = work
authority-kind-body = body
authorities-of-person = People
authorities-of-place = Places
authorities-of-work = Works
authorities-of-body = Institutions and groups
authorities-count = { $count ->
    [one] { $count } entry, by name
   *[other] { $count } entries, by name
  }
authorities-found = { $count ->
    [0] Nothing has this name.
    [one] { $count } entry found, the nearest first
   *[other] { $count } entries found, the nearest first
  }
authorities-none = Nothing has been entered yet.
authorities-end = There are no entries after this one.
authorities-next = Next entries
authorities-new = New entry
authorities-duplicates = Likely duplicates
authority-names = Names
authority-preferred = shown first
authority-dates = Dates
authority-place = Place on the map
authority-place-words = { $latitude }, { $longitude }
authority-north = { $degrees } north
authority-south = { $degrees } south
authority-east = { $degrees } east
authority-west = { $degrees } west
authority-place-coarse = Rounded to a whole degree: this place is protected.
authority-elsewhere = Elsewhere
authority-note = Note
authority-address = Permanent address
authority-manuscripts = In manuscripts
authority-manuscripts-none = No published manuscript names this entry yet.
authority-manuscripts-next = Next manuscripts
authority-edit = Edit
authority-merge = Merge into another
authority-history = History
authority-script-latn = Latin script
authority-script-arab = Arabic script
authority-script-cyrl = Cyrillic script
authority-role-work = text
authority-role-author = author
authority-role-translator = translator
authority-role-commentator = commentator
authority-role-editor = editor
authority-role-compiler = compiler
authority-role-dedicatee = dedicatee
authority-role-origin = place of origin
authority-role-patron = patron
authority-role-scribe = scribe
authority-role-artist = artist
authority-role-bound-at = place of binding
authority-role-binder = binder
authority-role-issuer = gave an identifier
authority-role-mark = connected with a mark in the book
authority-role-giver = gave or passed on the book
authority-role-receiver = received the book
authority-role-stay = place in the history of the book
authority-role-statement = named in a statement
authority-role-other = named in the record

## The form

authority-new-title = New entry
authority-edit-title = Edit: { $name }
authority-form-name = Name
authority-form-language = Language
authority-form-language-hint = A tag such as ar, kk or ar-Latn; leave it empty where it is not known.
authority-form-preferred = Show first in this language
authority-form-names-hint = Every name somebody may look for, each in its script. Empty lines are left out.
authority-form-name-number = Name { $number }
authority-form-add-name = Add a name
authority-form-identifier-number = Identifier { $number }
authority-form-identifiers = Identifiers elsewhere
authority-form-scheme = Scheme
authority-form-scheme-other = Another address
authority-form-uri = Identifier or address
authority-form-add-identifier = Add an identifier
authority-form-dates-hint = As readers should see it, such as “d. 1166” or “1093–1166”. The years are for telling namesakes apart.
authority-form-dates-text = Dates in words
authority-form-start = First year
authority-form-end = Last year
authority-form-latitude = Latitude in degrees
authority-form-longitude = Longitude in degrees
authority-form-sensitive = Protected place: show the public only whole degrees
authority-form-hidden = The exact place is protected and your role does not show it. It stays as it is.
authority-form-note-number = Note { $number }
authority-form-save = Save
authority-form-likely = Is it one of these?
authority-form-likely-what = They have the same name or identifier. Use the right one, or say that yours is another.
authority-form-distinct = Mine is another: make a new entry
authority-form-changed = Somebody else has saved this entry while you were writing. Your words are still below; compare them with the entry as it is now, then save again.
authority-form-now = Open the entry as it is now
authority-delete = Delete
authority-delete-what = Only an entry that no record has ever named can be deleted. Any other is merged.

## Merging, history, duplicates

authority-merge-title = Merge: { $name }
authority-merge-what = Choose the entry that stays. This entry's names and identifiers become its own; the address of this entry leads there for ever. A merge can be undone.
authority-merge-into = Merge into
authority-merge-preview = Compare
authority-merge-goes = This one goes
authority-merge-stays = This one stays
authority-merge-after = What there will be
authority-merge-do = Merge
authority-merge-swap = The other way round
authority-history-title = History: { $name }
authority-editions = Editions
authority-edition = Edition { $number }
authority-edition-current = as it is now
authority-change-create = made
authority-change-edit = edited
authority-change-restore = an earlier edition brought back
authority-change-merge-in = another entry merged in
authority-change-merge-away = merged into another entry
authority-change-undo-merge = merge undone
authority-change-delete = deleted
authority-by = by { $name }
authority-restore = Bring back
authority-merges = Merges
authority-merged-into = merged into
authority-undo = Undo the merge
authority-undone-by = undone by { $name }
duplicates-title = Likely duplicates
duplicates-what = Entries of one kind that are probably the same. Open both, then merge them, or leave them if they are two.
duplicates-none = None found among these names.
duplicates-next = Further in the alphabet
duplicates-sign-same_identifier = the same identifier elsewhere
duplicates-sign-same_name = the same name
duplicates-sign-similar_name = names that differ in a letter or two
duplicates-merge = Compare and merge

## The look-up field

lookup-label = Look up by name
lookup-hint = Type a part of any name, in any script. Arrow keys choose, Enter takes.
lookup-none = Nothing found.
lookup-one = 1 found.
lookup-many = { $number } found.
lookup-more = More than { $number } found; type more.
lookup-add = Add new { $kind }: { $name }
lookup-adding = Adding …
lookup-likely = Probably here already. Take one of these, or add yours.
lookup-add-anyway = Add all the same, as another { $kind }: { $name }
lookup-chosen = { $name } chosen.
lookup-clear = Choose another
lookup-cleared = Taken out.
lookup-failed = The look-up did not answer. Type again in a moment.
