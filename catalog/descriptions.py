"""What is said of a manuscript when it comes in: from a file, a command line or a form.

People write it by hand (a `manuscript.toml` beside the scans), so short forms are taken
and everything else is refused with one sentence that names the field and says what to do.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.directions import ViewingDirection, check_direction, proposed_direction
from catalog.errors import BadAddress, BadRecord
from catalog.language import (
    LanguageMap,
    check_language,
    check_language_map,
    plain_text,
    without_turns,
)
from catalog.rights import check_rights
from catalog.uris import check_web_address

SHELFMARK_LENGTH_MAX = 200
TEXT_LENGTH_MAX = 2000

# What people write -> what the field is called.
_OTHER_NAMES = {
    "title": "titles",
    "language": "languages",
    "direction": "viewing_direction",
    "date": "date_text",
    "place": "place_text",
    "material": "material_text",
    "sample": "is_sample",
}
_FIELDS = (
    "shelfmark", "titles", "holder", "holder_id", "holder_names", "holder_homepage", "summary",
    "viewing_direction", "is_direction_proposed", "languages", "date_text", "place_text",
    "material_text", "rights", "required_statement", "is_sample",
)  # fmt: skip
# IIIF asks for a label beside every required statement; this one says what the value is.
_ATTRIBUTION: LanguageMap = {
    "ar": ["الإسناد"],
    "en": ["Attribution"],
    "kk": ["Дереккөз"],
    "ru": ["Указание источника"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything a person says of a manuscript, checked.

    Language maps have BCP 47 keys or "none"; `languages` are tags, the main one first;
    `is_direction_proposed` says that nobody stated the viewing direction: it was proposed
    from the languages. Make one with `from_mapping`, which checks.
    """

    shelfmark: str
    titles: LanguageMap
    holder_id: str
    holder_names: LanguageMap
    holder_homepage: str | None = None
    summary: LanguageMap | None = None
    viewing_direction: ViewingDirection = ViewingDirection.LEFT_TO_RIGHT
    is_direction_proposed: bool = True
    languages: tuple[str, ...] = ()
    date_text: str | None = None
    place_text: str | None = None
    material_text: str | None = None
    rights: str | None = None
    required_statement: dict[str, LanguageMap] | None = None
    is_sample: bool = False

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Description:
        """The description in a mapping as TOML, JSON, a form or `as_mapping` gives it.

        Needed: `shelfmark`, `titles` (or `title`) and `holder` (its name, or a table of
        `name`, `id` and `homepage`). An empty value counts as absent.

        Raises:
            BadRecord: a field is missing, unknown or wrong; one sentence that names it.
        """
        given = _by_field(mapping)
        languages = _languages(given.get("languages"))
        stated = given.get("viewing_direction")
        holder_id, holder_names, holder_homepage = _holder(given)
        return cls(
            shelfmark=_shelfmark(given.get("shelfmark")),
            titles=check_language_map(_needed(given, "titles"), "titles"),
            holder_id=holder_id,
            holder_names=holder_names,
            holder_homepage=holder_homepage,
            summary=_optional_map(given, "summary"),
            viewing_direction=check_direction(stated) if stated else proposed_direction(languages),
            is_direction_proposed=not stated or _flag(given, "is_direction_proposed"),
            languages=languages,
            date_text=_text(given, "date_text"),
            place_text=_text(given, "place_text"),
            material_text=_text(given, "material_text"),
            rights=_rights(given),
            required_statement=_required_statement(given.get("required_statement")),
            is_sample=_flag(given, "is_sample"),
        )

    def as_mapping(self) -> dict[str, Any]:
        """The same as plain JSON values; `from_mapping` makes an equal description of it."""
        return {
            "shelfmark": self.shelfmark,
            "titles": self.titles,
            "holder_id": self.holder_id,
            "holder_names": self.holder_names,
            "holder_homepage": self.holder_homepage,
            "summary": self.summary,
            "viewing_direction": self.viewing_direction.value,
            "is_direction_proposed": self.is_direction_proposed,
            "languages": list(self.languages),
            "date_text": self.date_text,
            "place_text": self.place_text,
            "material_text": self.material_text,
            "rights": self.rights,
            "required_statement": self.required_statement,
            "is_sample": self.is_sample,
        }


