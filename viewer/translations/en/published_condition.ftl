### What the public gets of conservation: the condition page, comparing photographs, the light switch.

public-condition-title = Condition
public-condition-what = What conservators found and did, as they signed it and as the holder released it. Nothing else is shown here.
public-condition-none = Nothing has been released about the condition of this manuscript yet.
public-verify = Check the signatures
public-survey = Examined on { $day }
public-signed-by = signed by
public-entry = signed entry
public-corrections = { $count ->
    [one] one correction was signed beside it
   *[other] { $count } corrections were signed beside it
}
public-kind-baseline = First full survey
public-kind-periodic = Periodic check
public-kind-pre-treatment = Before treatment
public-kind-post-treatment = After treatment
public-kind-pre-loan = Before a loan
public-kind-arrival = On arrival
public-kind-departure = On departure
public-kind-return = On return
public-kind-pre-imaging = Before imaging
public-kind-incident = After an incident
public-kind-survey = Survey
public-grade-overall-4 = Overall condition
public-grade-overall-4-1 = good (1 of 4)
public-grade-overall-4-2 = fair (2 of 4)
public-grade-overall-4-3 = poor (3 of 4)
public-grade-overall-4-4 = critical (4 of 4)
public-grade-stability-3 = Stability
public-grade-stability-3-1 = stable (1 of 3)
public-grade-stability-3-2 = changing slowly (2 of 3)
public-grade-stability-3-3 = deteriorating (3 of 3)
public-grade-ink-corrosion-icn = Ink corrosion
public-grade-ink-corrosion-icn-1 = good (1 of 4)
public-grade-ink-corrosion-icn-2 = fair (2 of 4)
public-grade-ink-corrosion-icn-3 = poor (3 of 4)
public-grade-ink-corrosion-icn-4 = bad (4 of 4)
public-grade-copper-green-4 = Copper green
public-grade-copper-green-4-1 = good (1 of 4)
public-grade-copper-green-4-2 = fair (2 of 4)
public-grade-copper-green-4-3 = poor (3 of 4)
public-grade-copper-green-4-4 = bad (4 of 4)
public-use-imaging = Fit for imaging
public-use-reading-room = Fit for the reading room
public-use-exhibition = Fit for exhibition
public-use-loan = Fit for loan
public-fit-yes = yes
public-fit-yes-with-conditions = yes, with conditions
public-fit-no = no
public-observed = What was seen
public-interpreted = What the conservators conclude
public-damage = Damage on each side
public-sides-shown = Sides with damage: { $first } to { $last } of { $count }
public-sides-before = Sides before these
public-sides-after = Sides after these
public-sound = { $count ->
    [one] No damage was seen on one side
   *[other] No damage was seen on { $count } sides
}
public-unexamined = Not examined
public-annotations = The same as annotations (IIIF)
public-treatment = Treated, finished on { $day }
public-treated-from = When
public-acts = What was done
public-materials = Materials that stayed in the book
public-sides = Sides
public-whole-book = The whole book
public-comma = ,{" "}

compare-title = Compare photographs
compare-link = Compare photographs
compare-none = No side has a second photograph to compare yet.
compare-staff = You also see photographs that are not released. The public sees only those that are.
compare-side = Side
compare-left = Left
compare-right = Right
compare-show = Show
compare-mode = How to compare
compare-way-curtain = Curtain
compare-way-fade = Fade
compare-way-side = Side by side
compare-damage = Show damage
compare-damage-none = No damage is marked on this side.
compare-stage = { $label }. Left: { $left }. Right: { $right }.
compare-curtain-at = Curtain at { $percent } %
compare-fade-at = { $percent } % of the right photograph
compare-only-side = The custodians ask that nothing be laid over this page, so the photographs stand beside each other.
compare-copy = Copy link to this view
compare-keys = Keys: [ and ] move the curtain, + and − zoom, 0 shows the whole page. The address in the browser opens the same view again.

light-choose = Light
light-normal = Normal light
light-shown = Shown: { $light }
light-not-here = No such photograph of { $label } ({ $light }): shown in normal light.
light-band = { $light }, { $nm } nm

data-linked-art = the same description as Linked Art

error-treatment-not-signed = The treatment { $treatment_id } is not signed yet: sign it, then release it.
