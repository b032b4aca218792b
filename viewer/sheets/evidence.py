"""The photographs that show a treatment step: what was before beside what is after.

Each is printed whole and upright: as it was laid over its page once it is registered, as it was
taken until then. Those of one light stand side by side, since raking light beside normal light
compares nothing. Its caption lets anybody find the photograph and prove that it is the one: folio,
phase, light, moment, capture, SHA-256 of the master. One that is not printed is named all the same,
with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from catalog.conservation.captures.tables import Capture
from catalog.conservation.treatment.bodies import StepShown
from catalog.handling.in_force import Handling
from catalog.handling.rules import Rule
from catalog.identity import Manuscript
from catalog.images import Image
from viewer.sheets import pictures
from viewer.sheets.wording import Speaker, isolated

# A report prints so many photographs; further ones are named with their digests.
PRINTED_MAX: Final = 240
# Beyond so many each is printed from the next smaller level, so that the file can still be sent.
_LARGE_MAX: Final = 80
_SMALL_PX: Final = 640
_RULED_OUT = frozenset({Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE})
_PHASES: Final = ("before", "during", "after")
Shot = dict[str, Any]


@dataclass(slots=True)
class Album:
    """The photographs of one report; `add` takes those of a step."""

    session: Session
    manuscript_id: str
    labels: Mapping[str, str]
    handling: Handling
    say: Speaker
    _printed: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    @property
    def pictures(self) -> dict[str, Any]:
        """What is to be printed, by the name of the capture."""
        longest = pictures.LONGEST_PX if len(self._printed) <= _LARGE_MAX else _SMALL_PX
        return {name: pictures.wanted(*told, longest) for name, told in self._printed.items()}

    def add(self, step: StepShown) -> dict[str, Any]:
        """The photographs of a step by side: pairs, those of the work itself, those only named."""
        told = step.content.evidence
        wanted = {"before": told.before, "during": told.during, "after": told.after}
        rows = self._rows([each for ids in wanted.values() for each in ids])
        by_side: dict[str, dict[str, list[Shot]]] = {}
        for phase, ids in wanted.items():
            for each in ids:
                if each in rows:
                    shot = self._shot(*rows[each])
                    side = by_side.setdefault(shot["canvas"], {key: [] for key in _PHASES})
                    side[phase].append(shot)
        order = {canvas_id: place for place, canvas_id in enumerate(self.labels)}
        return {
            "sides": [
                {
                    "canvas": canvas_id,
                    "heading": self._folio(canvas_id),
                    "pairs": list(_pairs(shots["before"], shots["after"])),
                    "during": shots["during"],
                }
                for canvas_id, shots in sorted(
                    by_side.items(), key=lambda one: order.get(one[0], len(order))
                )
            ],
            "lost": [each for ids in wanted.values() for each in ids if each not in rows],
        }

    def _rows(self, ids: Sequence[str]) -> dict[str, tuple[Capture, Image, Image, bool]]:
        """Each capture with its master, with what is seen of it, and whether that is withdrawn."""
        master, shown = aliased(Image), aliased(Image)
        found = self.session.execute(
            select(Capture, master, shown, Manuscript.is_withheld)
            .join(master, master.id == Capture.master_image_id)
            .join(Manuscript, Manuscript.id == Capture.manuscript_id)
            .outerjoin(shown, shown.id == Capture.shown_image_id)
            .where(Capture.manuscript_id == self.manuscript_id, Capture.id.in_(ids))
        )
        return {row[0].id: (row[0], row[1], row[2] or row[1], row[3]) for row in found}

    def _shot(self, capture: Capture, master: Image, seen: Image, is_withdrawn: bool) -> Shot:
        say = self.say
        is_registered = seen.id != master.id
        state = self._state(capture, is_withdrawn)
        if state == "printed":
            self._printed[capture.id] = (seen.id, seen.width_px, seen.height_px)
        phase = say(f"photographs-phase-{capture.phase.value}")
        light = say(f"photographs-light-{capture.light.value}")
        if capture.band_nm:
            light = say("light-band", light=light, nm=say.number(capture.band_nm))
        taken = say.moment(capture.captured_at)
        folio = self._folio(capture.canvas_id)
        return {
            "capture": capture.id,
            "canvas": capture.canvas_id,
            "image": seen.id,
            "sha256": master.sha256,
            "phase_key": capture.phase.value,
            "light_key": capture.light.value,
            "band_nm": capture.band_nm,
            "taken_at": capture.captured_at.isoformat(),
            "is_registered": is_registered,
            "state": state,
            "folio": folio,
            "caption": f"{phase} · {light}",
            "taken": f"{folio} · {taken}",
            "number": isolated(capture.id),
            "note": "" if is_registered else say("sheet-photograph-as-taken"),
            "instead": "" if state == "printed" else say(f"sheet-photograph-{state}"),
            "alt": say("sheet-photograph-alt", folio=folio, phase=phase, light=light, taken=taken),
        }

    def _state(self, capture: Capture, is_withdrawn: bool) -> str:
        if is_withdrawn:
            return "withdrawn"
        if self.handling.rules_of(capture.canvas_id) & _RULED_OUT:
            return "ruled-out"
        is_known = capture.id in self._printed
        return "printed" if is_known or len(self._printed) < PRINTED_MAX else "beyond"

    def _folio(self, canvas_id: str) -> str:
        return self.say.folio(self.labels.get(canvas_id, ""))


def _pairs(before: Sequence[Shot], after: Sequence[Shot]) -> Iterator[list[Shot | None]]:
    """Before and after of one light; what has no counterpart stands alone, in its own place."""
    left = list(after)
    for one in before:
        other = next((each for each in left if _light(each) == _light(one)), None)
        if other is not None:
            left.remove(other)
        yield [one, other]
    yield from ([None, each] for each in left)


def _light(shot: Shot) -> tuple[str, int | None]:
    return shot["light_key"], shot["band_nm"]
