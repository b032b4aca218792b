"""The built front end is found by its manifest and served so that it is fetched once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from viewer.assets import ADDRESS, Assets, BuiltFiles

MANIFEST = {
    "src/site.js": {"file": "assets/site-1.js", "name": "site", "isEntry": True,
                    "css": ["assets/site-1.css"]},
    "src/reader.js": {"file": "assets/reader-1.js", "name": "reader", "isEntry": True,
                      "imports": ["_shared.js"], "css": ["assets/reader-1.css"]},
    "_shared.js": {"file": "assets/shared-1.js", "imports": ["_deep.js"],
                   "css": ["assets/shared-1.css"]},
    "_deep.js": {"file": "assets/deep-1.js", "imports": ["_shared.js"]},
    "node_modules/a/amiri-arabic-400-normal.woff2": {"file": "assets/amiri-1.woff2"},
}  # fmt: skip


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST), "utf-8")
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "site-1.js").write_text("plain", "utf-8")
    (assets / "site-1.js.br").write_bytes(b"as brotli")
    (assets / "site-1.js.gz").write_bytes(b"as gzip")
    (assets / "amiri-1.woff2").write_bytes(b"wOF2")
    return tmp_path


@pytest.fixture
def served(dist: Path) -> TestClient:
    return TestClient(Starlette(routes=[Mount(ADDRESS, BuiltFiles(dist))]))


def test_an_entry_brings_the_styles_and_modules_it_imports_in_order(dist: Path) -> None:
    entry = Assets(dist).entry("reader")
    assert entry.script == f"{ADDRESS}/assets/reader-1.js"
    assert entry.styles == (f"{ADDRESS}/assets/shared-1.css", f"{ADDRESS}/assets/reader-1.css")
    assert set(entry.preloads) == {f"{ADDRESS}/assets/shared-1.js", f"{ADDRESS}/assets/deep-1.js"}


def test_a_font_is_found_by_its_source_name(dist: Path) -> None:
    assets = Assets(dist)
    assert assets.file("amiri-arabic-400-normal.woff2") == f"{ADDRESS}/assets/amiri-1.woff2"
    assert assets.file("comic.woff2") is None


def test_an_entry_that_was_not_built_is_a_clear_error(dist: Path) -> None:
    with pytest.raises(LookupError, match="without the entry 'damage'"):
        Assets(dist).entry("damage")


def test_pages_stay_readable_before_the_first_build(tmp_path: Path) -> None:
    entry = Assets(tmp_path).entry("site")
    assert (entry.script, entry.styles, entry.preloads) == (None, (), ())


@pytest.mark.parametrize(
    ("accepted", "body", "coding"),
    [
        ("gzip, deflate, br", "as brotli", "br"),
        ("gzip", "as gzip", "gzip"),
        ("identity", "plain", None),
        ("zstd;q=1.0, br;q=0.9", "as brotli", "br"),
    ],
)
def test_a_file_goes_out_in_the_best_form_that_lies_ready(
    served: TestClient, accepted: str, body: str, coding: str | None
) -> None:
    with served.stream(
        "GET", f"{ADDRESS}/assets/site-1.js", headers={"accept-encoding": accepted}
    ) as answer:
        assert b"".join(answer.iter_raw()).decode() == body
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_client_that_has_the_file_gets_no_body(served: TestClient) -> None:
    first = served.get(f"{ADDRESS}/assets/amiri-1.woff2")
    assert first.headers["content-type"] == "font/woff2"
    again = served.get(
        f"{ADDRESS}/assets/amiri-1.woff2", headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", [".vite/manifest.json", "assets/../../secret", "assets", "none.js"]
)
def test_nothing_else_is_served(served: TestClient, path: str) -> None:
    assert served.get(f"{ADDRESS}/{path}").status_code == 404
