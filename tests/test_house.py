"""The six laws of the house, as tests (ARCHITECTURE.md tells why each one stands)."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "storage": {"storage"},
    "catalog": {"storage", "catalog"},
    "iiif": {"storage", "catalog", "iiif"},
    "ingest": {"storage", "catalog", "ingest"},
    "viewer": {"storage", "catalog", "iiif", "ingest", "viewer"},
}
NAMELESS = {
    "utils", "util", "helpers", "common", "misc", "core", "manager", "base", "lib", "shared",
    "service",
}  # fmt: skip
PIXEL_ROOMS = re.compile(
    r"iiif/image/render\w*\.py|ingest/(pixels_\w+|characterise|colour|derive)\.py|viewer/demo\.py"
    r"|ingest/registration/(drawing|pictures|matching|correlating)\.py"
)


def modules(package: str) -> list[Path]:
    return sorted(
        path
        for path in (CHECKOUT / package).rglob("*.py")
        if "node_modules" not in path.parts and path.parent.name != "frontend"
    )


def all_modules() -> list[Path]:
    return [path for package in MAY_IMPORT for path in modules(package)]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def name(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_lies_beneath_it(package: str) -> None:
    ours = set(MAY_IMPORT) | {"tests"}
    upward = [
        f"{name(path)} imports {module}"
        for path in modules(package)
        for module in imports(path)
        if module.split(".")[0] in ours - MAY_IMPORT[package]
    ]
    assert upward == []


def test_showing_and_bringing_in_meet_only_in_a_file() -> None:
    assert "ingest" not in MAY_IMPORT["iiif"]
    assert "iiif" not in MAY_IMPORT["ingest"]


def test_the_environment_is_read_once() -> None:
    readers = [
        name(path)
        for path in all_modules()
        if re.search(r"os\.environ|os\.getenv|getenv\(", path.read_text(encoding="utf-8"))
    ]
    assert [reader for reader in readers if reader != "viewer/settings.py"] == []


def test_http_lives_in_api_modules_and_the_front_door() -> None:
    strangers = [
        name(path)
        for path in all_modules()
        if not name(path).startswith("viewer/") and not path.name.endswith("api.py")
        for module in imports(path)
        if module.split(".")[0] in {"fastapi", "starlette", "tuspyserver"}
    ]
    assert strangers == []


def test_public_addresses_are_minted_in_one_module() -> None:
    minted = [
        name(path)
        for path in all_modules()
        if name(path) not in {"catalog/uris.py", "catalog/bench_uris.py"}
        and re.search(r"f\"[^\"]*/(iiif|manuscripts|deposits)/[^\"]*\{", path.read_text("utf-8"))
    ]
    assert minted == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("pyvips", PIXEL_ROOMS),
        ("iiif_prezi3", re.compile(r"iiif/presentation/prezi\.py")),
        ("obstore", re.compile(r"storage/blobs/s3\.py")),
        ("dbos", re.compile(r"ingest/\w+\.py")),
    ],
)
def test_a_library_is_used_behind_its_seam(library: str, rooms: re.Pattern[str]) -> None:
    outside = [
        name(path)
        for path in all_modules()
        for module in imports(path)
        if module.split(".")[0] == library and not rooms.fullmatch(name(path))
    ]
    assert outside == []


def test_a_module_is_named_after_a_noun_of_the_field() -> None:
    assert [name(path) for path in all_modules() if path.stem in NAMELESS] == []


def test_no_module_is_too_long_to_hold_in_the_head() -> None:
    every = [*all_modules(), *(CHECKOUT / "tests").rglob("*.py")]
    long = [name(path) for path in every if len(path.read_text("utf-8").splitlines()) > 400]
    assert long == []


def test_the_migrations_folder_is_no_package() -> None:
    assert not (CHECKOUT / "alembic" / "__init__.py").exists()


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_the_five_packages_load_from_this_checkout(package: str) -> None:
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).parent == CHECKOUT / package


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    return [CHECKOUT / line for line in listed.stdout.split("\0") if line]


def test_no_file_names_a_registry_or_a_machine() -> None:
    hosts = ["py" + "pi", "python" + "hosted", "registry.n" + "pmjs", "deb.de" + "bian"]
    named = re.compile("(" + "|".join(re.escape(host) for host in hosts) + r")\.org")
    pictures = {".png", ".jpg", ".tif", ".woff2"}
    guilty = [
        name(path)
        for path in tracked_files()
        if path.exists() and path.suffix not in pictures
        if named.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert guilty == []
