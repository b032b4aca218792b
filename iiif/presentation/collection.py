"""All readable manuscripts as one IIIF collection (Presentation 3.0, 5.1), by shelfmark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from catalog.cards import ManuscriptCard, browse
from catalog.uris import Uris
from iiif.presentation import language
from iiif.presentation.canvas import Node, thumbnail
from iiif.presentation.manifest import CONTEXT, name_of

_AT_ONCE = 500


def readable(session: Session) -> list[ManuscriptCard]:
    """The cards of every manuscript that has a manifest: not withheld, and with a page."""
    return [card for card in _all_cards(session) if card.pages]


def collection_of(uris: Uris, cards: Sequence[ManuscriptCard]) -> Node:
    """The collection that names the manifest of each card, in the order given."""
    return {
        "@context": CONTEXT,
        "id": uris.collection(),
        "type": "Collection",
        "label": language.COLLECTION,
        "summary": language.COLLECTION_SUMMARY,
        "homepage": [
            {
                "id": f"{uris.browse()}?lang={tag}",
                "type": "Text",
                "label": {tag: language.COLLECTION[tag]},
                "format": "text/html",
                "language": [tag],
            }
            for tag in language.LANGUAGES
        ],
        "items": [member(uris, card) for card in cards],
    }


def _all_cards(session: Session) -> Iterator[ManuscriptCard]:
    after: str | None = None
    while cards := browse(session, after, _AT_ONCE):
        yield from cards
        after = cards[-1].id


def member(uris: Uris, card: ManuscriptCard) -> Node:
    """The line of a collection that names the manifest of a book, with its cover."""
    member: Node = {
        "id": uris.manifest(card.id),
        "type": "Manifest",
        "label": name_of(card.titles, card.shelfmark),
    }
    if card.cover_image_id and card.cover_width_px and card.cover_height_px:
        member["thumbnail"] = [
            thumbnail(
                uris,
                card.cover_image_id,
                card.cover_width_px,
                card.cover_height_px,
                is_uncut=card.is_cover_uncut,
            )
        ]
    return member
