"""METS packages: the description inside, the chapters with their sides, what is kept beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.bibliographic.finishing import BadLibraryRecord
from catalog.mets.reading import read
from catalog.record.identity import IdentifierKind
from catalog.tei.reading.reading import Reading
from tests.catalog.marc.records import ARABIC, record
from tests.conftest import CORPUS

MODS = (
    "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>{title}</title></titleInfo>"
    "<location><shelfLocator>MS 7</shelfLocator></location></mods>"
)
FILES = "<fileSec><fileGrp USE='masters'>" + "".join(
    f"<file ID='f{n}'><FLocat LOCTYPE='URL' xlink:href='file:///scan/{n}.tif'/></file>"
    for n in range(1, 5)
) + "</fileGrp></fileSec>"  # fmt: skip
PHYSICAL = (
    "<structMap TYPE='Physical'><div TYPE='RTLBoundManuscript' DMDID='d1'>"
    "<div TYPE='Folio' LABEL='f. 1'><div TYPE='Side' LABEL='a' ID='s1'><fptr FILEID='f1'/></div>"
    "<div TYPE='Side' LABEL='b' ID='s2'><fptr FILEID='f2'/></div></div>"
    "<div TYPE='Folio' LABEL='f. 2'><div TYPE='Side' LABEL='a' ID='s3'><fptr FILEID='f3'/></div>"
    "</div></div></structMap>"
)
LOGICAL = (
    "<structMap TYPE='Logical'><div TYPE='Work' DMDID='d1' LABEL='Whole'>"
    "<div TYPE='Section' LABEL='Preamble' ID='l1'>"
    "<div TYPE='LogicalMember'><fptr FILEID='f2'/></div>"
    "<div TYPE='LogicalMember'><fptr FILEID='f3'/></div></div>"
    "<div TYPE='chapter' ID='l2' DMDID='d2'/></div></structMap>"
    "<structLink><smLink xlink:from='l2' xlink:to='s3'/></structLink>"
)


def package(*sections: str, rest: str = "", number: str = "ark:/1/x") -> bytes:
    inner = "".join(
        f"<dmdSec ID='d{n}'><mdWrap><xmlData>{one}</xmlData></mdWrap></dmdSec>"
        for n, one in enumerate(sections, start=1)
    )
    return (
        f"<mets xmlns='http://www.loc.gov/METS/' xmlns:xlink='http://www.w3.org/1999/xlink' "
        f"OBJID='{number}'><metsHdr><metsDocumentID>m.mets</metsDocumentID></metsHdr>"
        f"{inner}{rest}</mets>"
    ).encode()


def reading(*sections: str, rest: str = "") -> Reading:
    return read(package(*sections, rest=rest), holder_id="nlx")


def test_chapters_are_texts_of_the_book_on_the_sides_they_are_on() -> None:
    own = (
        "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>Second</title></titleInfo>"
        "<name><namePart>Rāzī</namePart></name></mods>"
    )
    found = reading(MODS.format(title="Whole"), own, rest=FILES + PHYSICAL + LOGICAL)
    works = found.record.contents.works
    assert [(one.level, one.titles[0].text) for one in works] == [
        (1, "Whole"),
        (2, "Preamble"),
        (2, "Second"),
    ]
    assert works[1].locus is not None
    assert (works[1].locus.start, works[1].locus.end) == ("f. 1b", "f. 2a")
    assert works[2].locus is not None
    assert works[2].locus.start == "f. 2a"
    assert works[2].contributors[0].person is not None


def test_the_way_the_book_turns_is_read_and_no_guess() -> None:
    identity = reading(MODS.format(title="A"), rest=FILES + PHYSICAL).record.identity
    assert identity.viewing_direction == "right-to-left"
    assert not identity.is_direction_proposed


def test_numbers_of_object_and_package_are_numbers_of_the_book() -> None:
    identity = reading(MODS.format(title="A")).record.identity
    assert [(one.kind, one.value) for one in identity.identifiers] == [
        (IdentifierKind.URI, "ark:/1/x"),
        (IdentifierKind.OTHER, "m.mets"),
    ]


def test_files_sides_and_records_elsewhere_are_listed_beside_and_never_fetched() -> None:
    found = reading(
        MODS.format(title="A"),
        rest="<dmdSec ID='e'><mdRef MDTYPE='MARC' xlink:href='https://x.example/1'/></dmdSec>"
        + FILES + PHYSICAL,
    )  # fmt: skip
    beside = {one.path: one for one in found.aside}
    assert beside["mets/dmdSec/mdRef"].text == "https://x.example/1"
    assert beside["mets/fileSec/fileGrp[masters]"].text.startswith("4: file:///scan/1.tif")
    assert beside["mets/structMap"].text == "3: f. 1a; f. 1b; f. 2a"
    assert found.tally.characters == found.tally.characters_placed


def test_marc_in_a_package_is_read_like_marc_alone() -> None:
    found = reading(
        f"<collection xmlns='http://www.loc.gov/MARC21/slim'>{record(*ARABIC)}</collection>"
    )
    assert found.record.identity.shelfmark == "Islamic MS. 12"
    assert found.record.identity.titles[0].texts[1].text == "شرح حديث الغمامة"
    assert any(one.path == "902$a" for one in found.aside)


def test_a_package_without_a_description_is_refused_with_its_line() -> None:
    with pytest.raises(BadLibraryRecord) as caught:
        read(b"\n" + package(), holder_id="nlx")
    assert (caught.value.key, caught.value.line) == ("no-description", 2)


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "metadata" / "mets").glob("*")))
def test_of_real_packages_nearly_every_word_has_a_place(path: Path) -> None:
    found = read(path.read_bytes(), holder_id="nlx")
    assert found.tally.share >= 0.99
    assert any(one.path.startswith("mets/fileSec") for one in found.aside)
