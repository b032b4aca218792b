"""Nobody finds, counts or completes what the annotation pages do not show to everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog import images, manuscripts, publication
from catalog.access.tiers import Tier
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import AssessmentContent
from catalog.conservation.condition.tables import AssessmentKind, Outcome
from catalog.conservation.signing.signing import Signer
from catalog.errors import ManuscriptNotFound, Withdrawn
from catalog.handling.policies import PolicyDraft, set_policy
from catalog.handling.rules import Rule
from catalog.identifiers import Kind, mint
from catalog.revisions import Change
from catalog.search.index import drop_lines
from catalog.search.tables import SearchLines
from catalog.transcription.tables import KeptTranscription, TranscriptionState
from storage.vault import Vault
from tests.catalog.conservation.condition.book import Book
from tests.iiif.content_search.searched import URIS, Searched, Seeker

SECRET = "the nightingale of Turkistan"
RING = [(100, 120), (160, 120), (160, 700), (100, 700)]


def hide(book: Searched) -> None:
    with book.sessions.begin() as session:
        images.withhold(session, book.image_of("1r"), is_withheld=True, at=book.at)


def take_back(book: Searched) -> None:
    with book.sessions.begin() as session:
        for kept in session.query(KeptTranscription).all():
            kept.state = TranscriptionState.WITHDRAWN


def forget(book: Searched) -> None:
    with book.sessions.begin() as session:
        drop_lines(session, book.id, book.canvases["1r"])


@pytest.mark.parametrize(
    "shut",
    [
        *(lambda book, tier=tier: book.close(tier, "1r") for tier in Tier if tier != Tier.EMBARGO),
        hide, take_back, forget,
    ],
    ids=[*(tier.value for tier in Tier if tier != Tier.EMBARGO), "withheld", "withdrawn", "gone"],
)  # fmt: skip
def test_a_closed_page_is_not_found_counted_or_completed(
    one: Seeker, shut: Callable[[Searched], None]
) -> None:
    one.book.write("1r", SECRET, language="en")
    assert one.texts("nightingale") == [SECRET]
    assert one.terms("nightin") == {"nightingale": 1}
    everything = one.total("")

    shut(one.book)

    assert one.texts("nightingale") == []
    assert one.texts("turkestan nightingale") == []
    assert one.terms("n") == one.terms("n", motivation="non-painting")
    assert "nightingale" not in one.terms("nightin")
    assert one.terms("the nightin") == {}
    assert one.total("") < everything
    assert SECRET not in str(one.newer()) + str(one.elder())


def test_the_words_of_a_closed_page_are_not_even_kept_for_looking_through(one: Seeker) -> None:
    one.book.write("1r", SECRET, language="en")
    one.book.close(Tier.READING_ROOM, "1r")
    with one.book.sessions() as session:
        kept = [row.folded for row in session.query(SearchLines)]
    assert [each for each in kept if each is None] == [None]
    assert "nightingale" not in str(kept)


def test_how_near_a_word_is_does_not_depend_on_a_closed_page(one: Seeker) -> None:
    # Were the closed line looked at, 'dalail' would be a word of its own and no key be tried.
    one.book.write("1r", "dalail in Latin letters", language="en")
    one.book.close(Tier.SMALL, "1r")
    assert one.total("dalail", motivation="painting") == 1


def test_a_place_on_a_closed_page_is_not_told(one: Seeker) -> None:
    locus = {"canvas_id": one.book.canvases["2r"], "region": "1,2,3,4"}
    told = {"id": "n1", "texts": [{"text": "a purple seal", "language": "en"}], "locus": locus}
    one.book.describe(notes=[told])
    assert "canvas" in str(one.newer("purple")["items"][0]["target"])
    with one.book.sessions.begin() as session:
        images.withhold(session, one.book.image_of("2r"), is_withheld=True, at=one.book.at)
    assert one.newer("purple")["items"][0]["target"]["id"] == URIS.manifest(one.book.id)


def test_a_withdrawn_or_withheld_book_answers_as_its_manifest_does(
    one: Seeker, disk_vault: Vault
) -> None:
    with one.book.sessions.begin() as session:
        manuscripts.withhold(session, one.book.id, is_withheld=True, at=one.book.at)
    for ask in (one.newer, one.elder, one.terms):
        with pytest.raises(ManuscriptNotFound):
            ask("healing")
    with one.book.sessions.begin() as session:
        manuscripts.withhold(session, one.book.id, is_withheld=False, at=one.book.at)
        publication.publish(
            session, disk_vault.root, one.book.id, change=Change.DELETE, by="Yusuf",
            message="Gone", at=one.book.at, new_id=mint, after=lambda *_: None,
        )  # fmt: skip
    for ask in (one.newer, one.elder, one.terms):
        with pytest.raises(Withdrawn):
            ask("healing")


def test_notes_of_the_condition_are_found_when_they_are_released_and_may_be_shown(
    one: Seeker, disk_vault: Vault
) -> None:
    survey(one.book, disk_vault, is_released=False)
    assert one.texts("tea") == []
    survey_id = survey(one.book, disk_vault, is_released=True)
    found = one.newer("tea", motivation="assessing")["items"]
    (note,) = found
    canvas = URIS.canvas(one.book.id, one.book.canvases["1v"])
    assert note["target"] == f"{canvas}#xywh=100,120,60,580"
    assert note["body"]["value"].endswith(": a ring of tea")
    page = URIS.condition_page(one.book.id, survey_id, one.book.canvases["1v"])
    assert note["id"].startswith(f"{page}#r")
    assert one.texts("tea", motivation="commenting") == [note["body"]["value"]]
    assert one.terms("tea") == {"tea": 1}

    rule = PolicyDraft(
        rules=frozenset({Rule.NOT_COVERED}), canvas_ids=(), note=(), custodian="The house"
    )
    with one.book.sessions.begin() as session:
        set_policy(session, one.book.id, rule, seen=0, by="Maryam", at=one.book.at)
    assert one.texts("tea") == []
    assert one.terms("tea") == {}


def survey(book: Searched, vault: Vault, *, is_released: bool) -> str:
    """A survey that is signed, of a ring that tea has left on 1v."""
    with book.sessions.begin() as session:
        user = accounts.create(
            session, user_id=mint(Kind.USER), email=f"{is_released}@library.example",
            name="Aigerim", roles=[RoleHeld(Role.CONSERVATOR)], passphrase_hash=None, at=book.at,
        )  # fmt: skip
        signer = Signer(user.id, user.name, Role.CONSERVATOR, book.at)
        shelf = Book(session, vault, book.id, book.canvases, signer)
        kind = AssessmentKind.BASELINE if not is_released else AssessmentKind.PERIODIC
        made = shelf.open(kind=kind)
        told = {"words": [{"text": "a ring of tea", "language": "en"}]}
        shelf.draw(shelf.observe(made, "1v", term="dmg.tideline", content=told), RING)
        shelf.examine(made, ["1r", "2r"], Outcome.NO_DAMAGE)
        shelf.examine(made, ["1v"], Outcome.EXAMINED)
        ended = shelf.now()
        assessments.change_content(
            session, made.id, AssessmentContent(), edition=made.edition, by="Aigerim",
            at=shelf.now(), ended_at=ended,
        )  # fmt: skip
        shelf.sign(made)
        if is_released:
            shelf.release(made)
        return made.id
