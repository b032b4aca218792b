"""The steps a staged file goes through until its page exists, and the end of a deposit.

Each step may be cut off anywhere and done again: bytes are put under names that depend on the
page alone, rows change in one transaction, and what is there already is left. The steps know
nothing of queues; `ingest.workflow` calls them in order and remembers what each returned.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.clock import Clock
from catalog.identifiers import Kind
from ingest import deposits, preserve, register
from ingest.decoders import Decoders
from ingest.deposits import Deposit, DepositFile, DepositState, FileState
from ingest.limits import Limits
from ingest.notices import Notice
from ingest.pages import Characterised, Page, TilesKept
from ingest.refusals import Refused
from ingest.room import Room
from storage.vault import Vault

log = logging.getLogger("kitabdar.ingest")

AGENT = "Kitabdar 0.1.0"


class Overtaken(Exception):
    """This run of the deposit is over: it was cancelled or set going anew."""


def no_checkpoint(_: str) -> None:
    """Called at every point where a crash would hurt most; tests put a crash there."""


@dataclass(frozen=True)
class Pipeline:
    """Everything the steps need, as values; picklable parts only where a child needs them.

    `after_publish(session, manuscript_id, revision)` runs inside the publishing transaction.
    `checkpoint(name)` is called around each step as 'characterise 3', 'characterise 3 done'.
    `room` is asked before each step that writes more than rows: the reserve it keeps is what
    rows, and the end of the deposit, are written with when a disk is all but full.
    """

    vault: Vault
    sessions: sessionmaker[Session]
    limits: Limits
    scratch_dir: Path
    after_publish: Callable[[Session, str, int], None]
    clock: Clock
    new_id: Callable[[Kind], str]
    checkpoint: Callable[[str], None] = no_checkpoint
    room: Room = field(default_factory=Room)
    decoders: Decoders = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "decoders", Decoders(self.limits))

    # Setting a deposit going

    def begin(self, deposit_id: str, run: int) -> list[tuple[int, int]]:
        """Mark the deposit as being worked on; (file id, ordinal) of every page to make."""
        self.checkpoint("begin")
        with self.sessions.begin() as session:
            deposit = _deposit_of_run(session, deposit_id, run)
            if deposit.state is DepositState.QUEUED:
                deposit.state = DepositState.WORKING
            query = (
                select(DepositFile.id, DepositFile.ordinal)
                .where(DepositFile.deposit_id == deposit_id, *_under_way())
                .order_by(DepositFile.ordinal)
            )
            todo = [(file_id, ordinal) for file_id, ordinal in session.execute(query)]
        log.info("deposit.begun", extra={"deposit": deposit_id, "pages": len(todo)})
        self.checkpoint("begin done")
        return todo

    def page(self, file_id: int, run: int) -> Page | None:
        """The page to be made of a file; None if nothing is left to do with it in this run."""
        with self.sessions() as session:
            file = deposits.find_file(session, file_id)
            deposit = deposits.find(session, file.deposit_id)
            if deposit.run != run or file.finished_at is not None:
                return None
            return _page_of(deposit, file)

    # The steps of one page

    def characterise(self, page: Page) -> Characterised | Notice:
        """Identify, decode whole and cut into tiles, in a child process with limits.

        A Notice ends the page: the file was refused, and its row says so.

        Raises:
            StorageFull, ScratchFull, OSError: no room to work in.
        """
        self.checkpoint(f"characterise {page.ordinal}")
        # Tiles take about as much as the page itself, seldom more.
        self.room.check(page.size_bytes)
        archive = self._new_archive_path(page)
        with self.vault.blobs.as_file(page.staged_key) as path, self.decoders.one() as decoder:
            prepared = decoder.prepare(path, page.original_name, archive)
        at = self.clock()
        if isinstance(prepared, Refused):
            archive.unlink(missing_ok=True)
            notice = Notice(prepared.key, prepared.sentence, dict(prepared.values))
            self.end(page, notice, is_refusal=True)
            return notice
        with self.sessions.begin() as session:
            self._advance(session, page, FileState.CHARACTERISED)
        self.checkpoint(f"characterise {page.ordinal} done")
        return {
            "technical": prepared.technical.as_json(),
            "warnings": list(prepared.warnings),
            "prepared_at": at.isoformat(),
            "archive": str(prepared.archive_path),
        }

    def preserve(self, page: Page, characterised: Characterised) -> None:
        """The master, what was measured and what was done, into the storage root."""
        self.checkpoint(f"preserve {page.ordinal}")
        self.room.check()
        preserve.preserve(self.vault, page, characterised, AGENT)
        self.checkpoint(f"preserve {page.ordinal} written")
        with self.sessions.begin() as session:
            self._advance(session, page, FileState.PRESERVED)
        self.checkpoint(f"preserve {page.ordinal} done")

    def derive(self, page: Page, characterised: Characterised) -> TilesKept:
        """The tile archive into its place; made again if it was on a machine that is gone."""
        self.checkpoint(f"derive {page.ordinal}")
        self.room.check()
        kept = preserve.keep_tiles(self.vault.blobs, page.image_id, Path(characterised["archive"]))
        if kept is None:
            kept = self._derive_again(page)
        self.checkpoint(f"derive {page.ordinal} written")
        with self.sessions.begin() as session:
            self._advance(session, page, FileState.DERIVED)
        self.checkpoint(f"derive {page.ordinal} done")
        return kept

    def register(self, page: Page, characterised: Characterised, tiles: TilesKept) -> None:
        """Rows, events and the end of the file, in one transaction."""
        self.checkpoint(f"register {page.ordinal}")
        with self.sessions.begin() as session:
            entered = register.register(
                session, page, characterised, tiles,
                agent=AGENT, new_id=self.new_id, at=self.clock(),
            )  # fmt: skip
            self.checkpoint(f"register {page.ordinal} uncommitted")
        if not entered:
            raise Overtaken
        log.info("page.registered", extra={"deposit": page.deposit_id, "image": page.image_id})
        self.checkpoint(f"register {page.ordinal} done")

    def end(self, page: Page, notice: Notice, *, is_refusal: bool) -> None:
        """End this run for a file that becomes no page now: refused, or stopped where it stands."""
        with self.sessions.begin() as session:
            file = self._current(session, page)
            file.finished_at = self.clock()
            file.say(notice)
            if is_refusal:
                file.state = FileState.REFUSED
                register.record_refusal(
                    session, page.deposit_id, notice,
                    agent=AGENT, new_id=self.new_id, at=self.clock(),
                )  # fmt: skip
        event = "file.refused" if is_refusal else "file.stopped"
        log.warning(
            event,
            extra={"deposit": page.deposit_id, "file": page.ordinal, "reason": notice.key},
        )

    def all_settled(self, deposit_id: str, run: int) -> bool:
        """Whether this run has done with every file, so that the deposit can be published.

        Asked after a page's own end is committed: of pages that end at the same moment at
        least one sees them all.
        """
        with self.sessions() as session:
            deposit = deposits.find(session, deposit_id)
            open_files = select(DepositFile.id).where(
                DepositFile.deposit_id == deposit_id, *_under_way()
            )
            return deposit.run == run and session.scalar(open_files.limit(1)) is None

    def _new_archive_path(self, page: Page) -> Path:
        # Two workers may prepare one page at once after a takeover: each writes a file of its own.
        self.scratch_dir.mkdir(parents=True, exist_ok=True)
        return self.scratch_dir / f"{page.image_id}-{uuid4().hex[:8]}.zip"

    def _derive_again(self, page: Page) -> TilesKept:
        again = self.characterise(page)
        if isinstance(again, Notice):
            raise Overtaken
        kept = preserve.keep_tiles(self.vault.blobs, page.image_id, Path(again["archive"]))
        assert kept is not None
        return kept

    def _advance(self, session: Session, page: Page, state: FileState) -> None:
        file = self._current(session, page)
        order = list(FileState)
        if order.index(file.state) < order.index(state):
            file.state = state

    def _current(self, session: Session, page: Page) -> DepositFile:
        _deposit_of_run(session, page.deposit_id, page.run)
        file = deposits.find_file(session, page.file_id)
        if file.finished_at is not None:
            raise Overtaken
        return file


def _deposit_of_run(session: Session, deposit_id: str, run: int) -> Deposit:
    deposit = deposits.find(session, deposit_id)
    if deposit.run != run:
        raise Overtaken
    return deposit


def _under_way() -> tuple[ColumnElement[bool], ...]:
    return (DepositFile.state.in_(deposits.UNDER_WAY), DepositFile.finished_at.is_(None))


def _page_of(deposit: Deposit, file: DepositFile) -> Page:
    digests = file.digests()
    assert deposit.manuscript_id
    assert file.staged_key
    assert file.staged_at
    assert file.label
    return Page(
        file_id=file.id, deposit_id=deposit.id, run=deposit.run, ordinal=file.ordinal,
        manuscript_id=deposit.manuscript_id, image_id=file.image_id,
        original_name=file.original_name, staged_key=file.staged_key,
        staged_at=file.staged_at.isoformat(), size_bytes=digests.size_bytes,
        sha256=digests.sha256, sha512=digests.sha512, label=file.label,
    )  # fmt: skip
