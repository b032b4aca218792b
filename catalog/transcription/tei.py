"""TEI P5 transcriptions: a text with page and line beginnings, or a sourceDoc of written zones.

A line is what stands between two `lb`, or in an `l`, a `line` or any other block. Its place is the
zone that `facs` of the `lb` or of the block points to (chapter 12). The text is that of the page:
what was struck out, what editors remark, and letters that an edition adds though the page never
had them are left out; of two spellings the older one stays. A gap is written '[…]'.
"""

from __future__ import annotations

from collections.abc import Sequence

from catalog.transcription.assembling import check_lines, check_pages, page_of
from catalog.transcription.errors import BadTranscription
from catalog.transcription.lines import TranscribedPage
from catalog.transcription.speech import language_of
from catalog.transcription.tei_walk import Leaf, Walk
from catalog.transcription.tei_zones import Surface, Zones
from catalog.transcription.tree import below, children
from catalog.xml.safe import Element, local_name


def pages_of(root: Element) -> tuple[TranscribedPage, ...]:
    """The pages of every text below a TEI or a teiCorpus.

    Raises:
        BadTranscription: there is neither text nor facsimile, or more than can be.
    """
    for name in ("pb", "surface"):
        check_pages(max(1, sum(1 for _ in below(root, name))))
    zones = Zones(root)
    walk = Walk(zones, _language(root))
    for part in _texts(root):
        walk.through(part)
    leaves = walk.leaves
    if not any(leaf.drafts for leaf in leaves):
        if not zones.surfaces:
            raise BadTranscription(
                "The TEI holds no transcribed text: send the file with the text of the pages, "
                "this one only describes.",
                key="no-text",
            )
        leaves = [Leaf(one.label, one.image_name, one) for one in zones.surfaces]
    _join(leaves, zones.surfaces)
    check_pages(len(leaves))
    return tuple(_page(leaf, number) for number, leaf in enumerate(leaves, 1))


def _page(leaf: Leaf, number: int) -> TranscribedPage:
    check_lines(leaf.count, number)
    surface = leaf.surface
    made = TranscribedPage(
        image_name=leaf.image_name or (surface.image_name if surface is not None else ""),
        label=leaf.label or (surface.label if surface is not None else ""),
        width_px=surface.width if surface is not None else None,
        height_px=surface.height if surface is not None else None,
    )
    return page_of(leaf.drafts, made, number)


def _join(leaves: Sequence[Leaf], surfaces: Sequence[Surface]) -> None:
    """Give pages that point nowhere the surface in the same place, where there are as many."""
    if len(leaves) == len(surfaces) and all(
        leaf.surface is None and not leaf.image_name and not leaf.label for leaf in leaves
    ):
        for leaf, surface in zip(leaves, surfaces, strict=True):
            leaf.surface = surface


def _texts(root: Element) -> list[Element]:
    """The texts and source documents, none of them within another."""
    if local_name(root) == "teiCorpus":
        return [text for one in children(root, "TEI", "TEI.2") for text in _texts(one)]
    return children(root, "sourceDoc", "text")


def _language(root: Element) -> str | None:
    """The language that the description names, where it names one only."""
    named = {language_of(one.get("mainLang")) for one in below(root, "textLang")} - {None}
    return named.pop() if len(named) == 1 else None
