"""The addresses of transcriptions and of what is written: a part of `catalog/uris.py`."""

from __future__ import annotations

from abc import abstractmethod

from catalog import paths


class TranscriptionUris:
    """The part of `catalog.uris.Uris` that tells of what is written on the pages."""

    __slots__ = ()

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def transcriptions(self, manuscript_id: str) -> str:
        """The transcriptions of a manuscript, for staff."""
        return self._at(paths.TRANSCRIPTIONS_PATH, manuscript_id=manuscript_id)

    def transcription(self, manuscript_id: str, transcription_id: str) -> str:
        """One transcription, page by page, for staff."""
        return self._at(
            paths.TRANSCRIPTION_PATH,
            manuscript_id=manuscript_id,
            transcription_id=transcription_id,
        )

    def transcribed_canvas(self, manuscript_id: str, canvas_id: str) -> str:
        """The annotation page that holds the lines written on the canvas."""
        return self._at(
            paths.TRANSCRIBED_CANVAS_PATH, manuscript_id=manuscript_id, canvas_id=canvas_id
        )

    def content_search(self, manuscript_id: str, asked: str = "") -> str:
        """Where words are found in a manuscript (IIIF Content Search 2.0); `asked` is a query."""
        address = self._at(paths.CONTENT_SEARCH_PATH, manuscript_id=manuscript_id)
        return f"{address}?{asked}" if asked else address

    def content_autocomplete(self, manuscript_id: str, asked: str = "") -> str:
        """Where the beginning of a word is completed by those of the manuscript."""
        address = self._at(paths.CONTENT_AUTOCOMPLETE_PATH, manuscript_id=manuscript_id)
        return f"{address}?{asked}" if asked else address

    def transcribed_text(self, manuscript_id: str) -> str:
        """What is written in the manuscript, as plain text."""
        return self._at(paths.TRANSCRIBED_TEXT_PATH, manuscript_id=manuscript_id)

    def transcribed_tei(self, manuscript_id: str) -> str:
        """The same as TEI, with its zones."""
        return self._at(paths.TRANSCRIBED_TEI_PATH, manuscript_id=manuscript_id)

    def transcribed_page(self, manuscript_id: str) -> str:
        """The same as PAGE, a file for each side, in a ZIP."""
        return self._at(paths.TRANSCRIBED_PAGE_PATH, manuscript_id=manuscript_id)
