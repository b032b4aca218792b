"""The photographs of a treatment on paper: before beside after, whole, named, never instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PIL import Image as Picture
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.captures.tables import Capture, Light, Phase
from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.identity import Manuscript
from catalog.images import Image
from storage.tile_archives import archive_key
from storage.vault import Vault
from tests.catalog.conservation.treatment.workshop import START
from tests.iiif.image.shelved import collection
from tests.viewer.sheets.looking import photographs_in, told_of_pictures
from tests.viewer.sheets.reading import check_golden, pages_as_pictures, printed, words_in
from tests.viewer.sheets.treated import VERIFY, Treated, treated
from viewer.sheets import evidence, treatment_report

SIZE = (750, 1000)


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The tile archive of plain parchment: no drawing stands for a page."""
    shelf = collection(tmp_path_factory.mktemp("parchment"))
    image_id = shelf.add(Picture.new("RGB", SIZE, (222, 205, 172)))
    return shelf.store.read(archive_key(image_id))


@pytest.fixture
def work(sqlite_session: Session, disk_vault: Vault, tiles: bytes) -> Treated:
    """The treatment with its photographs."""
    made = treated(sqlite_session, disk_vault)
    for image in sqlite_session.scalars(select(Image)):
        disk_vault.blobs.put(archive_key(image.id), [tiles])
        image.width_px, image.height_px = SIZE
    return made


def captures(work: Treated) -> list[Capture]:
    return list(work.shop.session.scalars(select(Capture).order_by(Capture.id)))


def shots(report: Any) -> list[dict[str, Any]]:
    """Every photograph that a report names."""
    told = [report.data["step"]] if "step" in report.data else report.data["steps"]
    sides = [side for step in told for side in step["evidence"]["sides"]]
    paired = [one for side in sides for pair in side["pairs"] for one in pair if one]
    return paired + [one for side in sides for one in side["during"]]


@pytest.mark.parametrize(("code", "turn"), [("en", 1), ("ar", -1)])
def test_before_stands_beside_after_whole_and_upright(work: Treated, code: str, turn: int) -> None:
    pdf = printed(work.shop.vault.blobs, work.card(code, work.mended))
    found = photographs_in(pdf)
    assert len(found) == 4
    for before, after in (found[:2], found[2:]):
        assert (before.page, before.bottom) == (after.page, after.bottom)
        assert (after.left - before.left) * turn > 0
    for each in found:
        assert each.is_upright
        assert each.width / each.height == pytest.approx(SIZE[0] / SIZE[1], rel=0.01)
        assert each.px == (750, 1000)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_page_of_photographs_looks_as_it_did_when_somebody_looked_at_it(
    work: Treated, code: str, request: pytest.FixtureRequest
) -> None:
    pages = pages_as_pictures(work.shop.vault.blobs, work.card(code, work.mended))
    assert len(pages) == 2
    check_golden(f"evidence-{code}", pages[1], renew=request.config.getoption("--update-golden"))


def test_its_caption_proves_which_photograph_it_is(work: Treated) -> None:
    text = words_in(printed(work.shop.vault.blobs, work.report("en"))).replace(" ", "")
    found = shots(work.report("en"))
    assert len(found) == len(captures(work)) == 6
    for each in found:
        master = work.shop.session.get(Image, each["image"])
        assert master is not None
        assert each["sha256"] == master.sha256
        assert each["sha256"] in text
        assert each["capture"] in text
    for words in ("Beforetreatment·Normallight", "f.12v·November20,2026", "astaken,notlaidover"):
        assert words in text


def test_whoever_cannot_see_it_is_told_what_it_shows(work: Treated) -> None:
    code, *told = told_of_pictures(printed(work.shop.vault.blobs, work.card("ru", work.mended)))
    assert code == VERIFY
    assert len(told) == 4
    for side, each in zip(("12v", "12v", "13r", "13r"), told, strict=True):
        assert f"f.\N{NO-BREAK SPACE}{side}" in each
        assert "сторона целиком" in each
    assert ["До реставрации" in each for each in told] == [True, False, True, False]
    assert ["После реставрации" in each for each in told] == [False, True, False, True]


