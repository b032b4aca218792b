"""What people decide about a deposit: start it, answer it, try again, stop it.

Each function changes rows in the caller's transaction and sends work in the same transaction, so
there is no moment in which a deposit is under way and nobody will work on it.
"""

from __future__ import annotations

import json
import logging
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import images, manuscripts, revisions
from catalog.codicology.folios import Canvas, Leaf, Side
from catalog.errors import BadRecord
from catalog.identifiers import Kind
from catalog.images import Image
from catalog.manuscripts import Description, Manuscript
from ingest import deposits
from ingest.arrange import Arrangement, ArrivedFile, arrange
from ingest.deposit_errors import BadDescription, DepositClosed, FilesMissing
from ingest.deposits import Deposit, DepositFile, DepositState, FileState
from ingest.folder_contents import not_an_image
from ingest.notices import Notice
from ingest.page_lists import read_page_list

log = logging.getLogger("kitabdar.ingest")

Send = Callable[[Session, str, int], None]
NewId = Callable[[Kind], str]
DESCRIPTION_BYTES_MAX = 1 << 20
WITHOUT_MISSING = "without-missing"


def read_description(name: str, data: bytes) -> dict[str, Any]:
    """The description in a manuscript.toml or manuscript.json, checked, as plain JSON.

    Raises:
        BadDescription: it cannot be read as TOML or JSON.
        BadRecord: a field of it is wrong; the sentence names the field.
    """
    try:
        if len(data) > DESCRIPTION_BYTES_MAX:
            raise ValueError("it is larger than 1 MB")
        text = data.decode("utf-8-sig")
        mapping = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadDescription(
            f"{name!r} cannot be read ({error}): mend it and send it again.",
            key="unreadable",
            name=name,
            why=str(error),
        ) from None
    return Description.from_mapping(mapping).as_mapping()


def take_description(session: Session, deposit_id: str, description: Mapping[str, Any]) -> None:
    """Give a deposit its description, or another one, while it has not been started.

    Raises:
        DepositClosed: it was started already.
        BadRecord: a field is wrong.
    """
    deposit = _receiving(session, deposit_id)
    deposit.description = Description.from_mapping(description).as_mapping()


def take_page_list(session: Session, deposit_id: str, data: bytes) -> None:
    """Give a deposit its page list, or another one in its place.

    Raises:
        DepositClosed: it was started already and asks nothing.
        BadPageList: it cannot be read.
    """
    deposit = _receiving(session, deposit_id)
    page_list = read_page_list(data)
    rows = ["\t".join((page.file, page.label)) for page in page_list.pages]
    # Kept in one spelling; the bytes as they came are among the files that are no pages.
    deposit.page_list = "\n".join(["file\tlabel", *rows])
    deposit.answers = {
        key: answer for key, answer in deposit.answers.items() if key != "page-list-faults"
    }


def start(
    session: Session,
    deposit_id: str,
    *,
    send: Send,
    new_id: NewId,
    at: datetime,
    without_missing: bool = False,
) -> Deposit:
    """Arrange the files and set the deposit going, or leave it ASKING with its questions.

    A deposit that is under way or closed is returned as it is.

    Raises:
        FilesMissing: announced files have not come, and `without_missing` is False.
        BadDescription: there is neither a description nor a manuscript.
        BadRecord: the description is wrong.
        BadAnswer: an answer does not fit its question.
        DepositClosed: no page came at all.
    """
    deposit = deposits.lock(session, deposit_id)
    if deposit.state not in deposits.RECEIVING:
        return deposit
    files = deposits.files_of(session, deposit_id)
    missing = [file for file in files if file.state is FileState.EXPECTED]
    if without_missing:
        # Said once, it holds when the deposit asks and is started again by the answer.
        deposit.answers = {**deposit.answers, WITHOUT_MISSING: {"choice": "yes"}}
    if missing and WITHOUT_MISSING not in deposit.answers:
        raise FilesMissing(deposit_id, tuple(file.original_name for file in missing))
    _set_aside_others(files, at)
    arrived = [file for file in files if file.state in (FileState.STAGED, FileState.ASKING)]
    if not arrived:
        raise DepositClosed(
            deposit_id, "No image came with this deposit: send the scans first.", key="no-image"
        )
    manuscript_id = _existing_manuscript(session, deposit)
    arrangement = _arranged(session, deposit, arrived, manuscript_id)
    deposit.questions = [question.as_json() for question in arrangement.questions]
    deposit.warnings = [warning.as_json() for warning in arrangement.warnings]
    if arrangement.questions:
        asked = {name for question in arrangement.questions for name in question.files}
        for file in arrived:
            file.state = FileState.ASKING if file.original_name in asked else FileState.STAGED
        deposit.state = DepositState.ASKING
        log.info("deposit.asks", extra={"deposit": deposit_id, "questions": len(deposit.questions)})
        return deposit
    deposit.manuscript_id = manuscript_id or _new_manuscript(session, deposit, new_id, at)
    _apply(session, deposit, arrived, arrangement, at)
    for file in missing:
        file.finished_at = at
        file.say(_never_arrived(file.original_name))
    _send(session, deposit, send)
    return deposit


