"""The staff's pages about authorities that are one: merging, undoing, history, duplicates."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person, may
from catalog.authorities import authorities, duplicates, merging
from catalog.authorities.content import AuthorityKind
from catalog.authorities.labels import label_of, names_of
from catalog.authorities.tables import Authority
from catalog.clock import Clock
from catalog.errors import BadMerge, CatalogError, Conflict
from catalog.identifiers import Kind, mint
from catalog.paths import (
    AUTHORITY_DUPLICATES_PATH,
    AUTHORITY_HISTORY_PATH,
    AUTHORITY_PATH,
    MERGE_AUTHORITY_PATH,
    UNDO_MERGE_PATH,
)
from viewer.authority_views import (
    AuthorityLine,
    Links,
    content_view,
    edition_view,
    line_of,
    lookup_words,
    merge_view,
)
from viewer.frame import VaultHouse, local, show, words_of
from viewer.languages import Translator
from viewer.page_models import said
from viewer.pages_authority_writing import standing
from viewer.refusals import sentence_of

Guard = Callable[[Request], Person]


def add(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    """Add merging, history and duplicates to the pages of authorities."""
    merger, editor = needs(Action.MERGE_AUTHORITY), needs(Action.EDIT_AUTHORITY)
    _add_duplicates(pages, house, editor)
    _add_undo(pages, house, merger, clock)
    _add_merge(pages, house, merger, clock)
    _add_history(pages, house, editor)
    _add_restore(pages, house, editor, clock)


def _add_duplicates(pages: APIRouter, house: VaultHouse, editor: Guard) -> None:
    @pages.get(AUTHORITY_DUPLICATES_PATH)
    def listed(
        request: Request,
        _: Annotated[Person, Depends(editor)],
        kind: Annotated[str, Query(max_length=20)] = AuthorityKind.PERSON.value,
        name: Annotated[str | None, Query(max_length=200)] = None,
        after: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        t = words_of(request)
        only = authorities.of_kind(kind)
        with house.sessions() as session:
            page = duplicates.pairs(
                session, only, (name, after) if name is not None and after else None
            )
            ids = [one for pair in page.pairs for one in (pair.first_id, pair.second_id)]
            labels = names_of(session, ids)
        pairs = [
            (
                line_of(labels[pair.first_id], house.uris, t),
                line_of(labels[pair.second_id], house.uris, t),
                t(f"duplicates-sign-{pair.sign.value}"),
                local(house.uris.merge_authority(pair.second_id)),
            )
            for pair in page.pairs
            if pair.first_id in labels and pair.second_id in labels
        ]
        return show(
            house,
            request,
            "authorities/duplicates.html",
            section="authorities",
            entries=("authorities",),
            links=Links(house.uris),
            pairs=pairs,
            kind=only.value,
            kinds=[one.value for one in AuthorityKind],
            next_after=page.next_after,
        )


def _add_merge(pages: APIRouter, house: VaultHouse, merger: Guard, clock: Clock) -> None:
    @pages.get(MERGE_AUTHORITY_PATH)
    def choose(
        request: Request,
        authority_id: str,
        person: Annotated[Person, Depends(merger)],
        into: Annotated[str, Query(max_length=40)] = "",
    ) -> Response:
        return _compare(house, request, person, authority_id, into.strip(), None)

    @pages.post(MERGE_AUTHORITY_PATH)
    def merge(
        request: Request,
        authority_id: str,
        person: Annotated[Person, Depends(merger)],
        into: Annotated[str, Form(max_length=40)],
    ) -> Response:
        try:
            with house.sessions.begin() as session:
                made = merging.merge(
                    session,
                    house.vault.root,
                    authority_id,
                    into.strip(),
                    new_id=mint(Kind.EVENT),
                    by=person.name,
                    at=clock(),
                )
                winner_id = made.winner_id
        except (BadMerge, Conflict) as why:
            return _compare(
                house, request, person, authority_id, "", sentence_of(why, words_of(request))
            )
        return RedirectResponse(local(house.uris.authority(winner_id)), HTTPStatus.SEE_OTHER)


def _compare(
    house: VaultHouse,
    request: Request,
    person: Person,
    authority_id: str,
    into: str,
    mistake: str | None,
) -> Response:
    """Show the two side by side and what would become of them, or ask for the other one."""
    t = words_of(request)
    exact = may(person, Action.READ_PRIVATE)
    winner, after = None, None
    with house.sessions() as session:
        loser = standing(session, authority_id)
        if into:
            try:
                winner = authorities.find(session, into)
                if winner.id == loser.id:
                    raise BadMerge(
                        "An authority cannot be merged into itself: choose another one.",
                        key="itself",
                    )
                after = merging.merged_content(winner.content, loser.content)
            except CatalogError as why:
                winner, mistake = None, sentence_of(why, t)

    def view(one: Authority) -> object:
        return content_view(one.content, t, exact=exact, hides=one.is_sensitive)

    return show(
        house,
        request,
        "authorities/merge.html",
        section="authorities",
        entries=("authorities",),
        links=Links(house.uris),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
        loser=loser,
        name=said(loser.content.by_language, t.language.code),
        goes=view(loser),
        winner=winner,
        stays=view(winner) if winner else None,
        after=content_view(after, t, exact=exact, hides=after.is_sensitive) if after else None,
        mistake=mistake,
        lookup=lookup_words(t, house.uris, may_add=False),
    )


def _add_undo(pages: APIRouter, house: VaultHouse, merger: Guard, clock: Clock) -> None:
    @pages.post(UNDO_MERGE_PATH)
    def undo(merge_id: str, person: Annotated[Person, Depends(merger)]) -> Response:
        with house.sessions.begin() as session:
            made = merging.undo(session, house.vault.root, merge_id, by=person.name, at=clock())
            loser_id = made.loser_id
        return RedirectResponse(local(house.uris.authority(loser_id)), HTTPStatus.SEE_OTHER)


def _add_history(pages: APIRouter, house: VaultHouse, editor: Guard) -> None:
    @pages.get(AUTHORITY_HISTORY_PATH)
    def history(
        request: Request, authority_id: str, person: Annotated[Person, Depends(editor)]
    ) -> Response:
        t = words_of(request)
        exact = may(person, Action.READ_PRIVATE)
        with house.sessions() as session:
            authority = authorities.find_itself(session, authority_id)
            hides = authorities.hides_place(session, authority_id)
            revisions = authorities.history(session, authority_id)
            merges = merging.merges_of(session, authority_id)
            itself = _lines(
                session,
                {one for each in merges for one in (each.loser_id, each.winner_id)},
                house,
                t,
            )
            undoable = {one.id for one in merges if merging.is_undoable(session, one)}
        return show(
            house,
            request,
            "authorities/history.html",
            section="authorities",
            entries=("authorities",),
            links=Links(house.uris),
            authority=authority,
            name=said(authority.content.by_language, t.language.code),
            address=local(house.uris.authority(authority_id)),
            editions=[
                edition_view(one, authority, t, exact=exact, hides=hides) for one in revisions
            ],
            merges=[
                merge_view(one, itself, house.uris, is_undoable=one.id in undoable)
                for one in merges
            ],
        )


def _add_restore(pages: APIRouter, house: VaultHouse, editor: Guard, clock: Clock) -> None:
    @pages.post(f"{AUTHORITY_PATH}/restore")
    def restore(
        authority_id: str,
        person: Annotated[Person, Depends(editor)],
        restored: Annotated[int, Form(ge=1, le=2**31 - 1)],
        edition: Annotated[int, Form(ge=1, le=2**31 - 1)],
    ) -> Response:
        with house.sessions.begin() as session:
            authorities.restore(
                session,
                house.vault.root,
                authority_id,
                restored,
                edition=edition,
                by=person.name,
                at=clock(),
                may_uncover=may(person, Action.READ_PRIVATE),
            )
        return RedirectResponse(local(house.uris.authority(authority_id)), HTTPStatus.SEE_OTHER)


def _lines(
    session: Session, ids: set[str], house: VaultHouse, t: Translator
) -> dict[str, AuthorityLine]:
    """Return lines of the authorities under their own ids, merged or not."""
    return {
        one: line_of(label_of(authorities.find_itself(session, one)), house.uris, t)
        for one in sorted(ids)
    }
