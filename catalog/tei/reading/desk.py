"""The desk at which one description is read: its words, languages, ids, and the tally of them.

A file that this catalogue wrote is read by the rules it was written by: every text as it stands,
no language but the one said beside it, nothing guessed. Any other is read by TEI's own: white
space is one, the language is that of the nearest element that says one (TEI P5, att.global).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from catalog.errors import BadLanguageMap
from catalog.identifiers import ALPHABET
from catalog.language import NONE, check_language
from catalog.record.values import LINE_LENGTH_MAX, TEXT_LENGTH_MAX
from catalog.tei.markup import XML
from catalog.tei.reading.ledger import Holder, Ledger, Place, Run
from catalog.tei.reading.prose import Words, is_prose, words_of
from catalog.xml.safe import Element, local_name

_ID: Final = f"{{{XML}}}id"
_LANG: Final = f"{{{XML}}}lang"
_ID_LENGTH: Final = 10
# Wrappers that say nothing themselves: what is in them is read as if it stood alone.
_WRAPPERS: Final = frozenset({"ab", "div", "p", "seg"})


class Desk:
    """What all readers share. `own`: the file was written by this catalogue.

    `place` says where an element stands, for formats that count by something else than elements.
    """

    def __init__(self, root: Element, *, own: bool, place: Place | None = None) -> None:
        self.own = own
        self.root = root
        self.ledger = Ledger(root, place)
        self.named: list[tuple[Element, Holder]] = []
        self.assertions: list[Holder] = []
        self._counts: dict[str, int] = {}
        self._ids: set[str] = set()
        self._numbers: dict[tuple[int, str], str] = {}

    def item(self, element: Element, kind: str) -> Holder:
        """A new item with its id: the one it was written with, or one made from the source.

        The same source gives the same ids, so that a record read twice is the same record.
        """
        given = element.get(_ID) or ""
        if self.own:
            prefix = f"{kind}-"
            return {"id": given.removeprefix(prefix) if given.startswith(prefix) else ""}
        self._counts[kind] = self._counts.get(kind, 0) + 1
        seed = f"{kind}|{given}" if given else f"{kind}#{self._counts[kind]}"
        if seed in self._ids:
            seed += f"#{self._counts[kind]}"
        self._ids.add(seed)
        number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:10])
        letters = []
        for _ in range(_ID_LENGTH):
            number, rest = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[rest])
        return {"id": "".join(letters)}

    def continues(self, item: Holder, field: str, element: Element) -> bool:
        """Whether an element tells more of the last value of a list, by the @n of our own files."""
        place, number = (id(item), field), element.get("n") or ""
        before = self._numbers.get(place)
        self._numbers[place] = number
        return self.own and bool(number) and before == number and bool(item.get(field))

    def words(self, element: Element, skip: Set[Element] = frozenset()) -> Words:
        """The words in an element; verbatim where the file is our own."""
        if not self.own:
            return words_of(element, skip)
        made = Words(element.text or "", [(element, False)])
        for child in element:
            if child not in skip:
                made.text += "".join(str(one) for one in child.itertext())
                made.runs += runs_in(child)
            made.text += child.tail or ""
            made.runs.append((child, True))
        made.text = made.text.strip()
        return made

    def texts(self, element: Element, skip: Set[Element] = frozenset()) -> list[Holder]:
        """The words of an element as texts of a record: one, or several where it is very long."""
        return self.texts_from(self.words(element, skip), element)

    def texts_from(self, words: Words, element: Element) -> list[Holder]:
        """Words found before as texts, in the language of an element."""
        if not words.text:
            return []
        made = []
        for piece in _pieces(words.text):
            text: Holder = {"text": piece, "language": self.language(element)}
            direction = (element.get("style") or "").partition("direction: ")[2]
            if self.own and direction in {"rtl", "ltr"}:
                text["direction"] = direction
            self.ledger.place(words.runs, text)
            made.append(text)
        self.named += [(one, made[0]) for one in (element, *words.named)]
        return made

    def add(
        self, item: Holder, field: str, element: Element, skip: Set[Element] = frozenset()
    ) -> None:
        """Append the words of an element to a list of texts."""
        if made := self.texts(element, skip):
            item.setdefault(field, []).extend(made)

    def line(self, item: Holder, field: str, element: Element) -> bool:
        """Set a short field from the words of an element; False where they are none or too many."""
        words = self.words(element)
        if not words.text or len(words.text) > LINE_LENGTH_MAX:
            return False
        item[field] = " ".join(words.text.split()) if not self.own else words.text
        self.ledger.place(words.runs, item, field)
        return True

    def place(self, element: Element, item: Holder, field: str = "") -> None:
        """Write down that all words in an element are told by a value."""
        self.ledger.place(runs_in(element), item, field)

    def is_placed(self, element: Element) -> bool:
        """Whether every word in the element has a place by now."""
        return all(self.ledger.is_placed(run) for run in runs_in(element))

    def language(self, element: Element) -> str:
        """The language of an element's words, or 'none'."""
        here: Element | None = element
        while here is not None:
            given = here.get(_LANG)
            if given is not None or self.own:
                return tag_of(given)
            here = here.getparent()
        return NONE


