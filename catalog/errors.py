"""What can be wrong with a record or a question about it.

Each message is one sentence for the person who must act: what, which, what to do.
No class here knows an HTTP status; `viewer/problems.py` is the only place that does.
"""

from __future__ import annotations

from catalog.refusal import Refusal

# The names are what staff and readers would say (N818 asks for a suffix that says nothing).


class CatalogError(Refusal):
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
        super().__init__(
            f"{object_id} was withdrawn: {reason}" if reason else f"{object_id} was withdrawn.",
            key="reason" if reason else "",
        )
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


class BadDate(BadRecord):
    """A date that no calendar has; the sentence says what the calendar has instead."""


class BadEdtf(BadRecord):
    """Text that is no date of EDTF level 1."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not a date in EDTF, level 1: write one such as '1153', '1153-11-27', "
            "'1101/1200', '11XX' or '1153~'."
        )
        self.text = text


class BadFormula(BadRecord):
    """Text that is no collation formula, or quires that no formula can say."""


class BadArrangement(BadRecord):
    """An act on the order or labels of sides that cannot be done as asked."""


class ArrangementChanged(Conflict):
    """Somebody else has changed the same sides, or the plan, in the meantime."""

    def __init__(self, by: str, edition: int) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has changed the same sides in the meantime: "
            "look at the folios as they are now, then decide again."
        )
        self.by = by
        self.edition = edition


class NothingToUndo(Conflict):
    """The undo stack has nothing further in this direction."""

    def __init__(self, direction: str) -> None:
        super().__init__(f"There is nothing to {direction}.", key=direction)


class ArrangementNotReady(Conflict):
    """A plan that names sides twice, not at all, or unreadably; `findings` says which."""

    def __init__(self, sentence: str, findings: tuple[object, ...] = ()) -> None:
        super().__init__(sentence, count=len(findings))
        self.findings = findings


class PrivateRecordChanged(Conflict):
    """Somebody else saved the private record in between."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(
            "Somebody else saved this private record while you were writing: "
            "open it again and add what you wrote."
        )
        self.manuscript_id = manuscript_id


class BadPrivateRecord(BadRecord):
    """A private record that cannot stand; `path` is the field, such as 'valuations.0.currency'."""

    def __init__(self, path: str, reason: str, *, key: str = "", **values: object) -> None:
        sentence = f"{path or 'The private record'}: {reason}. Correct it and save again."
        super().__init__(sentence, key=key, **values)
        self.path = path
        self.reason = reason


class AuthorityNotFound(NotFound):
    """No person, place, work or body has this identifier."""

    def __init__(self, authority_id: str) -> None:
        super().__init__(
            f"There is no person, place, work or body {authority_id!r}: "
            "check the identifier for a slip."
        )
        self.authority_id = authority_id


class MergeNotFound(NotFound):
    """No merge has this identifier."""

    def __init__(self, merge_id: str) -> None:
        super().__init__(f"There is no merge {merge_id!r}: open the authority's history again.")
        self.merge_id = merge_id


class BadAuthority(BadRecord):
    """Something said of an authority that cannot stand; `path` is the field, such as 'names.0'."""

    def __init__(self, sentence: str, path: str = "", *, key: str = "", **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.path = path


class BadMerge(BadRecord):
    """Two authorities that cannot become one."""


class AuthorityChanged(Conflict):
    """Somebody else saved the authority in between; `edition` is the one that stands."""

    def __init__(self, authority_id: str, edition: int, by: str) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has changed {authority_id} in the meantime: "
            "look at it as it is now, then make your change again."
        )
        self.authority_id = authority_id
        self.edition = edition
        self.by = by


class AuthorityMerged(Conflict):
    """The authority was merged into another, which is the one to change."""

    def __init__(self, authority_id: str, winner_id: str) -> None:
        super().__init__(
            f"{authority_id} was merged into {winner_id}: change that one, or undo the merge."
        )
        self.authority_id = authority_id
        self.winner_id = winner_id


class LikelyDuplicate(Conflict):
    """The authority to be made is probably here already; `likely_ids` are those, likeliest first.

    A person who knows better says so, and it is made.
    """

    def __init__(self, named: str, likely_ids: tuple[str, ...]) -> None:
        super().__init__(
            f"{named} is probably here already ({', '.join(likely_ids)}): "
            "use that one, or say that yours is another."
        )
        self.named = named
        self.likely_ids = likely_ids


class MergeChangedSince(Conflict):
    """A merge that cannot be undone, because what it made has been changed."""


class AuthorityInUse(Conflict):
    """An authority that a record has named cannot be deleted."""


class HolderUnknown(BadRecord):
    """The record names a holder that is not here, and does not say what it is called."""

    def __init__(self, holder_id: str) -> None:
        super().__init__(
            f"There is no holder {holder_id!r} yet: give its names too, or choose another."
        )
        self.holder_id = holder_id


class UnknownVocabulary(NotFound):
    """No vocabulary has this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no vocabulary {name!r}: there are {', '.join(known)}.")
        self.name = name
        self.known = known


class DatabaseNotEmpty(Conflict):
    """A rebuild was asked for into a database that holds manuscripts."""

    def __init__(self) -> None:
        super().__init__(
            "The database to rebuild into holds manuscripts already: name an empty one."
        )
