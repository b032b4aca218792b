"""The photographs on an Object ID sheet: the front cover, or else the first opening.

Whole pages as they lie in the tile archive, never a detail; what its custodian does not want to
stand for the book, to be downloaded or reused is not printed, and the sheet says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.codicology.labels import Face, LeafKind
from catalog.handling.in_force import Handling
from catalog.handling.rules import Rule
from catalog.pages import PageRow
from storage.blobs.contract import BlobStore
from storage.tile_archives import archive_key, read_index
from storage.tile_pyramid import whole_sizes
from viewer.sheets.object_id import Photograph

LONGEST_PX = 900
_RULED_OUT = frozenset({Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE})


@dataclass(frozen=True, slots=True)
class Choice:
    """The sides to print; `is_ruled_out`: there is one, and a handling rule forbids it."""

    sides: tuple[PageRow, ...]
    is_ruled_out: bool


def choose(rows: Sequence[PageRow], handling: Handling) -> Choice:
    """The front cover; else the first verso with the recto that faces it; else the first side."""
    shown = [row for row in rows if row.image_id and row.is_open]
    chosen = _for_the_book(shown)
    if not chosen:
        return Choice((), is_ruled_out=False)
    if any(handling.rules_of(row.canvas_id) & _RULED_OUT for row in chosen):
        return Choice((), is_ruled_out=True)
    return Choice(chosen, is_ruled_out=False)


def photograph(store: BlobStore, row: PageRow) -> Photograph:
    """The smallest stored whole picture that prints well.

    Raises:
        BlobNotFound: the tile archive is not there.
        CorruptTileArchive: it is not whole.
    """
    assert row.image_id is not None
    sizes = whole_sizes(row.image_width or 0, row.image_height or 0)
    width, height = next((size for size in sizes if max(size) >= LONGEST_PX), sizes[-1])
    key = archive_key(row.image_id)
    index = read_index(store, key)
    found = index.find(f"full/{width},{height}/0/default.jpg")
    assert found is not None, "every stored whole size is an entry"
    return Photograph(store.read_range(key, *found), row.side_label)


def _for_the_book(shown: Sequence[PageRow]) -> tuple[PageRow, ...]:
    for row in shown:
        if row.leaf_kind is LeafKind.COVER:
            return (row,)
    for one, other in pairwise(shown):
        is_leaf = one.leaf_kind is LeafKind.LEAF and other.leaf_kind is LeafKind.LEAF
        if is_leaf and (one.face, other.face) == (Face.VERSO, Face.RECTO):
            return one, other
    return tuple(shown[:1])
