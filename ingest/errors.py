"""What can go wrong while bringing pages in, as types.

A file that cannot be taken in is no error: it is a `Refused` value (see ingest.refusals). These
types are for what is wrong with the house, not with the file: trying again later may succeed.
Each message is one sentence for the person who must act. No type here knows an HTTP status.
"""

from __future__ import annotations

from catalog.refusal import Refusal


class IngestError(Refusal):
    """Anything the ingest room fails to do."""


class DecoderUnavailable(IngestError):
    """The child process that decodes images could not be started or stopped answering oddly."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The image decoder could not be started ({detail}): check the installation, then"
            " retry the deposit."
        )
        self.detail = detail

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return (type(self), (self.detail,))


class ScratchFull(IngestError):
    """No room is left where tile archives are made."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"The disk that holds {folder} is full: free some space, then retry the deposit."
        )
        self.folder = folder

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return (type(self), (self.folder,))


class SourceUnreadable(IngestError):
    """The staged bytes of a file could not be read from this machine's disk."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(
            f"The bytes of {name!r} could not be read ({detail}): check the disk, then retry the"
            " deposit."
        )
        self.name = name
        self.detail = detail

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return (type(self), (self.name, self.detail))


class DatabaseFull(IngestError):
    """The disk that holds the database has no room left to write down how things stand."""

    def __init__(self) -> None:
        super().__init__(
            "The disk that holds the database is full, and the work stopped where it stood: free "
            "some space, then give the same command again; nothing is lost."
        )

    def __reduce__(self) -> tuple[type, tuple[()]]:
        return (type(self), ())


class DatabaseAway(IngestError):
    """The database could not be written, or not reached, for longer than anybody can wait."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The database cannot be used ({detail}), and the work stopped where it stood: see "
            "that it runs, then give the same command again; nothing is lost."
        )
        self.detail = detail

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return (type(self), (self.detail,))
