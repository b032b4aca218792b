"""Setting a custodian's protocol, and which protocols hold for a book on a day.

Several may hold at once: one for everything a holder has and another for a few books, set by
different bodies. Their rules add up, so no body's word is undone by another's. Only naming a
protocol takes its place, and the one whose place was taken stays readable for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, identity
from catalog.conservation.care import archive
from catalog.conservation.care.errors import BadCareProtocol, CareChanged, CareProtocolNotFound
from catalog.conservation.care.models import CareContent, CareRule
from catalog.conservation.care.tables import CareProtocol
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.identity import Holder, Manuscript
from storage.ocfl.root import StorageRoot


@dataclass(frozen=True, slots=True)
class Shelf:
    """A holder with the protocols that hold somewhere in its collection, the newest first."""

    holder: Holder
    protocols: tuple[CareProtocol, ...]


def find(session: Session, protocol_id: str) -> CareProtocol:
    """The protocol of this identifier.

    Raises:
        CareProtocolNotFound: there is none.
    """
    protocol = session.get(CareProtocol, protocol_id)
    if protocol is None:
        raise CareProtocolNotFound(protocol_id)
    return protocol


def find_holder(session: Session, holder_id: str) -> Holder:
    """The holder of this name.

    Raises:
        CareProtocolNotFound: there is none.
    """
    holder = session.get(Holder, holder_id)
    if holder is None:
        raise CareProtocolNotFound(holder_id)
    return holder


def history(session: Session, holder_id: str) -> list[CareProtocol]:
    """Every protocol the holder ever had, the newest first."""
    statement = select(CareProtocol).where(CareProtocol.holder_id == holder_id)
    return list(session.scalars(statement.order_by(CareProtocol.number.desc())))


def holding(protocols: Iterable[CareProtocol], on: date) -> list[CareProtocol]:
    """Those of one holder's protocols that hold on the day, the newest first."""
    begun = {each.number: each for each in protocols if each.valid_from <= on}
    older = {each.number: each.supersedes for each in protocols}
    replaced: set[int] = set()
    for each in begun.values():
        # One that never came to hold passes on the place it was to take.
        place = each.supersedes
        while place is not None and place not in replaced:
            replaced.add(place)
            place = older.get(place)
    return [begun[number] for number in sorted(begun, reverse=True) if number not in replaced]


def all_in_force(session: Session, manuscript_id: str, on: date) -> tuple[CareProtocol, ...]:
    """The protocols that bind the book on the day: those that name it first, then the general.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = identity.find(session, manuscript_id)
    held = holding(history(session, manuscript.holder_id), on)
    named = [each for each in held if manuscript_id in each.content["manuscript_ids"]]
    general = [each for each in held if not each.content["manuscript_ids"]]
    return (*named, *general)


def in_force(session: Session, manuscript_id: str, on: date) -> CareProtocol | None:
    """The nearest protocol that binds the book on the day; `all_in_force` has the others.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    found = all_in_force(session, manuscript_id, on)
    return found[0] if found else None


def shelves(session: Session, on: date) -> list[Shelf]:
    """The holders whose custodians ask for something on the day, by name of the holder."""
    by_holder: dict[str, list[CareProtocol]] = {}
    for each in session.scalars(select(CareProtocol).order_by(CareProtocol.number)):
        by_holder.setdefault(each.holder_id, []).append(each)
    found = []
    for holder_id in sorted(by_holder):
        held = holding(by_holder[holder_id], on)
        if held:
            found.append(Shelf(session.get_one(Holder, holder_id), tuple(held)))
    return found


def set_protocol(
    session: Session,
    root: StorageRoot,
    holder_id: str,
    content: CareContent,
    *,
    supersedes: int | None,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> CareProtocol:
    """The protocol, set under the next number; its bytes lie in the vault before its row.

    `supersedes` is the number whose place it takes, None to stand beside what holds. Rules
    without an identifier get one that no rule of this holder has had.

    Raises:
        CareProtocolNotFound: there is no such holder, or no protocol of that number.
        CareChanged: another protocol has taken that place meanwhile.
        BadCareProtocol: a book is not this holder's, rules share an identifier, or it would
            take another's place on a day that is past.
        StorageError: as the storage root says.
    """
    holder = lock_holder(session, holder_id)
    known = history(session, holder_id)
    _check_place(holder_id, known, content, supersedes, at.date())
    _check_manuscripts(session, holder_id, content.manuscript_ids)
    rules = _named(content.rules, known)
    protocol = CareProtocol(
        id=new_id(Kind.PROTOCOL),
        holder_id=holder_id,
        number=known[0].number + 1 if known else 1,
        supersedes=supersedes,
        valid_from=content.valid_from,
        content=content.model_copy(update={"rules": rules}).model_dump(mode="json"),
        set_by=by,
        set_at=at,
    )
    message = f"Care protocol {protocol.number}"
    archive.preserve(session, root, holder, adding=protocol, message=message, by=by, at=at)
    session.add(protocol)
    session.flush()
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.POLICY_ASSIGNMENT, at=at, agent=by,
        object_kind="protocol", object_id=protocol.id, outcome=Outcome.SUCCESS,
        detail={"holder": holder_id, "number": protocol.number, "supersedes": supersedes},
    )  # fmt: skip
    return protocol


def lock_holder(session: Session, holder_id: str) -> Holder:
    """The holder, held against other writers of its protocols until this transaction ends.

    Raises:
        CareProtocolNotFound: there is no such holder.
    """
    holder = session.scalar(
        select(Holder).where(Holder.id == holder_id).with_for_update(key_share=True)
    )
    if holder is None:
        raise CareProtocolNotFound(holder_id)
    return holder


def _check_place(
    holder_id: str,
    known: Sequence[CareProtocol],
    content: CareContent,
    supersedes: int | None,
    today: date,
) -> None:
    if supersedes is None:
        return
    if all(each.number != supersedes for each in known):
        raise CareProtocolNotFound(f"{holder_id}/{supersedes}")
    later = next((each.number for each in known if each.supersedes == supersedes), None)
    if later is not None:
        raise CareChanged(holder_id, later)
    if content.valid_from < today:
        raise BadCareProtocol(
            "past",
            "A protocol that takes the place of another begins today at the earliest, because "
            "work was done under the other one: choose a later day.",
        )


def _check_manuscripts(session: Session, holder_id: str, wanted: tuple[str, ...]) -> None:
    if not wanted:
        return
    theirs = set(session.scalars(select(Manuscript.id).where(Manuscript.holder_id == holder_id)))
    strange = [each for each in wanted if each not in theirs]
    if strange:
        raise BadCareProtocol(
            "manuscript",
            f"{holder_id} has no manuscript {strange[0]}: correct the list of manuscripts.",
            name=strange[0],
        )


def _named(rules: tuple[CareRule, ...], known: Sequence[CareProtocol]) -> tuple[CareRule, ...]:
    own = [rule.id for rule in rules if rule.id]
    if len(own) != len(set(own)):
        raise BadCareProtocol("rule-twice", "Two rules have the same identifier: leave one empty.")
    taken = set(own).union(*({rule["id"] for rule in each.content["rules"]} for each in known))
    named, number = [], 0
    for rule in rules:
        rule_id = rule.id
        while not rule_id or (not rule.id and rule_id in taken):
            number += 1
            rule_id = f"r{number}"
        taken.add(rule_id)
        named.append(rule.model_copy(update={"id": rule_id}))
    return tuple(named)