def holder_id_of(name: str) -> str:
    """A slug that people can read, from the name of a holder: 'Leiden, UB' is 'leiden-ub'.

    Letters of any script stay, so that a name in Arabic or Kazakh has a slug too.

    Raises:
        BadRecord: the name has neither a letter nor a digit.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")[:80].strip("-")
    if not slug:
        raise BadRecord(
            f"holder {name!r} has no letters: write the name of the library.",
            key="holder-letters",
            name=name,
        )
    return slug


def _by_field(mapping: object) -> dict[str, Any]:
    if not isinstance(mapping, Mapping):
        raise BadRecord(
            "A description must be a table of fields, such as shelfmark and title.", key="not-table"
        )
    given: dict[str, Any] = {}
    for name, value in mapping.items():
        field = _OTHER_NAMES.get(name, name)
        if field not in _FIELDS:
            near = difflib.get_close_matches(str(name), [*_OTHER_NAMES, *_FIELDS], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(_FIELDS)}."
            raise BadRecord(
                f"{name!r} is not a field of a description: {hint}",
                key="unknown-near" if near else "unknown-field",
                name=name,
                near=near[0] if near else "",
                known=_FIELDS,
            )
        if value is None or (isinstance(value, str | list | tuple | Mapping) and not value):
            continue
        if isinstance(value, str) and not value.strip():
            continue
        if field in given:
            raise BadRecord(
                f"{field} is given twice, once as {name!r}: leave one out.",
                key="given-twice",
                field=field,
                name=name,
            )
        given[field] = value
    return given


def _needed(given: Mapping[str, Any], field: str) -> Any:
    if field not in given:
        raise BadRecord(
            f"{field.removesuffix('s')} is missing: a manuscript cannot do without.",
            key="missing",
            field=field.removesuffix("s"),
        )
    return given[field]


def _shelfmark(value: object) -> str:
    if value is None:
        raise BadRecord(
            "shelfmark is missing: write the call number, such as 'MS Or. 42'.",
            key="shelfmark-missing",
        )
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _plain(value, "shelfmark", SHELFMARK_LENGTH_MAX)
    if any(unicodedata.category(character) in ("Cc", "Cf") for character in text):
        raise BadRecord(
            "shelfmark holds an invisible character (a direction mark or the like): "
            "type it again by hand.",
            key="shelfmark-invisible",
        )
    return " ".join(unicodedata.normalize("NFC", text).split())


def _plain(value: object, field: str, length_max: int) -> str:
    if not isinstance(value, str):
        raise BadRecord(
            f"{field} must be text, not {value!r}: put it in quotation marks.",
            key="not-text",
            field=field,
            value=value,
        )
    return plain_text(value, field, length_max)


def _text(given: Mapping[str, Any], field: str) -> str | None:
    value = given.get(field)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # A year: `date = 1290` in TOML is a number.
    return None if value is None else without_turns(_plain(value, field, TEXT_LENGTH_MAX))


def _rights(given: Mapping[str, Any]) -> str | None:
    text = _text(given, "rights")
    return None if text is None else check_rights(text)


def _flag(given: Mapping[str, Any], field: str) -> bool:
    value = given.get(field, False)
    if not isinstance(value, bool):
        raise BadRecord(
            f"{field} is {value!r}: write true or false.",
            key="not-yes-no",
            field=field,
            value=value,
        )
    return value


def _languages(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    tags = re.split(r"[,;\s]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(tags, list | tuple):
        raise BadRecord(
            f"languages is {value!r}: write a list such as ['ar', 'fa'].",
            key="languages",
            value=value,
        )
    return tuple(dict.fromkeys(check_language(tag, "languages") for tag in tags if tag != ""))


def _optional_map(given: Mapping[str, Any], field: str) -> LanguageMap | None:
    return check_language_map(given[field], field) if field in given else None


def _holder(given: Mapping[str, Any]) -> tuple[str, LanguageMap, str | None]:
    table = given.get("holder", {})
    if isinstance(table, str):
        table = {"name": table}
    if not isinstance(table, Mapping):
        raise BadRecord(
            f"holder is {table!r}: write the name of the library.", key="holder-table", value=table
        )
    for part in table:
        if part not in ("id", "name", "names", "homepage"):
            raise BadRecord(
                f"holder has no part {part!r}: write name, id and homepage.",
                key="holder-part",
                part=part,
            )
    names = table.get("names") or table.get("name") or given.get("holder_names")
    if not names:
        raise BadRecord(
            "holder is missing: write the name of the library that holds the book.",
            key="holder-missing",
        )
    checked = check_language_map(names, "holder")
    chosen = table.get("id") or given.get("holder_id") or next(iter(checked.values()))[0]
    homepage = table.get("homepage") or given.get("holder_homepage")
    return holder_id_of(_plain(chosen, "holder", 400)), checked, _homepage(homepage)


def _homepage(value: object) -> str | None:
    if not value:
        return None
    text = _plain(value, "holder homepage", TEXT_LENGTH_MAX)
    try:
        return check_web_address(text, "holder homepage")
    except BadAddress as error:
        raise BadRecord(str(error)) from error


def _required_statement(value: object) -> dict[str, LanguageMap] | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or not {"label", "value"} & set(value):
        value = {"value": value}
    label = value.get("label") or _ATTRIBUTION
    return {
        "label": check_language_map(label, "required_statement label"),
        "value": check_language_map(value.get("value"), "required_statement"),
    }
