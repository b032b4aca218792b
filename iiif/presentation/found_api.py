"""What a search finds, as a IIIF collection over HTTP.

Made when it is asked for: unlike the documents of books it is of nobody's making but the asker's.
It takes the parameters of the list of manuscripts (`catalog/search/parameters.py`).
"""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session, sessionmaker

from catalog import cards
from catalog.paths import FOUND_COLLECTION_PATH
from catalog.search.parameters import PAGE, read_search
from catalog.search.searching import search
from catalog.search.shelf import ShelfKeeper
from catalog.uris import Uris
from iiif.presentation.collection import PART_MAX, Part, of_books
from iiif.presentation.collections_api import reply_part
from iiif.presentation.found import heading_of_found
from iiif.presentation.replies_api import both_versions


def router(sessions: sessionmaker[Session], uris: Uris, keeper: ShelfKeeper) -> APIRouter:
    """The collection of a search; `keeper` is the shelf of this process."""
    routes = APIRouter()

    def found(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        asked = read_search(pairs, limit=PART_MAX)
        is_part = any(name == PAGE and value.strip() for name, value in pairs)
        with sessions() as session:
            found = search(session, keeper, asked)
            number = asked.offset // PART_MAX + 1 if is_part else None
            part = Part(number, found.total)
            # The whole of many parts names none of the books.
            shown = cards.chosen(session, found.manuscript_ids) if part.names_members else []
        heading = heading_of_found(uris, replace(asked, offset=0))
        return reply_part(request, uris, of_books(uris, heading, part, shown), part)

    both_versions(routes, FOUND_COLLECTION_PATH, found)
    return routes
