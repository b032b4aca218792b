"""A transcription counts when somebody shows it, goes whole, and comes back; search follows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from catalog import images
from catalog.errors import CanvasNotFound
from catalog.pages import pages_of
from catalog.search.tables import SearchPage
from catalog.transcription import archive
from catalog.transcription.errors import (
    BadPlacement,
    BadTranscription,
    TranscriptionChanged,
    TranscriptionNotFound,
    TranscriptionNotReady,
)
from catalog.transcription.fitting import Cut
from catalog.transcription.importing import Proposed, read_files
from catalog.transcription.in_force import numbers_in_force, readable_page
from catalog.transcription.indexing import follow
from catalog.transcription.sent_files import SentFile, unpacked
from catalog.transcription.standing import Placement, find, place, show, withdraw
from catalog.transcription.tables import MatchedBy, TranscriptionState
from catalog.xml.errors import BadXml
from storage.vault import Vault
from tests.catalog.transcription.made import page_xml, region, text_line
from tests.catalog.transcription.shown_book import a_book, found, hand, proposed, shown

SIDES = [("1r", "leaf_1r.jpg", 1000, 2000), ("1v", "leaf_1v.jpg", 1000, 2000)]
BOX = "100,100 900,100 900,200 100,200"


def a_page(text: str, image: str = "leaf_1r.jpg", size: tuple[int, int] = (1000, 2000)) -> bytes:
    about = f'imageFilename="{image}" imageWidth="{size[0]}" imageHeight="{size[1]}"'
    return page_xml(region(text_line(text, points=BOX)), attributes=about)


def test_a_proposal_is_found_by_nobody_until_it_is_shown(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, _) = a_book(session, disk_vault, SIDES, at)
    made = proposed(session, disk_vault, book, {"a.xml": a_page("بسم الله")}, at, "ar")
    assert found(session, "بسم") == {}
    assert numbers_in_force(session, book) == {}
    show(session, book, made.transcription.id, seen=1, hand=hand(disk_vault, at))
    (passage,) = found(session, "بسم")[book]
    assert (passage.canvas_id, passage.line, passage.direction) == (first, 1, "rtl")
    assert (passage.language, passage.box) == ("ar", (100, 100, 800, 100))


def test_a_withdrawn_one_goes_whole_and_comes_back(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, _ = a_book(session, disk_vault, SIDES, at)
    files = {"a.xml": a_page("incipit"), "b.xml": a_page("explicit", "leaf_1v.jpg")}
    made = shown(session, disk_vault, book, files, at)
    assert found(session, "incipit").keys() == found(session, "explicit").keys() == {book}
    withdraw(session, book, made.transcription.id, seen=2, hand=hand(disk_vault, at))
    assert found(session, "incipit") == found(session, "explicit") == {}
    assert session.query(SearchPage).count() == 0
    kept = show(session, book, made.transcription.id, seen=3, hand=hand(disk_vault, at))
    assert found(session, "explicit").keys() == {book}
    assert [entry["what"] for entry in kept.log] == ["shown", "withdrawn", "shown"]


def test_of_two_for_one_side_the_last_shown_counts_and_the_other_stands_behind_it(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, _) = a_book(session, disk_vault, SIDES, at)
    shown(session, disk_vault, book, {"a.xml": a_page("older")}, at)
    later = at + timedelta(minutes=1)
    newer = shown(session, disk_vault, book, {"b.xml": a_page("newer")}, later)
    assert numbers_in_force(session, book) == {first: (newer.transcription.id, 1)}
    assert found(session, "older") == {}
    withdraw(session, book, newer.transcription.id, seen=2, hand=hand(disk_vault, later))
    assert found(session, "newer") == {}
    assert found(session, "older").keys() == {book}


def test_of_two_who_change_one_the_second_is_told(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, _ = a_book(session, disk_vault, SIDES, at)
    made = shown(session, disk_vault, book, {"a.xml": a_page("a")}, at)
    with pytest.raises(TranscriptionChanged):
        withdraw(session, book, made.transcription.id, seen=1, hand=hand(disk_vault, at))
    with pytest.raises(TranscriptionNotFound):
        find(session, "m" + book[1:-1] + "0", made.transcription.id)


def test_a_page_is_put_elsewhere_by_hand_and_read_again_from_the_vault(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, second) = a_book(session, disk_vault, SIDES, at)
    made = proposed(session, disk_vault, book, {"a.xml": a_page("folium")}, at)
    assert (made.pages[0].canvas_id, made.pages[0].how) == (first, MatchedBy.IMAGE)
    _place(session, disk_vault, book, made, {1: Placement(second)}, at)
    (page,) = archive.pages_of(session, made.transcription.id)
    assert (page.canvas_id, page.how, page.count) == (second, MatchedBy.HAND, 1)
    show(session, book, made.transcription.id, seen=2, hand=hand(disk_vault, at))
    assert found(session, "folium")[book][0].canvas_id == second
    with pytest.raises(TranscriptionNotReady) as caught:
        _place(session, disk_vault, book, made, {1: Placement(first)}, at, seen=3)
    assert caught.value.key == "shown"


def test_pages_are_not_put_where_they_cannot_lie(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, _) = a_book(session, disk_vault, SIDES, at)
    files = {"a.xml": a_page("a"), "b.xml": a_page("b", "leaf_1v.jpg")}
    made = proposed(session, disk_vault, book, files, at)
    for placements, key in (({2: Placement(first)}, "twice"), ({9: Placement(first)}, "page")):
        with pytest.raises(BadPlacement) as caught:
            _place(session, disk_vault, book, made, placements, at)
        assert caught.value.key == key
    with pytest.raises(CanvasNotFound):
        _place(session, disk_vault, book, made, {1: Placement("c0")}, at)
    _place(session, disk_vault, book, made, {1: Placement(None), 2: Placement(None)}, at)
    with pytest.raises(TranscriptionNotReady) as empty:
        show(session, book, made.transcription.id, seen=2, hand=hand(disk_vault, at))
    assert empty.value.key == "empty"


def test_another_shape_is_refused_until_somebody_says_which_edge_is_missing(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, _) = a_book(session, disk_vault, SIDES, at)
    # The file knows 200 pixels more, above or below.
    made = proposed(session, disk_vault, book, {"a.xml": a_page("alif", size=(1000, 2200))}, at)
    (page,) = made.pages
    assert (page.canvas_id, page.count, (page.message or {})["key"]) == (first, 0, "shape")
    _place(session, disk_vault, book, made, {1: Placement(first, Cut.BOTTOM)}, at)
    assert (page.lines[0]["box"], page.message) == ([100, 100, 800, 100], None)
    _place(session, disk_vault, book, made, {1: Placement(first, Cut.TOP)}, at, seen=2)
    # With the upper edge gone, the line reached over what is left: it is told.
    assert page.lines[0]["box"] == [100, 0, 800, 1]
    assert page.notes == [{"kind": "clipped", "count": 1}]


def test_an_image_twice_as_large_has_its_lines_twice_as_far(
    sqlite_session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, _ = a_book(sqlite_session, disk_vault, SIDES, at)
    about = 'imageFilename="leaf_1r.jpg" imageWidth="500" imageHeight="1000"'
    line = text_line("a", points="50,50 450,50 450,100 50,100")
    data = page_xml(region(line), attributes=about)
    made = proposed(sqlite_session, disk_vault, book, {"a.xml": data}, at)
    assert made.pages[0].lines[0]["box"] == [100, 100, 800, 100]


def test_the_files_lie_in_the_vault_as_they_came(
    sqlite_session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, _ = a_book(sqlite_session, disk_vault, SIDES, at)
    data = a_page("bytes")
    made = shown(sqlite_session, disk_vault, book, {"../odd\u202ename?.xml": data}, at)
    kept = disk_vault.root.object(archive.object_id(made.transcription.id))
    (path,) = (each for each in kept.inventory().state if each.startswith("source/"))
    assert path == "source/1/oddname?.xml"
    assert kept.read(path) == data
    assert len(kept.inventory().versions) == 2


def test_what_is_written_on_a_withheld_side_is_withheld(
    sqlite_session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, (first, _) = a_book(sqlite_session, disk_vault, SIDES, at)
    shown(sqlite_session, disk_vault, book, {"a.xml": a_page("secretum")}, at)
    image_id = next(
        page.image_id for page in pages_of(sqlite_session, book) if page.canvas_id == first
    )
    images.withhold(sqlite_session, image_id or "", is_withheld=True, at=at)
    assert readable_page(sqlite_session, book, first) is None
    follow(sqlite_session, book, [first])
    assert found(sqlite_session, "secretum") == {}


def test_one_bad_file_holds_up_no_other_and_is_told() -> None:
    given = read_files([SentFile("a.xml", b"<PcGts>"), SentFile("b.xml", a_page("b"))])
    assert [one.name for one in given.files] == ["b.xml"]
    assert given.refused[0]["name"] == "a.xml"
    assert given.refused[0]["message"]["line"] == 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><PcGts>&b;</PcGts>', BadXml),
        (b"<mets/>", BadTranscription),
        ("<PcGts/>".encode("utf-16")[:9], BadXml),
        (b"<TEI>" + b" " * 50_000_000 + b"</TEI>", BadXml),
        (b"PK\x03\x04 no zip", BadTranscription),
    ],
)
def test_a_file_alone_that_cannot_be_read_is_refused_with_its_reason(
    data: bytes, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        read_files([SentFile("a.xml", data)])


def test_more_than_can_be_taken_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.transcription.sent_files.FILES_MAX", 2)
    with pytest.raises(BadTranscription) as caught:
        list(unpacked([SentFile("a.xml", b"<a/>")] * 3))
    assert caught.value.key == "too-much"


def test_a_withdrawn_state_is_kept_in_the_vault_with_who_did_it(
    sqlite_session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, _ = a_book(sqlite_session, disk_vault, SIDES, at)
    made = shown(sqlite_session, disk_vault, book, {"a.xml": a_page("a")}, at)
    kept = withdraw(sqlite_session, book, made.transcription.id, seen=2, hand=hand(disk_vault, at))
    assert kept.state is TranscriptionState.WITHDRAWN
    told = disk_vault.root.object(archive.object_id(kept.id)).read(archive.FILE_NAME)
    assert b'"state": "withdrawn"' in told
    assert b'"by": "Aigerim"' in told


def _place(
    session: Session,
    vault: Vault,
    book: str,
    made: Proposed,
    placements: dict[int, Placement],
    at: datetime,
    seen: int = 1,
) -> None:
    place(session, book, made.transcription.id, placements, seen=seen, hand=hand(vault, at))
