"""What viewers say of pages that are not for everybody, in the four languages of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from catalog.access.tiers import Terms, Tier
from catalog.language import LanguageMap

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
