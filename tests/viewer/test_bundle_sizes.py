"""What a page costs: scripts in gzip, as they travel, against the budgets of the issue."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser import FRONTEND

DIST = FRONTEND.parent / "static" / "dist"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    path = DIST / ".vite" / "manifest.json"
    assert path.is_file(), "The front end is not built: 'make test' builds it first."
    built: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return built


def reachable(manifest: dict[str, Any], source: str, *, later: bool) -> set[str]:
    """Files of an entry with everything it imports; `later` adds what it imports on demand."""
    files: set[str] = set()
    waiting, seen = [source], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        chunk = manifest[name]
        files.add(chunk["file"])
        waiting.extend(chunk.get("imports", []))
        if later:
            waiting.extend(chunk.get("dynamicImports", []))
    return files


def kilobytes(files: set[str]) -> float:
    """Size of files in gzip, in kB."""
    return sum(len(gzip.compress((DIST / file).read_bytes(), 9)) for file in files) / 1000


@pytest.mark.parametrize(
    ("sources", "budget"),
    [
        (("src/site.js",), 40),
        (("src/site.js", "src/reader.js"), 150),
        (("src/site.js", "src/mirador.js"), 640),
        (("src/site.js", "src/deposit.js"), 80),
    ],
    ids=["every page", "reader", "mirador", "deposit"],
)
def test_a_page_stays_within_its_budget_of_script(
    manifest: dict[str, Any], sources: tuple[str, ...], budget: float
) -> None:
    files = set[str]().union(*(reachable(manifest, source, later=True) for source in sources))
    assert kilobytes(files) <= budget


def test_the_style_of_every_page_stays_within_20_kilobytes(manifest: dict[str, Any]) -> None:
    assert kilobytes(set(manifest["src/site.js"]["css"])) <= 20


def test_react_is_loaded_on_the_mirador_page_alone_and_in_its_production_build(
    manifest: dict[str, Any],
) -> None:
    mirador = reachable(manifest, "src/mirador.js", later=True)
    for source in ("src/site.js", "src/reader.js", "src/deposit.js"):
        files = reachable(manifest, source, later=True)
        assert not any("react.element" in (DIST / file).read_text("utf-8") for file in files)
    texts = [(DIST / file).read_text("utf-8") for file in mirador]
    assert any("react." in text for text in texts)
    assert not any("Download the React DevTools" in text for text in texts)


def test_no_script_makes_code_from_text(manifest: dict[str, Any]) -> None:
    for file in DIST.glob("assets/*.js"):
        assert not re.search(r"\bnew Function\(|[^.\w]eval\(", file.read_text("utf-8")), file.name


def test_every_large_text_file_lies_there_compressed_too() -> None:
    for file in [*DIST.glob("assets/*.js"), *DIST.glob("assets/*.css")]:
        if file.stat().st_size >= 1024:
            packed = Path(f"{file}.gz")
            assert gzip.decompress(packed.read_bytes()) == file.read_bytes()
            assert Path(f"{file}.br").stat().st_size <= packed.stat().st_size


def test_fonts_are_our_own_files_and_only_of_the_subsets_in_use() -> None:
    fonts = list(DIST.glob("assets/*.woff2"))
    assert fonts
    assert not any(re.search("greek|vietnamese|devanagari", font.name) for font in fonts)
    assert not list(DIST.glob("assets/*.woff"))
    for sheet in DIST.glob("assets/*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^)\"']+)", sheet.read_text("utf-8"))
        assert all(address.startswith("/static/dist/") for address in addresses), addresses


def test_works_of_others_are_named_with_their_licences() -> None:
    text = (DIST / "THIRD_PARTY_NOTICES.txt").read_text("utf-8")
    for name in ("openseadragon 6", "mirador 4", "react 19", "@fontsource/amiri"):
        assert name in text
    assert "SIL OPEN FONT LICENSE" in text


def test_the_lock_names_no_registry_and_every_version_is_exact() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    wishes = json.loads((FRONTEND / "package.json").read_text("utf-8"))
    for version in (wishes["dependencies"] | wishes["devDependencies"]).values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
