"""Elements of TEI, and the values that stand in many of them: texts, terms, names, loci.

Source: TEI P5, chapter 11 (Manuscript Description) and the attribute classes att.canonical,
att.global.responsibility and att.typed. Text is kept as it is; only the few characters that XML
1.0 cannot hold become U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from catalog import vocabulary
from catalog.language import NONE
from catalog.record.bibliography import Citation
from catalog.record.values import Certainty, Locus, Note, Reference, Source, Term, Text

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"

AuthorityNames = Mapping[str, tuple[str, Sequence[str]]]
"""By authority id: the name to print, and its identifiers elsewhere."""

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CERT: Final = {
    Certainty.CERTAIN: "high",
    Certainty.PROBABLE: "medium",
    Certainty.POSSIBLE: "low",
    Certainty.DISPUTED: "unknown",
}

Element = etree._Element


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | None) -> Element:
    """A new last child; attributes that are None are left out.

    `xml_lang` and `xml_id` are those of XML; '_' stands for '-', and at the end for nothing
    ('from_' is @from).
    """
    made = etree.SubElement(parent, f"{{{TEI}}}{tag}")
    if text:
        made.text = clean(text)
    for name, value in attributes.items():
        if value is not None:
            made.set(_attribute(name), clean(value))
    return made


def append(parent: Element, text: str) -> None:
    """More words at the end of an element that may have children."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def clean(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 cannot hold (section 2.2, Char)."""
    return _UNWRITABLE.sub("\ufffd", text)


def cert(certainty: Certainty) -> str:
    """The value of @cert."""
    return _CERT[certainty]


def add_text(parent: Element, tag: str, text: Text, /, **attributes: str | None) -> Element:
    """An element with a text in its language; a direction is told where it was said."""
    style = None if text.direction is None else f"direction: {text.direction}"
    return add(parent, tag, text.text, xml_lang=language(text.language), style=style, **attributes)


def add_texts(
    parent: Element, tag: str, texts: Iterable[Text], /, **attributes: str | None
) -> None:
    """One element for each text."""
    for text in texts:
        add_text(parent, tag, text, **attributes)


def add_paragraphs(parent: Element, texts: Iterable[Text]) -> None:
    """One paragraph for each text."""
    add_texts(parent, "p", texts)


def language(tag: str | None) -> str | None:
    """The value of xml:lang; none where the language is not known."""
    return None if tag in (None, NONE, "") else tag


def add_terms(parent: Element, terms: Iterable[Term], kind: str) -> None:
    """Several terms, numbered, so that each keeps its own words."""
    for number, term in enumerate(terms, 1):
        add_term(parent, term, kind, number)


def add_term(parent: Element, term: Term | None, kind: str, number: int | None = None) -> None:
    """A controlled term with its English label and outside URIs, then the free words beside it."""
    if term is None:
        return
    n = None if number is None else str(number)
    known = vocabulary.find(term.key) if term.key else None
    if known is not None:
        uris = " ".join(known.uris) or None
        label = known.labels["en"][0]
        add(parent, "term", label, type=kind, n=n, key=term.key, ref=uris, xml_lang="en")
    elif term.key:
        add(parent, "term", term.key, type=kind, n=n, key=term.key)
    add_texts(parent, "term", term.texts, type=kind, n=n)


def term_word(term: Term | None) -> str | None:
    """The term as one word for an attribute: its key without the vocabulary; none for free text."""
    if term is None or term.key is None:
        return None
    return term.key.partition(".")[2] or term.key


def add_reference(
    parent: Element,
    tag: str,
    reference: Reference | None,
    names: AuthorityNames,
    /,
    *,
    note_type: str = "name",
    **attributes: str | None,
) -> Element | None:
    """A name with its authority; None where there is neither a name nor a known authority.

    Words of the record beside a key always say their language, and be it 'und' (ISO 639-2): a
    name without one is that of the authority. Remarks follow as notes of `note_type`.
    """
    if reference is None:
        return None
    known = names.get(reference.authority_id or "")
    name = reference.name.text if reference.name else known[0] if known else None
    if name is None:
        return None
    unsure = None if reference.certainty is Certainty.CERTAIN else cert(reference.certainty)
    spoken = language(reference.name.language) if reference.name else None
    if reference.name is not None and reference.authority_id:
        spoken = spoken or "und"
    made = add(
        parent,
        tag,
        name,
        key=reference.authority_id,
        ref=" ".join(known[1]) or None if known else None,
        cert=unsure,
        xml_lang=spoken,
        **attributes,
    )
    add_texts(parent, "note", reference.note, type=note_type)
    return made


def add_locus(parent: Element, locus: Locus | None) -> None:
    """Where in the book; @from and @to only where the labels are single words, as TEI asks."""
    if locus is None or not (locus.start or locus.end):
        return
    ends = [one for one in (locus.start, locus.end) if one]
    is_plain = is_word("".join(ends))
    add(
        parent,
        "locus",
        "–".join(dict.fromkeys(ends)),
        from_=locus.start or None if is_plain else None,
        to=locus.end or None if is_plain else None,
    )


def is_word(text: str) -> bool:
    """Whether an attribute of TEI may hold this as one word (TEI P5, teidata.word)."""
    return bool(text) and all(unicodedata.category(one)[0] in "LNPS" for one in text)


def add_note(parent: Element, note: Note) -> None:
    """A remark: its words alone, or with heading, several languages and place as parts of it."""
    made_id = identifier("note", note.id)
    if len(note.texts) == 1 and not note.heading and note.locus is None:
        add_text(parent, "note", note.texts[0], xml_id=made_id)
        return
    made = add(parent, "note", xml_id=made_id)
    add_texts(made, "label", note.heading)
    add_texts(made, "seg", note.texts)
    add_locus(made, note.locus)


def add_bibliography(parent: Element, citations: Iterable[Citation]) -> None:
    """listBibl, where there is any publication."""
    listed = add(parent, "listBibl")
    for citation in citations:
        bibl = add(listed, "bibl", xml_id=identifier("bibl", citation.id))
        add_texts(bibl, "title", citation.citation)
        if citation.locus:
            add(bibl, "biblScope", citation.locus)
        if citation.url:
            add(bibl, "ref", citation.url, target=citation.url)
        add_texts(bibl, "note", citation.note)
    if not len(listed):
        parent.remove(listed)


def add_source(parent: Element, source: Source) -> None:
    """A source as a bibl with its kind, address and the day it was seen."""
    bibl = add(parent, "bibl", source.citation or None, type=source.kind.value)
    if source.locus:
        add(bibl, "biblScope", source.locus)
    if source.url:
        add(bibl, "ref", source.url, target=source.url)
    if source.seen_on:
        add(bibl, "date", type="seen", when=source.seen_on)


def identifier(kind: str, item_id: str) -> str | None:
    """The value of xml:id of an item of the record; none where it has no id yet."""
    return f"{kind}-{item_id}" if item_id else None


def _attribute(name: str) -> str:
    if name.startswith("xml_"):
        return f"{{{XML}}}{name[4:]}"
    return name.removesuffix("_").replace("_", "-")