def answer(
    session: Session,
    deposit_id: str,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    send: Send,
    new_id: NewId,
    at: datetime,
) -> Deposit:
    """Add answers (by question id or key) and start again; earlier answers stay.

    Raises:
        DepositClosed: the deposit asks nothing.
        BadAnswer: an answer does not fit its question.
    """
    deposit = deposits.lock(session, deposit_id)
    if deposit.state is not DepositState.ASKING:
        raise DepositClosed(
            deposit_id, f"The deposit {deposit_id} asks nothing now.", key="asks-nothing"
        )
    deposit.answers = {**deposit.answers, **{key: dict(one) for key, one in answers.items()}}
    session.flush()
    return start(session, deposit_id, send=send, new_id=new_id, at=at)


def retry(session: Session, deposit_id: str, *, send: Send) -> Deposit:
    """Try again what was refused or stopped; what exists stays. Nothing to do is no error.

    Raises:
        DepositClosed: it was cancelled, or never started.
    """
    deposit = deposits.lock(session, deposit_id)
    if deposit.state in (DepositState.CANCELLED, *deposits.RECEIVING):
        raise DepositClosed(
            deposit_id,
            f"The deposit {deposit_id} is {deposit.state}: there is nothing to retry.",
            key="retry",
            state=deposit.state,
        )
    for file in deposits.files_of(session, deposit_id):
        if file.staged_key is not None and file.state not in deposits.SETTLED:
            if file.state is FileState.REFUSED:
                file.state = FileState.ARRANGED
            file.finished_at = None
            file.say(None)
    if deposit.state is DepositState.DONE:
        return deposit
    _send(session, deposit, send)
    log.info("deposit.retried", extra={"deposit": deposit_id, "run": deposit.run})
    return deposit


def cancel(session: Session, deposit_id: str, *, send: Send, at: datetime) -> Deposit:
    """Stop a deposit. Pages that exist stay and are published; the rest is left aside.

    A closed deposit that is INCOMPLETE becomes final: what was refused is given up.
    """
    deposit = deposits.lock(session, deposit_id)
    if deposit.state in (DepositState.DONE, DepositState.CANCELLED):
        return deposit
    was_started = deposit.run > 0
    deposit.run += 1
    files = deposits.files_of(session, deposit_id)
    for file in files:
        if file.state not in (*deposits.SETTLED, FileState.REFUSED):
            file.say(_cancelled(file.original_name))
        file.staged_key = None
        file.finished_at = file.finished_at or at
    deposit.questions = []
    if any(file.state is FileState.REGISTERED for file in files) and was_started:
        deposit.state = DepositState.QUEUED
    else:
        deposit.state, deposit.finished_at = DepositState.CANCELLED, at
        _forget_empty_manuscript(session, deposit)
    # A worker publishes what exists and removes the staged bytes.
    session.flush()
    send(session, deposit_id, deposit.run)
    log.info("deposit.cancelled", extra={"deposit": deposit_id})
    return deposit


def _receiving(session: Session, deposit_id: str) -> Deposit:
    deposit = deposits.lock(session, deposit_id)
    if deposit.state not in deposits.RECEIVING:
        raise DepositClosed(
            deposit_id, f"The deposit {deposit_id} was started already.", key="started"
        )
    return deposit


def _send(session: Session, deposit: Deposit, send: Send) -> None:
    deposit.run += 1
    deposit.state, deposit.finished_at, deposit.trouble = DepositState.QUEUED, None, None
    session.flush()
    send(session, deposit.id, deposit.run)


def _set_aside_others(files: list[DepositFile], at: datetime) -> None:
    for file in files:
        if file.state is FileState.STAGED and file.is_image is False:
            file.state, file.finished_at = FileState.LEFT_ASIDE, at
            file.say(not_an_image(file.original_name))


