"""A custodian's rule stands in the way of work that breaks it (reference 2.15, invariant 17)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy.orm import Session

from catalog.conservation.care.checks import CHECKS, Facts, blocking, held_against
from catalog.conservation.care.models import CareRule, ConsentAnswer, ConsentScope
from storage.vault import Vault
from tests.catalog.conservation.care.asked import DAY, a_content, a_rule, agree, set_care
from tests.factories import a_manuscript

PASTE = {"key": "mat.wheat_starch_paste", "animal_origin": "none", "contains_alcohol": False}
KLUCEL = {"key": "mat.klucel_g_isopropanol", "animal_origin": "none", "contains_alcohol": True}
GELATINE = {"key": "mat.gelatine", "animal_origin": ["bovine", "porcine"]}
PORCINE = {"kind": "no_material_origin", "origins": ["porcine"]}
ALCOHOL = {"kind": "no_alcohol"}
KEPT = {"kind": "fragments_kept"}
HEAD = {"kind": "needs_role", "role": "head_of_lab"}
CONSENT = {"kind": "needs_consent", "scope": "sampling"}
TWO = {"kind": "two_people"}
SCRIPT = {"text": "a word", "has_script": True}
ONE = {"id": "u1", "roles": ["conservator"]}
OTHER = {"id": "u2", "roles": ["head_of_lab"]}


@pytest.mark.parametrize(
    ("check", "content", "is_met"),
    [
        (PORCINE, {"materials": [PASTE]}, True),
        (PORCINE, {"materials": [PASTE, GELATINE]}, False),
        (PORCINE, {"materials": [{"key": "mat.size", "animal_origin": "bovine"}]}, True),
        (PORCINE, {"materials": [{"key": "mat.size", "animal_origin": "unknown"}]}, False),
        (PORCINE, {"materials": [{"key": "mat.size"}]}, False),
        (PORCINE, {}, None),
        (ALCOHOL, {"materials": [PASTE]}, True),
        (ALCOHOL, {"materials": [PASTE, KLUCEL]}, False),
        (ALCOHOL, {"materials": [{"key": "mat.size"}]}, False),
        (KEPT, {}, False),
        (KEPT, {"fragments_kept": True}, True),
        (KEPT, {"conditions": [{"check": "fragments_kept", "is_satisfied": True}]}, True),
        (KEPT, {"conditions": [{"check": "fragments_kept", "is_satisfied": False}]}, False),
        (KEPT, {"removed": [SCRIPT]}, False),
        (KEPT, {"removed": [SCRIPT], "fragments_kept": True}, False),
        (KEPT, {"removed": [{**SCRIPT, "kept_in": "the box"}]}, True),
        (KEPT, {"removed": [{"text": "old paste", "has_script": False}]}, True),
        (KEPT, {"removed": [{"text": "nobody looked"}]}, False),
        (HEAD, {}, None),
        (HEAD, {"people": [ONE]}, False),
        (HEAD, {"people": [ONE, OTHER]}, True),
        (CONSENT, {}, None),
        (CONSENT, {"scopes": ["treatment", "sampling"]}, False),
        (TWO, {}, None),
        (TWO, {"people": [ONE, ONE]}, False),
        (TWO, {"people": [ONE, OTHER]}, True),
    ],
)
def test_a_check_is_met_or_not_or_does_not_concern_the_work(
    check: dict[str, Any], content: dict[str, Any], is_met: bool | None
) -> None:
    found = held_against("h1", a_content(a_rule(check)), Facts(content, {}))

    assert [one.is_met for one in found] == ([] if is_met is None else [is_met])


def test_every_kind_of_check_has_its_function() -> None:
    tried = {str(each["kind"]) for each in (PORCINE, ALCOHOL, KEPT, HEAD, CONSENT, TWO)}

    assert set(CHECKS) == tried
    with pytest.raises(ValidationError):
        CareRule.model_validate(a_rule({"kind": "belief"}))


def test_17_what_must_be_blocks_and_what_should_be_warns_in_the_custodians_words(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    set_care(
        session, disk_vault.root, book.holder_id, at,
        a_content(a_rule(ALCOHOL), a_rule(PORCINE, kind="should"), a_rule(kind="note")),
    )  # fmt: skip

    must, should = blocking(session, book.id, {"materials": [KLUCEL, GELATINE]}, on=DAY)

    assert (must.is_blocking, must.is_met) == (True, False)
    assert must.found == ("mat.klucel_g_isopropanol", "mat.gelatine")
    assert [text.language for text in must.sentence] == ["en", "ar"]
    assert (should.is_blocking, should.is_met) == (False, False)
    assert should.found == ("mat.gelatine",)


def test_scenario_3_the_condition_about_fragments_is_a_check_that_its_fulfilment_meets(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    set_care(session, disk_vault.root, book.holder_id, at)
    proposal: dict[str, Any] = {"when": "treat", "materials": [PASTE, KLUCEL]}
    approved = {**proposal, "conditions": [{"check": "fragments_kept", "is_satisfied": True}]}

    (before,) = blocking(session, book.id, proposal, on=DAY)
    (after,) = blocking(session, book.id, approved, on=DAY)

    assert before.is_blocking
    assert not before.is_met
    assert before.sentence[0].text == "Fragments with script are kept in the box."
    assert after.is_met


def test_only_rules_about_this_kind_of_work_are_asked(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    rules = a_rule(TWO, when="transport"), a_rule(TWO, when="open")
    set_care(session, disk_vault.root, book.holder_id, at, a_content(*rules))
    alone = {"people": [ONE]}

    def asked(**more: Any) -> list[str]:
        return [one.rule_id for one in blocking(session, book.id, {**alone, **more}, on=DAY)]

    assert asked(when="open") == ["r2"]
    assert asked(when=["open", "transport"]) == ["r1", "r2"]
    assert asked(when="photograph") == []
    assert asked() == ["r1", "r2"]


def test_a_consent_is_looked_up_on_the_day(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    root, holder = disk_vault.root, book.holder_id
    rule = a_rule({"kind": "needs_consent", "scope": "treatment"})
    set_care(session, root, holder, at, a_content(rule))
    end = DAY + timedelta(days=30)

    def is_met(days: int = 0) -> bool:
        (check,) = blocking(session, book.id, {}, on=DAY + timedelta(days=days))
        return check.is_met

    assert not is_met()
    agree(session, root, holder, at, valid_until=end)
    assert is_met()
    assert is_met(30)
    assert not is_met(31)
    agree(session, root, holder, at, giver="The family", answer="refused", manuscript_id=book.id)
    assert not is_met()


def test_without_a_protocol_nothing_is_asked(session: Session, at: datetime) -> None:
    book = a_manuscript(session, at)

    assert blocking(session, book.id, {"materials": [KLUCEL]}) == ()
    assert held_against("h1", a_content(a_rule()), Facts({}, {})) == []
    assert ConsentScope.SAMPLING not in Facts({}, {}).consents
    assert ConsentAnswer.GRANTED.value == "granted"
