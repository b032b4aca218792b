"""msContents and msItem: the texts of the book, and those of one part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalog.record.contents import Contribution, Quotation, TextPlace, WorkItem, WorkRole
from catalog.record.identity import LanguageUse
from catalog.record.values import LanguageTag, Text, Texts
from catalog.tei.markup import (
    TEI,
    AuthorityNames,
    Element,
    add,
    add_bibliography,
    add_locus,
    add_paragraphs,
    add_reference,
    add_terms,
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
    WorkRole.OTHER: "oth",
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
        _add_languages(contents, uses)
    above = [(0, contents)]
    for number, item in enumerate(items, 1):
        while above[-1][0] >= item.level:
            above.pop()
        made = _add_item(above[-1][1], item, number, names)
        above.append((item.level, made))
    for made in contents.iter(f"{{{TEI}}}msItem"):
        if all(child.tag == f"{{{TEI}}}locus" for child in made):
            add(made, "note")  # TEI asks for more than a place


def _add_languages(parent: Element, uses: tuple[LanguageUse, ...]) -> None:
    """TextLang with a seg for each language, which has what is said of it."""
    main = next((use for use in uses if use.is_main), uses[0])
    others = " ".join(filter(None, (language(use.tag) for use in uses if use is not main)))
    made = add(parent, "textLang", mainLang=language(main.tag), otherLangs=others or None)
    for use in uses:
        texts = use.note or (Text(text=use.tag),)
        for at, text in enumerate(texts):
            add_text(
                made,
                "seg",
                text,
                n=use.tag,
                type=None if use.note else "tag",
                xml_id=None if at else identifier("language", use.id),
            )


def _add_text_lang(parent: Element, main: LanguageTag, others: Iterable[LanguageTag]) -> None:
    further = [tag for tag in others if language(tag)]
    if language(main) is None:
        return
    words = ", ".join([main, *further])
    add(parent, "textLang", words, mainLang=main, otherLangs=" ".join(further) or None)


def _add_item(parent: Element, item: WorkItem, number: int, names: AuthorityNames) -> Element:
    made = add(parent, "msItem", n=str(number), xml_id=identifier("item", item.id))
    add_locus(made, item.locus)
    for contribution in item.contributors:
        _add_contribution(made, contribution, names)
    add_reference(made, "title", item.work, names, type="uniform")
    add_texts(made, "title", item.titles)
    for at, quotation in enumerate(item.quotations, 1):
        _add_quotation(made, quotation, at)
    if item.languages:
        _add_text_lang(made, item.languages[0], item.languages[1:])
    if item.extent_of_text:
        add(made, "note", item.extent_of_text, type="extent")
    if item.subjects:
        add_terms(add(made, "note", type="subject"), item.subjects, "subject")
    add_texts(made, "filiation", item.filiation)
    add_texts(made, "note", item.note)
    add_bibliography(made, item.bibliography)
    return made


def _add_contribution(parent: Element, contribution: Contribution, names: AuthorityNames) -> None:
    """Author or editor; one of whom nothing can be printed keeps its place empty."""
    is_author = contribution.role is WorkRole.AUTHOR
    tag, role = ("author", None) if is_author else ("editor", _RELATORS[contribution.role])
    made_id = identifier("contribution", contribution.id)
    made = add_reference(parent, tag, contribution.person, names, role=role, xml_id=made_id)
    if made is None:
        key = contribution.person.authority_id if contribution.person else None
        add(parent, tag, role=role, key=key, xml_id=made_id)


def _add_quotation(parent: Element, quotation: Quotation, number: int) -> None:
    """An element for each language of the words; the first one has the place and the id."""
    for at, text in enumerate(quotation.texts or (None,)):
        tag, n = _TAGS[quotation.place], str(number)
        made_id = None if at else identifier("quotation", quotation.id)
        if text is None:
            made = add(parent, tag, n=n, xml_id=made_id)
        else:
            made = add_text(parent, tag, text, n=n, xml_id=made_id)
        if not at and quotation.locus and (quotation.locus.start or quotation.locus.end):
            add_locus(made, quotation.locus)
            made[-1].tail, made.text = made.text, None  # the place comes first
    add_texts(parent, "note", quotation.translation, type="translation")
