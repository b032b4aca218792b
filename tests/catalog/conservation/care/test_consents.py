"""Answers of bodies are kept for ever; nobody's refusal is undone by somebody else's consent."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog.conservation.care import consents
from catalog.conservation.care.errors import BadConsent
from catalog.conservation.care.models import ConsentAnswer, ConsentContent, ConsentScope
from catalog.conservation.care.tables import Consent
from catalog.identifiers import mint
from storage.vault import Vault
from tests.catalog.conservation.care.asked import DAY, agree
from tests.factories import a_manuscript


def said(
    giver: str, answer: ConsentAnswer, on: date = DAY, until: date | None = None
) -> ConsentContent:
    return ConsentContent(
        giver=giver, scope=ConsentScope.LOAN, answer=answer, answered_on=on, valid_until=until
    )


def test_the_last_answer_of_each_body_counts() -> None:
    yes, no = ConsentAnswer.GRANTED, ConsentAnswer.REFUSED

    assert consents.together([said("A", no), said("a", yes)], DAY) is yes
    assert consents.together([said("A", yes), said("B", no)], DAY) is no
    assert consents.together([said("A", yes, until=DAY)], DAY) is yes
    past = said("A", yes, on=DAY - timedelta(days=9), until=DAY - timedelta(days=1))
    assert consents.together([past, said("B", yes)], DAY) is ConsentAnswer.EXPIRED
    assert consents.together([said("A", yes), said("B", no, on=date(2027, 1, 1))], DAY) is yes


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(ConsentAnswer)), max_size=9))
def test_there_is_consent_only_where_every_body_that_was_asked_agrees(
    told: list[tuple[str, ConsentAnswer]],
) -> None:
    last = dict(told)

    found = consents.together([said(giver, answer) for giver, answer in told], DAY)

    agreed = bool(last) and set(last.values()) == {ConsentAnswer.GRANTED}
    assert (found is ConsentAnswer.GRANTED) is agreed


def test_an_answer_about_one_book_says_nothing_of_another(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, other = a_manuscript(session, at), a_manuscript(session, at, shelfmark="MS Or. 43")
    root, holder = disk_vault.root, book.holder_id
    agree(session, root, holder, at)
    agree(session, root, holder, at, answer="refused", manuscript_id=book.id)
    agree(session, root, holder, at, scope="loan", answered_on=DAY + timedelta(days=1))

    assert consents.answers(session, book.id, DAY) == {
        ConsentScope.TREATMENT: ConsentAnswer.REFUSED
    }
    assert consents.answers(session, other.id, DAY) == {
        ConsentScope.TREATMENT: ConsentAnswer.GRANTED
    }
    assert [each.number for each in consents.history(session, holder)] == [3, 2, 1]


def test_an_answer_is_never_changed(session: Session, disk_vault: Vault, at: datetime) -> None:
    book = a_manuscript(session, at)
    agree(session, disk_vault.root, book.holder_id, at)
    session.commit()

    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(delete(Consent))
    session.rollback()


def test_an_answer_that_cannot_be_kept_is_refused(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    other = a_manuscript(session, at, holder={"id": "elsewhere", "name": {"en": "Elsewhere"}})

    with pytest.raises(BadConsent, match="does not belong"):
        agree(session, disk_vault.root, book.holder_id, at, manuscript_id=other.id)
    with pytest.raises(ValidationError, match="later day"):
        said("A", ConsentAnswer.GRANTED, until=DAY - timedelta(days=1))


def test_consent_is_taken_back_by_a_word_of_its_own_and_only_while_it_holds(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    root, holder = disk_vault.root, book.holder_id
    given = agree(session, root, holder, at, manuscript_id=book.id)

    def back() -> Consent:
        return consents.withdraw_consent(
            session, root, holder, given.number, reason=(), evidence="Letter 9", by="Aisha",
            at=at, new_id=mint,
        )  # fmt: skip

    taken = back()
    assert (taken.said.giver, taken.manuscript_id) == (given.said.giver, book.id)
    assert consents.answers(session, book.id, at.date()) == {
        ConsentScope.TREATMENT: ConsentAnswer.WITHDRAWN
    }
    with pytest.raises(BadConsent, match="does not hold any more"):
        back()
    assert [each.said.answer.value for each in consents.history(session, holder)] == [
        "withdrawn", "granted",
    ]  # fmt: skip
