"""The description of a manuscript for people, from its record: sections, blocks, rows.

The order and the labels come from the models (`viewer/editor/form_spec.py`), so that a field which
can be written can also be read. What is empty is left out, and nothing here asks a database.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import BaseModel

from catalog.codicology.collation import Quire
from catalog.codicology.collation_formula import print_formula
from catalog.record.binding import Binding, Component
from catalog.record.contents import Contribution, Part, Quotation, WorkItem
from catalog.record.document import Citation, Record
from catalog.record.identity import Identifier, LanguageUse, Title
from catalog.record.physical import Addition, Decoration, Dimensions, Foliation, Hand, Support
from catalog.record.provenance import CustodyEvent, Inference, Mark
from catalog.record.values import Note, Reference, Source, Term
from viewer.editor.form_spec import FieldKind, FieldSpec, fields_of, sections
from viewer.editor.form_words import group_of, label_of, section_of, value_of
from viewer.record_values import (
    Saying,
    Shown,
    best_texts,
    date_shown,
    every_text,
    in_language,
    languages_shown,
    locus_shown,
    plain,
    reference_shown,
    source_shown,
    term_shown,
    text_shown,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, and its values."""

    label: str
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, with the blocks inside them; an outermost one has no heading."""

    heading: tuple[Shown, ...]
    rows: tuple[Row, ...] = ()
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the description; `name` is that of the record and the anchor on the page."""

    name: str
    title: str
    body: Block


# What the head of the manuscript page already says.
ON_TOP: Final = frozenset({
    "shelfmark", "holder_id", "viewing_direction", "is_direction_proposed", "rights",
    "required_statement", "summary",
})  # fmt: skip

# The field by which an item is called, where one stands for it better than a number.
_HEADED_BY: Final[Mapping[type, str]] = {
    WorkItem: "titles", Part: "label", Quotation: "place", Support: "material",
    Foliation: "name", Hand: "script", Decoration: "kind", Addition: "kind", Binding: "tradition",
    Component: "type", Mark: "kind", Inference: "claim", CustodyEvent: "kind",
}  # fmt: skip

# Words copied from the page: every language of them is shown, as none translates another.
_COPIED: Final = frozenset({"transcription", "titles"})
_SILENT: Final = frozenset({"unknown", "certain"})


def description(
    record: Record, said: Saying, *, without: frozenset[str] = frozenset()
) -> tuple[Section, ...]:
    """Return the sections that have something to say.

    `without` names sections that the page shows in another way (as provenance on a map).
    """
    made = []
    for spec in sections():
        if spec.name in without:
            continue
        title = section_of(spec.name, said.t)
        value = getattr(record, spec.name)
        if spec.kind is FieldKind.GROUP:
            body = _block(value, said, (), ON_TOP if spec.name == "identity" else frozenset())
        else:
            rows, blocks = _repeat(spec, value, said)
            body = Block((), rows, blocks)
        if body.rows or body.blocks:
            made.append(Section(spec.name, title, body))
    return tuple(made)


def shown_value(spec: FieldSpec, value: Any, said: Saying) -> tuple[Shown, ...]:
    """Return one field's value in words; an empty tuple where there is nothing to say."""
    if value is None or value in ("", ()):
        return ()
    make = _BY_KIND.get(spec.kind)
    return () if make is None else make(spec, value, said)


def shown_item(item: BaseModel, said: Saying) -> tuple[Shown, ...]:
    """Return one item of a repeat, or one group, flat: its name and every value in it."""
    if type(item) in _IN_ONE_LINE:
        return _IN_ONE_LINE[type(item)](item, said)
    return tuple(_flat(_block(item, said, (), frozenset())))


def _flat(block: Block) -> Iterator[Shown]:
    yield from block.heading
    for row in block.rows:
        for shown in row.values:
            yield replace(shown, qualifier=row.label)
    for inner in block.blocks:
        yield from _flat(inner)


