"""Records of MARCXML as libraries send them, written for these tests."""

from __future__ import annotations

from xml.sax.saxutils import escape

NAMESPACE = "http://www.loc.gov/MARC21/slim"
LEADER = "00000ntm a2200000 a 4500"
CODED = "051027s1680    ir            000 0 ara d"


def field(tag: str, *subfields: tuple[str, str], ind: str = "  ") -> str:
    inner = "".join(
        f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields
    )
    return f'<datafield tag="{tag}" ind1="{ind[0]}" ind2="{ind[1]}">{inner}</datafield>'


def record(*fields: str, leader: str = LEADER, coded: str = CODED, number: str = "991") -> str:
    controls = f'<controlfield tag="001">{number}</controlfield>'
    controls += f'<controlfield tag="008">{coded}</controlfield>' if coded else ""
    return f"<record><leader>{leader}</leader>{controls}{''.join(fields)}</record>"


def collection(*records: str) -> bytes:
    return f'<collection xmlns="{NAMESPACE}">{"".join(records)}</collection>'.encode()


SHELF = field("852", ("h", "Islamic MS. 12"))
ARABIC = (
    field("040", ("a", "EYM"), ("b", "eng")),
    SHELF,
    field("100", ("6", "880-01"), ("a", "Qummī, Muḥammad,"), ("d", "active 17th century,"),
          ("e", "author."), ("0", "(viaf)90053128"), ind="1 "),
    field("245", ("6", "880-02"), ("a", "Sharḥ ḥadīth al-ghamāmah /"), ("c", "Muḥammad al-Qummī."),
          ind="10"),
    field("264", ("a", "[Iṣfahān],"), ("c", "1099 [1688]"), ind=" 0"),
    field("300", ("a", "92 leaves :"), ("b", "paper ;"), ("c", "217 x 155 (153 x 73) mm.")),
    field("500", ("a", "Layout: Written in 21 lines per page.")),
    field("500", ("a", "Ms. codex.")),
    field("500", ("6", "880-03"), ("a", "Incipit: al-ḥamd lillāh.")),
    field("561", ("a", "Stamp of a library on fol. 1a.")),
    field("563", ("a", "Pasteboards covered in brown leather.")),
    field("650", ("a", "Hadith"), ("x", "Commentaries."), ind=" 0"),
    field("700", ("a", "Ḥusayn ibn ʻAlī,"), ("e", "scribe."), ind="0 "),
    field("880", ("6", "100-01/(3/r"), ("a", "قمي، محمد")),
    field("880", ("6", "245-02/(3/r"), ("a", "شرح حديث الغمامة /"), ("c", "محمد القمي.")),
    field("880", ("6", "500-03/(3/r"), ("a", "الحمد لله مدير الأدوار")),
    field("880", ("6", "740-00/(3/r"), ("a", "رسالة الغمامة")),
    field("902", ("a", "local")),
)  # fmt: skip
