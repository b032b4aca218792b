"""The fetched viewer is the one whose digest is written down, and stays in its folder."""

import io
import tarfile
from pathlib import Path

import pytest

from tests import other_viewer


def packed(path: Path, *names: str) -> Path:
    """A package of npm with a file under each of these names."""
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(name)
            archive.addfile(member, io.BytesIO(name.encode()))
    return path


def test_another_package_is_refused() -> None:
    with pytest.raises(ValueError, match="another digest"):
        other_viewer.check(b"another package")


def test_only_what_a_page_needs_is_unpacked_and_nothing_elsewhere(tmp_path: Path) -> None:
    package = packed(
        tmp_path / "viewer.tgz", "package/dist/uv.html", "package/dist/umd/UV.js",
        "package/dist/esm/index.js", "package/README.md", "package/dist/umd/../../../outside.js",
        "package/dist/umd//../../../../outside.js", "/etc/outside.js",
    )  # fmt: skip
    folder = tmp_path / "here" / "unpacked"
    other_viewer.unpack(package, folder)
    found = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert found == {"uv.html", "umd/UV.js"}
    assert list(tmp_path.rglob("outside.js")) == []
