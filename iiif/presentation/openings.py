"""Which canvases do not belong into the spreads of a bound book.

A viewer that turns pages shows the first canvas alone and every two that follow side by side
(Presentation 3.0, 3.2 behavior, `paged`). One cover without its inside, or one page that was not
photographed, would put the two sides of a leaf beside each other from there to the end. Such a
canvas is marked `non-paged`: it is shown alone, and the spreads after it are again what one sees
in the open book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from catalog.codicology.folios import Face, LeafKind
from catalog.pages import PageRow

Side = Literal["recto", "verso"]

_LAST_NUMBER = re.compile(r"(\d+)\D*$")


def unpaired(pages: Iterable[PageRow]) -> frozenset[str] | None:
    """The ids of canvases to mark `non-paged`; None when the object is not to be paged at all.

    `pages` in reading order. Not paged: fewer than half of the canvases come to lie in a spread.
    """
    rows = list(pages)
    bound = [(row.canvas_id, side) for row in rows if (side := _side(row)) is not None]
    kept = _kept(bound)
    if len(kept) < 2 or 2 * len(kept) < len(rows):
        return None
    return frozenset(row.canvas_id for row in rows) - kept


def _kept(bound: list[tuple[str, Side]]) -> frozenset[str]:
    """The canvases that make a recto, then versos each beside a recto, perhaps a last verso."""
    kept: list[str] = []
    wanted: Side = "recto"
    for index, (canvas_id, side) in enumerate(bound):
        following = bound[index + 1][1] if index + 1 < len(bound) else None
        # Of two rectos at the start, or two versos anywhere, the later one has its neighbour.
        if side != wanted or (following == side and (side == "verso" or not kept)):
            continue
        kept.append(canvas_id)
        wanted = "verso" if side == "recto" else "recto"
    return frozenset(kept)


def _side(row: PageRow) -> Side | None:
    if not LeafKind(row.leaf_kind).is_paged:
        return None
    if row.face == Face.RECTO:
        return "recto"
    if row.face == Face.VERSO:
        return "verso"
    # Pages and scans are counted by side: page 1 is a recto in every bound book.
    number = _LAST_NUMBER.search(row.side_label)
    return None if number is None else ("recto" if int(number[1]) % 2 else "verso")
