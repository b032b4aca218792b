### What the script of the damage map says. All of it goes to the page.

## Tools

bench-tool-pan = Move
bench-tool-polygon = Polygon
bench-tool-freehand = Freehand
bench-tool-rectangle = Rectangle
bench-tool-point = Point
bench-how-polygon = Tap corner after corner; tap the first again, or Finish shape.
bench-how-freehand = Go round it in one line.
bench-how-rectangle = Drag from corner to corner, or tap two corners.
bench-how-point = Tap the place.
bench-legend-points = A point carries the letter of its kind and its severity, 0 to 4: A3. What an earlier assessment saw has a broken outline.
bench-list = List
bench-choose-term = Choose the damage
bench-target = The next shape belongs to: { $term }
bench-terms-title = What is the damage?
bench-terms-first = Used last (keys 1 to 9)
bench-terms-search = Search
bench-terms-none = No term is called so; take “other” and say it in words.
bench-group-loss = tears and losses
bench-group-shape = creases and warping
bench-group-water = water and stains
bench-group-living = insects, rodents, mould
bench-group-media = ink, colour, gold
bench-group-surface = surface and colour change
bench-group-binding = sewing and binding
bench-group-repair = earlier repairs
bench-group-other = other

## One observation

bench-term = Damage
bench-severity = Severity
bench-severity-is = severity { $severity }
bench-severity-0 = trace
bench-severity-1 = slight
bench-severity-2 = moderate
bench-severity-3 = severe
bench-severity-4 = extreme
bench-activity = Activity
bench-activity-inactive = inactive
bench-activity-active = active
bench-activity-unknown = not known
bench-extent = Extent
bench-extent-isolated = isolated
bench-extent-local = local
bench-extent-widespread = widespread
bench-extent-whole = whole side
bench-words = In your own words
bench-words-hint = Needed where the term is “other”.
bench-cause = Probable cause
bench-count = How many
bench-measure = Measure
bench-materials = Materials
bench-component = Part of the binding
bench-canvas-id = Side
bench-same = The same damage as earlier
bench-same-as = The same damage as earlier
bench-same-none = no, it is new
bench-same-of = { $term }, assessment { $number }, { $date }
bench-change = What became of it
bench-change-proposed = as computed from the areas: { $term }
bench-change-new = new
bench-change-unchanged = unchanged
bench-change-grown = grown
bench-change-reduced = reduced
bench-change-treated = treated
bench-change-gone = gone
bench-change-not_examined = not examined
bench-add-shape = Add a shape
bench-change-term = Change the damage
bench-remove = Remove this damage
bench-to-list = To the list

## Regions

bench-region = Shape { $number }:
bench-region-area = { $area } mm², { $share } % of the side
bench-region-no-scale = { $share } % of the side (its size in mm is not known)
bench-region-point = a point, without area
bench-region-tolerance = The line was simplified: at most { $tolerance } px from the one drawn.
bench-region-tolerance-mm = The line was simplified: at most { $tolerance } px ({ $area } mm) from the one drawn.
bench-region-numbers = Edit as numbers
bench-region-remove = Remove the shape
bench-erased = The shape was removed. Undo brings it back.
bench-removed = The damage was removed. Undo brings it back.
bench-changed-meanwhile = { $by } changed this in the meantime. Look at it as it is now.

## The list

bench-list-title = { $label }: damage recorded: { $count }
bench-list-empty = Nothing is recorded on this side yet.
bench-list-unknown = What the server has of this side could not be read yet.
bench-layer = Assessment { $number }, { $date } ({ $count })
bench-still-there = Still there
bench-whole-side = Damage of the whole side
bench-by-numbers = Add a shape in numbers
bench-shape = Shape
bench-add = Add
bench-marked-no-damage = { $label }: no damage.
