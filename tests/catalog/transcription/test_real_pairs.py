"""Every real page with its transcription: each word is found, and marked where its line stands."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalog.search.fields import Field
from catalog.search.words import words_in
from catalog.transcription.fitting import fitted
from catalog.transcription.geometry import bounds
from catalog.transcription.reading import read
from storage.vault import Vault
from tests.catalog.transcription.shown_book import a_book, found, shown

CORPUS = Path("pages") / "pairs.json"


@pytest.mark.corpus
def test_a_word_of_every_real_pair_is_marked_on_its_line_of_the_photograph(
    sqlite_session: Session, disk_vault: Vault, corpus: Path, at: datetime
) -> None:
    pairs = json.loads((corpus / CORPUS).read_text("utf-8"))
    assert len(pairs) >= 12
    for number, pair in enumerate(pairs, start=1):
        manuscript_id, (canvas_id,) = _book(sqlite_session, disk_vault, pair, number, at)
        data = (corpus / pair["transcription"]).read_bytes()
        shown(
            sqlite_session, disk_vault, manuscript_id, {Path(pair["transcription"]).name: data}, at
        )
        page = fitted(read(data).pages[0], pair["image_width"], pair["image_height"])
        asked = 0
        for line in page.lines[:6]:
            row = " ".join(word.written for word in words_in(line.text)[:3])
            if not row:
                continue
            passages = found(sqlite_session, f'"{row}"')[manuscript_id]
            here = [one for one in passages if one.line == line.number]
            if not here:
                # The same words stand on an earlier line, too.
                assert all(one.field is Field.TEXT for one in passages)
                continue
            asked += 1
            (passage,) = here
            assert passage.canvas_id == canvas_id
            assert passage.direction == pair["direction"]
            assert "".join(piece.text for piece in passage.pieces) in line.text
            assert any(piece.is_marked for piece in passage.pieces)
            _lies_over(passage.box, line)
        assert asked >= 3, pair["transcription"]


def _book(
    session: Session, vault: Vault, pair: dict[str, Any], number: int, at: datetime
) -> tuple[str, list[str]]:
    name = Path(pair["image"]).name
    photograph = ("1r", name, pair["image_width"], pair["image_height"])
    return a_book(session, vault, [photograph], at, shelfmark=f"MS {number}")


def _lies_over(box: Any, line: Any) -> None:
    """The marked box is that of the outline on the canvas, to the pixel."""
    x, y, width, height = box
    around = bounds(line.polygon)
    assert x <= around.x < x + 1.1
    assert y <= around.y < y + 1.1
    assert 0 <= x + width - (around.x + around.width) <= 1.1
    assert 0 <= y + height - (around.y + around.height) <= 1.1
