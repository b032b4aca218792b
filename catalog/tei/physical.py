"""physDesc: what the book is made of, who wrote and decorated it, its binding and its seals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from catalog.codicology.collation_formula import print_formula
from catalog.conservation.released.telling import SILENCE, Told
from catalog.record.assertions import Assertion, Property
from catalog.record.binding import Binding
from catalog.record.document import Record
from catalog.record.physical import Collation, Extent, Foliation, Layout, Physical, Support
from catalog.record.provenance import Mark
from catalog.record.values import Certainty, Term, Texts
from catalog.tei.assertions import add_assertions
from catalog.tei.conservation import add_condition
from catalog.tei.covers import SEALS, add_bindings, add_dimensions, add_seals
from catalog.tei.making import add_additions, add_decorations, add_hands
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_locus,
    add_paragraphs,
    add_term,
    add_texts,
    cert,
    identifier,
    term_word,
)

_SUPPORT_CODES: Final = {"parchment": "perg", "vellum": "perg", "gazelle": "perg", "mixed": "mixed"}
_WORD: Final = re.compile(r"[A-Za-z_][\w.-]*")


def add_physical(
    parent: Element, record: Record, names: AuthorityNames, conservation: Told = SILENCE
) -> None:
    """PhysDesc of the whole book, where there is anything to say."""
    _add(
        parent,
        record.physical,
        record.bindings,
        names,
        marks=record.provenance.marks,
        claims=record.assertions,
        conservation=conservation,
    )


def add_part_physical(
    parent: Element, physical: Physical | None, bindings: tuple[Binding, ...], names: AuthorityNames
) -> None:
    """PhysDesc of a part; what marks are in it is told for the whole book."""
    _add(parent, physical or Physical(), bindings, names)


def _add(
    parent: Element,
    physical: Physical,
    bindings: tuple[Binding, ...],
    names: AuthorityNames,
    *,
    marks: tuple[Mark, ...] = (),
    claims: tuple[Assertion, ...] = (),
    conservation: Told = SILENCE,
) -> None:
    made = add(parent, "physDesc")
    _add_object(made, physical, claims, names, conservation)
    add_hands(made, physical.hands, names)
    if physical.music_notation:
        add_paragraphs(add(made, "musicNotation"), physical.music_notation)
    add_decorations(made, physical.decorations, names)
    numbered = tuple(enumerate(marks, 1))
    others = [(at, mark) for at, mark in numbered if mark.kind not in SEALS]
    add_additions(made, physical.additions, others, physical.notes)
    add_bindings(made, bindings, names)
    add_seals(made, [(at, mark) for at, mark in numbered if mark.kind in SEALS])
    if physical.accompanying:
        add_paragraphs(add(made, "accMat"), physical.accompanying)
    if not len(made):
        parent.remove(made)


def _add_object(
    parent: Element,
    physical: Physical,
    claims: tuple[Assertion, ...],
    names: AuthorityNames,
    conservation: Told,
) -> None:
    described = add(parent, "objectDesc", form=_form(physical.form))
    _add_support(described, physical, claims, names, conservation)
    if physical.layouts:
        layouts = add(described, "layoutDesc")
        for layout in physical.layouts:
            _add_layout(layouts, layout)
    if not len(described) and described.get("form") is None:
        parent.remove(described)
    elif not len(described):
        add(described, "supportDesc")


def _form(form: Term | None) -> str | None:
    """The key of the form as one word, or the free word of another catalogue."""
    if form is None or form.key is not None or len(form.texts) != 1:
        return term_word(form)
    word = form.texts[0].text.replace(" ", "_")
    return word if _WORD.fullmatch(word) else None


def _add_support(
    parent: Element,
    physical: Physical,
    claims: tuple[Assertion, ...],
    names: AuthorityNames,
    conservation: Told,
) -> None:
    made = add(parent, "supportDesc", material=_material(physical.supports))
    support = add(made, "support")
    for one in physical.supports:
        _add_material(support, one)
    add_assertions(add(support, "p", n="assertions"), claims, {Property.SUPPORT}, names)
    if not len(support[-1]):
        support.remove(support[-1])
    extent = add(made, "extent")
    _add_extent(extent, physical.extent)
    for number, size in enumerate(physical.dimensions, 1):
        add_dimensions(extent, size, size.of.value, number)
    add_assertions(extent, claims, {Property.EXTENT}, names)
    for foliation in physical.foliations:
        _add_foliation(made, foliation)
    if physical.collation is not None:
        _add_collation(made, physical.collation)
    _add_condition(made, physical.condition, conservation)
    for empty in (support, extent):
        if not len(empty):
            made.remove(empty)
    if not len(made) and not made.attrib:
        parent.remove(made)


def _add_condition(parent: Element, words: Texts, conservation: Told) -> None:
    """The words of the catalogue, then a paragraph for each released survey."""
    made = add(parent, "condition")
    add_paragraphs(made, words)
    add_condition(made, conservation)
    if not len(made):
        parent.remove(made)


def _material(supports: Iterable[Support]) -> str | None:
    """The codes that catalogues share: perg, chart, mixed, or the term itself."""
    keys = [key for one in supports if (key := term_word(one.material)) is not None]
    if not keys:
        return None
    codes = {_SUPPORT_CODES.get(key, "chart" if key.startswith("paper") else key) for key in keys}
    return "mixed" if len(codes) > 1 else next(iter(codes))


def _add_material(parent: Element, support: Support) -> None:
    unsure = None if support.certainty is Certainty.CERTAIN else cert(support.certainty)
    made = add(parent, "p", cert=unsure, xml_id=identifier("support", support.id))
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


def _add_foliation(parent: Element, foliation: Foliation) -> None:
    made = add(parent, "foliation", xml_id=identifier("foliation", foliation.id))
    kind = "pagination" if foliation.is_pagination else "foliation"
    numerals = foliation.numerals.value.replace("_", "-")
    cited = ", cited in this record" if foliation.is_cited else ""
    add(made, "p", f"{foliation.name or kind}: {kind}, {numerals} numerals{cited}", n="name")
    add_texts(made, "p", foliation.position, n="position")
    add_paragraphs(made, foliation.note)


def _add_collation(parent: Element, collation: Collation) -> None:
    made = add(parent, "collation")
    if collation.formula:
        add(add(made, "p"), "formula", collation.formula)
    if formula := print_formula(collation.quires):
        add(add(made, "p"), "formula", formula, n="quires")
    for tag, texts in (("catchwords", collation.catchwords), ("signatures", collation.signatures)):
        if texts:
            add_texts(add(made, "p"), tag, texts)
    add_paragraphs(made, collation.note)
    if not len(made):
        parent.remove(made)


def _add_layout(parent: Element, layout: Layout) -> None:
    lines = [str(one) for one in (layout.lines_min, layout.lines_max) if one is not None]
    columns = None if layout.columns is None else str(layout.columns)
    made = add(
        parent,
        "layout",
        columns=columns,
        writtenLines=" ".join(lines) or None,
        xml_id=identifier("layout", layout.id),
    )
    paragraph = add(made, "p")
    add_locus(paragraph, layout.locus)
    counts = [f"columns: {columns}"] if columns else []
    counts += [f"lines: {'–'.join(dict.fromkeys(lines))}"] if lines else []
    if counts:
        add(paragraph, "seg", "; ".join(counts), type="counts", xml_lang="en")
    add_term(paragraph, layout.ruling, "ruling")
    add_paragraphs(made, layout.note)
