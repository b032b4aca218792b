"""Citations of one manuscript as files: BibTeX, RIS, CSL-JSON, in the language of the reader."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from catalog.citations import bibtex, csl, ris
from catalog.citations.citation import Citation
from catalog.citations.published import citations_of
from catalog.clock import Clock
from catalog.paths import BIBTEX_PATH, CSL_PATH, RIS_PATH
from viewer.files_of_records import OPEN
from viewer.frame import PageHouse, words_of

Write = Callable[[Iterable[Citation]], str]


def add(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    """Add the three files to the router of the public pages; `clock` says the day of access."""

    def cited(
        request: Request, manuscript_id: str, write: Write, media_type: str, ending: str
    ) -> Response:
        language = words_of(request).language.code
        with house.sessions() as session:
            (citation,) = citations_of(
                session, house.uris, [manuscript_id], language=language, accessed=clock().date()
            )
        body = write([citation]).encode()
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        headers = {
            **OPEN,
            "ETag": tag,
            "Cache-Control": "no-cache",
            "Content-Language": language,
            "Vary": "Accept-Language, Cookie",
        }
        asked = request.headers.get("if-none-match", "")
        if tag in {each.strip().removeprefix("W/") for each in asked.split(",")}:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        # A key is ASCII without quotes, so it stands in the header as it is (RFC 6266, 4.1).
        headers["Content-Disposition"] = f'attachment; filename="{citation.key}.{ending}"'
        return Response(body, media_type=media_type, headers=headers)

    @pages.get(BIBTEX_PATH)
    def bibtex_file(request: Request, manuscript_id: str) -> Response:
        kind = f"{bibtex.MEDIA_TYPE}; charset=utf-8"
        return cited(request, manuscript_id, bibtex.many, kind, "bib")

    @pages.get(RIS_PATH)
    def ris_file(request: Request, manuscript_id: str) -> Response:
        kind = f"{ris.MEDIA_TYPE}; charset=utf-8"
        return cited(request, manuscript_id, ris.many, kind, "ris")

    @pages.get(CSL_PATH)
    def csl_file(request: Request, manuscript_id: str) -> Response:
        return cited(request, manuscript_id, csl.many, csl.MEDIA_TYPE, "json")
