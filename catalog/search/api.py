"""Searching for programs: hits with marked passages and facets as JSON, and the list as a table.

Both are public and take the parameters of the page (`parameters.py`).
"""

from dataclasses import replace
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.responses import Response

from catalog import cards
from catalog.cards import ManuscriptCard
from catalog.language import LanguageMap
from catalog.paths import SEARCH_API_PATH, SEARCH_TABLE_PATH
from catalog.search.facets import Facet
from catalog.search.highlights import Passage, passages_of
from catalog.search.parameters import read_search, write_search
from catalog.search.searching import Answer, Search, search
from catalog.search.shelf import ShelfKeeper
from catalog.search.table import table_of
from catalog.uris import Uris

RESULTS_SHOWN = 24
TABLE_ROWS_MAX = 50_000


class SearchHouse(Protocol):
    """What searching needs of the assembled house."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """The maker of sessions."""

    @property
    def uris(self) -> Uris:
        """The public addresses."""


class ShownPiece(BaseModel):
    """A run of a passage; `marked`: it was found."""

    text: str
    marked: bool


class ShownPassage(BaseModel):
    """Where in a book something was found, in the spelling of the original."""

    field: str
    language: str
    direction: str
    pieces: list[ShownPiece]
    cut_before: bool
    cut_after: bool
    canvas: str | None
    line: int | None
    box: tuple[int, int, int, int] | None


class ShownResult(BaseModel):
    """A book that was found."""

    id: str
    shelfmark: str
    titles: LanguageMap
    holder: LanguageMap
    languages: list[str]
    date: str | None
    pages: int
    address: str
    manifest: str
    passages: list[ShownPassage]


class ShownValue(BaseModel):
    """A value of a facet and how many books have it."""

    value: str
    count: int
    chosen: bool


class SearchResults(BaseModel):
    """A part of what was found, the facets of all of it, and the years it spans.

    `read` is what was read of the words; `cut`: there were more. `next` is the address of the
    next part.
    """

    read: str
    cut: bool
    blank: bool
    total: int
    page: int
    results: list[ShownResult]
    facets: dict[str, list[ShownValue]]
    years: tuple[int, int] | None
    next: str | None


def router(house: SearchHouse, keeper: ShelfKeeper) -> APIRouter:
    """The routes under /api/search; `keeper` is the shelf of this process."""
    routes = APIRouter(tags=["search"])
    _describe: dict[str, Any] = {
        "summary": "Search the catalogue",
        "description": "Words in any script; facets, years, order and page as in the address of "
        "the list of manuscripts.",
    }

    @routes.get(SEARCH_API_PATH, response_model=SearchResults, **_describe)
    def found(
        request: Request,
        q: Annotated[str, Query(description='Words, "rows", -without, title:word, begin*')] = "",
    ) -> SearchResults:
        asked = read_search(request.query_params.multi_items(), limit=RESULTS_SHOWN)
        with house.sessions() as session:
            answer = search(session, keeper, asked)
            shown = cards.chosen(session, answer.manuscript_ids)
            passages = passages_of(session, answer)
        return _results(house.uris, asked, answer, shown, passages)

    @routes.get(SEARCH_TABLE_PATH, include_in_schema=False)
    def table(request: Request) -> Response:
        asked = read_search(request.query_params.multi_items(), limit=TABLE_ROWS_MAX)
        with house.sessions() as session:
            answer = search(session, keeper, replace(asked, offset=0))
            told = b"".join(table_of(session, house.uris, answer.manuscript_ids))
        return Response(
            told,
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="manuscripts.csv"'},
        )

    return routes


def _results(
    uris: Uris,
    asked: Search,
    answer: Answer,
    shown: list[ManuscriptCard],
    passages: dict[str, tuple[Passage, ...]],
) -> SearchResults:
    page = asked.offset // asked.limit + 1
    has_more = asked.offset + len(answer.manuscript_ids) < answer.total
    return SearchResults(
        read=asked.question.text,
        cut=asked.question.is_cut,
        blank=asked.question.is_blank,
        total=answer.total,
        page=page,
        results=[_result(uris, card, passages.get(card.id, ())) for card in shown],
        facets={
            facet.value: [
                ShownValue(value=each.value, count=each.count, chosen=each.is_chosen)
                for each in answer.facets[facet]
            ]
            for facet in Facet
        },
        years=answer.span,
        next=uris.search_api(write_search(asked, page=page + 1)) if has_more else None,
    )


def _result(uris: Uris, card: ManuscriptCard, passages: tuple[Passage, ...]) -> ShownResult:
    return ShownResult(
        id=card.id,
        shelfmark=card.shelfmark,
        titles=card.titles,
        holder=card.holder_names,
        languages=card.languages,
        date=card.date_text,
        pages=card.pages,
        address=uris.manuscript(card.id),
        manifest=uris.manifest(card.id),
        passages=[
            ShownPassage(
                field=each.field.value,
                language=each.language,
                direction=each.direction,
                pieces=[ShownPiece(text=one.text, marked=one.is_marked) for one in each.pieces],
                cut_before=each.is_cut_before,
                cut_after=each.is_cut_after,
                canvas=each.canvas_id,
                line=each.line,
                box=each.box,
            )
            for each in passages
        ],
    )