def test_a_photograph_laid_over_its_page_is_printed_as_it_lies_there(work: Treated) -> None:
    capture, shop = captures(work)[0], work.shop
    other = shop.session.get(Capture, shop.capture("12v", Phase.SURVEY))
    assert other is not None
    capture.shown_image_id = other.master_image_id
    shop.session.flush()
    (shot,) = [each for each in shots(work.report("en")) if each["capture"] == capture.id]
    master = shop.session.get(Image, capture.master_image_id)
    assert master is not None
    assert shot["image"] == capture.shown_image_id != master.id
    assert (shot["is_registered"], shot["note"]) == (True, "")
    assert shot["sha256"] == master.sha256


@pytest.mark.parametrize("damage", ["gone", "cut short"])
def test_a_photograph_that_cannot_be_read_leaves_a_sentence_in_its_place(
    work: Treated, damage: str
) -> None:
    store, key = work.shop.vault.blobs, archive_key(captures(work)[0].master_image_id)
    if damage == "gone":
        store.delete(key)
    else:
        store.put(key, [store.read(key)[:-1000]], replace=True)
    pdf = printed(store, work.report("en"))
    assert words_in(pdf).count("cannot be read just now") == 1
    assert len(photographs_in(pdf)) == 5


def test_what_shows_nothing_alike_is_not_set_side_by_side(work: Treated) -> None:
    for capture in captures(work):
        if capture.phase is Phase.AFTER:
            capture.light = Light.UV_FLUORESCENCE
    work.shop.session.flush()
    (side, _) = work.card("en", work.mended).data["step"]["evidence"]["sides"]
    (before, nothing), (none, after) = side["pairs"]
    assert (nothing, none) == (None, None)
    assert (before["light_key"], after["light_key"]) == ("normal", "uv_fluorescence")
    text = words_in(printed(work.shop.vault.blobs, work.card("en", work.mended)))
    assert text.count("No photograph of this side in the same light") == 4


@pytest.mark.parametrize("rule", [Rule.NOT_AS_THUMBNAIL, Rule.NOT_FOR_DOWNLOAD, Rule.NOT_FOR_REUSE])
def test_what_the_custodian_asks_holds_for_evidence_too(
    monkeypatch: pytest.MonkeyPatch, work: Treated, rule: Rule
) -> None:
    policy = PolicyInForce(1, frozenset(), frozenset((rule,)), (), "The council", "A", START)
    monkeypatch.setattr(treatment_report, "in_force", lambda *_: Handling((policy,)))
    report = work.report("en")
    assert report.data["pictures"] == {}
    pdf = printed(work.shop.vault.blobs, report)
    assert photographs_in(pdf) == []
    assert words_in(pdf).count("its custodian asks for that") == 6


def test_of_a_book_that_is_withdrawn_no_photograph_is_printed(work: Treated) -> None:
    book = work.shop.session.get(Manuscript, work.shop.id)
    assert book is not None
    book.is_withheld = True
    work.shop.session.flush()
    report = work.report("en")
    assert (report.data["pictures"], {one["state"] for one in shots(report)}) == ({}, {"withdrawn"})


def test_beyond_what_can_be_printed_each_photograph_is_named(
    monkeypatch: pytest.MonkeyPatch, work: Treated
) -> None:
    monkeypatch.setattr(evidence, "PRINTED_MAX", 4)
    report = work.report("kk")
    assert len(report.data["pictures"]) == 4
    text = words_in(printed(work.shop.vault.blobs, report)).replace(" ", "")
    assert all(each["sha256"] in text for each in shots(report))
    assert "Текаталды" in text


def test_a_report_of_many_photographs_takes_the_next_smaller_size(
    monkeypatch: pytest.MonkeyPatch, work: Treated
) -> None:
    monkeypatch.setattr(evidence, "_LARGE_MAX", 2)
    sizes = [each["size"] for each in work.report("en").data["pictures"].values()]
    assert sizes == [[375, 500]] * 6


def test_a_photograph_that_is_not_in_the_record_any_more_is_named(work: Treated) -> None:
    gone = captures(work)[0]
    work.shop.session.delete(gone)
    work.shop.session.flush()
    report = work.report("en")
    lost = [each for step in report.data["steps"] for each in step["evidence"]["lost"]]
    assert lost == [gone.id]
    assert gone.id in words_in(printed(work.shop.vault.blobs, report))


def test_a_report_with_photographs_is_archival_and_the_same_bytes_every_time(
    work: Treated,
) -> None:
    report = work.report("ar")
    pdf = printed(work.shop.vault.blobs, report)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert printed(work.shop.vault.blobs, replace(report, data=work.report("ar").data)) == pdf
