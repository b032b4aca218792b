"""Hands, scripts, decoration and additions (TEI P5, 11.7.2 to 11.7.3.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from catalog.tei.reading.covers import mark
from catalog.tei.reading.dating import add_date
from catalog.tei.reading.desk import Desk, Rules, children, fill, plain_text, to_field
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import (
    add_loci,
    add_locus,
    own_note,
    reference,
    take_loci,
    to_name_note,
    to_reference,
    to_term,
    to_terms,
    word_term,
)
from catalog.xml.safe import Element, local_name

_SCRIBES: Final = frozenset({"scr", "scribe", "copyist", "cop"})
_SCRIPT_WORDS_MAX: Final = 120


def add_hands(desk: Desk, element: Element, physical: Holder) -> None:
    """handDesc: a hand for each handNote; words on all hands at once are a hand without a name."""
    notes = children(element, "handNote")
    if is_prose(element):
        made = desk.item(element, "hand")
        desk.add(made, "note", element, set(notes))
        _keep(desk, physical, "hands", made)
    for part in children(element):
        if part in notes:
            _keep(desk, physical, "hands", _hand(desk, part))
        elif not is_prose(element):
            made = desk.item(part, "hand")
            desk.add(made, "note", part)
            _keep(desk, physical, "hands", made)


def add_scripts(desk: Desk, element: Element, physical: Holder) -> None:
    """scriptDesc: each script as a hand of which no more is known."""
    parts = [element] if is_prose(element) else children(element)
    for part in parts:
        made = desk.item(part, "script")
        texts = desk.texts(part)
        is_name = local_name(part) == "scriptNote" and len(texts) == 1
        if is_name and len(texts[0]["text"]) <= _SCRIPT_WORDS_MAX:
            made["script"] = {"texts": texts}
        elif texts:
            made["note"] = texts
        if "script" not in made and (term := word_term(part.get("script"))) is not None:
            made["script"] = term
        _keep(desk, physical, "hands", made)


def add_decorations(desk: Desk, element: Element, physical: Holder) -> None:
    """decoDesc: an entry for each decoNote, and one for what is said of all."""

    def noted(made: Holder, part: Element) -> None:
        desk.add(made, "note", part)

    _add_each(desk, element, physical, "decorations", "decoNote", add_decoration, noted)


def add_decoration(desk: Desk, element: Element, physical: Holder) -> None:
    """One decoNote, and after it those in it."""
    made = desk.item(element, "decoration")
    inner = children(element, "decoNote")
    kinds = [one for one in (element.get("type"), element.get("subtype")) if one]
    if kinds and not desk.own:
        words = " ".join(" ".join(kinds).replace("_", " ").split())
        made["kind"] = {"texts": [plain_text(words)]}
    if inner and not is_prose(element):
        for part in children(element):
            if part not in inner:
                desk.add(made, "note", part)
    else:
        fill(desk, element, made, _DECORATION)
    _keep(desk, physical, "decorations", made)
    if not is_prose(element):
        for one in inner:
            add_decoration(desk, one, physical)


def add_additions(desk: Desk, element: Element, physical: Holder) -> None:
    """Additions: one for each item of its lists, one for each paragraph, one for loose words."""

    def filled(made: Holder, part: Element) -> None:
        fill(desk, part, made, _ADDITION)

    _add_each(desk, element, physical, "additions", "list", _add_list, filled)


def _add_each(
    desk: Desk,
    element: Element,
    physical: Holder,
    field: str,
    inner: str,
    add_inner: Callable[[Desk, Element, Holder], None],
    tell: Callable[[Holder, Element], None],
) -> None:
    """An entry for what is said of all, then one for each part; what is `inner` adds its own."""
    within = children(element, inner)
    kind = field.removesuffix("s")
    if is_prose(element):
        made = desk.item(element, kind)
        desk.add(made, "note", element, set(within))
        _keep(desk, physical, field, made)
    for part in children(element):
        if part in within:
            add_inner(desk, part, physical)
        elif not is_prose(element):
            made = desk.item(part, kind)
            tell(made, part)
            _keep(desk, physical, field, made)


def add_own_additions(desk: Desk, element: Element, physical: Holder, marks: list[Holder]) -> None:
    """The additions of our own files, which hold the marks that are no seals, and notes."""
    for part in children(element):
        if local_name(part) == "note":
            physical.setdefault("notes", []).append(own_note(desk, part))
        elif part.get("type") == "marks":
            marks += [mark(desk, one) for one in children(part, "item")]
        else:
            _add_list(desk, part, physical)


def addition(desk: Desk, element: Element) -> Holder:
    """One item of the additions."""
    made = desk.item(element, "addition")
    if is_prose(element) and not desk.own:
        loci = take_loci(desk, element, made) if _begins_with_locus(element) else set()
        desk.add(made, "note", element, loci)
    else:
        fill(desk, element, made, _ADDITION)
    return made


def _add_list(desk: Desk, element: Element, physical: Holder) -> None:
    for part in children(element):
        if local_name(part) == "item":
            made = addition(desk, part)
        else:
            made = desk.item(part, "addition")
            desk.add(made, "note", part)
        _keep(desk, physical, "additions", made)


def _hand(desk: Desk, element: Element) -> Holder:
    made = desk.item(element, "hand")
    told: set[Element] = set()
    if not desk.own and not is_prose(element):
        told = {one for one in children(element, "p") if _labelled(desk, one, made)}
    fill(desk, element, made, _HAND, skip=told)
    if not desk.own:
        if "script" not in made and (script := word_term(element.get("script"))) is not None:
            made["script"] = script
        media = [word_term(one) for one in (element.get("medium") or "").split()]
        if inks := [one for one in media if one is not None]:
            made.setdefault("inks", []).extend(inks)
        if (scribe := element.get("scribe")) and "scribe" not in made:
            made["scribe"] = {"name": plain_text(scribe)}
    return made


def _labelled(desk: Desk, element: Element, made: Holder) -> bool:
    """A paragraph such as 'Script: naskh', which says by a label what it is about."""
    label = next(iter(children(element, "label")), None)
    if label is None or (element.text or "").strip():
        return False
    about = desk.words(label).text.strip(" :.").casefold()
    field = {"script": "script", "scripts": "script", "ink": "inks", "inks": "inks",
             "scribe": "scribe", "copyist": "scribe"}.get(about)  # fmt: skip
    people = children(element, "persName")
    if field == "scribe" and people and "scribe" not in made:
        _SCRIBE(desk, people[0], made)
    if field not in {"script", "inks"} or field in made:
        return False
    texts = desk.texts(element, {label})
    if len(texts) != 1 or len(texts[0]["text"]) > _SCRIPT_WORDS_MAX:
        return False
    desk.place(label, texts[0])
    made[field] = {"texts": texts} if field == "script" else [{"texts": texts}]
    return True


def _begins_with_locus(element: Element) -> bool:
    first = children(element)[:1]
    return not (element.text or "").strip() and local_name(first[0]) in {"locus", "locusGrp"}


def _add_scribe(desk: Desk, element: Element, item: Holder) -> None:
    """A name in the description of a hand; that of the scribe is told as such."""
    role = (element.get("role") or "").lower()
    if "scribe" not in item and role in _SCRIBES:
        if (made := reference(desk, element)) is not None:
            item["scribe"] = made
    elif not desk.is_placed(element):
        desk.add(item, "note", element)


def _add_artist(desk: Desk, element: Element, item: Holder) -> None:
    role = (element.get("role") or "").lower()
    if "artist" not in item and role in {"art", "ill", "ilu", "artist", "illuminator"}:
        if (made := reference(desk, element)) is not None:
            item["artist"] = made
    elif not desk.is_placed(element):
        desk.add(item, "note", element)


def _add_material(desk: Desk, element: Element, item: Holder) -> None:
    """A material of a decoration, named in a sentence or alone."""
    made: Holder = {}
    desk.add(made, "texts", element)
    if made:
        item.setdefault("materials", []).append(made)


def _keep(desk: Desk, owner: Holder, field: str, item: Holder) -> None:
    """Add an item that says something; of our own files every one, so that none is lost."""
    if desk.own or len(item) > 1:
        owner.setdefault(field, []).append(item)


_SCRIBE: Final = to_reference("scribe")
_HAND: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "persName": _add_scribe, "name": _add_scribe,
        "date": add_date, "term@script": to_term("script"), "term@ink": to_terms("inks"),
        "seg@script": to_term("script"), "seg@ink": to_terms("inks"),
        "note@vocalisation": to_field("vocalisation"), "note@name": to_name_note("scribe"),
    },
    copies=frozenset({"persName", "name"}),
)  # fmt: skip
_DECORATION: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "persName": _add_artist,
        "term@decoration": to_term("kind"), "term@ink": to_terms("materials"),
        "material": _add_material, "note@name": to_name_note("artist"),
    },
    copies=frozenset({"persName"}),
)  # fmt: skip
_ADDITION: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "term@addition": to_term("kind"),
        "date": add_date, "quote": to_field("transcription"), "q": to_field("transcription"),
        "foreign": to_field("transcription"), "note@translation": to_field("translation"),
    }
)  # fmt: skip
