"""JPEG 2000 pixels: decoded by OpenJPEG (imagecodecs, or Pillow where that declines).

libvips' wheel has no JPEG 2000, and Debian's was killed by broken files; this runs in the child.
Both decoders apply palettes and turn sYCC into RGB; neither scales odd depths, which is done here.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyvips

from ingest.headers.header import Alpha, Header, Model
from ingest.headers.jp2 import without_profiles


class Undecodable(Exception):
    """The code stream could not be decoded whole; the message is the decoder's own."""


def open_jp2(path: Path, header: Header) -> tuple[pyvips.Image, str, str]:
    """The picture in memory (8- or 16-bit, full range), and the decoder's name and version.

    Raises:
        Undecodable: bytes are missing or wrong.
    """
    # Imported here: most files need neither, and each costs start-up time.
    import imagecodecs
    import numpy

    decoder, version = "imagecodecs", f"{imagecodecs.__version__} ({imagecodecs.jpeg2k_version()})"
    data = path.read_bytes()
    if header.icc is not None:
        # imagecodecs would apply the profile itself, and its colours would be converted twice.
        data = without_profiles(data, header.model)
    try:
        samples = imagecodecs.jpeg2k_decode(data)
    except NotImplementedError:
        samples, version = _by_pillow(data)
        decoder = "pillow"
    except (imagecodecs.Jpeg2kError, ValueError, RuntimeError) as error:
        raise Undecodable(str(error)) from error
    samples = samples.reshape(*samples.shape[:2], -1)
    if samples.shape != (header.height, header.width, header.bands):
        raise Undecodable(f"decoded to {samples.shape}")
    full = (1 << header.bits) - 1
    if samples.dtype == numpy.uint8 and full != 0xFF:
        samples = numpy.minimum(samples.astype(numpy.uint16) * 0xFF // full, 0xFF).astype("uint8")
    elif samples.dtype == numpy.uint16 and full != 0xFFFF:
        samples = numpy.minimum(samples.astype(numpy.uint32) * 0xFFFF // full, 0xFFFF).astype(
            "uint16"
        )
    image = pyvips.Image.new_from_array(numpy.ascontiguousarray(samples))
    wide = samples.dtype == numpy.uint16
    if header.alpha is Alpha.PREMULTIPLIED:
        # As libvips does for TIFF when it loads one.
        image = image.unpremultiply(max_alpha=0xFFFF if wide else 0xFF).cast(image.format)
    return image.copy(interpretation=_interpretation(header.model, wide)), decoder, version


def _by_pillow(data: bytes) -> tuple[Any, str]:
    """Components of different sizes, which imagecodecs does not join."""
    import numpy
    import PIL
    from PIL import Image

    # Our own limits have judged the size already, from the header.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG2000"]) as image:
            return numpy.asarray(image), PIL.__version__
    except (OSError, ValueError, SyntaxError) as error:
        raise Undecodable(str(error)) from error


def _interpretation(model: Model, wide: bool) -> str:
    if model is Model.GREY:
        return "grey16" if wide else "b-w"
    if model is Model.CMYK:
        return "cmyk"
    return "rgb16" if wide else "srgb"
