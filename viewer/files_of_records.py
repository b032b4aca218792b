"""The record as TEI and as Linked Art, with all that was released of its conservation.

Both are made of whole surveys, so they are kept until something in them changes.
"""

from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity, manuscripts
from catalog.conservation.released import telling
from catalog.conservation.released.kept import KeptDocuments
from catalog.errors import ManuscriptNotFound
from catalog.linked_art import write as linked_art
from catalog.linked_art.published import linked_art_of
from catalog.paths import LINKED_ART_PATH, TEI_PATH
from catalog.publication import tei_of
from catalog.record.document import Record
from catalog.record.labels import authority_names
from catalog.record.published import published
from iiif.presentation.encoding import to_json
from viewer.frame import PageHouse

LINKED_ART = f'application/ld+json;profile="{linked_art.CONTEXT}"'
# Data that other sites' scripts may read, as they may read a manifest.
OPEN = {"Access-Control-Allow-Origin": "*"}


def add(pages: APIRouter, house: PageHouse) -> None:
    """Add both files to the router of the public pages."""
    kept = KeptDocuments()

    def released(
        request: Request, manuscript_id: str, kind: str, make: Callable[[Session, Record], bytes]
    ) -> Response:
        """Return a document that tells of the record and of all that was released with it."""
        with house.sessions() as session:
            manuscripts.readable(session, manuscript_id)
            record = published(session, manuscript_id)
            if record is None:
                raise ManuscriptNotFound(manuscript_id)
            document = record.document
            stamp = _stamp(session, manuscript_id, document)
            body = kept.get(f"{manuscript_id} {kind}", stamp, lambda: make(session, document))
        headers = {**OPEN, "ETag": f'"{stamp}"', "Cache-Control": "no-cache"}
        asked = request.headers.get("if-none-match", "")
        if headers["ETag"] in {tag.strip().removeprefix("W/") for tag in asked.split(",")}:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(body, media_type=kind, headers=headers)

    @pages.get(TEI_PATH)
    def tei(request: Request, manuscript_id: str) -> Response:
        address = house.uris.manuscript(manuscript_id)
        return released(
            request,
            manuscript_id,
            "application/tei+xml",
            lambda session, record: tei_of(session, manuscript_id, record, address),
        )

    @pages.get(LINKED_ART_PATH)
    def linked_art_record(request: Request, manuscript_id: str) -> Response:
        return released(
            request,
            manuscript_id,
            LINKED_ART,
            lambda session, _: to_json(linked_art_of(session, house.uris, manuscript_id)),
        )


def _stamp(session: Session, manuscript_id: str, record: Record) -> str:
    """Return what changes whenever TEI or Linked Art of the record may; no survey is read."""
    manuscript = identity.find(session, manuscript_id)
    names = authority_names(session, record)
    parts = (
        telling.stamp(session, manuscript_id),
        record.model_dump_json(),
        repr((manuscript.titles, manuscript.shelfmark)),
        repr((manuscript.holder.id, manuscript.holder.names, manuscript.holder.homepage)),
        repr(sorted(names.items())),
    )
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
