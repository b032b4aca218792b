"""What a custodian's rules mean for one image: which pictures are drawn, and how large.

Ready entries of the archive (the tiles of the grid and the small whole pictures) are always given
out: a viewer that shows the page whole is made of them. So nothing here is asked for a tile; only
what would have to be drawn passes through `check`.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.images import ServedImage
from iiif.errors import HandlingForbids
from iiif.image.geometry import Limits
from iiif.image.request import ImageRequest
from storage.tile_pyramid import WHOLE_PX_MAX


def limits_of(served: ServedImage, limits: Limits) -> Limits:
    """The largest picture made of this image, as info.json states it (Image API 3.0, 5.2).

    An image that is not for download is given out in one piece up to the size that stands ready.
    """
    if served.is_for_download:
        return limits
    return replace(limits, side_px=min(limits.side_px, WHOLE_PX_MAX))


def check(served: ServedImage, request: ImageRequest) -> None:
    """Let a picture that is no entry of the archive be drawn.

    Raises:
        HandlingForbids: it is a part of a page that is not to be cut.
    """
    if served.is_uncut and not request.whole:
        raise HandlingForbids(
            "This page is shown whole and is not cut: ask for the region 'full', or for a tile as "
            f"info.json names them. {_asked(served)}"
        )


def too_large_for_download(served: ServedImage) -> HandlingForbids:
    """What to say of a picture beyond the limits of an image that is not for download."""
    return HandlingForbids(
        "This page is not for download: a picture of it in one piece has at most "
        f"{WHOLE_PX_MAX} pixels a side; viewers show it in full detail by its tiles. "
        f"{_asked(served)}"
    )


def _asked(served: ServedImage) -> str:
    return f"So asks its custodian. {served.asked_by}".rstrip()
