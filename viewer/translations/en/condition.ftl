### English: what the condition room refuses.

error-assessment-not-found = There is no assessment { $assessment_id }: open the list of the manuscript again.
error-observation-not-found = There is no observation { $observation_id }: somebody may have removed it; load the side again.
error-region-not-found = There is no region { $region_id }: somebody may have removed it; load the side again.
error-assessment-signed = Assessment { $number } is signed and never changes: write an amendment beside it, or open a new assessment.
error-assessment-not-signed = Assessment { $number } is not signed yet: sign it first.
error-condition-edit-clash = { $by } has changed this in the meantime: look at it as it is now, then make your change again.
error-id-taken = { $object_id } is here already with other content: load the side again, and what you entered can be saved under a new identifier.
error-bad-client-id = { $object_id } is no identifier for something new here: leave it out.
error-sides-not-examined = { $count ->
    [one] One side is neither examined nor excused ({ $labels }{ $more }): examine it, or say why it could not be examined, then sign.
   *[other] { $count } sides are neither examined nor excused ({ $labels }{ $more }): examine them, or say why they could not be examined, then sign.
}
error-components-not-examined = Of the binding these parts have no finding yet: { $components }. Say what was found, or that they could not be examined, then sign.
error-reason-missing = Say why the side could not be examined, such as “stuck leaf”.
error-cannot-excuse-damage = Damage is recorded on { $labels }, so it was examined: remove what was recorded there, or leave it as examined.
error-not-in-book = { $object_id } does not belong to this manuscript: choose one that does.
error-unknown-term = The vocabulary has no term { $term }: choose one, or take “other” and write it out.
error-words-missing = The term is “other” at { $places }: write in your own words what you see there.
error-bad-grade = The scale { $scale } goes from { $lowest } to { $highest }: { $value } is not on it.
error-unknown-scale = There is no scale { $scale }: choose one from the list.
error-end-before-start = The assessment ends before it begins: mend one of the two times.
error-region-elsewhere = The observation is not about the side { $canvas_id }: draw on the side it is about, or record another observation.
error-change-needs-earlier = Only damage that was described before can have changed: link the earlier observation first, or say that it is new.
error-bad-geometry-outside = The region leaves the side at { $x }, { $y } (the side is { $width } by { $height } pixels): keep the whole line on the picture.
error-bad-geometry-crossing = Two edges of the polygon cross near { $x }, { $y }: move a corner so that they do not, or draw two polygons.
error-bad-geometry-crossing-freehand = The line crosses itself near { $x }, { $y }: lift the pen before it meets its own line, or draw each loop as a region of its own.
error-bad-geometry-few-points = A region needs three corners or more: draw around the damage, or mark it as a point.
error-bad-geometry-no-area = The line encloses nothing: draw around the damage, or mark it as a point.
error-bad-geometry-many-points = The line has more than { $max } points: draw it in several parts.
error-bad-geometry-many-corners = A polygon has at most { $max } corners: draw this one freehand, and it is simplified.
error-bad-geometry-intricate = The line is too intricate for one region: draw it in several parts.
error-bad-geometry-one-point = A point has exactly one place: mark one.
error-bad-geometry-two-corners = A rectangle is given by two opposite corners: draw it from one to the other.
error-bad-geometry-path = The path is not a closed line between whole pixels: draw it again.
error-bad-thread-new = What was there before is not new: say what became of it.
error-bad-thread-twice = This assessment has an observation of the same damage already: change that one.
error-bad-thread-itself = An observation cannot continue itself: choose an earlier one.
error-bad-thread-manuscript = The earlier observation is not of this manuscript: choose one that is.
error-bad-thread-not-earlier = Only an observation of an earlier assessment can be continued: choose one.
error-bad-thread-not-signed = Assessment { $number } is not signed yet: sign it, then link to it.
error-bad-thread-place = The earlier observation is about another side or part: choose one about the same.
