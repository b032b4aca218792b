"""A book whose pages are transcribed, described and examined, and a client that searches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fastapi import FastAPI
from sqlalchemy.orm import Session, sessionmaker
from starlette.testclient import TestClient

from catalog.access import rules
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind
from catalog.identity import find
from catalog.pages import pages_of
from catalog.record.columns import record_of
from catalog.record.document import Record
from catalog.search.index import index_book
from catalog.transcription.indexing import follow
from catalog.transcription.tables import KeptPage, KeptTranscription, TranscriptionState
from catalog.uris import Uris
from iiif.content_search import api
from iiif.presentation import transcribed_api
from tests.factories import SeededIds, a_manuscript, an_image

URIS = Uris("https://books.example.org")
WIDTH, HEIGHT = 1000, 1500
SIDES = ("1r", "1v", "2r")
BASMALA = "بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ"
DALAIL = "هٰذَا كِتَابُ دَلَائِلِ الْخَيْرَاتِ وَشَوَارِقِ الْأَنْوَارِ"


@dataclass
class Searched:
    """The book: `canvases` by folio label."""

    sessions: sessionmaker[Session]
    at: datetime
    id: str = ""
    canvases: dict[str, str] = field(default_factory=dict)
    new_id: SeededIds = field(default_factory=SeededIds)

    def make(self, sides: Sequence[str] = SIDES, **changes: Any) -> None:
        """Make it, published, with a photograph of each side."""
        with self.sessions.begin() as session:
            made = a_manuscript(session, self.at, new_id=self.new_id, **changes)
            self.id = made.id
            for label in sides:
                side = ensure_side(session, made.id, parse_label(label))
                canvas = ensure_canvas(session, side, WIDTH, HEIGHT, self.new_id(Kind.CANVAS))
                an_image(
                    session, made.id, canvas.id, self.at, new_id=self.new_id, width_px=WIDTH,
                    height_px=HEIGHT,
                )  # fmt: skip
                self.canvases[label] = canvas.id

    def write(self, label: str, *texts: str, language: str = "ar", placed: bool = True) -> None:
        """Let these lines stand on a side, in a transcription that is shown."""
        runs = "rtl" if language == "ar" else "ltr"
        lines: list[dict[str, Any]] = []
        for number, text in enumerate(texts, start=1):
            line: dict[str, Any] = {
                "number": number, "text": text, "language": language, "direction": runs,
                "region": "text",
            }  # fmt: skip
            if placed:
                line["box"] = [100, 20 + 60 * (number % 20), 800, 50]
            lines.append(line)
        with self.sessions.begin() as session:
            kept = KeptTranscription(
                id=self.new_id(Kind.TRANSCRIPTION), manuscript_id=self.id, name="a.xml",
                language=language, state=TranscriptionState.SHOWN, edition=1, refused=[], log=[],
                by="Aigerim", at=self.at, shown_at=self.at,
            )  # fmt: skip
            session.add(kept)
            session.flush()
            session.add(
                KeptPage(
                    transcription_id=kept.id,
                    number=1,
                    source=1,
                    place=1,
                    name="a.xml",
                    form="PAGE",
                    image_name="",
                    label=label,
                    read=len(lines),
                    notes=[],
                    canvas_id=self.canvases[label],
                    count=len(lines),
                    lines=lines,
                )
            )
            session.flush()
            follow(session, self.id, [self.canvases[label]])

    def describe(self, **record: Any) -> None:
        """Let the published record say this, by the names of its parts."""
        with self.sessions.begin() as session:
            told = record_of(find(session, self.id)).model_dump(mode="json")
            for name, part in record.items():
                told[name] = {**told[name], **part} if isinstance(part, dict) else part
            index_book(session, self.id, Record.model_validate(told))

    def close(self, tier: Tier, *labels: str) -> None:
        """Set a rule of access for these sides, and let the index follow."""
        draft = RuleDraft(
            tier=tier, reason="Asked by the family", until=None,
            canvas_ids=tuple(self.canvases[label] for label in labels),
        )  # fmt: skip
        with self.sessions.begin() as session:
            seen = rules.edition(session, self.id)
            rules.set_rule(session, self.id, draft, seen=seen, by="Kim", at=self.at)
            index_book(session, self.id, record_of(find(session, self.id)))

    def image_of(self, label: str) -> str:
        """The photograph of a side."""
        with self.sessions() as session:
            page = next(
                one for one in pages_of(session, self.id) if one.canvas_id == self.canvases[label]
            )
        return page.image_id or ""

    def client(self) -> TestClient:
        """Somebody from elsewhere; what is refused is raised."""
        app = FastAPI()
        app.include_router(api.router(self.sessions, URIS))
        app.include_router(transcribed_api.router(self.sessions, URIS))
        return TestClient(app, base_url=URIS.base)


@dataclass
class Seeker:
    """Asks both versions of the services."""

    book: Searched
    client: TestClient

    def newer(self, q: str | None = None, **more: Any) -> dict[str, Any]:
        """The answer of version 2."""
        return self._get(URIS.content_search(self.book.id), q, more)

    def elder(self, q: str | None = None, **more: Any) -> dict[str, Any]:
        """The answer of version 1."""
        return self._get(URIS.older(URIS.content_search(self.book.id)), q, more)

    def texts(self, q: str | None = None, **more: Any) -> list[str]:
        """The texts that are found, in order; both versions find the same."""
        newer, elder = self.newer(q, **more), self.elder(q, **more)
        assert said_in_1(elder) == said_in_2(newer)
        return [item["body"]["value"] for item in newer["items"]]

    def total(self, q: str, **more: Any) -> int:
        """How many there are."""
        return int(self.newer(q, **more)["partOf"]["total"])

    def terms(self, q: str, **more: Any) -> dict[str, int]:
        """The words that complete it, and how often each stands there."""
        address = URIS.content_autocomplete(self.book.id)
        newer = self._get(address, q, more)
        elder = self._get(URIS.older(address), q, more)
        found = {one["value"]: one["total"] for one in newer["items"]}
        assert found == {one["match"]: one["count"] for one in elder["terms"]}
        return found

    def marked(self, q: str) -> list[str]:
        """The passages that are marked, in order."""
        pages = self.newer(q).get("annotations", [])
        return [
            one["target"]["selector"][0]["exact"] for page in pages for one in page["items"]
        ]  # fmt: skip

    def _get(self, address: str, q: str | None, more: dict[str, Any]) -> dict[str, Any]:
        asked = {**({} if q is None else {"q": q}), **more}
        answer = self.client.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told


Said = list[tuple[str, str, list[tuple[str, str, str]]]]


def said_in_2(page: dict[str, Any]) -> Said:
    """What a page of version 2 says: annotations, their texts, and passages with surroundings."""
    quotes: dict[str, list[tuple[str, str, str]]] = {}
    for several in page.get("annotations", []):
        for one in several["items"]:
            selector = one["target"]["selector"][0]
            quotes.setdefault(one["target"]["source"], []).append(
                (selector["prefix"], selector["exact"], selector["suffix"])
            )
    return [(one["id"], one["body"]["value"], quotes.get(one["id"], [])) for one in page["items"]]


def said_in_1(page: dict[str, Any]) -> Said:
    """The same of a page of version 1."""
    quotes: dict[str, list[tuple[str, str, str]]] = {}
    for hit in page.get("hits", []):
        (name,) = hit["annotations"]
        first = hit["before"], hit["match"], hit["after"]
        told = [(one["prefix"], one["exact"], one["suffix"]) for one in hit.get("selectors", [])]
        assert not told or told[0] == first
        quotes[name] = told or [first]
    return [
        (one["@id"], one["resource"]["chars"], quotes.get(one["@id"], []))
        for one in page["resources"]
    ]
