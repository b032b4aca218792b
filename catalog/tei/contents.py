"""msContents and msItem: the texts of the book, and those of one part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalog.record.contents import Quotation, TextPlace, WorkItem, WorkRole
from catalog.record.identity import LanguageUse
from catalog.record.values import LanguageTag, Texts
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
    identifier,
    language,
)

_TAGS: Final = {
    TextPlace.RUBRIC: "rubric",
    TextPlace.INCIPIT: "incipit",
    TextPlace.EXPLICIT: "explicit",
    TextPlace.FINAL_RUBRIC: "finalRubric",
    TextPlace.COLOPHON: "colophon",
    TextPlace.QUOTE: "quote",
}
# MARC relators, which TEI catalogues use for @role.
_RELATORS: Final = {
    WorkRole.TRANSLATOR: "trl",
    WorkRole.COMMENTATOR: "cwt",
    WorkRole.EDITOR: "edt",
    WorkRole.COMPILER: "com",
    WorkRole.DEDICATEE: "dte",
}


def add_contents(
    parent: Element,
    summary: Texts,
    languages: Iterable[LanguageUse],
    works: Iterable[WorkItem],
    names: AuthorityNames,
) -> None:
    """msContents, where there is anything to say."""
    uses, items = tuple(languages), tuple(works)
    if not (summary or uses or items):
        return
    contents = add(parent, "msContents")
    if summary:
        add_paragraphs(add(contents, "summary"), summary)
    if uses:
        main = next((use for use in uses if use.is_main), uses[0])
        others = [use.tag for use in uses if use is not main]
        _add_text_lang(contents, main.tag, others)
    for number, item in enumerate(items, 1):
        _add_item(contents, item, number, names)


def _add_text_lang(parent: Element, main: LanguageTag, others: Iterable[LanguageTag]) -> None:
    further = [tag for tag in others if language(tag)]
    if language(main) is None:
        return
    words = ", ".join([main, *further])
    add(parent, "textLang", words, mainLang=main, otherLangs=" ".join(further) or None)


def _add_item(parent: Element, item: WorkItem, number: int, names: AuthorityNames) -> None:
    made = add(parent, "msItem", n=str(number), xml_id=identifier("item", item.id))
    add_locus(made, item.locus)
    for contribution in item.contributors:
        if contribution.role is WorkRole.AUTHOR:
            add_reference(made, "author", contribution.person, names)
        else:
            role = _RELATORS[contribution.role]
            add_reference(made, "editor", contribution.person, names, role=role)
    add_reference(made, "title", item.work, names, type="uniform")
    add_texts(made, "title", item.titles)
    for quotation in item.quotations:
        _add_quotation(made, quotation)
    if item.languages:
        _add_text_lang(made, item.languages[0], item.languages[1:])
    if item.extent_of_text:
        add(made, "note", item.extent_of_text, type="extent")
    if item.subjects:
        subjects = add(made, "note", type="subject")
        for term in item.subjects:
            add_term(subjects, term, "subject")
    add_texts(made, "note", item.note)
    if not len(made):  # an item without anything is not valid
        add(made, "p")


def _add_quotation(parent: Element, quotation: Quotation) -> None:
    for text in quotation.texts:
        made = add_text(parent, _TAGS[quotation.place], text)
        if quotation.locus is not None and (quotation.locus.start or quotation.locus.end):
            add_locus(made, quotation.locus)
            made[-1].tail, made.text = made.text, None  # the place comes first
    add_texts(parent, "note", quotation.translation, type="translation")
