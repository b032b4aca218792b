"""Bindings and seals (TEI P5, 11.7.3.1 and 11.7.3.2)."""

from __future__ import annotations

import re
from typing import Final

from catalog.record.binding import Originality, Presence, Tradition
from catalog.record.provenance import MarkKind
from catalog.tei.reading.dating import add_date, date_of
from catalog.tei.reading.desk import Desk, Rules, children, fill, to_field
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.measures import add_dimensions, read_sizes
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import (
    add_loci,
    add_locus,
    certainty,
    to_name_note,
    to_reference,
    to_term,
    to_terms,
)
from catalog.xml.safe import Element, local_name

# Words that name a tradition; where none stands, nobody has said which it is.
_TRADITIONS: Final = (
    (re.compile(r"\bislamic|\boriental\b|envelope.?flap|\bflap\b|mandorla|type I{1,3}\b"),
     Tradition.ISLAMIC),
    (re.compile(r"\bbyzantine"), Tradition.BYZANTINE),
    (re.compile(r"\bcoptic|\bethiopi"), Tradition.COPTIC),
    (re.compile(r"\bpothi|\bpalm.?lea"), Tradition.POTHI),
    (re.compile(r"\beuropean|\bwestern"), Tradition.WESTERN),
)  # fmt: skip


def add_bindings(desk: Desk, element: Element, bindings: list[Holder], physical: Holder) -> None:
    """bindingDesc: a binding for each binding, and one for what stands outside of them."""
    parts = children(element, "binding")
    loose = [] if is_prose(element) else [one for one in children(element) if one not in parts]
    if is_prose(element):
        made = _plain(desk, element, set(parts))
        if len(made) > 2:
            bindings.append(made)
    if loose:
        made = _plain(desk, loose[0], set())
        for one in loose[1:]:
            desk.add(made, "condition" if local_name(one) == "condition" else "note", one)
        bindings.append(made)
    for part in parts:
        made = _own_binding(desk, part) if desk.own else _binding(desk, part, physical)
        if desk.own or len(made) > 2:
            bindings.append(made)


def add_seals(desk: Desk, element: Element, marks: list[Holder]) -> None:
    """sealDesc: a mark for each seal, and one for what is said of all."""
    parts = children(element, "seal")
    if is_prose(element):
        made = desk.item(element, "mark")
        desk.add(made, "note", element, set(parts))
        marks.append(made)
    for part in children(element):
        if part in parts or not is_prose(element):
            made = mark(desk, part)
            if desk.own or len(made) > 1:
                marks.append(made)


def mark(desk: Desk, element: Element) -> Holder:
    """A seal, or another mark of our own files."""
    made = desk.item(element, "mark")
    kind = element.get("type") or ""
    if desk.own:
        made["_n"] = element.get("n")
        label = children(element, "label")
        kind = (label[0].get("n") or "") if label else kind
    if kind in set(MarkKind):
        made["kind"] = kind
    elif "stamp" in kind.lower() or local_name(element) == "stamp":
        made["kind"] = MarkKind.STAMP.value
    fill(desk, element, made, _MARK)
    if "date" not in made and not desk.own and (date := date_of(desk, element, has_words=False)):
        made["date"] = date
    return made


def _plain(desk: Desk, element: Element, skip: set[Element]) -> Holder:
    made = desk.item(element, "binding")
    made["tradition"] = _tradition(desk.words(element).text)
    desk.add(made, "note", element, skip)
    return made


def _binding(desk: Desk, element: Element, physical: Holder) -> Holder:
    made = desk.item(element, "binding")
    made["tradition"] = _tradition(desk.words(element).text)
    if (date := date_of(desk, element, has_words=False)) is not None:
        made["date"] = date
    if is_prose(element):
        desk.add(made, "note", element)
    else:
        for part in children(element):
            desk.add(made, "condition" if local_name(part) == "condition" else "note", part)
    for one in element.iter():
        if local_name(one) == "dimensions":
            add_dimensions(desk, one, physical, "binding")
        elif one.get("role") in {"bnd", "binder"} and "binder" not in made:
            _BINDER(desk, one, made)
    return made


def _tradition(words: str) -> str:
    folded = words.casefold()
    found = (tradition for spelling, tradition in _TRADITIONS if spelling.search(folded))
    return next(found, Tradition.OTHER).value


def _own_binding(desk: Desk, element: Element) -> Holder:
    made = {**desk.item(element, "binding"), "components": []}
    for part in children(element):
        if local_name(part) == "condition":
            for one in children(part):
                desk.add(made, "condition", one)
        elif part.get("n") == "state":
            tradition, _, state = (part.text or "").strip().partition(", ")
            made |= {"tradition": tradition, "is_current": state.startswith("current")}
            desk.ledger.place([(part, False)], made)
            fill(desk, part, made, _STATE)
        elif part.get("n") == "component":
            component = desk.item(part, "component")
            fill(desk, part, component, _COMPONENT)
            made["components"].append(component)
        else:
            desk.add(made, "note", part)
    return made


def _add_component_state(desk: Desk, element: Element, item: Holder) -> None:
    for word in desk.words(element).text.split(", "):
        if word in set(Originality) - {"unknown"} and "originality" not in item:
            item["originality"] = word
        elif word in set(Presence):
            item["presence"] = word
    desk.place(element, item)


def _add_component_size(desk: Desk, element: Element, item: Holder) -> None:
    made = desk.item(element, "dimensions")
    if element.get("type"):
        made["of"] = element.get("type")
    read_sizes(desk, element, made)
    item["dimensions"] = made


def _add_size_note(desk: Desk, element: Element, item: Holder) -> None:
    desk.add(item.setdefault("dimensions", {}), "note", element)


def _add_mark_size(desk: Desk, element: Element, item: Holder) -> None:
    """Height and width of a seal; more than two numbers stay with the words."""
    sizes: Holder = {}
    read_sizes(desk, element, sizes)
    for name in ("height_mm", "width_mm"):
        if name in sizes:
            item[name] = sizes[name]
            desk.place(element, item, name)
    if not desk.is_placed(element):
        desk.add(item, "note", element)


def _add_mark_words(desk: Desk, element: Element, item: Holder) -> None:
    desk.add(item, "transcription", element)
    if (said := certainty(element)) is not None:
        item["legibility"] = said


def _add_erased(desk: Desk, element: Element, item: Holder) -> None:
    item["is_erased"] = True
    desk.place(element, item)


def _add_label(desk: Desk, element: Element, item: Holder) -> None:
    """A label; that of our own files is the kind, which was read before."""
    if desk.own:
        desk.place(element, item)
    else:
        desk.add(item, "note", element)


_BINDER: Final = to_reference("binder")
_STATE: Final = Rules(
    {
        "persName": to_reference("binder"), "placeName": to_reference("place"), "date": add_date,
        "note@binder": to_name_note("binder"), "note@place": to_name_note("place"),
    }
)  # fmt: skip
_COMPONENT: Final = Rules(
    {
        "term@component": to_term("type"), "term@binding_material": to_terms("materials"),
        "term@technique": to_terms("techniques"), "note@state": _add_component_state,
        "dimensions": _add_component_size, "note@dimensions": _add_size_note,
    }
)  # fmt: skip
_MARK: Final = Rules(
    {
        "locus": add_locus, "locusGrp": add_loci, "term@seal_shape": to_term("shape"),
        "dimensions": _add_mark_size, "quote": _add_mark_words, "q": _add_mark_words,
        "note@translation": to_field("translation"), "note@erased": _add_erased,
        "date": add_date, "label": _add_label,
    }
)  # fmt: skip
