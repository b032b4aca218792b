"""What lies beside the scans: files that are no page by their name or their first bytes.

Nothing is dropped in silence. Each such file keeps a row in the deposit, with the reason.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from ingest.formats import other_format, recognise
from ingest.notices import Notice

DESCRIPTION_NAMES = ("manuscript.toml", "manuscript.json")
PAGE_LIST_NAMES = ("pages.csv", "pages.tsv")
SYSTEM_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin"})
SYSTEM_FOLDERS = frozenset({"__macosx", "@eadir", "$recycle.bin", "system volume information"})
# Files that digitisation departments write beside their images.
SIDECARS = frozenset(
    {
        ".xml", ".xmp", ".txt", ".json", ".toml", ".yaml", ".yml", ".csv", ".tsv", ".md", ".log",
        ".md5", ".sha1", ".sha256", ".sha512", ".sfv", ".html", ".htm", ".pdf", ".doc", ".docx",
        ".xls", ".xlsx", ".ods", ".odt", ".rtf", ".icc", ".icm", ".cos", ".cosessiondb", ".lnk",
    }
)  # fmt: skip
IMAGE_SUFFIXES = frozenset(
    {
        ".tif", ".tiff", ".btf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".jp2", ".j2k", ".jpx",
        ".jpf", ".j2c", ".jpc", ".jph",
    }
)  # fmt: skip
# What is never a page, whatever its name: it lies beside the scans.
DOCUMENTS = frozenset(
    {
        "PDF", "ZIP archive", "RAR archive", "7-Zip archive", "SVG", "XML", "HTML", "RTF",
        "Microsoft Office",
    }
)  # fmt: skip


def aside_by_name(name: str) -> Notice | None:
    """Why a file of this name (a path below the folder) is no page, if its name tells."""
    path = PurePosixPath(name)
    shown = {"file": name}
    if name in DESCRIPTION_NAMES:
        return Notice("description", f"{name!r} is the description of the manuscript.", shown)
    if name in PAGE_LIST_NAMES:
        return Notice("page-list", f"{name!r} is the page list.", shown)
    parts = [part.casefold() for part in path.parts]
    if parts[-1] in SYSTEM_NAMES or any(part in SYSTEM_FOLDERS for part in parts):
        return Notice("system-file", f"{name!r} belongs to an operating system.", shown)
    if any(part.startswith(".") for part in parts) or parts[-1].startswith("~$"):
        return Notice("hidden-file", f"{name!r} is a hidden file.", shown)
    if path.suffix.casefold() in SIDECARS:
        return Notice("sidecar", f"{name!r} is not an image but a file beside the images.", shown)
    return None


def looks_like_image(name: str, head: bytes) -> bool:
    """Whether the file is to be taken for an image: by its first bytes, or by what its name claims.

    A name that claims an image and bytes that are none go on to be refused with a reason;
    only a file that neither is nor claims to be one is left aside.
    """
    suffix = PurePosixPath(name).suffix.casefold()
    if suffix in IMAGE_SUFFIXES or recognise(head) is not None:
        return True
    return (other_format(head) or "PDF") not in DOCUMENTS


def not_an_image(name: str) -> Notice:
    """The reason for a file that neither is an image nor claims to be one."""
    return Notice(
        "not-an-image",
        f"{name!r} is not an image in a format that can be taken: convert it to TIFF if it "
        "shows a page.",
        {"file": name},
    )
