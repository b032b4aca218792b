"""What is seen of manuscripts elsewhere: their list at a book, and the servers one would ask."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.language import NONE
from catalog.references.manifest import origin_of
from catalog.references.tables import OutsideReference
from catalog.uris import Uris
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import Text, said


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One manuscript elsewhere. `kept_at` is None where its manifest is not kept here.

    `holder` and `server` may be all that is known; `opened` is the page that compares.
    """

    id: str
    edition: int
    label: Text
    holder: Text | None
    statement: Text | None
    server: str
    address: str
    rights: str
    reason: str
    note: Text | None
    note_language: str
    sides: int | None
    direction: str
    is_removed: bool
    by: str
    at: dt.datetime
    kept_at: dt.datetime | None
    changed: str
    opened: str
    manifest: str


def reference_view(row: OutsideReference, uris: Uris, t: Translator) -> ReferenceView:
    """Return the row as the reader's language tells it."""
    code, book = t.language.code, row.manuscript_id or ""
    note = Text(row.note, None if row.note_language == NONE else row.note_language)
    server = host_of(origin_of(row.address) or row.address)
    return ReferenceView(
        id=row.id,
        edition=row.edition,
        label=said(row.label, code) if row.label else Text(server, None),
        holder=said(row.holder, code) if row.holder else None,
        statement=said(row.statement, code) if row.statement else None,
        server=server,
        address=row.address,
        rights=row.rights,
        reason=row.reason.value,
        note=note if row.note else None,
        note_language="" if row.note_language == NONE else row.note_language,
        sides=len(row.sides) if row.version is not None else None,
        direction=row.direction.value,
        is_removed=row.is_removed,
        by=row.by,
        at=row.at,
        kept_at=row.at if row.sha256 is not None else None,
        changed=local(uris.reference(book, row.id)),
        opened=local(uris.compare_reference(book, row.id)),
        manifest=local(uris.reference_manifest(book, row.id)),
    )


def host_of(origin: str) -> str:
    """Return the name of a server as people know it, without the scheme."""
    split = urlsplit(origin)
    return split.netloc or origin


def servers_of(row: OutsideReference) -> tuple[str, ...]:
    """Return the origins a browser asks when it compares: of pictures, and of what is not kept."""
    asked = list(row.hosts)
    if row.sha256 is None and (origin := origin_of(row.address)):
        asked.insert(0, origin)
    return tuple(dict.fromkeys(asked))


def names_of(origins: Sequence[str]) -> list[str]:
    """Return the names of servers, each once, as they are told to a reader."""
    return list(dict.fromkeys(host_of(one) for one in origins))
