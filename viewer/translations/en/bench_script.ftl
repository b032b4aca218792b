### What the scripts of the bench say: saving, passes over the book, signing. All of it goes to the page.

## Where the work is

bench-state-saved = Saved on the server
bench-state-sending = Saving (to send: { $count })
bench-state-waiting = Saved on this tablet (to send: { $count })
bench-state-memory = Only in this window: leave it open until it is sent ({ $count })
bench-state-signed-out = Your session has ended: sign in again, and it will be sent.
bench-state-other-person = Somebody else is signed in now; this work waits for you.
bench-state-others = Work of other people waits on this tablet until they sign in: { $count }
bench-state-refused = Could not be saved: { $why }
bench-state-clash = Somebody else changed the same thing.
bench-sign-in = Sign in again
bench-try-again = Try again
bench-give-up = Discard this change
bench-decide = Compare and choose
bench-clash-title = Two people changed this
bench-clash-what = While you wrote, { $by } changed it too. Choose what shall stand.
bench-clash-mine = Yours:
bench-clash-theirs = { $by }:
bench-clash-take = Keep what is chosen
bench-clash-later = Decide later
bench-close = Close
bench-undo = Undo
bench-redo = Redo
bench-loading = Loading the book…
bench-not-said = not said
bench-text-language = Language of these words
bench-text-more = In another language
bench-no-sides = This manuscript has no sides yet.
bench-no-photograph = There is no photograph to show here; record in words or in numbers.
bench-side = Side
bench-side-before = Previous side
bench-side-after = Next side
bench-page-alt = Side { $label }, whole

## Quires and leaves

bench-progress = Still open: { $count } of { $total } sides
bench-pass-quires = Quire by quire
bench-quire = Quire { $quire }
bench-quire-unknown = All sides
bench-quire-outside = Outside the quires
bench-no-collation = The record has no collation: all sides stand in one group.
bench-index = Mean damage index, 0 to 100
bench-sides = sides: { $count }
bench-open = open: { $count }
bench-all-told = all looked at
bench-observations = observations: { $count }
bench-no-damage = No damage
bench-same-as-last = Same as last time
bench-look = Side by side
bench-draw-damage = Record damage
bench-see-map = See the damage map
bench-outcome-open = not looked at yet
bench-outcome-examined = Examined
bench-outcome-no_damage = No damage
bench-outcome-not_examined = Not examined
bench-reason-title = Why could { $label } not be examined?
bench-reason = Reason
bench-reason-missing = Say why, for example: stuck leaves.
bench-reason-stuck = stuck leaves
bench-reason-fragile = too fragile to open
bench-reason-hidden = hidden in the binding
bench-reason-away = not at hand
bench-reason-unphotographed = not opened today
bench-told = Said of { $count } sides.
bench-told-one = Said of { $label }.
bench-taken-back = Taken back.

## Binding

bench-pass-components = Binding, part by part
bench-components-lead = Say only what this book has; what is not on the list can be added.
bench-component-no_damage = No damage
bench-component-examined = Damage, see words
bench-component-not_examined = Not examined
bench-component-note = What was seen, or why not
bench-component-add = Add another part
bench-in-scope = asked for

## The whole

bench-pass-whole = The whole book
bench-part-grades = Grades
bench-part-words = In words
bench-part-looking = Why and how it was looked at
bench-part-next = What comes next
bench-grade-overall = Overall
bench-grade-overall-1 = good
bench-grade-overall-2 = fair
bench-grade-overall-3 = poor
bench-grade-overall-4 = critical
bench-grade-stability = Stability
bench-grade-stability-1 = stable
bench-grade-stability-2 = slowly changing
bench-grade-stability-3 = actively deteriorating
bench-grade-ink_corrosion = Ink corrosion
bench-grade-ink_corrosion-1 = good
bench-grade-ink_corrosion-2 = fair
bench-grade-ink_corrosion-3 = poor
bench-grade-ink_corrosion-4 = bad
bench-grade-copper_green = Copper green
bench-grade-copper_green-1 = good
bench-grade-copper_green-2 = fair
bench-grade-copper_green-3 = poor
bench-grade-copper_green-4 = bad
bench-use-imaging = Fit for photography
bench-use-reading_room = Fit for the reading room
bench-use-exhibition = Fit for exhibition
bench-use-loan = Fit for a loan
bench-fit-yes = yes
bench-fit-yes_with_conditions = yes, with conditions
bench-fit-no = no
bench-priority = Priority
bench-priority-0 = none
bench-priority-1 = low
bench-priority-2 = medium
bench-priority-3 = high
bench-priority-4 = urgent
bench-observed = What is seen
bench-observed-hint = Only what eyes and instruments tell.
bench-interpreted = What it means
bench-interpreted-hint = What you conclude from it.
bench-purpose = Purpose
bench-circumstances = Circumstances
bench-methods = Methods
bench-method-naked_eye = naked eye
bench-method-magnifier = magnifier
bench-method-microscope = microscope
bench-method-raking = raking light
bench-method-transmitted = transmitted light
bench-method-uv = ultraviolet
bench-method-ir = infrared
bench-method-touch = touch
bench-method-thickness = thickness
bench-method-ph = pH
bench-assessors = Assessors (with ; between them)
bench-place = Place
bench-light-lux = Light, lux
bench-temperature-c = Temperature, °C
bench-humidity-percent = Relative humidity, %
bench-next-check = Next check on
bench-next-check-on = Next check on
bench-scope = Scope
bench-grades = Grades
bench-fitness = Fitness
bench-components = Binding
bench-recommendations = Recommendations

## Signing

bench-missing = Neither examined nor excused: { $count } sides. Each is a tap away:
bench-missing-more = and { $count } more
bench-missing-parts = Parts of the binding without a finding: { $label }
bench-nothing-missing = Every side in scope has an answer.
bench-sign-unsent = Not everything is on the server yet ({ $count }): wait until it is, then sign.
bench-sign-offline = The server does not answer. Nothing is lost; sign when there is a network again.
