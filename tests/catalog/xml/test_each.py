"""Records of a large file, one after another."""

from __future__ import annotations

import pytest

from catalog.xml.each import each
from catalog.xml.errors import BadXml
from catalog.xml.safe import Element


def texts(data: bytes, *names: str) -> list[str]:
    return ["".join(str(text) for text in one.itertext()) for one in each(data, names)]


def test_only_the_outermost_of_a_name_are_given_in_their_order() -> None:
    assert texts(b"<c><r>1</r><x><r>2<r>3</r></r></x><r>4</r></c>", "r") == ["1", "23", "4"]


def test_the_envelope_of_a_harvest_is_no_record() -> None:
    data = (
        b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><record><metadata>'
        b'<record xmlns="http://www.loc.gov/MARC21/slim">A</record></metadata></record></OAI-PMH>'
    )
    assert texts(data, "record") == ["A"]


def test_what_stands_before_a_fault_comes_and_the_fault_is_told_with_its_line() -> None:
    found = each(b"<c>\n<r>1</r>\n<r>2</x>\n</c>", ("r",))
    assert next(found).text == "1"
    with pytest.raises(BadXml) as caught:
        next(found)
    assert caught.value.line == 3


def test_entities_are_refused_before_anything_is_read() -> None:
    with pytest.raises(BadXml) as caught:
        next(each(b'<!DOCTYPE c [<!ENTITY a "b">]><c><r>&a;</r></c>', ("r",)))
    assert caught.value.key == "entity"


def test_the_memory_of_a_record_is_taken_back() -> None:
    data = b"<c>" + b"<r><f>word</f></r>" * 20_000 + b"</c>"
    together = [_siblings(one) for one in each(data, ("r",))]
    assert len(together) == 20_000
    # The parser reads ahead by a piece of the file.
    assert 0 < max(together) < 5000


def _siblings(element: Element) -> int:
    parent = element.getparent()
    return 0 if parent is None else len(parent)
