from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.codicology.folios import Face, FolioLabel, LeafKind
from ingest.file_names import Ambiguous, label_from_name, natural_key

CLEAR = {
    "MS42_012v.tif": "12v",
    "12v": "12v",
    "f. 12 verso": "12v",
    "fol_007r": "7r",
    "0012r": "12r",
    "SBB_PK_Hdschr25_021r.jpg": "21r",
    "f05v.jpg": "5v",
    "UBL_Ms758_024r.jpg": "24r",
    "Add MS 1234, f. 7v.tif": "7v",
    "MS_42_fol_012_recto_master.tif": "12r",
    "folder of/another/12r.TIFF": "12r",
    "2024-05-06_12r.tif": "12r",
    "MS_12bis_r.tif": "12bis r",
    "12a-v.tif": "12a-v",
    "MS42_ii_v.tif": "ii v",
    "١٢ظ.tif": "12v",
    "ورقة ١٢ وجه.tif": "12r",
    "ظهر ١٢.jpg": "12v",
    "л. 12 об.tif": "12v",
    "Л_012об.tif": "12v",
    "front_cover.tif": "front cover",
    "MS42_cover-front.tif": "front cover",
    "binding-back.jpg": "back cover",
    "back_pastedown.tif": "back cover inside",
    "spine.tif": "spine",
    "MS42_colour_chart.tif": "colour chart",
}
UNCLEAR = {
    "0001.tif": "bare_number",
    "page_6.png": "page_number",
    "IMG_0003.JPG": "page_number",
    "DSC0012.jpg": "bare_number",
    "л. 12.tif": "no_side",
    "12a.tif": "letter",
    "12v-13r.tif": "opening",
    "012-013v.tif": "opening",
    "cover.tif": "which_cover",
    "MS12v.tif": "unclear",
    "title.jpg": "no_number",
    "": "no_number",
    "..tif": "no_number",
}


@pytest.mark.parametrize(("name", "label"), CLEAR.items())
def test_a_name_that_says_its_side_is_read(name: str, label: str) -> None:
    assert str(label_from_name(name)) == label


@pytest.mark.parametrize(("name", "why"), UNCLEAR.items())
def test_a_name_that_does_not_say_its_side_is_asked_about(name: str, why: str) -> None:
    read = label_from_name(name)

    assert isinstance(read, Ambiguous)
    assert read.why == why


@given(st.integers(1, 9999), st.sampled_from([Face.RECTO, Face.VERSO]), st.integers(1, 5))
def test_a_padded_number_with_its_side_behind_any_shelfmark_is_read(
    number: int, face: Face, digits: int
) -> None:
    name = f"Or.fol.1234_{number:0{digits}}{face.value[0]}.tif"

    assert label_from_name(name) == FolioLabel(LeafKind.LEAF, number, face=face)


@given(st.text(max_size=300))
def test_no_name_brings_the_reader_down(name: str) -> None:
    assert isinstance(label_from_name(name), FolioLabel | Ambiguous)


def test_names_sort_as_people_read_them() -> None:
    names = ["page_10.png", "page_9.png", "Page_1.png", "صفحة_٢", "صفحة_١٠"]

    assert sorted(names, key=natural_key) == [
        "Page_1.png", "page_9.png", "page_10.png", "صفحة_٢", "صفحة_١٠",
    ]  # fmt: skip
