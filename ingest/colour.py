"""Step three: whatever the master's colours mean, to 8-bit sRGB (or grey) for showing.

The master keeps its samples and its profile. Intent: relative colorimetric with black point
compensation. It leaves every colour that sRGB can show as it was measured, where the perceptual
intent would bend them all; compensation keeps dark ink apart from black. Without a profile the
assumption is recorded: sRGB for colour and grey, a usual press profile for CMYK.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache

import pyvips

from ingest.headers.header import Header, Model

_SPACES = {b"RGB ": Model.RGB, b"GRAY": Model.GREY, b"CMYK": Model.CMYK, b"Lab ": Model.LAB}
_COLOURS = {Model.GREY: 1, Model.RGB: 3, Model.SYCC: 3, Model.CMYK: 4, Model.LAB: 3}
_PILLOW_MODES = {Model.GREY: "L", Model.RGB: "RGB", Model.CMYK: "CMYK", Model.LAB: "LAB"}
_NAMES = {
    Model.GREY: "grey",
    Model.RGB: "RGB",
    Model.SYCC: "sYCC",
    Model.CMYK: "CMYK",
    Model.LAB: "CIELAB",
}
_WHITE = 255


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile that a transform can be made of. `changes` is false for sRGB by any name."""

    name: str | None
    sha256: str
    data: bytes
    changes: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The picture for showing: 8 bits, one band (grey) or three (sRGB), no alpha."""

    image: pyvips.Image
    profile: Profile | None
    assumed: bool
    warnings: tuple[str, ...]


def colour_space(header: Header) -> str:
    """The master's colour space in words, for technical metadata."""
    return _NAMES[header.model]


def to_srgb(image: pyvips.Image, header: Header, *, transparent: bool) -> Shown:
    """The picture as it is shown. `transparent`: whether its alpha is used (see characterise)."""
    warnings = []
    profile = None
    if header.icc is not None:
        profile = read_profile(header.icc, header.model)
        if profile is None:
            warnings.append("icc_unusable")
    colours = image.extract_band(0, n=_COLOURS[header.model])
    if transparent:
        warnings.append("alpha_flattened")
        alpha = _to_8_bits(image.extract_band(image.bands - 1))
        shown = _flatten(_convert(colours, header.model, profile), alpha)
    else:
        shown = _convert(colours, header.model, profile)
    assumed = profile is None and not header.colour_stated
    return Shown(shown, profile, assumed, tuple(warnings))


def read_profile(data: bytes, model: Model) -> Profile | None:
    """The profile if it is whole and made for pictures of this kind, else None.

    libvips falls back to sRGB without a word when a profile is broken, so it is judged here: the
    header of ICC.1 section 7.2, then whether a transform to sRGB can be built of it.
    """
    wanted = Model.RGB if model is Model.SYCC else model
    if len(data) < 132 or data[36:40] != b"acsp" or _SPACES.get(data[16:20]) is not wanted:
        return None
    if data[12:16] in (b"link", b"abst", b"nmcl"):
        return None
    return _judge(data, wanted)


@lru_cache(maxsize=16)
def _judge(data: bytes, model: Model) -> Profile | None:
    # Imported here: files without a profile do not need it.
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        ImageCms.buildTransform(
            profile,
            ImageCms.createProfile("sRGB"),
            _PILLOW_MODES[model],
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )
        name = profile.profile.profile_description
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    found = Profile(" ".join(name.split())[:200] if name else None, sha256, data, True)
    if model not in (Model.GREY, Model.RGB):
        return found
    probe = _probe(model)
    difference = (_through_profile(probe, found, model) - probe).abs().max()
    return Profile(found.name, sha256, data, changes=bool(difference > 1))


def _probe(model: Model) -> pyvips.Image:
    """All greys, or 33 steps of each of red, green and blue: enough to tell sRGB from others."""
    if model is Model.GREY:
        return pyvips.Image.identity().copy(interpretation="b-w")
    steps = pyvips.Image.xyz(33, 33, csize=33)
    return (steps * (255 / 32)).rint().cast("uchar").copy(interpretation="srgb")


def _convert(colours: pyvips.Image, model: Model, profile: Profile | None) -> pyvips.Image:
    if model is Model.LAB:
        return _from_lab(colours)
    colours = colours.copy(interpretation=_interpretation(model, colours.format == "ushort"))
    if profile is not None and profile.changes:
        return _through_profile(colours, profile, model)
    if model is Model.CMYK:
        return colours.icc_transform("srgb", input_profile="cmyk", **_INTENT)
    return _to_8_bits(colours)


_INTENT = {"intent": "relative", "black_point_compensation": True, "depth": 8}


def _through_profile(image: pyvips.Image, profile: Profile, model: Model) -> pyvips.Image:
    tagged = image.copy()
    tagged.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile.data)
    shown = tagged.icc_transform("srgb", embedded=True, **_INTENT)
    # Grey comes out as three equal bands; one is a third of the bytes.
    return shown.extract_band(1).copy(interpretation="b-w") if model is Model.GREY else shown


def _from_lab(image: pyvips.Image) -> pyvips.Image:
    """CIELAB of TIFF 6.0 section 23, taken with the white point of ICC and Photoshop, D50."""
    lab = image.colourspace("lab") if image.interpretation != "lab" else image.cast("float")
    return lab.icc_export(output_profile="srgb", pcs="lab", **_INTENT)


def _to_8_bits(image: pyvips.Image) -> pyvips.Image:
    """The upper half of 16 bits: 65535 becomes 255, and nothing is clipped."""
    if image.format != "ushort":
        return image
    shown = image.cast("uchar", shift=True)
    return shown.copy(interpretation="b-w" if image.bands == 1 else "srgb")


def _flatten(shown: pyvips.Image, alpha: pyvips.Image) -> pyvips.Image:
    flat = shown.bandjoin(alpha).flatten(background=[_WHITE] * shown.bands, max_alpha=255)
    return flat.cast("uchar").copy(interpretation="b-w" if flat.bands == 1 else "srgb")


def _interpretation(model: Model, wide: bool) -> str:
    if model is Model.CMYK:
        return "cmyk"
    if model is Model.GREY:
        return "grey16" if wide else "b-w"
    return "rgb16" if wide else "srgb"
