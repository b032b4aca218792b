"""Elements of MODS: groups that say one thing in several scripts, names, dates, words.

`altRepGroup` ties what is said twice, in the original script and in Latin letters (MODS 3, common
attributes); the script and the language of each stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from catalog.bibliographic import tongues
from catalog.bibliographic.desk import LibraryDesk, without_seam
from catalog.bibliographic.relators import Part, role_of
from catalog.dates.statement import DateStatement
from catalog.dates.wording import propose
from catalog.record.contents import WorkRole
from catalog.tei.reading.dating import day_of
from catalog.tei.reading.desk import children, runs_in
from catalog.tei.reading.ledger import Holder, Run
from catalog.tei.reading.named import NamedKind
from catalog.tei.reading.prose import Words
from catalog.xml.safe import Element, local_name

_KINDS: Final = {
    "personal": NamedKind.PERSON, "family": NamedKind.PERSON, "corporate": NamedKind.BODY,
    "conference": NamedKind.BODY,
}  # fmt: skip
_DATES: Final = ("dateCreated", "dateIssued", "copyrightDate", "dateOther", "dateCaptured",
                 "dateValid", "dateModified")  # fmt: skip


def grouped(elements: Iterable[Element]) -> list[list[Element]]:
    """Elements in the order of the record, those of one `altRepGroup` together."""
    groups: dict[Any, list[Element]] = {}
    for one in elements:
        number = one.get("altRepGroup")
        key = (local_name(one), number) if number else one
        groups.setdefault(key, []).append(one)
    return [*groups.values()]


def tell_language(desk: LibraryDesk, element: Element, *, of_book: bool) -> None:
    """The language of an element: by its own attributes, else by its letters."""
    text = " ".join(str(one) for one in element.itertext())
    said = tongues.language_of(element.get("lang") or _xml_lang(element))
    script = (element.get("script") or "").title()
    if said != "none" or script:
        base = said if said != "none" else desk.book_language if of_book else "none"
        desk.tell(element, tongues.tag_for(base, text, script))
    elif of_book:
        tag = tongues.tag_for(desk.book_language, text)
        # Latin letters without a word on their language are perhaps no romanisation.
        desk.tell(element, "none" if tag.endswith("-Latn") else tag)
    else:
        desk.remark(element, text)


def _xml_lang(element: Element) -> str | None:
    return element.get("{http://www.w3.org/XML/1998/namespace}lang")


def title_words(desk: LibraryDesk, info: Element) -> Words:
    """The title of a titleInfo as one line: article, title, subtitle, part."""
    made = Words("")
    for part in children(info, "nonSort", "title", "subTitle", "partNumber", "partName"):
        words = desk.joined([part])
        if not words.text:
            continue
        name = local_name(part)
        if not made.text:
            made.text = words.text
        elif name == "title":
            made.text += words.text if made.text[-1] in "-'’" else f" {words.text}"
        else:
            made.text += f" : {words.text}" if name == "subTitle" else f". {words.text}"
        made.runs += words.runs
    return made


def name_words(desk: LibraryDesk, name: Element) -> Words:
    """A name as one line: family, given, terms of address, dates; else as it is written."""
    parts = children(name, "namePart")
    by_type: dict[str, list[Element]] = {}
    for one in parts:
        by_type.setdefault(one.get("type") or "", []).append(one)
    order = ["", "family", "given", "termsOfAddress", "date"]
    elements = [one for kind in order for one in by_type.pop(kind, ())]
    elements += [one for rest in by_type.values() for one in rest]
    said = "".join(str(text) for text in name.itertext())
    return desk.joined(elements, "، " if tongues.script_of(said) == "Arab" else ", ")


def reference(desk: LibraryDesk, group: list[Element]) -> Holder | None:
    """A name that is written in one script or several: the original first, the others beside it."""
    made: Holder = {}
    for one in group:
        tell_language(desk, one, of_book=True)
        if (
            not one.get("lang")
            and tongues.script_of("".join(str(text) for text in one.itertext())) == "Latn"
        ):
            desk.tell(one, "none")  # a name in Latin letters is of no language
        text = desk.name(name_words(desk, one), one)
        if text is None:
            continue
        if "name" not in made:
            made["name"] = text
        else:
            made.setdefault("note", []).append(text)
        kind = _KINDS.get(one.get("type") or "", NamedKind.PERSON)
        desk.identify(kind, text, identifiers(one))
        for part in children(one, "displayForm", "affiliation", "description", "nameIdentifier",
                             "alternativeName"):  # fmt: skip
            said = desk.text(desk.joined([part], ", "), part)
            if said is not None:
                made.setdefault("note", []).append(said)
    return made if "name" in made else None


def roles(group: list[Element]) -> tuple[WorkRole | Part, bool, list[Element]]:
    """The role of a name, whether it is known, and the elements that say it."""
    terms = [term for one in group for role in children(one, "role")
             for term in children(role, "roleTerm")]  # fmt: skip
    role, is_known = role_of([one.text or "" for one in terms], WorkRole.OTHER)
    return role, is_known, terms


def add_contribution(desk: LibraryDesk, item: Holder, group: list[Element]) -> None:
    """A person and the part they had in one text of a book; its author where nothing says more."""
    found = reference(desk, group)
    if found is None:
        return
    role, is_known, terms = roles(group)
    if not terms:
        role = WorkRole.AUTHOR
    said = role if isinstance(role, WorkRole) else WorkRole.OTHER
    made = desk.item(group[0], "contribution") | {"role": said.value, "person": found}
    item.setdefault("contributors", []).append(made)
    for term in terms:
        if is_known and isinstance(role, WorkRole):
            desk.ledger.place(runs_in(term), made, "role")
        elif (text := desk.text(desk.joined([term]), term)) is not None:
            found.setdefault("note", []).append(text)


def rest_of(desk: LibraryDesk, element: Element) -> Words:
    """The words of an element that no value was made of yet, one after another."""
    leaves = [
        one for one in element.iter()
        if local_name(one) and not len(one) and (one.text or "").strip() and not desk.is_placed(one)
    ]  # fmt: skip
    return desk.joined(leaves, ". ")


def identifiers(element: Element) -> list[str]:
    """What identifies a name or a subject elsewhere: the address of its value."""
    given = [element.get("valueURI") or "", element.get("{http://www.w3.org/1999/xlink}href") or ""]
    given += [" ".join((one.text or "").split()) for one in children(element, "nameIdentifier")]
    return [one for one in given if one]


def date_in(desk: LibraryDesk, info: Element) -> Holder | None:
    """The date of an originInfo: in its words, with what the encoded values say it means."""
    dates = [one for name in _DATES[:4] for one in children(info, name)]
    if not dates:
        return None
    first = local_name(dates[0])
    used = [one for one in dates if local_name(one) == first] + [
        one for one in dates if local_name(one) == "dateOther" and local_name(one) != first
    ]
    plain = [one for one in used if not one.get("encoding")]
    encoded = [one for one in used if one.get("encoding")]
    made: Holder = {}
    if plain:
        words = desk.joined(plain, "; ")
        made |= {"original": without_seam(words.text)[:2000]}
        made["original_language"] = desk.cataloguer_language
        desk.ledger.place(words.runs, made, "original")
        _mean(made, made["original"])
    elif encoded:
        words = desk.joined(encoded, "/")
        made["original"] = words.text[:2000]
        desk.ledger.place(words.runs, made, "original")
    _add_encoded(desk, made, encoded)
    return made or None


def _mean(made: Holder, said: str) -> None:
    bare = said.strip("[]?. ")
    found = propose(said) or propose(bare)
    if found is not None:
        told = found.model_dump(mode="json", exclude_defaults=True)
        made |= {key: one for key, one in told.items() if not key.startswith("original")}
    if "?" in said:
        made["is_uncertain"] = True


def _add_encoded(desk: LibraryDesk, made: Holder, encoded: list[Element]) -> None:
    """What w3cdtf and its like say: one day, or a first and a last (MODS 3, `point`)."""
    starts = [one for one in encoded if one.get("point") != "end"]
    ends = [one for one in encoded if one.get("point") == "end"] or starts[1:]
    if any(one.get("qualifier") == "approximate" for one in encoded):
        made["is_approximate"] = True
    if any(one.get("qualifier") in ("questionable", "inferred") for one in encoded):
        made["is_uncertain"] = True
    start = day_of(_text(starts[0])) if starts else None
    end = day_of(_text(ends[0])) if ends else None
    if start is None:
        return
    used = [*starts[:1], *ends[:1]] if end is not None else starts[:1]
    if "start" in made:
        is_same = made["start"].get("year") == start["year"]
        if not is_same and (made.get("calendar") == "gregorian" or len(used) > 1):
            return  # words and value contradict each other; the value is kept aside
        if not is_same:
            made |= {"stated_calendar": "gregorian", "stated_year": start["year"]}
    else:
        told: Holder = {"calendar": "gregorian", "start": start}
        if end is not None and end != start:
            told["end"] = end
        try:
            DateStatement.model_validate(made | told)
        except ValueError:
            return
        made |= told
    for one in used:
        desk.ledger.place(runs_in(one), made)


def _text(element: Element) -> str:
    return " ".join((element.text or "").split())


def runs_of(elements: Iterable[Element]) -> list[Run]:
    """Every run in some elements."""
    return [run for one in elements for run in runs_in(one)]