def _block(
    value: BaseModel, said: Saying, heading: tuple[Shown, ...], skip: frozenset[str]
) -> Block:
    rows: list[Row] = []
    blocks: list[Block] = []
    for spec in fields_of(type(value)):
        inner = getattr(value, spec.name)
        if spec.name in skip or inner is None:
            continue
        if spec.kind is FieldKind.REPEAT:
            more_rows, more_blocks = _repeat(spec, inner, said)
            rows += more_rows
            blocks += more_blocks
        elif spec.kind is FieldKind.GROUP:
            if type(inner) in _IN_ONE_LINE:
                rows += _line_row(spec, (inner,), said)
                continue
            made = _block(inner, said, (Shown(label_of(spec, said.t)),), frozenset())
            if made.rows or made.blocks:
                blocks.append(made)
        elif shown := shown_value(spec, inner, said):
            rows.append(Row(label_of(spec, said.t), shown))
    return Block(heading, tuple(rows), tuple(blocks))


def _repeat(
    spec: FieldSpec, items: Sequence[BaseModel], said: Saying
) -> tuple[tuple[Row, ...], tuple[Block, ...]]:
    if not items:
        return (), ()
    if spec.of is Quire:
        formula = print_formula(tuple(item for item in items if isinstance(item, Quire)))
        return (Row(label_of(spec, said.t), (Shown(formula, None, "ltr"),)),), ()
    if spec.of in _IN_ONE_LINE:
        return _line_row(spec, items, said), ()
    blocks = [_item(item, number, len(items), said) for number, item in enumerate(items, 1)]
    return (), tuple(block for block in blocks if block.rows or block.blocks or block.heading)


def _line_row(spec: FieldSpec, items: Sequence[BaseModel], said: Saying) -> tuple[Row, ...]:
    values = tuple(shown for item in items for shown in _IN_ONE_LINE[type(item)](item, said))
    return (Row(label_of(spec, said.t), values),) if values else ()


def _item(item: BaseModel, number: int, of: int, said: Saying) -> Block:
    """Return one item of a repeat under its own name, or under the name of its kind."""
    named_by = _HEADED_BY.get(type(item))
    kind = _capital(group_of(type(item), said.t))
    heading: tuple[Shown, ...] = ()
    if named_by is not None:
        spec = next(each for each in fields_of(type(item)) if each.name == named_by)
        heading = shown_value(spec, getattr(item, named_by), said)
    if isinstance(item, WorkItem) and not heading and item.work is not None:
        heading, named_by = reference_shown(item.work, said), "work"
    if not heading:
        heading, named_by = (Shown(f"{kind} {number}" if of > 1 else kind),), None
    first = replace(heading[0], text=_capital(heading[0].text))
    skip = frozenset() if named_by is None else frozenset({named_by})
    return _block(item, said, (first, *heading[1:]), skip)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dimensions(item: Any, said: Saying) -> tuple[Shown, ...]:
    sides = [side for side in (item.height_mm, item.width_mm, item.depth_mm) if side is not None]
    if not sides:
        return best_texts(item.note, said.t)
    numbers = " × ".join(said.t.number(side) for side in sides)
    words = said.t("record-millimetres", numbers=numbers)
    if item.tolerance_mm:
        words = said.t("record-tolerance", size=words, off=said.t.number(item.tolerance_mm))
    what = value_of("dimension-of", item.of.value, said.t)
    return (Shown(words, qualifier=what), *best_texts(item.note, said.t))


def _identifier(item: Any, said: Saying) -> tuple[Shown, ...]:
    if not item.value:
        return ()
    kind = value_of("identifier-kind", item.kind.value, said.t)
    issuer = reference_shown(item.issued_by, said) if item.issued_by else ()
    names = ", ".join([kind, *(shown.text for shown in issuer)])
    return (Shown(item.value, qualifier=names), *best_texts(item.note, said.t))


def _title(item: Any, said: Saying) -> tuple[Shown, ...]:
    kind = value_of("title-kind", item.kind.value, said.t)
    return tuple(replace(shown, qualifier=kind) for shown in every_text(item.texts))


def _language(item: Any, said: Saying) -> tuple[Shown, ...]:
    main = said.t("field-is_main") if item.is_main else None
    named = languages_shown((item.tag,), said.t)
    return (
        *(Shown(shown.text, qualifier=main) for shown in named),
        *best_texts(item.note, said.t),
    )


