"""What must not come out: words and pictures that the rows say are not for everybody.

Read from the tables themselves. A word that a published record says as well is no secret; neither
is one too short to be told from others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access.tables import AccessRule
from catalog.access.tiers import Tier
from catalog.accounts.tables import Invitation, User
from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition.tables import Assessment, Observation
from catalog.identity import Manuscript, ManuscriptState
from catalog.images import Image
from catalog.provenance.tables import DueDiligenceStatement, PrivateRecord
from catalog.record.tables import Draft, RecordRevision
from catalog.revisions import Revision
from catalog.search.tables import SearchBook, SearchPage

# Shorter words come by chance; a value of a controlled list is no secret either.
WORDS_MIN: Final = 10
ROW: Final = 5


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not be read by everybody: what they are, whose, and the words.

    `parts` are what gives them away: the whole, or of a longer text any few words in a row, as a
    list of passages shows no more.
    """

    kind: str
    owner: str
    words: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedPicture:
    """An image that not everybody gets; `is_small_open`: all get it in at most 512 pixels.

    `is_known`: that there is such an image may be told, with its name.
    """

    image_id: str
    manuscript_id: str
    canvas_id: str
    width: int
    height: int
    is_small_open: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Everything that must not come out, and the books that have something to hide."""

    secrets: tuple[Secret, ...]
    pictures: tuple[ClosedPicture, ...]
    hidden_books: frozenset[str]


def kept_back(session: Session, at: datetime) -> KeptBack:
    """Everything that must not come out now."""
    hidden = _hidden_books(session)
    rules = _standing(session, at)
    pictures = tuple(_pictures(session, rules, hidden))
    found = [
        *_of_pages(session, rules),
        *_of_files(session, pictures),
        *_of_rules(session),
        *_of_private(session),
        *_of_hidden(session, hidden),
        *_of_drafts(session),
        *_of_the_bench(session),
        *_of_people(session),
    ]
    said = _published_words(session, hidden)
    secrets = {
        (one.kind, one.words): replace(one, parts=parts)
        for one in found
        if (parts := tuple(each for each in parts_of(one.words) if each not in said))
    }
    return KeptBack(tuple(secrets.values()), pictures, hidden)


def parts_of(words: str) -> list[str]:
    """Every few words in a row of a text, or the whole of a short one; none of too short a one."""
    single = words.split()
    rows = [" ".join(single[place : place + ROW]) for place in range(max(1, len(single) - ROW + 1))]
    found = rows if len(single) > ROW else [words]
    return [each for each in found if len(each) >= WORDS_MIN]


_Rules = Mapping[str, Sequence[tuple[Tier, frozenset[str]]]]


def _standing(session: Session, at: datetime) -> _Rules:
    found: dict[str, list[tuple[Tier, frozenset[str]]]] = {}
    rows = session.scalars(select(AccessRule).where(AccessRule.ended_at.is_(None)))
    for row in rows:
        if row.until is None or row.until > at:
            part = row.tier, frozenset(row.canvas_ids)
            found.setdefault(row.manuscript_id, []).append(part)
    return found


def _tiers(rules: _Rules, manuscript_id: str, canvas_id: str) -> set[Tier]:
    return {
        tier for tier, part in rules.get(manuscript_id, ()) if not part or canvas_id in part
    }  # fmt: skip


def _hidden_books(session: Session) -> frozenset[str]:
    """Books of which the public may know nothing: never published, withheld, sealed."""
    sealed = {
        row.manuscript_id
        for row in session.scalars(
            select(AccessRule).where(
                AccessRule.ended_at.is_(None), AccessRule.tier == Tier.SEALED
            )
        )
        if not row.canvas_ids
    }  # fmt: skip
    published = set(session.scalars(select(Revision.object_id)))
    hidden = set(sealed)
    for row in session.scalars(select(Manuscript)):
        is_gone = row.state is ManuscriptState.WITHDRAWN
        if row.id not in published or (row.is_withheld and not is_gone):
            hidden.add(row.id)
    return frozenset(hidden)


def _pictures(session: Session, rules: _Rules, hidden: frozenset[str]) -> Iterator[ClosedPicture]:
    withdrawn = set(
        session.scalars(select(Manuscript.id).where(Manuscript.state == ManuscriptState.WITHDRAWN))
    )
    published = set(session.scalars(select(Revision.object_id)))
    for row in session.scalars(select(Image).order_by(Image.id)):
        tiers = _tiers(rules, row.manuscript_id, row.canvas_id)
        # Pictures of a book that is being prepared come by their name alone, which is nowhere.
        is_gone = row.manuscript_id in withdrawn or (
            row.manuscript_id in hidden and row.manuscript_id in published
        )
        if not (tiers or row.is_withheld or is_gone):
            continue
        is_told = not (row.is_withheld or is_gone or Tier.SEALED in tiers)
        yield ClosedPicture(
            row.id, row.manuscript_id, row.canvas_id, row.width_px, row.height_px,
            is_small_open=is_told and tiers == {Tier.SMALL}, is_known=is_told,
        )  # fmt: skip


def _of_pages(session: Session, rules: _Rules) -> Iterator[Secret]:
    """What is written on pages that not everybody gets, and what is wrong with them."""
    lines = select(SearchPage.canvas_id, SearchPage.lines, SearchBook.manuscript_id).join(
        SearchBook, SearchBook.number == SearchPage.book
    )
    for canvas_id, told, manuscript_id in session.execute(lines):
        if _tiers(rules, manuscript_id, canvas_id):
            for line in told:
                yield Secret("line of a closed page", canvas_id, str(line["text"]))
    for seen in session.scalars(select(Observation).where(Observation.canvas_id.is_not(None))):
        if _tiers(rules, seen.manuscript_id, seen.canvas_id or ""):
            for words in _words(seen.content):
                yield Secret("damage of a closed page", seen.canvas_id or "", words)


def _of_files(session: Session, pictures: Sequence[ClosedPicture]) -> Iterator[Secret]:
    closed = {one.image_id: one for one in pictures}
    names: dict[str, set[bool]] = {}
    rows = session.scalars(select(Image)).all()
    for row in rows:
        names.setdefault(row.original_name, set()).add(row.id in closed)
    for row in rows:
        if row.id not in closed:
            continue
        yield Secret("digest of a closed master", row.id, row.sha256)
        yield Secret("digest of a closed master", row.id, row.sha512)
        if names[row.original_name] == {True}:
            yield Secret("file name of a closed page", row.id, row.original_name)
        if not closed[row.id].is_known:
            yield Secret("name of an image nobody is told of", row.id, row.id)


def _of_rules(session: Session) -> Iterator[Secret]:
    for row in session.scalars(select(AccessRule)):
        yield Secret("reason of a rule of access", row.manuscript_id, row.reason)


def _of_private(session: Session) -> Iterator[Secret]:
    for facts in session.scalars(select(PrivateRecord)):
        for words in _words(facts.document):
            yield Secret("private record", facts.manuscript_id, words)
    for statement in session.scalars(select(DueDiligenceStatement)):
        for words in _words(statement.document):
            yield Secret("private record", statement.manuscript_id, words)


def _of_hidden(session: Session, hidden: frozenset[str]) -> Iterator[Secret]:
    published = set(session.scalars(select(Revision.object_id)))
    for row in session.scalars(select(Manuscript).where(Manuscript.id.in_(hidden))):
        if row.id not in published:
            # Of one that was public once, harvesters are told for ever that it is gone.
            yield Secret("name of a book nobody knew", row.id, row.id)
        for words in (row.shelfmark, *_words(row.titles)):
            yield Secret("book nobody is told of", row.id, words)


def _of_drafts(session: Session) -> Iterator[Secret]:
    for row in session.scalars(select(Draft)):
        for words in _words(row.document):
            yield Secret("draft", row.manuscript_id, words)


def _of_the_bench(session: Session) -> Iterator[Secret]:
    for capture in session.scalars(select(Capture).where(Capture.is_released.is_(False))):
        for words in _words(capture.content):
            yield Secret("photograph of the bench", capture.id, words)
    for survey in session.scalars(select(Assessment).where(Assessment.signed_entry_id.is_(None))):
        for words in _words(survey.content):
            yield Secret("survey that is not signed", survey.id, words)


def _of_people(session: Session) -> Iterator[Secret]:
    for kind in (User, Invitation):
        for email in session.scalars(select(kind.email)):
            yield Secret("address of a person", email, email)


def _published_words(session: Session, hidden: frozenset[str]) -> set[str]:
    newest: dict[str, RecordRevision] = {}
    for row in session.scalars(select(RecordRevision).order_by(RecordRevision.number)):
        newest[row.manuscript_id] = row
    return {
        part
        for row in newest.values()
        if row.manuscript_id not in hidden
        for words in _words(row.document)
        for part in parts_of(words)
    }


def _words(told: Any) -> Iterator[str]:
    """Every text with a space in it: values of lists, dates and identifiers are none."""
    if isinstance(told, str):
        if " " in told.strip():
            yield told.strip()
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _words(value)
    elif isinstance(told, Sequence):
        for value in told:
            yield from _words(value)
