"""Signed entries, the rows behind them, and daily roots, made again from the vault.

The vault cannot say whether the newest bytes of a chain were ever a row: after a crash between
the two, a rebuilt database counts the entry as signed, since somebody did sign it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.signables import SIGNABLES
from catalog.conservation.signing import roots, vaulted
from catalog.conservation.signing.signable import Signable
from catalog.conservation.signing.signing import enter
from catalog.conservation.signing.tables import DailyRoot
from catalog.identity import Manuscript
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")


def write_entries(
    sessions: sessionmaker[Session],
    root: StorageRoot,
    object_ids: Sequence[str],
    signables: Iterable[Signable] = SIGNABLES,
) -> int:
    """Every chain whose manuscript came back, a transaction each; how many entries there are.

    A number the vault has lost stays missing: `verify` names it, and nothing is counted anew.

    Raises:
        StorageError: an entry cannot be read; it is named.
    """
    rooms = {signable.kind: signable for signable in signables}
    written = 0
    for manuscript_id, numbered in groupby(vaulted.numbers(object_ids), lambda pair: pair[0]):
        with sessions.begin() as session:
            if session.get(Manuscript, manuscript_id) is None:
                log.warning("rebuild.chain_alone", extra={"manuscript": manuscript_id})
                continue
            for _, seq in numbered:
                kept = vaulted.read(root, manuscript_id, seq)
                if kept is None:  # the object is there, and holds something else
                    log.warning("rebuild.no_entry", extra={"manuscript": manuscript_id, "seq": seq})
                    continue
                document = json.loads(kept.payload)
                # With the hashes told when it was signed: bytes changed since are not made right.
                enter(session, document, kept)
                if document["type"] in rooms:
                    rooms[document["type"]].restore(session, manuscript_id, document)
                written += 1
    return written


def write_daily_roots(
    sessions: sessionmaker[Session], root: StorageRoot, object_ids: Sequence[str]
) -> int:
    """The roots of all days, as they were made; how many there are."""
    days = roots.days(object_ids)
    with sessions.begin() as session:
        for day in days:
            told = json.loads(root.object(roots.object_id(day)).read(roots.FILE_NAME))
            session.add(
                DailyRoot(
                    day=told["day"],
                    root=told["root"],
                    manuscripts=told["manuscripts"],
                    entries=told["entries"],
                    made_at=datetime.fromisoformat(told["made_at"]),
                )
            )
    return len(days)
