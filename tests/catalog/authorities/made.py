"""Small builders of authorities."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.authorities import authorities, references
from catalog.authorities.content import AuthorityContent, read_content
from catalog.authorities.tables import Authority
from catalog.identifiers import Kind, mint
from catalog.record.document import Record
from storage.ocfl.root import StorageRoot
from tests.factories import a_manuscript

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def content(*names: str | tuple[str, str], kind: str = "person", **more: Any) -> AuthorityContent:
    """Content with these names, each alone or with its language."""
    pairs = [one if isinstance(one, tuple) else (one, "none") for one in names]
    return read_content(
        {
            "kind": kind,
            "names": [{"text": text, "language": language} for text, language in pairs],
            **more,
        }
    )


def made(
    session: Session, root: StorageRoot, *names: str | tuple[str, str], **more: Any
) -> Authority:
    """An authority with these names, whatever else is there."""
    return authorities.create(
        session,
        root,
        content(*names, **more),
        new_id=mint(Kind.AUTHORITY),
        by="Aigerim",
        at=AT,
        is_distinct=True,
    )


def naming(session: Session, *ids: str, is_sealed: bool = False, is_published: bool = True) -> str:
    """A book whose record names these as scribes; its id. `is_sealed`: kept from readers."""
    book = a_manuscript(session, AT, shelfmark=f"MS {mint(Kind.EVENT)}", is_published=is_published)
    record = Record.model_validate(
        {
            "identity": {"shelfmark": "1", "holder_id": "x", "titles": [{}]},
            "physical": {"hands": [{"scribe": {"authority_id": one}} for one in ids]},
        }
    )
    references.index(session, book.id, record)
    manuscripts.withhold(session, book.id, is_withheld=is_sealed, at=AT)
    return book.id
