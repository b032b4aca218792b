"""Why a file is not taken in, and what is recorded about one that is: keys with their sentences.

Keys are stable (pages translate them by key and values); the English sentence always names the
file, says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

REASONS: Mapping[str, str] = {
    "empty": "{name} is empty (0 bytes): copy it again from the original and hand it over anew.",
    "unknown_format": (
        "{name} is not an image by its contents: export the page as TIFF, JPEG, PNG or JPEG 2000"
        " and hand that over."
    ),
    "unsupported_format": (
        "{name} is a {format} file, which is not kept as a page: export the page as TIFF, JPEG,"
        " PNG or JPEG 2000 and hand that over."
    ),
    "unsupported_kind": (
        "{name} is a {format} with {what}, which cannot be shown truly: save it as a plain 8- or"
        " 16-bit {format} and hand that over."
    ),
    "camera_raw": (
        "{name} is a camera raw file: develop it, export it as a 16-bit TIFF and hand that over."
    ),
    "several_pages": (
        "{name} holds {pages} pages in one file: save each page as a file of its own, so that"
        " none is lost."
    ),
    "truncated": (
        "{name} is cut off, a part of the picture is missing: copy it again from the original and"
        " hand it over anew."
    ),
    "damaged": (
        "{name} is damaged and cannot be decoded: copy it again from the original, or save it"
        " anew in an image editor."
    ),
    "too_wide": (
        "{name} claims {width} x {height} px, and no side may pass {limit} px: check the file, or"
        " have the limit raised."
    ),
    "too_many_pixels": (
        "{name} claims {width} x {height} px, more than the {limit} megapixels allowed: check the"
        " file, or have the limit raised."
    ),
    "file_too_large": (
        "{name} has {size} MB, more than the {limit} MB allowed for one file: check the file, or"
        " have the limit raised."
    ),
    "too_much_memory": (
        "{name} needs more than the {limit} MB of memory allowed for one file: save it as an"
        " uncompressed or tiled TIFF, or have the limit raised."
    ),
    "too_slow": (
        "{name} was not decoded within {limit} s: save it anew in an image editor, or have the"
        " limit raised."
    ),
    "decoder_crashed": (
        "{name} brought the decoder down, so it is broken or made to do harm: save it anew in an"
        " image editor and hand that over."
    ),
}

WARNINGS: Mapping[str, str] = {
    "wrong_extension": "The name's extension is not that of its format; the contents decided.",
    "exif_damaged": "The Exif block is damaged; what could be read of it was used.",
    "xmp_damaged": "The XMP packet is damaged and was not used.",
    "metadata_size_differs": "The metadata state another pixel size than the picture has.",
    "structure_damaged": "A part of the file's structure is damaged, but the picture is whole.",
    "orientation_illegal": "The stated orientation is not one of 1 to 8 and was not used.",
    "orientation_disagrees": "Exif and XMP state different orientations; Exif was used.",
    "icc_unusable": "The embedded colour profile is broken or of another kind; sRGB was assumed.",
    "colour_unknown": "The file names a colour space that is not supported; sRGB was assumed.",
    "adobe_rgb_stated": "The camera states Adobe RGB without embedding its profile.",
    "alpha_flattened": "Transparent parts were laid on white for showing.",
    "extra_channels": "Additional channels are kept in the master but not shown.",
    "extra_pictures": "The file holds further pictures beside the first, which is shown.",
    "smaller_versions": "The file also holds smaller versions of the page; the full one is shown.",
    "mask_page": "The file also holds a transparency mask, which is not shown.",
    "few_levels": "No 16-bit sample reaches 1/16 of full brightness; it is shown as stored.",
    "jpx_extensions": "The JPEG 2000 file uses extensions beyond its basic form (JP2).",
    "resolution_illegal": "The stated resolution makes no sense and was not used.",
    "trailing_data": "There are bytes behind the end of the picture.",
    "data_disturbed": (
        "There are stray bytes inside the picture's data; the decoder went on behind them, so look"
        " whether the page is whole."
    ),
    "decoder_warned": "The decoder complained about a detail, but the picture is whole.",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken in: why, as a stable key with values, and as one sentence.

    `detail` is the decoder's own complaint for the log; it is not shown to people.
    """

    key: str
    values: dict[str, str | int]
    sentence: str
    detail: str = field(default="", compare=False)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "key": self.key,
            "values": dict(self.values),
            "sentence": self.sentence,
            "detail": self.detail,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Refused:
        """Read what `as_json` wrote."""
        return cls(
            key=str(value["key"]),
            values=dict(value["values"]),
            sentence=str(value["sentence"]),
            detail=str(value.get("detail", "")),
        )


def refuse(key: str, name: str, *, detail: str = "", **values: str | int) -> Refused:
    """The refusal of the file called `name`; `key` is one of REASONS (KeyError otherwise)."""
    shown: dict[str, str | int] = {"name": name, **values}
    return Refused(key, shown, REASONS[key].format_map(shown), detail[:500])
