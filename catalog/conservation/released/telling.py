"""Everything released about one book, ready to be told in words: pages, TEI, Linked Art.

A side of which the public may see no photograph is left out of everything (it was withheld for a
reason), as are the sides of a manuscript that has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from catalog import vocabulary
from catalog.conservation.condition.geometry import CODE_VERSION
from catalog.conservation.condition.signed import SIGNED as SIGNED_ASSESSMENT
from catalog.conservation.released.condition import (
    ReleasedAssessment,
    SeenDamage,
    assessments_of,
    seen_by,
)
from catalog.conservation.released.treatments import ReleasedTreatment, treatments_of
from catalog.conservation.signing import signing
from catalog.conservation.signing.standing import ASSESSMENT, TREATMENT, released
from catalog.conservation.treatment.treatments import SIGNED as SIGNED_TREATMENT
from catalog.pages import pages_of


@dataclass(frozen=True, slots=True)
class Survey:
    """A released assessment with the damage that may be told of, where that was asked for."""

    assessment: ReleasedAssessment
    damage: Sequence[SeenDamage] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The surveys and treatments, the newest first; `labels` are the sides that may be named."""

    surveys: Sequence[Survey] = ()
    treatments: Sequence[ReleasedTreatment] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def sides(self, treatment: ReleasedTreatment) -> list[str]:
        """The labels of the sides that were treated, in reading order."""
        touched = treatment.canvas_ids
        return [label for canvas_id, label in self.labels.items() if canvas_id in touched]


SILENCE = Told()


def is_anything_told(session: Session, manuscript_id: str) -> bool:
    """Whether `told` would say something; a few small rows are read and no survey."""
    return bool(
        released(session, manuscript_id, ASSESSMENT, SIGNED_ASSESSMENT)
        or released(session, manuscript_id, TREATMENT, SIGNED_TREATMENT)
    )


def stamp(session: Session, manuscript_id: str) -> str:
    """What changes whenever `told` may say something else (hexadecimal); no survey is read.

    What is told follows from what is signed (the last hash of the chain stands for all of it:
    releases, amendments, voids), from the sides that may be named, and from the vocabularies.
    """
    labels = _labels(session, manuscript_id)
    last = signing.last_hash(session, manuscript_id)
    parts = CODE_VERSION, vocabulary.edition(), manuscript_id, last, *labels, *labels.values()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def told(session: Session, manuscript_id: str, *, with_damage: bool = True) -> Told:
    """What the public may know; `SILENCE` where nothing is released."""
    assessments = assessments_of(session, manuscript_id)
    treatments = treatments_of(session, manuscript_id)
    if not assessments and not treatments:
        return SILENCE
    labels = _labels(session, manuscript_id)
    surveys = [
        Survey(one, [seen for seen in seen_by(session, one) if _may_be_told(seen, labels)])
        if with_damage
        else Survey(one)
        for one in assessments
    ]
    return Told(surveys, treatments, labels)


def _labels(session: Session, manuscript_id: str) -> dict[str, str]:
    """The sides of which all the public may see a photograph in full, in reading order."""
    return {
        page.canvas_id: page.side_label
        for page in pages_of(session, manuscript_id)
        if page.image_id is not None and page.is_open
    }


def _may_be_told(seen: SeenDamage, labels: Mapping[str, str]) -> bool:
    return seen.canvas_id is None or seen.canvas_id in labels
