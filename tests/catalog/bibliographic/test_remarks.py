"""Where the notes of library records go, and how sizes and roles are told."""

from __future__ import annotations

import pytest
from lxml import etree

from catalog.bibliographic.desk import LibraryDesk, address_of, without_seam
from catalog.bibliographic.extents import add_sizes
from catalog.bibliographic.relators import Part, role_of
from catalog.bibliographic.remarks import Subject, subject_in, subject_of
from catalog.record.contents import WorkRole


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("Collation", Subject.COLLATION),
        ("bindingInfo", Subject.BINDING),
        ("custodial history", Subject.PROVENANCE),
        ("Former shelfmark", Subject.FORMER),
        ("incipit", Subject.INCIPIT),
        ("Decoration", Subject.DECORATION),
        ("Accompanying materials", Subject.ACCOMPANYING),
        ("the weather", None),
    ],
)
def test_a_word_names_the_subject_of_a_note(said: str, subject: Subject | None) -> None:
    assert subject_of(said) is subject
    assert subject_in(f"{said}: and more") is subject


def test_a_note_without_such_a_word_has_no_subject() -> None:
    assert subject_in("Bought in 1900: a good copy") is None
    assert subject_in("Incipit without a colon") is None


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("217 × 155 (153 × 73) mm. bound to 220 × 158 mm.",
         [("leaf", 217, 155), ("written", 153, 73), ("binding", 220, 158)]),
        ("40.5 x 28.8 cm. (fol.)", [("leaf", 405, 288)]),
        ("24 cm.", [("leaf", 240, None)]),
        ("24 leaves", []),
        ("0 x 0 mm", []),
    ],
)  # fmt: skip
def test_sizes_are_told_in_millimetres(
    text: str, sizes: list[tuple[str, float, float | None]]
) -> None:
    physical: dict[str, list[dict[str, object]]] = {}
    root = etree.fromstring("<record/>")
    add_sizes(LibraryDesk(root), physical, text, root)
    told = [(one["of"], one["height_mm"], one.get("width_mm")) for one in physical["dimensions"]]
    assert told == sizes


@pytest.mark.parametrize(
    ("said", "role"),
    [
        (["scr"], (Part.SCRIBE, True)),
        (["former owner."], (Part.OWNER, True)),
        (["http://id.loc.gov/vocabulary/relators/trl"], (WorkRole.TRANSLATOR, True)),
        (["censor", "author"], (WorkRole.AUTHOR, True)),
        (["censor"], (WorkRole.OTHER, False)),
        ([], (WorkRole.EDITOR, False)),
    ],
)
def test_a_role_is_known_by_code_word_or_address(
    said: list[str], role: tuple[WorkRole | Part, bool]
) -> None:
    assert role_of(said, WorkRole.EDITOR) == role


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("(DE-588)118500775", "https://d-nb.info/gnd/118500775"),
        ("(uri) http://id.loc.gov/authorities/names/n1", "http://id.loc.gov/authorities/names/n1"),
        ("(NjP)42", "(NjP)42"),
    ],
)
def test_a_number_with_its_file_is_an_address(given: str, address: str) -> None:
    assert address_of(given) == address


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Opportunity in crisis /", "Opportunity in crisis"),
        ("[Mainz :", "Mainz"),
        ("1456].", "1456"),
        ("Ellsworth, James W.", "Ellsworth, James W."),
        ("Gutenberg, Johann, 1397?-1468.", "Gutenberg, Johann, 1397?-1468"),
        ("active 1455-1462,", "active 1455-1462"),
        ("(a) and (b)", "(a) and (b)"),
    ],
)
def test_the_signs_between_areas_go_and_no_others(text: str, bare: str) -> None:
    assert without_seam(text) == bare
