"""The list of manuscripts: all of them by shelfmark, or what words and filters leave of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from catalog import cards
from catalog.cards import ManuscriptCard
from catalog.clock import Clock, now
from catalog.paths import BROWSE_PATH, FOUND_MIRADOR_PATH
from catalog.search.fields import Field
from catalog.search.highlights import Passage, Piece, passages_of
from catalog.search.parameters import read_search, write_search
from catalog.search.query import LENGTH_MAX
from catalog.search.searching import CALENDARS, Answer, Order, Search, search
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from viewer import files_of_citations, page_models
from viewer.frame import PageHouse, local, show, visit_of, words_of
from viewer.languages import Translator
from viewer.mirador_settings import config_of_found
from viewer.search_views import (
    PassageView,
    address_of,
    chips_of,
    facets_of,
    hidden_of,
    labels_of,
    nearness_of,
    passages_shown,
    sides_of,
)

CARDS_ON_SHELF = 48
RESULTS_SHOWN = 24
GRID, LIST = "grid", "list"


class SearchPageHouse(PageHouse, Protocol):
    """What the list needs of the assembled house."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""


@dataclass(frozen=True, slots=True)
class ResultView:
    """A book in the list, where the words were found in it, and how.

    `title` is the title of the card in pieces: what was found in it is marked there.
    """

    card: page_models.Card
    title: Sequence[Piece]
    date: str | None
    passages: Sequence[PassageView]
    nearness: str | None


def router(house: SearchPageHouse, keeper: ShelfKeeper, clock: Clock = now) -> APIRouter:
    """Return the page /manuscripts and its citations; `keeper` is the shelf of this process."""
    pages = APIRouter(include_in_schema=False)
    files_of_citations.add_found(pages, house, keeper, clock)

    @pages.get(BROWSE_PATH)
    def listed(
        request: Request,
        after: Annotated[str | None, Query(max_length=40)] = None,
        view: Annotated[str, Query(max_length=10)] = "",
    ) -> Response:
        t = words_of(request)
        asked = read_search(request.query_params.multi_items(), limit=RESULTS_SHOWN)
        is_whole = not write_search(asked)
        with house.sessions() as session:
            answer = search(session, keeper, asked)
            labels = labels_of(session, answer, t)
            if is_whole:
                total = cards.count(session)
                rows = cards.browse(session, after, CARDS_ON_SHELF + 1)
                passages: Mapping[str, Sequence[Passage]] = {}
            else:
                total = answer.total
                rows = cards.chosen(session, answer.manuscript_ids)
                passages = passages_of(session, answer)
            sides = sides_of(session, passages.values(), t)
        shown = view if view in (GRID, LIST) else GRID if is_whole else LIST
        return show(
            house,
            request,
            "search/list.html",
            section="manuscripts",
            entries=("search",),
            asked=asked,
            is_whole=is_whole,
            total=total,
            results=_results(rows[:CARDS_ON_SHELF], passages, sides, answer, house.uris, t),
            facets=facets_of(answer, asked, labels, house.uris),
            chips=chips_of(answer, asked, labels, house.uris, t),
            span=answer.span,
            orders=[each.value for each in Order],
            calendars=[each.value for each in CALENDARS],
            length_max=LENGTH_MAX,
            cited_max=files_of_citations.CITED_MAX,
            shown=shown,
            links=_links(house.uris, asked, answer, shown),
            hidden=hidden_of,
            **_paging(house.uris, asked, answer, rows, after, is_whole=is_whole),
        )

    @pages.get(FOUND_MIRADOR_PATH)
    def mirador(request: Request) -> Response:
        state = write_search(read_search(request.query_params.multi_items(), limit=1))
        collection = house.uris.found_collection(state) if state else house.uris.collection()
        return show(
            house, request, "search/mirador.html", section="manuscripts", entries=("mirador",),
            nonce=visit_of(request).make_nonce(), back=local(house.uris.found(state)),
            config=config_of_found(collection, words_of(request)),
        )  # fmt: skip

    return pages


def _results(
    rows: Sequence[ManuscriptCard],
    passages: Mapping[str, Sequence[Passage]],
    sides: Mapping[str, str],
    answer: Answer,
    uris: Uris,
    t: Translator,
) -> list[ResultView]:
    nearness = nearness_of(answer)
    results = []
    for row in rows:
        card = page_models.card(row, uris, t.language.code)
        found = passages.get(row.id, ())
        title = next((each.pieces for each in found if _says(each, card.title.text)), None)
        others = [each for each in found if not _says(each, card.title.text)]
        results.append(
            ResultView(
                card=card,
                title=title or (Piece(card.title.text),),
                date=row.date_text,
                passages=passages_shown(others, row.id, uris, sides),
                nearness=nearness.get(row.id),
            )
        )
    return results


def _says(passage: Passage, title: str) -> bool:
    whole = "".join(piece.text for piece in passage.pieces)
    return passage.field is Field.TITLE and whole == title


def _links(uris: Uris, asked: Search, answer: Answer, shown: str) -> dict[str, Any]:
    """Where else the same list is: as files, as a collection, with larger or smaller pictures."""
    state = write_search(asked)
    page = asked.offset // asked.limit + 1
    here = write_search(asked, page=page)
    other = LIST if shown == GRID else GRID
    joint = f"{here}&" if here else ""
    return {
        "table": local(uris.found_table(state)),
        "cited": {ending: local(each) for ending, each in uris.found_citations(state).items()},
        "collection": uris.found_collection(state) if state else uris.collection(),
        "mirador": local(uris.found_mirador(state)),
        "program": uris.search_api(state),
        "other_view": local(uris.found(f"{joint}view={other}")),
        "all": local(uris.browse()),
        "synonyms": local(uris.synonyms()),
    }


def _paging(
    uris: Uris,
    asked: Search,
    answer: Answer,
    rows: Sequence[ManuscriptCard],
    after: str | None,
    *,
    is_whole: bool,
) -> dict[str, Any]:
    """The addresses of the first, the last and the next part, None where there is none."""
    shelf = local(uris.browse())
    if is_whole:
        has_more = len(rows) > CARDS_ON_SHELF
        return {
            "first_page": shelf if after else None,
            "previous_page": None,
            "next_page": f"{shelf}?after={rows[CARDS_ON_SHELF - 1].id}" if has_more else None,
            "page": None,
            "pages": None,
        }
    page = asked.offset // asked.limit + 1
    pages = max(1, -(-answer.total // asked.limit))
    return {
        "first_page": address_of(asked, uris) if page > 2 else None,
        "previous_page": address_of(asked, uris, page - 1) if 1 < page <= pages + 1 else None,
        "next_page": address_of(asked, uris, page + 1) if page < pages else None,
        "page": page,
        "pages": pages,
    }
