"""What a deposit can refuse, as types; each message is one sentence for the person who deposits."""

from __future__ import annotations

from ingest.errors import IngestError


class DepositNotFound(IngestError):
    """No deposit has this identifier."""

    def __init__(self, deposit_id: str) -> None:
        super().__init__(
            f"There is no deposit {deposit_id!r}: check the identifier, or the list of deposits."
        )
        self.deposit_id = deposit_id


class DepositClosed(IngestError):
    """What was asked does not fit the state the deposit is in."""

    def __init__(self, deposit_id: str, sentence: str, *, key: str = "", **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.deposit_id = deposit_id


class FilesMissing(IngestError):
    """Some files that were announced have not come yet."""

    def __init__(self, deposit_id: str, names: tuple[str, ...]) -> None:
        shown = ", ".join(repr(name) for name in names[:5])
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        super().__init__(
            f"{len(names)} announced files have not arrived ({shown}{more}): send them, or start "
            "without them.",
            count=len(names),
            shown=", ".join(names[:5]) + (" …" if len(names) > 5 else ""),
        )
        self.deposit_id = deposit_id
        self.names = names


class BadDescription(IngestError):
    """The description given with a deposit cannot be read."""


class BadPageList(IngestError):
    """The page list cannot be read, or contradicts itself."""


class BadAnswer(IngestError):
    """An answer that fits none of the deposit's open questions."""


class BadFileName(IngestError):
    """A file was announced under a name that cannot be kept."""


class UploadMismatch(IngestError):
    """The bytes that arrived are not the bytes that were promised."""


class UploadRefused(IngestError):
    """The bytes of a file cannot be taken now, or not at all."""


class WorkerNameTaken(IngestError):
    """A living worker already goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"A worker named {name!r} is already running: give this one another name "
            "(setting worker_name)."
        )
        self.name = name
