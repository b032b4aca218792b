"""The addresses of access: the page of its rules, and the doors of IIIF Authorization."""

from __future__ import annotations

from abc import abstractmethod

from catalog import paths


class AccessUris:
    """Addresses below the base of `catalog.uris.Uris`, which knows how to write them."""

    __slots__ = ()

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def access(self, manuscript_id: str) -> str:
        """Who may see the pictures of a manuscript, for curators."""
        return self._at(paths.ACCESS_PATH, manuscript_id=manuscript_id)

    def access_door(self, pattern: str) -> str:
        """Where a viewer sends its reader; `pattern` is active, kiosk or external."""
        return self._at(paths.ACCESS_DOOR_PATH, pattern=pattern)

    def access_token(self, version: int) -> str:
        """The token service; `version` is the major version of the Authorization API, 2 or 1."""
        return self._at(paths.ACCESS_TOKEN_PATH, version=str(version))

    def access_probe(self, image_id: str) -> str:
        """Whether whoever has this token may see an image."""
        return self._at(paths.ACCESS_PROBE_PATH, image_id=image_id)

    def access_logout(self) -> str:
        """Where viewers of other sites forget a reader."""
        return self._at(paths.ACCESS_LOGOUT_PATH)

    def access_closed(self) -> str:
        """The drawing that stands where a page is not shown."""
        return self._at(paths.ACCESS_CLOSED_PATH)
