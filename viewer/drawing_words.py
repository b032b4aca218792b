"""The sentences of the tools that draw on a page, for the pages that have them."""

from functools import cache
from typing import Final

from viewer.languages import Translator

# Messages that the scripts below viewer/frontend/src/drawing say, and those of the region dialog.
WORDS: Final = (
    "drawing-at", "drawing-cancel", "drawing-drop", "drawing-drop-do", "drawing-drop-leave",
    "drawing-drop-sure", "drawing-fault-crossing", "drawing-fault-few", "drawing-fault-flat",
    "drawing-fault-outside", "drawing-finish", "drawing-numbers-hint", "drawing-numbers-point",
    "drawing-numbers-polygon", "drawing-numbers-rectangle", "drawing-points",
    "drawing-region-change", "drawing-region-draw", "drawing-region-gone", "drawing-region-how",
    "drawing-region-is", "drawing-region-keep", "drawing-region-leave", "drawing-region-none",
    "drawing-region-of", "drawing-region-remove", "drawing-stage", "drawing-tool-freehand",
    "drawing-tool-pan", "drawing-tool-point", "drawing-tool-polygon", "drawing-tool-rectangle",
    "drawing-tools", "drawing-uncovered", "drawing-undo-point", "drawing-unread-point",
    "drawing-unread-polygon", "drawing-unread-rectangle", "drawing-view", "drawing-whole",
    "drawing-zoom-in", "drawing-zoom-out",
)  # fmt: skip
_SLOTS: Final = ("x", "y", "width", "height", "count", "label", "region")


@cache
def drawing_words(t: Translator) -> dict[str, str]:
    """Return every sentence of the tools, with the names of its values in braces."""
    slots = {name: f"{{{name}}}" for name in _SLOTS}
    return {key: t(key, **slots) for key in WORDS}
