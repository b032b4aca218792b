"""8-bit CIELAB TIFF: read by Pillow, as libvips 8.18 refuses every one («bad labq format»)."""

from __future__ import annotations

from pathlib import Path

import pyvips

from ingest.headers.header import Header, Model
from ingest.pixels_jp2 import Undecodable


def is_byte_lab(header: Header) -> bool:
    """Whether this is the kind of picture that this module is for."""
    return header.model is Model.LAB and header.bits == 8


def open_byte_lab(path: Path, header: Header) -> tuple[pyvips.Image, str, str]:
    """The picture in memory as L* 0 to 100, a* and b* as signed numbers; decoder and version.

    Raises:
        Undecodable: bytes are missing or wrong.
    """
    # Imported here: most files need neither, and each costs start-up time.
    import numpy
    import PIL
    from PIL import Image

    # Our own limits have judged the size already, from the header.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path, formats=["TIFF"]) as picture:
            picture.seek(header.frame)
            mode = picture.mode
            samples = numpy.dstack([numpy.asarray(band) for band in picture.split()])
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Undecodable(str(error)) from error
    if mode != "LAB" or samples.shape[:2] != (header.height, header.width):
        raise Undecodable(f"opened as {mode} {samples.shape}")
    # In its single bands Pillow moves the signed a* and b* up by 128.
    image = pyvips.Image.new_from_array(samples).linear([100 / 255, 1, 1], [0, -128, -128])
    return image.copy(interpretation="lab"), "pillow", PIL.__version__
