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
from iiif.presentation import kept, prezi
from iiif.presentation.api import preflight, reply
from iiif.presentation.encoding import digest, to_json
from iiif.presentation.found import PART_MAX, Part, collection_of_found


def router(sessions: sessionmaker[Session], uris: Uris, keeper: ShelfKeeper) -> APIRouter:
    """The collection of a search; `keeper` is the shelf of this process."""
    routes = APIRouter()

    def found(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        asked = read_search(pairs, limit=PART_MAX)
        is_part = any(name == PAGE and value.strip() for name, value in pairs)
        with sessions() as session:
            answer = search(session, keeper, asked)
            number = asked.offset // PART_MAX + 1 if is_part else None
            part = Part(number, answer.total)
            # The whole of many parts names none of the books.
            names_books = is_part or part.count == 1
            shown = cards.chosen(session, answer.manuscript_ids) if names_books else []
        document = collection_of_found(uris, replace(asked, offset=0), part, shown)
        prezi.check_types(document)
        body = to_json(document)
        return reply(request, kept.Stamp(digest(body), None), body)

    routes.add_api_route(
        FOUND_COLLECTION_PATH,
        found,
        methods=["GET", "HEAD"],
        include_in_schema=False,
        response_model=None,
    )
    routes.add_api_route(
        FOUND_COLLECTION_PATH, preflight, methods=["OPTIONS"], include_in_schema=False
    )
    return routes
