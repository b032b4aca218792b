"""What does not go with the state a record is in."""

from __future__ import annotations

from catalog.errors import Conflict, NotFound


class RevisionNotFound(NotFound):
    """No record of the manuscript is kept under this number."""

    def __init__(self, manuscript_id: str, number: int) -> None:
        super().__init__(
            f"There is no revision {number} of {manuscript_id}: choose one from its history."
        )
        self.manuscript_id = manuscript_id
        self.number = number


class DraftNotFound(NotFound):
    """No draft of the manuscript is open."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(f"No draft of {manuscript_id} is open: save one, and it is.")
        self.manuscript_id = manuscript_id


class BulkEditNotFound(NotFound):
    """No bulk edit has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no bulk edit {number}: look at the list of them.")
        self.number = number


class LeftAsItIs(Conflict):
    """A draft that undoing a bulk edit leaves alone, because too much has happened to it since."""

    def __init__(self, manuscript_id: str, key: str, why: str) -> None:
        super().__init__(f"{manuscript_id} {why}: change it by hand.", key=key)
        self.manuscript_id = manuscript_id


class WrongState(Conflict):
    """What was asked does not go with the state the record is in; the sentence says what does."""

    def __init__(
        self, manuscript_id: str, sentence: str, *, key: str = "", **values: object
    ) -> None:
        super().__init__(f"{manuscript_id} {sentence}", key=key, **values)
        self.manuscript_id = manuscript_id


class InTrash(WrongState):
    """The manuscript is in the trash."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(manuscript_id, "is in the trash: take it out first.")


class NeverPublished(WrongState):
    """The draft is all there is of the record."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(
            manuscript_id,
            "was never published, and its draft is all there is: put it into the trash instead.",
        )
