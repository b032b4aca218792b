"""The image server: a raw ASGI callable for everything under /iiif/3/ and /iiif/2/.

The fastest path of the house (D1). A tile asked for again in the same spelling costs one
dictionary look-up, a comparison of numbers for its access, one read and one send. A new spelling
is looked up as it came, then in canonical form; only what is no entry of the archive is drawn.
The catalogue is asked when an image is opened and when the access generation has moved on, which
is polled once a second at most; never for a tile.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable, Iterable

from catalog.access.tiers import Grant
from catalog.images import ServedImage, small_id
from catalog.uris import Uris
from iiif.errors import BadImageRequest, Busy, Restricted, TooLarge, Withheld
from iiif.image.access import AccessWatch
from iiif.image.documents import closed_answer, info_answer
from iiif.image.geometry import Limits
from iiif.image.handling import check, limits_of, too_large_for_download
from iiif.image.info import PROFILE_LINKS
from iiif.image.render_cache import RenderCache
from iiif.image.render_job import RECIPE, plan
from iiif.image.render_pool import RenderPool
from iiif.image.replies import (
    CORS,
    IMMUTABLE,
    METHODS,
    PREFLIGHT,
    PRIVATE,
    SHORT_LIVED,
    UNCACHED,
    Answer,
    Header,
    Receive,
    Scope,
    Send,
    problem,
    problem_of,
    reply,
    same,
)
from iiif.image.request import FORMATS, ImageRequest, decode_part, parse
from iiif.image.shelf import OpenImage, Shelf
from iiif.image.small import small_entry
from iiif.image.studio import Studio, VisitorLeft
from storage.blobs import BlobStore

log = logging.getLogger("kitabdar.iiif.image")

SPELLINGS_MAX = 4096

_VERSIONS = {"/iiif/3/": 3, "/iiif/2/": 2}
_PREFIX_LENGTH = 8
_READY = "/0/default.jpg"


class Spelling:
    """A path that was asked for and the archive entry behind it, headers ready to be sent."""

    __slots__ = ("_lines", "headers", "image", "length", "offset")

    def __init__(
        self, image: OpenImage, place: tuple[int, int], headers: tuple[Header, ...]
    ) -> None:
        self.image = image
        self.offset, self.length = place
        self.headers = headers
        self._lines = b""

    def lines(self) -> bytes:
        """The headers as they go over the wire, up to the empty line (RFC 9112, 2.1)."""
        if not self._lines:
            lines = (name + b": " + value + b"\r\n" for name, value in self.headers)
            self._lines = b"".join(lines) + b"\r\n"
        return self._lines


class ImageServer:
    """IIIF Image API 3.0 and 2.1 over the tile archives of one store.

    `lookup` asks the catalogue for an image and `access_generation` for the number that changes
    with every change of access; `admit` whether whoever sends a request may see an image that is
    withheld, or not for everybody, in full. All may block and are called in threads. Each process
    has a server of its own.
    """

    def __init__(
        self,
        store: BlobStore,
        *,
        lookup: Callable[[str], ServedImage | None],
        access_generation: Callable[[], int],
        uris: Uris,
        render_pool: RenderPool,
        render_cache: RenderCache,
        limits: Limits,
        index_memory_bytes: int,
        admit: Callable[[Scope, str], bool] = lambda scope, image_id: False,
    ) -> None:
        self.uris = uris
        self._admit = admit
        self.limits = limits
        self.shelf = Shelf(store, lookup, index_memory_bytes, self._forget)
        self.studio = Studio(render_pool, render_cache)
        self._access = AccessWatch(access_generation)
        self._spellings: dict[bytes, Spelling] = {}
        self._older: dict[bytes, Spelling] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one HTTP request."""
        if scope["method"] == "GET":
            known = self._spellings.get(scope["raw_path"])
            body = known and self._ready_body(known, scope["headers"])
            if known and body:
                start = {"type": "http.response.start", "status": 200, "headers": known.headers}
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
        await self._answer(scope, receive, send)

    def ready_reply(
        self, url: bytes, headers: Iterable[tuple[bytes, bytes]]
    ) -> tuple[bytes, bytes] | None:
        """Header lines and body for a GET of `url`, if nothing needs to be asked or waited for.

        The short cut of `iiif/image/wire.py`; None sends the request the usual way.
        """
        known = self._spellings.get(url)
        if known is None:
            return None
        body = self._ready_body(known, headers)
        return None if body is None else (known.lines(), body)

    def _ready_body(self, known: Spelling, headers: Iterable[tuple[bytes, bytes]]) -> bytes | None:
        image = known.image
        now = time.monotonic()
        if (
            image.generation != self._access.epoch
            or now >= self._access.due
            or image.descriptor < 0
        ):
            return None
        for name, _ in headers:
            if name == b"if-none-match":
                return None
        image.used = now
        try:
            body = os.pread(image.descriptor, known.length, known.offset)
        except OSError:
            return None  # the usual way meets the same error, and tells it
        return body if len(body) == known.length else None

    async def close(self) -> None:
        """Ends the rendering children and closes all files."""
        self._access.close()
        await self.studio.close()
        self.shelf.close()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw: bytes = scope["raw_path"]
        method: str = scope["method"]
        path = raw.decode("ascii", "replace")
        try:
            if method == "OPTIONS":
                answer: Answer = (204, PREFLIGHT, b"")
            elif method not in ("GET", "HEAD"):
                sentence = f"The method {method} is not for images: use GET or HEAD."
                answer = problem(
                    self.uris, "method-not-allowed", sentence, path, (b"allow", METHODS)
                )
            else:
                answer = await self._seen(scope, raw, path, receive)
        except VisitorLeft:
            return
        except Exception as error:
            answer = problem_of(self.uris, error, path)
        status, headers, body = answer
        await reply(send, status, headers, body, head=method == "HEAD")

    async def _seen(self, scope: Scope, raw: bytes, path: str, receive: Receive) -> Answer:
        headers = dict(scope["headers"])
        try:
            return await self._read(raw, path, headers, receive)
        except (Withheld, Restricted) as closed:
            image_id = decode_part(path[_PREFIX_LENGTH:].split("/")[0])
            if not await asyncio.to_thread(self._admit, scope, image_id):
                if isinstance(closed, Restricted):
                    return await self._closed(image_id, path, headers, receive)
                raise
            is_restricted = isinstance(closed, Restricted)
            log.debug("image.behind", extra={"image": image_id, "reason": str(closed)})
        image = await self.shelf.open_withheld(image_id)
        status, told, body = await self._answer_of(image, raw, path, headers, receive, None)
        # A viewer on another site reads the document with its token, never a picture.
        open_to_scripts = is_restricted and _is_info(path)
        barred = (b"cache-control",) if open_to_scripts else (b"cache-control", CORS[0])
        kept = [header for header in told if header[0] not in barred]
        return status, (*kept, PRIVATE, (b"vary", b"Cookie, Authorization")), body

    async def _closed(
        self, image_id: str, path: str, headers: dict[bytes, bytes], receive: Receive
    ) -> Answer:
        """What those get who may not see the whole image: its small picture, or where to ask."""
        served = await asyncio.to_thread(self.shelf.lookup, image_id)
        if served is None or served.withheld:
            raise Withheld(image_id)
        version = _VERSIONS[path[:_PREFIX_LENGTH]]
        if _is_info(path):
            return closed_answer(self.uris, image_id, served, version, headers)
        if served.grant is Grant.SMALL:
            image = await self.shelf.open(small_id(image_id), self._access.epoch)
            parts = [decode_part(part) for part in path[_PREFIX_LENGTH:].split("/")[1:]]
            if small_entry(image, parts, version) is not None:
                status, told, body = await self._answer_of(image, b"", path, headers, receive, None)
                kept = [header for header in told if header[0] != b"cache-control"]
                return status, (*kept, UNCACHED), body
        raise Restricted(image_id)

    async def _read(
        self, raw: bytes, path: str, headers: dict[bytes, bytes], receive: Receive
    ) -> Answer:
        await self._access.know()
        known = self._spellings.get(raw) or self._older.get(raw)
        if known is not None and known.image.generation == self._access.epoch:
            self._remember(raw, known)
            return await self._entry(known, headers.get(b"if-none-match"))
        image_id = decode_part(path[_PREFIX_LENGTH:].split("/")[0])
        image = self.shelf.find(image_id, self._access.epoch)
        if image is None:
            image = await self.shelf.open(image_id, self._access.epoch)
        return await self._answer_of(image, raw, path, headers, receive, self._remember)

    async def _answer_of(
        self,
        image: OpenImage,
        raw: bytes,
        path: str,
        headers: dict[bytes, bytes],
        receive: Receive,
        remember: Callable[[bytes, Spelling], None] | None,
    ) -> Answer:
        tag = headers.get(b"if-none-match")
        version = _VERSIONS[path[:_PREFIX_LENGTH]]
        rest = path[_PREFIX_LENGTH:].split("/")[1:]
        image_id = image.image_id
        image.used = time.monotonic()
        if not rest or rest == [""]:
            where = (b"location", self.uris.info(image_id, version).encode())
            return 303, (where, CORS, SHORT_LIVED), b""
        if rest == ["info.json"]:
            return info_answer(self.uris, self.limits, image, version, headers)
        if len(rest) != 4:
            raise BadImageRequest(
                "After the identifier an image address has four parts, "
                "region/size/rotation/quality.format, or is info.json."
            )
        found = await self._picture(image, version, rest, tag, receive)
        if isinstance(found, Spelling):
            if remember is not None:
                remember(raw, found)
            return await self._entry(found, tag)
        return found

    async def _picture(
        self,
        image: OpenImage,
        version: int,
        parts: list[str],
        tag: bytes | None,
        receive: Receive,
    ) -> Spelling | Answer:
        if image.served.is_small:
            found = small_entry(image, [decode_part(part) for part in parts], version)
            if found is None:
                raise BadImageRequest(
                    "Of this page there is a small picture for everybody, whole, as JPEG, in the "
                    "sizes that its info.json lists."
                )
            return self._spelling(image, version, *found)
        if version == 3 and parts[2] == "0" and parts[3] == "default.jpg":
            place = image.index.find("/".join(parts))
            if place is not None:
                canonical = _canonical_entry(image, parts, limits_of(image.served, self.limits))
                return self._spelling(image, 3, place, canonical)
        request = self._parse(image, version, [decode_part(part) for part in parts])
        if request.entry is not None:
            place = image.index.find(request.entry)
            if place is not None:
                return self._spelling(image, version, place, request.canonical)
        check(image.served, request)
        etag = image.etag[:-1] + f'-{RECIPE}"'.encode()
        headers: tuple[Header, ...] = (
            (b"content-type", FORMATS[request.format]),
            (b"etag", etag),
            IMMUTABLE,
            CORS,
            self._link(image, version, request.canonical),
        )
        if same(tag, etag):
            return 304, headers[1:], b""
        name = f"{image.image_id} {etag.decode()} {request.drawn}"
        body = await self.studio.picture(
            name,
            lambda: plan(
                request,
                image.geometry,
                image.index,
                self.shelf.store.location,
                image.key,
                self.limits,
            ),
            receive,
        )
        return 200, headers, body

    def _parse(self, image: OpenImage, version: int, parts: list[str]) -> ImageRequest:
        limits = limits_of(image.served, self.limits)
        try:
            return parse(parts, version, image.geometry, limits)
        except TooLarge:
            if image.served.is_for_download:
                raise
            raise too_large_for_download(image.served) from None

    async def _entry(self, known: Spelling, tag: bytes | None) -> Answer:
        image = known.image
        image.used = time.monotonic()
        headers = known.headers[:-1]  # the length is added when the answer is sent
        if same(tag, image.etag):
            return 304, headers[1:], b""
        if self.shelf.is_local:
            body = self.shelf.read(image, known.offset, known.length)
        else:
            body = await asyncio.to_thread(self.shelf.read, image, known.offset, known.length)
        if len(body) != known.length:
            # The archive was exchanged under an old index; the next visitor opens it anew.
            self.shelf.put_away(image)
            raise Busy("The tiles of this image are being replaced; please ask again.", 1)
        return 200, headers, body

    def _spelling(
        self, image: OpenImage, version: int, place: tuple[int, int], canonical: str
    ) -> Spelling:
        length = (b"content-length", str(place[1]).encode())
        link = self._link(image, version, canonical)
        return Spelling(image, place, (*image.headers, link, length))

    def _link(self, image: OpenImage, version: int, canonical: str) -> Header:
        address = self.uris.image_request(image.image_id, canonical, version)
        profile = PROFILE_LINKS[version, image.served.is_uncut]
        return b"link", f'<{address}>;rel="canonical",{profile}'.encode()

    def _remember(self, raw: bytes, spelling: Spelling) -> None:
        # Two dictionaries in turn: the bound holds, and what is asked for often survives.
        if len(self._spellings) >= SPELLINGS_MAX:
            self._older = self._spellings
            self._spellings = {}
        self._spellings[raw] = spelling

    def _forget(self, image: OpenImage) -> None:
        for spellings in (self._spellings, self._older):
            for raw in [raw for raw, known in spellings.items() if known.image is image]:
                del spellings[raw]


def _is_info(path: str) -> bool:
    return path[_PREFIX_LENGTH:].split("/")[1:] == ["info.json"]


def _canonical_entry(image: OpenImage, parts: list[str], limits: Limits) -> str:
    # 3.0 section 4.7: the largest size the region is given out in is spelled max.
    region, size, turn, last = parts
    if region == "full":
        width, height = image.geometry.largest(image.geometry.box, limits, enlarge=False)
        own = size == f"{width},{height}"
    else:
        own = region.endswith("," + size)
    return f"{region}/{'max' if own else size}/{turn}/{last}"
