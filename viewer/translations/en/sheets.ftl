### Printed reports: condition, treatment, labels.

## Every report

sheet-condition-report = Condition report
sheet-not-signed = Not signed
sheet-struck = Void
sheet-state-of = as of { $moment }
sheet-page-of = Page { $page } of { $pages }
sheet-verify = Check this signature
sheet-signatures = Signatures
sheet-unsigned = Not signed: this is a draft and proves nothing.
sheet-was = It said
sheet-now = It should say
sheet-field = Field
sheet-reason = Reason
sheet-hash = SHA-256 of the entry in the chain
sheet-entry-number = Entry { $number } in the chain of this manuscript
sheet-amendment = Amended by { $name } on { $date } (entry { $number })
sheet-voided = Struck out by { $name } on { $date } (entry { $number })
sheet-empty = (nothing)
sheet-shelfmark = Shelfmark
sheet-book = Title
sheet-holder = Holder

## Condition: the title page

sheet-kind = Kind of assessment
sheet-assessment = { $kind }, No. { $number }
sheet-dates = Examined
sheet-since = since { $day }
sheet-from-to = { $first } – { $last }
sheet-assessors = Examined by
sheet-scope = Scope
sheet-scope-whole = the whole book
sheet-scope-quires = quires
sheet-scope-leaves = leaves
sheet-scope-components = parts of the binding
sheet-outcome-examined = { $count ->
    [one] { $count } side examined by itself
   *[other] { $count } sides examined one by one
}
sheet-outcome-no-damage = { $count ->
    [one] { $count } side: no damage observed
   *[other] { $count } sides: no damage observed
}
sheet-outcome-not-examined = { $count ->
    [one] { $count } side could not be examined
   *[other] { $count } sides could not be examined
}
sheet-purpose = Purpose
sheet-circumstances = Circumstances
sheet-methods = Methods
sheet-climate = Place and climate
sheet-next-check = Next check
sheet-method-naked-eye = naked eye
sheet-method-magnifier = magnifier
sheet-method-microscope = microscope
sheet-method-raking = raking light
sheet-method-transmitted = transmitted light
sheet-method-uv = ultraviolet
sheet-method-ir = infrared
sheet-method-touch = touch
sheet-method-thickness = thickness gauge
sheet-method-ph = pH measurement
sheet-kind-baseline = baseline survey
sheet-kind-periodic = periodic check
sheet-kind-pre-treatment = before treatment
sheet-kind-post-treatment = after treatment
sheet-kind-pre-loan = before a loan
sheet-kind-arrival = on arrival
sheet-kind-departure = on departure
sheet-kind-return = on return
sheet-kind-pre-imaging = before imaging
sheet-kind-incident = after an incident
sheet-kind-survey = survey
sheet-grades = Grades and fitness
sheet-grade = { $value } on the scale of { $lowest } to { $highest } ({ $scale })
sheet-scale-overall = Overall condition
sheet-scale-stability = Stability
sheet-scale-ink-corrosion = Ink corrosion
sheet-scale-copper-green = Copper green
sheet-scale-priority = Priority
sheet-use-imaging = Fit for imaging
sheet-use-reading-room = Fit for the reading room
sheet-use-exhibition = Fit for exhibition
sheet-use-loan = Fit for loan
sheet-fit-yes = yes
sheet-fit-yes-with-conditions = yes, with conditions
sheet-fit-no = no
sheet-accessibility = Class of access
sheet-accessibility-class = { $value } of 0 to 3
sheet-observed = Observed
sheet-interpreted = Interpreted
sheet-recommendations = Recommendations

## Condition: the quires and the folios

