"""Citations as files: BibTeX, RIS, CSL-JSON of one manuscript or of all that a search finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from catalog import paths
from catalog.citations import bibtex, csl, ris
from catalog.citations.citation import Citation
from catalog.citations.published import citations_of, still_citable
from catalog.clock import Clock
from catalog.search.parameters import read_search
from catalog.search.searching import search
from catalog.search.shelf import ShelfKeeper
from viewer.files_of_records import OPEN
from viewer.frame import PageHouse, words_of

# A reference manager takes no more at once in comfort, and each costs a few statements.
CITED_MAX: Final = 500
_BY_READER: Final = {**OPEN, "Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}


@dataclass(frozen=True, slots=True)
class Format:
    """A format of citations: how many are written, and where one book's and a search's are."""

    write: Callable[[Iterable[Citation]], str]
    media_type: str
    ending: str
    path: str
    found_path: str


FORMATS: Final = (
    Format(
        bibtex.many, f"{bibtex.MEDIA_TYPE}; charset=utf-8", "bib",
        paths.BIBTEX_PATH, paths.SEARCH_BIBTEX_PATH,
    ),
    Format(
        ris.many, f"{ris.MEDIA_TYPE}; charset=utf-8", "ris", paths.RIS_PATH, paths.SEARCH_RIS_PATH
    ),
    Format(csl.many, csl.MEDIA_TYPE, "json", paths.CSL_PATH, paths.SEARCH_CSL_PATH),
)  # fmt: skip


def add(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    """Add the files of one book to the public pages; `clock` says the day of access."""
    for each in FORMATS:
        _add_one(pages, house, clock, each)


def add_found(pages: APIRouter, house: PageHouse, keeper: ShelfKeeper, clock: Clock) -> None:
    """Add the files of a search: its first `CITED_MAX` books, in the order of the list."""
    for each in FORMATS:
        _add_found(pages, house, keeper, clock, each)


def _add_one(pages: APIRouter, house: PageHouse, clock: Clock, form: Format) -> None:
    @pages.get(form.path)
    def cited(request: Request, manuscript_id: str) -> Response:
        language = words_of(request).language.code
        with house.sessions() as session:
            (citation,) = citations_of(
                session, house.uris, [manuscript_id], language=language, accessed=clock().date()
            )
        body = form.write([citation]).encode()
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = {**_BY_READER, "ETag": tag, "Content-Language": language}
        asked = request.headers.get("if-none-match", "")
        if tag in {each.strip().removeprefix("W/") for each in asked.split(",")}:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        # A key is ASCII without quotes, so it stands in the header as it is (RFC 6266, 4.1).
        headers |= _saved_as(f"{citation.key}.{form.ending}")
        return Response(body, media_type=form.media_type, headers=headers)


def _add_found(
    pages: APIRouter, house: PageHouse, keeper: ShelfKeeper, clock: Clock, form: Format
) -> None:
    @pages.get(form.found_path)
    def cited(request: Request) -> Response:
        language = words_of(request).language.code
        asked = read_search(request.query_params.multi_items(), limit=CITED_MAX)
        with house.sessions() as session:
            answer = search(session, keeper, replace(asked, offset=0))
            citable = still_citable(session, answer.manuscript_ids)
            citations = citations_of(
                session, house.uris, citable, language=language, accessed=clock().date()
            )
        headers = {**_BY_READER, "Content-Language": language}
        headers |= _saved_as(f"manuscripts.{form.ending}")
        return Response(form.write(citations), media_type=form.media_type, headers=headers)


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
