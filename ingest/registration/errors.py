"""What can go wrong on our side while a photograph is laid over its page."""

from __future__ import annotations

from ingest.errors import IngestError


class RegistrationFailed(IngestError):
    """The child process broke down or needed more than it may have; `why` is for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "The photograph could not be laid over its page by the machine: mark the tie points by "
            "hand, or try again."
        )
        self.why = why
