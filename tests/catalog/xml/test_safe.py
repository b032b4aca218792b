"""XML from outside: nothing is fetched, nothing unfolds, and every refusal says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.xml.errors import BadXml
from catalog.xml.safe import BYTES_MAX, line_of, local_name, parse

BOMB = (
    '<!DOCTYPE a [<!ENTITY b "{}">'.format("lol" * 10)
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1 if n else str()};" * 10}">' for n in range(9))
    + "]><a>&b8;</a>"
)


def refused(data: bytes, **limits: int) -> BadXml:
    with pytest.raises(BadXml) as caught:
        parse(data, **limits)
    return caught.value


def test_a_file_is_read_with_its_lines_comments_and_instructions() -> None:
    root = parse(b"<?xml version='1.0'?>\n<a>\n<!-- c --><?p i?>\n<b>&lt;&#233;</b></a>").getroot()
    assert [local_name(one) for one in root] == ["", "", "b"]
    assert (root[2].text, line_of(root[2])) == ("<é", 4)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_the_encoding_is_that_of_the_mark_or_of_the_declaration(encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    word = "қолжазба" if "utf" in encoding else "книга" if "1251" in encoding else "é"
    data = f'<?xml version="1.0" encoding="{name}"?><a>{word}</a>'.encode(encoding)
    assert parse(data).getroot().text == word


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"<a>\n<b></c></a>", 2, 8),
        (b"<a>\n", 2, 1),
        (b"<a>&nbsp;</a>", 1, 10),
        (b'<?xml version="1.0" encoding="UTF-8"?>\n<a>\xff</a>', 2, 4),
        (b"\x00\x01\x02", 1, 1),
        (b"PK\x03\x04 a spreadsheet", 1, 1),
        (b"<a b='1' b='2'/>", 1, 15),
        (b"<a>\x1b[2J</a>", 1, 4),
    ],
)
def test_what_is_not_well_formed_is_refused_with_line_and_column(
    data: bytes, line: int, column: int
) -> None:
    fault = refused(data)
    assert (fault.key, fault.line, fault.column) == ("syntax", line, column)
    assert f"at line {line}, column {column} (" in str(fault)
    assert re.fullmatch(r"[^.]+: mend it there, and send it again\.", str(fault))


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    assert "klingon" in str(refused(b'<?xml version="1.0" encoding="klingon"?><a/>'))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;]><a/>',
        '<!DOCTYPE a [<!ENTITY x "y">]><a b="&x;"/>',
    ],
)
def test_a_file_that_declares_entities_is_refused_before_it_is_parsed(
    data: str, encoding: str
) -> None:
    fault = refused(("\n" + data).encode(encoding))
    assert (fault.key, fault.line) == ("entity", 2)


def test_a_declaration_hidden_by_an_encoding_is_refused_as_well() -> None:
    hidden = '+ADwAIQ-DOCTYPE a [+ADwAIQ-ENTITY x "y">]><a>&x;</a>'
    assert refused(b'<?xml version="1.0" encoding="UTF-7"?>' + hidden.encode()).key == (
        "entity-hidden"
    )


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<!ELEMENT a (#PCDATA)>a secret")
    include = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    root = parse(f'<!DOCTYPE a SYSTEM "{secret}"><a>{include}</a>'.encode()).getroot()
    assert [one.text for one in root.iter()] == [None, None]


def test_elements_in_each_other_without_end_are_refused() -> None:
    fault = refused(b"<a>\n" + b"<b>" * 300 + b"</b>" * 300 + b"</a>")
    assert (fault.key, fault.line) == ("deep", 2)
    assert "256" in str(fault)


def test_a_file_beyond_the_limit_is_refused_with_the_limit_before_it_is_parsed() -> None:
    assert str(refused(b" " * (BYTES_MAX + 1))).startswith(
        "The file has 12.0 MB, and at most 12 MB of XML are read:"
    )
    assert refused(b"<a>" + b"x" * 2_000_000, limit=1_000_000).key == "large"


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refused(data).key == "empty"


@given(st.binary(max_size=60) | st.text("<>&;!ENTITY[]a/'\"=? ", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_with_one_sentence(data: bytes) -> None:
    try:
        parse(data)
    except BadXml as fault:
        sentence = str(fault)
    else:
        sentence = "Read."
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.corpus
def test_the_attacks_of_the_corpus_are_refused_or_do_nothing(corpus: Path) -> None:
    listed = next((corpus / "hostile" / "xxe").iterdir()).read_text(encoding="utf-8")
    payloads = re.findall(r"<!DOCTYPE.*?(?=\n\s*\n|\Z)", listed, re.DOTALL)
    assert len(payloads) > 5
    for payload in payloads:
        try:
            texts = parse(payload.strip().encode()).getroot().itertext()
            said = "".join(str(text) for text in texts)
        except BadXml as fault:
            said = fault.key
        assert said.strip() in {"entity", "syntax", ""}


@pytest.mark.corpus
def test_the_broken_records_of_the_corpus_are_refused_with_their_lines(corpus: Path) -> None:
    lines = {
        path.name: refused(path.read_bytes()).line
        for path in (corpus / "hostile" / "xml").glob("*.xml")
    }
    assert lines == {"MS_354.xml": 833, "MS_Amer_21.xml": 94, "MS_Arabic_816.xml": 4}
