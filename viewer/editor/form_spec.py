"""The form of the record, read from its models: no field is described a second time.

A field added to a model of `catalog/record` appears in the editor, in differences and on the public
page; a test then asks for its words in the four languages. Nothing here knows a language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from catalog.dates.statement import DateStatement
from catalog.record.document import SECTIONS, Record
from catalog.record.values import Authority as AuthorityKinds
from catalog.record.values import (
    LanguageTag,
    Locus,
    Prose,
    Reference,
    Term,
    Text,
    Vocabulary,
    WebAddress,
)


class FieldKind(StrEnum):
    """Which instrument of the editor a field gets."""

    LINE = "line"
    PROSE = "prose"
    ADDRESS = "address"
    LANGUAGE = "language"
    LANGUAGES = "languages"
    TEXT = "text"
    TEXTS = "texts"
    TERM = "term"
    TERMS = "terms"
    REFERENCE = "reference"
    DATE = "date"
    LOCUS = "locus"
    MEASURE = "measure"
    INTEGER = "integer"
    FLAG = "flag"
    CHOICE = "choice"
    LINK = "link"
    LINKS = "links"
    HOLDER = "holder"
    RIGHTS = "rights"
    GROUP = "group"
    REPEAT = "repeat"


# Fields that name another item of the same record, and where those items are.
LINKS: Final = {"mark_id": "provenance.marks", "evidence": "provenance.inferences"}
_BY_NAME: Final = {"holder_id": FieldKind.HOLDER, "rights": FieldKind.RIGHTS}
_BY_MODEL: Final[dict[type, FieldKind]] = {
    Term: FieldKind.TERM,
    Reference: FieldKind.REFERENCE,
    DateStatement: FieldKind.DATE,
    Locus: FieldKind.LOCUS,
    Text: FieldKind.TEXT,
}
_BY_SCALAR: Final[dict[type, FieldKind]] = {
    bool: FieldKind.FLAG,
    int: FieldKind.INTEGER,
    float: FieldKind.MEASURE,
    str: FieldKind.LINE,
}
# What belongs to the machine and has no place in the form.
_INNER = frozenset({"id", "format"})


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name in the document, its instrument, what may stand in it.

    `model` is the class it stands in; `of` the class of a group or of the items of a repeat.
    `values` are those of a choice, `value_set` the name under which their words are kept. `least`
    and `most` bound numbers, `length` characters or items. `default` is ready for JSON.
    """

    name: str
    kind: FieldKind
    model: type[BaseModel]
    of: type[BaseModel] | None = None
    values: tuple[str, ...] = ()
    value_set: str = ""
    vocabulary: str | None = None
    authorities: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    length: int | None = None
    is_required: bool = False
    is_nullable: bool = False
    default: Any = None


def kebab(name: str) -> str:
    """Return the name of a class or field as messages spell it: 'WorkItem' is 'work-item'."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower().replace("_", "-")


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields of a model in the order of their definition."""
    return tuple(
        _field(model, name, info) for name, info in model.model_fields.items() if name not in _INNER
    )


@cache
def field_of(model: type[BaseModel], name: str) -> FieldSpec | None:
    """Return one field of a model, or None when it has none of this name."""
    return next((each for each in fields_of(model) if each.name == name), None)


def sections() -> tuple[FieldSpec, ...]:
    """Return the sections of the record, in the order of the side list."""
    by_name = {each.name: each for each in fields_of(Record)}
    return tuple(by_name[name] for name in SECTIONS)


def models() -> tuple[type[BaseModel], ...]:
    """Return every model that the form is made of, the record first, each once."""
    return tuple(dict.fromkeys(_models_below(Record)))


