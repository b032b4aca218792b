"""Named harvesters: partners with an address of their own, and the notes of what they took.

The address gives nothing that the open one does not; it lets both sides see how a harvest went.
Whoever knows it may read its notes, so it ends with a key that nobody guesses.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalog.harvest.errors import BadHarvester, HarvesterNotFound
from catalog.harvest.tables import WORDS_LENGTH_MAX, Harvester, HarvestRun
from catalog.language import holds_unkeepable

NAME_LENGTH_MAX = 200
NOTE_LENGTH_MAX = 2000
RUNS_KEPT = 200


def name(session: Session, *, key: str, name: str, note: str, by: str, at: datetime) -> Harvester:
    """A new harvester under this key.

    Raises:
        BadHarvester: the name is missing, or something is too long.
    """
    called, remark = name.strip(), note.strip()
    if not called:
        raise BadHarvester("The harvester has no name: write who harvests.", key="no-name")
    if len(called) > NAME_LENGTH_MAX or len(remark) > NOTE_LENGTH_MAX:
        raise BadHarvester("The name or the note is too long: shorten it.", key="long")
    if holds_unkeepable(called) or holds_unkeepable(remark):
        raise BadHarvester("The name or the note holds a control character.", key="unkeepable")
    made = Harvester(id=key, name=called, note=remark, named_by=by[:200], named_at=at)
    session.add(made)
    session.flush()
    return made


def end(session: Session, key: str, *, at: datetime) -> Harvester:
    """The harvester, its address closed; again is no change.

    Raises:
        HarvesterNotFound: there is none with this key.
    """
    found = find(session, key)
    found.ended_at = found.ended_at or at
    session.flush()
    return found


def find(session: Session, key: str) -> Harvester:
    """The harvester with this key, closed or not.

    Raises:
        HarvesterNotFound: there is none.
    """
    found = session.get(Harvester, key)
    if found is None:
        raise HarvesterNotFound(key)
    return found


def open_one(session: Session, key: str) -> Harvester:
    """The harvester whose address is open.

    Raises:
        HarvesterNotFound: there is none, or it was closed.
    """
    found = find(session, key)
    if found.ended_at is not None:
        raise HarvesterNotFound(key)
    return found


def everyone(session: Session) -> list[tuple[Harvester, HarvestRun | None]]:
    """Every harvester with its last run, by name, the closed ones last."""
    found = session.scalars(select(Harvester).order_by(Harvester.name, Harvester.id)).all()
    last = {key: runs(session, key, 1) for key in (each.id for each in found)}
    listed = [(each, last[each.id][0] if last[each.id] else None) for each in found]
    return sorted(listed, key=lambda pair: pair[0].ended_at is not None)


def runs(session: Session, key: str, limit: int = RUNS_KEPT) -> list[HarvestRun]:
    """The runs of a harvester, the newest first."""
    statement = select(HarvestRun).where(HarvestRun.harvester_key == key)
    return list(session.scalars(statement.order_by(HarvestRun.id.desc()).limit(limit)))


def begin_run(session: Session, key: str, asked: str, *, at: datetime) -> int:
    """The number of a new run; the oldest beyond `RUNS_KEPT` are forgotten."""
    made = HarvestRun(
        harvester_key=key, began_at=at, last_at=at, asked=asked[:WORDS_LENGTH_MAX], requests=0,
        records=0, token=None, is_whole=False, errors=0, error=None,
    )  # fmt: skip
    session.add(made)
    session.flush()
    old = (
        select(HarvestRun.id)
        .where(HarvestRun.harvester_key == key)
        .order_by(HarvestRun.id.desc())
        .offset(RUNS_KEPT)
    )
    session.execute(delete(HarvestRun).where(HarvestRun.id.in_(list(session.scalars(old)))))
    return made.id


def note_page(
    session: Session, key: str, run_id: int, *, records: int, token: str | None, at: datetime
) -> None:
    """One more answer of a run was given; without a token it was the last."""
    run = _run(session, key, run_id)
    if run is None:
        return
    run.requests += 1
    run.records += records
    run.token = token
    run.is_whole = token is None
    run.last_at = at


def note_error(
    session: Session, key: str, run_id: int | None, asked: str, error: str, *, at: datetime
) -> None:
    """An answer was an error; the same one over and over is counted in one place."""
    run = None if run_id is None else _run(session, key, run_id)
    if run is None:
        last = runs(session, key, 1)
        said = asked[:WORDS_LENGTH_MAX]
        same = last and last[0].asked == said and last[0].error == error[:WORDS_LENGTH_MAX]
        run = last[0] if same else _run(session, key, begin_run(session, key, said, at=at))
    assert run is not None
    run.requests += 1
    run.errors += 1
    run.error = error[:WORDS_LENGTH_MAX]
    run.last_at = at


def _run(session: Session, key: str, run_id: int) -> HarvestRun | None:
    run = session.get(HarvestRun, run_id)
    # A token that somebody made up may name the run of another.
    return run if run is not None and run.harvester_key == key else None
