"""Why a file gives no transcription, or one that does not belong on an image."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class BadTranscription(BadRecord):
    """A file without readable pages, or a page that cannot be laid on the image at hand.

    Keys of reading: 'unknown' (with `found`, the outermost element), 'hocr', 'no-pages',
    'no-text', 'pages' (with `count` and `most`), 'lines' (with `page`, `count` and `most`),
    'long' (with `most`).
    Keys of sending: 'no-file', 'zip' (with `name`), 'too-much' (with `files` and `megabytes`),
    'form' (with `megabytes`).
    Keys of fitting: 'shape' (the sizes as text), 'no-size', 'unit' (with `unit`), 'outside'
    (with `count` of `total` lines).
    """


class TranscriptionNotFound(NotFound):
    """The manuscript has no transcription with this identifier."""

    def __init__(self, transcription_id: str) -> None:
        super().__init__(
            f"There is no transcription {transcription_id!r} here: look at the list of them."
        )
        self.transcription_id = transcription_id


class TranscriptionChanged(Conflict):
    """Somebody else changed the transcription since it was looked at."""

    def __init__(self, transcription_id: str) -> None:
        super().__init__(
            f"Transcription {transcription_id} was changed meanwhile: open it again and look "
            "before you go on."
        )
        self.transcription_id = transcription_id


class TranscriptionNotReady(Conflict):
    """What was asked does not go with where the transcription stands.

    Keys: 'empty' (no page of it lies on a canvas), 'shown' (its pages cannot be moved while
    readers see it).
    """


class BadPlacement(BadRecord):
    """Pages cannot be put on canvases in this way.

    Keys: 'twice' (two pages on the side `label`), 'page' (there is no page `number`),
    'side' (the book has no `side`).
    """
