"""What can go wrong while a document of the Presentation API is made."""

from iiif.errors import IiifError


class BadDocument(IiifError):
    """A manifest or collection came out wrong: a mistake of this software, never of a visitor."""
