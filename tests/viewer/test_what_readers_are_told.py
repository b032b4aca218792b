"""Public words about a survey: kept while nothing changes, changed at once when anything does."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from sqlalchemy import event

from catalog import images
from catalog.codicology.collation import Quire
from catalog.conservation.condition.tables import Outcome
from catalog.conservation.released import condition, releasing
from catalog.conservation.released.kept import KeptDocuments
from catalog.identifiers import mint
from tests.catalog.conservation.condition.book import TIDELINE, a_book, leaves
from tests.factories import an_image
from tests.viewer.walked import Peopled, assembled
from viewer import condition_views
from viewer.work import keep_manifest

# The package has a function of the same name.
terms: Any = importlib.import_module("catalog.vocabulary.terms")
DAMAGED = ("1r", "1v", "2r", "2v", "3r")


class Library:
    """A book with damage on five sides, released, and a reader without a name."""

    def __init__(self, peopled: Peopled) -> None:
        self.house, self.client = peopled.house, peopled.client
        self.house.vault.root.ensure()
        with self.house.sessions.begin() as session:
            self.book = a_book(
                session, self.house.vault, leaves(1, 3), quires=[Quire(number=1, leaves=4)]
            )
            self.images = {
                label: an_image(session, self.book.id, canvas_id, self.book.at).id
                for label, canvas_id in self.book.canvases.items()
            }
            survey = self.book.open()
            for label in DAMAGED:
                self.book.draw(self.book.observe(survey, label), TIDELINE)
            self.book.examine(survey, DAMAGED, Outcome.EXAMINED)
            self.book.examine(survey, ["3v"], Outcome.NO_DAMAGE)
            self.book.sign(survey)
            self.survey_id = survey.id
        self.release()
        there, api = f"/manuscripts/{self.book.id}", f"/api/manuscripts/{self.book.id}"
        self.page = f"{there}/condition"
        self.tei, self.linked_art = f"{there}/record.tei.xml", f"{there}/record.la.json"
        self.json = f"{api}/condition?date=2027-01-01"

    def release(self, *, is_released: bool = True) -> None:
        with self.house.sessions.begin() as session:
            signer = replace(self.book.examiner, authenticated_at=self.book.now())
            releasing.release_assessment(
                session, self.house.vault.root, self.survey_id, is_released=is_released,
                signer=signer, statement="Public.", language="en", at=self.book.at, new_id=mint,
                after=keep_manifest(self.house.uris),
            )  # fmt: skip

    def get(self, address: str, **headers: str) -> Any:
        answer = self.client.get(address, headers=headers)
        assert answer.status_code in (200, 304)
        return answer

    def reads(self, address: str) -> list[str]:
        """The statements about damage that one request asks the database."""
        said: list[str] = []

        def listen(*told: Any) -> None:
            said.append(told[2])

        event.listen(self.house.engine, "before_cursor_execute", listen)
        try:
            self.get(address)
        finally:
            event.remove(self.house.engine, "before_cursor_execute", listen)
        return [one for one in said if re.search(r"FROM (regions|observations)\b", one)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with assembled(tmp_path) as peopled:
        yield Library(peopled)


def places(text: str) -> list[str]:
    return re.findall(r'<dt><a href="[^"]+"><bdi>([^<]+)</bdi>', text)


def test_a_page_tells_of_some_sides_and_leads_to_the_others(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(places(library.get(library.page).text)) == 5
    monkeypatch.setattr(condition_views, "SIDES_SHOWN", 2)
    seen, address, pages = [], library.page, 0
    while address:
        text = library.get(address).text
        seen += places(text)
        pages += 1
        link = re.search(r'href="(\?survey=[^"]+)">Sides after these', text)
        address = library.page + link[1].replace("&amp;", "&").split("#")[0] if link else ""
    assert (pages, [one[-2:] for one in seen]) == (3, list(DAMAGED))
    beyond = library.get(f"{library.page}?survey=1&from=99").text
    assert len(places(beyond)) == 2


def names(answer: Any, folio: str) -> bool:
    """Whether it says the folio, as a word of its own: an identifier may hold its letters."""
    return re.search(rf"\b{folio}\b", answer.text) is not None


@pytest.mark.parametrize("kind", ["tei", "linked_art"])
def test_a_file_is_made_once_and_anew_when_a_picture_is_withheld(
    library: Library, kind: str
) -> None:
    address = getattr(library, kind)
    first = library.get(address)
    assert names(first, "2v")
    assert library.reads(address) == []
    known = {"if-none-match": first.headers["etag"]}
    assert library.get(address, **known).status_code == 304

    with library.house.sessions.begin() as session:
        images.withhold(session, library.images["2v"], is_withheld=True, at=library.book.now())
    withheld = library.get(address, **known)
    assert withheld.status_code == 200
    assert not names(withheld, "2v")

    library.release(is_released=False)
    assert "tear" not in library.get(address).text


def test_words_of_the_vocabulary_are_part_of_every_tag(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = (library.tei, library.linked_art, library.json)
    before = [library.get(address).headers["etag"] for address in addresses]
    mended = tmp_path / "vocabularies"
    mended.mkdir()
    for path in terms._FILES.glob("*.toml"):
        copy(path, mended)
    words = (mended / "dmg.toml").read_text("utf-8")
    (mended / "dmg.toml").write_text(words.replace('en = "tear"', 'en = "rent"', 1), "utf-8")
    cached = (terms.names, terms.edition, terms._terms, terms._keyed)
    try:
        monkeypatch.setattr(terms, "_FILES", mended)
        for one in cached:
            one.cache_clear()
        after = [library.get(address) for address in addresses]
    finally:
        monkeypatch.undo()
        for one in cached:
            one.cache_clear()
    assert all(one.headers["etag"] not in before for one in after)
    assert "ent" in after[0].text
    assert "tear" not in after[0].text


def test_what_a_survey_damaged_is_counted_once_in_a_process(library: Library) -> None:
    with library.house.sessions() as session:
        (one,) = condition.assessments_of(session, library.book.id)
        assert one.damaged == {library.book.canvases[label] for label in DAMAGED}
        assert one.sides == 6
    annotations = f"/iiif/{library.book.id}/condition/{library.survey_id}.json"
    assert library.reads(annotations) == []


def test_what_is_kept_is_bounded_and_belongs_to_its_stamp() -> None:
    made: list[str] = []

    def make(body: str) -> bytes:
        made.append(body)
        return body.encode()

    kept = KeptDocuments(bytes_max=8)
    assert kept.get("a", "1", lambda: make("aaaa")) == b"aaaa"
    assert kept.get("a", "1", lambda: make("other")) == b"aaaa"
    assert kept.get("a", "2", lambda: make("AAAA")) == b"AAAA"
    assert kept.get("b", "1", lambda: make("bbbb")) == b"bbbb"
    assert kept.get("c", "1", lambda: make("cccc")) == b"cccc"
    assert kept.get("a", "2", lambda: make("AAAA")) == b"AAAA"
    assert made == ["aaaa", "AAAA", "bbbb", "cccc", "AAAA"]
