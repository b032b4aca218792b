"""What of conservation a manifest shows: photographs to choose from, surveys, quires, treatments.

Read from the database in one place, so that the manifest itself stays plain structures in and
out. Custodians' rules win: of a canvas over which nothing may lie there is no page of damage.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access.in_force import closed
from catalog.conservation.captures.released import ReleasedCapture
from catalog.conservation.captures.released import released as released_captures
from catalog.conservation.condition.quires import QuireSides, group, sides_of
from catalog.conservation.released.condition import ReleasedAssessment, assessments_of
from catalog.conservation.released.treatments import ReleasedTreatment, treatments_of
from catalog.handling.in_force import Handling
from catalog.images import Image
from catalog.language import LanguageMap
from catalog.pages import PageRow
from catalog.record.published import published
from catalog.transcription.in_force import readable_canvases
from catalog.uris import Uris
from iiif.presentation import condition_words as words

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """One photograph of a canvas, as large as the canvas or the one that gave it its size.

    `capture` is None for the photograph the canvas was made from.
    """

    image_id: str
    width: int
    height: int
    label: LanguageMap
    capture: ReleasedCapture | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a manifest shows beside the record; empty where nothing is released.

    `transcribed` are the canvases whose lines may be read.
    """

    captures: Mapping[str, Sequence[ReleasedCapture]] = field(default_factory=dict)
    assessments: Sequence[ReleasedAssessment] = ()
    treatments: Sequence[ReleasedTreatment] = ()
    quires: Sequence[QuireSides] = ()
    has_record: bool = False
    transcribed: Collection[str] = ()

    def layers(self, page: PageRow) -> tuple[Layer, ...]:
        """The photographs of a page, the current state first; none while none may be shown."""
        if page.image_id is None or page.image_width is None or page.image_height is None:
            return ()
        captures = [
            Layer(one.image_id, page.width_px, page.height_px, one.labels, one)
            for one in self.captures.get(page.canvas_id, ())
        ]
        if any(layer.image_id == page.image_id for layer in captures):
            return tuple(captures)  # the first photograph is withheld, and one of these shown
        first = Layer(page.image_id, page.image_width, page.image_height, words.FIRST_PHOTOGRAPH)
        is_replaced = bool(captures) and _is_of_today(captures[0])
        return (*captures, first) if is_replaced else (first, *captures)

    def current(self, pages: Sequence[PageRow]) -> list[PageRow]:
        """The pages as they are now: a newer photograph by normal light stands for the first."""
        found = []
        for page in pages:
            layers = self.layers(page)
            if layers and layers[0].image_id != page.image_id:
                now = layers[0]
                page = replace(
                    page, image_id=now.image_id, image_width=now.width, image_height=now.height
                )
            found.append(page)
        return found

    def surveys(self, page: PageRow, handling: Handling) -> list[ReleasedAssessment]:
        """The surveys that have damage to show on this page, the newest first."""
        if page.image_id is None or not page.is_open or not handling.may_cover(page.canvas_id):
            return []
        return [one for one in self.assessments if page.canvas_id in one.damaged]


NOTHING = Shown()


def shown(session: Session, manuscript_id: str) -> Shown:
    """What may be shown now of a published manuscript."""
    record = published(session, manuscript_id)
    collation = record.document.physical.collation if record else None
    quires = group(sides_of(session, manuscript_id), collation.quires) if collation else ()
    return Shown(
        captures=photographs(session, manuscript_id),
        assessments=assessments_of(session, manuscript_id),
        treatments=treatments_of(session, manuscript_id),
        quires=[one for one in quires if one.number is not None],
        has_record=record is not None,
        transcribed=frozenset(readable_canvases(session, manuscript_id)),
    )


def photographs(session: Session, manuscript_id: str) -> dict[str, tuple[ReleasedCapture, ...]]:
    """The released photographs of each canvas that all may see, as `captures.released` has them."""
    # An image may be withheld for a reason of its own, whatever was said of the photograph.
    hidden = set(
        session.scalars(
            select(Image.id).where(Image.manuscript_id == manuscript_id, Image.is_withheld)
        )
    )
    captures = released_captures(session, manuscript_id)
    shut = closed(session, manuscript_id, captures)
    return {
        canvas_id: tuple(one for one in found if one.image_id not in hidden)
        for canvas_id, found in captures.items()
        if canvas_id not in shut
    }


def structures(
    uris: Uris, manuscript_id: str, pages: Sequence[PageRow], known: Shown
) -> list[Node]:
    """The ranges: quires of the collation, and for each year the leaves that were treated."""
    order = {page.canvas_id: number for number, page in enumerate(pages)}
    ranges = []
    quires = [
        (quire, _canvases(uris, manuscript_id, quire.canvas_ids, order)) for quire in known.quires
    ]
    inner = [
        {
            "id": uris.range(manuscript_id, f"quire-{quire.number}"),
            "type": "Range",
            "label": words.quire(quire.number or 0),
            "items": canvases,
        }
        for quire, canvases in quires
        if canvases
    ]
    if inner:
        ranges.append(
            {
                "id": uris.range(manuscript_id, "quires"),
                "type": "Range",
                "label": words.COLLATION,
                "behavior": ["no-nav"],
                "items": inner,
            }
        )
    by_year: dict[int, set[str]] = {}
    for treatment in known.treatments:
        by_year.setdefault(treatment.ended_at.year, set()).update(treatment.canvas_ids)
    for year, canvas_ids in sorted(by_year.items()):
        canvases = _canvases(uris, manuscript_id, canvas_ids, order)
        if canvases:
            ranges.append(
                {
                    "id": uris.range(manuscript_id, f"treated-{year}"),
                    "type": "Range",
                    "label": words.treated_in(year),
                    "items": canvases,
                }
            )
    return ranges


def metadata(known: Shown) -> list[Node]:
    """The pairs 'Condition' and 'Last treated', where something was released."""
    pairs = []
    if known.assessments:
        newest = known.assessments[0]
        value = words.summary(newest.content, len(newest.damaged), newest.sides)
        if value:
            pairs.append({"label": words.survey(newest.ended_at.date()), "value": value})
    if known.treatments:
        last = known.treatments[0]
        value = words.treated(last.ended_at.date(), last.acts)
        pairs.append({"label": words.LAST_TREATED, "value": value})
    return pairs


def see_also(uris: Uris, manuscript_id: str, known: Shown) -> list[Node]:
    """The same record for programs, where one was published."""
    if not known.has_record:
        return []
    return [
        {
            "id": uris.tei(manuscript_id),
            "type": "Dataset",
            "label": words.RECORD_TEI,
            "format": "application/tei+xml",
            "profile": "http://www.tei-c.org/ns/1.0",
        },
        {
            "id": uris.linked_art(manuscript_id),
            "type": "Dataset",
            "label": words.RECORD_LINKED_ART,
            "format": "application/ld+json",
            "profile": "https://linked.art/ns/v1/linked-art.json",
        },
    ]


def _canvases(
    uris: Uris, manuscript_id: str, canvas_ids: Sequence[str] | set[str], order: Mapping[str, int]
) -> list[Node]:
    there = sorted((each for each in canvas_ids if each in order), key=order.__getitem__)
    return [{"id": uris.canvas(manuscript_id, each), "type": "Canvas"} for each in there]


def _is_of_today(layer: Layer) -> bool:
    return layer.capture is not None and layer.capture.is_of_today
