"""Files of transcriptions as somebody sends them: single ones, and those in a ZIP."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalog.language import without_turns
from catalog.transcription.errors import BadTranscription
from catalog.xml.safe import BYTES_MAX

FILES_MAX: Final = 2_000
BYTES_IN_ALL_MAX: Final = 200_000_000
_NAME_LENGTH_MAX: Final = 200
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f/\\]+")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file and what its sender calls it."""

    name: str
    data: bytes


def unpacked(files: Iterable[SentFile]) -> Iterator[SentFile]:
    """Every file, those of a ZIP one after the other in the order of their names.

    Raises:
        BadTranscription: a ZIP cannot be read, or there is more than can be taken at once.
    """
    count = size = 0
    for one in (inner for sent in files for inner in _within(sent)):
        count, size = count + 1, size + len(one.data)
        if count > FILES_MAX or size > BYTES_IN_ALL_MAX:
            raise BadTranscription(
                f"At most {FILES_MAX} files with {BYTES_IN_ALL_MAX // 1_000_000} MB are read at "
                "once: send them in parts.",
                key="too-much",
                files=FILES_MAX,
                megabytes=BYTES_IN_ALL_MAX // 1_000_000,
            )
        yield one


def fit_name(name: str) -> str:
    """The name without folders and without marks that steer a screen or the text around it."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    fit = _UNFIT.sub("_", without_turns(last)).strip(". ")[-_NAME_LENGTH_MAX:]
    return fit or "transcription.xml"


def _within(sent: SentFile) -> Iterator[SentFile]:
    if not sent.data.startswith(b"PK\x03\x04"):
        yield SentFile(fit_name(sent.name), sent.data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(sent.data)) as archive:
            inside = [one for one in archive.infolist() if _is_transcription(one)]
            for one in sorted(inside, key=lambda info: info.filename):
                with archive.open(one) as opened:
                    # One more than is read: the parser says that it is too large.
                    yield SentFile(fit_name(one.filename), opened.read(BYTES_MAX + 1))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadTranscription(
            f"The file {fit_name(sent.name)!r} is a ZIP that cannot be read: pack it again without "
            "a password.",
            key="zip",
            name=fit_name(sent.name),
        ) from error


def _is_transcription(info: zipfile.ZipInfo) -> bool:
    """Leave out folders, and what programs of one system leave beside the files of a ZIP."""
    name = info.filename
    hidden = name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
    return not info.is_dir() and not hidden and name.lower().endswith(".xml")
