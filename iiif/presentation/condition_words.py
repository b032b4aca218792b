"""What manifests and annotations say of conservation, in the four languages of the house.

Viewers show a label or a tag as it is, so whole phrases are put together here. Digits are
European in all four, as on the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from catalog import vocabulary
from catalog.conservation.condition.grades import Fit, Use
from catalog.conservation.condition.models import AssessmentContent
from catalog.conservation.condition.tables import Activity, Change
from catalog.conservation.released.condition import Damage, PlacedRegion
from catalog.language import LanguageMap
from iiif.presentation.language import LANGUAGES

Phrase = dict[str, str]

LAST_TREATED: LanguageMap = {
    "en": ["Last treated"],
    "kk": ["Соңғы реставрация"],
    "ru": ["Последняя реставрация"],
    "ar": ["آخر معالجة"],
}
FIRST_PHOTOGRAPH: LanguageMap = {
    "en": ["First photograph"],
    "kk": ["Алғашқы түсірілім"],
    "ru": ["Первая съёмка"],
    "ar": ["الصورة الأولى"],
}
COLLATION: LanguageMap = {
    "en": ["Quires"],
    "kk": ["Дәптерлер"],
    "ru": ["Тетради"],
    "ar": ["الكراسات"],
}
RECORD_TEI: LanguageMap = {
    "en": ["Description (TEI)"],
    "kk": ["Сипаттама (TEI)"],
    "ru": ["Описание (TEI)"],
    "ar": ["الوصف (TEI)"],
}
RECORD_LINKED_ART: LanguageMap = {
    "en": ["Description (Linked Art)"],
    "kk": ["Сипаттама (Linked Art)"],
    "ru": ["Описание (Linked Art)"],
    "ar": ["الوصف (Linked Art)"],
}
_QUIRE: Phrase = {"en": "Quire {n}", "kk": "{n}-дәптер", "ru": "Тетрадь {n}", "ar": "الكراسة {n}"}
_TREATED: Phrase = {
    "en": "Leaves treated in {n}",
    "kk": "{n} жылы өңделген парақтар",
    "ru": "Листы, реставрированные в {n} году",
    "ar": "أوراق عولجت عام {n}",
}
_SURVEY: Phrase = {
    "en": "Condition, {day}",
    "kk": "Сақталуы, {day}",
    "ru": "Сохранность, {day}",
    "ar": "حالة الحفظ، {day}",
}
_OVERALL: dict[int, Phrase] = {
    1: {"en": "good", "kk": "жақсы", "ru": "хорошая", "ar": "جيدة"},
    2: {"en": "fair", "kk": "қанағаттанарлық", "ru": "удовлетворительная", "ar": "مقبولة"},
    3: {"en": "poor", "kk": "нашар", "ru": "плохая", "ar": "سيئة"},
    4: {"en": "very poor", "kk": "өте нашар", "ru": "очень плохая", "ar": "سيئة جدًا"},
}
_INK: Phrase = {
    "en": "ink corrosion {n}/4",
    "kk": "сия коррозиясы {n}/4",
    "ru": "чернильная коррозия {n}/4",
    "ar": "تآكل الحبر {n}/4",
}
_DAMAGED: Phrase = {
    "en": "sides with damage: {n} of {all}",
    "kk": "зақымы бар беттер: {all} беттің {n}",
    "ru": "страниц с повреждениями: {n} из {all}",
    "ar": "الصفحات المتضررة: {n} من {all}",
}
_IMAGING: dict[Fit, Phrase] = {
    Fit.YES: {
        "en": "fit for imaging",
        "kk": "суретке түсіруге жарамды",
        "ru": "пригодна для съёмки",
        "ar": "صالحة للتصوير",
    },
    Fit.YES_WITH_CONDITIONS: {
        "en": "fit for imaging with conditions",
        "kk": "белгілі шарттармен суретке түсіруге болады",
        "ru": "пригодна для съёмки при соблюдении условий",
        "ar": "صالحة للتصوير بشروط",
    },
    Fit.NO: {
        "en": "not fit for imaging",
        "kk": "суретке түсіруге болмайды",
        "ru": "непригодна для съёмки",
        "ar": "غير صالحة للتصوير",
    },
}
_SEVERITY: Phrase = {
    "en": "Severity {n}/4",
    "kk": "Ауырлығы {n}/4",
    "ru": "Степень {n}/4",
    "ar": "الشدة {n}/4",
}
_ACTIVITY: dict[Activity, Phrase] = {
    Activity.ACTIVE: {"en": "active", "kk": "өршіп барады", "ru": "прогрессирует", "ar": "نشط"},
    Activity.INACTIVE: {
        "en": "inactive",
        "kk": "тоқтаған",
        "ru": "не прогрессирует",
        "ar": "غير نشط",
    },
    Activity.UNKNOWN: {
        "en": "activity not known",
        "kk": "өршуі белгісіз",
        "ru": "активность не установлена",
        "ar": "النشاط غير معروف",
    },
}
_CHANGE: dict[Change, Phrase] = {
    Change.NEW: {"en": "new", "kk": "жаңа", "ru": "новое", "ar": "جديد"},
    Change.UNCHANGED: {
        "en": "unchanged",
        "kk": "өзгеріссіз",
        "ru": "без изменений",
        "ar": "دون تغيّر",
    },
    Change.GROWN: {"en": "grown", "kk": "ұлғайған", "ru": "увеличилось", "ar": "ازداد"},
    Change.REDUCED: {"en": "reduced", "kk": "кішірейген", "ru": "уменьшилось", "ar": "تقلّص"},
    Change.TREATED: {"en": "treated", "kk": "өңделген", "ru": "обработано", "ar": "عولج"},
    Change.NOT_EXAMINED: {
        "en": "not examined again",
        "kk": "қайта қаралмаған",
        "ru": "повторно не осмотрено",
        "ar": "لم يُفحص ثانيةً",
    },
}
_SINCE: Phrase = {"en": " since {day}", "kk": " ({day} бері)", "ru": " с {day}", "ar": " منذ {day}"}
_MM2: Phrase = {"en": "mm²", "kk": "мм²", "ru": "мм²", "ar": "مم²"}
_COMMA: Phrase = {"en": ", ", "kk": ", ", "ru": ", ", "ar": "، "}
_PAUSE: Phrase = {"en": "; ", "kk": "; ", "ru": "; ", "ar": "؛ "}
_LOCALE: Phrase = {"en": "en_GB", "kk": "kk", "ru": "ru", "ar": "ar"}


def quire(number: int) -> LanguageMap:
    """'Quire 3'."""
    return {tag: [_QUIRE[tag].format(n=number)] for tag in LANGUAGES}


def treated_in(year: int) -> LanguageMap:
    """'Leaves treated in 2027'."""
    return {tag: [_TREATED[tag].format(n=year)] for tag in LANGUAGES}


def survey(on: date) -> LanguageMap:
    """'Condition, 20 November 2026': a survey by its day."""
    return {tag: [_SURVEY[tag].format(day=day(on, tag))] for tag in LANGUAGES}


def day(on: date, language: str) -> str:
    """A day in words."""
    return format_date(on, "long", locale=_LOCALE[language])


def summary(content: AssessmentContent, damaged: int, sides: int) -> LanguageMap:
    """The condition of the whole book in one line; an empty map where nothing is known of it."""
    said = {tag: _summary(content, damaged, sides, tag) for tag in LANGUAGES}
    return {tag: [text] for tag, text in said.items() if text}


def treated(on: date, acts: Sequence[str]) -> LanguageMap:
    """When, and what was done: '30 May 2027: mending, surface cleaning'."""
    found: LanguageMap = {}
    for tag in LANGUAGES:
        done = _COMMA[tag].join(term_label(act, tag) for act in acts)
        found[tag] = [f"{day(on, tag)}: {done}" if done else day(on, tag)]
    return found


def term_label(key: str, language: str) -> str:
    """What a term is called; its key where the vocabulary has lost it."""
    term = vocabulary.find(key)
    return term.labels[language][0] if term else key


def comment(seen: Damage, region: PlacedRegion | None, language: str) -> str:
    """'Severity 2/4, inactive, 574 mm² (0.45 %), unchanged since 2021-03-02'."""
    parts = [_SEVERITY[language].format(n=seen.severity), _ACTIVITY[seen.activity][language]]
    if region is not None:
        parts += _area(region, language)
    if seen.change is not None and seen.change in _CHANGE:
        since = _SINCE[language].format(day=seen.since.date().isoformat()) if seen.since else ""
        parts.append(_CHANGE[seen.change][language] + since)
    return _COMMA[language].join(parts)


def area(mm2: float, language: str) -> str:
    """An area as people write it: whole square millimetres, tenths of those below ten."""
    shown = format_decimal(mm2, "#,##0" if mm2 >= 10 else "#,##0.0", locale=_LOCALE[language])
    return f"{shown} {_MM2[language]}"


def _area(region: PlacedRegion, language: str) -> list[str]:
    if region.share_percent <= 0:
        return []  # a point has a place and no area
    share = f"{format_decimal(region.share_percent, '0.##', locale=_LOCALE[language])} %"
    known = area(region.area_mm2, language) if region.area_mm2 is not None else None
    return [f"{known} ({share})" if known else share]


def _summary(content: AssessmentContent, damaged: int, sides: int, language: str) -> str:
    parts = []
    overall, ink = content.grade("overall-4/1"), content.grade("ink-corrosion-icn/1")
    if overall in _OVERALL:
        parts.append(_OVERALL[overall][language])
    if ink is not None:
        parts.append(_INK[language].format(n=ink))
    if sides:
        parts.append(_DAMAGED[language].format(n=damaged, all=sides))
    imaging = content.fit_for.get(Use.IMAGING)
    if imaging is not None:
        parts.append(_IMAGING[imaging][language])
    text = _PAUSE[language].join(parts)
    return text[:1].upper() + text[1:]
