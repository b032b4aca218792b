"""Setting and ending rules of access; what is made of them, and made again from the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog import archive, cards, identity, images, manuscripts, pages
from catalog.access import announcing, rules
from catalog.access.errors import AccessChanged, AccessRuleNotFound, BadAccessRule, NetworksChanged
from catalog.access.in_force import OPEN, closed, in_force, networks_of
from catalog.access.rules import RuleDraft
from catalog.access.tables import AccessRule, TierInForce
from catalog.access.tiers import Grant, Tier
from catalog.errors import ManuscriptNotFound
from catalog.identifiers import mint
from catalog.rebuilding.manuscript_rows import add_manuscript
from catalog.record import workflow
from storage.vault import Vault
from tests.factories import a_manuscript, some_pages
from viewer.networks import networks_in

SIDES = ("1r", "1v", "2r")


@dataclass
class Shelf:
    """A published book whose rules are set."""

    session: Session
    id: str
    holder: str
    canvases: list[str]
    images: list[str]
    at: datetime

    def set(self, tier: Tier, *places: int, **more: Any) -> AccessRule | None:
        draft = RuleDraft(
            tier=tier, reason=more.pop("reason", "The family asks"),
            canvas_ids=tuple(self.canvases[place] for place in places), **more,
        )  # fmt: skip
        seen = rules.edition(self.session, self.id)
        return rules.set_rule(self.session, self.id, draft, seen=seen, by="Kim", at=self.at)

    def end(self, number: int) -> None:
        seen = rules.edition(self.session, self.id)
        rules.end_rule(self.session, self.id, number, seen=seen, by="Lea", at=self.at)


@pytest.fixture
def shelf(session: Session, at: datetime) -> Shelf:
    made = a_manuscript(session, at)
    found = some_pages(session, made, SIDES, at)
    return Shelf(
        session, made.id, made.holder_id, [one.canvas_id for one in found],
        [one.id for one in found], at,
    )  # fmt: skip


def test_rules_are_numbered_ended_and_never_changed(shelf: Shelf) -> None:
    before = images.access_generation(shelf.session)
    shelf.set(Tier.READING_ROOM, 0)
    shelf.set(Tier.SEALED, 1)
    shelf.end(1)
    assert [one.number for one in rules.history(shelf.session, shelf.id)] == [2, 1]
    assert images.access_generation(shelf.session) == before + 3
    (standing,) = in_force(shelf.session, shelf.id).rules
    assert (standing.terms.tier, standing.set_by, standing.reason) == (
        Tier.SEALED, "Kim", "The family asks",
    )  # fmt: skip
    for statement in (
        "UPDATE access_rules SET reason = ''",
        "UPDATE access_rules SET ended_by = 'x' WHERE number = 1",
        "DELETE FROM access_rules",
    ):
        with pytest.raises(DBAPIError), shelf.session.begin_nested():
            shelf.session.execute(text(statement))


def test_the_same_again_is_no_change_and_another_reason_is_one(shelf: Shelf) -> None:
    assert shelf.set(Tier.SMALL) is not None
    assert shelf.set(Tier.SMALL) is None
    assert shelf.set(Tier.SMALL, reason="Another") is not None
    assert len(in_force(shelf.session, shelf.id).rules) == 1
    assert shelf.set(Tier.SMALL, 0) is not None
    assert len(in_force(shelf.session, shelf.id).rules) == 2


def test_whoever_comes_second_hears_of_the_first(shelf: Shelf) -> None:
    shelf.set(Tier.SMALL)
    draft = RuleDraft(tier=Tier.SEALED, reason="x")
    with pytest.raises(AccessChanged):
        rules.set_rule(shelf.session, shelf.id, draft, seen=0, by="Kim", at=shelf.at)
    with pytest.raises(AccessRuleNotFound):
        shelf.end(7)


@pytest.mark.parametrize(
    ("tier", "more", "key"),
    [
        (Tier.SMALL, {"reason": "  "}, "reason-missing"),
        (Tier.SMALL, {"reason": "x" * 2001}, "reason-long"),
        (Tier.EMBARGO, {}, "until"),
        (Tier.EMBARGO, {"until": "past"}, "until"),
        (Tier.SMALL, {"until": "future"}, "until-not"),
    ],
)
def test_what_cannot_stand_is_refused(
    shelf: Shelf, tier: Tier, more: dict[str, Any], key: str
) -> None:
    days = {"past": timedelta(0), "future": timedelta(days=1)}
    if "until" in more:
        more = more | {"until": shelf.at + days[more["until"]]}
    with pytest.raises(BadAccessRule) as refused:
        shelf.set(tier, **more)
    assert refused.value.key == key


def test_a_canvas_of_another_book_cannot_be_named(shelf: Shelf) -> None:
    draft = RuleDraft(tier=Tier.SMALL, reason="x", canvas_ids=("c1",))
    with pytest.raises(BadAccessRule):
        rules.set_rule(shelf.session, shelf.id, draft, seen=0, by="Kim", at=shelf.at)


def test_the_strictest_rule_counts(shelf: Shelf) -> None:
    shelf.set(Tier.SMALL)
    shelf.set(Tier.READING_ROOM, 1)
    access = in_force(shelf.session, shelf.id)
    assert [access.public(each) for each in shelf.canvases] == [
        Grant.SMALL, Grant.NOTHING, Grant.SMALL,
    ]  # fmt: skip
    assert closed(shelf.session, shelf.id, shelf.canvases) == set(shelf.canvases)
    rows = pages.pages_of(shelf.session, shelf.id)
    assert [row.image_id for row in rows] == [
        f"{shelf.images[0]}.small", None, f"{shelf.images[2]}.small",
    ]  # fmt: skip
    assert not images.is_pictured(shelf.session, shelf.canvases[0])


def test_a_book_without_rules_is_open(shelf: Shelf) -> None:
    assert in_force(shelf.session, shelf.id) is OPEN
    assert all(row.is_open and row.image_id for row in pages.pages_of(shelf.session, shelf.id))


def test_a_card_shows_the_first_page_that_everybody_gets(shelf: Shelf) -> None:
    shelf.set(Tier.SEALED, 0)
    (card,) = cards.browse(shelf.session, None, 10)
    assert card.cover_image_id == shelf.images[1]
    shelf.set(Tier.READING_ROOM)
    (card,) = cards.browse(shelf.session, None, 10)
    assert card.cover_image_id is None


def test_a_sealed_book_is_given_back_by_the_end_of_the_seal_alone(
    shelf: Shelf, disk_vault: Vault
) -> None:
    told: dict[str, Any] = {
        "by": "Kim", "at": shelf.at, "new_id": mint, "after": lambda *_: None,
    }  # fmt: skip
    shelf.set(Tier.SEALED)
    with pytest.raises(ManuscriptNotFound):
        manuscripts.readable(shelf.session, shelf.id)
    assert cards.browse(shelf.session, None, 10) == []
    workflow.withdraw(shelf.session, disk_vault.root, shelf.id, reason="Asked", **told)
    workflow.restore_withdrawn(shelf.session, disk_vault.root, shelf.id, message="", **told)
    assert identity.find(shelf.session, shelf.id).is_withheld
    shelf.end(1)
    assert not identity.find(shelf.session, shelf.id).is_withheld


def test_an_embargo_is_ended_when_its_day_has_come(shelf: Shelf, disk_vault: Vault) -> None:
    until = shelf.at + timedelta(days=3)
    shelf.set(Tier.EMBARGO, 1, until=until)
    assert rules.due(shelf.session, until - timedelta(seconds=1)) == []
    assert rules.due(shelf.session, until) == [(shelf.id, 1)]
    told: dict[str, Any] = {"new_id": mint, "after": lambda *_: None}
    root = disk_vault.root
    assert announcing.end_due(shelf.session, root, shelf.id, 1, at=until, **told)
    assert not announcing.end_due(shelf.session, root, shelf.id, 1, at=until, **told)
    assert in_force(shelf.session, shelf.id) is OPEN


def test_the_record_has_the_rules_and_they_come_back_from_it(shelf: Shelf) -> None:
    shelf.set(Tier.EMBARGO, 1, until=shelf.at + timedelta(days=3))
    shelf.set(Tier.SEALED)
    shelf.set(Tier.SMALL)
    shelf.end(3)
    kept = archive.record_of(shelf.session, shelf.id)
    assert [one["number"] for one in kept["access"]] == [1, 2, 3]
    shown = archive.public_record_of(shelf.session, shelf.id)
    assert "access" not in shown
    other = {
        **kept, "id": "m2", "shelfmark": "MS 2", "leaves": [], "document": None,
        "access": [{**one, "canvas_ids": []} for one in kept["access"]],
    }  # fmt: skip
    add_manuscript(shelf.session, other)
    assert rules.recorded(shelf.session, "m2")["access"] == other["access"]
    tiers = {one.terms.tier for one in in_force(shelf.session, "m2").rules}
    assert tiers == {Tier.EMBARGO, Tier.SEALED}
    shelf.session.execute(delete(TierInForce))


def test_the_networks_of_a_reading_room_bind_its_rules(shelf: Shelf) -> None:
    shelf.set(Tier.READING_ROOM)
    networks = networks_in("203.0.113.0/24, 2001:db8::/32\n192.0.2.7")
    keep = partial(announcing.set_networks, shelf.session, shelf.holder, by="Kim", at=shelf.at)
    keep(networks, seen=None)
    (rule,) = in_force(shelf.session, shelf.id).rules
    assert [str(one) for one in rule.terms.networks] == [
        "203.0.113.0/24", "2001:db8::/32", "192.0.2.7/32",
    ]  # fmt: skip
    keep((), seen=shelf.at)
    assert in_force(shelf.session, shelf.id).rules[0].terms.networks == ()


def test_whoever_kept_networks_second_hears_of_the_first(shelf: Shelf) -> None:
    keep = partial(announcing.set_networks, shelf.session, shelf.holder, by="Kim", at=shelf.at)
    first, second = networks_in("203.0.113.0/24"), networks_in("198.51.100.0/24")
    keep(first, seen=None)
    with pytest.raises(NetworksChanged) as told:
        keep(second, seen=None)
    assert told.value.set_at == shelf.at
    keep(first, seen=None)  # what is kept already takes nothing from anybody
    keep(second, seen=shelf.at)
    # The clock did not go on, and yet this was another change.
    with pytest.raises(NetworksChanged):
        keep(first, seen=shelf.at)
    assert networks_of(shelf.session, shelf.holder) == second
