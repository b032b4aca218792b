"""People, places, works and bodies for programs, and for fields that look up while one types.

Reading is open to everybody, of those that an open book names; whoever works with authorities reads
all of them (`catalog/authorities/public.py`). Exact coordinates of a sensitive place go only to
those who may read what is private; in every other answer they are whole degrees.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Needs, Person, may
from catalog.authorities import authorities, duplicates, lookup, merging, references, schemes
from catalog.authorities.api_models import (
    EDITION_MAX,
    AuthorityHistory,
    AuthorityList,
    ChangedAuthority,
    LikelyAuthority,
    LikelyList,
    ListedAuthority,
    NamingList,
    NamingManuscript,
    ProblemBody,
    SchemeList,
    ShownAuthority,
    ShownMerge,
    ShownRevision,
    ShownScheme,
    WantedAuthority,
    WantedEdition,
    WantedMerge,
)
from catalog.authorities.content import NAME_LENGTH_MAX, AuthorityKind, read_content
from catalog.authorities.labels import names_of
from catalog.authorities.public import may_know_all
from catalog.authorities.tables import Authority
from catalog.clock import Clock, now
from catalog.errors import NotAllowed, NotSignedIn
from catalog.houses import RecordHouse
from catalog.identifiers import Kind, mint
from catalog.paths import (
    AUTHORITIES_API_PATH,
    AUTHORITY_API_PATH,
    UNDO_MERGE_API_PATH,
)

Exact = Callable[[Request], bool]
KnowsAll = Callable[[Request], bool]

LIST_DEFAULT = 20
_UNKNOWN: dict[int | str, dict[str, Any]] = {
    404: {"model": ProblemBody},
    410: {"model": ProblemBody},
    422: {"model": ProblemBody},
}
_CHANGING: dict[int | str, dict[str, Any]] = {
    **{status: {"model": ProblemBody} for status in (401, 403, 409)},
    **_UNKNOWN,
}
_Limit = Annotated[int, Query(ge=1, le=lookup.LIMIT_MAX)]
_After = Annotated[str | None, Query(max_length=40)]


def router(house: RecordHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the routes under /api/authorities."""
    routes = APIRouter(tags=["authorities"])
    exact, knows_all = exact_for(needs), knows_all_for(needs)
    # Fixed addresses before the one with an id in it.
    _add_lookup(routes, house, knows_all)
    _add_schemes(routes)
    _add_merging(routes, house, needs, clock)
    _add_reading(routes, house, exact, knows_all)
    _add_writing(routes, house, needs, clock)
    _add_history(routes, house, needs, clock)
    return routes


def exact_for(needs: Needs) -> Exact:
    """Return what tells whether somebody may see the exact place of a sensitive site."""
    guard = needs(Action.READ_PRIVATE)

    def exact(request: Request) -> bool:
        try:
            return may(guard(request), Action.READ_PRIVATE)
        except (NotSignedIn, NotAllowed):
            return False

    return exact


def knows_all_for(needs: Needs) -> KnowsAll:
    """Return what tells whether somebody sees authorities that no open book names."""
    guards = [needs(action) for action in (Action.EDIT_AUTHORITY, Action.DESCRIBE)]

    def knows_all(request: Request) -> bool:
        for guard in guards:
            try:
                return may_know_all(guard(request))
            except (NotSignedIn, NotAllowed):
                continue
        return False

    return knows_all


