### The store of materials, the order of approvals, and what has happened.

## Store

treat-store-what = What may meet a book: products, deliveries with their safety sheets, and what was made here.
treat-holder = Holder
treat-products = Products and lots
treat-product = Product
treat-no-lots = No lot of it.
treat-preparations = Preparations
treat-enter = Enter
treat-enter-product = A product
treat-enter-lot = A delivery
treat-enter-preparation = A preparation
treat-enter-it = Enter it
treat-generic = Material
treat-product-name = Brand and name
treat-supplier = Supplier
treat-catalogue-number = Catalogue number
treat-grammage = Grammage, g/m²
treat-fibre = Fibre
treat-cas = CAS number
treat-animal-origin = Animal origin
treat-origin-none = none
treat-origin-bovine = cattle
treat-origin-porcine = pig
treat-origin-fish = fish
treat-origin-sturgeon = sturgeon
treat-origin-unknown = unknown
treat-alcohol = Contains alcohol
treat-reversible-in = Reversible in, one a line
treat-received = Received on
treat-opened = Opened on
treat-expires = Expires on
treat-sheet = Safety data sheet
treat-sheet-hint = Where it is filed. Without one the lot may not be used.
treat-sheet-version = Date of its version
treat-sheet-of = Safety sheet { $name }, { $day }
treat-quantity = Quantity left
treat-storage = Kept where
treat-certificate = Certificate
treat-code = Number on the label
treat-concentration = Concentration
treat-made-by = Made by
treat-made = Made on
treat-made-on = made on { $day }
treat-use-by = Use by
treat-recipe = Recipe
treat-of-lots = Made of these lots
treat-is-product = Product
treat-is-lot = Lot
treat-is-preparation = Preparation
treat-recall = Every leaf that met it
treat-recall-what = Within preparations too. Steps that were voided are left out; unsigned ones are not.
treat-met-nothing = No leaf has met it.
treat-not-signed-yet = not signed yet
treat-change = Change

## Approvals

treat-policy-what = Each decides after the one before. What was submitted already keeps the order of its day.
treat-policy-set = Set the order
treat-place = Place { $number }
treat-quorum = How many people of it
treat-valid-months = An approval holds for months

## What has happened

treat-done-saved = Saved.
treat-done-submitted = Submitted and signed.
treat-done-decided = The decision is signed.
treat-done-satisfied = The condition is satisfied.
treat-done-start = The treatment has begun.
treat-done-pause = The treatment is paused.
treat-done-resume = The treatment goes on.
treat-done-stop = Stopped.
treat-done-complete = The treatment is complete.
treat-done-close = The treatment is closed.
treat-done-tested = The test is noted.
treat-done-signed = Signed.
treat-done-finished = The step is finished. Sign it when you have read it once more.
treat-done-reopened = The step is open again.
treat-done-chosen = What was chosen stands now.
treat-done-material = The material is noted.
treat-done-withdraw = Struck out.
treat-done-all = Saved with all photographs of these folios.
treat-done-variation = The request is sent; the treatment is paused.
treat-done-waive = It is noted that no change can be seen.
treat-done-amended = The correction is signed and stands beside the step.
treat-done-voided = The step is void.
treat-done-entered = Entered.
treat-done-set = The order is set.
treat-kept-offer = This device has kept words that were not saved ({ $when }).
treat-kept-restore = Put them back
treat-kept-drop = Throw them away
error-bad-treatment-no-steps = Tick the steps that you sign.
error-bad-treatment-no-second = There is no such second text: open the step again.
error-bad-folios-backwards = { $folios } runs backwards: write the side that comes first in the book first.
error-bad-folios-unknown = The book has no folio { $folio }: write sides such as 9r, ranges such as 9r-31v, with commas between them.
error-holder-not-found = There is no holder { $holder_id }: choose one from the list.

## Counts

treat-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
treat-steps-count = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
treat-steps-unsigned = { $count ->
    [one] { $count } not signed
   *[other] { $count } not signed
}
treat-targets = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
treat-quorum-said = { $count ->
    [one] one person
   *[other] { $count } people
}
treat-valid = { $count ->
    [one] An approval holds for { $count } month.
   *[other] An approval holds for { $count } months.
}
