"""Mixed content of TEI as plain words: paragraphs become lines, editors' signs stay visible.

Nothing of the words is left out; of the markup there remains what a reader needs to tell a gap
from a blank and a reading from its correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Final

from catalog.tei.reading.ledger import Run
from catalog.xml.safe import Element, local_name

# Elements that begin and end a line of their own.
_BLOCKS: Final = frozenset({
    "ab", "biblStruct", "change", "custEvent", "decoNote", "desc", "div", "handNote", "head",
    "item", "l", "layout", "lg", "list", "listBibl", "msItem", "p", "provenance", "row",
    "scriptNote", "seal", "summary", "table", "typeNote",
})  # fmt: skip
# Containers whose parts are put side by side with a comma where the source has no sign between.
_LISTED: Final = frozenset({
    "address", "altIdentifier", "analytic", "author", "bibl", "editor", "geogName", "imprint",
    "monogr", "msIdentifier", "orgName", "origPlace", "persName", "placeName", "publicationStmt",
    "relation", "repository", "respStmt", "series",
})  # fmt: skip
_SIZES: Final = frozenset({"depth", "dim", "height", "width"})
# Breaks and milestones stand between words and have none of their own.
_BREAKS: Final = frozenset({"cb", "gb", "milestone", "pb"})
# Elements that may begin and end within a word.
_LETTERS: Final = frozenset({
    "abbr", "add", "am", "c", "choice", "corr", "del", "emph", "ex", "expan", "foreign", "g",
    "handShift", "hi", "num", "orig", "reg", "rend", "seg", "sic", "subst", "surplus", "unclear",
    "w",
})  # fmt: skip
# Where two words of different elements meet without a space in the source, one is put in.
_SEAM: Final = "\f"
_MET = re.compile(r"(?<=[\w.,;:)\]])\f+(?=[\w(\[])")
_SPACE = re.compile(r"[ \t\r\n]+")
_LINE = re.compile(r" *\n[ \n]*")
# What XML 1.0 may hold and no record does: controls of the second set.
_CONTROLS = re.compile("[\x7f-\x9f]")


@dataclass(slots=True)
class Words:
    """Plain words, the runs they were made of, and the elements that name somebody."""

    text: str
    runs: list[Run] = field(default_factory=list)
    named: list[Element] = field(default_factory=list)


def words_of(element: Element, skip: Set[Element] = frozenset()) -> Words:
    """The words in an element, without those in the elements of `skip`."""
    made = Words("")
    parts: list[str] = []
    _inside(element, skip, made, parts)
    made.text = tidy("".join(parts))
    return made


def tidy(text: str) -> str:
    """White space in one, no blank lines, no control characters."""
    text = _CONTROLS.sub("\ufffd", text)
    text = _MET.sub(" ", text).replace(_SEAM, "")
    # Line breaks of the source are spaces; those made here are marked by a vertical tab.
    return _LINE.sub("\n", _SPACE.sub(" ", text).replace("\v", "\n")).strip()


def is_prose(element: Element) -> bool:
    """Whether words stand in the element itself, and not only in elements of it."""
    if element.text and element.text.strip():
        return True
    return any(one.tail and one.tail.strip() for one in element)


def _inside(element: Element, skip: Set[Element], made: Words, parts: list[str]) -> None:
    name = local_name(element)
    if name and element.text:
        parts.append(element.text)
        if element.text.strip():
            made.runs.append((element, False))
    joint = _joint(element, name)
    for child in element:
        if child not in skip:
            before = len(parts)
            _child(child, skip, made, parts)
            said = "".join(parts[before:])
            if joint and said.strip():
                # A full stop or comma of the source stands for the sign.
                parts[before:] = [said.strip() + (joint if said.strip()[-1] not in ".,;:" else " ")]
            elif joint:
                del parts[before:]
        if child.tail and not joint:
            parts.append(child.tail)
            if child.tail.strip():
                made.runs.append((child, True))
    if joint and parts and parts[-1].endswith(joint):
        parts[-1] = parts[-1].removesuffix(joint)
    parts.extend(_unit(element, name))


def _child(child: Element, skip: Set[Element], made: Words, parts: list[str]) -> None:
    name = local_name(child)
    if not name:
        return
    if child.get("key") or child.get("ref"):
        made.named.append(child)
    before, after = _signs(child, name)
    parts.append(before)
    if name == "choice":
        _choice(child, skip, made, parts)
    else:
        _inside(child, skip, made, parts)
    parts.append(after)


def _signs(element: Element, name: str) -> tuple[str, str]:
    """What stands before and after the words of an element."""
    if name in _BLOCKS:
        return "\v", "\v"
    if name == "supplied":
        return "[", "]"
    if name == "del":
        return "⟦", "⟧"
    if name == "gap":
        return "[…]", ""
    if name == "lb":
        return ("", "") if element.get("break") == "no" else ("\v", "")
    if name in _BREAKS:
        return " ", ""
    if name == "hi" and (element.get("rend") or "").startswith("sup"):
        return "^", ""  # 1–15⁸ is no 158
    if name in _LETTERS:
        return "", ""
    return (" ", " ") if name in {"note", "bibl", "cit"} else (_SEAM, _SEAM)


def _joint(element: Element, name: str) -> str:
    if name == "dimensions":
        return " × " if not is_prose(element) else ""
    return ", " if name in _LISTED and not is_prose(element) else ""


def _unit(element: Element, name: str) -> Iterator[str]:
    """The unit of a measurement, where only an attribute says it."""
    unit = element.get("unit")
    if name == "dimensions" and unit and len(element):
        said = "".join(str(one) for one in element.itertext())
        if unit.lower() not in said.lower():
            yield f" {unit}"
    elif name in _SIZES and element.get("type"):
        yield f" ({element.get('type')})"


def _choice(element: Element, skip: Set[Element], made: Words, parts: list[str]) -> None:
    """What was written, and in brackets what an editor makes of it."""
    for number, child in enumerate(one for one in element if local_name(one)):
        parts.append(" (" if number == 1 else ", " if number > 1 else "")
        _child(child, skip, made, parts)
    if sum(1 for one in element if local_name(one)) > 1:
        parts.append(")")
