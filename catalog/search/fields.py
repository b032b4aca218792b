"""The fields of a book that words are found in, and what people may call them in a query."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from catalog.folding import fold


class Field(StrEnum):
    """Where in the description of a book a text stands; TEXT is what is written on its pages."""

    SHELFMARK = "shelfmark"
    TITLE = "title"
    WORK = "work"
    PERSON = "person"
    PLACE = "place"
    HOLDER = "holder"
    DATE = "date"
    LANGUAGE = "language"
    TERM = "term"
    NOTE = "note"
    QUOTE = "quote"
    PROVENANCE = "provenance"
    CONDITION = "condition"
    TEXT = "text"


# What a book is called: words found here make it nearer than words found elsewhere.
CALLED: Final = (Field.SHELFMARK, Field.TITLE, Field.WORK, Field.PERSON)

# The order in which snippets are shown; also the place of a field in a document.
IN_ORDER: Final = tuple(Field)

# One character of the private use area each: no folded word can hold one (`catalog/folding.py`
# keeps letters, marks and digits), so a marked word is never taken for another word.
MARK: Final = {field: chr(0xE100 + place) for place, field in enumerate(Field)}

_SAID: Final = {
    Field.SHELFMARK: "shelfmark signature шифр сигла шифры رقم الحفظ",
    Field.TITLE: "title название заглавие атауы тақырып عنوان العنوان",
    Field.WORK: "work сочинение произведение шығарма عمل مؤلف",
    Field.PERSON: "person people author scribe человек лицо автор писец адам тұлға شخص ناسخ",
    Field.PLACE: "place место орын жер مكان",
    Field.HOLDER: "holder library хранитель библиотека кітапхана сақтаушы مكتبة حافظ",
    Field.DATE: "date дата күні мерзімі تاريخ",
    Field.LANGUAGE: "language язык тіл тілі لغة",
    Field.TERM: "term термин материал script почерк жазу خط مصطلح",
    Field.NOTE: "note примечание ескерту ملاحظة",
    Field.QUOTE: "quote incipit colophon цитата инципит колофон үзінді اقتباس",
    Field.PROVENANCE: "provenance owner провенанс владелец шығу иесі مالك",
    Field.CONDITION: "condition состояние күйі жағдайы حالة",
    Field.TEXT: "text текст мәтін نص",
}
_BY_NAME: Final = {fold(word): field for field, words in _SAID.items() for word in words.split()}


def field_named(name: str) -> Field | None:
    """The field that this word means in one of the four languages; None: it is a plain word."""
    return _BY_NAME.get(fold(name))
