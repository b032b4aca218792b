"""What the header says of the record, and a title for a book that its description gives none."""

from __future__ import annotations

import re
from typing import Final

from catalog.errors import BadRightsUri
from catalog.record.identity import TitleKind
from catalog.rights import check_rights
from catalog.tei.markup import TEI
from catalog.tei.reading.desk import Desk, children, plain_text
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import words_of
from catalog.xml.safe import Element, Tree

_TITLE_MAX: Final = 200
_TITLES_MAX: Final = 3


def add_header(desk: Desk, tree: Tree, document: Holder) -> None:
    """Rights and the statement shown with every use in our own files, subjects in all others.

    The licence of another catalogue is for its record, not for the book, and is not taken.
    """
    if not desk.own:
        _add_subjects(desk, tree, document)
        return
    licence = tree.getroot().find(
        f".//{{{TEI}}}publicationStmt/{{{TEI}}}availability/{{{TEI}}}licence"
    )
    if licence is None:
        return
    identity = document["identity"]
    if (target := licence.get("target")) is not None and _is_right(target):
        identity["rights"] = target
    statement: Holder = {}
    for part in children(licence, "p"):
        if part.get("n") in {"label", "value"}:
            desk.add(statement, part.get("n") or "", part)
    if statement:
        identity["required_statement"] = statement


def add_titles(desk: Desk, described: Element, document: Holder) -> None:
    """A title from the contents or the header, where the head of the description has none."""
    identity, contents = document["identity"], document["contents"]
    if identity.get("titles"):
        return
    kind, texts = TitleKind.PREFERRED, _of_only_work(contents)
    if not texts:
        kind, texts = TitleKind.SUPPLIED, _supplied(described, contents, identity["shelfmark"])
    made = {**desk.item(described, "title"), "kind": kind.value, "texts": texts}
    identity["titles"] = [made]


def _add_subjects(desk: Desk, tree: Tree, document: Holder) -> None:
    """The keywords of the file: subjects of its one text, or else a remark with that heading."""
    found = [
        texts
        for term in tree.getroot().iterfind(f".//{{{TEI}}}textClass//{{{TEI}}}term")
        if (texts := desk.texts(term))
    ]
    contents = document["contents"]
    works = contents.get("works", ())
    if found and len(works) == 1 and not contents.get("parts"):
        works[0]["subjects"] = [{"texts": texts} for texts in found]
    elif found:
        heading = [plain_text("Subjects", "en")]
        flat = [text for texts in found for text in texts]
        note = {**desk.item(tree.getroot(), "note"), "heading": heading, "texts": flat}
        document.setdefault("notes", []).append(note)


def _of_only_work(contents: Holder) -> list[Holder]:
    """The titles of a book with one text, one in each language."""
    works = [one for one in contents.get("works", ()) if one.get("level", 1) == 1]
    if len(works) != 1:
        return []
    titles = [*works[0].get("titles", ())]
    if name := works[0].get("work", {}).get("name"):
        titles.insert(0, name)
    by_language = {title["language"]: dict(title) for title in reversed(titles)}
    return [*reversed(by_language.values())]


def _supplied(described: Element, contents: Holder, shelfmark: str) -> list[Holder]:
    """A short summary, the title of the file, or the shelfmark: whatever says most."""
    for text in contents.get("summary", ())[:1]:
        if len(text["text"]) <= _TITLE_MAX:
            return [dict(text)]
    if (joined := _of_several_works(contents)) is not None:
        return [joined]
    for header in described.iterancestors(f"{{{TEI}}}fileDesc"):
        for title in header.iterfind(f"{{{TEI}}}titleStmt/{{{TEI}}}title"):
            said = " ".join(words_of(title).text.split())
            if said and said != shelfmark and len(said) <= _TITLE_MAX and not title.get("type"):
                return [{"text": said, "language": "none"}]
    return [{"text": shelfmark, "language": "none"}]


def _of_several_works(contents: Holder) -> Holder | None:
    """The first titles of a book of several texts, in the language of the first."""
    works = [*contents.get("works", ())]
    for part in contents.get("parts", ()):
        works += part.get("works", ())
    titles = [work["titles"][0] for work in works if work.get("titles")]
    titles = [one for one in titles if re.search(r"[^\W\d_]", one["text"])]
    if not titles:
        return None
    said = list(dict.fromkeys(one["text"].rstrip(" .;,") for one in titles))
    joined = "; ".join(said[:_TITLES_MAX]) + (" …" if len(said) > _TITLES_MAX else "")
    if len(joined) > 2 * _TITLE_MAX:
        joined = said[0]
    return {"text": joined, "language": titles[0]["language"]}


def _is_right(address: str) -> bool:
    try:
        check_rights(address)
    except BadRightsUri:
        return False
    return True
