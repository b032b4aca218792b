"""Collections of library records become one source for each book."""

from __future__ import annotations

import pytest

from catalog.exchange.source import Source
from catalog.exchange.splitting import marc_sources, mets_sources
from catalog.xml.errors import BadXml
from tests.catalog.marc.records import collection, field, record
from tests.catalog.mods.test_reading import SHELF as MODS_SHELF

HOLDINGS = "00000cx  a2200109z  4500"


def book(number: int) -> str:
    return record(field("245", ("a", f"Book {number}")), field("852", ("h", f"MS {number}")))


def shelfmarks(sources: list[Source]) -> list[str]:
    return [one.read(one.data, "nlx").record.identity.shelfmark for one in sources]


def test_each_book_of_a_collection_is_a_source_that_can_be_read_alone() -> None:
    data = collection("\n" + book(1), "\n" + book(2), "\n" + book(3))
    sources = list(marc_sources("all.xml", data))
    assert shelfmarks(sources) == ["MS 1", "MS 2", "MS 3"]
    assert [one.name for one in sources] == ["all.xml#1", "all.xml#2", "all.xml#3"]
    assert [one.line for one in sources] == [2, 3, 4]
    assert len({one.sha256 for one in sources}) == 3
    (again,) = marc_sources("one.xml", sources[1].data)
    assert shelfmarks([again]) == ["MS 2"]


def test_lines_are_those_of_the_whole_file() -> None:
    odd = record(field("852", ("h", "MS 2")), "\n" + field("902", ("a", "local")))
    _, second = marc_sources("all.xml", collection(book(1), "\n" + odd))
    reading = second.read(second.data, "nlx")
    assert reading.line == 2
    assert next(one.line for one in reading.aside if one.path == "902$a") == 3


def test_holdings_stay_with_the_book_before_them() -> None:
    bare = record(field("245", ("a", "Book")))
    copies = record(field("852", ("h", "MS 9")), leader=HOLDINGS, coded="")
    sources = list(marc_sources("all.xml", collection(bare, copies, book(2))))
    assert shelfmarks(sources) == ["MS 9", "MS 2"]


def test_a_file_with_one_record_of_mods_is_read_as_it_came() -> None:
    one = f'<mods xmlns="http://www.loc.gov/mods/v3">{MODS_SHELF}</mods>'
    several = f"<modsCollection>{one}\n{one.replace('MS 7', 'MS 8')}</modsCollection>".encode()
    assert shelfmarks(list(mets_sources("m.xml", several))) == ["MS 7", "MS 8"]
    assert shelfmarks(list(mets_sources("m.xml", one.encode()))) == ["MS 7"]


def test_what_comes_before_a_fault_is_read_and_the_fault_is_a_refused_row() -> None:
    data = collection(book(1), book(2)).replace(b"</collection>", b"</x>")
    *read, broken = marc_sources("all.xml", data)
    assert shelfmarks(read) == ["MS 1", "MS 2"]
    with pytest.raises(BadXml) as caught:
        broken.read(broken.data, "nlx")
    assert caught.value.line == 1


def test_a_file_that_is_no_xml_is_one_refused_source_with_its_bytes() -> None:
    (broken,) = marc_sources("all.xml", b"<collection")
    assert broken.data == b"<collection"
    with pytest.raises(BadXml):
        broken.read(broken.data, "nlx")
