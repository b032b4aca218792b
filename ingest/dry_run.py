"""What would happen with a folder of scans, told without writing anything anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from catalog.errors import BadRecord
from catalog.manuscripts import Description, find_by_shelfmark
from ingest import decisions
from ingest.arrange import Arrangement, ArrivedFile, arrange
from ingest.deposit_errors import BadAnswer, BadDescription, BadPageList
from ingest.folder_contents import looks_like_image, not_an_image
from ingest.folder_walk import FolderFile
from ingest.formats import HEAD_BYTES
from ingest.identify import Identified, identify
from ingest.limits import Limits
from ingest.page_lists import PageList, read_page_list
from ingest.refusals import Refused
from ingest.staging import FolderListing, list_folder, read_chunks
from storage.digests import digest_chunks


def dry_run(
    sessions: sessionmaker[Session],
    folder: Path,
    limits: Limits,
    answers: Mapping[str, Mapping[str, Any]],
) -> list[str]:
    """One line for each file (side, format, size; or why it is no page), then questions and gaps.

    Headers are read and bytes hashed, pictures are not decoded: a file that is damaged further
    in is found only when it is brought in.

    Raises:
        NotADirectoryError: `folder` is no folder.
    """
    listing = list_folder(folder)
    photographed, described = _known(sessions, listing)
    found = {name: _look(file, limits) for name, file in listing.page_paths.items()}
    images = [
        ArrivedFile(place, name, digest_chunks(read_chunks(listing.page_paths[name].path)).sha512)
        for place, (name, seen) in enumerate(found.items(), start=1)
        if seen is not None
    ]
    label_of = {sha512: label for label, sha512 in photographed.items()}
    images = [
        ArrivedFile(one.ordinal, one.name, one.sha512, label_of.get(one.sha512)) for one in images
    ]
    page_list, listed = _page_list(listing)
    try:
        arrangement = arrange(images, page_list, answers, photographed)
    except BadAnswer as error:
        return [*described, *listed, str(error)]
    lines = _lines(listing, found, images, arrangement)
    asked = [f"Question ({one.id}): {one.notice.sentence}" for one in arrangement.questions]
    warned = [f"Note: {warning.sentence}" for warning in arrangement.warnings]
    return [*described, *listed, *lines, *asked, *warned, _count(found, arrangement, listing)]


def _look(file: FolderFile, limits: Limits) -> Identified | Refused | None:
    """What a file is by its header; None if it neither is nor claims to be an image."""
    with file.path.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    return identify(file.path, file.name, limits) if looks_like_image(file.name, head) else None


def _known(
    sessions: sessionmaker[Session], listing: FolderListing
) -> tuple[dict[str, str], list[str]]:
    """Sides the catalogue has photographs of, if the description names a known manuscript."""
    if listing.description is None:
        return {}, []
    try:
        mapping = decisions.read_description(
            listing.description.name, listing.description.read_bytes()
        )
    except (BadDescription, BadRecord) as error:
        return {}, [str(error)]
    described = Description.from_mapping(mapping)
    with sessions() as session:
        known = find_by_shelfmark(session, described.holder_id, described.shelfmark)
        if known is None:
            return {}, [f"A new manuscript: {described.shelfmark}."]
        return decisions.photographed_sides(session, known.id), [
            f"Pages would be added to {described.shelfmark}, which the catalogue has already."
        ]


def _page_list(listing: FolderListing) -> tuple[PageList | None, list[str]]:
    if listing.page_list is None:
        return None, []
    try:
        return read_page_list(listing.page_list.read_bytes()), []
    except BadPageList as error:
        return None, [str(error)]


def _lines(
    listing: FolderListing,
    found: Mapping[str, Identified | Refused | None],
    images: list[ArrivedFile],
    arrangement: Arrangement,
) -> list[str]:
    ordinals = {one.name: one.ordinal for one in images}
    lines = []
    for expected in listing.expected:
        seen = found.get(expected.name)
        if expected.aside is not None:
            lines.append(f"  -  {expected.aside.sentence}")
        elif expected.name in listing.untaken:
            lines.append(f"  !  {listing.untaken[expected.name].sentence}")
        elif seen is None:
            lines.append(f"  -  {not_an_image(expected.name).sentence}")
        elif isinstance(seen, Refused):
            lines.append(f"  !  {seen.sentence}")
        else:
            lines.append(_page_line(expected.name, seen, ordinals[expected.name], arrangement))
    return lines


def _page_line(name: str, seen: Identified, ordinal: int, arrangement: Arrangement) -> str:
    if ordinal in arrangement.left_aside:
        return f"  -  {arrangement.left_aside[ordinal].sentence}"
    label = arrangement.labels.get(ordinal, "?")
    here = ", in the catalogue already" if ordinal in arrangement.already_here else ""
    return f"{label:>8}  {name}  {seen.format.label} {seen.width} x {seen.height} px{here}"


def _count(
    found: Mapping[str, Identified | Refused | None],
    arrangement: Arrangement,
    listing: FolderListing,
) -> str:
    images = [seen for seen in found.values() if seen is not None]
    refused = sum(isinstance(seen, Refused) for seen in images)
    pages = len(images) - refused - len(arrangement.left_aside)
    refused += len(listing.untaken)
    return f"{len(images)} images, {pages} pages, {refused} refused; nothing was written."
