"""The leak crawler finds what was planted when no guard stands, and nothing when one does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.access import in_force as access
from catalog.access import rules
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Tier
from catalog.authorities import references
from catalog.codicology.folios import Canvas
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import AssessmentContent
from catalog.identifiers import Kind, mint
from catalog.identity import find
from catalog.provenance import private
from catalog.provenance.private import PrivateFacts
from catalog.record import drafts
from catalog.record.columns import record_of
from catalog.record.document import Record
from catalog.record.tables import RecordRevision
from catalog.revisions import Revision
from catalog.search.index import index_book
from catalog.transcription.tables import KeptPage, KeptTranscription, TranscriptionState
from iiif.presentation import kept
from tests.catalog.authorities.made import made
from tests.catalog.conservation.condition.book import Book
from tests.factories import a_manuscript, some_pages
from tests.viewer.restricted_house import AT, SIDES, World, restricted, transcribe
from viewer import audit_commands, visitors
from viewer.leaks.kept_back import ClosedPicture, KeptBack, Secret, kept_back
from viewer.leaks.naming import Known, Named, evenly, known
from viewer.leaks.reading import Words

LINE = "the nightingale of Turkistan sang before dawn"
PLACE = "Strong room four, shelf nine behind the stairs"
GUARDED = "The third key lies with the porter of the house"
DRAFT = "A title nobody has agreed upon yet"
SURVEY = "The sewing of the fourth quire has given way"
DAMAGE = "A brown stain across the name of the first owner"
SISTERS = "and here the eldest sister wrote her name"
UNPUBLISHED = "MS Inedita 77 of the bequest"
SEALED = "The sealed book of the widow"
SCRIBE = "Gulbahar daughter of Iskandar the lame"
HAMLET = "The hamlet below the broken bridge"
NAMES = {"person no open book names", "place no open book names"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with restricted(tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("scratch")) as made:
        transcribe(made, "2r", LINE)
        with made.peopled.house.sessions.begin() as session:
            plant(session, made)
        made.rule(Tier.EMBARGO, "1r", until=made.later)
        made.rule(Tier.SMALL, "1v")
        made.rule(Tier.READING_ROOM, "2r")
        made.rule(Tier.SEALED, "2v")
        yield made


def plant(session: Session, world: World) -> None:
    """Words and books that must not come out, beside the pictures of the book."""
    house = world.peopled.house
    private.save(
        session, house.vault.root, world.id,
        PrivateFacts(storage_location=PLACE, security_note=GUARDED),
        edition=0, by="Kim", at=AT, new_id=mint(Kind.EVENT),
    )  # fmt: skip
    record = record_of(find(session, world.id))
    draft = record.model_dump(mode="json")
    draft["identity"]["titles"] = [
        {"id": "t1", "texts": [{"text": DRAFT, "language": "en"}]}
    ]  # fmt: skip
    opened = drafts.open_draft(session, world.id, by="Kim", at=AT)
    drafts.replace(session, opened, type(record).model_validate(draft), by="Kim", at=AT)
    signer: Any = None
    book = Book(session, house.vault, world.id, world.canvases, signer, AT)
    survey = book.open()
    content = AssessmentContent.model_validate({"observed": [{"text": SURVEY, "language": "en"}]})
    assessments.change_content(
        session, survey.id, content, edition=survey.edition, by="Kim", at=book.now()
    )
    told = {"observed": [{"text": DAMAGE, "language": "en"}]}
    book.observe(survey, "2r", term="dmg.tideline", content=told)
    a_manuscript(session, AT, shelfmark=UNPUBLISHED, is_published=False)
    sealed = a_manuscript(session, AT, shelfmark="MS 9", titles={"en": [SEALED]})
    some_pages(session, sealed, ("1r",), AT)
    index_book(session, sealed.id)
    scribe = made(session, house.vault.root, SCRIBE, note=[{"text": f"{SCRIBE} wrote one book"}])
    hamlet = made(session, house.vault.root, HAMLET, kind="place")
    told_of = Record.model_validate(
        {
            "identity": {"shelfmark": "MS 9", "holder_id": "x", "titles": [{}]},
            "physical": {"hands": [{"scribe": {"authority_id": scribe.id}}]},
            "origin": {"place": {"authority_id": hamlet.id}},
        }
    )
    references.index(session, sealed.id, told_of)
    asked = RuleDraft(tier=Tier.SEALED, reason="The widow asked for a quiet year")
    rules.set_rule(session, sealed.id, asked, seen=0, by="Kim", at=AT)
    index_book(session, sealed.id)


def kinds(found: Any) -> set[tuple[str, str]]:
    return {(one.kind, one.owner) for one in found.leaks}


def test_nothing_comes_out_while_the_guards_stand(world: World) -> None:
    closed, found = audit_commands.audited(world.peopled.house, languages=("en", "ar"))

    assert [(one.kind, one.address) for one in found.leaks] == []
    assert found.failed == []
    assert not found.is_cut_short
    assert found.answered > 60
    assert len(closed.pictures) == len(SIDES) + 1
    assert {one.kind for one in closed.secrets} >= NAMES
    assert len({one.kind for one in closed.secrets}) >= 11


def test_everything_planted_is_found_when_no_guard_stands(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = world.peopled.house
    with house.sessions() as session:
        planted = kept_back(session, AT + timedelta(days=1))
    # Whoever comes is taken for the operator, and no rule of access is known to anything.
    monkeypatch.setattr(visitors.Visitors, "_operator", lambda *_: visitors.OPERATOR)
    for room in ("catalog.access.in_force", "catalog.pages", "viewer.withheld_pictures"):
        monkeypatch.setattr(f"{room}.in_force", lambda *_: access.OPEN)
    remake(world)
    try:
        _, found = audit_commands.audited(house, languages=("en",))
    finally:
        monkeypatch.undo()
        remake(world)

    came_out = kinds(found)
    for label in SIDES:
        assert ("picture of a closed page", world.images[label]) in came_out
        assert ("digest of a closed master", world.images[label]) in came_out
        assert ("file name of a closed page", world.images[label]) in came_out or len(label) < 10
    by_kind = {kind for kind, _ in came_out}
    assert by_kind >= {one.kind for one in planted.secrets}, "every kind of secret"
    assert ("line of a closed page", world.canvases["2r"]) in came_out
    assert ("word of a closed page", world.canvases["2r"]) in came_out
    within = [one for one in found.leaks if f"/{world.id}/search?" in one.address]
    assert "line of a closed page" in {one.kind for one in within}
    assert ("damage of a closed page", world.canvases["2r"]) in came_out
    pages = {one.kind for one in found.leaks if one.address.startswith("/authorities/")}
    listed = {one.kind for one in found.leaks if one.address.startswith("/api/authorities?q=")}
    assert pages >= NAMES <= listed
    assert ("name of an image nobody is told of", world.images["2v"]) in came_out
    assert len(came_out) >= 20


def remake(world: World) -> None:
    """The search index and the manifest, as the guards of the hour have them."""
    with world.peopled.house.sessions.begin() as session:
        index_book(session, world.id)
        kept.drop(session, world.id)


@pytest.mark.parametrize(
    "body",
    [
        "<p>behind the stairs &amp; key</p>",
        "&lt;b&gt; behind the stairs &amp; key",
        '{"a": "behind the stairs \\u0026 key"}',
    ],
)
def test_words_are_found_in_every_spelling_of_a_file(body: str) -> None:
    words = Words([Secret("private record", "m1", "behind the stairs & key")])
    assert [one.owner for one in words.leaks("/x", body.encode(), "")] == ["m1"]
    assert list(words.leaks("/x?q=behind+the%20stairs%20%26%20key", b"behind the", "")) == []


def test_what_the_address_says_itself_is_no_news() -> None:
    words = Words([Secret("book nobody is told of", "m1", "m4t9xk2w0bz")])
    assert list(words.leaks("/manuscripts/m4t9xk2w0bz", b"no m4t9xk2w0bz", "")) == []
    assert list(words.leaks("/manuscripts", b"", "location: /m4t9xk2w0bz")) != []


def test_a_closed_picture_is_known_inside_a_file(world: World) -> None:
    from viewer.leaks.reading import Pictures

    house = world.peopled.house
    with house.sessions() as session:
        closed: KeptBack = kept_back(session, AT + timedelta(days=1))
    one: ClosedPicture = next(
        each for each in closed.pictures if each.image_id == world.images["2v"]
    )
    known = Pictures(house.vault.blobs, [one])
    shown = world.get(f"/iiif/3/{one.image_id}/full/720,900/0/default.jpg", "curator").content
    packed = b"%PDF-1.7\nstream\n" + shown + b"\nendstream"
    found = list(known.leaks("/report.pdf", "application/pdf", packed))
    assert [leak.owner for leak in found] == [one.image_id]


def test_the_command_says_when_it_did_not_ask_everything(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit_commands, "opened", lambda: nullcontext(world.peopled.house))
    with pytest.raises(typer.Exit) as ended:
        audit_commands.leaks(address="", most=3)
    assert ended.value.exit_code == 1
    told = capsys.readouterr()
    assert told.out.startswith("3 addresses were asked")
    assert "--most" in told.err


def test_what_belongs_to_a_book_stands_with_it_and_once_with_another() -> None:
    places = {
        "manuscript_id": [Named("m1"), Named("m2")],
        "canvas_id": [Named("c1", "m1"), Named("c2", "m2")],
        "form": [Named("pdf")],
    }
    names = Known(places, each=20)
    assert set(names.fillings(["manuscript_id", "canvas_id"])) == {
        ("m1", "c1"), ("m2", "c2"), ("m2", "c1"), ("m1", "c2"),
    }  # fmt: skip
    assert list(names.fillings(["manuscript_id", "form"])) == [("m1", "pdf"), ("m2", "pdf")]
    assert list(names.fillings(["canvas_id"])) == [("c1",), ("c2",)]
    assert list(names.fillings([])) == [()]


def test_of_many_names_some_are_taken_from_everywhere_and_the_rest_is_told(world: World) -> None:
    assert evenly(range(10), 4) == [0, 2, 5, 7]
    house = world.peopled.house
    with house.sessions() as session:
        closed = kept_back(session, AT + timedelta(days=1))
        few = known(session, closed, [world.id], 2)
        all_of_them = known(session, closed, [world.id], 200)
    assert len(few.places["canvas_id"]) == 2
    assert few.left_out > 0
    assert all_of_them.left_out == 0
    assert {one.id for one in all_of_them.places["canvas_id"]} >= set(world.canvases.values())


def transcribed(session: Session, manuscript_id: str, text: str) -> None:
    """A transcription that is shown, of one line on the first page of the book."""
    canvas = session.scalars(select(Canvas.id).where(Canvas.manuscript_id == manuscript_id)).one()
    kept_one = KeptTranscription(
        id=mint(Kind.TRANSCRIPTION), manuscript_id=manuscript_id, name="x", language="en",
        state=TranscriptionState.SHOWN, edition=1, refused=[], log=[], by="Kim", at=AT,
        shown_at=AT,
    )  # fmt: skip
    session.add(kept_one)
    session.flush()
    session.add(
        KeptPage(
            transcription_id=kept_one.id, number=1, source=1, place=1, name="x", form="page",
            image_name="", label="1r", read=1, canvas_id=canvas, how=None, cut=None, message=None,
            notes=[], count=1, lines=[{"number": 1, "text": text}],
        )
    )  # fmt: skip
    session.flush()


def test_the_whole_record_of_a_book_nobody_is_told_of_is_a_secret(world: World) -> None:
    house = world.peopled.house
    with house.sessions.begin() as session:
        hidden = a_manuscript(session, AT, shelfmark="MS 12")
        some_pages(session, hidden, ("1r",), AT)
        record = record_of(find(session, hidden.id)).model_dump(mode="json")
        record["summary"] = [{"text": "The bequest of the three sisters", "language": "en"}]
        number = session.scalars(
            select(Revision.number).where(Revision.object_id == hidden.id)
        ).one()
        told = {"document": record, "by": "Kim", "at": AT, "message": "x"}
        session.add(RecordRevision(number=number, manuscript_id=hidden.id, **told))
        asked = RuleDraft(tier=Tier.SEALED, reason="Asked by the sisters themselves")
        rules.set_rule(session, hidden.id, asked, seen=0, by="Kim", at=AT)
        transcribed(session, hidden.id, SISTERS)
        closed = kept_back(session, AT + timedelta(days=1))
        session.rollback()
    words = {one.words for one in closed.secrets}
    assert {"The bequest of the three sisters", SISTERS} <= words