def _add_lookup(routes: APIRouter, house: RecordHouse, knows_all: KnowsAll) -> None:
    @routes.get(AUTHORITIES_API_PATH, responses={422: {"model": ProblemBody}})
    def look_up(
        request: Request,
        q: Annotated[str, Query(max_length=lookup.QUERY_LENGTH_MAX)] = "",
        kind: Annotated[Sequence[AuthorityKind], Query(max_length=4)] = (),
        after: _After = None,
        limit: _Limit = LIST_DEFAULT,
    ) -> AuthorityList:
        """Look up by the beginning of any word of any name; without `q`, list by the alphabet."""
        public_only = not knows_all(request)
        with house.sessions() as session:
            if q.strip():
                found = lookup.look_up(session, q, kind, limit, public_only=public_only)
                return AuthorityList(items=[ListedAuthority.of_found(one) for one in found])
            only = kind[0] if kind else None
            labels = lookup.listed(session, only, after, limit + 1, public_only=public_only)
        items = [ListedAuthority.of(label) for label in labels[:limit]]
        return AuthorityList(items=items, next_after=items[-1].id if len(labels) > limit else None)

    @routes.get(f"{AUTHORITIES_API_PATH}/likely", responses={422: {"model": ProblemBody}})
    def likely(
        request: Request,
        kind: AuthorityKind,
        name: Annotated[str, Query(min_length=1, max_length=NAME_LENGTH_MAX)],
    ) -> LikelyList:
        """Authorities that a new one of this name would probably duplicate."""
        content = read_content({"kind": kind, "names": [{"text": name}]})
        public_only = not knows_all(request)
        with house.sessions() as session:
            found = duplicates.likely_duplicates(session, content, public_only=public_only)
            labels = names_of(session, [one.authority_id for one in found])
        return LikelyList(
            items=[
                LikelyAuthority(
                    authority=ListedAuthority.of(labels[one.authority_id]), sign=one.sign
                )
                for one in found
                if one.authority_id in labels
            ]
        )


def _add_schemes(routes: APIRouter) -> None:
    @routes.get(f"{AUTHORITIES_API_PATH}/schemes")
    def list_schemes() -> SchemeList:
        """Schemes of outside identifiers, with the form of their values."""
        return SchemeList(
            items=[
                ShownScheme(key=one.key, name=one.name, pattern=one.pattern, address=one.address)
                for one in schemes.schemes().values()
            ]
        )


def _add_reading(routes: APIRouter, house: RecordHouse, exact: Exact, knows_all: KnowsAll) -> None:
    @routes.get(AUTHORITY_API_PATH, responses=_UNKNOWN)
    def read(request: Request, authority_id: str) -> ShownAuthority:
        """One authority under its own id; a merged one says which stands for it.

        What is said is the merged one's own only for those who work with authorities; for everybody
        else it is what the one says that stands for it.
        """
        is_exact, knows = exact(request), knows_all(request)
        with house.sessions() as session:
            standing = authorities.find_known(session, authority_id, knows_all=knows)
            if not knows:
                return ShownAuthority.of_public(authority_id, standing, exact=is_exact)
            asked = authorities.find_itself(session, authority_id)
            return ShownAuthority.of(asked, standing, exact=is_exact)

    @routes.get(f"{AUTHORITY_API_PATH}/manuscripts", responses=_UNKNOWN)
    def manuscripts(
        request: Request, authority_id: str, after: _After = None, limit: _Limit = LIST_DEFAULT
    ) -> NamingList:
        """Published manuscripts that name the authority, or one that was merged into it."""
        knows = knows_all(request)
        with house.sessions() as session:
            standing = authorities.find_known(session, authority_id, knows_all=knows)
            named = references.manuscripts_of(session, standing.id, after, limit + 1)
        items = [
            NamingManuscript(
                id=one.manuscript_id,
                address=house.uris.manuscript(one.manuscript_id),
                shelfmark=one.shelfmark,
                titles=one.titles,
                roles=list(one.roles),
                paths=list(one.paths),
            )
            for one in named[:limit]
        ]
        return NamingList(items=items, next_after=items[-1].id if len(named) > limit else None)


