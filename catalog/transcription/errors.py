"""Why a file gives no transcription, or one that does not belong on an image."""

from __future__ import annotations

from catalog.errors import BadRecord


class BadTranscription(BadRecord):
    """A file without readable pages, or a page that cannot be laid on the image at hand.

    Keys of reading: 'unknown' (with `found`, the outermost element), 'hocr', 'no-pages',
    'no-text', 'pages' (with `count` and `most`), 'lines' (with `page`, `count` and `most`),
    'long' (with `most`).
    Keys of fitting: 'shape' (the sizes as text), 'no-size', 'unit' (with `unit`), 'outside'
    (with `count` of `total` lines).
    """
