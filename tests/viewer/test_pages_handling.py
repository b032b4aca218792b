"""The page of handling rules, and what readers see of them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog import revisions
from catalog.accounts.permissions import Role, RoleHeld
from catalog.handling.in_force import in_force
from catalog.handling.policies import NOTE_LENGTH_MAX
from catalog.handling.rules import Rule
from tests.factories import a_manuscript, some_pages
from tests.viewer.walked import Peopled, assembled

SIDES = ("front cover", "1r", "1v", "2r", "back cover")
COUNCIL = "Кеңес"
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


class Desk:
    """A published book, its page of rules, and people to open it."""

    def __init__(self, peopled: Peopled) -> None:
        self.peopled = peopled
        peopled.house.vault.root.ensure()
        with peopled.house.sessions.begin() as session:
            made = a_manuscript(session, AT, rights="http://rightsstatements.org/vocab/NoC-US/1.0/")
            self.id, self.holder = made.id, made.holder_id
            a_manuscript(session, AT, holder={"id": "another-library", "name": {"en": "Another"}})
            self.canvases = [image.canvas_id for image in some_pages(session, made, SIDES, AT)]
        self.address = f"/manuscripts/{self.id}/handling"
        self.api = f"/api/manuscripts/{self.id}/handling"
        self.signed = {
            "adviser": self.sign_in("aisha", RoleHeld(Role.ADVISER, self.holder)),
            "stranger": self.sign_in("omar", RoleHeld(Role.ADVISER, "another-library")),
            "curator": self.sign_in("kim", RoleHeld(Role.CURATOR)),
        }

    def sign_in(self, name: str, role: RoleHeld) -> dict[str, str]:
        return self.peopled.sign_in(self.peopled.employ(name, role)) | {"accept": "text/html"}

    def send(self, who: str = "adviser", path: str = "", **fields: Any) -> Any:
        given = {"custodian": COUNCIL, "scope": "whole", "edition": "0", "action": "save"}
        return self.peopled.client.post(
            self.address + path, data=given | fields, headers=self.signed[who]
        )

    def see(self, path: str, who: str | None = None) -> str:
        headers = self.signed[who] if who else {"accept": "text/html"}
        reply = self.peopled.client.get(path, headers=headers)
        assert reply.status_code == 200, reply.text
        return str(reply.text)

    def holds(self) -> list[frozenset[Rule]]:
        with self.peopled.house.sessions() as session:
            return [policy.rules for policy in in_force(session, self.id).policies]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with assembled(tmp_path) as peopled:
        yield Desk(peopled)


def config_of(page: str, name: str) -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return dict(json.loads(found[1]))


def test_an_adviser_sets_a_rule_and_ends_it(desk: Desk) -> None:
    told = desk.send(rule=["not_cut"], note_kk="Тұтас сақтаңыз")

    assert told.status_code == 303
    page = desk.see(told.headers["location"], "adviser")
    assert "Тұтас сақтаңыз" in page
    assert "The rule is set" in page
    assert desk.holds() == [frozenset({Rule.NOT_CUT})]
    assert desk.send(path="/end", replacing="1", edition="1").status_code == 303
    assert desk.holds() == []
    history = desk.see(desk.address, "curator").split('id="ended"')[1]
    assert "Тұтас сақтаңыз" in history
    assert "Aisha" in history


def test_a_rule_is_heard_of_at_once(desk: Desk) -> None:
    client = desk.peopled.client
    before = client.get(f"/iiif/{desk.id}/manifest.json").json()

    desk.send(rule=["not_for_reuse"], note_en="Ask us first.")
    after = client.get(f"/iiif/{desk.id}/manifest.json").json()

    assert "rights" in before
    assert "rights" not in after
    assert after["requiredStatement"]["value"]["en"] == [f"{COUNCIL}: Ask us first."]
    with desk.peopled.house.sessions() as session:
        latest = revisions.latest(session, desk.id)
    assert latest is not None
    assert "handling" in latest.summary
    record = client.get(f"/manuscripts/{desk.id}/record.json").json()
    assert record["handling"][0]["custodian"] == COUNCIL


def test_only_the_adviser_of_this_holder_sets_rules(desk: Desk) -> None:
    assert desk.send("curator", rule=["not_cut"]).status_code == 403
    assert desk.send("stranger", rule=["not_cut"]).status_code == 403
    anonymous = desk.peopled.client.get(desk.address, headers={"accept": "application/json"})
    assert anonymous.status_code == 401
    assert "data-handling" not in desk.see(desk.address, "curator")
    assert "data-handling" in desk.see(desk.address, "adviser")
    assert desk.holds() == []


def test_a_rule_can_be_for_some_folios(desk: Desk) -> None:
    fields = {"scope": "range", "start": desk.canvases[2], "end": desk.canvases[1]}
    preview = desk.send(rule=["not_covered"], action="preview", **fields)
    shown = re.findall(r'<li data-side="(c\w+)"(?: data-was)?( hidden)?>', preview.text)
    assert [canvas for canvas, hidden in shown if not hidden] == desk.canvases[1:3]
    assert desk.holds() == []

    desk.send(rule=["not_covered"], **fields)

    with desk.peopled.house.sessions() as session:
        (policy,) = in_force(session, desk.id).policies
    assert policy.canvas_ids == set(desk.canvases[1:3])
    assert "1r–1v" in desk.see(desk.address, "adviser")


def test_a_rule_is_changed_where_it_stands(desk: Desk) -> None:
    fields = {"scope": "range", "start": desk.canvases[1], "end": desk.canvases[2]}
    desk.send(rule=["not_cut"], note_en="One.", note_other="سه", note_other_language="fa", **fields)
    form = desk.see(f"{desk.address}?change=1", "adviser")
    assert 'value="same" checked' in form
    assert ">One.</textarea>" in form
    assert ">سه</textarea>" in form

    desk.send(rule=["not_cut", "not_covered"], note_en="Two.", scope="same", replacing="1",
              edition="1")  # fmt: skip

    with desk.peopled.house.sessions() as session:
        (policy,) = in_force(session, desk.id).policies
    assert policy.number == 2
    assert policy.canvas_ids == set(desk.canvases[1:3])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "at least one rule"),
        ({"rule": ["not_cut"], "custodian": " "}, "Name the body"),
        ({"rule": ["only_with_note"]}, "Write the note"),
        ({"rule": ["not_cut"], "note_ar": "ا" * (NOTE_LENGTH_MAX + 1)}, "too long"),
        ({"rule": ["not_cut"], "note_en": "a\x01b"}, "control character"),
        ({"rule": ["not_cut"], "note_other": "x", "note_other_language": "?!"}, "language tag"),
        ({"rule": ["not_cut"], "scope": "range", "start": "c0", "end": ""}, "first and the last"),
        ({"rule": ["sideways"]}, "at least one rule"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(
    desk: Desk, fields: dict[str, Any], words: str
) -> None:
    told = desk.send(**fields)

    assert told.status_code == 422
    assert words in told.text
    typed = [fields.get("custodian", COUNCIL), *(fields[key] for key in fields if "note" in key)]
    assert all(text.strip("\x00 ") in told.text for text in typed)
    assert desk.holds() == []


def test_of_two_advisers_the_second_sees_what_holds_and_keeps_the_words(desk: Desk) -> None:
    desk.send(rule=["not_cut"], note_en="The first was faster.")

    told = desk.send(rule=["not_covered"], note_en="Mine.", edition="0")

    assert told.status_code == 409
    assert "The first was faster." in told.text
    assert ">Mine.</textarea>" in told.text
    assert 'name="edition" value="1"' in told.text
    assert desk.holds() == [frozenset({Rule.NOT_CUT})]
    assert desk.send(path="/end", replacing="1", edition="0").status_code == 409


def test_markup_in_a_note_is_text_everywhere(desk: Desk) -> None:
    desk.send(rule=[rule.value for rule in Rule], note_en=HOSTILE, custodian=HOSTILE)

    for path in ("", "/read", "/mirador", "/handling", "/handling?change=1"):
        page = desk.see(f"/manuscripts/{desk.id}{path}", "adviser")
        assert "<img src=x" not in page, path
        assert "<script>alert" not in page, path
    assert html.escape(HOSTILE, quote=False)[:20] in desk.see(f"/manuscripts/{desk.id}")


def test_a_page_that_is_no_thumbnail_stands_for_nothing_and_can_be_read(desk: Desk) -> None:
    desk.send(rule=["not_as_thumbnail"])

    home, page = desk.see("/"), desk.see(f"/manuscripts/{desk.id}")
    reader = desk.see(f"/manuscripts/{desk.id}/read")

    assert "No cover picture, by wish of the custodians" in home
    assert "<img" not in page
    assert page.count("leafmark") >= len(SIDES)
    pages = config_of(reader, "reader-config")["pages"]
    assert [(one["thumb"], one["noThumbnail"]) for one in pages] == [(None, True)] * len(SIDES)
    assert all(one["service"] for one in pages)
    assert "<img" in reader, "without JavaScript the page itself is still shown"
    mirador = config_of(desk.see(f"/manuscripts/{desk.id}/mirador"), "mirador-config")
    assert mirador["windows"][0]["thumbnailNavigationPosition"] == "off"
    assert {"key": "gallery"} not in mirador["window"]["views"]
    desk.send(path="/end", replacing="1", edition="1")
    assert "<img" in desk.see("/")
    assert "leafmark" not in desk.see(f"/manuscripts/{desk.id}")


def test_the_note_stands_beside_the_pages_it_is_about(desk: Desk) -> None:
    desk.send(rule=["only_with_note"], note_en="Read with care.", note_ar="بأدب", scope="range",
              start=desk.canvases[1], end=desk.canvases[1])  # fmt: skip

    there = desk.see(f"/manuscripts/{desk.id}/read?canvas={desk.canvases[1]}&lang=ar")
    elsewhere = desk.see(f"/manuscripts/{desk.id}/read?canvas={desk.canvases[2]}")
    config = config_of(there, "reader-config")

    assert 'lang="ar" dir="rtl">بأدب</bdi>' in there
    assert re.search(r'data-reader="notes"[^>]* hidden>', elsewhere)
    assert [one.get("notes") for one in config["pages"]] == [None, [0], None, None, None]
    assert config["notes"] == [
        {"custodian": COUNCIL, "text": "بأدب", "language": "ar", "direction": "rtl"}
    ]
    assert "Read with care." in desk.see(f"/manuscripts/{desk.id}?lang=en")
    mirador = config_of(desk.see(f"/manuscripts/{desk.id}/mirador"), "mirador-config")
    assert mirador["window"] == {"sideBarOpen": True, "sideBarPanel": "attribution"}


def test_nothing_of_ours_lies_over_a_page_that_is_not_to_be_covered(desk: Desk) -> None:
    desk.send(rule=["not_covered"], scope="range", start=desk.canvases[1], end=desk.canvases[1])

    reader = config_of(desk.see(f"/manuscripts/{desk.id}/read"), "reader-config")
    mirador = config_of(desk.see(f"/manuscripts/{desk.id}/mirador"), "mirador-config")

    assert [one.get("uncovered") for one in reader["pages"]] == [None, True, None, None, None]
    assert mirador["thumbnailNavigation"] == {"showThumbnailLabels": False}
    assert mirador["windows"][0]["thumbnailNavigationPosition"] == "far-bottom"


def test_a_link_to_a_part_opens_an_uncut_page_whole(desk: Desk) -> None:
    link = f"/manuscripts/{desk.id}/mirador?canvas={{}}&xywh=10,10,50,50"
    desk.send(rule=["not_cut"], scope="range", start=desk.canvases[1], end=desk.canvases[1])

    bound = config_of(desk.see(link.format(desk.canvases[1])), "mirador-config")
    free = config_of(desk.see(link.format(desk.canvases[2])), "mirador-config")

    assert bound["windows"][0]["canvasId"].endswith(desk.canvases[1])
    assert "initialViewerConfig" not in bound["windows"][0]
    assert "initialViewerConfig" in free["windows"][0]


def test_the_rights_line_says_what_the_custodians_say(desk: Desk) -> None:
    assert 'rel="license"' in desk.see(f"/manuscripts/{desk.id}")
    desk.send(rule=["not_for_reuse"], note_en="Not for goods of any kind.")

    page = desk.see(f"/manuscripts/{desk.id}")

    assert 'rel="license"' not in page
    assert "Not for goods of any kind." in page.split('id="rights"')[1]


def test_programs_read_and_set_the_same(desk: Desk) -> None:
    client = desk.peopled.client
    headers = desk.signed["adviser"] | {"accept": "application/json"}
    policy = {"rules": ["not_cut"], "custodian": COUNCIL, "note": [{"text": "x", "language": "en"}]}

    empty = client.get(desk.api, headers=headers).json()
    done = client.put(desk.api, json={"edition": 0, "policies": [policy]}, headers=headers)
    late = client.put(desk.api, json={"edition": 0, "policies": []}, headers=headers)
    bad = client.put(
        desk.api,
        json={"edition": 1, "policies": [{**policy, "canvas_ids": ["c0"]}]},
        headers=headers,
    )

    assert (empty["edition"], empty["in_force"]) == (0, [])
    assert done.json()["in_force"][0]["rules"] == ["not_cut"]
    assert (late.status_code, bad.status_code) == (409, 422)
    assert client.get(desk.api, headers=headers).json() == done.json()
    other = desk.signed["curator"] | {"accept": "application/json"}
    assert client.get(desk.api, headers=other).status_code == 200
    refused = client.put(desk.api, json={"edition": 1, "policies": []}, headers=other)
    assert refused.status_code == 403
