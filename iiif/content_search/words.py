"""What a field of the record is called, in the four languages of the house.

Viewers show the label of an annotation as it is, above the words that were found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from catalog.language import LanguageMap
from catalog.search.fields import Field

LABELS: Final[Mapping[Field, LanguageMap]] = {
    Field.SHELFMARK: {
        "en": ["Shelfmark"],
        "kk": ["Сақтау шифры"],
        "ru": ["Шифр"],
        "ar": ["رقم الحفظ"],
    },
    Field.TITLE: {"en": ["Title"], "kk": ["Атауы"], "ru": ["Название"], "ar": ["العنوان"]},
    Field.WORK: {"en": ["Work"], "kk": ["Шығарма"], "ru": ["Сочинение"], "ar": ["المؤلَّف"]},
    Field.PERSON: {"en": ["Person"], "kk": ["Тұлға"], "ru": ["Лицо"], "ar": ["الشخص"]},
    Field.PLACE: {"en": ["Place"], "kk": ["Жері"], "ru": ["Место"], "ar": ["المكان"]},
    Field.HOLDER: {
        "en": ["Holder"],
        "kk": ["Сақтаушы"],
        "ru": ["Место хранения"],
        "ar": ["جهة الحفظ"],
    },
    Field.DATE: {"en": ["Date"], "kk": ["Мерзімі"], "ru": ["Датировка"], "ar": ["التاريخ"]},
    Field.LANGUAGE: {"en": ["Language"], "kk": ["Тілі"], "ru": ["Язык"], "ar": ["اللغة"]},
    Field.TERM: {"en": ["Description"], "kk": ["Сипаттамасы"], "ru": ["Описание"], "ar": ["الوصف"]},
    Field.NOTE: {"en": ["Note"], "kk": ["Ескертпе"], "ru": ["Примечание"], "ar": ["ملاحظة"]},
    Field.QUOTE: {
        "en": ["Written in it"],
        "kk": ["Ішінде жазылғаны"],
        "ru": ["Записано в рукописи"],
        "ar": ["المكتوب فيه"],
    },
    Field.PROVENANCE: {
        "en": ["Provenance"],
        "kk": ["Шығу тегі"],
        "ru": ["Происхождение"],
        "ar": ["المصدر"],
    },
    Field.CONDITION: {
        "en": ["Condition"],
        "kk": ["Жай-күйі"],
        "ru": ["Состояние"],
        "ar": ["الحالة"],
    },
}
