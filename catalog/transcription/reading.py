"""One door for transcriptions: which format a file has, and its pages."""

from __future__ import annotations

from catalog.transcription import alto, page_xml, tei
from catalog.transcription.errors import BadTranscription
from catalog.transcription.lines import Transcription
from catalog.xml.safe import BYTES_MAX, local_name, parse

_NAME_LENGTH_MAX = 60


def read(data: bytes, *, limit: int = BYTES_MAX) -> Transcription:
    """The pages of a PAGE, ALTO or TEI file of at most `limit` bytes.

    Raises:
        BadXml: it is no XML, or XML that is not read (see `catalog.xml.safe`).
        BadTranscription: it is of another format, or has no page or no text.
    """
    root = parse(data, limit=limit).getroot()
    name = local_name(root)
    match name:
        case "PcGts":
            return Transcription("PAGE", page_xml.pages_of(root))
        case "alto":
            return Transcription("ALTO", alto.pages_of(root))
        case "TEI" | "TEI.2" | "teiCorpus":
            return Transcription("TEI", tei.pages_of(root))
        case "html":
            raise BadTranscription(
                "The file is HTML, perhaps hOCR: have the program write PAGE or ALTO instead, and "
                "send that.",
                key="hocr",
            )
        case _:
            raise BadTranscription(
                f"The file begins with the element '{name[:_NAME_LENGTH_MAX]}', and transcriptions "
                "are read from PAGE (PcGts), ALTO (alto) and TEI (TEI): export it in one of these.",
                key="unknown",
                found=name[:_NAME_LENGTH_MAX],
            )
