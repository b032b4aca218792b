"""Any msDesc at all: elements of TEI in any order and depth, with words between them."""

from __future__ import annotations

from hypothesis import strategies as st
from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
SECTIONS = ["head", "msContents", "physDesc", "history", "additional", "msPart", "msFrag", "p"]
INSIDE: dict[str, list[str]] = {
    "head": ["title", "origDate", "origPlace", "note", "textLang", "p"],
    "msContents": ["summary", "textLang", "msItem", "msItemStruct", "p", "titlePage"],
    "msItem": [
        "locus", "locusGrp", "author", "respStmt", "editor", "title", "rubric", "incipit",
        "explicit", "finalRubric", "colophon", "quote", "textLang", "note", "filiation",
        "listBibl", "bibl",
        "msItem", "decoNote", "p",
    ],
    "physDesc": [
        "p", "objectDesc", "handDesc", "typeDesc", "scriptDesc", "musicNotation", "decoDesc",
        "additions", "bindingDesc", "sealDesc", "accMat",
    ],
    "objectDesc": ["supportDesc", "layoutDesc", "p"],
    "supportDesc": ["support", "extent", "foliation", "collation", "condition", "p"],
    "extent": ["dimensions", "measure", "note", "locus"],
    "dimensions": ["height", "width", "depth", "dim"],
    "layoutDesc": ["layout", "summary", "p"],
    "handDesc": ["handNote", "summary", "p"],
    "scriptDesc": ["scriptNote", "summary", "p"],
    "typeDesc": ["typeNote", "summary", "p"],
    "decoDesc": ["decoNote", "summary", "p"],
    "additions": ["list", "p", "note"],
    "list": ["item", "head", "label"],
    "bindingDesc": ["binding", "condition", "decoNote", "p"],
    "binding": ["p", "condition", "decoNote"],
    "sealDesc": ["seal", "summary", "p"],
    "history": ["summary", "origin", "provenance", "acquisition", "p"],
    "origin": ["origDate", "origPlace", "p", "persName", "note"],
    "additional": ["adminInfo", "surrogates", "listBibl", "bibl"],
    "adminInfo": ["recordHist", "availability", "custodialHist", "note"],
    "recordHist": ["source", "change", "p"],
    "custodialHist": ["custEvent", "p"],
    "listBibl": ["bibl", "biblStruct", "listBibl", "head"],
    "bibl": ["title", "author", "ref", "ptr", "biblScope", "citedRange", "date", "note"],
    "msPart": [
        "msIdentifier", "altIdentifier", "head", "msContents", "physDesc", "history", "additional",
        "msPart",
    ],
}  # fmt: skip
INSIDE |= {"msItemStruct": INSIDE["msItem"], "msFrag": INSIDE["msPart"], "seal": ["p", "stamp"]}
PROSE = [
    "persName", "placeName", "orgName", "name", "date", "ref", "foreign", "hi", "locus", "q",
    "quote", "title", "term", "material", "dimensions", "watermark", "catchwords", "signatures",
    "formula",
    "gap", "supplied", "unclear", "ex", "abbr", "choice", "lb", "note", "label", "list", "l", "seg",
    "heraldry", "secFol", "measure", "origDate", "p", "ab", "unheardOf",
]  # fmt: skip
ATTRIBUTES: dict[str, list[str]] = {
    "key": ["person_1", "", "a0000000001"],
    "ref": ["http://viaf.org/viaf/1 #here", "bad uri"],
    "type": ["leaf", "uniform", "translation", "assertion", "shelfmark", "odd type", "dimensions"],
    "when": ["1548", "0000", "-0100-02-30", "soon"],
    "notBefore": ["1400"],
    "notAfter": ["1300-13-01"],
    "calendar": ["#Hijri-qamari", "Ethiopic"],
    "unit": ["mm", "cm", "parsang"],
    "quantity": ["12", "-1", "1e99", "nan"],
    "columns": ["2", "999", "x"],
    "writtenLines": ["12 14", "9999"],
    "mainLang": ["ar", "nonsense-language-tag", "he"],
    "otherLangs": ["fa la", "ara ar"],
    "{http://www.w3.org/XML/1998/namespace}lang": ["ar", "en", "??", ""],
    "from": ["1r", "x y"],
    "to": ["2v"],
    "role": ["scr", "dnr", "pat", "bnd"],
    "target": ["https://example.org/x", "#2"],
    "n": ["12r", "1", "name"],
    "form": ["codex", "odd form"],
    "material": ["perg", "unknown"],
    "script": ["naskh"],
    "cert": ["low", "odd"],
}
WORDS = st.sampled_from(
    ["84 ff.", "in naskh", "1010 AH", "ص", "205", "19 × 12", "ff. 1r–2v", "\u202eturned", "\x85",
     "a" * 600, "b" * 2500, " ", "\n   ", ",", "."]
)  # fmt: skip


@st.composite
def any_description(draw: st.DrawFn) -> bytes:
    """A TEI file whose msDesc has a shelfmark and otherwise what chance put in it."""
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><teiHeader/></TEI>')
    described = etree.SubElement(root[0], f"{{{TEI}}}msDesc")
    named = etree.SubElement(described, f"{{{TEI}}}msIdentifier")
    etree.SubElement(named, f"{{{TEI}}}idno").text = "MS 1"
    for tag in draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=4)):
        _grow(draw, described, tag, 1)
    return etree.tostring(root, encoding="UTF-8")


def _grow(draw: st.DrawFn, parent: etree._Element, tag: str, depth: int) -> None:
    made = etree.SubElement(parent, f"{{{TEI}}}{tag}")
    for name in draw(st.lists(st.sampled_from(sorted(ATTRIBUTES)), max_size=2, unique=True)):
        made.set(name, draw(st.sampled_from(ATTRIBUTES[name])))
    made.text = draw(st.none() | WORDS)
    names = INSIDE.get(tag, PROSE)
    most = 3 if depth < 6 else 0
    for inner in draw(st.lists(st.sampled_from(names), max_size=most)):
        _grow(draw, made, inner, depth + 1)
    made.tail = draw(st.none() | WORDS)
