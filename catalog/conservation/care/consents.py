"""What bodies have agreed to: each answer is kept, and the last of each body counts.

Where one body agrees and another refuses, there is no consent: as with rules, nobody's word is
undone by somebody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events, identity
from catalog.conservation.care import archive
from catalog.conservation.care.errors import BadConsent
from catalog.conservation.care.models import ConsentAnswer, ConsentContent, ConsentScope
from catalog.conservation.care.protocols import lock_holder
from catalog.conservation.care.tables import Consent
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.record.values import Texts
from storage.ocfl.root import StorageRoot


def history(session: Session, holder_id: str) -> list[Consent]:
    """Every answer kept for the holder, the newest first."""
    statement = select(Consent).where(Consent.holder_id == holder_id)
    return list(session.scalars(statement.order_by(Consent.number.desc())))


def record_consent(
    session: Session,
    root: StorageRoot,
    holder_id: str,
    content: ConsentContent,
    *,
    manuscript_id: str | None,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Consent:
    """The answer, kept; its bytes lie in the vault before its row.

    `manuscript_id` None means everything the holder has.

    Raises:
        CareProtocolNotFound: there is no such holder.
        ManuscriptNotFound: there is no such manuscript.
        BadConsent: the manuscript belongs to another holder.
        StorageError: as the storage root says.
    """
    holder = lock_holder(session, holder_id)
    if manuscript_id and identity.find(session, manuscript_id).holder_id != holder_id:
        raise BadConsent(
            "manuscript",
            f"{manuscript_id} does not belong to {holder_id}: choose one of its manuscripts.",
            name=manuscript_id,
        )
    known = history(session, holder_id)
    consent = Consent(
        id=new_id(Kind.ENTRY),
        holder_id=holder_id,
        number=known[0].number + 1 if known else 1,
        manuscript_id=manuscript_id,
        scope=content.scope,
        content=content.model_dump(mode="json"),
        set_by=by,
        set_at=at,
    )
    message = f"Consent {consent.number}"
    archive.preserve(session, root, holder, adding=consent, message=message, by=by, at=at)
    session.add(consent)
    session.flush()
    events.record(
        session, new_id=new_id(Kind.EVENT), type=EventType.METADATA_MODIFICATION, at=at, agent=by,
        object_kind="consent", object_id=consent.id, outcome=Outcome.SUCCESS,
        detail={"holder": holder_id, "number": consent.number, "scope": content.scope.value},
    )  # fmt: skip
    return consent


def last_words(known: Iterable[Consent]) -> list[Consent]:
    """Of answers, the newest first, the last of each body about one kind of work and one book."""
    found: dict[tuple[str, ConsentScope, str | None], Consent] = {}
    for each in known:
        found.setdefault((each.said.giver.casefold(), each.scope, each.manuscript_id), each)
    return list(found.values())


def withdraw_consent(
    session: Session,
    root: StorageRoot,
    holder_id: str,
    number: int,
    *,
    reason: Texts,
    evidence: str,
    by: str,
    at: datetime,
    new_id: Callable[[Kind], str],
) -> Consent:
    """The word of the same body that its consent no longer holds; what it said before stays.

    Raises:
        CareProtocolNotFound: there is no such holder.
        BadConsent: there is no such answer, or it is not the consent that holds.
        StorageError: as the storage root says.
    """
    lock_holder(session, holder_id)
    standing = last_words(history(session, holder_id))
    found = next((each for each in standing if each.number == number), None)
    if found is None or found.said.answer is not ConsentAnswer.GRANTED:
        raise BadConsent(
            "not-standing",
            f"Consent {number} does not hold any more: look at what was answered after it.",
            number=number,
        )
    content = ConsentContent(
        giver=found.said.giver,
        scope=found.scope,
        answer=ConsentAnswer.WITHDRAWN,
        answered_on=at.date(),
        conditions=reason,
        evidence=evidence,
        reviewer=by,
    )
    return record_consent(
        session, root, holder_id, content,
        manuscript_id=found.manuscript_id, by=by, at=at, new_id=new_id,
    )  # fmt: skip


def answers(session: Session, manuscript_id: str, on: date) -> Mapping[ConsentScope, ConsentAnswer]:
    """For each kind of work that was ever asked about: what all bodies together say on the day.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = identity.find(session, manuscript_id)
    about = [
        (each.scope, each.said)
        for each in reversed(history(session, manuscript.holder_id))
        if each.manuscript_id in (None, manuscript_id)
    ]
    return {
        scope: together([said for about_scope, said in about if about_scope is scope], on)
        for scope in dict.fromkeys(scope for scope, said in about if said.answered_on <= on)
    }


def together(said: Iterable[ConsentContent], on: date) -> ConsentAnswer:
    """What answers about one kind of work, the oldest first, come to on the day.

    A refusal outweighs everything; consent that was taken back, or has run out, outweighs one that
    holds.
    """
    last = {each.giver.casefold(): each for each in said if each.answered_on <= on}
    found = {_on(each, on) for each in last.values()}
    for answer in (ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN, ConsentAnswer.EXPIRED):
        if answer in found:
            return answer
    return ConsentAnswer.GRANTED if found else ConsentAnswer.EXPIRED


def _on(said: ConsentContent, on: date) -> ConsentAnswer:
    has_ended = said.valid_until is not None and said.valid_until < on
    if said.answer is ConsentAnswer.GRANTED and has_ended:
        return ConsentAnswer.EXPIRED
    return said.answer