def _models_below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for each in fields_of(model):
        if each.of is not None:
            yield from _models_below(each.of)


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> FieldSpec:
    bare, is_nullable, marks = _bare(info.annotation, [*info.metadata])
    kind, of = _kind(name, bare, marks)
    vocabulary = next((mark.name for mark in marks if isinstance(mark, Vocabulary)), None)
    kinds = next((mark.kinds for mark in marks if isinstance(mark, AuthorityKinds)), ())
    values, value_set = _values(name, bare)
    least_length = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0)
    return FieldSpec(
        name=name,
        kind=kind,
        model=model,
        of=of,
        values=values,
        value_set=value_set,
        vocabulary=vocabulary,
        authorities=kinds,
        least=_bound(marks, Ge, "ge", Gt, "gt"),
        most=_bound(marks, Le, "le", Lt, "lt"),
        length=next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None),
        is_required=info.is_required() or bool(least_length),
        is_nullable=is_nullable,
        default=_default(info),
    )


def _bare(annotation: Any, marks: list[Any]) -> tuple[Any, bool, list[Any]]:
    """Take off `Annotated` and `None`; return what is left and every mark that was on it."""
    is_nullable = False
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif type(None) in get_args(annotation):
            rest = [each for each in get_args(annotation) if each is not type(None)]
            annotation, is_nullable = rest[0], True
        else:
            return annotation, is_nullable, [*_flat(marks)]


def _flat(marks: list[Any]) -> Iterator[Any]:
    """Yield marks; a `Field` or a constraint of pydantic is opened into those it stands for."""
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark
            for name, kind in (("max_length", MaxLen), ("min_length", MinLen)):
                bound = getattr(mark, name, None)
                if bound is not None and not isinstance(mark, MaxLen | MinLen):
                    yield kind(bound)


def _kind(name: str, bare: Any, marks: list[Any]) -> tuple[FieldKind, type[BaseModel] | None]:
    if name in _BY_NAME:
        return _BY_NAME[name], None
    if get_origin(bare) is tuple:
        return _kind_of_many(name, get_args(bare)[0])
    if get_origin(bare) is Literal or (isinstance(bare, type) and issubclass(bare, StrEnum)):
        return FieldKind.CHOICE, None
    if bare in _BY_MODEL:
        return _BY_MODEL[bare], None
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return FieldKind.GROUP, bare
    if name in LINKS:
        return FieldKind.LINK, None
    if bare is str:
        return _kind_of_string(marks), None
    return _BY_SCALAR[bare], None


def _kind_of_many(name: str, item: Any) -> tuple[FieldKind, type[BaseModel] | None]:
    if name in LINKS:
        return FieldKind.LINKS, None
    if item is Text:
        return FieldKind.TEXTS, None
    if item is Term:
        return FieldKind.TERMS, None
    if item == LanguageTag:
        return FieldKind.LANGUAGES, None
    assert issubclass(item, BaseModel)
    return FieldKind.REPEAT, item


def _kind_of_string(marks: list[Any]) -> FieldKind:
    checks = {
        FieldKind.ADDRESS: get_args(WebAddress)[-1],
        FieldKind.LANGUAGE: get_args(LanguageTag)[-1],
    }
    found = next((kind for kind, check in checks.items() if check in marks), None)
    if found is not None:
        return found
    longest = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), 0)
    prose = next(mark.max_length for mark in get_args(Prose) if hasattr(mark, "max_length"))
    return FieldKind.PROSE if longest >= prose else FieldKind.LINE


def _values(name: str, bare: Any) -> tuple[tuple[str, ...], str]:
    if get_origin(bare) is Literal:
        return tuple(str(value) for value in get_args(bare)), kebab(name)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return tuple(value.value for value in bare), kebab(bare.__name__)
    return (), ""


def _bound(
    marks: list[Any], one: type, one_name: str, other: type, other_name: str
) -> float | None:
    for mark in marks:
        if isinstance(mark, one):
            return float(getattr(mark, one_name))
        if isinstance(mark, other):
            return float(getattr(mark, other_name))
    return None


def _default(info: FieldInfo) -> Any:
    if info.default is PydanticUndefined or info.default in ((), None):
        return None
    if isinstance(info.default, BaseModel):
        return None
    return info.default.value if isinstance(info.default, StrEnum) else info.default
