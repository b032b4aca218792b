"""The four pixel steps of one file, in order, inside the decoding child process.

A file that cannot be taken in gives a `Refused` and leaves nothing behind; what is wrong with the
house (a full disk, bytes that cannot be read) is raised, as a retry may mend it.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.characterise import (
    LibraryError,
    alpha_is_used,
    is_harmless,
    listening,
    open_picture,
    warning_for,
)
from ingest.colour import Shown, colour_space, to_srgb
from ingest.derive import make_archive, upright
from ingest.errors import ScratchFull
from ingest.formats import Format
from ingest.headers.header import Header
from ingest.identify import Identified, identify
from ingest.limits import Limits
from ingest.orientation import Orientation, choose
from ingest.pixels_jp2 import Undecodable
from ingest.prepared import Prepared, Technical
from ingest.refusals import Refused, refuse
from ingest.scratch import remove_scratch, scratch_paths

_DARK_16_BITS = 16
"""A 16-bit master whose overview stays below this (of 255) uses only its lowest 12 bits."""

_REASONS = (
    ("out of memory", "too_much_memory"),
    ("unable to allocate", "too_much_memory"),
    ("premature end of jpeg", "truncated"),
    ("premature end of input", "truncated"),
    ("not configured", "unsupported_kind"),
    ("not implemented", "unsupported_kind"),
    ("unsupported", "unsupported_kind"),
    ("not supported", "unsupported_kind"),
)


def prepare_here(
    path: Path, original_name: str, archive_path: Path, limits: Limits
) -> Prepared | Refused:
    """Identify, characterise, colour and derive one file, in this process and without its limits.

    Raises:
        SourceUnreadable, ScratchFull: see ingest.errors.
    """
    identified = identify(path, original_name, limits)
    if isinstance(identified, Refused):
        return identified
    try:
        return _decode(path, original_name, archive_path, limits, identified)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ScratchFull(str(archive_path.parent)) from error
        raise
    finally:
        remove_scratch(archive_path)


def _decode(
    path: Path, name: str, archive_path: Path, limits: Limits, identified: Identified
) -> Prepared | Refused:
    header = identified.header
    orientation = choose(header.exif_orientation, header.xmp_orientation)
    try:
        made = _make(path, header, orientation, archive_path)
    except Undecodable as error:
        return refuse("damaged", name, detail=str(error))
    except MemoryError:
        return refuse("too_much_memory", name, limit=limits.memory_bytes_max // 1_000_000)
    except LibraryError as error:
        return _refuse_by(str(error), name, archive_path, limits, header)
    grave = next((line for line in made.complaints if not is_harmless(line)), None)
    if grave:
        return refuse("damaged", name, detail=grave)
    part, _ = scratch_paths(archive_path)
    part.replace(archive_path)
    return Prepared(
        technical=_technical(header, orientation, made),
        warnings=_warnings(identified, orientation, made),
        archive_path=archive_path,
        archive_sha256=made.etag,
        archive_bytes=archive_path.stat().st_size,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """An unfinished archive and how it came to be."""

    shown: Shown
    etag: str
    brightest: float
    decoder: str
    version: str
    complaints: tuple[str, ...]


def _make(
    path: Path,
    header: Header,
    orientation: Orientation,
    archive_path: Path,
    *,
    lenient: bool = False,
) -> _Made:
    part, turning = scratch_paths(archive_path)
    with listening() as complaints:
        try:
            image, decoder, version = open_picture(path, header, lenient=lenient)
            shown = to_srgb(image, header, transparent=alpha_is_used(path, header))
            etag, overview = make_archive(upright(shown.image, orientation, turning), part)
        except LibraryError as error:
            if header.format is not Format.JPEG or lenient or not is_harmless(str(error)):
                raise
            again = _make(path, header, orientation, archive_path, lenient=True)
            return replace(again, complaints=(*again.complaints, str(error)))
    return _Made(shown, etag, overview.max(), decoder, version, tuple(complaints.lines))


def _warnings(identified: Identified, orientation: Orientation, made: _Made) -> tuple[str, ...]:
    found = [*identified.warnings, *orientation.warnings, *made.shown.warnings]
    found.extend(warning_for(complaint) for complaint in made.complaints)
    if identified.bits == 16 and made.brightest < _DARK_16_BITS:
        found.append("few_levels")
    return tuple(dict.fromkeys(found))


def _refuse_by(
    complaint: str, name: str, archive_path: Path, limits: Limits, header: Header
) -> Refused:
    """The reason in a complaint of libvips, which knows no error kinds."""
    text = complaint.lower()
    if os.strerror(errno.ENOSPC).lower() in text or os.strerror(errno.EDQUOT).lower() in text:
        raise ScratchFull(str(archive_path.parent))
    key = next((key for words, key in _REASONS if words in text), "damaged")
    values: dict[str, str | int] = {}
    if key == "too_much_memory":
        values["limit"] = limits.memory_bytes_max // 1_000_000
    if key == "unsupported_kind":
        values.update(
            what=f"a {header.compression} coding not known here", format=header.format.label
        )
    return refuse(key, name, detail=complaint, **values)


def _technical(header: Header, orientation: Orientation, made: _Made) -> Technical:
    profile = made.shown.profile
    width, height = orientation.upright(header.width, header.height)
    return Technical(
        format=header.format.value,
        puid=header.puid,
        width_px=width,
        height_px=height,
        bits=header.bits,
        bands=header.bands,
        colour_space=colour_space(header),
        icc_name=profile.name if profile else None,
        icc_sha256=profile.sha256 if profile else None,
        colour_assumed=made.shown.assumed,
        orientation=orientation.value,
        dpi=header.dpi,
        compression=header.compression,
        pages=header.pages,
        decoder=made.decoder,
        decoder_version=made.version,
    )