Rule = Callable[[Desk, Element, Holder], None]
"""Reads an element into an item."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the parts of one element are read: a rule by name, or by 'name@type' first.

    Where the element is prose, its words stay together and go to the rest; the rules of `copies`
    are followed all the same, so that a scribe named in a sentence is the scribe of the hand.
    """

    take: Mapping[str, Rule]
    copies: frozenset[str] = frozenset()
    rest: str = "note"


def fill(
    desk: Desk, element: Element, item: Holder, rules: Rules, skip: Set[Element] = frozenset()
) -> None:
    """Read an element into an item by rules; what no rule takes goes to the rest.

    The elements of `skip` have been read before.
    """
    if is_prose(element) and not desk.own:
        desk.add(item, rules.rest, element)
        _copy(desk, element, item, rules)
        if len(loci := children(element, "locus")) == 1 and "locus" in rules.take:
            rules.take["locus"](desk, loci[0], item)
        return
    for child in children(element):
        if child in skip:
            continue
        rule = rules.take.get(f"{local_name(child)}@{child.get('type')}") or rules.take.get(
            local_name(child)
        )
        if rule is not None:
            rule(desk, child, item)
        elif local_name(child) == "dimensions" and desk.is_placed(child):
            continue  # told by a measurement already
        elif local_name(child) in _WRAPPERS and len(child) and not is_prose(child):
            fill(desk, child, item, rules)
        else:
            desk.add(item, rules.rest, child)
            _copy(desk, child, item, rules)


def to_field(field: str) -> Rule:
    """The rule that puts the words of an element into a field."""

    def add(desk: Desk, element: Element, item: Holder) -> None:
        desk.add(item, field, element)

    return add


def children(element: Element, *names: str) -> list[Element]:
    """The elements in an element, all of them or those of these names; no comments."""
    return [
        child for child in element if (name := local_name(child)) and (not names or name in names)
    ]


def child(element: Element, name: str) -> Element | None:
    """The first element of a name, or None."""
    return next(iter(children(element, name)), None)


def runs_in(element: Element) -> Iterable[Run]:
    """Every run in an element; its own tail is none of them."""
    for one in element.iter():
        if local_name(one):
            yield one, False
        if one is not element:
            yield one, True


@lru_cache(maxsize=512)
def tag_of(given: str | None) -> str:
    """A language tag as the record has it; 'none' for none, an unknown one or a wrong one."""
    if not given or not given.strip():
        return NONE
    try:
        tag = check_language(given.strip().replace("_", "-"))
    except BadLanguageMap:
        return NONE
    return NONE if tag == "und" else tag


def plain_text(text: str, language: str = NONE) -> Holder:
    """A text that comes from an attribute."""
    return {"text": text, "language": language}


def _copy(desk: Desk, element: Element, item: Holder, rules: Rules) -> None:
    for one in element.iter():
        name = local_name(one)
        if one is not element and name in rules.copies:
            rule = rules.take.get(f"{name}@{one.get('type')}") or rules.take.get(name)
            if rule is not None:
                rule(desk, one, item)


def _pieces(text: str) -> Iterable[str]:
    """The text in pieces that a record can hold, cut between lines or else between words."""
    while len(text) > TEXT_LENGTH_MAX:
        cut = max(text.rfind("\n", 1, TEXT_LENGTH_MAX), 0) or text.rfind(" ", 1, TEXT_LENGTH_MAX)
        cut = cut if cut > 0 else TEXT_LENGTH_MAX
        yield text[:cut].strip()
        text = text[cut:].strip()
    if text:
        yield text
