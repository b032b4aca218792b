"""What is done now and then beside the jobs: closing days, sweeping up after crashes.

Every worker does it; whatever is done twice changes nothing. Readers' requests never do: a GET
writes nothing.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from catalog.access import announcing, rules
from catalog.clock import Clock, now
from catalog.conservation.signing import roots
from catalog.harvest.opening import open_door
from catalog.identifiers import mint
from iiif.presentation import kept
from ingest.registration import leftovers
from viewer.assembly import House

log = logging.getLogger("kitabdar.chores")

# How often it is looked whether something is due.
GLANCE_S = 60.0
# So often where it has to be seen everywhere within five seconds.
AT_ONCE_S = 1.0


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do once in `every`; `act` gets the time."""

    name: str
    every: dt.timedelta
    act: Callable[[dt.datetime], object]


def chores_of(house: House) -> tuple[Chore, ...]:
    """Return what is to be done in this house."""

    def close_days(at: dt.datetime) -> None:
        with house.sessions.begin() as session:
            made = [one.day for one in roots.close_days(session, house.vault.root, at)]
        if made:
            log.info("days.closed", extra={"days": made})

    def carry_on(_: dt.datetime) -> None:
        open_door(house.sessions)

    def sweep(at: dt.datetime) -> None:
        leftovers.sweep(house.sessions, house.vault.blobs, at)

    return (
        embargoes(house, dt.timedelta(minutes=1)),
        Chore("close days", dt.timedelta(minutes=10), close_days),
        # Times of changes are those of the next look: one a minute keeps them near the truth.
        Chore("carry the harvest on", dt.timedelta(minutes=1), carry_on),
        Chore("sweep photographs", dt.timedelta(hours=6), sweep),
    )


def embargoes(house: House, every: dt.timedelta) -> Chore:
    """Return the chore that ends embargoes whose day has come.

    The process beside a web process has it too, so that manifests and lists follow the tiles
    within seconds, and where no worker lives.
    """

    def end_embargoes(at: dt.datetime) -> None:
        with house.sessions() as session:
            due = rules.due(session, at)
        for manuscript_id, number in due:
            with house.sessions.begin() as session:
                announcing.end_due(
                    session, house.vault.root, manuscript_id, number, at=at, new_id=mint,
                    after=partial(_keep, house),
                )  # fmt: skip
            log.info("embargo.ended", extra={"manuscript": manuscript_id, "rule": number})

    return Chore("end embargoes", every, end_embargoes)


def sending_for(house: House, whoever_ends_them: Callable[[], None], every: dt.timedelta) -> Chore:
    """Return the chore that sends for `whoever_ends_them` when the day of an embargo has come."""

    def look(at: dt.datetime) -> None:
        with house.sessions() as session:
            due = rules.due(session, at)
        if due:
            whoever_ends_them()

    return Chore("look for embargoes", every, look)


def _keep(house: House, session: Session, manuscript_id: str, revision: int) -> None:
    kept.keep(session, house.uris, manuscript_id, revision)


class Rounds:
    """A thread that does the chores until it is told to stop; what fails is tried again."""

    def __init__(
        self, chores: tuple[Chore, ...], stop: threading.Event, clock: Clock = now,
        glance_s: float = GLANCE_S,
    ) -> None:  # fmt: skip
        self._chores = chores
        self._stop = stop
        self._clock = clock
        self._glance_s = glance_s
        self._done: dict[str, dt.datetime] = {}
        self._thread = threading.Thread(target=self._go, name="chores", daemon=True)

    def __enter__(self) -> Rounds:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until what is under way is done."""
        self._stop.set()
        self._thread.join()

    def go_round(self) -> None:
        """Do what is due now."""
        at = self._clock()
        for chore in self._chores:
            done = self._done.get(chore.name)
            if done is not None and at - done < chore.every:
                continue
            try:
                chore.act(at)
            except Exception:
                # The database or the vault may be away for a while; the jobs say so themselves.
                log.exception("chore.failed", extra={"chore": chore.name})
            else:
                self._done[chore.name] = at

    def _go(self) -> None:
        while not self._stop.is_set():
            self.go_round()
            self._stop.wait(self._glance_s)