sheet-by-quire = By quire
sheet-no-collation = The record has no collation yet: all sides are one group.
sheet-quire-number = Quire
sheet-quire-folios = Folios
sheet-quire-sides = Sides
sheet-quire-damaged = Damaged
sheet-quire-observations = Obs.
sheet-quire-worst = Worst
sheet-quire-area = Area
sheet-quire-index = Index
sheet-quire-none = outside
sheet-quire-of = quire { $number }
sheet-method = Areas and indexes are computed from the drawn regions by { $version }.
sheet-beside = Binding and book as a whole
sheet-unexamined = Not examined
sheet-folios = Folio
sheet-legend = Legend
sheet-cause = Cause
sheet-count = Number: { $number }
sheet-measured = Measured
sheet-column-number = No.
sheet-column-damage = Damage
sheet-column-severity = Severity
sheet-column-area = Area
sheet-column-change = Since last time
sheet-severity = { $value } of 4
sheet-activity-active = active
sheet-activity-inactive = inactive
sheet-activity-unknown = activity unknown
sheet-extent-isolated = isolated
sheet-extent-local = local
sheet-extent-widespread = widespread
sheet-extent-whole = on the whole side
sheet-change-new = new
sheet-change-unchanged = unchanged
sheet-change-grown = grown
sheet-change-reduced = reduced
sheet-change-treated = treated
sheet-change-gone = gone
sheet-change-not_examined = not examined
sheet-folio-alt = { $label }, whole side with the damage marked
sheet-picture-none = There is no photograph of this side: it is drawn as an outline.
sheet-picture-ruled-out = Its custodian asks that this side is not reproduced here: it is drawn as an outline.
sheet-picture-uncovered = Its custodian asks that nothing lies over this side: the crosses beside it stand at the height of what they tell of.
sheet-group-loss = tear, loss, cut
sheet-group-shape = deformation
sheet-group-water = water, stain
sheet-group-living = insects, rodents, mould
sheet-group-media = ink and pigment
sheet-group-surface = surface
sheet-group-binding = binding
sheet-group-repair = old repair
sheet-group-other = other
sheet-picture-missing = The photograph cannot be read just now.
sheet-picture-ruled-out-short = not reproduced at the custodian’s wish

## Treatment proposal

sheet-proposal = Treatment proposal
sheet-version = Version
sheet-version-number = version { $number }
sheet-written-by = Written by
sheet-based-on = Based on
sheet-aims = Aims
sheet-asked-for = Leave is asked for
sheet-tests = Tests made
sheet-sacred = Sacred text
sheet-fragments-kept = All fragments are kept
sheet-yes = yes
sheet-no = no
sheet-options = Options
sheet-recommended = recommended
sheet-option-kind-no-treatment = No treatment
sheet-option-kind-preventive-only = Protection only
sheet-option-kind-treatment = Treatment
sheet-option-actions = Actions
sheet-option-risks = Risks
sheet-option-benefits = Benefits
sheet-option-evidence-loss = Evidence lost
sheet-option-hours = Hours
sheet-option-cost = Cost
sheet-option-retreatability = Can be treated again
sheet-approvals = Approvals
sheet-no-approvals = Nobody has decided yet.
sheet-conditions = Conditions
sheet-condition = Condition
sheet-kind-of-condition = What it holds up
sheet-condition-blocking-before-start = the start
sheet-condition-blocking-before-completion = the completion
sheet-condition-advisory = nothing (advice)
sheet-satisfied = { $name }, { $date }: { $evidence }
sheet-unsatisfied = not met yet
sheet-met = Met
sheet-checks = Custodian’s rules
sheet-rule = Rule
sheet-check-met = met
sheet-check-open = not met
sheet-check-blocking = not met: holds the work up
sheet-warnings = Warnings
sheet-role = Who
sheet-decision = Decision
sheet-when = When
sheet-decision-approve = approved
sheet-decision-approve-with-conditions = approved with conditions
sheet-decision-return = returned
sheet-decision-reject = rejected
sheet-proposal-draft = draft
sheet-proposal-submitted = submitted
sheet-proposal-returned = returned
sheet-proposal-approved = approved
sheet-proposal-approved-with-conditions = approved with conditions
sheet-proposal-rejected = rejected
sheet-proposal-expired = expired
sheet-proposal-superseded = superseded

## Treatment report and step card

