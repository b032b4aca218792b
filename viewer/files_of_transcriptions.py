"""What is written in a book, to take along: plain text, TEI with places, PAGE for each side."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.responses import Response

from catalog import manuscripts
from catalog.errors import ManuscriptNotFound
from catalog.identity import Manuscript
from catalog.language import best_text
from catalog.paths import TRANSCRIBED_PAGE_PATH, TRANSCRIBED_TEI_PATH, TRANSCRIBED_TEXT_PATH
from catalog.transcription.in_force import readable_canvases
from catalog.transcription.writing.page_xml import page_xml
from catalog.transcription.writing.plain import plain_text
from catalog.transcription.writing.sides import WrittenSide, readable_sides
from catalog.transcription.writing.tei import tei
from catalog.uris import Uris
from viewer.files_of_records import OPEN
from viewer.frame import PageHouse, local

_UNFIT: Final = re.compile(r"[^0-9A-Za-z-]+")
# A ZIP keeps no time before 1980; a fixed one makes equal texts equal files.
_TIME: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class TextLinks:
    """Where the text of a book is, as three kinds of file."""

    plain: str
    tei: str
    page: str


def links(session: Session, uris: Uris, manuscript_id: str) -> TextLinks | None:
    """Return where the text of the book is; None where none of it may be read."""
    if not readable_canvases(session, manuscript_id):
        return None
    return TextLinks(
        local(uris.transcribed_text(manuscript_id)),
        local(uris.transcribed_tei(manuscript_id)),
        local(uris.transcribed_page(manuscript_id)),
    )


def add(pages: APIRouter, house: PageHouse) -> None:
    """Add the three files to the router of the public pages."""
    uris = house.uris

    def image_of(side: WrittenSide) -> str:
        return uris.image_request(side.image_id, "full/max/0/default.jpg")

    @pages.get(TRANSCRIBED_TEXT_PATH)
    def text(manuscript_id: str) -> Response:
        with house.sessions() as session:
            readable(session, manuscript_id)
            body = plain_text(readable_sides(session, manuscript_id))
        return Response(body, media_type="text/plain; charset=utf-8", headers=OPEN)

    @pages.get(TRANSCRIBED_TEI_PATH)
    def as_tei(manuscript_id: str) -> Response:
        with house.sessions() as session:
            book = readable(session, manuscript_id)
            body = tei(
                readable_sides(session, manuscript_id),
                title=best_text(book.titles, "en")[1] or book.shelfmark,
                holder=best_text(book.holder.names, "en")[1] or book.holder_id,
                shelfmark=book.shelfmark,
                address=uris.manuscript(manuscript_id),
                image_of=image_of,
            )
        return Response(body, media_type="application/tei+xml", headers=OPEN)

    @pages.get(TRANSCRIBED_PAGE_PATH)
    def as_page(manuscript_id: str) -> Response:
        with house.sessions() as session:
            readable(session, manuscript_id)
            body = zip_of_pages(readable_sides(session, manuscript_id), uris)
        return Response(
            body,
            media_type="application/zip",
            headers={**OPEN, "Content-Disposition": 'attachment; filename="pages.zip"'},
        )


def readable(session: Session, manuscript_id: str) -> Manuscript:
    """Return the book, if the public may see it and read something of it.

    Raises:
        ManuscriptNotFound, Withdrawn: it may not.
    """
    book = manuscripts.readable(session, manuscript_id)
    if not readable_canvases(session, manuscript_id):
        raise ManuscriptNotFound(manuscript_id)
    return book


def zip_of_pages(sides: Iterable[WrittenSide], uris: Uris) -> bytes:
    """Return a ZIP with a PAGE file for each side, in reading order.

    The photograph is named by its address here, so that the files come back to the right canvases.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, side in enumerate(sides, start=1):
            name = f"{number:04}_{_UNFIT.sub('-', side.label).strip('-') or 'side'}.xml"
            image = uris.image_request(side.image_id, "full/max/0/default.jpg")
            archive.writestr(zipfile.ZipInfo(name, _TIME), page_xml(side, image))
    return out.getvalue()
