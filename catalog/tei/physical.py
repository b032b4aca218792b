"""physDesc: what the book is made of, who wrote and decorated it, its binding and its seals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalog.codicology.collation_formula import print_formula
from catalog.conservation.released.telling import SILENCE, Told
from catalog.record.assertions import Property
from catalog.record.binding import Binding, Component, Originality, Presence
from catalog.record.document import Record
from catalog.record.physical import (
    Addition,
    Collation,
    Decoration,
    DimensionOf,
    Dimensions,
    Extent,
    Foliation,
    Hand,
    Layout,
    Support,
)
from catalog.record.provenance import Mark, MarkKind
from catalog.record.values import Certainty
from catalog.tei.assertions import add_assertions
from catalog.tei.conservation import add_condition
from catalog.tei.dating import datable, words
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_locus,
    add_paragraphs,
    add_reference,
    add_term,
    add_text,
    add_texts,
    cert,
    identifier,
    term_word,
)

_SEALS: Final = (MarkKind.SEAL, MarkKind.STAMP)
_OF_LEAVES: Final = (DimensionOf.LEAF, DimensionOf.WRITTEN)
_SUPPORT_CODES: Final = {"parchment": "perg", "vellum": "perg", "gazelle": "perg", "mixed": "mixed"}


def add_physical(
    parent: Element, record: Record, names: AuthorityNames, conservation: Told = SILENCE
) -> None:
    """physDesc, where there is anything to say."""
    made = add(parent, "physDesc")
    _add_object(made, record, names, conservation)
    _add_hands(made, record, names)
    _add_decorations(made, record.physical.decorations, names)
    _add_additions(made, record)
    if record.bindings:
        _add_bindings(made, record.bindings, names)
    seals = [mark for mark in record.provenance.marks if mark.kind in _SEALS]
    if seals:
        described = add(made, "sealDesc")
        for mark in seals:
            _add_seal(described, mark)
    if not len(made):
        parent.remove(made)


def _add_object(parent: Element, record: Record, names: AuthorityNames, conservation: Told) -> None:
    physical = record.physical
    claims = [one for one in record.assertions if one.about in (Property.SUPPORT, Property.EXTENT)]
    has_support = bool(
        physical.supports
        or physical.extent
        or physical.dimensions
        or physical.foliations
        or physical.collation
        or claims
        or conservation.surveys
    )
    if not (physical.form or has_support or physical.layouts):
        return
    described = add(parent, "objectDesc", form=term_word(physical.form))
    if has_support or not physical.layouts:
        _add_support(described, record, names, conservation)
    if physical.layouts:
        layouts = add(described, "layoutDesc")
        for layout in physical.layouts:
            _add_layout(layouts, layout)


def _add_support(
    parent: Element, record: Record, names: AuthorityNames, conservation: Told
) -> None:
    physical = record.physical
    made = add(parent, "supportDesc", material=_material(physical.supports))
    claims = [one for one in record.assertions if one.about is Property.SUPPORT]
    if physical.supports or claims:
        support = add(made, "support")
        for one in physical.supports:
            _add_material(support, one)
        if claims:
            add_assertions(add(support, "p"), claims, {Property.SUPPORT}, names)
    sizes = [one for one in physical.dimensions if one.of in _OF_LEAVES]
    extents = [one for one in record.assertions if one.about is Property.EXTENT]
    if physical.extent or sizes or extents:
        extent = add(made, "extent")
        _add_extent(extent, physical.extent)
        for size in sizes:
            _add_dimensions(extent, size, size.of.value)
        add_assertions(extent, extents, {Property.EXTENT}, names)
    for foliation in physical.foliations:
        _add_foliation(made, foliation)
    if physical.collation is not None:
        _add_collation(made, physical.collation)
    add_condition(made, conservation)


def _material(supports: Iterable[Support]) -> str | None:
    """The codes that catalogues share: perg, chart, mixed, or the term itself."""
    keys = [key for one in supports if (key := term_word(one.material)) is not None]
    if not keys:
        return None
    codes = {_SUPPORT_CODES.get(key, "chart" if key.startswith("paper") else key) for key in keys}
    return "mixed" if len(codes) > 1 else next(iter(codes))


def _add_material(parent: Element, support: Support) -> None:
    unsure = None if support.certainty is Certainty.CERTAIN else cert(support.certainty)
    made = add(parent, "p", cert=unsure)
    add_locus(made, support.locus)
    add_term(made, support.material, "support")
    add_texts(made, "seg", support.colour, type="colour")
    add_texts(made, "watermark", support.watermark)
    add_texts(made, "note", support.note)


def _add_extent(parent: Element, extent: Extent | None) -> None:
    if extent is None:
        return
    counts = (("leaf", extent.leaves), ("page", extent.pages), ("flyleaf", extent.flyleaves))
    for unit, count in counts:
        if count is not None:
            add(parent, "measure", str(count), type="extent", unit=unit, quantity=str(count))
    if extent.weight_g is not None:
        weight = str(extent.weight_g)
        add(parent, "measure", f"{weight} g", type="weight", unit="g", quantity=weight)
    add_texts(parent, "note", extent.note)


def _add_dimensions(parent: Element, size: Dimensions, kind: str | None = None) -> None:
    made = add(parent, "dimensions", type=kind, unit="mm")
    sides = (("height", size.height_mm), ("width", size.width_mm), ("depth", size.depth_mm))
    for tag, value in sides:
        if value is None:
            continue
        slack = size.tolerance_mm
        add(
            made,
            tag,
            _number(value),
            quantity=_number(value),
            atLeast=_number(max(value - slack, 0)) if slack else None,
            atMost=_number(value + slack) if slack else None,
        )
    add_texts(parent, "note", size.note)
    if not len(made):
        parent.remove(made)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _add_foliation(parent: Element, foliation: Foliation) -> None:
    made = add(parent, "foliation", xml_id=identifier("foliation", foliation.id))
    kind = "pagination" if foliation.is_pagination else "foliation"
    numerals = foliation.numerals.value.replace("_", "-")
    cited = ", cited in this record" if foliation.is_cited else ""
    add(made, "p", f"{foliation.name or kind}: {kind}, {numerals} numerals{cited}")
    add_paragraphs(made, (*foliation.position, *foliation.note))


def _add_collation(parent: Element, collation: Collation) -> None:
    formula = print_formula(collation.quires)
    if not (formula or collation.formula or collation.catchwords or collation.signatures):
        if collation.note:
            add_paragraphs(add(parent, "collation"), collation.note)
        return
    made = add(parent, "collation")
    for words_of_it in dict.fromkeys(one for one in (collation.formula, formula) if one):
        add(add(made, "p"), "formula", words_of_it)
    for tag, texts in (("catchwords", collation.catchwords), ("signatures", collation.signatures)):
        if texts:
            add_texts(add(made, "p"), tag, texts)
    add_paragraphs(made, collation.note)


def _add_layout(parent: Element, layout: Layout) -> None:
    lines = [str(one) for one in (layout.lines_min, layout.lines_max) if one is not None]
    columns = None if layout.columns is None else str(layout.columns)
    written = " ".join(dict.fromkeys(lines)) or None
    made = add(parent, "layout", columns=columns, writtenLines=written)
    paragraph = add(made, "p")
    add_locus(paragraph, layout.locus)
    counts = [f"columns: {columns}"] if columns else []
    counts += [f"lines: {'–'.join(dict.fromkeys(lines))}"] if lines else []
    if counts:
        add(paragraph, "seg", "; ".join(counts), xml_lang="en")
    add_term(paragraph, layout.ruling, "ruling")
    add_paragraphs(made, layout.note)


def _add_hands(parent: Element, record: Record, names: AuthorityNames) -> None:
    hands = record.physical.hands
    if not hands:
        return
    described = add(parent, "handDesc", hands=str(len(hands)))
    for hand in hands:
        _add_hand(described, hand, names)


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
    for ink in hand.inks:
        add_term(made, ink, "ink")
    if hand.date is not None:
        add(made, "date", words(hand.date), **datable(hand.date))
    add_texts(made, "note", hand.vocalisation, type="vocalisation")
    add_texts(made, "note", hand.note)


def _add_decorations(
    parent: Element, decorations: Iterable[Decoration], names: AuthorityNames
) -> None:
    ones = tuple(decorations)
    if not ones:
        return
    described = add(parent, "decoDesc")
    for decoration in ones:
        made = add(
            described,
            "decoNote",
            type=term_word(decoration.kind),
            xml_id=identifier("decoration", decoration.id),
        )
        add_locus(made, decoration.locus)
        add_term(made, decoration.kind, "decoration")
        for material in decoration.materials:
            add_term(made, material, "ink")
        add_reference(made, "persName", decoration.artist, names, role="art")
        add_texts(made, "note", decoration.note)


def _add_additions(parent: Element, record: Record) -> None:
    marks = [mark for mark in record.provenance.marks if mark.kind not in _SEALS]
    notes = [*record.physical.notes]
    if not (record.physical.additions or marks or notes):
        return
    described = add(parent, "additions")
    items = add(described, "list")
    for addition in record.physical.additions:
        _add_addition(items, addition)
    for mark in marks:
        made = add(items, "item", xml_id=identifier("mark", mark.id))
        add(made, "label", mark.kind.value.replace("_", " "), xml_lang="en")
        _add_mark(made, mark)
    if not len(items):
        described.remove(items)
    for note in notes:
        add_texts(described, "note", note.texts)


def _add_addition(parent: Element, addition: Addition) -> None:
    made = add(parent, "item", xml_id=identifier("addition", addition.id))
    add_locus(made, addition.locus)
    add_term(made, addition.kind, "addition")
    add_texts(made, "quote", addition.transcription)
    add_texts(made, "note", addition.translation, type="translation")
    if addition.date is not None:
        add(made, "date", words(addition.date), **datable(addition.date))
    add_texts(made, "note", addition.note)


def _add_seal(parent: Element, mark: Mark) -> None:
    """A seal; it carries @when and the like but never @calendar, which is deprecated there."""
    dated = datable(mark.date)
    kind = mark.kind.value
    seal = add(parent, "seal", type=kind, xml_id=identifier("mark", mark.id), **dated)
    _add_mark(add(seal, "p"), mark)


def _add_mark(parent: Element, mark: Mark) -> None:
    add_locus(parent, mark.locus)
    add_term(parent, mark.shape, "seal_shape")
    if mark.height_mm is not None or mark.width_mm is not None:
        size = Dimensions(height_mm=mark.height_mm, width_mm=mark.width_mm)
        _add_dimensions(parent, size)
    for text in mark.transcription:
        made = add_text(parent, "quote", text)
        if mark.legibility is not Certainty.CERTAIN:
            made.set("cert", cert(mark.legibility))
    add_texts(parent, "note", mark.translation, type="translation")
    if mark.is_erased:
        add(parent, "note", "erased", type="erased", xml_lang="en")
    if mark.date is not None:
        add(parent, "date", words(mark.date), **datable(mark.date))
    add_texts(parent, "note", mark.note)


def _add_bindings(parent: Element, bindings: Iterable[Binding], names: AuthorityNames) -> None:
    described = add(parent, "bindingDesc")
    for binding in bindings:
        made = add(
            described, "binding", xml_id=identifier("binding", binding.id), **datable(binding.date)
        )
        state = "current binding" if binding.is_current else "former binding"
        first = add(made, "p", f"{binding.tradition.value}, {state}", xml_lang="en")
        add_reference(first, "persName", binding.binder, names, role="bnd")
        add_reference(first, "placeName", binding.place, names)
        if binding.date is not None:
            add(first, "date", words(binding.date), **datable(binding.date))
        add_paragraphs(made, binding.note)
        for component in binding.components:
            _add_component(add(made, "p"), component)


def _add_component(parent: Element, component: Component) -> None:
    add_term(parent, component.type, "component")
    for material in component.materials:
        add_term(parent, material, "binding_material")
    for technique in component.techniques:
        add_term(parent, technique, "technique")
    said = []
    if component.presence is not Presence.PRESENT:
        said.append(component.presence.value)
    if component.originality is not Originality.UNKNOWN:
        said.append(component.originality.value)
    if said:
        add(parent, "note", ", ".join(said), type="state", xml_lang="en")
    if component.dimensions is not None:
        _add_dimensions(parent, component.dimensions)
    add_texts(parent, "note", component.note)
