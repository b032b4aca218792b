### Signed entries: confirming, signing, the verify page, daily roots.

confirm-title = Confirm that it is you
confirm-what = A signature stands for a person, so we ask for your pass phrase once more. It holds for 5 minutes.
confirm-whose = The pass phrase of { $name }
confirm-do = Confirm
confirm-elsewhere = Your account has no pass phrase here. Sign in again with your institution’s account; then sign within 5 minutes.
sign-legend = Signature
sign-means = Once signed, this is never changed. A mistake is corrected by an amendment beside it.
sign-role = In which role you sign
sign-as = You sign as
sign-elsewhere = Confirm first that it is you:
sign-fresh = You gave your pass phrase a moment ago, so it is not asked for again.
sign-do = Sign
sign-statement-amendment = I correct this entry as written here.
sign-statement-void = I declare this entry void for the reason written here.

verify-title = Signed entries
verify-heading = Are the signed entries in order?
verify-sound = { $count ->
    [one] The one entry is in order.
   *[other] All { $count } entries are in order.
}
verify-empty = Nothing has been signed about this manuscript yet.
verify-broken = { $count ->
    [one] One thing is not as it was signed ({ $entries } entries were read).
   *[other] { $count } things are not as they were signed ({ $entries } entries were read).
}
verify-thing = { $kind } { $number }
verify-fault-hash = Entry { $seq }, { $thing }, was changed after signing.
verify-fault-row = Entry { $seq }, { $thing }: the data now say something else than was signed.
verify-fault-bytes = Entry { $seq }, { $thing }: the copy in the vault and the database differ.
verify-fault-missing = Entry { $seq }, { $thing }, was signed and is missing.
verify-fault-order = Entry { $seq }, { $thing }, does not follow the entry before it.
verify-fault-unsigned = The data count as signed, and no entry says so: { $thing }.
verify-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
verify-what-now = Change nothing. Tell the head of lab, and compare with the printed daily roots and with a backup.
verify-checked = Checked
verify-again = Check again now, with every copy in the vault
verify-read-bytes = Read for this: every entry, the data made from it, and every copy in the vault.
verify-read-rows = Read for this: every entry, the data made from it, and in the vault the copy of the last entry. As every hash takes in the one before it, this shows that nobody changed an entry in the database. Whether the earlier copies in the vault are whole was not looked at; staff can have every copy read.
verify-unfinished = Entry { $seq } was begun and not finished, because the machine stopped in the middle. Nobody was told that it is signed; the next signature takes its number.
verify-proves = What this proves
verify-proves-whole = No letter of an entry was changed since it was signed here.
verify-proves-order = No entry was taken out, put in between or moved.
verify-proves-not = What it does not prove
verify-not-truth = That what was signed is true. The chain keeps words; it does not judge them.
verify-not-first = That nobody with power over this machine rewrote the whole chain at once. Only a hash kept elsewhere shows that: print the daily roots.
verify-not-legal = It is not an electronic signature in the sense of the law.
verify-yourself = Check it yourself
verify-how = The program below checks the entries without this catalogue, with nothing but Python. Staff download the entries and hand them on; compare the last hash with one you wrote down earlier.
verify-last = Last hash:
verify-copy = Copy the hash
verify-bundle = All entries (ZIP)
verify-entries = The entries, the newest first
verify-who-hidden = Who signed is shown where what they signed was released.
verify-entry = Entry { $seq }
verify-about = about entry { $seq }
verify-voided = voided
verify-faulty = Not as it was signed
verify-older = Older entries
verify-newest = The newest entries
verify-link = Are the signed entries about this manuscript in order?

entry-kind-assessment-signed = condition assessment
entry-kind-proposal-submitted = treatment proposal
entry-kind-approval-signed = approval
entry-kind-treatment-step-signed = treatment step
entry-kind-treatment-signed = treatment
entry-kind-variation-signed = variation from the proposal
entry-kind-release = release to the public
entry-kind-amendment = amendment
entry-kind-void = void
entry-kind-care-acknowledgement = acknowledgement of the care protocol
entry-kind-unknown = an entry

roots-title = Daily roots
roots-what = One hash a day over everything signed in this catalogue. Print it, sign it by hand and keep it in the log book: nobody can then change what was signed before that day unseen.
roots-empty = There is no root yet: the first one is made on the day after the first signature.
roots-day = Day
roots-root = Root
roots-entries = Signed entries
roots-manuscripts = Manuscripts
root-title = Root of the day { $day }
root-what = This number stands for every entry that was signed in this catalogue until the end of the day.
root-made = Computed
root-holds = The root still follows from the entries.
root-broken = The root does not follow from the entries any more: something signed before the end of this day was changed.
root-how = Merkle tree of SHA-256 (RFC 6962, section 2.1) over the last hash of each manuscript, sorted by identifier. The leaves lie in the vault beside the root.
root-by-hand = Signed by hand
root-name = Name and office
root-signature = Signature
root-date = Place and date

error-signature-needs-account = A signature needs a person with an account, not a token and not the operator: make an account with 'kitabdar user add', sign in with it, then sign.
error-signer-account-closed = The account of { $name } is closed: ask an administrator to open it again, then sign.
error-signer-role-ended = { $name } does not hold the role “{ $role }” here any more: sign in another role you hold, or ask an administrator for this one.
error-role-signs-nothing = Nobody signs as “{ $role }”: choose a role of the workshop, such as conservator.
error-sign-in-again = Your pass phrase was given more than 5 minutes ago: give it again, then sign. Nothing you wrote is lost.
error-passphrase-not-right = This is not your pass phrase: type it again.
error-no-passphrase-here = Your account has no pass phrase here: sign in again with your institution's account, then sign within 5 minutes.
error-void-needs-head-of-lab = Only the head of lab voids a signed entry: ask them, or write an amendment.
error-entry-not-found = There is no signed entry “{ $entry_id }”: check the identifier for a slip.
error-daily-root-not-found = There is no root of the day “{ $day }”: choose one from the list.
error-entry-fixed = A signed entry is never changed and never deleted: write an amendment beside it.
error-entry-voided = Entry { $entry } was voided already: sign a new entry instead.
error-entry-not-amendable = Entry { $entry } is itself an amendment or a void: amend the entry it is about.
error-amendment-outdated = “{ $field }” reads { $standing } in the signed entry, not what you began from: look at it as it is now, then write the amendment again.
error-bad-amendment-changes = An amendment changes 1 to { $most } fields: say which, from what, to what.
error-bad-amendment-same = “{ $field }” would stay as it is: leave it out.
error-bad-amendment-reason = Say why, in 1 to { $most } characters: the reason stays beside the entry.
error-bad-amendment-field = A change does not say which field it is about: say it.
error-bad-amendment-no-field = The signed entry has no field “{ $field }”: check the name for a slip.
error-bad-amendment-too-long = What shall stand in “{ $field }” is too long: say it in fewer words.
error-bad-amendment-unkeepable = “{ $field }” holds a control character or half of a character: type it again.
error-bad-signed-content = This cannot be signed, as it holds a value JSON cannot keep exactly: { $why }. Correct the value, then sign.
error-bad-device-time = The time of the device does not say its zone: write it like '2026-11-20T14:05:00+05:00'.
