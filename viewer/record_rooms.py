"""The rooms staff work in on one manuscript, and the links between them."""

from dataclasses import dataclass

from catalog.identity import Manuscript, ManuscriptState
from catalog.uris import Uris
from viewer.frame import local


@dataclass(frozen=True, slots=True)
class Room:
    """One manuscript as its staff pages head it; `links` are pairs of message and address."""

    manuscript_id: str
    shelfmark: str
    holder_id: str
    state: ManuscriptState
    is_trashed: bool
    current: str
    links: tuple[tuple[str, str], ...]


def room(manuscript: Manuscript, uris: Uris, current: str) -> Room:
    """Return the head of a staff page; `current` is one of edit, folios, preview, history."""
    identifier = manuscript.id
    links = (
        ("edit", local(uris.editor(identifier))),
        ("folios", local(uris.folios(identifier))),
        ("preview", local(uris.preview(identifier))),
        ("history", local(uris.history(identifier))),
        ("transcriptions", local(uris.transcriptions(identifier))),
        ("references", local(uris.references(identifier))),
        ("handling", local(uris.handling(identifier))),
        ("access", local(uris.access(identifier))),
        ("private", local(uris.private(identifier))),
        ("bench", local(uris.bench(identifier))),
    )
    is_shown = manuscript.state is ManuscriptState.PUBLISHED and not manuscript.is_withheld
    public = (("public", local(uris.manuscript(identifier))),) if is_shown else ()
    return Room(
        identifier,
        manuscript.shelfmark,
        manuscript.holder_id,
        manuscript.state,
        manuscript.trashed_at is not None,
        current,
        (*links, *public),
    )
