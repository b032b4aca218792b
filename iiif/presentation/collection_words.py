"""What collections are called in the four languages of the house."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.language import LanguageMap
from iiif.presentation.ways import Way

TOP: LanguageMap = {
    "en": ["The catalogue"],
    "kk": ["Каталог"],
    "ru": ["Каталог"],
    "ar": ["الفهرس"],
}
TOP_SUMMARY: LanguageMap = {
    "en": ["The manuscripts of this catalogue: all of them, by holder, by place and by work."],
    "kk": [
        "Осы каталогтың қолжазбалары: барлығы, сақтаушысы, жазылған жері және шығармасы бойынша."
    ],
    "ru": ["Рукописи этого каталога: все, по местам хранения, по местам создания и по сочинениям."],
    "ar": ["مخطوطات هذا الفهرس: كلها، ثم بحسب جهة الحفظ ومكان النسخ والعمل."],
}
WAYS: Mapping[Way, LanguageMap] = {
    Way.HOLDER: {
        "en": ["By holder"],
        "kk": ["Сақтаушысы бойынша"],
        "ru": ["По месту хранения"],
        "ar": ["بحسب جهة الحفظ"],
    },
    Way.PLACE: {
        "en": ["By place"],
        "kk": ["Жазылған жері бойынша"],
        "ru": ["По месту создания"],
        "ar": ["بحسب مكان النسخ"],
    },
    Way.WORK: {
        "en": ["By work"],
        "kk": ["Шығармасы бойынша"],
        "ru": ["По сочинению"],
        "ar": ["بحسب العمل"],
    },
}
