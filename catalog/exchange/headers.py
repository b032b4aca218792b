"""What columns of tables are called in four languages, and the fields they are proposed for."""

from __future__ import annotations

import re
from typing import Final

from catalog.errors import BadLanguageMap
from catalog.folding import fold
from catalog.language import check_language

# Fields a column may fill; those of LANGUAGED may say their language, as in 'title:ar'.
FIELDS: Final = (
    "shelfmark", "title", "author", "language", "date", "place", "scribe", "patron", "material",
    "script", "leaves", "height", "width", "summary", "note", "former_shelfmark", "rights",
)  # fmt: skip
LANGUAGED: Final = ("title", "author", "scribe", "patron", "summary", "note")

_NAMES: Final[dict[str, str]] = {
    "shelfmark": "shelfmark; call number; call no; signature; shelf mark; шифр; сақтау шифры; "
    "шифр хранения; инвентарный шифр; رقم الحفظ; رمز الحفظ; رقم المخطوط; الرقم",
    "title": "title; titles; name; work; атауы; тақырыбы; кітап атауы; название; заглавие; "
    "наименование; العنوان; عنوان; اسم الكتاب; عنوان المخطوط",
    "author": "author; creator; авторы; автор; المؤلف; اسم المؤلف; مؤلف",
    "language": "language; languages; тілі; тіл; язык; языки; اللغة; لغة",
    "date": "date; year; date of copying; dated; күні; жылы; көшірілген жылы; дата; год; "
    "дата переписки; датировка; التاريخ; تاريخ النسخ; السنة; سنة النسخ",
    "place": "place; origin; place of copying; place of origin; орны; көшірілген жері; "
    "шыққан жері; место; место переписки; место создания; المكان; مكان النسخ; بلد النسخ",
    "scribe": "scribe; copyist; calligrapher; көшіруші; хаттат; переписчик; писец; الناسخ; "
    "اسم الناسخ; الخطاط; ناسخ",
    "patron": "patron; commissioned by; тапсырыс беруші; заказчик; صاحب الأمر; برسم",
    "material": "material; support; writing material; материал; материалы; "
    "писчий материал; المادة; مادة الكتابة; نوع الورق",
    "script": "script; style of script; жазуы; жазу түрі; хат; почерк; письмо; вид письма; الخط; "
    "نوع الخط",
    "leaves": "leaves; folios; number of leaves; extent; ff; парақ саны; парақтар; беттер; листы; "
    "количество листов; объем; عدد الأوراق; الأوراق",
    "height": "height; height mm; биіктігі; биіктігі мм; высота; высота мм; الارتفاع; الطول",
    "width": "width; width mm; ені; ені мм; ширина; ширина мм; العرض",
    "summary": "summary; description; abstract; contents; сипаттамасы; мазмұны; "
    "описание; содержание; аннотация; الوصف; الملخص; المحتوى",
    "note": "note; notes; remarks; ескертпе; ескертпелер; примечание; примечания; ملاحظات; ملاحظة",
    "former_shelfmark": "former shelfmark; old shelfmark; old number; former number; ескі шифры; "
    "бұрынғы шифры; старый шифр; прежний шифр; الرقم القديم; رقم الحفظ القديم",
    "rights": "rights; licence; license; rights statement; құқықтары; права; лицензия; الحقوق",
}  # fmt: skip
_LANGUAGES: Final[dict[str, str]] = {
    "ar": "arabic; араб; арабша; арабский; на арабском; بالعربية; عربي; العربية",
    "fa": "persian; farsi; парсы; персидский; بالفارسية; فارسي; الفارسية",
    "kk": "kazakh; қазақ; қазақша; казахский; на казахском; بالكازاخية; الكازاخية",
    "ru": "russian; орыс; орысша; русский; на русском; بالروسية; الروسية",
    "en": "english; ағылшын; ағылшынша; английский; на английском; بالإنجليزية; الإنجليزية",
    "ota": "ottoman; османша; османский; العثمانية",
    "chg": "chagatai; chaghatay; шағатай; чагатайский; الجغتائية",
    "tr": "turkish; түрік; турецкий; التركية",
    "he": "hebrew; иврит; العبرية",
    "ar-Latn": "transliteration; transliterated; romanised; romanized; транслитерация; latin",
}
_PARTS: Final = re.compile(r"(.+?)(?:\s*[:@\[(]\s*([^\])]+?)\s*[\])]?)?", re.DOTALL)
_NOISE: Final = re.compile(r"[\s._/,№#*-]+")


def parse(text: str) -> tuple[str, str]:
    """The field and the language of 'title:ar'; ('', 'none') for what is none of them.

    The language is 'none' where none is said.
    """
    field, _, language = text.partition(":")
    if field not in FIELDS or (language and field not in LANGUAGED):
        return "", "none"
    if not language:
        return field, "none"
    try:
        return field, check_language(language)
    except BadLanguageMap:
        return "", "none"


def proposed(header: str) -> str:
    """The field that a header seems to mean, as 'title:ar'; '' where it is like none."""
    found = _PARTS.fullmatch(header.strip())
    if found is None:
        return ""
    # First apart: folding would take the 'ar' of 'title:ar' for an article.
    for name, said in ((found[1], found[2] or ""), (header, "")):
        field = _FIELD_OF.get(_folded(name), "")
        if not field:
            continue
        if not said or field not in LANGUAGED:
            return field
        language = _language(said)
        # Words in brackets that are no language say more of the same: 'Height (mm)'.
        return f"{field}:{language}" if language else field
    return ""


def _language(said: str) -> str:
    known = _LANGUAGE_OF.get(_folded(said))
    if known is not None:
        return known
    # 'old' or 'new' beside a header would pass for a language of three letters.
    if len(said) != 2 and "-" not in said:
        return ""
    try:
        return check_language(said)
    except BadLanguageMap:
        return ""


def _folded(text: str) -> str:
    return fold(_NOISE.sub(" ", text).strip())


def _by_name(listed: dict[str, str]) -> dict[str, str]:
    return {
        _folded(name): key
        for key, names in listed.items()
        for name in (key.replace("_", " "), *names.split(";"))
    }


_FIELD_OF: Final = _by_name(_NAMES)
_LANGUAGE_OF: Final = _by_name(_LANGUAGES)
