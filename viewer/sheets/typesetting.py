"""From a Typst template and plain data to a PDF that can be archived (PDF/A-2b, ISO 19005-2).

Only the fonts that the front end's build put beside it are used, so that a sheet looks the same on
every machine; they are whole TTF files, as web fonts are cut into subsets that lose letters.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typst

from viewer.assets import DIST
from viewer.sheets import letters

FONTS = DIST / "fonts"
TEMPLATES = Path(__file__).parent


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


Files = Mapping[str, bytes]


def pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    at: dt.datetime,
    files: Files = MappingProxyType({}),
) -> bytes:
    """The PDF of a template of this folder, such as 'object_id.typ'.

    `data` is plain JSON. A template sees no files but those of `files`, by their names, and
    what templates share. The same data and moment give the same bytes.

    Raises:
        FileNotFoundError: the front end was not built, so that there are no fonts.
    """
    # PDF dates have whole seconds (ISO 32000-1, 7.9.4).
    second = at.replace(microsecond=0)
    with _desk(template, files) as main:
        made = typst.compile(main, timestamp=second, **_options(data, main), pdf_standards=["a-2b"])
    assert isinstance(made, bytes)
    return made


def png(
    template: str,
    data: Mapping[str, Any],
    *,
    ppi: float = 110,
    files: Files = MappingProxyType({}),
) -> list[bytes]:
    """The same sheet as pictures, page by page, for a person or a test to look at."""
    with _desk(template, files) as main:
        made = typst.compile(main, format="png", ppi=ppi, **_options(data, main))
    return made if isinstance(made, list) else [made] if made else []


@contextmanager
def _desk(template: str, files: Files) -> Iterator[Path]:
    """A folder with the template and what it may see, and nothing else; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kitabdar-sheet-") as name:
        folder = Path(name)
        for shared in ("sheet.typ", "steps.typ"):
            (folder / shared).write_bytes((TEMPLATES / shared).read_bytes())
        for file, content in files.items():
            (folder / file).write_bytes(content)
        main = folder / "main.typ"
        main.write_bytes((TEMPLATES / template).read_bytes())
        yield main


def _options(data: Mapping[str, Any], main: Path) -> dict[str, Any]:
    if not FONTS.is_dir():
        raise FileNotFoundError(f"no fonts in {FONTS}: build the front end first")
    told = letters.printable(dict(data), FONTS)
    return {
        "root": str(main.parent),
        "font_paths": _fonts(FONTS),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(told, ensure_ascii=False)},
    }
