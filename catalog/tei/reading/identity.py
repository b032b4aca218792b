"""msIdentifier, head and the languages: what the manuscript is called (TEI P5, 11.4 and 11.5)."""

from __future__ import annotations

import re
from typing import Final

from catalog.language import NONE, direction_of
from catalog.record.identity import IdentifierKind, TitleKind
from catalog.tei.errors import BadTei
from catalog.tei.reading.desk import Desk, Rules, child, children, fill, runs_in, tag_of
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import to_name_note, to_reference
from catalog.xml.safe import Element, line_of, local_name

_PLACES: Final = {
    "country": "country", "bloc": "country", "region": "region", "district": "region",
    "geogName": "region", "settlement": "settlement", "placeName": "settlement",
    "institution": "institution", "repository": "repository", "collection": "fonds",
}  # fmt: skip
_FORMER: Final = re.compile(r"former|old|previous|alt|ancien", re.IGNORECASE)
_CATALOGUE: Final = re.compile(r"catalog|wright|handlist|scn|tm$|bm[mw]?$|number", re.IGNORECASE)
_ACCESSION: Final = re.compile(r"access|inventor|^inv", re.IGNORECASE)
_SHELFMARK: Final = re.compile(r"shelf|call|signat|cote", re.IGNORECASE)
_NOT_SHELFMARK: Final = re.compile(
    r"uri|url|ark|doi|purl|sierra|mms|uuid|isil|handle", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(https?|ark|urn|doi):\S+")
_SHELFMARK_MAX: Final = 200
_ISSUER: Final = to_reference("issued_by")
_REMARKS: Final = Rules({"note@name": to_name_note("issued_by")})


def add_identifier(desk: Desk, element: Element, identity: Holder) -> None:
    """Shelfmark, place of keeping and other identifiers.

    Raises:
        BadTei: no element gives a shelfmark.
    """
    shelfmark = _shelfmark(desk, element)
    desk.line(identity, "shelfmark", shelfmark)
    if len(identity.get("shelfmark", "")) > _SHELFMARK_MAX or not identity.get("shelfmark"):
        raise _without_shelfmark(element)
    keeping: Holder = {}
    for part in children(element):
        name = local_name(part)
        if part is shelfmark:
            continue
        if name in _PLACES and (not desk.own or name != "repository" or part.get("n") == "source"):
            desk.add(keeping, _PLACES[name], part)
        elif name == "repository":
            desk.place(part, identity)
        elif name == "idno":
            _add_number(desk, part, identity)
        elif name == "altIdentifier":
            _add_other(desk, part, identity, shelfmark)
        elif name == "msName":
            _add_name(desk, part, identity)
    if keeping:
        identity["keeping"] = keeping


def add_head(desk: Desk, element: Element, identity: Holder) -> None:
    """Titles and the summary of the head; what else stands there summarises the book."""
    by_number: dict[str, Holder] = {}
    for part in children(element):
        name, kind = local_name(part), part.get("type") or ""
        if name == "title":
            number = part.get("n") if desk.own else str(len(by_number))
            made = by_number.setdefault(number or "", desk.item(part, "title"))
            made["kind"] = kind if kind in set(TitleKind) else TitleKind.PREFERRED.value
            desk.add(made, "texts", part)
        elif name == "textLang":
            add_languages(desk, part, identity)
        elif name not in {"origDate", "origPlace"}:
            desk.add(identity, "summary", part)
    titles = [one for one in by_number.values() if one.get("texts") or desk.own]
    identity.setdefault("titles", []).extend(titles)
    if is_prose(element):
        desk.add(identity, "summary", element, {*children(element)})


def add_languages(desk: Desk, element: Element, identity: Holder, *, is_whole: bool = True) -> None:
    """The languages of a textLang; its words are kept beside the main one.

    `is_whole` is false for the language of one text, which is not the main one of the book.
    """
    known: list[Holder] = identity.setdefault("languages", [])
    if desk.own:
        _add_own_languages(desk, element, known)
        return
    main = element.get("mainLang") or ""
    found = [(tag_of(main), is_whole), *((tag_of(one), False) for one in
             (element.get("otherLangs") or "").replace(",", " ").split())]  # fmt: skip
    first: Holder | None = None
    for tag, is_main in found:
        if tag == NONE:
            continue
        use = next((one for one in known if one["tag"] == tag), None)
        if use is None:
            use = {**desk.item(element, "language"), "tag": tag}
            known.append(use)
        if is_main and not any(one.get("is_main") for one in known):
            use["is_main"] = True
        first = first or use
    if first is not None:
        said = [text["text"] for text in first.get("note", ())]
        texts = desk.texts(element)
        if texts and texts[0]["text"] in said:
            same = first["note"][said.index(texts[0]["text"])]
            desk.ledger.place(runs_in(element), same)
        elif texts:
            first.setdefault("note", []).extend(texts)
    elif texts := desk.texts(element):
        known.append({**desk.item(element, "language"), "tag": NONE, "note": texts})


def _add_own_languages(desk: Desk, element: Element, known: list[Holder]) -> None:
    """The languages in the order of the record, each with what is said of it."""
    main = tag_of(element.get("mainLang"))
    for part in children(element, "seg"):
        if desk.continues({"languages": known}, "languages", part):
            use = known[-1]
        else:
            use = {**desk.item(part, "language"), "tag": part.get("n") or NONE}
            use["is_main"] = use["tag"] == main and not any(one["is_main"] for one in known)
            known.append(use)
        if part.get("type") == "tag":
            desk.place(part, use)
        else:
            desk.add(use, "note", part)


def propose_direction(identity: Holder) -> None:
    """Which way the pages turn, guessed from the languages and marked as a guess."""
    uses = identity.get("languages", ())
    if len(uses) == 1:
        uses[0]["is_main"] = True
    main = next((one["tag"] for one in uses if one.get("is_main")), None)
    tag = main or next((one["tag"] for one in uses), NONE)
    if tag != NONE:
        runs = direction_of(tag)
        identity["viewing_direction"] = "right-to-left" if runs == "rtl" else "left-to-right"
        identity["is_direction_proposed"] = True


def _shelfmark(desk: Desk, element: Element) -> Element:
    """The idno that is the shelfmark: said to be one, or not said to be something else."""
    here = [one for one in children(element, "idno") if desk.words(one).text]
    others = [
        one
        for alternative in children(element, "altIdentifier")
        for one in children(alternative, "idno")
        if desk.words(one).text
    ]
    for one in (*here, *others):
        if _SHELFMARK.search(one.get("type") or ""):
            return one
    plain = [one for one in here if not _is_address(desk, one)]
    plain += [one for one in here if one not in plain]
    plain += [one for one in others if not _is_address(desk, one)]
    if not plain:
        raise _without_shelfmark(element)
    return plain[0]


def _is_address(desk: Desk, idno: Element) -> bool:
    if _NOT_SHELFMARK.search(idno.get("type") or ""):
        return True
    return _ADDRESS.match(desk.words(idno).text) is not None


def _without_shelfmark(element: Element) -> BadTei:
    line = line_of(element)
    return BadTei(
        f"The msIdentifier at line {line} names no shelfmark of at most {_SHELFMARK_MAX} "
        "characters: write it into its idno, and send the file again.",
        key="no-shelfmark",
        line=line,
        most=_SHELFMARK_MAX,
    )


def _add_number(desk: Desk, idno: Element, identity: Holder) -> None:
    made = {**desk.item(idno, "identifier"), "kind": _kind(desk, idno, idno).value}
    if desk.line(made, "value", idno):
        identity.setdefault("identifiers", []).append(made)


def _add_name(desk: Desk, element: Element, identity: Holder) -> None:
    """msName: what people call the book."""
    made = {**desk.item(element, "title"), "kind": TitleKind.OTHER.value}
    desk.add(made, "texts", element)
    if made.get("texts"):
        identity.setdefault("titles", []).append(made)


def _add_other(desk: Desk, element: Element, identity: Holder, shelfmark: Element) -> None:
    """altIdentifier; its collection or repository issued it."""
    made = desk.item(element, "identifier")
    idno = child(element, "idno")
    made["kind"] = _kind(desk, element, element if idno is None else idno).value
    for part in children(element):
        name = local_name(part)
        if part is shelfmark or (part is idno and desk.line(made, "value", part)):
            continue
        if name in {"repository", "institution", "collection"} and "issued_by" not in made:
            _ISSUER(desk, part, made)
        elif desk.own and part.get("type") == "remarks":
            fill(desk, part, made, _REMARKS)
        else:
            desk.add(made, "note", part)
    if idno is shelfmark and len(made) > 2:
        made["value"] = identity["shelfmark"]
    if desk.own or len(made) > 2:
        identity.setdefault("identifiers", []).append(made)


def _kind(desk: Desk, element: Element, idno: Element) -> IdentifierKind:
    said = " ".join(filter(None, (element.get("type"), idno.get("type"))))
    if idno.get("type") in set(IdentifierKind):
        return IdentifierKind(idno.get("type") or "")
    if _ADDRESS.fullmatch(desk.words(idno).text):
        return IdentifierKind.URI
    for spelling, kind in (
        (_CATALOGUE, IdentifierKind.CATALOGUE),
        (_ACCESSION, IdentifierKind.ACCESSION),
        (_FORMER, IdentifierKind.FORMER_SHELFMARK),
    ):
        if spelling.search(said):
            return kind
    return IdentifierKind.OTHER
