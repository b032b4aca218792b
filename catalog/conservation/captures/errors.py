"""What can be wrong with a photograph at the bench, its tie points or its release."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class CaptureNotFound(NotFound):
    """No photograph at the bench has this identifier."""

    def __init__(self, capture_id: str) -> None:
        super().__init__(
            f"There is no photograph {capture_id!r} at the bench: open the list again."
        )
        self.capture_id = capture_id


class BadCapture(BadRecord):
    """A fact about a photograph that cannot stand; the sentence names the field."""


class BadScale(BadRecord):
    """A scale no photograph of a page can have."""


class TooFewPoints(BadRecord):
    """Too few tie points to say anything of how well they fit."""

    def __init__(self, points: int, needed: int) -> None:
        super().__init__(
            f"{points} tie points are too few: mark at least {needed}, spread over the page."
        )
        self.points = points
        self.needed = needed


class PointsInLine(BadRecord):
    """All tie points lie on one line or in one spot, so the page could turn about it."""

    def __init__(self) -> None:
        super().__init__(
            "The tie points lie on one line or too close together: mark some near every corner."
        )


class MirroredPoints(BadRecord):
    """The tie points would turn the page over: left would become right."""

    def __init__(self) -> None:
        super().__init__(
            "These points would show the page mirrored: check which photograph this is, and that "
            "points with the same number show the same place."
        )


class BadPoints(BadRecord):
    """The points tell of a picture stretched as no photograph is, or lie outside of it."""

    def __init__(self) -> None:
        super().__init__(
            "These points cannot belong to one page: check that points with the same number show "
            "the same place on both pictures."
        )


class ScaleUnknown(Conflict):
    """Nobody knows how many millimetres a pixel of the canvas is, so no residual can be judged."""

    def __init__(self, canvas_id: str) -> None:
        super().__init__(
            "The scale of this page is not known: give the width of the whole picture in mm first."
        )
        self.canvas_id = canvas_id


class ResidualTooLarge(Conflict):
    """The points fit too badly for the photograph to be laid on the canvas."""

    def __init__(self, rms_mm: float, limit_mm: float) -> None:
        super().__init__(
            f"The points miss each other by {rms_mm:.2f} mm on average and {limit_mm:.1f} mm is "
            "the most: check that it is the right side, or mend the points."
        )
        self.rms_mm = round(rms_mm, 2)
        self.limit_mm = limit_mm


class NotRegistered(Conflict):
    """No tie points are there yet, so nothing can be judged."""

    def __init__(self, capture_id: str) -> None:
        super().__init__("This photograph has no tie points yet: mark them, then accept it.")
        self.capture_id = capture_id


class RegistrationChanged(Conflict):
    """Somebody else changed or judged the tie points since they were read."""

    def __init__(self, seen: int, current: int) -> None:
        super().__init__(
            "Somebody else changed this photograph meanwhile: load the page again, look, and "
            "decide anew."
        )
        self.seen = seen
        self.current = current


class NotReleasable(Conflict):
    """A photograph that cannot be shown to the public yet, and why (`key`)."""


class CanvasUnphotographed(Conflict):
    """The canvas has no picture that a photograph could be laid over."""

    def __init__(self, canvas_id: str) -> None:
        super().__init__("This page has no photograph of its own yet: deposit its scan first.")
        self.canvas_id = canvas_id
