"""Deposits: files on their way in, and what became of each.

A deposit is a submission in progress (OAIS, ISO 14721: a SIP). Every file that came has a row and
keeps it: registered, refused with a reason, or left aside with a reason; so that in the end N files
came, and N pages exist or it is said which do not and why. Both ways in, the command line and
uploads, use the functions here; what a person decides about a deposit is in `ingest.decisions`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    select,
    true,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from catalog import manuscripts
from catalog.columns import text_enum
from ingest.deposit_errors import BadFileName, DepositClosed, DepositNotFound
from ingest.notices import Notice
from storage.database import Base, JsonColumn, UtcDateTime
from storage.digests import Digests

# 500 characters are at most 2000 bytes, which an index of PostgreSQL can still hold.
NAME_CHARACTERS_MAX = 500


class DepositState(StrEnum):
    """Where a deposit stands.

    STAGING files arrive; ASKING a person must answer; QUEUED and WORKING need nobody; DONE every
    page exists; INCOMPLETE the deposit says which pages do not and why; CANCELLED by a person.
    """

    STAGING = "staging"
    ASKING = "asking"
    QUEUED = "queued"
    WORKING = "working"
    DONE = "done"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"


class FileState(StrEnum):
    """What has been proved about a file, in the order of the steps; the last two are ends."""

    EXPECTED = "expected"
    STAGED = "staged"
    ASKING = "asking"
    ARRANGED = "arranged"
    CHARACTERISED = "characterised"
    PRESERVED = "preserved"
    DERIVED = "derived"
    REGISTERED = "registered"
    REFUSED = "refused"
    LEFT_ASIDE = "left-aside"


# What a worker will still take further, unless `finished_at` says that this run stopped there.
UNDER_WAY = (FileState.ARRANGED, FileState.CHARACTERISED, FileState.PRESERVED, FileState.DERIVED)
# The answer is final for these; everything else may be tried again.
SETTLED = (FileState.REGISTERED, FileState.LEFT_ASIDE)
RECEIVING = (DepositState.STAGING, DepositState.ASKING)
CLOSED = (DepositState.DONE, DepositState.INCOMPLETE, DepositState.CANCELLED)


class Deposit(Base):
    """One submission. `run` counts how often it was set going; `source` says where it came from."""

    __tablename__ = "deposits"
    __table_args__ = (
        Index("ix_deposits_manuscript", "manuscript_id"),
        Index("ix_deposits_newest", "opened_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    manuscript_id: Mapped[str | None] = mapped_column(ForeignKey("manuscripts.id"))
    description: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    page_list: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    state: Mapped[DepositState] = mapped_column(text_enum(DepositState, "state"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_by: Mapped[str] = mapped_column(String(200))
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    run: Mapped[int] = mapped_column(Integer)
    answers: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    warnings: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    # Why the deposit as a whole could not be finished, if that is so.
    trouble: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    # Images of this deposit that stood in the record when it was last published.
    pages_published: Mapped[int] = mapped_column(Integer)
    # Whether whoever set it going (until then: opened it) may publish for its holder; what others
    # bring waits for a curator.
    may_publish: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())


class DepositFile(Base):
    """One file of a deposit and what became of it.

    `size_bytes` is what was announced until the bytes are here, then what arrived. `finished_at`
    is set when this run of the deposit has done with the file, whatever came of it; the reason
    says why it is no page, or why it stopped where it stands. `image_id` is minted when the file
    is announced, so that a step repeated after a crash names the same image.
    """

    __tablename__ = "deposit_files"
    __table_args__ = (
        UniqueConstraint("deposit_id", "ordinal"),
        UniqueConstraint("deposit_id", "original_name", name="uq_deposit_files_name"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    deposit_id: Mapped[str] = mapped_column(ForeignKey("deposits.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    original_name: Mapped[str] = mapped_column(Text)
    image_id: Mapped[str] = mapped_column(String(20))
    state: Mapped[FileState] = mapped_column(text_enum(FileState, "state"))
    size_bytes: Mapped[int | None] = mapped_column(BigInteger)
    staged_key: Mapped[str | None] = mapped_column(String(100))
    staged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sha256: Mapped[str | None] = mapped_column(String(64))
    sha512: Mapped[str | None] = mapped_column(String(128))
    is_image: Mapped[bool | None] = mapped_column(Boolean)
    label: Mapped[str | None] = mapped_column(String(60))
    reason: Mapped[str | None] = mapped_column(Text)
    reason_key: Mapped[str | None] = mapped_column(String(60))
    reason_values: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    warnings: Mapped[list[str]] = mapped_column(JsonColumn)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def say(self, notice: Notice | None) -> None:
        """Keep (or, with None, forget) why this file is no page or has stopped."""
        self.reason = notice.sentence if notice else None
        self.reason_key = notice.key if notice else None
        self.reason_values = dict(notice.values) if notice else None

    def digests(self) -> Digests:
        """The digests of the staged bytes; only for a file whose bytes are here."""
        if self.sha512 is None or self.sha256 is None or self.size_bytes is None:
            raise DepositClosed(
                self.deposit_id,
                f"The bytes of {self.original_name!r} are not here.",
                key="bytes-gone",
                name=self.original_name,
            )
        return Digests(self.sha512, self.sha256, self.size_bytes)


@dataclass(frozen=True, slots=True)
class ExpectedFile:
    """A file that will come: its name as it is at home, its size, and why it is no page, if so."""

    name: str
    size_bytes: int | None = None
    aside: Notice | None = None


def open_deposit(
    session: Session,
    *,
    deposit_id: str,
    description: Mapping[str, Any] | None,
    manuscript_id: str | None,
    source: str,
    opened_by: str,
    at: datetime,
) -> Deposit:
    """A new, empty deposit; the description may still come as a file among the others.

    Raises:
        ManuscriptNotFound: there is no manuscript `manuscript_id`.
    """
    if manuscript_id is not None:
        manuscripts.find(session, manuscript_id)
    deposit = Deposit(
        id=deposit_id, manuscript_id=manuscript_id,
        description=None if description is None else dict(description),
        page_list=None, source=source, state=DepositState.STAGING, opened_at=at,
        opened_by=opened_by, finished_at=None, run=0, answers={}, questions=[], warnings=[],
        trouble=None, pages_published=0, may_publish=True,
    )  # fmt: skip
    session.add(deposit)
    session.flush()
    return deposit


def find(session: Session, deposit_id: str) -> Deposit:
    """The deposit.

    Raises:
        DepositNotFound: no deposit has this identifier.
    """
    deposit = session.get(Deposit, deposit_id)
    if deposit is None:
        raise DepositNotFound(deposit_id)
    return deposit


def lock(session: Session, deposit_id: str) -> Deposit:
    """The deposit as it is now, with everybody else waiting until this transaction ends."""
    query = select(Deposit).where(Deposit.id == deposit_id).with_for_update()
    deposit = session.scalar(query.execution_options(populate_existing=True))
    if deposit is None:
        raise DepositNotFound(deposit_id)
    return deposit


def newest(session: Session, limit: int = 50) -> list[Deposit]:
    """The deposits opened last, newest first."""
    query = select(Deposit).order_by(Deposit.opened_at.desc(), Deposit.id).limit(limit)
    return list(session.scalars(query))


def find_unfinished_by_source(session: Session, source: str) -> Deposit | None:
    """The newest deposit from this source that is not closed: interrupted work to go on with."""
    query = (
        select(Deposit)
        .where(Deposit.source == source, Deposit.state.not_in(CLOSED))
        .order_by(Deposit.opened_at.desc())
        .limit(1)
    )
    return session.scalar(query)


def files_of(session: Session, deposit_id: str) -> list[DepositFile]:
    """Every file of the deposit, in the order of arrival."""
    query = select(DepositFile).where(DepositFile.deposit_id == deposit_id)
    return list(session.scalars(query.order_by(DepositFile.ordinal)))


def find_file(session: Session, file_id: int) -> DepositFile:
    """One file by its number; the number comes from a row, so it is there."""
    return session.get_one(DepositFile, file_id)


def find_file_by_name(session: Session, deposit_id: str, name: str) -> DepositFile | None:
    """The file of the deposit that came under exactly this name, byte for byte."""
    query = select(DepositFile).where(
        DepositFile.deposit_id == deposit_id, DepositFile.original_name == name
    )
    return session.scalar(query)


def expect_files(
    session: Session,
    deposit: Deposit,
    files: Iterable[ExpectedFile],
    *,
    new_image_id: Callable[[], str],
    at: datetime,
) -> list[DepositFile]:
    """Announce files; one that is announced already keeps its row. Rows in the order given.

    Raises:
        DepositClosed: the deposit takes no more files.
        BadFileName: a name is empty, too long, or holds control characters.
    """
    if deposit.state not in RECEIVING:
        raise DepositClosed(
            deposit.id,
            f"The deposit {deposit.id} takes no more files: open a new one for them.",
            key="files",
        )
    known = {file.original_name: file for file in files_of(session, deposit.id)}
    ordinal = max((file.ordinal for file in known.values()), default=0)
    rows = []
    for expected in files:
        name = check_name(expected.name)
        if name not in known:
            ordinal += 1
            known[name] = _new_file(deposit, ordinal, expected, new_image_id(), at)
            session.add(known[name])
        elif known[name].state is FileState.EXPECTED:
            known[name].size_bytes = expected.size_bytes
        rows.append(known[name])
    session.flush()
    return rows


def check_name(name: str) -> str:
    """`name` itself, if it can be kept.

    Raises:
        BadFileName: empty, longer than 500 characters, control characters, no Unicode text, or
            a path that names a folder itself ('.').
    """
    if not name.strip("/ ") or len(name) > NAME_CHARACTERS_MAX:
        raise BadFileName(
            f"A file name must have 1 to {NAME_CHARACTERS_MAX} characters: {name[:60]!r}.",
            key="length",
            max=NAME_CHARACTERS_MAX,
            name=name[:60],
        )
    if not PurePosixPath(name).name:
        raise BadFileName(
            f"{name!r} names no file: send the files of the folder one by one.",
            key="names-none",
            name=name,
        )
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        raise BadFileName(
            f"The file name {name!r} holds control characters: rename the file.",
            key="control",
            name=name,
        )
    return name


def _new_file(
    deposit: Deposit, ordinal: int, expected: ExpectedFile, image_id: str, at: datetime
) -> DepositFile:
    aside = expected.aside
    file = DepositFile(
        deposit_id=deposit.id, ordinal=ordinal, original_name=expected.name, image_id=image_id,
        state=FileState.LEFT_ASIDE if aside else FileState.EXPECTED, warnings=[],
        size_bytes=expected.size_bytes, finished_at=at if aside else None,
    )  # fmt: skip
    file.say(aside)
    return file
