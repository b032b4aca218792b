"""Whatever a secret is wrapped in, the crawler that walks past it knows it again."""

from __future__ import annotations

import asyncio
import base64
import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from storage.blobs import StoreLocation, open_store
from tests.iiif.image.shelved import Collection
from viewer.leaks.crawling import Findings, crawl
from viewer.leaks.kept_back import ClosedPicture, KeptBack, Secret, parts_of
from viewer.leaks.plain import plain
from viewer.leaks.reading import Pictures, Words

BASE = "https://books.example.org"
TOLD = 'Two leaves lie "under the floor" of the café, bequeathed by Ğalymžan & sons'
ARABIC = "وقف الشيخ محمد هذا الكتاب على المدرسة"
BOOK = "m4t9xk2w0bz"
SECRETS = (
    Secret("words", "a", TOLD, tuple(parts_of(TOLD))),
    Secret("words", "b", ARABIC, tuple(parts_of(ARABIC))),
)
Served = Callable[[Request], Response]


def walked(served: Served, pictures: Pictures | None = None, *seeds: str) -> Findings:
    """What the crawler finds in a house that has this behind every address."""
    app = Starlette(routes=[Route("/{rest:path}", served)])
    kept = KeptBack(SECRETS, (), frozenset({BOOK}))

    async def walk() -> Findings:
        transport: Any = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
            return await crawl(
                client, BASE, seeds or ["/"], kept, Words(SECRETS),
                pictures or Pictures(None, ()), most=60,  # type: ignore[arg-type]
            )  # fmt: skip

    return asyncio.run(walk())


def owners(found: Findings) -> set[str]:
    return {one.owner for one in found.leaks}


def page(body: str | bytes, kind: str = "text/html", **headers: str) -> Served:
    return lambda _: Response(body, media_type=kind, headers=headers)


def packed(name: str, body: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, body)
    return made.getvalue()


SHEET = f"<sst><si><t>{TOLD.replace('&', '&amp;')}</t></si><si><t>{ARABIC}</t></si></sst>"
BOTH = f"{TOLD} / {ARABIC}"
PDF = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(BOTH.encode()) + b"\nendstream\n"


@pytest.mark.parametrize(
    "served",
    [
        page(f"<p>x</p><!-- {TOLD} --><!-- {ARABIC} -->"),
        page(f'<script type="application/json">{json.dumps({"a": BOTH})}</script>'),
        page(f"<script>x = {json.dumps(BOTH).replace('&', chr(92) + 'u0026')}</script>"),
        page("".join(f"&#{ord(letter)};" for letter in BOTH)),
        page(BOTH.replace("under", "<mark>und</mark>er").replace("الشيخ", "<i>الشيخ</i>")),
        page(BOTH.replace(" ", "\n   ")),
        page(BOTH.upper()),
        page(f"1;{TOLD.replace(chr(34), chr(34) * 2)};{ARABIC}", "text/csv"),
        page(f"@misc{{x, note = {{{BOTH.replace('&', chr(92) + '&')}}}}}", "application/x-bibtex"),
        page(f"N1  - {TOLD}\r\nN1  - {ARABIC}\r\n", "application/x-research-info-systems"),
        page(f"<x> dct:title {json.dumps(TOLD)}@en, {json.dumps(ARABIC)}@ar .", "text/turtle"),
        page(json.dumps({"dct:title": [TOLD, ARABIC]}), "application/ld+json"),
        page(f"<loc>{BASE}/x?title={quote(BOTH)}</loc>", "application/xml"),
        page(packed("xl/sharedStrings.xml", SHEET), "application/zip"),
        page(packed("a.txt", "x"), "application/zip", Link=f"<x>; title*={quote(BOTH)}"),
        page(gzip.compress(BOTH.encode()), "application/octet-stream"),
        page(gzip.compress(packed("a.txt", BOTH)), "application/gzip"),
        page("x", **{"Content-Disposition": f"attachment; filename*=UTF-8''{quote(BOTH)}.csv"}),
        page("x", ETag=f'"{quote(BOTH)}"'),
        page(PDF, "application/pdf"),
        page(f"<a href='data:text/plain;base64,{base64.b64encode(BOTH.encode()).decode()}'>x</a>"),
        page(b"\xff\xfe" + BOTH.encode("utf-16-le"), "text/csv"),
        lambda _: PlainTextResponse(BOTH, status_code=404),
        lambda _: PlainTextResponse(BOTH, status_code=500),
        lambda _: Response(status_code=303, headers={"location": f"/x/{quote(BOTH)}"}),
        page(
            BOTH.replace("الكتاب", "الكِتَابِ").replace("المدرسة", "المـدرسـة")
            .replace("café", "cafe\u0301").replace("floor", "fl\u200boor")
        ),
    ],
)  # fmt: skip
def test_words_are_known_in_every_wrapping(served: Served) -> None:
    assert owners(walked(served)) == {"a", "b"}


