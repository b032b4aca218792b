"""What custodians ask, on pages: everybody reads it, an adviser writes it, one tap begins work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalog.accounts import tokens
from catalog.accounts.permissions import Action, Role, RoleHeld
from catalog.accounts.secrets_kept import new_token
from catalog.conservation.care import protocols
from catalog.conservation.care.acknowledgements import acknowledged
from catalog.conservation.care.tables import CareProtocol
from tests.catalog.conservation.care.asked import COUNCIL, a_content, a_rule, set_care
from tests.factories import a_manuscript
from tests.viewer.walked import Peopled, assembled

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
KEPT = "Fragments with script are kept in the box."
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"
RULE = {
    "rule_id": "", "rule_when": "treat", "rule_kind": "must", "rule_check": "",
    "rule_role": "head_of_lab", "rule_scope": "treatment",
    "rule_en": "", "rule_kk": "", "rule_ru": "", "rule_ar": "",
}  # fmt: skip


class Bench:
    """A public book and one that is not, an adviser, a conservator, people from elsewhere."""

    def __init__(self, peopled: Peopled) -> None:
        self.peopled = peopled
        peopled.house.vault.root.ensure()
        with peopled.house.sessions.begin() as session:
            book = a_manuscript(session, AT)
            self.id, self.holder = book.id, book.holder_id
            self.secret = a_manuscript(session, AT, shelfmark="MS Secret 9", is_published=False).id
            a_manuscript(session, AT, holder={"id": "another-library", "name": {"en": "Another"}})
        self.people = {
            "adviser": peopled.employ("aisha", RoleHeld(Role.ADVISER, self.holder)),
            "stranger": peopled.employ("omar", RoleHeld(Role.ADVISER, "another-library")),
            "conservator": peopled.employ("dana", RoleHeld(Role.CONSERVATOR)),
        }
        self.signed = {
            name: peopled.sign_in(person) | {"accept": "text/html"}
            for name, person in self.people.items()
        }
        self.writing = f"/care/{self.holder}/write"
        self.card = f"/manuscripts/{self.id}/bench/handling-session"

    def set(self, *rules: dict[str, Any], supersedes: int | None = None, **changes: Any) -> str:
        today = datetime.now(UTC)
        with self.peopled.house.sessions.begin() as session:
            content = a_content(*rules, **({"valid_from": today.date()} | changes))
            root = self.peopled.house.vault.root
            return set_care(session, root, self.holder, today, content, supersedes=supersedes).id

    def write(self, who: str = "adviser", *rules: dict[str, Any], **fields: Any) -> Any:
        columns = {name: [{**RULE, **rule}[name] for rule in rules] for name in RULE}
        given = {"owner": COUNCIL, "valid_from": datetime.now(UTC).date().isoformat()}
        return self.peopled.client.post(
            self.writing, data=given | columns | fields, headers=self.signed[who]
        )

    def see(self, path: str, who: str | None = None, status: int = 200) -> str:
        headers = self.signed[who] if who else {"accept": "text/html"}
        reply = self.peopled.client.get(path, headers=headers)
        assert reply.status_code == status, reply.text
        return str(reply.text)

    def known(self) -> list[CareProtocol]:
        with self.peopled.house.sessions() as session:
            return protocols.history(session, self.holder)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with assembled(tmp_path) as peopled:
        yield Bench(peopled)


def test_an_adviser_writes_a_protocol_and_everybody_reads_it(bench: Bench) -> None:
    told = bench.write(
        "adviser",
        {"rule_en": KEPT, "rule_ar": "تُحفظ القطع", "rule_check": "fragments_kept"},
        {"rule_kk": "Шошқадан алынған материал болмасын", "rule_check": "no_material_origin"},
        {},
        rule_origin_1=["porcine", "bovine"],
        introduction_en="Peace upon you.",
    )

    assert told.status_code == 303, told.text
    page = bench.see(told.headers["location"])
    assert "The protocol is set" in page
    assert KEPT in page
    assert 'lang="kk" dir="ltr">Шошқадан' in page
    assert "Checked: no material from cattle, pigs" in page
    assert "Aisha" not in page, "who typed it in is for the staff"
    assert "Aisha" in bench.see(told.headers["location"], "conservator")
    assert 'lang="ar" dir="rtl">تُحفظ القطع' in bench.see(f"/care/{bench.holder}?lang=ar")
    assert COUNCIL in bench.see("/care")
    (protocol,) = bench.known()
    assert [rule.id for rule in protocol.said.rules] == ["r1", "r2"]


def test_a_version_takes_the_place_of_another_and_keeps_what_the_form_does_not_show(
    bench: Bench,
) -> None:
    persian = {"text": "در جعبه بماند", "language": "fa"}
    first = bench.set(
        a_rule({"kind": "needs_role", "role": "curator"}, requirement=[
            {"text": KEPT, "language": "en"}, persian,
        ]),
        manuscript_ids=(bench.id,),
    )  # fmt: skip
    form = bench.see(f"{bench.writing}?change=1", "adviser")
    assert f">{KEPT}</textarea>" in form
    assert ">MS Or. 42</textarea>" in form
    assert '<option value="curator" selected>' in form

    told = bench.write(
        "adviser",
        {"rule_id": "r1", "rule_en": "Kept in the box, always.", "rule_check": "two_people"},
        supersedes="1", shelfmarks="MS Or. 42\r\n",
    )  # fmt: skip

    assert told.status_code == 303, told.text
    second = bench.known()[0].said
    assert second.manuscript_ids == (bench.id,)
    assert [text.language for text in second.rules[0].requirement] == ["en", "fa"]
    old = bench.see(f"/care/{first}")
    assert KEPT in old
    assert "taken the place" in old
    now = bench.see(f"/care/{bench.holder}")
    assert "always" in now
    assert f'href="/care/{first}"' in now.split('id="others"')[1]


@pytest.mark.parametrize(
    ("rules", "fields", "words"),
    [
        ([{"rule_en": "x"}], {"owner": " "}, "Name the body"),
        ([{"rule_en": "x"}], {"valid_from": "soon"}, "from which day"),
        ([{"rule_en": "x"}], {"shelfmarks": "MS Or. 999"}, "MS Or. 999"),
        ([{"rule_check": "no_alcohol"}], {}, "Write rule 1"),
        ([{"rule_en": "x", "rule_check": "no_material_origin"}], {}, "Choose the animals"),
        ([{"rule_en": "x", "rule_kind": "note", "rule_check": "two_people"}], {}, "is a note"),
        ([{"rule_en": "a\x01b"}], {}, "cannot be kept"),
        ([{"rule_en": "x" * 20_001}], {}, "too long"),
        ([{"rule_en": "x", "rule_when": "sideways"}], {}, "cannot be kept"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(
    bench: Bench, rules: list[dict[str, Any]], fields: dict[str, Any], words: str
) -> None:
    told = bench.write("adviser", *rules, introduction_ru="Слово хранителя", **fields)

    assert told.status_code == 422
    assert words in told.text
    assert ">Слово хранителя</textarea>" in told.text
    assert bench.known() == []


def test_one_more_rule_is_room_for_it_and_sets_nothing(bench: Bench) -> None:
    told = bench.write("adviser", {"rule_en": KEPT, "rule_when": "store"}, action="add")

    assert told.status_code == 200
    assert told.text.count('class="care-writing"') == 2
    assert f">{KEPT}</textarea>" in told.text
    assert bench.known() == []


def test_of_two_advisers_the_second_keeps_the_words_and_sees_who_was_faster(bench: Bench) -> None:
    bench.set()
    bench.set(supersedes=1)

    told = bench.write("adviser", {"rule_en": "Mine."}, supersedes="1")

    assert told.status_code == 409
    assert "Protocol 2" in told.text
    assert ">Mine.</textarea>" in told.text
    assert 'name="supersedes" value="2"' in told.text
    again = bench.write("adviser", {"rule_en": "Mine."}, supersedes="2")
    assert again.status_code == 303


def test_only_the_adviser_of_this_holder_writes(bench: Bench) -> None:
    for who in ("stranger", "conservator"):
        assert bench.write(who, {"rule_en": "x"}).status_code == 403
        bench.see(bench.writing, who, 403)
    assert bench.writing not in bench.see(f"/care/{bench.holder}", "conservator")
    assert bench.writing in bench.see(f"/care/{bench.holder}", "adviser")
    assert bench.writing in bench.see("/care", "adviser")
    assert bench.known() == []


def test_one_tap_begins_the_session_and_leads_back(bench: Bench) -> None:
    protocol = bench.set()
    page = bench.see(f"{bench.card}?back=/manuscripts/{bench.id}/bench", "conservator")
    assert KEPT in page
    assert "I have read this" in page
    client, headers = bench.peopled.client, bench.signed["conservator"]

    told = client.post(
        bench.card,
        data={"protocol": [protocol], "back": f"/manuscripts/{bench.id}/bench"},
        headers=headers,
    )

    assert (told.status_code, told.headers["location"]) == (303, f"/manuscripts/{bench.id}/bench")
    assert "You have read this card" in bench.see(bench.card, "conservator")
    assert "I have read this" in bench.see(bench.card, "adviser"), "a tap is one person's"
    with bench.peopled.house.sessions() as session:
        dana = bench.people["conservator"].id or ""
        now = datetime.now(UTC)
        assert acknowledged(session, dana, bench.id, now)
        assert not acknowledged(session, dana, bench.id, now + timedelta(hours=12))


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "", "/desk"]
)
def test_a_tap_leads_to_no_other_place(bench: Bench, back: str) -> None:
    protocol = bench.set()

    told = bench.peopled.client.post(
        bench.card, data={"protocol": [protocol], "back": back}, headers=bench.signed["conservator"]
    )

    assert told.headers["location"] == bench.card


def test_a_card_that_is_not_of_today_is_shown_again(bench: Bench) -> None:
    old = bench.set()
    bench.set(a_rule(requirement=[{"text": "New words.", "language": "en"}]), supersedes=1)

    told = bench.peopled.client.post(
        bench.card, data={"protocol": [old]}, headers=bench.signed["conservator"]
    )

    assert told.status_code == 409
    assert "read the card again" in told.text
    assert "New words." in told.text


def test_where_nothing_is_asked_work_can_begin(bench: Bench) -> None:
    assert "You can begin." in bench.see(bench.card, "conservator")
    assert "No custodian has set" in bench.see("/care")
    assert "No care protocol holds" in bench.see(f"/care/{bench.holder}")
    bench.see("/care/nobody-here", status=404)
    bench.see("/care/h0000000000", status=404)


def test_a_book_that_is_not_public_is_not_named_and_markup_is_text(bench: Bench) -> None:
    bench.set(
        a_rule(requirement=[{"text": HOSTILE, "language": "en"}]),
        owner=HOSTILE, manuscript_ids=(bench.secret, bench.id),
    )  # fmt: skip

    for path in ("/care", f"/care/{bench.holder}", f"/api/care/{bench.holder}"):
        page = bench.see(path)
        assert "MS Secret 9" not in page
        assert bench.secret not in page
        if not path.startswith("/api"):
            assert "<img src=x" not in page
    told = bench.peopled.client.get(f"/api/care/{bench.holder}").json()["protocols"][0]
    assert (told["is_for_everything"], told["manuscript_ids"]) == (False, [bench.id])
    assert "<img src=x" not in bench.see(bench.card, "conservator")


def test_nobody_outside_learns_who_tapped(bench: Bench) -> None:
    protocol = bench.set()
    client = bench.peopled.client
    client.post(bench.card, data={"protocol": [protocol]}, headers=bench.signed["conservator"])

    for path in ("/care", f"/care/{bench.holder}", f"/care/{protocol}", f"/manuscripts/{bench.id}",
                 f"/api/care/{bench.holder}"):  # fmt: skip
        assert not re.search(r"Dana|acknowledg", bench.see(path)), path
    assert client.get(bench.card, headers={"accept": "application/json"}).status_code == 401


def test_programs_read_and_set_the_same(bench: Bench) -> None:
    client = bench.peopled.client
    adviser = bench.signed["adviser"] | {"accept": "application/json"}
    conservator = bench.signed["conservator"] | {"accept": "application/json"}
    content = a_content(valid_from=datetime.now(UTC).date()).model_dump(mode="json")
    api, own = f"/api/care/{bench.holder}", f"/api/manuscripts/{bench.id}/care"

    made = client.post(f"{api}/protocols", json={"content": content}, headers=adviser)
    taken = [
        client.post(
            f"{api}/protocols", json={"content": content, "supersedes": 1}, headers=adviser
        ).status_code
        for _ in range(2)
    ]
    refused = client.post(f"{api}/protocols", json={"content": content}, headers=conservator)

    assert made.status_code == 201, made.text
    assert taken == [201, 409]
    assert refused.status_code == 403
    shown = client.get(api).json()["protocols"]
    assert [(one["number"], one["holds"]) for one in shown] == [(2, True), (1, False)]
    card = client.get(own, headers=conservator).json()
    assert card["is_acknowledged"] is False
    ids = [one["id"] for one in card["protocols"]]
    tapped = client.post(f"{own}/acknowledgements", json={"protocols": ids}, headers=conservator)
    assert tapped.json()["is_acknowledged"] is True
    answer = {"giver": COUNCIL, "scope": "sampling", "answer": "granted",
              "answered_on": "2026-03-01", "evidence": "Minutes 7"}  # fmt: skip
    kept = client.post(f"{api}/consents", json={"content": answer}, headers=adviser)
    assert kept.status_code == 201, kept.text
    assert client.get(f"{api}/consents", headers=conservator).json() == [kept.json()]
    assert client.get(f"{api}/consents").status_code == 401
    assert client.post(
        f"{api}/consents", json={"content": answer}, headers=conservator
    ).status_code == 403  # fmt: skip


def test_a_script_cannot_have_read_the_card(bench: Bench) -> None:
    protocol = bench.set()
    client = bench.peopled.client
    secret, now = new_token(tokens.PREFIX), datetime.now(UTC)
    with bench.peopled.house.sessions.begin() as session:
        tokens.make(
            session, bench.people["conservator"], name="script", scopes=[Action.READ_BENCH],
            expires_at=now + timedelta(days=1), token=secret, at=now,
        )  # fmt: skip

    told = client.post(
        f"/api/manuscripts/{bench.id}/care/acknowledgements",
        json={"protocols": [protocol]},
        headers={"authorization": f"Bearer {secret}"},
    )

    assert told.status_code == 403, told.text
    assert "account of their own" in told.json()["detail"]
