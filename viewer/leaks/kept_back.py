"""What must not come out: words and pictures that the rows say are not for everybody.

Read from the tables themselves. A word that a published record says as well is no secret; neither
is one too short to be told from others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access.tables import AccessRule
from catalog.access.tiers import Tier
from catalog.accounts.tables import Invitation, User
from catalog.authorities.tables import Authority, RecordReference
from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition.tables import Assessment, Observation
from catalog.identity import Holder, Manuscript, ManuscriptState
from catalog.images import Image
from catalog.provenance.tables import DueDiligenceStatement, PrivateRecord
from catalog.record.tables import Draft, RecordRevision
from catalog.revisions import Revision
from catalog.search.tables import SearchBook, SearchPage
from catalog.transcription.tables import KeptPage, KeptTranscription, TranscriptionState
from viewer.leaks.plain import plain

# Shorter words come by chance; a value of a controlled list is no secret either.
WORDS_MIN: Final = 10
# The same in letters and digits alone, as they are compared.
PLAIN_MIN: Final = 8
ROW: Final = 5
_LISTED: Final = "/autocomplete?"


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not be read by everybody: what they are, whose, and the words.

    `parts` are what gives them away: the whole, or of a longer text any few words in a row, as a
    list of passages shows no more. `only_at` is a piece of the addresses where alone they do.
    """

    kind: str
    owner: str
    words: str
    parts: tuple[str, ...] = ()
    only_at: str = ""


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
        *_of_pages(session, rules, hidden),
        *_of_files(session, pictures),
        *_of_rules(session),
        *_of_private(session),
        *_of_hidden(session, hidden),
        *_of_drafts(session),
        *_of_the_bench(session),
        *_of_people(session),
        *_of_authorities(session, named := _named_openly(session, hidden)),
    ]
    parts = {words: parts_of(words) for words in {one.words for one in found}}
    said = _said(
        session, rules, hidden, named, {part for several in parts.values() for part in several}
    )
    secrets = {
        (one.kind, one.words): replace(one, parts=kept)
        for one in found
        if (kept := tuple(each for each in parts[one.words] if each not in said))
    }
    return KeptBack(tuple(secrets.values()), pictures, hidden)


def parts_of(words: str) -> list[str]:
    """Every few words in a row of a text, or the whole of a short one, plain; none of too short."""
    if len(words) < WORDS_MIN:
        return []
    single = plain(words).split()
    rows = [" ".join(single[place : place + ROW]) for place in range(max(1, len(single) - ROW + 1))]
    return [each for each in rows if len(each) >= PLAIN_MIN]


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


def _of_pages(session: Session, rules: _Rules, hidden: frozenset[str]) -> Iterator[Secret]:
    """What is written on pages that not everybody gets, and what is wrong with them."""
    for manuscript_id, canvas_id, told, state in _written(session):
        kind = "line of a closed page"
        if not (_tiers(rules, manuscript_id, canvas_id) or manuscript_id in hidden):
            if state is TranscriptionState.SHOWN:
                continue
            kind = "line that is not shown"
        for line in told:
            yield Secret(kind, canvas_id, str(line["text"]))
            # A word by itself may stand anywhere; where words of a book are listed it tells.
            for word in plain(str(line["text"])).split():
                yield Secret(kind.replace("line", "word"), canvas_id, word, only_at=_LISTED)
    for seen in session.scalars(select(Observation).where(Observation.canvas_id.is_not(None))):
        if _tiers(rules, seen.manuscript_id, seen.canvas_id or ""):
            for words in _words(seen.content):
                yield Secret("damage of a closed page", seen.canvas_id or "", words)


_Written = Iterator[tuple[str, str, list[dict[str, Any]], TranscriptionState]]


def _written(session: Session) -> _Written:
    """Manuscript, canvas and lines: as they were transcribed, and as they are looked through."""
    yield from session.execute(
        select(
            KeptTranscription.manuscript_id, KeptPage.canvas_id, KeptPage.lines,
            KeptTranscription.state,
        )
        .join(KeptTranscription, KeptTranscription.id == KeptPage.transcription_id)
        .where(KeptPage.canvas_id.is_not(None))
    )  # fmt: skip
    looked_through = select(SearchBook.manuscript_id, SearchPage.canvas_id, SearchPage.lines).join(
        SearchBook, SearchBook.number == SearchPage.book
    )
    for row in session.execute(looked_through):
        yield (*row, TranscriptionState.SHOWN)


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
    written = select(RecordRevision).where(RecordRevision.manuscript_id.in_(hidden))
    for revision in session.scalars(written):
        for words in _words(revision.document):
            yield Secret("record nobody is told of", revision.manuscript_id, words)


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


def _named_openly(session: Session, hidden: frozenset[str]) -> frozenset[str]:
    """The authorities that an open book names, and all that stand for one of them."""
    closed = hidden | set(
        session.scalars(select(Manuscript.id).where(Manuscript.state == ManuscriptState.WITHDRAWN))
    )
    rows = session.execute(select(RecordReference.manuscript_id, RecordReference.authority_id))
    named = {authority_id for manuscript_id, authority_id in rows if manuscript_id not in closed}
    merged = session.execute(select(Authority.id, Authority.merged_into))
    winners = {row.id: row.merged_into for row in merged}
    for one in list(named):
        further = winners.get(one)
        while further is not None:
            named.add(further)
            further = winners.get(further)
    return frozenset(named)


def _of_authorities(session: Session, named: frozenset[str]) -> Iterator[Secret]:
    """People and places that nobody could know of but from a book that is kept back."""
    rows = session.execute(select(Authority.id, Authority.kind, Authority.names, Authority.note))
    for authority_id, kind, names, note in rows:
        if authority_id not in named:
            for text in (*names, *note):
                yield Secret(f"{kind.value} no open book names", authority_id, str(text["text"]))


def _said(
    session: Session,
    rules: _Rules,
    hidden: frozenset[str],
    named: frozenset[str],
    parts: Collection[str],
) -> set[str]:
    """Those of the parts that are said to everybody elsewhere."""
    said: set[str] = set()
    for words in _open_words(session, rules, hidden, named):
        single = plain(words).split()
        for first in range(len(single)):
            for last in range(first + 1, min(first + ROW, len(single)) + 1):
                row = " ".join(single[first:last])
                if row in parts:
                    said.add(row)
    return said


def _open_words(
    session: Session, rules: _Rules, hidden: frozenset[str], named: frozenset[str]
) -> Iterator[str]:
    newest: dict[str, RecordRevision] = {}
    for row in session.scalars(select(RecordRevision).order_by(RecordRevision.number)):
        newest[row.manuscript_id] = row
    for row in newest.values():
        if row.manuscript_id not in hidden:
            yield from _words(row.document)
    for names in session.scalars(select(Holder.names)):
        yield from _words(names)
    for authority_id, told_names, note in session.execute(
        select(Authority.id, Authority.names, Authority.note)
    ):
        if authority_id in named:
            yield from (str(text["text"]) for text in (*told_names, *note))
    for manuscript_id, canvas_id, told, state in _written(session):
        is_open = not _tiers(rules, manuscript_id, canvas_id) and manuscript_id not in hidden
        if is_open and state is TranscriptionState.SHOWN:
            yield from (str(line["text"]) for line in told)


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
