"""How long the whole condition report takes: 770 sides, 60 problem folios, each photographed.

    python -m tests.bench.reports

It is what a worker does (issue 4: at most 20 s), from the rows to the bytes of the PDF.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PIL import Image

from catalog.conservation.condition.tables import Outcome
from catalog.identifiers import Kind, mint
from storage.blobs import open_store
from storage.database import make_engine, session_factory
from tests.catalog.conservation.condition.book import Book, a_book, leaves
from tests.conftest import _disk, _vault
from tests.factories import an_image
from tests.iiif.image.shelved import Collection
from tests.migrated import sqlite_copy
from tests.viewer.sheets.surveyed import QUIRES, Surveyed
from viewer.sheets import printing

PROBLEMS, REGIONS = 60, 5
_SIZE = (1890, 2339)


def shelve(book: Book, folder: Path) -> Surveyed:
    """The book with damage on every problem folio, and a grainy photograph of each."""
    survey = book.open()
    damaged = leaves(1, 385)[:: 770 // PROBLEMS][:PROBLEMS]
    collection = Collection(book.vault.blobs, folder)
    for label in damaged:
        seen = book.observe(survey, label, term="dmg.tideline")
        for number in range(REGIONS):
            left = 500 + 1000 * number
            book.draw(seen, [(left, 500), (left + 700, 600), (left + 600, 1500), (left, 1400)])
        image_id = mint(Kind.IMAGE)
        grain = Image.effect_noise(_SIZE, 24).convert("RGB")
        collection.add(grain, image_id)
        an_image(
            book.session, book.id, book.canvases[label], book.at, image_id=image_id,
            width_px=_SIZE[0], height_px=_SIZE[1],
        )  # fmt: skip
    sound = [label for label in leaves(1, 385) if label not in damaged]
    book.examine(survey, sound, Outcome.NO_DAMAGE)
    book.session.flush()
    return Surveyed(book, survey)


def main() -> None:
    """Print the seconds of each part, for English and Arabic."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = make_engine(sqlite_copy(folder / "kitabdar.sqlite"))
        with session_factory(engine)() as session:
            vault = _vault(open_store(_disk(folder)))
            made = shelve(a_book(session, vault, leaves(1, 385), quires=QUIRES), folder)
            for code in ("en", "ar"):
                start = time.perf_counter()
                report = made.report(code)
                told = time.perf_counter()
                pdf = printing.pdf(vault.blobs, report.template, report.data, report.at)
                end = time.perf_counter()
                print(
                    f"{code}: data {told - start:.2f} s, PDF {end - told:.2f} s, "
                    f"{report.pictures} pictures, {len(pdf) / 1e6:.1f} MB"
                )
        engine.dispose()


if __name__ == "__main__":
    main()
