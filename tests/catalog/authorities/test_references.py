"""Which manuscripts name an authority, and as what."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.authorities import merging, references
from catalog.authorities.references import role_of
from catalog.identifiers import Kind, mint
from catalog.record.document import Record
from storage.vault import Vault
from tests.catalog.authorities.made import AT, made
from tests.factories import a_manuscript

WHO, WHERE, WHAT = "a000000000b", "a000000000c", "a000000000d"


def a_record(who: str = WHO, where: str = WHERE, what: str = WHAT) -> Record:
    return Record.model_validate(
        {
            "identity": {
                "shelfmark": "MS 1",
                "holder_id": "almaty-library",
                "titles": [{"texts": [{"text": "Quran"}]}],
                "identifiers": [{"value": "7", "issued_by": {"authority_id": who}}],
            },
            "contents": {
                "works": [
                    {
                        "work": {"authority_id": what},
                        "contributors": [
                            {"role": "author", "person": {"authority_id": who}},
                            {"role": "translator", "person": {"authority_id": who}},
                            {"role": "editor", "person": {"name": {"text": "Nobody"}}},
                        ],
                    }
                ],
                "parts": [{"id": "p1", "place": {"authority_id": where}}],
            },
            "physical": {"hands": [{"id": "h3", "scribe": {"authority_id": who}}]},
            "origin": {"place": {"authority_id": where}},
            "provenance": {
                "inferences": [{"claim": "ownership", "agent": {"authority_id": who}}],
                "events": [{"giver": {"authority_id": who}, "place": {"authority_id": where}}],
            },
            "assertions": [{"about": "scribe", "reference": {"authority_id": who}}],
        }
    )


def test_every_place_that_names_an_authority_is_told_with_what_it_was() -> None:
    assert references.references_of(a_record()) == {
        ("identity.identifiers.issued_by", WHO),
        ("contents.works.work", WHAT),
        ("contents.works.contributors.author", WHO),
        ("contents.works.contributors.translator", WHO),
        ("contents.parts.place", WHERE),
        ("physical.hands.scribe", WHO),
        ("origin.place", WHERE),
        ("provenance.inferences.ownership", WHO),
        ("provenance.events.giver", WHO),
        ("provenance.events.place", WHERE),
        ("assertions.scribe", WHO),
    }


def test_a_mark_never_makes_an_owner() -> None:
    assert role_of("provenance.inferences.ownership") == "mark"
    assert role_of("assertions.scribe") == "statement"
    assert role_of("contents.works.contributors.author") == "author"
    assert role_of("something.new") == "other"


def test_the_manuscripts_of_an_authority_are_the_published_ones_of_all_its_names(
    session: Session, disk_vault: Vault
) -> None:
    root = disk_vault.root
    loser, winner = made(session, root, "Yasawi"), made(session, root, "Yasavi")
    shown = [a_manuscript(session, AT, shelfmark=f"MS {number}") for number in (1, 2, 10)]
    draft = a_manuscript(session, AT, shelfmark="MS 3", is_published=False)
    withheld = a_manuscript(session, AT, shelfmark="MS 4")
    manuscripts.withhold(session, withheld.id, is_withheld=True, at=AT)
    for manuscript in (*shown, draft, withheld):
        references.index(session, manuscript.id, a_record(who=loser.id))
    assert references.manuscripts_of(session, winner.id, None, 9) == []
    merging.merge(session, root, loser.id, winner.id, new_id=mint(Kind.EVENT), by="Nur", at=AT)
    first = references.manuscripts_of(session, winner.id, None, 2)
    assert [one.shelfmark for one in first] == ["MS 1", "MS 2"]
    assert set(first[0].roles) == {
        "statement", "author", "translator", "scribe", "issuer", "giver", "mark"
    }  # fmt: skip
    rest = references.manuscripts_of(session, winner.id, first[-1].manuscript_id, 2)
    assert [one.shelfmark for one in rest] == ["MS 10"]


def test_a_new_publication_forgets_what_the_one_before_named(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    who = made(sqlite_session, disk_vault.root, "Yasavi")
    manuscript = a_manuscript(sqlite_session, AT)
    references.index(sqlite_session, manuscript.id, a_record(who=who.id))
    references.index(sqlite_session, manuscript.id, a_record())
    assert references.manuscripts_of(sqlite_session, who.id, None, 9) == []
    assert references.manuscripts_of(sqlite_session, who.id, "not an id", 9) == []
