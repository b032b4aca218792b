"""A few books with everything that can be asked of, for tests of the index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.authorities import authorities
from catalog.authorities.content import read_content
from catalog.authorities.tables import Authority
from catalog.identifiers import Kind, mint
from catalog.search.highlights import Passage, passages_of
from catalog.search.index import index_book
from catalog.search.query import read_question
from catalog.search.searching import Answer, Search, search
from catalog.search.shelf import ShelfKeeper
from storage.ocfl.root import StorageRoot
from tests.catalog.search.invented import AT, put, text


@dataclass
class SmallShelf:
    """Books by key in one session; what is asked is answered with keys."""

    session: Session
    root: StorageRoot
    keeper: ShelfKeeper = field(default_factory=ShelfKeeper)
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, *titles: str, **sections: Any) -> str:
        """A published book; `sections` are those of the record, `identity` added to."""
        holder = sections.pop("holder", "almaty-library")
        manuscripts.ensure_holder(self.session, holder, {"en": [holder.replace("-", " ").title()]})
        identity = {
            "shelfmark": sections.pop("shelfmark", f"MS {len(self.ids) + 1}"),
            "holder_id": holder,
            "titles": [{"id": "t1", "texts": [text(each) for each in titles]}],
            **sections.pop("identity", {}),
        }
        document = {"identity": identity, **sections}
        self.ids[key] = put(self.session, document, mint(Kind.MANUSCRIPT))
        return self.ids[key]

    def authority(self, kind: str, *names: str) -> str:
        """A new authority with these names; its id."""
        content = read_content({"kind": kind, "names": [text(each) for each in names]})
        made = authorities.create(
            self.session, self.root, content, new_id=mint(Kind.AUTHORITY), by="A cataloguer",
            at=AT, is_distinct=True,
        )  # fmt: skip
        return made.id

    def rename(self, authority_id: str, *names: str) -> None:
        """Give the authority these names in place of those it has."""
        row = self.session.scalars(select(Authority).where(Authority.id == authority_id)).one()
        content = read_content({"kind": row.kind, "names": [text(each) for each in names]})
        authorities.save(
            self.session, self.root, authority_id, content, edition=row.edition, by="B", at=AT
        )

    def withhold(self, key: str, *, is_withheld: bool = True) -> None:
        """Take the book from readers, or give it back, as an edge does in one transaction."""
        manuscripts.withhold(self.session, self.ids[key], is_withheld=is_withheld, at=AT)
        index_book(self.session, self.ids[key])

    def answer(self, typed: str = "", **filters: Any) -> Answer:
        """The whole answer."""
        return search(self.session, self.keeper, Search(read_question(typed), **filters))

    def ask(self, typed: str = "", **filters: Any) -> list[str]:
        """The keys of what is found, in order."""
        keys = {manuscript_id: key for key, manuscript_id in self.ids.items()}
        return [keys[each] for each in self.answer(typed, **filters).manuscript_ids]

    def passages(self, typed: str, key: str) -> tuple[Passage, ...]:
        """Where in one book the words were found."""
        return passages_of(self.session, self.answer(typed)).get(self.ids[key], ())

    def marked(self, typed: str, key: str) -> list[tuple[str, str]]:
        """What is marked in one book: field and words."""
        return [
            (passage.field.value, piece.text)
            for passage in self.passages(typed, key)
            for piece in passage.pieces
            if piece.is_marked
        ]
