## People, accounts and rights

nav-desk = Desk
sign-in = Sign in
sign-in-what = For people who work on this catalogue. Reading needs no account.
sign-in-email = E-mail address
sign-in-passphrase = Pass phrase
sign-in-openid = Sign in with your institution’s account
sign-in-lost = Lost your pass phrase, or have no account? Ask an administrator of this catalogue.
sign-out = Sign out
problem-forbidden-help = Your roles do not cover this. An administrator of this catalogue can give you a role that does.

account-title = Your account
account-yours = Your account
account-operator = Operator
account-language = Language
account-language-hint = The language you see after signing in
account-keep = Save
operator-what = There is no account in this catalogue yet. Until the first one is made, whoever sits at this machine may do everything, and nobody else may do anything but read.
operator-how = Make the first account with this command; it becomes administrator and curator.

sessions-title = Where you are signed in
session-browser = Browser
session-since = Since
session-seen = Last seen
session-this = this browser
session-end = End
session-end-others = End all others

tokens-title = Tokens for scripts
tokens-what = A script that works in your name sends a token. It can do what you choose here, never more than you, and ends by itself.
token-new = Make a token
token-name = Name
token-name-hint = What it is for, such as “nightly import”
token-can = What it may do
token-life = How long it lives
token-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
token-make = Make the token
token-made = This is the token. Copy it now: it is shown only this once.
token-ends = Ends
token-over = ended
token-used = Last used
token-never = never
token-revoke = Revoke
copy-secret = Copy

passphrase-title = Pass phrase
passphrase-change = Change the pass phrase
passphrase-current = Pass phrase now
passphrase-new = New pass phrase
passphrase-again = The same again
passphrase-hint = At least { $length } characters. A few words are easier to remember than a puzzle.

invitation-title = Welcome
invitation-what = { $who } invites you to work on this catalogue as { $email }.
invitation-roles = Your roles will be:
invitation-accept = Make my account

people-title = People
person-name = Name
person-name-hint = As others know you; it stands beside what you change.
person-roles = Roles
person-no-roles = no roles
person-closed = account closed
person-not-seen = not for a while
person-can = What can this person do?
person-can-nothing-closed = Nothing: the account is closed.
person-account = Account
person-close = Close the account
person-close-what = Closing ends every session and token at once. The name stays beside what the person did.
person-open = Open the account again
role-take = Take away
role-give = Give this role
role-one-more = One more role
role-scope = For which holder
scope-every = For every holder
scope-holder = For
invited-title = Invited, not here yet
invite-title = Invite somebody
invite-what = You get a link to send to the person. It works once, for two weeks.
invite-make = Make the link
invite-made = Send this link to the person. It is shown only this once.
invite-ends = Ends
invite-withdraw = Withdraw

role-reader = Reader
role-cataloguer = Cataloguer
role-imaging = Imaging
role-conservator = Conservator
role-head_of_lab = Head of lab
role-curator = Curator
role-custodian_adviser = Custodian adviser
role-administrator = Administrator

can-read_draft = see records that are not published
can-describe = describe manuscripts
can-submit = send descriptions to review
can-review = review descriptions and send them back
can-publish = publish
can-withdraw = withdraw what was published
can-trash = put records into the trash and take them out
can-bulk_edit = change many records at once
can-import = bring in records of other catalogues, and take them back
can-deposit = deposit scans
can-arrange = label and order folios
can-set_handling = set handling rules
can-read_private = see private facts: place of storage, value, due diligence
can-write_private = change private facts
can-edit_authority = edit people, places and works
can-merge_authority = merge people, places and works
can-manage_people = invite people and give roles
can-own_account = look after their own account
can-read_bench = see what is written at the conservation bench
can-capture = add photographs of a page and lay them on its canvas
can-examine = record condition and draw damage
can-propose = propose treatments
can-approve = decide on proposals
can-treat = carry out treatments and record steps
can-keep_materials = keep the store of materials
can-override = allow exceptions in the lab, with a reason
can-sign = sign
can-release = release conservation records to the public
can-set_care = set care protocols
can-set_access = set who may see pictures
can-read_restricted = see pictures that are not open to everybody
