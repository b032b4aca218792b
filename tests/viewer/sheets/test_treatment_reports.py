"""Proposal, treatment report, step card, labels and the list of copies, read back from paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalog.identifiers import mint
from storage.vault import Vault
from tests.viewer.sheets.reading import check_golden, pages_as_pictures, plain, printed, words_in
from tests.viewer.sheets.surveyed import surveyed
from tests.viewer.sheets.treated import Treated, heading, treated
from viewer.languages import LANGUAGES, translator
from viewer.sheets import copies_list
from viewer.sheets.box_labels import Wanted, box_labels
from viewer.sheets.copies_list import Copy, KeeperMissing, NothingSigned
from viewer.sheets.wording import speaker

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def work(sqlite_session: Session, disk_vault: Vault) -> Treated:
    return treated(sqlite_session, disk_vault)


def test_the_treatment_report_tells_of_everything_that_was_done(work: Treated) -> None:
    report = work.report("en")
    text = words_in(printed(work.shop.vault.blobs, report))
    for words in (
        "minor deviation", "A seal came to light", "lot JP-2026-031", "removed", "old paste",
        "2.5 g", "Fibre with ink", "Box 14", "f. 12v-13r", "spatula", "20.5 °C",
    ):  # fmt: skip
        assert words in text
    assert "Not signed" in text


def test_an_amendment_prints_both_values_and_a_void_is_struck_out(work: Treated) -> None:
    report = work.report("en")
    mended, struck, _ = report.data["steps"]
    (change,) = mended["signatures"][0]["amendments"][0]["changes"]
    assert (change["old"], change["new"]) == ("JP-2026-031", "JP-2026-032")
    assert change["field"] == "Material 1 · batch number"
    assert change["path"] == "content.uses.0.snapshot.lots.0.code"
    assert struck["is_voided"]
    text = words_in(printed(work.shop.vault.blobs, report))
    for words in ("JP-2026-031", "JP-2026-032", "batch typo", "Struck out by", "Wrong book"):
        assert words in text
    assert "content.uses" not in text


@pytest.mark.parametrize(
    ("code", "digits", "field"),
    [("kk", "latn", "Материал 1"), ("ru", "latn", "Материал 1"), ("ar", "arab", "المادة ١")],
)
def test_the_field_that_was_amended_is_named_in_the_language_of_the_reader(
    work: Treated, code: str, digits: str, field: str
) -> None:
    (signed,) = work.report(code, digits).data["steps"][0]["signatures"]
    assert signed["amendments"][0]["changes"][0]["field"].startswith(f"{field} · ")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("2.5 g", "20.5 °C", "52 % RH")),
        ("kk", ("2,5 г", "20,5 °C", "52 % сал. ылғ.")),
        ("ru", ("2,5 г", "20,5 °C", "52 % отн. вл.")),
    ],
)
def test_units_are_written_as_the_language_writes_them(
    work: Treated, code: str, words: tuple[str, ...]
) -> None:
    text = words_in(printed(work.shop.vault.blobs, work.report(code)))
    for each in words:
        assert each in text


def test_what_is_signed_leaves_no_room_to_write_in_and_what_is_open_does(work: Treated) -> None:
    opened, signed = work.card("en"), work.card("en", work.mended)
    assert (opened.data["is_open"], signed.data["is_open"]) == (True, False)
    assert "Date and signature" in words_in(printed(work.shop.vault.blobs, opened))
    assert "Date and signature" not in words_in(printed(work.shop.vault.blobs, signed))


def test_names_and_days_in_an_arabic_line_do_not_run_into_each_other() -> None:
    listed = speaker(translator("ar")).listed(("Aigerim", "25 نوفمبر 2026"))
    assert listed == "\u2068Aigerim\u2069، \u206825 نوفمبر 2026\u2069"


def test_a_span_says_its_day_once() -> None:
    say = speaker(translator("en"))
    assert plain(say.span(AT, AT.replace(hour=9))) == "November 25, 2026, 08:00–09:00 UTC"
    assert plain(say.span(AT, AT)) == plain(say.moment(AT))
    assert plain(say.span(AT, AT.replace(day=26))).count("2026") == 2


def test_the_proposal_sets_its_options_side_by_side_with_who_decided(work: Treated) -> None:
    sheet = work.sheet("en")
    text = words_in(printed(work.shop.vault.blobs, sheet))
    assert "No treatment Protection only Mend recommended" in text
    for words in ("approved with conditions", "Fragments with script are kept in the box",
                  "Head of lab", "not met yet", "Swelling"):  # fmt: skip
        assert words in text
    assert sheet.data["watermark"] is None
    assert len(sheet.data["signatures"]) == 3


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_step_card_is_one_page_in_every_language(
    work: Treated, code: str, request: pytest.FixtureRequest
) -> None:
    pages = pages_as_pictures(work.shop.vault.blobs, work.card(code))
    assert len(pages) == 1
    renew = request.config.getoption("--update-golden")
    check_golden(f"card-{code}", pages[0], renew=renew)


def test_every_key_that_a_report_speaks_has_words(work: Treated) -> None:
    for code in LANGUAGES:
        for report in (work.report(code), work.sheet(code), work.card(code, work.mended)):
            said = str(report.data)
            assert "'sheet-" not in said
            assert "'role-" not in said


def test_labels_lead_to_the_book_and_fill_the_sheet(work: Treated) -> None:
    say = speaker(translator("kk"))
    wanted = Wanted("14", 12, "https://books.example.org/manuscripts/m0000000000")
    report = box_labels(heading(say), wanted, say, AT)
    text = words_in(printed(work.shop.vault.blobs, report))
    assert text.count("NLRK-Q12") == 12
    assert text.count("14 қорабы") == 12
    assert len(pages_as_pictures(work.shop.vault.blobs, report)) == 1


def test_who_keeps_which_copy_is_noted_once_a_report_is_signed(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session = sqlite_session
    made = surveyed(session, disk_vault)
    say = speaker(translator("en"))
    (printable,) = copies_list.printables(session, made.book.id, say)
    told: dict[str, Any] = {"by": "Aigerim", "at": AT, "new_id": mint}
    with pytest.raises(KeeperMissing):
        copies_list.note(session, printable, Copy.OWNER, " ", **told)
    copies_list.note(session, printable, Copy.OWNER, "Library, vault 2", **told)
    session.flush()
    (noted,) = copies_list.noted(session, [made.survey.id])
    assert (noted.copy, noted.keeper, noted.hash) == (Copy.OWNER, "Library, vault 2",
                                                      printable.hash)  # fmt: skip
    report = copies_list.copies_list(session, made.book.id, heading(say), say, AT)
    assert report.data["reports"][0]["copies"][1] is None
    assert "Library, vault 2" in words_in(printed(disk_vault.blobs, report))
    draft = made.book.open()
    unsigned = next(
        one
        for one in copies_list.printables(session, made.book.id, say)
        if one.subject_id == draft.id
    )
    with pytest.raises(NothingSigned):
        copies_list.note(session, unsigned, Copy.OWNER, "Library", **told)
