"""The one tap at the start of a handling session: this was read, by this person, before this book.

It counts for the twelve hours of a working day, and only for the protocols that were on the card.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.care.errors import OtherProtocolNow
from catalog.conservation.care.protocols import all_in_force
from catalog.conservation.care.tables import Acknowledgement

SESSION_LENGTH: Final = timedelta(hours=12)


def acknowledge(
    session: Session, user_id: str, manuscript_id: str, protocol_ids: Collection[str], at: datetime
) -> None:
    """Keep that the person has read these protocols; what was tapped already is not kept twice.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        OtherProtocolNow: these are not the protocols that hold now.
    """
    held = {each.id for each in all_in_force(session, manuscript_id, at.date())}
    if held != set(protocol_ids):
        raise OtherProtocolNow(manuscript_id)
    for protocol_id in sorted(held - _read(session, user_id, manuscript_id, at)):
        session.add(
            Acknowledgement(
                user_id=user_id, protocol_id=protocol_id, manuscript_id=manuscript_id, at=at
            )
        )
    session.flush()


def acknowledged(session: Session, user_id: str, manuscript_id: str, at: datetime) -> bool:
    """Whether the person's session at this book has begun; always so where nothing is asked.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    held = {each.id for each in all_in_force(session, manuscript_id, at.date())}
    return not held or held <= _read(session, user_id, manuscript_id, at)


def _read(session: Session, user_id: str, manuscript_id: str, at: datetime) -> set[str]:
    return set(
        session.scalars(
            select(Acknowledgement.protocol_id).where(
                Acknowledgement.user_id == user_id,
                Acknowledgement.manuscript_id == manuscript_id,
                Acknowledgement.at > at - SESSION_LENGTH,
                Acknowledgement.at <= at,
            )
        )
    )
