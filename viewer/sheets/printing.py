"""From a report's data to its PDF: pictures are fetched, drawings made, Typst sets the pages.

Everything that is printed follows from the data, so that whoever has the data can print it: the web
process for a small report, a worker for one with many pictures.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from typing import Any

from storage.blobs.contract import BlobStore
from storage.errors import BlobNotFound, CorruptTileArchive
from viewer.sheets import drawings, pictures, typesetting

log = logging.getLogger("kitabdar.sheets")

Tell = Callable[[int, int], None]


def pdf(
    store: BlobStore,
    template: str,
    data: Mapping[str, Any],
    at: dt.datetime,
    tell: Tell = lambda done, of: None,
) -> bytes:
    """The report as PDF/A-2b; `tell` hears how many of how many steps are done.

    A picture whose tile archive is not there, or not whole, is named on the sheet as missing.

    Raises:
        StorageUnavailable: the store does not answer.
        FileNotFoundError: the front end was not built, so that there are no fonts.
    """
    steps = len(data.get("pictures", {})) + 1
    files = files_of(store, data, lambda done: tell(done, steps))
    made = typesetting.pdf(template, told(data, files), at=at, files=files)
    tell(steps, steps)
    return made


def told(data: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The data as the template gets it: with the names of the pictures that are not there."""
    missing = [name for name in data.get("pictures", {}) if f"{name}.jpg" not in files]
    return {**data, "missing": missing}


def files_of(
    store: BlobStore, data: Mapping[str, Any], tell: Callable[[int], None] = lambda done: None
) -> dict[str, bytes]:
    """The pictures and drawings of a report by the names its template knows them by."""
    found: dict[str, bytes] = {}
    for done, (name, wanted) in enumerate(data.get("pictures", {}).items()):
        tell(done)
        try:
            found[f"{name}.jpg"] = pictures.jpeg(store, wanted)
        except (BlobNotFound, CorruptTileArchive) as error:
            log.error("report.picture_missing", extra={"image": wanted["image"], "why": str(error)})
    for one in data.get("folios", ()):
        regions = [each for each in one["regions"] if each["path"]]
        found[f"{one['canvas']}.svg"] = drawings.overlay(
            one["width_px"], one["height_px"], regions if one["is_overlaid"] else ()
        )
    for group in {each["group"] for each in data.get("legend", ())}:
        found[f"swatch-{group}.svg"] = drawings.swatch(group)
    if data.get("verify"):
        found["verify.svg"] = drawings.qr_code(data["verify"])
    for number, label in enumerate(data.get("labels_to_stick", ())):
        found[f"label-{number}.svg"] = drawings.qr_code(label["address"])
    return found
