"""Which way up a picture is: Exif tag 274 and XMP tiff:Orientation, values 1 to 8.

Exif 2.3 section 4.6.4; TIFF 6.0 section 8. The master keeps its tag; what is shown is turned.
"""

from __future__ import annotations

from dataclasses import dataclass

LEGAL = range(1, 9)


@dataclass(frozen=True, slots=True)
class Orientation:
    """The orientation to apply (1: none) and what there is to record about it."""

    value: int
    warnings: tuple[str, ...] = ()

    @property
    def swaps_sides(self) -> bool:
        """Whether width and height change places."""
        return self.value >= 5

    @property
    def keeps_rows(self) -> bool:
        """Whether row after row can be turned as it is decoded, without the others."""
        return self.value in (1, 2)

    def upright(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in px after turning."""
        return (height, width) if self.swaps_sides else (width, height)


def choose(exif: int | None, xmp: int | None) -> Orientation:
    """The orientation that counts.

    Exif wins where both are legal, as cameras write it and turning software keeps it true; XMP
    counts where Exif is silent or illegal.
    """
    warnings = []
    if any(stated is not None and stated not in LEGAL for stated in (exif, xmp)):
        warnings.append("orientation_illegal")
    legal = [stated for stated in (exif, xmp) if stated in LEGAL and stated is not None]
    if len(set(legal)) > 1:
        warnings.append("orientation_disagrees")
    return Orientation(legal[0] if legal else 1, tuple(warnings))
