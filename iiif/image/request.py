"""Image requests: from the path as it came to one frozen, checked and canonical form.

Grammar and bounds are those of the IIIF Image API 3.0 (section 4) and 2.1 (section 4); whatever
breaks them is refused here, before any pixel is touched. Percent-encoding is undone once, part by
part, after the path was split at its slashes (3.0 section 9), so an encoded slash stays inside
its part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import unquote_to_bytes

from iiif.errors import BadImageRequest, TooLarge
from iiif.image.geometry import Box, Geometry, Limits, entry_path, nearest, turned_size

QUALITIES = ("default", "color", "gray", "bitonal")
FORMATS = {"jpg": b"image/jpeg", "png": b"image/png", "webp": b"image/webp"}

# Ten digits hold every picture there is, and keep arithmetic on hostile numbers cheap.
_WHOLE = r"[0-9]{1,10}"
_NUMBER = rf"(?:{_WHOLE}(?:\.{_WHOLE})?|\.{_WHOLE})"
_PIXELS = re.compile(rf"({_WHOLE}),({_WHOLE}),({_WHOLE}),({_WHOLE})")
_PERCENTS = re.compile(rf"pct:({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")
_SIZE = re.compile(
    rf"(?P<up>\^)?(?:(?P<max>max)|pct:(?P<pct>{_NUMBER})|"
    rf"(?P<fit>!)?(?P<w>{_WHOLE}),(?P<h>{_WHOLE})|(?P<only_w>{_WHOLE}),|,(?P<only_h>{_WHOLE}))"
)
_ROTATION = re.compile(rf"(!)?({_NUMBER})")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """One picture, fully decided: nothing about it is left to whoever draws it.

    `box` in full pixels; `width` and `height` in pixels before rotation; `rotation` clockwise in
    degrees as canonical text ('0', '22.5'), after mirroring along the vertical axis; `quality`
    never 'color', which is our default; `canonical` is the path after the identifier as section
    4.7 of the request's own version of the API spells it.
    """

    box: Box
    whole: bool
    width: int
    height: int
    mirrored: bool
    rotation: str
    quality: str
    format: str
    canonical: str

    @property
    def entry(self) -> str | None:
        """The archive entry that would hold this picture, if it could be one at all."""
        plain = not self.mirrored and self.rotation == "0" and self.quality == "default"
        if not plain or self.format != "jpg":
            return None
        return entry_path(None if self.whole else self.box, self.width, self.height)

    @property
    def drawn(self) -> str:
        """One spelling for one picture, whatever version it was asked in."""
        mirror = "!" if self.mirrored else ""
        return (
            f"{self.box}/{self.width},{self.height}/{mirror}{self.rotation}"
            f"/{self.quality}.{self.format}"
        )


def decode_part(part: str) -> str:
    """One part of a path with its percent-encoding undone (RFC 3986, 2.1), as UTF-8.

    Raises:
        BadImageRequest: a '%' without two hexadecimal digits, or bytes that are not UTF-8.
    """
    if "%" not in part:
        return part
    if _BAD_ESCAPE.search(part):
        raise BadImageRequest("A '%' in the address is not followed by two hexadecimal digits.")
    try:
        return unquote_to_bytes(part).decode("utf-8")
    except UnicodeDecodeError:
        raise BadImageRequest("The address is not UTF-8 after percent-decoding.") from None


def parse(parts: Sequence[str], version: int, geometry: Geometry, limits: Limits) -> ImageRequest:
    """The request that `parts` (region, size, rotation, quality.format; decoded) make.

    `version` is 3 or 2. `limits` bind every size but those that stand ready in the archive.

    Raises:
        BadImageRequest: wrong syntax; a region outside the image; a size of zero; in version 3
            an enlargement without '^'.
        TooLarge: an explicit size beyond `limits`, or a slant that leads there.
    """
    region, size, turn, last = parts
    box = _region(region, geometry)
    width, height = _size(size, version, box, geometry, limits)
    mirrored, rotation = _rotation(turn)
    quality, dot, file_format = last.rpartition(".")
    if not dot or file_format not in FORMATS:
        raise BadImageRequest(
            f"The format {_quoted(file_format)} is not one of {', '.join(FORMATS)}."
        )
    if quality not in QUALITIES:
        raise BadImageRequest(f"The quality {_quoted(quality)} is not one of {_QUALITY_LIST}.")
    quality = "default" if quality == "color" else quality
    whole = box == geometry.box
    stored = not mirrored and rotation == "0" and quality == "default" and file_format == "jpg"
    if not (stored and (width, height) in geometry.stored_sizes(box)):
        _check_limits(width, height, Fraction(rotation), file_format, limits)
    spell = _canonical_size_2 if version == 2 else _canonical_size_3
    canonical = (
        f"{'full' if whole else box}/{spell(box, width, height, geometry, limits)}"
        f"/{'!' if mirrored else ''}{rotation}/{quality}.{file_format}"
    )
    return ImageRequest(
        box, whole, width, height, mirrored, rotation, quality, file_format, canonical
    )


_QUALITY_LIST = ", ".join(QUALITIES)


def _region(text: str, geometry: Geometry) -> Box:
    # Section 4.1 of both versions.
    if text == "full":
        return geometry.box
    if text == "square":
        side = min(geometry.width, geometry.height)
        return Box((geometry.width - side) // 2, (geometry.height - side) // 2, side, side)
    if found := _PIXELS.fullmatch(text):
        x, y, width, height = map(int, found.groups())
    elif found := _PERCENTS.fullmatch(text):
        left, top, wide, high = (Fraction(number) / 100 for number in found.groups())
        x, y = nearest(left * geometry.width), nearest(top * geometry.height)
        width, height = nearest(wide * geometry.width), nearest(high * geometry.height)
    else:
        raise BadImageRequest(
            f"The region {_quoted(text)} is not full, square, x,y,w,h or pct:x,y,w,h."
        )
    if width == 0 or height == 0:
        raise BadImageRequest(f"The region {_quoted(text)} is empty.")
    if x >= geometry.width or y >= geometry.height:
        raise BadImageRequest(
            f"The region {_quoted(text)} lies outside the image of "
            f"{geometry.width} x {geometry.height} pixels."
        )
    return Box(x, y, min(width, geometry.width - x), min(height, geometry.height - y))


def _size(text: str, version: int, box: Box, geometry: Geometry, limits: Limits) -> tuple[int, int]:
    # Section 4.2 of both versions.
    if version == 2 and text == "full":
        width, height = box.width, box.height
    else:
        found = _SIZE.fullmatch(text)
        if found is None or (version == 2 and found["up"]):
            allowed = "full, max, w, ,h w,h !w,h or pct:n"
            if version == 3:
                allowed = "max, w, ,h w,h !w,h or pct:n (with ^ before it to enlarge)"
            raise BadImageRequest(f"The size {_quoted(text)} is not {allowed}.")
        width, height = _wanted(found, version, box, geometry, limits)
    if width == 0 or height == 0:
        raise BadImageRequest(f"The size {_quoted(text)} makes a picture without pixels.")
    return width, height


def _check_limits(
    width: int, height: int, degrees: Fraction, file_format: str, limits: Limits
) -> None:
    wide, high = turned_size(width, height, degrees)
    slanted = degrees % 90 != 0
    # libwebp takes 20 bytes for each pixel of a picture with transparent corners, three times as
    # many as any other encoder here; such pictures may be half as large.
    times = 2 if slanted and file_format == "webp" else 1
    if limits.allows(wide, high) and wide * high * times <= limits.area_px:
        return
    turned = f", {wide} x {high} once turned," if slanted else ""
    raise TooLarge(
        f"A picture of {width} x {height} pixels{turned} is beyond the limits of this server: "
        f"{limits.side_px} pixels a side, {limits.area_px // times} in all (maxWidth and maxArea "
        "in info.json bind the picture as it is sent; a slanted WebP may have half that area)."
    )


def _wanted(
    found: re.Match[str], version: int, box: Box, geometry: Geometry, limits: Limits
) -> tuple[int, int]:
    enlarge = found["up"] is not None
    if found["max"]:
        return geometry.largest(box, limits, enlarge=enlarge)
    if found["fit"]:
        # As large as possible within the region, the asked size and the limits: never an error.
        most_wide, most_high = geometry.largest(box, limits, enlarge=enlarge)
        width, height = int(found["w"]), int(found["h"])
        return geometry.fit(box, min(width, most_wide), min(height, most_high))
    width, height = _explicit(found, box, geometry)
    if version == 3 and not enlarge and (width > box.width or height > box.height):
        raise BadImageRequest(
            f"A size of {width} x {height} pixels enlarges the region of {box.width} x "
            f"{box.height}: write ^ before the size if that is meant."
        )
    return width, height


def _explicit(found: re.Match[str], box: Box, geometry: Geometry) -> tuple[int, int]:
    if found["pct"]:
        scale = Fraction(found["pct"]) / 100
        width, height = nearest(box.width * scale), nearest(box.height * scale)
        return width, _ready_height(geometry, box, width, height)
    if found["only_w"]:
        width = int(found["only_w"])
        return width, geometry.height_for(box, width)
    if found["only_h"]:
        height = int(found["only_h"])
        return geometry.width_for(box, height), height
    return int(found["w"]), int(found["h"])


def _ready_height(geometry: Geometry, box: Box, width: int, height: int) -> int:
    # pct:12.5 of 6001 x 8802 is 750 x 1100 by rounding; only a size one pixel off is "the same".
    for ready_width, ready_height in geometry.ready_sizes(box):
        if ready_width == width and abs(ready_height - height) <= 1:
            return ready_height
    return height


def _rotation(text: str) -> tuple[bool, str]:
    # Section 4.3 of both versions; the canonical number has no needless zeros (4.7).
    found = _ROTATION.fullmatch(text)
    if found is None or Fraction(found[2]) > 360:
        raise BadImageRequest(
            f"The rotation {_quoted(text)} is not a number from 0 to 360, with ! before it to "
            "mirror."
        )
    whole, _, part = found[2].partition(".")
    degrees = str(int(whole or "0") % 360)
    part = part.rstrip("0")
    return found[1] is not None, f"{degrees}.{part}" if part else degrees


def _canonical_size_3(box: Box, width: int, height: int, geometry: Geometry, limits: Limits) -> str:
    # 3.0 section 4.7: max, ^max, w,h or ^w,h.
    if (width, height) == geometry.largest(box, limits, enlarge=False):
        return "max"
    if width <= box.width and height <= box.height:
        return f"{width},{height}"
    if (width, height) == geometry.largest(box, limits, enlarge=True):
        return "^max"
    return f"^{width},{height}"


def _canonical_size_2(box: Box, width: int, height: int, geometry: Geometry, limits: Limits) -> str:
    # 2.1 section 4.7: full, w, where the shape is kept, else w,h.
    if (width, height) == (box.width, box.height):
        return "full"
    return f"{width}," if geometry.height_for(box, width) == height else f"{width},{height}"


def _quoted(text: str) -> str:
    # A hostile address may be long; its first letters are enough to recognise it.
    return repr(text if len(text) <= 60 else text[:60] + "…")
