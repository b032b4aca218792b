"""The vector drawings of a report: regions over a page, swatches for their legend, QR codes.

All are SVG that Typst sets as lines, so they stay sharp in print and add little to the file.
Numbers are not in them: the template writes them, in the fonts of the house.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import segno

from viewer.sheets.damage_groups import LOOKS, Look

# Of the page's longer side: how wide a hatch is, how thick the outline of a region.
_HATCH, _STROKE = 1 / 60, 1 / 420


def overlay(width_px: int, height_px: int, regions: Iterable[Mapping[str, Any]]) -> bytes:
    """The regions of one side, each {'path', 'group'}, on a clear ground of exactly its size."""
    drawn = list(regions)
    longest = max(width_px, height_px)
    looks = {look.name: look for look in (LOOKS[each["group"]] for each in drawn)}
    patterns = "".join(_pattern(look, longest * _HATCH) for look in looks.values())
    stroke = longest * _STROKE
    shapes = "".join(
        f'<path d="{each["path"]}" fill="url(#h-{each["group"]})" stroke="#ffffff" '
        f'stroke-width="{stroke * 2.2:.1f}" stroke-opacity="0.85"/>'
        f'<path d="{each["path"]}" fill="none" stroke="{LOOKS[each["group"]].colour}" '
        f'stroke-width="{stroke:.1f}"/>'
        for each in drawn
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width_px} {height_px}">'
        f"<defs>{patterns}</defs>{shapes}</svg>"
    ).encode()


def swatch(group: str) -> bytes:
    """The hatch of a group as a small square."""
    look = LOOKS[group]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">'
        f'<rect width="44" height="44" fill="{look.colour}" fill-opacity="0.14"/>'
        f'<path d="{look.lines}" fill="none" stroke="{look.colour}" stroke-width="3"/>'
        f'<rect x="1.5" y="1.5" width="41" height="41" fill="none" stroke="{look.colour}" '
        'stroke-width="3"/></svg>'
    ).encode()


def qr_code(address: str) -> bytes:
    """The address as a QR code (ISO/IEC 18004, error correction M: a stained corner still reads).

    Always the same drawing for the same address.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, omitsize=True, svgclass=None, lineclass=None, nl=False
    )
    return out.getvalue()


def _pattern(look: Look, side: float) -> str:
    return (
        f'<pattern id="h-{look.name}" width="44" height="44" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({side / 44:.4f})">'
        f'<rect width="44" height="44" fill="{look.colour}" fill-opacity="0.12"/>'
        f'<path d="{look.lines}" fill="none" stroke="{look.colour}" stroke-width="3.2" '
        'stroke-opacity="0.9"/></pattern>'
    )
