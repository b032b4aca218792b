"""The scale of every region is that of its side on the day of the signature."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalog.conservation.captures.scales import scale_of, scales_of, set_scale
from catalog.conservation.condition.tables import Outcome
from catalog.conservation.signing import signing
from storage.vault import Vault
from tests.catalog.conservation.condition.book import MM_PER_PX, TIDELINE, a_book, leaves


def test_a_scale_that_was_measured_after_drawing_is_the_one_signed(
    session: Session, disk_vault: Vault
) -> None:
    book = a_book(session, disk_vault, leaves(1, 2), has_scale=False)
    survey = book.open()
    drawn = [book.draw(book.observe(survey, label), TIDELINE).region for label in ("1r", "1v")]
    assert [region.mm_per_px for region in drawn] == [None, None]
    book.examine(survey, leaves(1, 2), Outcome.EXAMINED)
    side = book.canvases["1r"]
    set_scale(session, side, 1.0, source="a slip", by="lab", at=book.now())
    set_scale(session, side, MM_PER_PX, source="ruler", by="lab", at=book.now())

    told = signing.document_of(book.sign(survey))["content"]["observations"]
    areas = {one["canvas"]: one["regions"][0]["area_mm2"] for one in told}
    assert areas == {side: 574.41, book.canvases["1v"]: None}
    assert [region.mm_per_px for region in drawn] == [MM_PER_PX, None]


def test_many_scales_are_those_of_each_side(session: Session, disk_vault: Vault) -> None:
    book = a_book(session, disk_vault, leaves(1, 2))
    set_scale(session, book.canvases["2v"], 0.5, source="ruler", by="lab", at=book.now())
    found = scales_of(session, list(book.canvases.values()))
    assert found == {each: scale_of(session, each) for each in book.canvases.values()}
    assert found[book.canvases["2v"]] == 0.5
    assert found[book.canvases["1r"]] == pytest.approx(MM_PER_PX)
