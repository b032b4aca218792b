"""From a folder on this machine to a deposit that workers can take: the command line's way in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from catalog.clock import now
from catalog.identifiers import Kind, mint
from ingest import decisions, deposits, staging
from ingest.deposit_errors import DepositClosed
from ingest.deposits import Deposit, DepositState
from ingest.staging import FolderListing, list_folder
from ingest.work_queue import WorkQueue
from viewer.assembly import House
from viewer.work import room_of

OPENED_BY = "command line"
# A folder without a description still becomes a book one can find and describe; what nobody
# stated is said to be so.
NOT_STATED = {
    "en": ["Holder not stated"],
    "kk": ["Сақтаушысы көрсетілмеген"],
    "ru": ["Хранитель не указан"],
    "ar": ["الجهة الحافظة غير مذكورة"],
}


@dataclass(frozen=True)
class FolderDeposit:
    """A folder and what a person said of it on the command line (`given` outranks the files)."""

    house: House
    queue: WorkQueue
    folder: Path
    given: Mapping[str, Any]

    @property
    def source(self) -> str:
        """What tells this folder from others in the list of deposits."""
        return str(self.folder.resolve())

    def finished_before(self) -> str | None:
        """The manuscript this very folder became already, unchanged since; else None."""
        listing = list_folder(self.folder)
        now_there = {(file.name, file.size_bytes) for file in listing.expected}
        with self.house.sessions() as session:
            deposit = session.scalar(
                select(Deposit)
                .where(Deposit.source == self.source, Deposit.state == DepositState.DONE)
                .order_by(Deposit.opened_at.desc())
                .limit(1)
            )
            if deposit is None:
                return None
            came = {
                (file.original_name, file.size_bytes)
                for file in deposits.files_of(session, deposit.id)
            }
            return deposit.manuscript_id if came == now_there else None

    def describe(self, listing: FolderListing) -> dict[str, Any]:
        """The description: the file beside the scans, what was given, and the folder's name.

        Raises:
            BadRecord, BadDescription: the file or a given value cannot be used.
        """
        described: dict[str, Any] = {}
        if listing.description is not None:
            file = listing.description
            described = decisions.read_description(file.name, file.read_bytes())
        described.update(self.given)
        if listing.description is None:
            name = self.folder.resolve().name
            described.setdefault("shelfmark", name)
            described.setdefault("titles", {"none": [described["shelfmark"]]})
            if not {"holder", "holder_names"} & set(described):
                described["holder"] = {"id": "not-stated", "name": NOT_STATED}
        return described

    def stage(self, progress: Callable[[str, int], None] = lambda name, size: None) -> str:
        """Open the deposit, or go on with an interrupted one, and bring in every byte.

        Where another command brings in the same folder and its deposit went on meanwhile, that
        deposit is the one to follow.

        Raises:
            StorageFull, ScratchFull: no room; what came before stays, and again goes on from there.
        """
        listing = list_folder(self.folder)
        described = self.describe(listing)
        room = room_of(self.house)
        room.check()
        try:
            deposit_id = self._announce(listing, described)
            staging.stage_folder(
                self.house.sessions, self.house.vault.blobs, deposit_id, listing,
                clock=now, progress=progress, room=room,
            )  # fmt: skip
        except DepositClosed as closed:
            with self.house.sessions() as session:
                if deposits.find(session, closed.deposit_id).state in deposits.RECEIVING:
                    raise
            return closed.deposit_id
        return deposit_id

    def _announce(self, listing: FolderListing, described: Mapping[str, Any]) -> str:
        with self.house.sessions.begin() as session:
            deposit = deposits.find_unfinished_by_source(session, self.source)
            if deposit is None:
                deposit = deposits.open_deposit(
                    session, deposit_id=mint(Kind.DEPOSIT), description=None, manuscript_id=None,
                    source=self.source, opened_by=OPENED_BY, at=now(),
                )  # fmt: skip
            if deposit.state not in deposits.RECEIVING:
                raise DepositClosed(
                    deposit.id, f"The deposit {deposit.id} is under way already.", key="under-way"
                )
            deposits.expect_files(
                session, deposit, listing.expected, new_image_id=lambda: mint(Kind.IMAGE), at=now()
            )
            decisions.take_description(session, deposit.id, described)
            if listing.page_list is not None:
                decisions.take_page_list(session, deposit.id, listing.page_list.read_bytes())
            return deposit.id

    def start(self, deposit_id: str, answers: Mapping[str, Mapping[str, Any]]) -> DepositState:
        """Arrange the files, answer what was answered beforehand, and send the work."""
        send = self.queue.send_deposit
        with self.house.sessions.begin() as session:
            deposit = decisions.start(session, deposit_id, send=send, new_id=mint, at=now())
            state = deposit.state
        known = {key: answer for key, answer in answers.items() if answer}
        if state is DepositState.ASKING and known:
            with self.house.sessions.begin() as session:
                deposit = decisions.answer(
                    session, deposit_id, known, send=send, new_id=mint, at=now()
                )
                state = deposit.state
        return state