def _contribution(item: Any, said: Saying) -> tuple[Shown, ...]:
    if item.person is None:
        return ()
    role = value_of("work-role", item.role.value, said.t)
    return tuple(
        replace(shown, qualifier=f"{role}, {shown.qualifier}" if shown.qualifier else role)
        for shown in reference_shown(item.person, said)
    )


def _source(item: Any, said: Saying) -> tuple[Shown, ...]:
    return (source_shown(item, said.t),)


def _citation(item: Any, said: Saying) -> tuple[Shown, ...]:
    page = said.t("record-page", page=item.locus) if item.locus else None
    shown = tuple(
        replace(text, address=item.url, qualifier=page) for text in every_text(item.citation)
    )
    bare = (Shown(str(item.url), address=item.url, qualifier=page),) if item.url else ()
    return (*(shown or bare), *best_texts(item.note, said.t))


def _note(item: Any, said: Saying) -> tuple[Shown, ...]:
    where = locus_shown(item.locus, said) if item.locus else ()
    heading = ", ".join(shown.text for shown in best_texts(item.heading, said.t)) or None
    texts = (replace(shown, qualifier=heading) for shown in best_texts(item.texts, said.t))
    return (*texts, *where)


_IN_ONE_LINE: Final[Mapping[type | None, Callable[[Any, Saying], tuple[Shown, ...]]]] = {
    Dimensions: _dimensions, Identifier: _identifier, Title: _title, LanguageUse: _language,
    Contribution: _contribution, Source: _source, Citation: _citation, Note: _note,
}  # fmt: skip


def _texts(spec: FieldSpec, value: Any, said: Saying) -> tuple[Shown, ...]:
    copied = spec.name in _COPIED or (spec.model is Quotation and spec.name == "texts")
    return every_text(value) if copied else best_texts(value, said.t)


def _choice(spec: FieldSpec, value: Any, said: Saying) -> tuple[Shown, ...]:
    word = getattr(value, "value", value)
    return () if word in _SILENT else (Shown(value_of(spec.value_set, word, said.t)),)


def _flag(_: FieldSpec, value: bool, said: Saying) -> tuple[Shown, ...]:
    return (Shown(said.t("record-yes")),) if value else ()


def _terms(_: FieldSpec, value: Sequence[Term], said: Saying) -> tuple[Shown, ...]:
    return tuple(shown for term in value for shown in term_shown(term, said.t))


def _holder(_: FieldSpec, value: str, said: Saying) -> tuple[Shown, ...]:
    names = said.holders.get(value)
    return (in_language(names, said.t) if names else plain(value),)


def _address(_: FieldSpec, value: str, __: Saying) -> tuple[Shown, ...]:
    return (Shown(value, direction="ltr", address=value),)


def _number(_: FieldSpec, value: float, said: Saying) -> tuple[Shown, ...]:
    return (Shown(said.t.number(value)),)


def _reference(_: FieldSpec, value: Reference, said: Saying) -> tuple[Shown, ...]:
    return (*reference_shown(value, said), *best_texts(value.note, said.t))


_BY_KIND: Final[Mapping[FieldKind, Callable[[FieldSpec, Any, Saying], tuple[Shown, ...]]]] = {
    FieldKind.LINE: lambda _, value, __: (plain(value),),
    FieldKind.PROSE: lambda _, value, __: (plain(value),),
    FieldKind.ADDRESS: _address,
    FieldKind.RIGHTS: _address,
    FieldKind.LANGUAGE: lambda _, value, said: languages_shown((value,), said.t),
    FieldKind.LANGUAGES: lambda _, value, said: languages_shown(value, said.t),
    FieldKind.TEXT: lambda _, value, __: (text_shown(value),),
    FieldKind.TEXTS: _texts,
    FieldKind.TERM: lambda _, value, said: term_shown(value, said.t),
    FieldKind.TERMS: _terms,
    FieldKind.REFERENCE: _reference,
    FieldKind.DATE: lambda _, value, said: date_shown(value, said.t),
    FieldKind.LOCUS: lambda _, value, said: locus_shown(value, said),
    FieldKind.MEASURE: _number,
    FieldKind.INTEGER: _number,
    FieldKind.FLAG: _flag,
    FieldKind.CHOICE: _choice,
    FieldKind.HOLDER: _holder,
}
