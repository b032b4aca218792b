"""Loci, names and terms: what stands in many parts of a description."""

from __future__ import annotations

import re
from typing import Final

from catalog.record.values import LINE_LENGTH_MAX, Certainty
from catalog.tei.reading.desk import Desk, Rule, children, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose, words_of
from catalog.xml.safe import Element, local_name

_CERTAINTIES: Final = {
    "high": Certainty.CERTAIN,
    "medium": Certainty.PROBABLE,
    "low": Certainty.POSSIBLE,
    "unknown": Certainty.DISPUTED,
}
_AUTHORITY = re.compile(r"a[0-9a-z]{10}")
# 'ff. 1r-48r', 'fol. 2': what only says that leaves are counted goes, the labels stay.
_RANGE = re.compile(
    r"(?:(?:ff?|fols?|foll|folios?)\.?\s*(?=\d))?"
    r"([\w.*\[\]]+)(?:\s*[-–—]\s*([\w.*\[\]]+))?[.:;,]?",
    re.IGNORECASE,
)


def certainty(element: Element) -> str | None:
    """The certainty that @cert says, or None where it says none that is known."""
    found = _CERTAINTIES.get((element.get("cert") or "").lower())
    return None if found is None else found.value


def add_locus(desk: Desk, element: Element, item: Holder) -> None:
    """Where the thing stands; a second locus of the same thing is told beside the first."""
    made = _locus(desk, element)
    if made is None:
        return
    before = item.get("locus")
    if before is None:
        item["locus"] = made
    else:
        said = "; ".join(filter(None, (_as_said(before), _as_said(made))))
        if len(said) > LINE_LENGTH_MAX:
            return
        before["start"] = said
        before.pop("end", None)
    desk.place(element, item["locus"])


def add_loci(desk: Desk, element: Element, item: Holder) -> None:
    """A group of loci, each beside the others; words between them are a remark."""
    for one in children(element, "locus"):
        add_locus(desk, one, item)
    if not desk.is_placed(element):
        desk.add(item, "note", element)


def take_loci(desk: Desk, element: Element, item: Holder) -> set[Element]:
    """Read the loci right below an element into an item; the elements that were read."""
    found = children(element, "locus", "locusGrp")
    for one in found:
        (add_loci if local_name(one) == "locusGrp" else add_locus)(desk, one, item)
    return {one for one in found if desk.is_placed(one)}


def reference(desk: Desk, element: Element) -> Holder | None:
    """A person, body, place or work by name; further forms of the name go to its note."""
    made: Holder = {}
    forms = [] if is_prose(element) else children(element, "persName", "orgName", "name")
    first, *others = forms or [element]
    key = element.get("key") or ""
    if desk.own and _AUTHORITY.fullmatch(key):
        made["authority_id"] = key
    is_given = not (desk.own and made and element.get(_LANG) is None)
    texts = desk.texts(first) if is_given else []
    if texts:
        made["name"] = texts[0]
    else:
        desk.place(element, made)
    if forms and texts:
        desk.named.append((element, texts[0]))
    for other in others:
        desk.add(made, "note", other)
    if (said := certainty(element)) is not None:
        made["certainty"] = said
    return made or None


def add_term(desk: Desk, element: Element, item: Holder, field: str, *, is_many: bool) -> None:
    """The key of a controlled term, or words beside it; the writer numbers those of a list."""
    if not is_many:
        term = item.setdefault(field, {})
    elif desk.continues(item, field, element):
        term = item[field][-1]
    else:
        term = {}
        item.setdefault(field, []).append(term)
    key = element.get("key")
    if desk.own and key:
        term["key"] = key
        desk.place(element, term)
    else:
        desk.add(term, "texts", element)


def own_note(desk: Desk, element: Element) -> Holder:
    """A remark with its heading, texts and place, as `catalog/tei/markup.py` writes it."""
    made = desk.item(element, "note")
    take_loci(desk, element, made)
    if not children(element):
        desk.add(made, "texts", element)
    for part in children(element):
        name = local_name(part)
        if name in {"label", "seg"}:
            desk.add(made, "heading" if name == "label" else "texts", part)
    return made


def to_term(field: str) -> Rule:
    """The rule that makes a term of one field."""

    def rule(desk: Desk, element: Element, item: Holder) -> None:
        add_term(desk, element, item, field, is_many=False)

    return rule


def to_terms(field: str) -> Rule:
    """The rule that adds to a list of terms."""

    def rule(desk: Desk, element: Element, item: Holder) -> None:
        add_term(desk, element, item, field, is_many=True)

    return rule


def to_reference(field: str) -> Rule:
    """The rule that makes a name of one field."""

    def rule(desk: Desk, element: Element, item: Holder) -> None:
        if (made := reference(desk, element)) is not None:
            item[field] = made

    return rule


def to_name_note(field: str) -> Rule:
    """The rule for a remark on a name, as our own files have it beside the name."""

    def rule(desk: Desk, element: Element, item: Holder) -> None:
        desk.add(item.setdefault(field, {}), "note", element)

    return rule


def word_term(word: str | None) -> Holder | None:
    """A term from one word of an attribute; None where there is none."""
    said = " ".join((word or "").split())
    return {"texts": [plain_text(said)]} if said and said != "unknown" else None


_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def _locus(desk: Desk, element: Element) -> Holder | None:
    start, end = element.get("from") or None, element.get("to") or None
    if desk.own:
        if start is None and end is None:
            start = desk.words(element).text or None
        return {"start": start, "end": end}
    said = " ".join(words_of(element).text.split())
    if len(said) > LINE_LENGTH_MAX:
        return None
    if said:
        plain = _RANGE.fullmatch(said)
        start, end = (plain[1], plain[2]) if plain else (said, None)
    elif start is None:
        start = (element.get("target") or "").replace("#", "").strip() or None
    elif start == end:
        end = None
    if start is None and end is None:
        return None
    return {"start": start, **({} if end is None else {"end": end})}


def _as_said(locus: Holder) -> str:
    return "–".join(filter(None, (locus.get("start"), locus.get("end"))))
