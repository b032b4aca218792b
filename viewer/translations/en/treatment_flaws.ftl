### Marks of the surveys that a treatment chooses.

treat-flaws = Marks of the surveys
treat-flaws-show = Save, and show the marks of these folios
treat-flaws-hint = Tick what this step treats. Where nothing is ticked, the step treats the whole side.
treat-flaws-plan = Tick what this would treat. Where nothing is ticked, it is whole sides.
treat-flaws-none = Nothing is marked on these folios, or they are not saved yet.
treat-flaws-many = These folios carry too many marks to show. Write fewer folios to choose one by one.
treat-flaws-treated = Marks treated
treat-flaw = { $place }: { $words }
treat-flaw-place = { $words } ({ $number } of { $count })
treat-flaw-area = { $area } mm²
treat-flaw-open = survey { $number }, still open
treat-done-flaws = Saved. These are the marks of the folios.
treat-flaw-places = { $count ->
    [one] one marked place
   *[other] { $count } marked places
}
error-bad-treatment-amended-time = Write the time in UTC, as 2026-11-22 21:10.
error-bad-treatment-amended-number = { $typed } is no number: write one as 21.5.
