"""What the pages of the bench's photographs say: how well one fits, what is still at work, when."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalog.conservation.captures import arrivals, captures
from catalog.conservation.captures.scales import Scale
from catalog.conservation.captures.tables import ArrivalState, CaptureArrival, Method, Status
from catalog.conservation.captures.views import CaptureShown, RegistrationShown
from viewer.languages import Translator

_AT_WORK = frozenset({ArrivalState.RECEIVED, ArrivalState.REGISTERING})
# What was in the way of the machine; points that a person marked since are the answer to it.
_OF_THE_MACHINE = frozenset({"wrong-side", "mirrored", "little-to-see", "not-computed", "far-off"})


@dataclass(frozen=True, slots=True)
class FitView:
    """How far the tie points miss each other, in mm on the page."""

    rms_mm: float
    max_mm: float

    @property
    def is_too_far(self) -> bool:
        """Whether the page cannot bear it."""
        return self.rms_mm > captures.ACCEPTED_WITH_BADGE_MM


def fit_in_mm(registration: RegistrationShown | None, scale: Scale | None) -> FitView | None:
    """Return the residual in mm; None without points, or while nobody knows the scale.

    Points may have been found before the scale was measured: what is known now counts.
    """
    if registration is None:
        return None
    if registration.rms_mm is not None and registration.max_mm is not None:
        return FitView(registration.rms_mm, registration.max_mm)
    if scale is None:
        return None
    return FitView(registration.rms_px * scale.mm_per_px, registration.max_px * scale.mm_per_px)


def still_true(
    reason: CaptureArrival | None, registration: RegistrationShown | None, scale: Scale | None
) -> dict[str, object] | None:
    """Return why the machine left a photograph waiting, unless that has been mended since."""
    told = reason.reason if reason else None
    if told is None or (told["key"] == "scale-unknown" and scale is not None):
        return None
    is_by_hand = registration is not None and registration.method is not Method.AUTO
    return None if is_by_hand and told["key"] in _OF_THE_MACHINE else told


def at_work(session: Session, manuscript_id: str, shown: list[CaptureShown]) -> frozenset[str]:
    """Return the photographs that are being laid over their page now, by identifier."""
    coming = {
        row.id for row in arrivals.of_manuscript(session, manuscript_id) if row.state in _AT_WORK
    }
    drawn_next = {
        one.id
        for one in shown
        if one.status is Status.ACCEPTED
        and one.shown_image_id is None
        and one.registration is not None
        and one.registration.status is Status.ACCEPTED
    }
    return frozenset(coming | drawn_next)


def taken(told: str, t: Translator) -> str:
    """Return when a photograph was taken by the camera's own clock: day, time, zone."""
    moment = dt.datetime.fromisoformat(told)
    clock = f"{moment:%H:%M} ({moment.isoformat()[-6:]})"
    if t.language.direction == "rtl":
        # Left to right by itself, or the sign of the zone would come behind its hours.
        clock = f"\u2066{clock}\u2069"
    return f"{t.date(moment)} · {clock}"