sheet-treatment-report = Treatment report
sheet-step-card = Step card
sheet-treatment = Treatment
sheet-state = State
sheet-treatment-planned = planned
sheet-treatment-in-progress = in progress
sheet-treatment-paused = paused
sheet-treatment-completed = completed
sheet-treatment-signed = signed
sheet-treatment-closed = closed
sheet-treatment-stopped = stopped
sheet-team = Team
sheet-times = When
sheet-summary = Summary
sheet-call-back = Look again on
sheet-steps = Steps
sheet-step = Step { $number }
sheet-step-open = open
sheet-step-in-progress = in progress
sheet-step-finished = finished, not signed
sheet-step-signed = signed
sheet-outcome-of-as-planned = as planned
sheet-outcome-of-partly = partly done
sheet-outcome-of-failed = failed
sheet-outcome-of-abandoned = abandoned
sheet-places = Where
sheet-act = Action
sheet-people = Who
sheet-minutes = { $count ->
    [one] { $count } minute of work
   *[other] { $count } minutes of work
}
sheet-result = Result
sheet-tools = Tools
sheet-deviation = Deviation from the plan
sheet-deviation-none = none
sheet-deviation-minor = minor deviation
sheet-deviation-needs-variation = deviation that needs leave
sheet-materials = Materials
sheet-material = Material
sheet-way = Added or removed
sheet-way-added = added
sheet-way-removed = removed
sheet-way-temporary = temporary
sheet-amount = Amount
sheet-pieces = { $number } pcs
sheet-preparation = preparation { $code }
sheet-lots = lot { $codes }
sheet-override = Allowed by { $name }: { $reason }
sheet-withdrawn = Struck out by { $name }: { $reason }
sheet-fragments = Fragments
sheet-kept-in = Kept in
sheet-evidence = Photographs
sheet-phase-before = Before
sheet-phase-during = During
sheet-phase-after = After
sheet-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
sheet-no-visible-change = No visible change ({ $name }): { $reason }
sheet-second-text = Second text
sheet-second-text-by = { $name } also wrote on { $date }; both texts are kept.
sheet-variations = Variations from the plan
sheet-variation-raised = asked for
sheet-variation-accepted = accepted
sheet-variation-refused = refused
sheet-variation-accepted-with-changes = accepted with changes
sheet-spot-tests = Spot tests
sheet-test = Test
sheet-safe = Safe
sheet-test-water-solubility = solubility in water
sheet-test-ethanol-solubility = solubility in ethanol
sheet-test-iron-ii = iron(II) ions
sheet-test-copper = copper
sheet-test-ph-surface = pH of the surface
sheet-test-adhesive = adhesive
sheet-signature-line = Date and signature

## Labels and copies

sheet-box-labels = Labels
sheet-box = Box { $name }
sheet-copies-list = Printed copies
sheet-copies-why = Every signed report is kept on paper twice: one copy with the owner, one with the conservator.
sheet-copy-owner = Owner’s copy
sheet-copy-conservator = Conservator’s copy
sheet-report = Report
sheet-signed = signed
error-keeper-missing = Say who keeps this copy, and where.
error-nothing-signed = Only a signed report is noted as printed: sign it first.

## The page of the reports

reports-title = Reports
reports-lead = What can be printed of this book. Each report says the same as its data.
reports-none = There is nothing to print yet: a report comes with the first assessment.
reports-language = Language of the reports
reports-arabic-digits = with Arabic digits
reports-data = data
reports-public = Public report
reports-draft = not signed
reports-steps = Step cards
reports-labels = Labels for boxes
reports-box = Name of the box
reports-labels-count = How many
reports-labels-make = Make the labels
reports-copies = The two printed copies
reports-copies-print = Print this list
reports-copies-none = Nothing is signed yet.
reports-copy-missing = not printed yet
reports-copy-is = { $keeper }, { $date }
reports-copy-outdated = printed before the last change: print it again
reports-keeper = Who keeps it, and where
reports-copy-note = Note as printed
reports-noted = Noted.
reports-waiting = The report is being made
reports-waiting-lead = It has many photographs and is made by a worker. You can leave this page; the report is kept.
reports-queued = Waiting for a worker.
reports-running = { $done } of { $of } steps
reports-failed = The report could not be made. The log has the reason; ask again when it is mended.
reports-look-again = Look again
reports-ready = The report is ready.
reports-back = Back to the manuscript
