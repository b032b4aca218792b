"""What is wrong with a link that cannot be opened, as one type."""

from __future__ import annotations

from catalog.errors import CatalogError


class BadContentState(CatalogError):
    """What was given as a content state is none, or names nothing that can be shown.

    `key` tells why; each has a sentence in every language of the house.
    """
