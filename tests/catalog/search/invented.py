"""The invented catalogue of `books.toml` in a database, and what a query finds there."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from catalog import manuscripts, revisions
from catalog.authorities import authorities
from catalog.authorities.content import read_content
from catalog.identifiers import Kind
from catalog.identity import ManuscriptState
from catalog.record.checking import dump, read_record
from catalog.record.published import columns_of
from catalog.record.tables import RecordRevision
from catalog.revisions import Change
from catalog.search.index import index_book
from catalog.search.query import read_question
from catalog.search.searching import Answer, Search, search
from catalog.search.shelf import ShelfKeeper
from storage.ocfl.root import StorageRoot
from tests.factories import SeededIds

HERE = Path(__file__).parent
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
HOLDER = "almaty-library"


@cache
def told(name: str) -> dict[str, Any]:
    """A TOML file beside this one."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def text(told: str) -> dict[str, str]:
    """A text of the record from 'language|words'."""
    language, _, words = told.partition("|")
    return {"text": words, "language": language}


def stand(session: Session, root: StorageRoot) -> dict[str, str]:
    """The whole catalogue in an empty database; ids of the books by key."""
    new_id = SeededIds(7)
    manuscripts.ensure_holder(session, HOLDER, {"en": ["Library of Almaty"]})
    named: dict[str, str] = {}
    for key, authority in told("books.toml")["authorities"].items():
        named[key] = new_id(Kind.AUTHORITY)
        names = [text(each) for each in authority["names"]]
        content = read_content({"kind": authority["kind"], "names": names})
        authorities.create(
            session, root, content, new_id=named[key], by="A cataloguer", at=AT, is_distinct=True
        )
    return {
        key: put(session, document(key, book, named), new_id(Kind.MANUSCRIPT))
        for key, book in told("books.toml")["books"].items()
    }


def put(session: Session, document: dict[str, Any], manuscript_id: str) -> str:
    """A published book with this record, in the index; its id."""
    record = read_record(document)
    made = manuscripts.enter(session, columns_of(record), new_id=manuscript_id, at=AT)
    made.state = ManuscriptState.PUBLISHED
    revision = revisions.publish(session, made.id, Change.CREATE, AT, "Made by a test.")
    session.add(
        RecordRevision(
            number=revision.number, manuscript_id=made.id, document=dump(record),
            by="A cataloguer", at=AT, message="Made by a test.",
        )
    )  # fmt: skip
    index_book(session, made.id, record)
    return made.id


def document(key: str, book: dict[str, Any], named: dict[str, str]) -> dict[str, Any]:
    """The record of a book of the file."""
    made: dict[str, Any] = {
        "identity": {
            # Nothing of the key: it would be found.
            "shelfmark": f"Inv. {1 + list(told('books.toml')['books']).index(key)}",
            "holder_id": HOLDER,
            "titles": [{"id": "t1", "texts": [text(each) for each in book["titles"]]}],
            "languages": [
                {"id": f"l{place}", "tag": tag} for place, tag in enumerate(book["languages"])
            ],
        },
        "notes": [
            {"id": f"n{place}", "texts": [text(each)]}
            for place, each in enumerate(book.get("notes", []))
        ],
        "physical": {},
    }
    if "persons" in book:
        people = [
            {"id": f"c{place}", "person": reference(each, named)}
            for place, each in enumerate(book["persons"])
        ]
        made["contents"] = {"works": [{"id": "w1", "contributors": people}]}
    if "place" in book:
        made["origin"] = {"place": reference(book["place"], named)}
    if "script" in book:
        made["physical"]["hands"] = [{"id": "h1", "script": {"key": f"script.{book['script']}"}}]
    if "support" in book:
        material = {"key": f"support.{book['support']}"}
        made["physical"]["supports"] = [{"id": "s1", "material": material}]
    return made


def reference(told: str, named: dict[str, str]) -> dict[str, Any]:
    """An authority by '@key', or a name as it was written."""
    if told.startswith("@"):
        return {"authority_id": named[told.removeprefix("@")]}
    return {"name": text(told)}


def ask(session: Session, typed: str, keeper: ShelfKeeper | None = None, **filters: Any) -> Answer:
    """What the words find, with the first five hundred books."""
    asked = Search(read_question(typed), limit=500, **filters)
    return search(session, keeper or ShelfKeeper(), asked)
