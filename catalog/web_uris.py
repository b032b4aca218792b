"""The addresses of collections, of older versions and of what programs of the web read.

A part of `catalog/uris.py`.
"""

from __future__ import annotations

from abc import abstractmethod

from catalog import paths


class WebUris:
    """The part of `catalog.uris.Uris` by which others find their way in."""

    __slots__ = ()

    base: str

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def top_collection(self) -> str:
        """The collection of the ways into the catalogue (IIIF Presentation 3.0)."""
        return self._at(paths.TOP_COLLECTION_PATH)

    def ways_collection(self, way: str) -> str:
        """The holders, places or works that there are collections of; `way` is which of these."""
        return self._at(paths.WAYS_COLLECTION_PATH, way=way)

    def shelf_collection(self, way: str, name: str) -> str:
        """The manuscripts of one holder, from one place or with one work."""
        return self._at(paths.SHELF_COLLECTION_PATH, way=way, name=name)

    def older(self, address: str) -> str:
        """The same document in the older version of its API: Presentation 2.1 or Image API 2.1.

        Canvases, what is painted on them, ranges, and whatever is not ours, are one in both.
        """
        ours = f"{self.base}/iiif/"
        rest = address.removeprefix(ours)
        if rest == address:
            return address
        first, _, inner = rest.partition("/")
        if first in ("2", "v2") or inner.partition("/")[0] in ("canvas", "range"):
            return address
        return (
            f"{ours}2/{inner}"
            if first == "3"
            else self.base + paths.older(address.removeprefix(self.base))
        )

    def linkset(self, manuscript_id: str) -> str:
        """Everything that belongs to a manuscript, as links (RFC 9264)."""
        return self._at(paths.LINKSET_PATH, manuscript_id=manuscript_id)

    def dcat(self) -> str:
        """The catalogue described as data (DCAT 3), as JSON-LD."""
        return self._at(paths.DCAT_PATH)

    def dcat_turtle(self) -> str:
        """The catalogue described as data (DCAT 3), as Turtle."""
        return self._at(paths.DCAT_TURTLE_PATH)
