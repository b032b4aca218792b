"""What a room of the bench tells the chain about the things that are signed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Signable:
    """One kind of entry, and the rows behind it.

    `collect(session, manuscript_id)` gives, for each subject that was signed, the content as it
    follows from the rows today; it must equal the 'content' of the newest entry of the subject.
    `restore(session, manuscript_id, document)` makes the rows again from a signed document
    (`signing.document_of`) in a database that has none of them. Amendments and voids lie beside
    and change neither.
    """

    kind: str
    collect: Callable[[Session, str], Mapping[str, Mapping[str, Any]]]
    restore: Callable[[Session, str, dict[str, Any]], None]
