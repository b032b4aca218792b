from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.errors import BadRecord, ManuscriptNotFound
from catalog.identifiers import Kind, mint
from catalog.manuscripts import Manuscript
from ingest import decisions, deposits, staging
from ingest.deposit_errors import BadDescription, BadFileName, DepositClosed, FilesMissing
from ingest.deposits import DepositFile, ExpectedFile, FileState
from ingest.dry_run import dry_run
from ingest.limits import Limits
from tests.ingest.conftest import DESCRIPTION, House, draw, now

Scans = Callable[..., Path]
NFC, NFD = "é.png", unicodedata.normalize("NFD", "é.png")


def expect(house: House, deposit_id: str, *files: ExpectedFile) -> list[DepositFile]:
    with house.sessions.begin() as session:
        return deposits.expect_files(
            session, deposits.find(session, deposit_id), files,
            new_image_id=lambda: mint(Kind.IMAGE), at=now(),
        )  # fmt: skip


def start(house: House, deposit_id: str, *, without_missing: bool = False) -> None:
    with house.sessions.begin() as session:
        decisions.start(
            session, deposit_id, send=house.queue.send_deposit, new_id=mint, at=now(),
            without_missing=without_missing,
        )  # fmt: skip


def cancel(house: House, deposit_id: str) -> None:
    with house.sessions.begin() as session:
        decisions.cancel(session, deposit_id, send=house.queue.send_deposit, at=now())


def test_names_are_kept_as_they_came_in_either_unicode_spelling(house: House) -> None:
    deposit_id = house.open()

    expect(house, deposit_id, ExpectedFile(NFC), ExpectedFile(NFD), ExpectedFile("لوحة ١.tif"))

    names = [file.original_name for file in house.files(deposit_id)]
    assert [name.encode() for name in names] == [
        NFC.encode(), NFD.encode(), "لوحة ١.tif".encode(),
    ]  # fmt: skip


def test_a_file_announced_again_keeps_its_row(house: House) -> None:
    deposit_id = house.open()
    (first,) = expect(house, deposit_id, ExpectedFile("1r.png", 5))

    (again,) = expect(house, deposit_id, ExpectedFile("1r.png", 6))

    assert (again.id, again.image_id, again.size_bytes) == (first.id, first.image_id, 6)


@pytest.mark.parametrize("name", ["", " / ", ".", "./.", "a\0b.tif", "x" * 501, "a\ud800.tif"])
def test_a_name_that_cannot_be_kept_is_refused(house: House, name: str) -> None:
    with pytest.raises(BadFileName):
        expect(house, house.open(), ExpectedFile(name))


def test_pages_cannot_be_added_to_a_manuscript_that_is_not_there(house: House) -> None:
    with pytest.raises(ManuscriptNotFound), house.sessions.begin() as session:
        deposits.open_deposit(
            session, deposit_id=mint(Kind.DEPOSIT), description=None, manuscript_id="m123",
            source="test", opened_by="test", at=now(),
        )  # fmt: skip


def test_names_that_are_no_unicode_are_kept_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    draw(folder / "1r.png")
    (folder / "1r.png").rename(folder / b"\xe9 1r.png".decode("utf-8", "surrogateescape"))

    assert list(staging.list_folder(folder).page_paths) == [r"\xe9 1r.png"]


def test_what_is_staged_is_not_copied_again(house: House, scans: Scans) -> None:
    folder, deposit_id = scans("1r.png", "1v.png"), house.open()
    house.stage(deposit_id, folder)
    before = {file.original_name: file.staged_at for file in house.files(deposit_id)}
    draw(folder / "1v.png", shade=99)

    house.stage(deposit_id, folder)

    after = {file.original_name: file.staged_at for file in house.files(deposit_id)}
    assert after["1r.png"] == before["1r.png"]
    assert after["1v.png"] != before["1v.png"]


def test_a_deposit_waits_for_what_was_announced_or_says_what_is_missing(
    house: House, scans: Scans
) -> None:
    deposit_id = house.open()
    house.stage(deposit_id, scans("1r.png"))
    expect(house, deposit_id, ExpectedFile("1v.png", 5))

    with pytest.raises(FilesMissing, match=r"1v\.png"):
        start(house, deposit_id)
    start(house, deposit_id, without_missing=True)
    ended = house.work(deposit_id)

    assert (ended.state, ended.files_total, ended.pages_registered) == ("incomplete", 2, 1)
    assert [(file.name, file.key) for file in ended.missing] == [("1v.png", "never-arrived")]


def test_a_deposit_without_scans_or_description_cannot_start(house: House, scans: Scans) -> None:
    with pytest.raises(DepositClosed, match="No image"):
        start(house, house.open())
    undescribed = house.open(description=None)
    house.stage(undescribed, scans("1r.png"))
    with pytest.raises(BadDescription, match="shelfmark"):
        start(house, undescribed)


