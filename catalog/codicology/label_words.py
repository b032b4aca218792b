"""The words in which people name leaves and sides, by language, folded for comparison.

Sources: usage in catalogues of Islamic, Hebrew, Greek, Slavonic and western manuscripts
(fol. 12r; л. 12 об.; ورقة ١٢ ظهر; برگ ۱۲ پ; דף 12 ע״א; 12-п. сырты). Left out on purpose:
words that mean two things, such as 'форзац' without an end of the book.
"""

from __future__ import annotations

import unicodedata

from catalog.codicology.labels import LeafKind, Part

# Letters that scribes of labels interchange: one form for comparison.
_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None}
)
_QUOTES = str.maketrans(dict.fromkeys("\"'’׳״`´", None))


def fold(text: str) -> str:
    """The text as it is compared: NFKC, no case, no vocalisation, no direction marks."""
    # 'vº' is verso; NFKC would make 'vo' of it, which is fine, and '12o' of '12º', which is not.
    compatible = unicodedata.normalize("NFKC", text.replace("º", "°"))
    bare = "".join(mark for mark in compatible if not _is_invisible(mark))
    return bare.casefold().translate(_ARABIC_FORMS).translate(_QUOTES)


def _is_invisible(character: str) -> bool:
    is_point = "֑" <= character <= "ٰ" and unicodedata.combining(character) > 0
    return is_point or unicodedata.category(character) == "Cf"


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


RECTO = _words("r ro recto rect лиц лицо лицевая алды алдыңғы وجه و رو ر ע״א vorderseite")
VERSO = _words("v vo verso об оборот оборотная сырты арты артқы ظهر ظ پشت پ ע״ב rückseite")
INSIDE = _words("inside inner внутри внутренняя ішкі داخل الداخلي باطن")
OUTSIDE = _words("outside outer снаружи внешняя наружная сыртқы خارج الخارجي")
FRONT = _words("front upper передний передняя верхний верхняя алдыңғы الأمامي الأمامية")
BACK = _words("back rear end lower задний задняя нижний нижняя артқы الخلفي الخلفية")

# Short words count only where they come first: 'с. 15' is a page, '15 с' is nothing.
LEAF_FIRST = _words("f ff fo fol folio fols leaf bl blatt vr varak yaprak ق ورقة برگ ورق")
LEAF_ANYWHERE = _words("л лист парақ парағы п דף")
PAGE_FIRST = _words("p pg page pag seite с стр страница ص صفحة صفحه עמ עמוד")
PAGE_ANYWHERE = _words("бет беті")
SEQUENCE_FIRST = _words("seq sequence scan image img frame кадр снимок скан صورة")
INSERT_FIRST = _words("insert inserted вкладыш вкладка қосымша إدراج")
FLYLEAF = _words("flyleaf flyleaves endleaf endpaper форзац форзацтың")
PASTEDOWN = _words("pastedown doublure")
# Words that add nothing to a side word: 'лицевая сторона', 'алдыңғы беті'.
FILLERS = _words("side of the сторона the")

# Letters after a number in other scripts, in the place of a, b, c and so on.
LETTERS = dict(zip("абвгде", "abcdef", strict=True)) | {"ا": "a", "ب": "b"}

COVER_ALONE = _words("cover binding обложка крышка переплёт переплет мұқаба الغلاف غلاف جلد")


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(fold(phrase).split()) for phrase in text.split(","))


NAMED: dict[str, tuple[LeafKind, Part]] = {
    phrase: named
    for named, phrases in (
        (
            (LeafKind.COVER, Part.FRONT),
            "front cover, upper cover, front board, upper board, front binding, передняя крышка, "
            "верхняя крышка, передняя обложка, лицевая обложка, алдыңғы мұқаба, الغلاف الأمامي, "
            "غلاف أمامي, روی جلد, جلد رو, vorderdeckel",
        ),
        (
            (LeafKind.COVER, Part.BACK),
            "back cover, lower cover, rear cover, back board, lower board, rear board, "
            "back binding, задняя крышка, нижняя крышка, задняя обложка, артқы мұқаба, "
            "الغلاف الخلفي, غلاف خلفي, پشت جلد, جلد پشت, hinterdeckel, rückdeckel",
        ),
        ((LeafKind.COVER, Part.FLAP), "flap, envelope flap, клапан, اللسان, لسان, لسان الغلاف"),
        (
            (LeafKind.SPINE, Part.NONE),
            "spine, корешок, түп, түбі, الكعب, كعب, كعب الغلاف, عطف, buchrücken, rücken",
        ),
        (
            (LeafKind.EDGE, Part.FORE_EDGE),
            "fore edge, foreedge, foredge, front edge, передний обрез, алдыңғы қиық",
        ),
        (
            (LeafKind.EDGE, Part.HEAD_EDGE),
            "head edge, top edge, upper edge, head, верхний обрез, жоғарғы қиық",
        ),
        (
            (LeafKind.EDGE, Part.TAIL_EDGE),
            "tail edge, bottom edge, lower edge, tail, нижний обрез, төменгі қиық",
        ),
        (
            (LeafKind.OBJECT, Part.COLOUR_CHART),
            "colour chart, color chart, colour target, color target, colour checker, "
            "color checker, colorchecker, colourchart, colorchart, colour card, color card, "
            "цветовая шкала, цветная шкала, шкала, түс шкаласы, بطاقة الألوان, farbkarte",
        ),
        ((LeafKind.OBJECT, Part.RULER), "ruler, scale bar, линейка, сызғыш, مسطرة"),
        ((LeafKind.OBJECT, Part.NONE), "object"),
    )
    for phrase in _phrases(phrases)
}
