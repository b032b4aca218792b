"""The public pages of people, places, works and bodies: the list, and one of them.

Whoever does not work with authorities sees those that an open book names, and no others.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, may
from catalog.authorities import authorities, lookup, references
from catalog.authorities.content import AuthorityKind
from catalog.authorities.public import may_know_all
from catalog.clock import Clock, now
from catalog.paths import (
    AUTHORITIES_PATH,
    AUTHORITY_PATH,
)
from viewer import pages_authority_merging, pages_authority_writing
from viewer.authority_views import Links, content_view, line_of, naming_view
from viewer.frame import VaultHouse, local, person_of, show, words_of

ENTRIES_SHOWN = 60
MANUSCRIPTS_SHOWN = 50


def router(house: VaultHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages under /authorities; `needs` guards those of the staff."""
    pages = APIRouter(include_in_schema=False)
    _add_list(pages, house)
    # Fixed addresses before the one with an id in it.
    pages_authority_writing.add(pages, house, needs, clock)
    pages_authority_merging.add(pages, house, needs, clock)
    _add_one(pages, house)
    return pages


def _add_list(pages: APIRouter, house: VaultHouse) -> None:
    @pages.get(AUTHORITIES_PATH)
    def listed(
        request: Request,
        q: Annotated[str, Query(max_length=lookup.QUERY_LENGTH_MAX)] = "",
        kind: Annotated[str, Query(max_length=20)] = "",
        after: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        t = words_of(request)
        only = authorities.of_kind(kind) if kind else None
        asked = q.strip()
        public_only = not may_know_all(person_of(request))
        with house.sessions() as session:
            if asked:
                found = lookup.look_up(
                    session,
                    asked,
                    (only,) if only else (),
                    lookup.LIMIT_MAX,
                    public_only=public_only,
                )
                labels, total = [one.label for one in found], len(found)
            else:
                labels = lookup.listed(
                    session, only, after, ENTRIES_SHOWN + 1, public_only=public_only
                )
                total = lookup.count(session, only, public_only=public_only)
        has_more = not asked and len(labels) > ENTRIES_SHOWN
        shelf = local(house.uris.authorities())
        filtered = f"{shelf}?kind={only.value}" if only else shelf
        joint = "&" if only else "?"
        return show(
            house,
            request,
            "authorities/list.html",
            section="authorities",
            entries=("authorities",),
            links=Links(house.uris),
            lines=[line_of(label, house.uris, t) for label in labels[:ENTRIES_SHOWN]],
            total=total,
            asked=asked,
            kind=only.value if only else "",
            kinds=[one.value for one in AuthorityKind],
            first_page=filtered if after else None,
            next_page=f"{filtered}{joint}after={labels[ENTRIES_SHOWN - 1].id}"
            if has_more
            else None,
        )


def _add_one(pages: APIRouter, house: VaultHouse) -> None:
    @pages.get(AUTHORITY_PATH)
    def one(
        request: Request,
        authority_id: str,
        after: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:
        t = words_of(request)
        knows_all = may_know_all(person_of(request))
        with house.sessions() as session:
            authority = authorities.find_known(session, authority_id, knows_all=knows_all)
            if authority.id != authority_id:
                address = local(house.uris.authority(authority.id))
                return RedirectResponse(address, HTTPStatus.MOVED_PERMANENTLY)
            named = references.manuscripts_of(session, authority.id, after, MANUSCRIPTS_SHOWN + 1)
        exact = may(person_of(request), Action.READ_PRIVATE)
        content = authority.content
        has_more = len(named) > MANUSCRIPTS_SHOWN
        address = house.uris.authority(authority.id)
        return show(
            house,
            request,
            "authorities/one.html",
            section="authorities",
            entries=("authorities",),
            links=Links(house.uris),
            authority=authority,
            shown=content_view(content, t, exact=exact, hides=content.is_sensitive),
            address=address,
            manuscripts=[naming_view(each, house.uris, t) for each in named[:MANUSCRIPTS_SHOWN]],
            next_page=f"{local(address)}?after={named[MANUSCRIPTS_SHOWN - 1].manuscript_id}"
            if has_more
            else None,
        )