def test_a_question_is_answered_and_the_deposit_goes_on(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("0001.png", "0002.png"))
    assert house.progress(deposit_id).state == "asking"
    assert [file.state for file in house.files(deposit_id)] == [FileState.ASKING] * 2

    with house.sessions.begin() as session:
        decisions.answer(
            session, deposit_id, {"unclear-names": {"choice": "folios", "first": "2v"}},
            send=house.queue.send_deposit, new_id=mint, at=now(),
        )  # fmt: skip

    assert house.work(deposit_id).state == "done"
    assert [file.label for file in house.files(deposit_id)] == ["2v", "3r"]


def test_a_page_list_sent_while_the_deposit_asks_answers_it(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("0001.png"))

    with house.sessions.begin() as session:
        decisions.take_page_list(session, deposit_id, b"file;label\n0001.png;7r\n")
    start(house, deposit_id)

    assert house.progress(deposit_id).state == "queued"
    assert house.files(deposit_id)[0].label == "7r"


def test_a_started_deposit_takes_no_more_files_and_starts_once(house: House, scans: Scans) -> None:
    folder = scans("1r.png")
    deposit_id = house.send(folder)
    start(house, deposit_id)

    with house.sessions() as session:
        assert deposits.find(session, deposit_id).run == 1
    with pytest.raises(DepositClosed):
        expect(house, deposit_id, ExpectedFile("2r.png"))
    with pytest.raises(DepositClosed):
        staging.stage(
            house.sessions, house.vault.blobs, house.files(deposit_id)[0].id, [b"x"], at=now()
        )


def test_a_cancelled_deposit_leaves_nothing_behind(house: House, scans: Scans) -> None:
    waiting = house.send(scans("1r.png"))
    cancel(house, waiting)
    other = house.open({**DESCRIPTION, "shelfmark": "MS 43"})
    house.stage(other, scans("1r.png", first_shade=5))
    house.start(other)

    house.work(other)

    assert house.progress(waiting).state == "cancelled"
    assert list(house.vault.blobs.list(f"staging/{waiting}")) == []
    with house.sessions() as session:
        assert [book.shelfmark for book in session.query(Manuscript)] == ["MS 43"]


def test_a_deposit_stopped_half_way_publishes_the_pages_that_exist(
    house: House, scans: Scans
) -> None:
    deposit_id = house.send(scans("1r.png", "1v.png", "2r.png"))
    object.__setattr__(
        house.pipeline,
        "checkpoint",
        lambda name: cancel(house, deposit_id) if name == "register 1 done" else None,
    )

    ended = house.work(deposit_id)

    assert ended.state == "incomplete"
    assert ended.pages_registered >= 1
    assert {file.key for file in ended.stopped} <= {"cancelled"}
    assert len(house.published) == 1
    assert list(house.vault.blobs.list("staging")) == []


def test_a_wrong_description_names_its_field() -> None:
    with pytest.raises(BadRecord, match="holder"):
        decisions.read_description("manuscript.toml", b'shelfmark = "MS 1"\ntitle = "A"\n')
    with pytest.raises(BadDescription, match=r"manuscript\.toml"):
        decisions.read_description("manuscript.toml", b"shelfmark = = 1")
    with pytest.raises(BadDescription, match=r"manuscript\.json"):
        decisions.read_description("manuscript.json", b"[" * 100_000)


def test_a_dry_run_tells_everything_and_writes_nothing(house: House, scans: Scans) -> None:
    folder = scans("1r.png", "0002.png")
    (folder / "3r.tif").write_bytes(b"II*\0")
    (folder / "notes.txt").write_text("notes")
    (folder / "manuscript.toml").write_text(
        'shelfmark = "MS 1"\ntitle = {en = "A"}\nholder = "L"\n'
    )

    lines = dry_run(house.sessions, folder, Limits(), {})

    told = "\n".join(lines)
    assert "1r  1r.png  PNG 90 x 120 px" in told
    assert "'3r.tif'" in told or "3r.tif" in told
    assert "unclear-names" in told
    assert "'notes.txt'" in told
    assert "3 images, 2 pages, 1 refused; nothing was written." in lines
    with house.sessions() as session:
        assert deposits.newest(session) == []
    assert list(house.vault.blobs.list("staging")) == []


def test_missing_files_that_were_given_up_stay_given_up_after_a_question(
    house: House, scans: Scans
) -> None:
    deposit_id = house.open()
    house.stage(deposit_id, scans("0001.png"))
    expect(house, deposit_id, ExpectedFile("0002.png", 5))

    start(house, deposit_id, without_missing=True)
    with house.sessions.begin() as session:
        decisions.answer(
            session, deposit_id, {"unclear-names": {"choice": "folios"}},
            send=house.queue.send_deposit, new_id=mint, at=now(),
        )  # fmt: skip

    assert house.progress(deposit_id).state == "queued"


@pytest.mark.corpus
def test_real_folders_are_understood_without_a_question(house: House, corpus: Path) -> None:
    told = [
        line
        for folder in ("berlin-hdschr-25", "leiden-vlo-41", "leipzig-ubl-ms-758")
        for line in dry_run(house.sessions, corpus / "pages" / "latin" / folder, Limits(), {})
    ]

    pages = [line.split()[:2] for line in told if ".jpg" in line]
    assert len(pages) >= 6
    assert all(name.endswith(f"{label}.jpg") for label, name in pages)
    assert not [line for line in told if line.startswith("Question")]