def _existing_manuscript(session: Session, deposit: Deposit) -> str | None:
    if deposit.manuscript_id is not None:
        return manuscripts.find(session, deposit.manuscript_id).id
    if deposit.description is None:
        raise BadDescription(
            "The deposit has no description: give shelfmark, title and holder, or put a "
            "manuscript.toml beside the scans.",
            key="none",
        )
    described = Description.from_mapping(deposit.description)
    found = manuscripts.find_by_shelfmark(session, described.holder_id, described.shelfmark)
    return None if found is None else found.id


def _new_manuscript(session: Session, deposit: Deposit, new_id: NewId, at: datetime) -> str:
    if deposit.description is None:
        raise BadRecord("The deposit has no description.", key="no-description")
    described = Description.from_mapping(deposit.description)
    return manuscripts.create(session, described, new_id=new_id(Kind.MANUSCRIPT), at=at).id


def _arranged(
    session: Session, deposit: Deposit, arrived: list[DepositFile], manuscript_id: str | None
) -> Arrangement:
    photographed: dict[str, str] = {}
    if manuscript_id is not None:
        photographed = photographed_sides(session, manuscript_id)
    label_of = {sha512: label for label, sha512 in photographed.items()}
    page_list = None
    if deposit.page_list is not None:
        page_list = read_page_list(deposit.page_list.encode())
    return arrange(
        [
            ArrivedFile(
                file.ordinal, file.original_name, file.sha512 or "", label_of.get(file.sha512 or "")
            )
            for file in arrived
        ],
        page_list,
        deposit.answers,
        photographed,
    )


def photographed_sides(session: Session, manuscript_id: str) -> dict[str, str]:
    """The sides of a manuscript of which there is an image, with the SHA-512 of the first master.

    Photographs from the bench came later, onto canvases that had theirs already.
    """
    query = (
        select(Side.label, Image.sha512)
        .join(Canvas, Canvas.side_id == Side.id)
        .join(Image, Image.canvas_id == Canvas.id)
        .where(Side.manuscript_id == manuscript_id)
        .order_by(Image.registered_at.desc(), Image.id.desc())
    )
    return dict(session.execute(query).all())


def _apply(
    session: Session,
    deposit: Deposit,
    arrived: list[DepositFile],
    arrangement: Arrangement,
    at: datetime,
) -> None:
    for file in arrived:
        if file.ordinal in arrangement.left_aside:
            file.state, file.finished_at = FileState.LEFT_ASIDE, at
            file.say(arrangement.left_aside[file.ordinal])
            continue
        file.label = arrangement.labels[file.ordinal]
        file.state = FileState.ARRANGED
        if file.ordinal in arrangement.already_here:
            _point_at_existing(session, deposit, file, at)


def _point_at_existing(session: Session, deposit: Deposit, file: DepositFile, at: datetime) -> None:
    existing = next(
        image
        for image in images.of_digest(session, file.sha512 or "")
        if image.manuscript_id == deposit.manuscript_id
    )
    file.image_id = existing.id
    file.state, file.finished_at = FileState.REGISTERED, at
    file.say(
        Notice(
            "already-here",
            f"{file.original_name!r} is in the catalogue already, as {file.label}.",
            {"file": file.original_name, "label": file.label or ""},
        )
    )


def _never_arrived(name: str) -> Notice:
    return Notice("never-arrived", f"{name!r} was announced and never arrived.", {"file": name})


def _cancelled(name: str) -> Notice:
    return Notice(
        "cancelled", f"{name!r} was not finished when the deposit was stopped.", {"file": name}
    )


def _forget_empty_manuscript(session: Session, deposit: Deposit) -> None:
    """A manuscript that was made for this deposit alone and got no page goes with it."""
    manuscript_id = deposit.manuscript_id
    if manuscript_id is None or deposit.description is None:
        return
    others = select(Deposit.id).where(
        Deposit.manuscript_id == manuscript_id, Deposit.id != deposit.id
    )
    leaves = select(Leaf.id).where(Leaf.manuscript_id == manuscript_id)
    if (
        session.scalar(others.limit(1)) is None
        and session.scalar(leaves.limit(1)) is None
        and revisions.latest(session, manuscript_id) is None
    ):
        deposit.manuscript_id = None
        session.flush()
        session.delete(session.get_one(Manuscript, manuscript_id))
