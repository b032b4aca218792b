"""Whether an answer holds something that is kept back: its words, and its pictures."""

from __future__ import annotations

import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, unquote_plus

from PIL import Image, ImageChops, ImageStat

from storage.blobs.contract import BlobStore
from storage.errors import BlobNotFound, CorruptTileArchive
from storage.tile_archives import archive_key, read_index
from storage.tile_pyramid import TILE_PX, thumbnail_size, whole_sizes
from viewer.leaks.kept_back import PLAIN_MIN, ClosedPicture, Secret
from viewer.leaks.plain import plain
from viewer.leaks.unfolding import is_picture, pieces, readings

_WINDOW: Final = PLAIN_MIN
_LOOK_PX: Final = 24
# Grey levels of 256: a page compressed once more differs by one or two, another page by thirty.
_ALIKE_MAX: Final = 5.0
_EVEN_MAX: Final = 6.0
_IMAGE_PATH: Final = re.compile(r"/iiif/[23]/([^/?#]+)")


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that came out: what, whose, and at which address."""

    kind: str
    owner: str
    address: str


class Words:
    """Finds any of many secrets in a text in one walk; both are plain words."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_start: dict[str, list[tuple[str, Secret]]] = defaultdict(list)
        for one in secrets:
            for part in map(plain, one.parts or (one.words,)):
                if len(part) >= _WINDOW:
                    self._by_start[part[:_WINDOW]].append((part, one))

    def in_text(self, text: str) -> Iterator[tuple[str, Secret]]:
        """Every part of a secret that stands in the text, from the beginning of a word on."""
        starts, place = self._by_start, 0
        while True:
            for part, one in starts.get(text[place : place + _WINDOW], ()):
                if text.startswith(part, place):
                    yield part, one
            place = text.find(" ", place) + 1
            if not place:
                return

    def leaks(self, address: str, body: bytes, headers: str) -> Iterator[Leak]:
        """What of the secrets is in an answer; what the address itself names is no news."""
        asked = plain(unquote_plus(address))
        seen = {
            (one.kind, one.owner)
            for number, piece in enumerate(pieces(body))
            for text in readings(piece, "" if number else headers)
            for part, one in self.in_text(text)
            if part not in asked and one.only_at in address
        }
        for kind, owner in sorted(seen):
            yield Leak(kind, owner, address)


@dataclass(frozen=True, slots=True)
class _Look:
    picture: ClosedPicture
    grey: Image.Image


class Pictures:
    """Knows every picture that is kept back, by its bytes and by its looks."""

    def __init__(self, store: BlobStore, pictures: Sequence[ClosedPicture]) -> None:
        self._by_id = {one.image_id: one for one in pictures}
        self._by_digest: dict[str, ClosedPicture] = {}
        self._open: set[str] = set()
        self._looks: list[_Look] = []
        for one in pictures:
            self._read(store, one)

    def leaks(self, address: str, media_type: str, body: bytes) -> Iterator[Leak]:
        """The pictures in an answer that are kept back."""
        named = _IMAGE_PATH.search(address)
        image_id = unquote(named[1]).removesuffix(".small") if named else ""
        found = self._by_id.get(image_id)
        if media_type.startswith("image/") and found is not None and not self._is_open(body):
            yield Leak("picture of a closed page", found.image_id, address)
            return
        known = {self._known(each) for each in pieces(body) if is_picture(each)}
        for one in sorted(filter(None, known), key=lambda each: each.image_id):
            yield Leak("picture of a closed page", one.image_id, address)

    def _is_open(self, body: bytes) -> bool:
        return hashlib.sha256(body).hexdigest() in self._open

    def _known(self, body: bytes) -> ClosedPicture | None:
        found = self._by_digest.get(hashlib.sha256(body).hexdigest())
        if found is not None or self._is_open(body):
            return found
        grey, size = _look_of(body)
        if grey is None:
            return None
        for one in self._looks:
            if one.picture.is_small_open and max(size) <= TILE_PX:
                continue
            if ImageStat.Stat(ImageChops.difference(grey, one.grey)).mean[0] < _ALIKE_MAX:
                return one.picture
        return None

    def _read(self, store: BlobStore, one: ClosedPicture) -> None:
        key = archive_key(one.image_id)
        try:
            index = read_index(store, key)
        except (BlobNotFound, CorruptTileArchive):
            return
        small = {f"full/{w},{h}/0/default.jpg" for w, h in _small(one)}
        for path in index.paths():
            place = index.find(path)
            if place is None or not path.endswith(".jpg"):
                continue
            body = store.read_range(key, *place)
            digest = hashlib.sha256(body).hexdigest()
            if one.is_small_open and path in small:
                self._open.add(digest)
            else:
                self._by_digest[digest] = one
            if path in small:
                grey, _ = _look_of(body)
                if grey is not None and ImageStat.Stat(grey).stddev[0] >= _EVEN_MAX:
                    self._looks.append(_Look(one, grey))


def _small(one: ClosedPicture) -> list[tuple[int, int]]:
    sizes = whole_sizes(one.width, one.height)
    level = max((size for size in sizes if max(size) <= TILE_PX), key=max)
    width, height = thumbnail_size(*level)
    near = (-1, 0, 1)
    return [level, *((width + x, height + y) for x in near for y in near)]


def _look_of(body: bytes) -> tuple[Image.Image | None, tuple[int, int]]:
    try:
        with Image.open(io.BytesIO(body)) as picture:
            grey = picture.convert("L").resize((_LOOK_PX, _LOOK_PX), Image.Resampling.BOX)
            return grey, picture.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return None, (0, 0)