def _add_writing(routes: APIRouter, house: RecordHouse, needs: Needs, clock: Clock) -> None:
    editor = needs(Action.EDIT_AUTHORITY)

    @routes.post(AUTHORITIES_API_PATH, status_code=HTTPStatus.CREATED, responses=_CHANGING)
    def create(
        response: Response, wanted: WantedAuthority, person: Annotated[Person, Depends(editor)]
    ) -> ShownAuthority:
        """Make an authority; one that is probably here already is refused unless it is distinct."""
        content = wanted.read()
        with house.sessions.begin() as session:
            made = authorities.create(
                session,
                house.vault.root,
                content,
                new_id=mint(Kind.AUTHORITY),
                by=person.name,
                at=clock(),
                is_distinct=wanted.is_distinct,
            )
            response.headers["Location"] = house.uris.authority_api(made.id)
            return _shown(made, person)

    @routes.put(AUTHORITY_API_PATH, responses=_CHANGING)
    def save(
        authority_id: str, given: ChangedAuthority, person: Annotated[Person, Depends(editor)]
    ) -> ShownAuthority:
        """Give the authority this content; what the writer may not see stays as it is."""
        with house.sessions.begin() as session:
            before = authorities.find_itself(session, authority_id).content
            content = read_content(given.content)
            if not may(person, Action.READ_PRIVATE):
                content = content.with_hidden(before)
            saved = authorities.save(
                session,
                house.vault.root,
                authority_id,
                content,
                edition=given.edition,
                by=person.name,
                at=clock(),
            )
            return _shown(saved, person)

    @routes.delete(AUTHORITY_API_PATH, status_code=HTTPStatus.NO_CONTENT, responses=_CHANGING)
    def delete(
        authority_id: str,
        edition: Annotated[int, Query(ge=1, le=EDITION_MAX)],
        person: Annotated[Person, Depends(editor)],
    ) -> None:
        """Delete an authority that nothing has ever named; merge any other."""
        with house.sessions.begin() as session:
            authorities.delete(
                session,
                house.vault.root,
                authority_id,
                edition=edition,
                by=person.name,
                at=clock(),
            )


def _add_merging(routes: APIRouter, house: RecordHouse, needs: Needs, clock: Clock) -> None:
    merger = needs(Action.MERGE_AUTHORITY)

    @routes.post(f"{AUTHORITY_API_PATH}/merge", responses=_CHANGING)
    def merge(
        authority_id: str, wanted: WantedMerge, person: Annotated[Person, Depends(merger)]
    ) -> ShownMerge:
        """Let another authority stand for this one; its address leads there for ever."""
        with house.sessions.begin() as session:
            made = merging.merge(
                session,
                house.vault.root,
                authority_id,
                wanted.into,
                new_id=mint(Kind.EVENT),
                by=person.name,
                at=clock(),
            )
            return ShownMerge.of(made)

    @routes.post(UNDO_MERGE_API_PATH, responses=_CHANGING)
    def undo_merge(merge_id: str, person: Annotated[Person, Depends(merger)]) -> ShownMerge:
        """Bring both back as they were, unless the winner was changed since."""
        with house.sessions.begin() as session:
            made = merging.undo(session, house.vault.root, merge_id, by=person.name, at=clock())
            return ShownMerge.of(made)


def _add_history(routes: APIRouter, house: RecordHouse, needs: Needs, clock: Clock) -> None:
    editor = needs(Action.EDIT_AUTHORITY)

    @routes.get(f"{AUTHORITY_API_PATH}/history", responses=_CHANGING)
    def history(authority_id: str, person: Annotated[Person, Depends(editor)]) -> AuthorityHistory:
        """Every edition of the authority and its merges."""
        is_exact = may(person, Action.READ_PRIVATE)
        with house.sessions() as session:
            revisions = authorities.history(session, authority_id)
            hides = authorities.hides_place(session, authority_id)
            return AuthorityHistory(
                revisions=[ShownRevision.of(one, exact=is_exact, hides=hides) for one in revisions],
                merges=[ShownMerge.of(one) for one in merging.merges_of(session, authority_id)],
            )

    @routes.post(f"{AUTHORITY_API_PATH}/restore", responses=_CHANGING)
    def restore(
        authority_id: str, wanted: WantedEdition, person: Annotated[Person, Depends(editor)]
    ) -> ShownAuthority:
        """Bring an earlier edition back as a new one."""
        with house.sessions.begin() as session:
            restored = authorities.restore(
                session,
                house.vault.root,
                authority_id,
                wanted.restore,
                edition=wanted.edition,
                by=person.name,
                at=clock(),
                may_uncover=may(person, Action.READ_PRIVATE),
            )
            return _shown(restored, person)


def _shown(authority: Authority, person: Person) -> ShownAuthority:
    return ShownAuthority.of(authority, authority, exact=may(person, Action.READ_PRIVATE))
