"""handDesc, decoDesc and additions: who wrote, decorated and wrote in the book."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.record.physical import Addition, Decoration, Hand
from catalog.record.provenance import Mark
from catalog.record.values import Note
from catalog.tei.covers import add_mark
from catalog.tei.dating import add_date
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_locus,
    add_note,
    add_reference,
    add_term,
    add_terms,
    add_texts,
    identifier,
    term_word,
)


def add_hands(parent: Element, hands: tuple[Hand, ...], names: AuthorityNames) -> None:
    """handDesc, where there is any hand."""
    if not hands:
        return
    described = add(parent, "handDesc", hands=str(len(hands)))
    for hand in hands:
        _add_hand(described, hand, names)


def add_decorations(
    parent: Element, decorations: tuple[Decoration, ...], names: AuthorityNames
) -> None:
    """decoDesc, where there is any decoration."""
    if not decorations:
        return
    described = add(parent, "decoDesc")
    for decoration in decorations:
        made = add(
            described,
            "decoNote",
            type=term_word(decoration.kind),
            xml_id=identifier("decoration", decoration.id),
        )
        add_locus(made, decoration.locus)
        add_term(made, decoration.kind, "decoration")
        add_terms(made, decoration.materials, "ink")
        add_reference(made, "persName", decoration.artist, names, role="art")
        add_texts(made, "note", decoration.note)


def add_additions(
    parent: Element,
    additions: Iterable[Addition],
    marks: Iterable[tuple[int, Mark]],
    notes: Iterable[Note],
) -> None:
    """Later writing, then the marks that are no seals with their numbers, then notes."""
    described = add(parent, "additions")
    items = add(described, "list")
    for addition in additions:
        _add_addition(items, addition)
    others = add(described, "list", type="marks")
    for number, mark in marks:
        made = add(others, "item", n=str(number), xml_id=identifier("mark", mark.id))
        kind = mark.kind.value
        add(made, "label", kind.replace("_", " "), n=kind, xml_lang="en")
        add_mark(made, mark)
    for made in (items, others):
        if not len(made):
            described.remove(made)
    for note in notes:
        add_note(described, note)
    if not len(described):
        parent.remove(described)


def _add_hand(parent: Element, hand: Hand, names: AuthorityNames) -> None:
    made = add(
        parent,
        "handNote",
        script=term_word(hand.script),
        medium=" ".join(filter(None, (term_word(ink) for ink in hand.inks))) or None,
        xml_id=identifier("hand", hand.id),
    )
    add_locus(made, hand.locus)
    add_reference(made, "persName", hand.scribe, names, role="scr")
    add_term(made, hand.script, "script")
    add_terms(made, hand.inks, "ink")
    add_date(made, hand.date)
    add_texts(made, "note", hand.vocalisation, type="vocalisation")
    add_texts(made, "note", hand.note)


def _add_addition(parent: Element, addition: Addition) -> None:
    made = add(parent, "item", xml_id=identifier("addition", addition.id))
    add_locus(made, addition.locus)
    add_term(made, addition.kind, "addition")
    add_texts(made, "quote", addition.transcription)
    add_texts(made, "note", addition.translation, type="translation")
    add_date(made, addition.date)
    add_texts(made, "note", addition.note)
