"""From a Typst template and plain data to a PDF that can be archived (PDF/A-2b, ISO 19005-2).

Only the fonts that the front end's build put beside it are used, so that a sheet looks the same on
every machine; they are whole TTF files, as web fonts are cut into subsets that lose letters.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from viewer.assets import DIST

FONTS = DIST / "fonts"
TEMPLATES = Path(__file__).parent


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def pdf(template: str, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """The PDF of a template of this folder, such as 'object_id.typ'.

    `data` is plain JSON; pictures in it are lists of byte values, as a template sees no files.
    The same data and moment give the same bytes.

    Raises:
        FileNotFoundError: the front end was not built, so that there are no fonts.
    """
    # PDF dates have whole seconds (ISO 32000-1, 7.9.4).
    second = at.replace(microsecond=0)
    made = typst.compile(
        _source(template), timestamp=second, **_options(data), pdf_standards=["a-2b"]
    )
    assert isinstance(made, bytes)
    return made


def png(template: str, data: Mapping[str, Any], *, ppi: float = 110) -> list[bytes]:
    """The same sheet as pictures, page by page, for a person or a test to look at."""
    made = typst.compile(_source(template), format="png", ppi=ppi, **_options(data))
    return made if isinstance(made, list) else [made] if made else []


def _source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()


def _options(data: Mapping[str, Any]) -> dict[str, Any]:
    if not FONTS.is_dir():
        raise FileNotFoundError(f"no fonts in {FONTS}: build the front end first")
    return {
        "font_paths": _fonts(FONTS),
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }
