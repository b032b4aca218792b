"""The addresses at which others take what is public: a part of `catalog/uris.py`."""

from __future__ import annotations

from catalog import paths
from catalog.bench_uris import BenchUris


class HarvestUris(BenchUris):
    """The part of `catalog.uris.Uris` that tells of harvesting."""

    __slots__ = ()

    def oai(self, key: str | None = None) -> str:
        """The base address of OAI-PMH; that of a named harvester ends with its key."""
        return self._at(paths.OAI_PATH) if key is None else self._at(paths.OAI_OF_PATH, key=key)

    def harvesters(self) -> str:
        """The named harvesters, for staff."""
        return self._at(paths.HARVESTERS_PATH)

    def harvester(self, key: str) -> str:
        """What one harvester took and when, for whoever has its key."""
        return self._at(paths.HARVESTER_PATH, key=key)

    def end_harvester(self, key: str) -> str:
        """Where the address of a harvester is closed (POST)."""
        return self._at(paths.END_HARVESTER_PATH, key=key)

    def changes(self) -> str:
        """The stream of changes (IIIF Change Discovery 1.0)."""
        return self._at(paths.CHANGES_PATH)

    def changes_page(self, page: int) -> str:
        """One page of the stream of changes, from 1."""
        return self._at(paths.CHANGES_PAGE_PATH, page=str(page))

    def resourcesync(self) -> str:
        """The source description (ResourceSync, section 7)."""
        return self._at(paths.RESOURCESYNC_PATH)

    def capability_list(self) -> str:
        """What ResourceSync can do here."""
        return self._at(paths.CAPABILITY_LIST_PATH)

    def resource_list(self, part: int | None = None) -> str:
        """Everything there is to take (ResourceSync); a part of it by its number."""
        if part is None:
            return self._at(paths.RESOURCE_LIST_PATH)
        return self._at(paths.RESOURCE_LIST_PART_PATH, part=str(part))

    def change_list(self, part: int | None = None) -> str:
        """Everything that changed (ResourceSync); a part of it by its number."""
        if part is None:
            return self._at(paths.CHANGE_LIST_PATH)
        return self._at(paths.CHANGE_LIST_PART_PATH, part=str(part))

    def sitemap(self, part: int | None = None) -> str:
        """The pages for people (sitemaps.org); a part of them by its number."""
        if part is None:
            return self._at(paths.SITEMAP_PATH)
        return self._at(paths.SITEMAP_PART_PATH, part=str(part))
