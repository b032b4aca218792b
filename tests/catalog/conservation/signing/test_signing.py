"""Signing: who may, in which order, and that nothing signed is ever changed."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from catalog import events
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.signing import signing, vaulted
from catalog.conservation.signing.chain import GENESIS, link
from catalog.conservation.signing.errors import (
    BadDeviceTime,
    EntryFixed,
    RoleSignsNothing,
    SignatureNeedsAccount,
    SignerAccountClosed,
    SignerRoleEnded,
    SignInAgain,
)
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import Kind, mint
from storage.errors import StorageUnavailable
from tests.catalog.conservation.signing.bench import KIND, Bench


def test_an_entry_says_who_signed_what_and_follows_the_one_before(bench: Bench) -> None:
    first, second = bench.step(1), bench.step(2)
    document = json.loads(second.payload)
    assert document == {
        "id": second.id,
        "seq": 2,
        "type": KIND,
        "manuscript": bench.manuscript_id,
        "subject": second.subject_id,
        "at": "2026-03-01T09:30:00.000000Z",
        "signer": {
            "id": bench.people[Role.CONSERVATOR], "name": "Conservator", "role": "conservator",
        },
        "statement": "I did this as written.",
        "language": "en",
        "method": "passphrase",
        "content": {"number": 2, "batch": "JP-2026-002", "width_mm": 3},
    }  # fmt: skip
    assert first.previous == GENESIS
    assert second.previous == first.hash
    assert second.hash == link(first.hash, second.payload.encode())
    kept = vaulted.read(bench.root, bench.manuscript_id, 2)
    assert kept == vaulted.KeptEntry(second.payload.encode(), second.hash, first.hash)
    with bench.sessions() as session:
        (told,) = events.of_object(session, "entry", second.id)
        assert told.detail["hash"] == second.hash


def test_two_people_who_finish_at_once_get_numbers_one_after_the_other(bench: Bench) -> None:
    with ThreadPoolExecutor(4) as hands:
        list(hands.map(bench.step, range(1, 9)))
    with bench.sessions() as session:
        numbers = [one.seq for one in signing.entries_of(session, bench.manuscript_id)]
    assert numbers == list(range(1, 9))
    assert bench.verify().is_sound


@pytest.mark.parametrize("minutes", [5.01, 600, -2])
def test_a_pass_phrase_given_long_ago_or_in_the_future_does_not_sign(
    small_bench: Bench, minutes: float
) -> None:
    with pytest.raises(SignInAgain):
        small_bench.step(1, signer=small_bench.signer(minutes_ago=minutes))
    assert small_bench.step(1, signer=small_bench.signer(minutes_ago=5)).seq == 1


def test_a_signer_whose_role_ended_yesterday_is_refused(small_bench: Bench) -> None:
    with small_bench.sessions.begin() as session:
        user = accounts.find(session, small_bench.people[Role.CONSERVATOR])
        accounts.change_roles(session, user, [RoleHeld(Role.READER)])
    with pytest.raises(SignerRoleEnded, match="Conservator does not hold the role 'conservator'"):
        small_bench.step(1)


def test_a_role_for_another_holder_does_not_sign_here(small_bench: Bench) -> None:
    with small_bench.sessions.begin() as session:
        session.execute(text("INSERT INTO holders (id, names) VALUES ('other', '{}')"))
        user = accounts.find(session, small_bench.people[Role.CONSERVATOR])
        accounts.change_roles(session, user, [RoleHeld(Role.CONSERVATOR, "other")])
    with pytest.raises(SignerRoleEnded):
        small_bench.step(1)


def test_a_closed_account_an_operator_and_a_reader_do_not_sign(small_bench: Bench) -> None:
    operator = replace(small_bench.signer(), user_id="")
    with pytest.raises(SignatureNeedsAccount, match="kitabdar user add"):
        small_bench.step(1, signer=operator)
    with pytest.raises(RoleSignsNothing):
        small_bench.step(1, signer=small_bench.signer(Role.READER))
    with small_bench.sessions.begin() as session:
        user = accounts.find(session, small_bench.people[Role.CONSERVATOR])
        accounts.deactivate(session, user, small_bench.at)
    with pytest.raises(SignerAccountClosed):
        small_bench.step(1)


def test_clocks_that_disagree_are_flagged_and_a_time_without_zone_is_refused(
    small_bench: Bench,
) -> None:
    """Invariant 15 of the reference."""
    at = small_bench.at
    quiet = small_bench.step(1, device_at=at + timedelta(hours=24))
    ahead = small_bench.step(2, device_at=at + timedelta(hours=24, seconds=1))
    behind = small_bench.step(
        3, at=at - timedelta(minutes=3), signer=small_bench.signer(minutes_ago=3)
    )
    flags = [json.loads(one.payload).get("flags") for one in (quiet, ahead, behind)]
    assert flags == [None, ["device_clock_ahead"], ["server_clock_behind"]]
    with pytest.raises(BadDeviceTime):
        small_bench.step(4, device_at=datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None))
    assert small_bench.verify().is_sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE signed_entries SET payload = payload",
        "DELETE FROM signed_entries",
        "UPDATE daily_roots SET root = root",
        "DELETE FROM daily_roots",
    ],
)
def test_the_database_itself_refuses_every_change(bench: Bench, statement: str) -> None:
    """Invariants 1 and 18 of the reference."""
    bench.step(1)
    with bench.sessions.begin() as session:
        session.execute(
            text(
                "INSERT INTO daily_roots (day, root, manuscripts, entries, made_at)"
                " VALUES ('2026-03-01', 'x', 1, 1, '2026-03-02 00:00:00')"
            )
        )
    with pytest.raises(DBAPIError, match="append-only"), bench.sessions.begin() as session:
        session.execute(text(statement))


def test_the_application_refuses_before_the_database_is_asked(small_bench: Bench) -> None:
    small_bench.step(1)
    with small_bench.sessions.begin() as session:
        entry = signing.entries_of(session, small_bench.manuscript_id)[0]
        for statement in (update(SignedEntry).values(kind="void"), delete(SignedEntry)):
            with pytest.raises(EntryFixed):
                session.execute(statement)
        entry.kind = "void"
        with pytest.raises(EntryFixed):
            session.flush()
        session.expunge(entry)


@pytest.mark.servers
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
def test_on_postgresql_the_rights_to_change_are_revoked(bench: Bench) -> None:
    with bench.sessions() as session:
        acl = session.scalar(
            text("SELECT relacl::text FROM pg_class WHERE relname = 'signed_entries'")
        )
    # a: insert, r: select; neither w (update), d (delete) nor D (truncate) of anybody.
    rights = [one.split("=")[1].split("/")[0] for one in str(acl).strip("{}").split(",")]
    assert rights
    assert all(not set(right) & set("wdD") for right in rights)


def test_nothing_is_signed_when_the_vault_does_not_take_it(
    small_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise StorageUnavailable("vault", "The vault is away.")

    with monkeypatch.context() as patch:
        patch.setattr(vaulted, "write", away)
        with pytest.raises(StorageUnavailable):
            small_bench.step(1)
    assert small_bench.verify().entries == 0
    assert small_bench.step(1).seq == 1


class Killed(BaseException):
    """The machine stopped here."""


def test_a_crash_between_bytes_and_row_is_healed_by_the_next_signature(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.step(1)

    def stop(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(signing, "enter", stop)
        with pytest.raises(Killed):
            bench.step(2)
    lost = vaulted.read(bench.root, bench.manuscript_id, 2)
    assert lost is not None
    seen = bench.verify()
    assert (seen.entries, seen.is_sound, seen.unfinished) == (1, True, (2,))

    healed = bench.step(2)
    assert healed.seq == 2
    kept = vaulted.attempts(bench.root, bench.manuscript_id, 2)
    assert [one.payload for one in kept] == [lost.payload, healed.payload.encode()]
    seen = bench.verify()
    assert (seen.entries, seen.is_sound, seen.unfinished) == (2, True, ())


def test_entries_are_found_by_kind_and_subject(small_bench: Bench) -> None:
    one = small_bench.step(1)
    with small_bench.sessions.begin() as session:
        other = small_bench.sign(session, mint(Kind.TREATMENT), {}, kind="treatment.signed")
        of = small_bench.manuscript_id
        assert [each.seq for each in signing.entries_of(session, of, (KIND,))] == [1]
        assert [each.seq for each in signing.entries_of(session, of, None, other.subject_id)] == [2]
        assert signing.entry(session, one.id).hash == one.hash
