"""Folders of scans for the journeys: small drawn ones, a cut one, and two of real pages."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

# (labels, folder below pages/, file): whole pages, each the side that it really is. The loss at the
# foot of the first two is mirrored, so they are one leaf; the Columbia pages are one opening.
ARABIC = (
    ("1r", "arabic/princeton-garrett-302b/1.png"),
    ("1v", "arabic/princeton-garrett-302b/2.png"),
    ("2r", "arabic/princeton-ns-544/page_2.png"),
    ("2v", "arabic/columbia-ms-or-150/page_6.png"),
    ("3r", "arabic/columbia-ms-or-150/page_7.png"),
    ("3v", "arabic/princeton-ns-544/page_3.png"),
)
LATIN = (
    "latin/berlin-hdschr-25/SBB_PK_Hdschr25_021r.jpg",
    "latin/berlin-hdschr-25/SBB_PK_Hdschr25_021v.jpg",
    "latin/berlin-hdschr-25/SBB_PK_Hdschr25_022r.jpg",
    "latin/leipzig-ubl-ms-758/UBL_Ms758_024r.jpg",
    "latin/leipzig-ubl-ms-758/UBL_Ms758_024v.jpg",
    "latin/leipzig-ubl-ms-758/UBL_Ms758_025r.jpg",
)
ARABIC_TITLE = "أوراق من ثلاث مخطوطات بالخط العربي"
_ARABIC_RECORD = f"""\
shelfmark = "Arabic script, six pages"
viewing_direction = "right-to-left"
languages = ["ar", "ota", "fa"]
material = "Ink on paper"

[holder]
id = "journeys-arabic"
[holder.names]
en = ["Princeton and Columbia University Libraries"]
ar = ["مكتبتا جامعتي برنستون وكولومبيا"]

[title]
ar = ["{ARABIC_TITLE}"]
en = ["Leaves of three manuscripts in Arabic script"]
"""


def draw_page(path: Path, number: int, size: tuple[int, int] = (700, 900)) -> Path:
    """A small page of even lines; its number of marks at the head tells it from the others."""
    tone = 226 - number % 7
    page = Image.new("RGB", size, (tone, 214, 186))
    pen = ImageDraw.Draw(page)
    for mark in range(number):
        left, top = 40 + 18 * (mark % 30), 30 + 12 * (mark // 30)
        pen.rectangle((left, top, left + 10, top + 8))
    for line in range(140, size[1] - 80, 40):
        pen.line((80, line, size[0] - 80, line), fill=(70, 50, 40), width=6)
    page.save(path, quality=90, dpi=(300, 300))
    return path


def draw_pages(
    folder: Path, names: Sequence[str], size: tuple[int, int] = (700, 900)
) -> list[Path]:
    """One drawn page for each name; no two have the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return [draw_page(folder / name, number, size) for number, name in enumerate(names, start=1)]


def cut(path: Path) -> Path:
    """Leave only the first half of the file, as a broken copy does."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def arabic_folder(corpus: Path, folder: Path) -> Path:
    """Six whole pages in Arabic script with their description and a page list."""
    folder.mkdir(parents=True)
    lines = ["file,label"]
    for label, source in ARABIC:
        original = corpus / "pages" / source
        name = f"{original.parent.name}_{original.name}"
        shutil.copyfile(original, folder / name)
        lines.append(f"{name},{label}")
    (folder / "pages.csv").write_text("\n".join(lines), "utf-8")
    (folder / "manuscript.toml").write_text(_ARABIC_RECORD, "utf-8")
    return folder


def latin_files(corpus: Path) -> list[Path]:
    """Six whole Latin pages; their names say their sides."""
    return [corpus / "pages" / source for source in LATIN]
