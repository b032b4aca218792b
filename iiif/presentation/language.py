"""Words of a manifest in the four languages of the house, and text made safe for viewers.

Labels of metadata entries are ours and exist in every language; values are the record's and keep
the languages they came with (IIIF Presentation 3.0, 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale

from catalog.handling.rules import Rule
from catalog.language import NONE, LanguageMap

LANGUAGES = ("en", "kk", "ru", "ar")

SHELFMARK: LanguageMap = {
    "en": ["Shelfmark"],
    "kk": ["Сақтау шифры"],
    "ru": ["Шифр"],
    "ar": ["رقم الحفظ"],
}
HOLDER: LanguageMap = {
    "en": ["Held by"],
    "kk": ["Сақтаушы"],
    "ru": ["Место хранения"],
    "ar": ["جهة الحفظ"],
}
DATE: LanguageMap = {"en": ["Date"], "kk": ["Мерзімі"], "ru": ["Датировка"], "ar": ["التاريخ"]}
PLACE: LanguageMap = {
    "en": ["Place"],
    "kk": ["Жазылған жері"],
    "ru": ["Место создания"],
    "ar": ["المكان"],
}
MATERIAL: LanguageMap = {
    "en": ["Material"],
    "kk": ["Материалы"],
    "ru": ["Материал"],
    "ar": ["المادة"],
}
WRITTEN_IN: LanguageMap = {
    "en": ["Language"],
    "kk": ["Тілі"],
    "ru": ["Язык"],
    "ar": ["اللغة"],
}
RIGHTS: LanguageMap = {
    "en": ["Rights"],
    "kk": ["Құқықтар"],
    "ru": ["Права"],
    "ar": ["الحقوق"],
}
SAMPLE_LABEL: LanguageMap = {
    "en": ["Note"],
    "kk": ["Ескертпе"],
    "ru": ["Примечание"],
    "ar": ["ملاحظة"],
}
SAMPLE: LanguageMap = {
    "en": ["A drawn sample, not a real manuscript."],
    "kk": ["Салынған үлгі, нақты қолжазба емес."],
    "ru": ["Нарисованный образец, не настоящая рукопись."],
    "ar": ["نموذج مرسوم، وليس مخطوطًا حقيقيًا."],
}
HOMEPAGE: LanguageMap = {
    "en": ["The manuscript in the catalogue"],
    "kk": ["Каталогтағы қолжазба"],
    "ru": ["Рукопись в каталоге"],
    "ar": ["المخطوط في الفهرس"],
}
COLLECTION: LanguageMap = {
    "en": ["All manuscripts"],
    "kk": ["Барлық қолжазбалар"],
    "ru": ["Все рукописи"],
    "ar": ["جميع المخطوطات"],
}
COLLECTION_SUMMARY: LanguageMap = {
    "en": ["Every manuscript of this catalogue that can be read here, by shelfmark."],
    "kk": ["Осы каталогта оқуға болатын барлық қолжазбалар, шифры бойынша."],
    "ru": ["Все рукописи этого каталога, доступные для чтения, по шифрам."],
    "ar": ["كل مخطوطات هذا الفهرس المتاحة للقراءة، مرتبة بأرقام حفظها."],
}
NO_IMAGE: LanguageMap = {
    "en": ["No image of this page is shown."],
    "kk": ["Бұл беттің суреті көрсетілмейді."],
    "ru": ["Изображение этой страницы не показывается."],
    "ar": ["لا تُعرض صورة هذه الصفحة."],
}
TRANSCRIPTION: LanguageMap = {
    "en": ["What is written"],
    "kk": ["Бетте жазылған мәтін"],
    "ru": ["Текст страницы"],
    "ar": ["نص الصفحة"],
}
REQUIRED: LanguageMap = {
    "en": ["Please note"],
    "kk": ["Назар аударыңыз"],
    "ru": ["Обратите внимание"],
    "ar": ["يُرجى التنبّه"],
}
HANDLING: LanguageMap = {
    "en": ["Handling"],
    "kk": ["Пайдалану тәртібі"],
    "ru": ["Правила обращения"],
    "ar": ["قواعد التعامل"],
}
HANDLING_RULES: dict[Rule, LanguageMap] = {
    Rule.NOT_CUT: {
        "en": ["shown whole, never cut"],
        "kk": ["тек тұтас көрсетіледі, қиылмайды"],
        "ru": ["показывается только целиком, не обрезается"],
        "ar": ["تُعرض كاملةً ولا يُقتطع منها"],
    },
    Rule.NOT_COVERED: {
        "en": ["nothing is laid over the page"],
        "kk": ["беттің үстіне ештеңе салынбайды"],
        "ru": ["поверх страницы ничего не накладывается"],
        "ar": ["لا يوضع شيء فوق الصفحة"],
    },
    Rule.NOT_AS_THUMBNAIL: {
        "en": ["not used as a cover or thumbnail"],
        "kk": ["мұқаба не кішірейтілген сурет ретінде қолданылмайды"],
        "ru": ["не используется как обложка или миниатюра"],
        "ar": ["لا تُستعمل غلافًا ولا صورةً مصغّرة"],
    },
    Rule.NOT_FOR_DOWNLOAD: {
        "en": ["not for download"],
        "kk": ["жүктеп алуға ұсынылмайды"],
        "ru": ["не предлагается для скачивания"],
        "ar": ["غير متاحة للتنزيل"],
    },
    Rule.NOT_FOR_REUSE: {
        "en": ["not for reuse"],
        "kk": ["қайта пайдалануға берілмейді"],
        "ru": ["не для повторного использования"],
        "ar": ["لا يُعاد استعمالها"],
    },
    Rule.ONLY_WITH_NOTE: {
        "en": ["shown only with the custodian's note"],
        "kk": ["тек қамқоршының ескертпесімен бірге көрсетіледі"],
        "ru": ["показывается только с примечанием попечителя"],
        "ar": ["لا تُعرض إلا مع ملاحظة القيّمين عليها"],
    },
}

# Languages of manuscripts for which the CLDR has no Kazakh name.
_KAZAKH_NAMES = {
    "chg": "шағатай тілі",
    "ota": "осман түрік тілі",
    "grc": "көне грек тілі",
    "cop": "копт тілі",
    "arc": "арамей тілі",
    "cu": "шіркеулік славян тілі",
}


def plain(text: str) -> str:
    """`text` as viewers will show it, letter by letter.

    Text that begins with '<' and ends with '>' is taken for HTML; a space at its end prevents
    that (4.5).
    """
    return f"{text} " if text.startswith("<") and text.endswith(">") else text


def plain_map(texts: LanguageMap) -> LanguageMap:
    """The same language map, no text of which will be taken for HTML."""
    return {tag: [plain(text) for text in values] for tag, values in texts.items()}


def without_language(text: str) -> LanguageMap:
    """A text whose language nobody recorded."""
    return {NONE: [plain(text)]}


def language_names(tags: Iterable[str]) -> LanguageMap:
    """The names of languages in each language of the house, main one first.

    `tags` are BCP 47. A language the CLDR does not name in one of ours appears there by its
    English name, and by its tag when it has none at all.
    """
    wanted = list(tags)
    return {reader: [_name(tag, reader) for tag in wanted] for reader in LANGUAGES}


@cache
def _name(tag: str, reader: str) -> str:
    language = tag.partition("-")[0]
    if reader == "kk" and language in _KAZAKH_NAMES:
        return _KAZAKH_NAMES[language]
    own = Locale(reader).languages.get(language)
    return own or Locale("en").languages.get(language) or tag