def test_words_that_are_only_alike_are_no_leak() -> None:
    alike = TOLD.replace("lie", "lay").replace("floor", "roof").replace("bequeathed", "left")
    assert walked(page(f"<p>{alike}</p>")).leaks == []


@pytest.mark.parametrize("language", ["kk", "ru", "ar"])
def test_a_page_is_asked_for_in_its_other_languages(language: str) -> None:
    def served(request: Request) -> Response:
        told = TOLD if request.query_params.get("lang") == language else "nothing"
        return Response(told, media_type="text/html", headers={"content-language": "en"})

    assert owners(walked(served, None, f"/manuscripts/{BOOK}")) == {"a"}
    asked = walked(served, None, "/about")
    assert asked.asked == 2, "a page about nothing hidden is asked for in one other language"


def test_an_answer_that_depends_on_what_is_accepted_is_asked_for_in_each_way() -> None:
    def served(request: Request) -> Response:
        is_old = "presentation/2" in request.headers["accept"]
        return Response(
            TOLD if is_old else "{}", media_type="text/plain", headers={"vary": "Accept"}
        )

    assert owners(walked(served)) == {"a"}


def test_a_list_is_followed_to_its_end() -> None:
    def harvest(request: Request) -> Response:
        more = "<resumptionToken cursor='0'>a.b</resumptionToken>"
        is_last = request.query_params.get("resumptionToken") == "a.b"
        return Response(TOLD if is_last else more, media_type="text/xml")

    def answers(request: Request) -> Response:
        is_last = request.query_params.get("after") == "m2"
        return Response(TOLD if is_last else '{"next_after":"m2"}', media_type="application/json")

    assert owners(walked(harvest, None, "/oai?verb=ListRecords&metadataPrefix=tei")) == {"a"}
    assert owners(walked(answers, None, "/api/authorities?after=m1&limit=2")) == {"a"}


def test_an_address_in_a_header_is_followed() -> None:
    def served(request: Request) -> Response:
        if request.url.path == "/hidden":
            return PlainTextResponse(TOLD)
        return Response("x", headers={"link": f'<{BASE}/hidden>; rel="item"'})

    assert owners(walked(served)) == {"a"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pictures, Path]:
    """Two closed pictures, of which everybody gets the second one small; their masters."""
    folder = tmp_path_factory.mktemp("pictures")
    store = open_store(StoreLocation(url=f"file://{tmp_path_factory.mktemp('vault')}"))
    collection, closed = Collection(store, folder), []
    for number, image_id in enumerate(("i1closed000", "i2small0000")):
        dice = random.Random(number)
        small = Image.new("RGB", (12, 15))
        small.putdata([tuple(dice.randrange(40, 240) for _ in range(3)) for _ in range(180)])
        small.resize((1440, 1800), Image.Resampling.BICUBIC).save(folder / f"{image_id}.tif")
        collection.take_in(folder / f"{image_id}.tif", image_id)
        closed.append(
            ClosedPicture(image_id, BOOK, "c", 1440, 1800, number == 1, True)
        )  # fmt: skip
    return Pictures(store, closed), folder


def drawn(folder: Path, image_id: str, form: str, width: int) -> bytes:
    made = io.BytesIO()
    with Image.open(folder / f"{image_id}.tif") as master:
        master.resize((width, width * 5 // 4)).save(made, form, lossless=True)
    return made.getvalue()


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_a_closed_picture_is_known_in_every_format_and_file(
    shelf: tuple[Pictures, Path], form: str
) -> None:
    pictures, folder = shelf
    body = drawn(folder, "i1closed000", form, 300)
    kind = f"image/{form.lower()}"
    inside = base64.b64encode(body).decode()
    for served in (
        page(body, kind),
        page(b"<html>" + body + b"</html>"),
        page(f"<img src='data:{kind};base64,{inside}'>"),
        page(packed("media/image1", body), "application/zip"),
        page(gzip.compress(body), "application/gzip"),
    ):
        assert owners(walked(served, pictures, "/cover")) == {"i1closed000"}


def test_a_picture_that_everybody_gets_small_is_a_leak_when_it_is_large(
    shelf: tuple[Pictures, Path],
) -> None:
    pictures, folder = shelf
    assert walked(page(drawn(folder, "i2small0000", "PNG", 360)), pictures, "/a").leaks == []
    found = walked(page(drawn(folder, "i2small0000", "PNG", 720)), pictures, "/a")
    assert owners(found) == {"i2small0000"}


def test_plain_words_are_the_same_with_and_without_what_stands_on_them() -> None:
    assert plain("Le Café — «Ġalym-žan»\u200f!") == plain("le cafe galym zan")
    assert plain("هٰذَا الكِتَابُ") == plain("هذا الكتاب")
