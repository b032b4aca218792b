"""`python -m tests.bench.readers`: what an anonymous request costs where a survey is large.

The same book is asked for twice: with 20,000 regions on its 1,000 sides, and with a twentieth of
them on the first fifty. CPU of this process for one request, from the address to the last byte, the
median of a dozen; nothing may grow with the survey by more than a fifth and three milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from catalog.codicology.collation import Quire
from catalog.conservation.condition.tables import Assessment
from catalog.conservation.released import releasing
from catalog.identifiers import mint
from tests.bench.condition import SIDES, fill
from tests.bench.table import Row, markdown, missed
from tests.catalog.conservation.condition.book import START, Book, a_book, leaves
from tests.factories import an_image
from tests.viewer.walked import assembled
from viewer.work import keep_manifest

_ASKED = 12
_LARGER, _MORE_S = 1.2, 0.003


def main() -> int:
    """Measure both, print the table, end with 1 if a request grows with the survey."""
    small, large = _measure(SIDES // 20), _measure(SIDES)
    rows = [
        Row(
            f"{what}: 20,000 regions", f"{now * 1000:.1f} ms CPU ({size / 1000:.0f} kB)",
            f"1,000 regions: {small[what][0] * 1000:.1f} ms", f"{now / small[what][0]:.2f}x",
            f"<= {_LARGER}x + {_MORE_S * 1000:.0f} ms",
            now <= small[what][0] * _LARGER + _MORE_S,
        )
        for what, (now, size) in large.items()
    ]  # fmt: skip
    sys.stdout.write(markdown(rows) + "\n")
    return 1 if missed(rows) else 0


def _measure(sides: int) -> dict[str, tuple[float, int]]:
    with (
        tempfile.TemporaryDirectory(prefix="kitabdar-bench-") as name,
        assembled(Path(name)) as world,
    ):
        house = world.house
        house.vault.root.ensure()
        with house.sessions.begin() as session:
            book = a_book(
                session, house.vault, leaves(1, SIDES // 2), quires=[Quire(number=1, leaves=8)]
            )
            for canvas_id in book.canvases.values():
                an_image(session, book.id, canvas_id, book.at)
            survey = book.open()
            fill(session, book, survey.id, sides)
            signer = replace(book.examiner, authenticated_at=book.now())
            book.sign(session.get_one(Assessment, survey.id))
            releasing.release_assessment(
                session, house.vault.root, survey.id, signer=signer, statement="Public.",
                language="en", at=book.now(), new_id=mint, after=keep_manifest(house.uris),
            )  # fmt: skip
        return {what: _asked(world.client, path) for what, path in _addresses(book, survey.id)}


def _addresses(book: Book, survey_id: str) -> list[tuple[str, str]]:
    side = next(iter(book.canvases.values()))
    there, api = f"/manuscripts/{book.id}", f"/api/manuscripts/{book.id}"
    day = (START + timedelta(days=30)).date().isoformat()
    return [
        ("page of the book", there),
        ("page of its condition", f"{there}/condition"),
        ("condition as JSON", f"{api}/condition?date={day}"),
        ("one side as JSON", f"{api}/condition/canvases/{side}?date={day}"),
        ("annotations of one side", f"/iiif/{book.id}/condition/{survey_id}/{side}.json"),
        ("all annotations", f"/iiif/{book.id}/condition/{survey_id}.json"),
        ("TEI", f"{there}/record.tei.xml"),
        ("Linked Art", f"{there}/record.la.json"),
    ]


def _asked(client: TestClient, path: str) -> tuple[float, int]:
    took, size = [], 0
    for _ in range(_ASKED):
        begun = time.process_time()
        answer = client.get(path)
        took.append(time.process_time() - begun)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} was answered with {answer.status_code}")
        size = len(answer.content)
    return statistics.median(took), size


if __name__ == "__main__":
    sys.exit(main())
