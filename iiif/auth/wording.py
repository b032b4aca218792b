"""What viewers say of pages that are not for everybody, in the four languages of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from catalog.access.tiers import Terms, Tier
from catalog.language import LanguageMap

FALLBACK: Final = "en"
CLOSED: Final[LanguageMap] = {
    "en": ["Not open to everybody"],
    "kk": ["Бәріне ашық емес"],
    "ru": ["Открыто не для всех"],
    "ar": ["غير متاح للجميع"],
}
SIGN_IN: Final[LanguageMap] = {
    "en": ["Sign in to the catalogue"],
    "kk": ["Каталогқа кіру"],
    "ru": ["Войти в каталог"],
    "ar": ["الدخول إلى الفهرس"],
}
# On a button: the Universal Viewer's is narrow.
CONFIRM: Final[LanguageMap] = {
    "en": ["Sign in"],
    "kk": ["Кіру"],
    "ru": ["Войти"],
    "ar": ["تسجيل الدخول"],
}
SIGN_IN_NOTE: Final[LanguageMap] = {
    "en": ["A new window asks you to sign in, and closes when you have."],
    "kk": ["Кіру үшін жаңа терезе ашылады, кіргеннен кейін ол жабылады."],
    "ru": ["Для входа откроется новое окно; после входа оно закроется."],
    "ar": ["تُفتح نافذة جديدة لتسجيل الدخول، ثم تُغلق بعد الدخول."],
}
SIGN_OUT: Final[LanguageMap] = {
    "en": ["Sign out of the catalogue"],
    "kk": ["Каталогтан шығу"],
    "ru": ["Выйти из каталога"],
    "ar": ["الخروج من الفهرس"],
}
READING_ROOM: Final[LanguageMap] = {
    "en": ["In the reading room"],
    "kk": ["Оқу залында"],
    "ru": ["В читальном зале"],
    "ar": ["في قاعة المطالعة"],
}
NOT_HERE: Final[LanguageMap] = {
    "en": ["You are not signed in, and not in the reading room."],
    "kk": ["Сіз кірмегенсіз және оқу залында емессіз."],
    "ru": ["Вы не вошли и находитесь не в читальном зале."],
    "ar": ["لم تسجّل الدخول، ولست في قاعة المطالعة."],
}
KEPT_BACK: Final[LanguageMap] = {
    "en": [
        "If you have signed in and still see no picture, your browser does not let other sites use"
        " that: open the page in the catalogue itself."
    ],
    "kk": [
        "Кіргеннен кейін де сурет көрінбесе, браузеріңіз мұны бөтен сайттарға рұқсат етпейді:"
        " бетті каталогтың өзінен ашыңыз."
    ],
    "ru": [
        "Если вы вошли, а изображения всё равно нет, значит браузер не разрешает этого другим"
        " сайтам: откройте страницу в самом каталоге."
    ],
    "ar": [
        "إن سجّلت الدخول ولم تظهر الصورة، فمتصفّحك لا يتيح ذلك للمواقع الأخرى: افتح الصفحة في"
        " الفهرس نفسه."
    ],
}
NOT_YOURS: Final[LanguageMap] = {
    "en": ["You are signed in, and your account does not open this page."],
    "kk": ["Сіз кірдіңіз, бірақ тіркелгіңіз бұл бетті ашпайды."],
    "ru": ["Вы вошли, но ваша учётная запись не открывает эту страницу."],
    "ar": ["لقد سجّلت الدخول، لكن حسابك لا يتيح هذه الصفحة."],
}
SMALL_LABEL: Final[LanguageMap] = {
    "en": ["Small picture"],
    "kk": ["Шағын сурет"],
    "ru": ["Уменьшенное изображение"],
    "ar": ["صورة مصغّرة"],
}
_NOTES: Final[Mapping[Tier, LanguageMap]] = {
    Tier.SMALL: {
        "en": ["Small for everybody, in full for readers with an account."],
        "kk": ["Бәріне шағын көлемде, тіркелген оқырмандарға толық көрсетіледі."],
        "ru": ["Всем в малом размере, полностью — читателям с учётной записью."],
        "ar": ["مصغّرة للجميع، وكاملة للقرّاء المسجّلين."],
    },
    Tier.READING_ROOM: {
        "en": ["Shown in the reading room of the holding institution."],
        "kk": ["Сақтаушы мекеменің оқу залында көрсетіледі."],
        "ru": ["Показывается в читальном зале учреждения-хранителя."],
        "ar": ["تُعرض هذه الصفحة في قاعة المطالعة لدى الجهة الحافظة."],
    },
}
_UNTIL: Final[LanguageMap] = {
    "en": ["Open to everybody from {day} on."],
    "kk": ["{day} күнінен бастап бәріне ашық болады."],
    "ru": ["Будет открыто для всех с {day}."],
    "ar": ["ستُتاح للجميع ابتداءً من {day}."],
}


def said(text: LanguageMap, language: str) -> str:
    """The words of one language as one text, for what knows no languages."""
    return " ".join(text[language])


def joined(*texts: LanguageMap) -> LanguageMap:
    """Several texts one behind the other, as one text in each language."""
    return {tag: [" ".join(said(text, tag) for text in texts)] for tag in CLOSED}


def note_of(terms: Sequence[Terms]) -> LanguageMap:
    """Why a page is not shown, and what one may do; a sealed one gives no reason."""
    said: LanguageMap = {tag: [] for tag in CLOSED}
    for one in terms:
        if one.tier is Tier.EMBARGO and one.until is not None:
            note = _until(one.until)
        else:
            note = _NOTES.get(one.tier, CLOSED)
        for tag in said:
            said[tag] += [text for text in note[tag] if text not in said[tag]]
    return said


def _until(until: datetime) -> LanguageMap:
    # Held together from left to right, also in the midst of Arabic (UAX 9, isolates).
    day = f"\u2066{until.date().isoformat()}\u2069"
    return {tag: [text.replace("{day}", day) for text in texts] for tag, texts in _UNTIL.items()}
