### Drawing on a page: tools, numbers, the region of a mark.

## Tools

drawing-tools = Tools
drawing-view = View
drawing-tool-pan = Move the page
drawing-tool-polygon = Polygon
drawing-tool-freehand = Freehand
drawing-tool-rectangle = Rectangle
drawing-tool-point = Point
drawing-undo-point = Undo point
drawing-finish = Finish shape
drawing-cancel = Discard shape
drawing-zoom-in = Zoom in
drawing-zoom-out = Zoom out
drawing-whole = Whole page
drawing-stage = Page { $label }. Arrow keys move a cross-hair, Enter sets a point, Backspace takes it back.
drawing-at = Cross-hair at { $x }, { $y }
drawing-points = Points set: { $count }
drawing-fault-few = This is not a shape yet: set more points.
drawing-fault-outside = This lies outside of the page, which is { $width } × { $height } pixels: stay within it.
drawing-fault-crossing = The outline crosses itself: take back the last points and go round without crossing.
drawing-fault-flat = This has no area: draw it wider and higher.

## Numbers instead of drawing

drawing-numbers-rectangle = Rectangle in numbers: left, top, width, height
drawing-numbers-polygon = Polygon in numbers: one point (x,y) on each line
drawing-numbers-point = Point in numbers: x,y
drawing-numbers-hint = In pixels of the page, counted from its upper left corner; the page is { $width } × { $height }.
drawing-unread-rectangle = Four whole numbers are needed, such as 120,80,300,200.
drawing-unread-polygon = Two whole numbers are needed on each line, such as 120,80.
drawing-unread-point = Two whole numbers are needed, such as 120,80.

## The region of a mark

drawing-region-draw = Draw the region
drawing-region-change = Change the region
drawing-region-is = Region: { $region }
drawing-region-of = Region on page { $label }
drawing-region-how = Drag across the page from corner to corner, or tap two corners. Two fingers move and enlarge it.
drawing-region-none = No region is marked yet.
drawing-region-keep = Take this region
drawing-region-remove = Remove the region
drawing-region-leave = Leave as it was
drawing-region-gone = The region was removed.
drawing-uncovered = The custodians of this page ask that nothing is laid over it, so the region is given in numbers.
drawing-drop = Take page { $label } instead?
drawing-drop-sure = The region is drawn on the page linked so far, and would be removed.
drawing-drop-do = Take it, remove the region
drawing-drop-leave = Keep page and region
drawing-marked = place outlined on the page
drawing-reader-marked = The place that was asked for is outlined.
