"""What the condition room refuses, one clear sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.errors import BadRecord, Conflict, NotFound


class AssessmentNotFound(NotFound):
    """No assessment has this identifier."""

    def __init__(self, assessment_id: str) -> None:
        super().__init__(
            f"There is no assessment {assessment_id!r}: open the list of the manuscript again."
        )
        self.assessment_id = assessment_id


class ObservationNotFound(NotFound):
    """No observation has this identifier; somebody may have removed it."""

    def __init__(self, observation_id: str) -> None:
        super().__init__(
            f"There is no observation {observation_id!r}: somebody may have removed it; "
            "load the side again."
        )
        self.observation_id = observation_id


class RegionNotFound(NotFound):
    """No region has this identifier; somebody may have removed it."""

    def __init__(self, region_id: str) -> None:
        super().__init__(
            f"There is no region {region_id!r}: somebody may have removed it; load the side again."
        )
        self.region_id = region_id


class AssessmentSigned(Conflict):
    """The assessment is signed and cannot change."""

    def __init__(self, assessment_id: str, number: int) -> None:
        super().__init__(
            f"Assessment {number} is signed and never changes: "
            "write an amendment beside it, or open a new assessment."
        )
        self.assessment_id = assessment_id
        self.number = number


class AssessmentNotSigned(Conflict):
    """Something was asked that only a signed assessment can have."""

    def __init__(self, assessment_id: str, number: int) -> None:
        super().__init__(f"Assessment {number} is not signed yet: sign it first.")
        self.assessment_id = assessment_id
        self.number = number


class ConditionEditClash(Conflict):
    """Somebody else changed it in between; `edition` is the one that stands now."""

    def __init__(self, object_id: str, edition: int, by: str) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has changed this in the meantime: "
            "look at it as it is now, then make your change again."
        )
        self.object_id = object_id
        self.edition = edition
        self.by = by
        self.extension = {"edition": edition, "by": by, "object": object_id}


class IdTaken(Conflict):
    """Something else has the identifier that a device made."""

    def __init__(self, object_id: str) -> None:
        super().__init__(
            f"{object_id} is here already with other content: load the side again, and what you "
            "entered can be saved under a new identifier."
        )
        self.object_id = object_id


class BadClientId(BadRecord):
    """A device made an identifier that is none, or of another kind."""

    def __init__(self, object_id: str, kind: str) -> None:
        super().__init__(f"{object_id!r} is no identifier of a new {kind}: leave it out.")
        self.object_id = object_id
        self.kind = kind


class SidesNotExamined(Conflict):
    """Signing was asked while sides are neither examined nor excused.

    `count` is how many, `labels` the first few of them.
    """

    LABELS_SHOWN = 5

    def __init__(self, count: int, labels: Sequence[str]) -> None:
        named = tuple(labels[: self.LABELS_SHOWN])
        more = ", …" if count > len(named) else ""
        sides = "1 side is" if count == 1 else f"{count} sides are"
        super().__init__(
            f"{sides} neither examined nor excused ({', '.join(named)}{more}): "
            "examine them, or say why they could not be examined, then sign."
        )
        self.count = count
        self.labels = named
        self.more = more
        self.extension = {"count": count, "labels": list(named)}


class ComponentsNotExamined(Conflict):
    """Signing was asked while parts of the binding in scope have no finding."""

    def __init__(self, components: Sequence[str]) -> None:
        super().__init__(
            f"Of the binding these parts have no finding yet: {', '.join(components)}. "
            "Say what was found, or that they could not be examined, then sign."
        )
        self.components = tuple(components)


class ReasonMissing(BadRecord):
    """A side is to be excused and nobody says why."""

    def __init__(self) -> None:
        super().__init__("Say why the side could not be examined, such as 'stuck leaf'.")


class CannotExcuseDamage(Conflict):
    """A side is to be excused on which damage has been recorded."""

    def __init__(self, count: int, labels: Sequence[str]) -> None:
        named = tuple(labels[: SidesNotExamined.LABELS_SHOWN])
        super().__init__(
            f"Damage is recorded on {', '.join(named)}, so it was examined: "
            "remove what was recorded there, or leave it as examined."
        )
        self.count = count
        self.labels = named


class NotInBook(BadRecord):
    """A side, capture or earlier assessment belongs to another manuscript."""

    def __init__(self, object_id: str) -> None:
        super().__init__(f"{object_id} does not belong to this manuscript: choose one that does.")
        self.object_id = object_id


class UnknownTerm(BadRecord):
    """A key that the vocabulary does not have."""

    def __init__(self, term: str) -> None:
        super().__init__(
            f"The vocabulary has no term {term!r}: choose one, or take 'other' and write it out."
        )
        self.term = term


class WordsMissing(BadRecord):
    """To be signed, though a term is 'other' and no words say what was seen; `places` where."""

    def __init__(self, places: Sequence[str]) -> None:
        self.places = ", ".join(places)
        super().__init__(
            f"The term is 'other' at {self.places}: write in your own words what you see there."
        )


class BadGrade(BadRecord):
    """A grade outside its scale."""

    def __init__(self, scale: str, value: int, lowest: int, highest: int) -> None:
        super().__init__(
            f"The scale {scale!r} goes from {lowest} to {highest}: {value} is not on it."
        )
        self.scale = scale
        self.value = value
        self.lowest = lowest
        self.highest = highest


class UnknownScale(BadRecord):
    """A grade on a scale that is not known here."""

    def __init__(self, scale: str) -> None:
        super().__init__(f"There is no scale {scale!r}: choose one from the list.")
        self.scale = scale


class EndBeforeStart(BadRecord):
    """The looking is said to have ended before it began."""

    def __init__(self) -> None:
        super().__init__("The assessment ends before it begins: mend one of the two times.")


class BadGeometry(BadRecord):
    """A region that cannot stand; `key` says why.

    Keys: 'outside', 'crossing', 'crossing-freehand', 'few-points', 'no-area', 'many-points',
    'many-corners', 'intricate', 'one-point', 'two-corners', 'path'.
    """


class RegionElsewhere(BadRecord):
    """A region on another canvas than the side its observation is about (invariant 6)."""

    def __init__(self, canvas_id: str) -> None:
        super().__init__(
            f"The observation is not about the side {canvas_id}: "
            "draw on the side it is about, or record another observation."
        )
        self.canvas_id = canvas_id


class BadThread(Conflict):
    """Two observations that cannot be the same damage; `key` says why.

    Keys: 'manuscript', 'not-earlier', 'not-signed', 'twice', 'itself', 'place'.
    """


class ChangeNeedsEarlier(BadRecord):
    """A change is told of something that is linked to nothing earlier."""

    def __init__(self) -> None:
        super().__init__(
            "Only damage that was described before can have changed: "
            "link the earlier observation first, or say that it is new."
        )
