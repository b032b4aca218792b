"""What can go wrong while a document of the Presentation API is made."""

from catalog.errors import NotFound
from iiif.errors import IiifError


class BadDocument(IiifError):
    """A manifest or collection came out wrong: a mistake of this software, never of a visitor."""


class CollectionNotFound(NotFound):
    """There is no such collection, or nothing in it that everybody may see."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no collection {name!r}: begin at the top and follow its links.")
        self.name = name
