"""The list of spellings that mean one thing: read by everybody, changed by cataloguers.

A group is written as lines, one spelling each: 'ar | القرآن'. Every change is an edition with who
and when, and the newest one can be undone.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import Clock, now
from catalog.identifiers import Kind, mint
from catalog.paths import (
    REMOVE_SYNONYM_PATH,
    SYNONYM_PATH,
    SYNONYMS_PATH,
    UNDO_SYNONYM_PATH,
)
from catalog.search import synonyms
from catalog.search.errors import BadSynonyms, SynonymsChanged
from catalog.search.synonym_content import SynonymContent
from catalog.search.synonyms import Group
from catalog.search.words import words_in
from viewer.frame import VaultHouse, local, show, words_of
from viewer.refusals import sentence_of

LINES_LENGTH_MAX = 20_000
NEW = "new"
_Lines = Annotated[str, Form(max_length=LINES_LENGTH_MAX)]
_Note = Annotated[str, Form(max_length=500)]
_Edition = Annotated[int, Form(ge=0, le=10**9)]
Guard = Callable[[Request], Person]


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages under /synonyms; `needs` guards what changes them."""
    pages = APIRouter(include_in_schema=False)
    editor = needs(Action.EDIT_AUTHORITY)
    _add_reading(pages, house)
    _add_writing(pages, house, editor, clock)
    return pages


def _add_reading(pages: APIRouter, house: VaultHouse) -> None:
    @pages.get(SYNONYMS_PATH)
    def listed(request: Request, find: Annotated[str, Query(max_length=200)] = "") -> Response:
        with house.sessions() as session:
            groups = synonyms.listed(session)
        wanted = [word.folded for word in words_in(find)]
        shown = [
            each
            for each in groups
            if all(any(word in folded for folded in each.content.folded) for word in wanted)
        ]
        return show(
            house, request, "search/synonyms.html", section="manuscripts", entries=("search",),
            groups=shown, find=find, total=len(groups), key_of=key_of, links=_links(house),
        )  # fmt: skip

    @pages.get(SYNONYM_PATH)
    def one(request: Request, key: str) -> Response:
        if key == NEW:
            return _form(house, request, None)
        with house.sessions() as session:
            group = synonyms.group(session, key)
        return _form(house, request, group)


def _add_writing(pages: APIRouter, house: VaultHouse, editor: Guard, clock: Clock) -> None:
    @pages.post(SYNONYMS_PATH)
    def create(
        request: Request, person: Annotated[Person, Depends(editor)], spellings: _Lines = "",
        note: _Note = "",
    ) -> Response:  # fmt: skip
        def change(session: Session, content: SynonymContent) -> str:
            made = synonyms.create(
                session, house.vault.root, content, new_id=mint(Kind.SYNONYMS), by=person.name,
                at=clock(),
            )  # fmt: skip
            return made.id

        return _change(house, request, None, spellings, note, change)

    @pages.post(SYNONYM_PATH)
    def save(
        request: Request, key: str, person: Annotated[Person, Depends(editor)],
        spellings: _Lines = "", note: _Note = "", edition: _Edition = 0,
    ) -> Response:  # fmt: skip
        with house.sessions() as session:
            group = synonyms.group(session, key)

        def change(session: Session, content: SynonymContent) -> str:
            put = synonyms.put(
                session, house.vault.root, key, content, edition=edition,
                new_id=mint(Kind.SYNONYMS), by=person.name, at=clock(),
            )  # fmt: skip
            return key_of(put)

        return _change(house, request, group, spellings, note, change)

    @pages.post(REMOVE_SYNONYM_PATH)
    def remove(
        key: str, person: Annotated[Person, Depends(editor)], edition: _Edition = 0
    ) -> Response:
        with house.sessions.begin() as session:
            synonyms.drop(
                session, house.vault.root, key, edition=edition, new_id=mint(Kind.SYNONYMS),
                by=person.name, at=clock(),
            )  # fmt: skip
        return RedirectResponse(local(house.uris.synonyms()), HTTPStatus.SEE_OTHER)

    @pages.post(UNDO_SYNONYM_PATH)
    def undo(
        key: str, person: Annotated[Person, Depends(editor)], edition: _Edition = 0
    ) -> Response:
        with house.sessions.begin() as session:
            group = synonyms.group(session, key)
            synonyms.undo(
                session, house.vault.root, group.id or key, edition=edition, by=person.name,
                at=clock(),
            )  # fmt: skip
        return RedirectResponse(local(house.uris.synonym(key)), HTTPStatus.SEE_OTHER)


def key_of(group: Group) -> str:
    """What a group is called in an address."""
    return group.id or group.seed or NEW


def _change(
    house: VaultHouse,
    request: Request,
    group: Group | None,
    spellings: str,
    note: str,
    change: Callable[[Session, SynonymContent], str],
) -> Response:
    try:
        content = synonyms.read_content(_mapping(spellings, note))
        with house.sessions.begin() as session:
            key = change(session, content)
    except (BadSynonyms, SynonymsChanged) as mistake:
        told = sentence_of(mistake, words_of(request))
        return _form(house, request, group, typed=spellings, note=note, mistake=told)
    return RedirectResponse(local(house.uris.synonym(key)), HTTPStatus.SEE_OTHER)


def _form(
    house: VaultHouse,
    request: Request,
    group: Group | None,
    *,
    typed: str | None = None,
    note: str = "",
    mistake: str | None = None,
) -> Response:
    editions: list[Any] = []
    if group is not None and group.id is not None:
        with house.sessions() as session:
            editions = synonyms.history(session, group.id)
    return show(
        house,
        request,
        "search/synonym.html",
        section="manuscripts",
        entries=("search",),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
        group=group,
        key=key_of(group) if group else NEW,
        typed=_lines(group) if typed is None else typed,
        note=group.content.note if group and typed is None else note,
        mistake=mistake,
        editions=editions,
        links=_links(house),
    )


def _mapping(spellings: str, note: str) -> dict[str, Any]:
    lines = [line.strip() for line in spellings.splitlines() if line.strip()]
    return {"spellings": [_spelling(line) for line in lines], "note": note.strip()}


def _spelling(line: str) -> dict[str, str]:
    language, parts, words = line.partition("|")
    if not parts:
        return {"text": line}
    return {"language": language.strip() or "none", "text": words.strip()}


def _lines(group: Group | None) -> str:
    if group is None:
        return ""
    return "\n".join(f"{one.language} | {one.text}" for one in group.content.spellings)


def _links(house: VaultHouse) -> dict[str, Any]:
    uris = house.uris
    return {
        "all": local(uris.synonyms()),
        "one": lambda key: local(uris.synonym(key)),
        "remove": lambda key: local(uris.remove_synonym(key)),
        "undo": lambda key: local(uris.undo_synonym(key)),
        "browse": local(uris.browse()),
    }
