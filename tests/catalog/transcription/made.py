"""Small transcriptions made for these tests, a page of two lines in each format."""

from __future__ import annotations

from catalog.transcription.lines import TranscribedPage
from catalog.transcription.reading import read

PAGE_2013 = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"
PAGE_2019 = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
ALTO_4 = "http://www.loc.gov/standards/alto/ns-v4#"
TEI = "http://www.tei-c.org/ns/1.0"

OUTLINE = "10,10 90,10 90,20 10,20"
SIZE = 'imageFilename="leaf.jpg" imageWidth="100" imageHeight="200"'


def page_xml(inner: str, *, attributes: str = SIZE, namespace: str = PAGE_2019) -> bytes:
    return f'<PcGts xmlns="{namespace}"><Page {attributes}>{inner}</Page></PcGts>'.encode()


def text_line(text: str, *, attributes: str = "", points: str = OUTLINE) -> str:
    return (
        f'<TextLine {attributes}><Coords points="{points}"/><Baseline points="10,18 90,18"/>'
        f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"
    )


def region(inner: str, attributes: str = "") -> str:
    return f'<TextRegion {attributes}><Coords points="0,0 99,0 99,99"/>{inner}</TextRegion>'


def alto(
    inner: str,
    *,
    page: str = 'WIDTH="100" HEIGHT="200"',
    unit: str = "pixel",
    namespace: str = ALTO_4,
    more: str = "",
    settings: str = "",
) -> bytes:
    return (
        f'<alto xmlns="{namespace}"><Description><MeasurementUnit>{unit}</MeasurementUnit>'
        "<sourceImageInformation><fileName>C:\\scans\\leaf.jpg</fileName>"
        f"</sourceImageInformation>{settings}</Description>{more}"
        f"<Layout><Page {page}>{inner}</Page></Layout></alto>"
    ).encode()


def block(inner: str, attributes: str = "") -> str:
    return f"<PrintSpace><TextBlock {attributes}>{inner}</TextBlock></PrintSpace>"


def tei(body: str, facsimile: str = "", header: str = "") -> bytes:
    return (
        f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader>{facsimile}'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def only_page(data: bytes) -> TranscribedPage:
    (page,) = read(data).pages
    return page


def texts(data: bytes) -> list[str]:
    return [line.text for line in only_page(data).lines]
