"""Consents on pages: an adviser writes down what a body answered, staff read it, nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.care import consents
from catalog.conservation.care.models import ConsentAnswer, ConsentScope
from tests.catalog.conservation.care.asked import COUNCIL, a_content, a_rule, set_care
from tests.factories import a_manuscript
from tests.viewer.treatment_desk import opened_desk
from tests.viewer.walked import Peopled, assembled

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TODAY = datetime.now(UTC).date()


class Office:
    """Two books of one holder, and people who may and may not see what was answered."""

    def __init__(self, peopled: Peopled) -> None:
        self.peopled = peopled
        peopled.house.vault.root.ensure()
        with peopled.house.sessions.begin() as session:
            book = a_manuscript(session, AT)
            self.id, self.shelfmark, self.holder = book.id, book.shelfmark, book.holder_id
            self.other = a_manuscript(session, AT, shelfmark="MS Or. 43").id
            a_manuscript(session, AT, holder={"id": "another-library", "name": {"en": "Another"}})
        people = {
            "adviser": peopled.employ("aisha", RoleHeld(Role.ADVISER, self.holder)),
            "stranger": peopled.employ("omar", RoleHeld(Role.ADVISER, "another-library")),
            "conservator": peopled.employ("dana", RoleHeld(Role.CONSERVATOR, self.holder)),
        }
        self.signed = {
            name: peopled.sign_in(one) | {"accept": "text/html"} for name, one in people.items()
        }
        self.address = f"/care/{self.holder}/consents"

    def send(self, path: str = "", who: str = "adviser", **fields: Any) -> Any:
        given = {
            "giver": COUNCIL, "scope": "treatment", "answer": "granted",
            "answered_on": TODAY.isoformat(), "conditions": "Only by day", "language": "en",
        }  # fmt: skip
        return self.peopled.client.post(
            f"{self.address}{path}", data=given | fields, headers=self.signed[who]
        )

    def see(self, who: str = "adviser", status: int = 200, query: str = "") -> str:
        reply = self.peopled.client.get(f"{self.address}{query}", headers=self.signed[who])
        assert reply.status_code == status, reply.text
        return str(reply.text)

    def said(self, manuscript_id: str) -> ConsentAnswer | None:
        with self.peopled.house.sessions() as session:
            return consents.answers(session, manuscript_id, TODAY).get(ConsentScope.TREATMENT)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with assembled(tmp_path) as peopled:
        yield Office(peopled)


def test_an_answer_is_written_down_for_one_book_and_taken_back(office: Office) -> None:
    until = TODAY + timedelta(days=30)
    told = office.send(
        book=office.shelfmark, evidence="Minutes 12", valid_until=until.isoformat()
    )  # fmt: skip
    assert told.status_code == 303, told.text
    assert (office.said(office.id), office.said(office.other)) == (ConsentAnswer.GRANTED, None)
    page = office.see(query="?done=recorded")
    for words in ("The answer is kept", COUNCIL, "Only by day", "Minutes 12", office.shelfmark):
        assert words in page
    assert "Consent was taken back" not in office.see("conservator"), "who reads does not write"

    back = office.send("/1/withdraw", reason="The council met again", reason_language="en")
    assert back.status_code == 303, back.text
    assert office.said(office.id) is ConsentAnswer.WITHDRAWN
    page = office.see()
    assert "Consent taken back" in page
    assert "A later answer took its place" in page
    twice = office.send("/1/withdraw", reason="Again")
    assert twice.status_code == 422
    assert "does not hold any more" in twice.text


def test_what_cannot_be_kept_stays_in_the_form(office: Office) -> None:
    unknown = office.send(book="MS 999")
    assert unknown.status_code == 422
    assert "has no manuscript" in unknown.text
    assert f'value="{COUNCIL}"' in unknown.text
    assert "Only by day</textarea>" in unknown.text

    early = (TODAY - timedelta(days=9)).isoformat()
    assert office.send(valid_until=early).status_code == 422
    assert office.send(giver="").status_code == 422
    assert "No body has answered yet" in office.see()


def test_people_of_another_holder_neither_read_nor_write_it(office: Office) -> None:
    office.send()

    assert COUNCIL not in office.see("stranger", 403)
    assert office.send(who="stranger").status_code == 403
    assert office.send("/1/withdraw", "stranger", reason="No").status_code == 403
    assert office.send(who="conservator").status_code == 403
    anybody = office.peopled.client.get(office.address, headers={"accept": "application/json"})
    assert anybody.status_code == 401
    assert office.said(office.id) is ConsentAnswer.GRANTED


def test_a_proposal_that_waits_for_consent_says_where_it_is_written_down(tmp_path: Path) -> None:
    with opened_desk(tmp_path) as desk:
        shop, vault = desk.shop, desk.peopled.house.vault
        with desk.peopled.house.sessions.begin() as session:
            asks = a_rule({"kind": "needs_consent", "scope": "treatment"})
            set_care(session, vault.root, shop.holder_id, shop.at, a_content(asks))
            shop.session = session
            proposal = shop.propose().id
        page = desk.get(f"{desk.base}/proposals/{proposal}")
        where = f"/care/{shop.holder_id}/consents"
        assert f'href="{where}?book=' in page

        desk.sent(
            where, Role.ADVISER, giver=COUNCIL, scope="treatment", answer="granted",
            answered_on=TODAY.isoformat(), language="en",
        )  # fmt: skip
        assert where not in desk.get(f"{desk.base}/proposals/{proposal}")
