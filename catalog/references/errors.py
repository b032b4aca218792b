"""Why a manifest cannot be a reference."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class BadManifest(BadRecord):
    """A file or an address that is no manifest of a book elsewhere.

    Keys: 'empty', 'large' (`megabytes`, `limit`), 'json' (`line`), 'kind' (`given`: another type
    than a manifest), 'no-address', 'address' (`address` is none, or one of this machine's own
    kind), 'other-address' (the manifest calls itself `inside`, and `given` was typed), 'own' (it is
    one of this house), 'hosts' (`count` of servers, at most `most`), 'nothing' (neither file nor
    address), 'long' (`field`, `most`).
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, line=line, **values)
        self.line = line


class ReferenceNotFound(NotFound):
    """The manuscript has no such reference."""

    def __init__(self, reference_id: str) -> None:
        super().__init__(f"There is no reference {reference_id!r} here: look at the list of them.")
        self.reference_id = reference_id


class ReferenceChanged(Conflict):
    """Somebody else changed the reference in between; `by` is who did it last."""

    def __init__(self, reference_id: str, by: str) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has changed this reference in the meantime: "
            "look at it as it is now, then make your change again."
        )
        self.reference_id = reference_id
        self.by = by


class ReferenceExists(Conflict):
    """The manuscript has a reference to this address already, `reference_id`."""
