"""Text on one line: all three formats of a citation end a value where a line ends."""

from __future__ import annotations

import re

from catalog.language import without_turns

# White space of every kind (line ends of Unicode among it), control characters, and halves of
# characters, which no UTF-8 can hold.
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def one_line(text: str) -> str:
    """The words as they are, with one space wherever a line, a tab or a control character was."""
    return _BREAKS.sub(" ", without_turns(text)).strip()
