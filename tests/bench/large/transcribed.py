"""A transcription of a whole book of the large catalogue, brought in by `kitabdar transcribe`."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

from sqlalchemy import select

from catalog.images import Image
from storage.database import make_engine, session_factory
from tests.bench.installation import Installation
from tests.bench.processes import run

LINES = 15
WORDS = 8
# The words of the book: a few in every line, most in a few.
COMMON = ("الله", "كتاب", "قال")
RARE = "زعفران"
_SYLLABLES = ("با", "سي", "نو", "را", "مي", "دو", "قا", "لي", "شو", "ها", "طي", "فو")
_PAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">'
    '<Page imageFilename="{name}" imageWidth="3000" imageHeight="4000">'
    '<TextRegion id="r" type="paragraph"><Coords points="300,300 2700,300 2700,3700 300,3700"/>'
    "{lines}</TextRegion></Page></PcGts>"
)
_LINE = (
    '<TextLine id="l{number}"><Coords points="300,{top} 2700,{top} 2700,{low} 300,{low}"/>'
    "<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"
)


def transcribe(made: Installation, database_url: str, book_id: str, folder: Path) -> None:
    """Show readers the lines of every side of the book; `folder` is made, and taken away again."""
    with made.house() as house:
        house.vault.root.ensure()
    engine = make_engine(database_url)
    with session_factory(engine)() as session:
        statement = select(Image.original_name).where(Image.manuscript_id == book_id)
        names = list(session.scalars(statement.order_by(Image.id)))
    engine.dispose()
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        (folder / f"{name}.xml").write_text(_page(name, number), encoding="utf-8")
    kitabdar = [sys.executable, "-m", "viewer.cli"]
    command = [*kitabdar, "transcribe", book_id, str(folder), "--show", "--line-language", "ar"]
    run(command, made.environment)
    shutil.rmtree(folder)


def _page(name: str, number: int) -> str:
    dice = random.Random(number)
    lines = [
        _LINE.format(number=line, top=320 + 220 * line, low=500 + 220 * line, text=_words(dice))
        for line in range(LINES)
    ]
    return _PAGE.format(name=name, lines="".join(lines))


def _words(dice: random.Random) -> str:
    words = ["".join(dice.choice(_SYLLABLES) for _ in range(3)) for _ in range(WORDS - 1)]
    words.append(RARE if dice.random() < 0.001 else dice.choice(COMMON))
    return " ".join(words)
