### The conservator's bench: overview, frames of the assessment and of the damage map.

## Overview

bench-title = The bench
bench-rooms = Rooms of the bench
bench-tab-condition = Condition
bench-tab-treatment = Treatment
bench-tab-photographs = Photographs
bench-tab-compare = Before and after
bench-tab-reports = Reports
bench-assessments = Condition assessments
bench-assessment = Assessment { $number }
bench-go-on = Go on with assessment { $number }
bench-next-check-is = Next check: { $day }
bench-none-yet = Nobody has assessed this manuscript here yet.
bench-new = Open an assessment
bench-new-kind = Kind of assessment
bench-map = Damage map
bench-kind-baseline = first, for comparison
bench-kind-periodic = periodic check
bench-kind-pre_treatment = before treatment
bench-kind-post_treatment = after treatment
bench-kind-pre_loan = before a loan
bench-kind-arrival = on arrival
bench-kind-departure = on departure
bench-kind-return = on return
bench-kind-pre_imaging = before photography
bench-kind-incident = after an incident
bench-kind-survey = part of a survey
bench-status-draft = draft
bench-status-returned = given back
bench-status-signed = signed
bench-released = public
bench-heat-title = The book quire by quire: assessment { $number }
bench-heat-lead = The number is the mean damage index of the sides looked at, from 0 (nothing recorded) to 100; the darker, the worse.
bench-heat-quire = Quire { $quire }
bench-heat-outside = Outside the quires
bench-heat-all = All sides
bench-heat-sides = with damage: { $damaged } of { $total }
bench-no-collation-yet = The record has no collation, so the sides are not divided into quires here.

## One assessment

bench-opened = Opened
bench-returned = Given back:
bench-needs-script = The bench needs JavaScript, which this browser does not run.
bench-passes = Passes
bench-step-quires = Quires
bench-step-leaves = Leaves
bench-step-components = Binding
bench-step-whole = Whole
bench-step-sign = Sign
bench-sign-title = Sign the assessment
bench-sign-statement = I have examined { $shelfmark } as assessment { $number } says, and what is recorded there is what I saw.
bench-is-signed = This assessment is signed and never changes.
bench-verify = Verify
bench-cannot-sign = Whoever signs needs an account with a role at the bench.

## The damage map

bench-skip-to-list = To the list of damage
bench-back = Back to the assessment
bench-legend = Key to the hatches
bench-panel = Damage of this side

bench-heat-open = { $count ->
    [one] 1 side open
   *[other] { $count } sides open
}
