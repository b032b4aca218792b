"""What can be wrong with a record or a question about it.

Each message is one sentence for the person who must act: what, which, what to do.
No class here knows an HTTP status; `viewer/problems.py` is the only place that does.
"""

from __future__ import annotations

# The names are what staff and readers would say (N818 asks for a suffix that says nothing).


class CatalogError(Exception):
    """Anything the catalogue refuses or cannot find."""


class NotFound(CatalogError):
    """What was asked for is not in the catalogue."""


class Conflict(CatalogError):
    """What was asked would contradict what the catalogue already holds."""


class BadRecord(CatalogError):
    """A value that cannot stand in a record; the sentence names the field."""


class NotAllowed(CatalogError):
    """The person who asks may not do this; the sentence says who may."""


class NotSignedIn(CatalogError):
    """Nobody is signed in, and this needs somebody."""


class TooManyAttempts(CatalogError):
    """Signing in was tried too often; `retry_after_s` says how long to wait, in seconds."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(
            f"Signing in was tried too often: wait {retry_after_s} seconds, then try again."
        )
        self.retry_after_s = retry_after_s


class Withdrawn(CatalogError):
    """The object was published and then withdrawn; its address answers for ever."""

    def __init__(self, object_id: str, reason: str = "") -> None:
        super().__init__(f"{object_id} was withdrawn" + (f": {reason}" if reason else "") + ".")
        self.object_id = object_id
        self.reason = reason


class ManuscriptNotFound(NotFound):
    """No manuscript has this identifier."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(
            f"There is no manuscript {manuscript_id!r}: check the identifier for a slip."
        )
        self.manuscript_id = manuscript_id


class CanvasNotFound(NotFound):
    """No canvas of this manuscript has this identifier."""

    def __init__(self, canvas_id: str) -> None:
        super().__init__(f"There is no canvas {canvas_id!r} here: check the identifier for a slip.")
        self.canvas_id = canvas_id


class SideNotFound(NotFound):
    """No side of a leaf has this number."""

    def __init__(self, side_id: int) -> None:
        super().__init__(f"There is no side number {side_id}: open the manuscript again.")
        self.side_id = side_id


class ImageNotFound(NotFound):
    """No image has this identifier."""

    def __init__(self, image_id: str) -> None:
        super().__init__(f"There is no image {image_id!r}: check the identifier for a slip.")
        self.image_id = image_id


class ShelfmarkTaken(Conflict):
    """The holder already has a manuscript with this shelfmark."""

    def __init__(self, holder_id: str, shelfmark: str) -> None:
        super().__init__(
            f"{holder_id} already has a manuscript with the shelfmark {shelfmark!r}: "
            "add to that one, or give another shelfmark."
        )
        self.holder_id = holder_id
        self.shelfmark = shelfmark


class FolioLabelTaken(Conflict):
    """Another side of the same manuscript already has this label."""

    def __init__(self, manuscript_id: str, label: str) -> None:
        super().__init__(
            f"{manuscript_id} already has a side labelled {label!r}: give that one another "
            "label first."
        )
        self.manuscript_id = manuscript_id
        self.label = label


class ImageIdentifierTaken(Conflict):
    """The identifier already belongs to another master; it does so for ever."""

    def __init__(self, image_id: str) -> None:
        super().__init__(
            f"The image {image_id} was registered with other bytes: "
            "give the new photograph an identifier of its own."
        )
        self.image_id = image_id


class BadIdentifier(BadRecord):
    """An identifier that this software cannot have minted."""

    def __init__(self, identifier: str) -> None:
        super().__init__(
            f"{identifier!r} is not an identifier of this catalogue: compare it with its source, "
            "a character is wrong or missing."
        )
        self.identifier = identifier


class BadAddress(BadRecord):
    """An address that cannot stand where a web address is needed."""


class BadLanguageMap(BadRecord):
    """Text whose languages are not said the way IIIF and BCP 47 say them."""


class BadRightsUri(BadRecord):
    """A rights statement that is not a URI others can act on."""


class BadFolioLabel(BadRecord):
    """Text that names no side of a leaf."""


class AmbiguousLabel(BadRecord):
    """Text that may name more than one side; a person must say which.

    `why` is a stable key for translation: 'no_side', 'letter', 'bare_number', 'roman',
    'which_cover', 'which_end' or 'opening'. `candidates` are labels in canonical spelling,
    likeliest first; each of them parses.
    """

    def __init__(self, text: str, why: str, candidates: tuple[str, ...]) -> None:
        super().__init__(
            f"The label {text!r} may mean {' or '.join(candidates)}: write one of these."
        )
        self.text = text
        self.why = why
        self.candidates = candidates
