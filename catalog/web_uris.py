"""The addresses of the reader, of citations, collections and what programs of the web read.

A part of `catalog/uris.py`.
"""

from __future__ import annotations

from abc import abstractmethod

from catalog import paths
from catalog.arks.names import Ark, ark_of, folio_part
from catalog.bench_uris import part


class WebUris:
    """The part of `catalog.uris.Uris` by which others find their way in."""

    __slots__ = ()

    base: str
    naan: str

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def reader(
        self,
        manuscript_id: str,
        canvas_id: str | None = None,
        marked: str | None = None,
        *,
        seen: str | None = None,
    ) -> str:
        """The light reader, opened at a canvas if one is given.

        `marked` is a region 'x,y,w,h' in canvas pixels, outlined on the page, which is shown whole;
        with `seen` that region fills the screen.
        """
        page = self._at(paths.READER_PATH, manuscript_id=manuscript_id)
        if canvas_id is None:
            return page
        asked = (f"&marked={marked}" if marked else "") + (f"&xywh={seen}" if seen else "")
        return f"{page}?canvas={part(canvas_id)}{asked}"

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

    def ark(self, manuscript_id: str, canvas_id: str | None = None, label: str = "") -> str:
        """Where the ARK of a book leads on, or that of one of its pages.

        The page is named by its canvas, or by what it is called (`label`).
        """
        found = self.ark_name(manuscript_id, canvas_id)
        address = self._at(paths.ARK_PATH, naan=found.naan, name=found.name)
        if label:
            return f"{address}/{folio_part(label)}"
        return f"{address}/{found.qualifier}" if found.qualifier else address

    def ark_name(self, manuscript_id: str, canvas_id: str | None = None) -> Ark:
        """The ARK itself, which outlives this address."""
        return ark_of(self.naan, manuscript_id, canvas_id or "")

    def ark_policy(self) -> str:
        """What is promised of the ARKs of this catalogue."""
        return self._at(paths.ARK_POLICY_PATH, naan=self.naan)

    def view(self, content_state: str = "") -> str:
        """Where a link of any viewer is opened (IIIF Content State 1.0); the state is encoded."""
        page = self._at(paths.VIEW_PATH)
        return f"{page}?iiif-content={content_state}" if content_state else page
