"""Names find the authorities that have their identifiers, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from catalog.authorities import authorities
from catalog.authorities.content import read_content
from catalog.authorities.tables import Authority
from catalog.exchange.batches import Settings
from catalog.identifiers import Kind, mint
from catalog.record import drafts
from tests.catalog.exchange.conftest import Exchange, book

VIAF = "http://viaf.org/viaf/123"
WIKIDATA = "http://www.wikidata.org/entity/Q42"


def written_by(refs: str) -> str:
    return f'<msContents><msItem><author ref="{refs}">Ghazali</author></msItem></msContents>'


def authority(exchange: Exchange, name: str, *uris: str, kind: str = "person") -> str:
    content = read_content(
        {
            "kind": kind,
            "names": [{"text": name}],
            "identifiers": [
                {"scheme": "viaf" if "viaf" in uri else "wikidata", "uri": uri} for uri in uris
            ],
        }
    )
    with exchange.sessions.begin() as session:
        return authorities.create(
            session, exchange.vault.root, content, new_id=mint(Kind.AUTHORITY), by="Aisha",
            at=exchange.at,
        ).id  # fmt: skip


def author_of(exchange: Exchange, batch_id: str) -> dict[str, Any]:
    (row,) = exchange.rows(batch_id)
    with exchange.sessions() as session:
        draft = drafts.find_draft(session, row.manuscript_id or "")
        assert draft is not None
        author: dict[str, Any] = draft.document["contents"]["works"][0]["contributors"][0]["person"]
    assert row.named[0]["authority_id"] == author.get("authority_id")
    return author


@pytest.mark.parametrize("ref", [VIAF, "https://www.viaf.org/viaf/123/", f"{WIKIDATA} {VIAF}"])
def test_a_name_is_tied_to_the_authority_with_its_identifier_however_it_is_spelled(
    exchange: Exchange, ref: str
) -> None:
    known = authority(exchange, "al-Ghazālī", VIAF)
    author = author_of(exchange, exchange.bring(book("MS 1", written_by(ref))))
    assert author == {"authority_id": known, "name": {"text": "Ghazali", "language": "en"}}


def test_a_name_that_nobody_here_is_known_by_stays_a_name_and_is_listed(
    both_exchanges: Exchange,
) -> None:
    batch_id = both_exchanges.bring(book("MS 1", written_by(VIAF)))
    assert "authority_id" not in author_of(both_exchanges, batch_id)
    (named,) = both_exchanges.rows(batch_id)[0].named
    assert (named["name"], named["uris"]) == ("Ghazali", [VIAF])


def test_identifiers_of_two_people_or_of_another_kind_tie_nothing(exchange: Exchange) -> None:
    authority(exchange, "One", VIAF)
    authority(exchange, "Another", WIKIDATA)
    two = exchange.bring(book("MS 1", written_by(f"{VIAF} {WIKIDATA}")))
    assert "authority_id" not in author_of(exchange, two)
    place = WIKIDATA.replace("42", "43")
    authority(exchange, "Tus", place, kind="place")
    assert "authority_id" not in author_of(
        exchange, exchange.bring(book("MS 2", written_by(place)))
    )


def test_on_request_an_authority_is_made_once_and_found_by_the_next_record(
    both_exchanges: Exchange,
) -> None:
    exchange = both_exchanges
    makes = Settings(makes_authorities=True)
    first = author_of(exchange, exchange.bring(book("MS 1", written_by(VIAF)), settings=makes))
    next_one = author_of(exchange, exchange.bring(book("MS 2", written_by(VIAF)), settings=makes))
    assert first["authority_id"] == next_one["authority_id"]
    with exchange.sessions() as session:
        (made,) = session.scalars(select(Authority))
    assert [one["uri"] for one in made.identifiers] == [VIAF]


def test_none_is_made_beside_somebody_of_the_same_name(exchange: Exchange) -> None:
    authority(exchange, "Ghazali")
    batch_id = exchange.bring(
        book("MS 1", written_by(VIAF)), settings=Settings(makes_authorities=True)
    )
    assert "authority_id" not in author_of(exchange, batch_id)
    assert exchange.rows(batch_id)[0].made == []


def test_an_address_that_is_none_ties_nothing(exchange: Exchange) -> None:
    batch_id = exchange.bring(
        book("MS 1", written_by("http://viaf.org/viaf/abc http://[")),
        settings=Settings(makes_authorities=True),
    )
    assert exchange.fates(batch_id) == ["done"]
