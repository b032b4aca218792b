"""The lines of a page list and the files that came, brought together."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.codicology.folios import FolioLabel, parse_label
from catalog.errors import AmbiguousLabel, BadFolioLabel
from ingest.page_lists import ListedPage, PageList

_SHOWN_MAX = 5


@dataclass(frozen=True, slots=True)
class Matched:
    """Labels by file name, and a sentence for each sort of disagreement."""

    labels: Mapping[str, FolioLabel]
    faults: tuple[str, ...] = ()
    files_concerned: tuple[str, ...] = ()


def match_page_list(page_list: PageList | None, names: Sequence[str]) -> Matched:
    """Find the file of each line of the list.

    By its exact name, else in another Unicode spelling (NFC), else by the last part of its name
    or without its extension, if that fits one file only.
    """
    if page_list is None:
        return Matched({})
    finder = _Finder(names)
    labels: dict[str, FolioLabel] = {}
    unknown, odd = [], []
    for page in page_list.pages:
        name = finder.find(page)
        if name is None or name in labels:
            unknown.append(page.file)
            continue
        try:
            labels[name] = parse_label(page.label)
        except (AmbiguousLabel, BadFolioLabel) as error:
            odd.append((name, f"Line {page.line}: {error}"))
    unlisted = [name for name in names if name not in labels and name not in dict(odd)]
    faults = [sentence for _, sentence in odd[:_SHOWN_MAX]]
    if unknown:
        faults.append(f"No file came for {_shown(unknown)}.")
    if unlisted:
        faults.append(f"The list does not name {_shown(unlisted)}.")
    return Matched(labels, tuple(faults), (*(name for name, _ in odd), *unlisted))


class _Finder:
    """Looks names up in ever more lenient spellings, each only where it is unique."""

    def __init__(self, names: Sequence[str]) -> None:
        self._exact = set(names)
        self._lenient: list[dict[str, str | None]] = []
        for spell in (_nfc, _last_part, _without_extension):
            spelled: dict[str, str | None] = {}
            for name in names:
                key = spell(name)
                spelled[key] = None if key in spelled else name
            self._lenient.append(spelled)

    def find(self, page: ListedPage) -> str | None:
        """The one file this line means, if there is one."""
        if page.file in self._exact:
            return page.file
        for spell, spelled in zip(
            (_nfc, _last_part, _without_extension), self._lenient, strict=True
        ):
            found = spelled.get(spell(page.file))
            if found is not None:
                return found
        return None


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _last_part(name: str) -> str:
    return _nfc(name).rsplit("/", 1)[-1]


def _without_extension(name: str) -> str:
    stem, dot, extension = _last_part(name).rpartition(".")
    return stem if dot and extension.isalnum() else _last_part(name)


def _shown(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN_MAX} more" if len(names) > _SHOWN_MAX else ""
    return ", ".join(repr(name) for name in names[:_SHOWN_MAX]) + more
