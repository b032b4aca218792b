"""The addresses of references to manuscripts of others: a part of `catalog/uris.py`."""

from __future__ import annotations

from abc import abstractmethod

from catalog import paths


class ReferenceUris:
    """The part of `catalog.uris.Uris` that tells of manuscripts elsewhere."""

    __slots__ = ()

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def references(self, manuscript_id: str) -> str:
        """The manuscripts of others that a book is held against."""
        return self._at(paths.REFERENCES_PATH, manuscript_id=manuscript_id)

    def reference(self, manuscript_id: str, reference_id: str) -> str:
        """One of them, for staff who say why it is there."""
        return self._reference(paths.REFERENCE_PATH, manuscript_id, reference_id)

    def reference_manifest(self, manuscript_id: str, reference_id: str) -> str:
        """Its manifest as it was kept."""
        return self._reference(paths.REFERENCE_MANIFEST_PATH, manuscript_id, reference_id)

    def compare_reference(self, manuscript_id: str, reference_id: str) -> str:
        """The book beside it."""
        return self._reference(paths.COMPARE_REFERENCE_PATH, manuscript_id, reference_id)

    def _reference(self, path: str, manuscript_id: str, reference_id: str) -> str:
        return self._at(path, manuscript_id=manuscript_id, reference_id=reference_id)
