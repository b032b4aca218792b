"""The desk at which a library record is read: its words come in many small elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from catalog.bibliographic import tongues
from catalog.language import NONE
from catalog.record.values import LINE_LENGTH_MAX
from catalog.tei.reading.desk import Desk, runs_in
from catalog.tei.reading.ledger import Holder, Place
from catalog.tei.reading.named import Named, NamedKind
from catalog.tei.reading.prose import Words, tidy
from catalog.xml.safe import Element

# Signs of ISBD (2011, A.3) that stand between areas and say nothing once these are apart.
_SEAM: Final = " \t\r\n/:;,=+"
# A full stop at the end goes too, unless it belongs to an initial or to 'fl.', 'ca.', 'd.'.
_STOP: Final = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=[\d\])])\.$")
# Number files whose codes stand for addresses (MARC 21, $0: a code in brackets before a number).
_FILES: Final = {
    "DE-588": "https://d-nb.info/gnd/", "viaf": "http://viaf.org/viaf/",
    "wikidata": "http://www.wikidata.org/entity/", "orcid": "https://orcid.org/",
}  # fmt: skip
_FILE: Final = re.compile(r"\(([\w-]+)\)\s*(\S+)")


class LibraryDesk(Desk):
    """A desk that knows the language of the book and of its cataloguer.

    The language of words is what was said of their element (`tell`), or that of the nearest
    element around it.
    """

    def __init__(self, root: Element, place: Place | None = None) -> None:
        super().__init__(root, own=False, place=place)
        self.book_language = NONE
        self.cataloguer_language = NONE
        self.identified: list[tuple[NamedKind, Holder, tuple[str, ...]]] = []
        self._tongues: dict[Element, str] = {}

    def tell(self, element: Element, tag: str) -> None:
        """Say which language the words of an element are in."""
        self._tongues[element] = tag

    def language(self, element: Element) -> str:
        """The language of an element's words, or 'none'."""
        here: Element | None = element
        while here is not None:
            if (told := self._tongues.get(here)) is not None:
                return told
            here = here.getparent()
        return NONE

    def joined(self, elements: Iterable[Element], between: str = " ") -> Words:
        """The words of several elements as one line, without the signs that part them."""
        made = Words("")
        said = []
        for element in elements:
            text = tidy("".join(str(one) for one in element.itertext())).replace("\n", " ")
            made.runs += runs_in(element)
            if text := text.strip():
                said.append(text)
        made.text = between.join(said)
        return made

    def name(self, words: Words, element: Element) -> Holder | None:
        """A name as one text, trimmed; None where nothing is left."""
        return self.text(words, element, trimmed=True)

    def text(self, words: Words, element: Element, *, trimmed: bool = False) -> Holder | None:
        """Words as one text in the language of an element; None where they are too many or none."""
        plain = Words(without_seam(words.text) if trimmed else words.text, words.runs)
        texts = self.texts_from(plain, element)
        return texts[0] if texts else None

    def put(self, item: Holder, field: str, words: Words) -> bool:
        """Set a short field; False where the words are none or too many."""
        line = without_seam(" ".join(words.text.split()))
        if not line or len(line) > LINE_LENGTH_MAX:
            return False
        item[field] = line
        self.ledger.place(words.runs, item, field)
        return True

    def remark(self, element: Element, text: str) -> None:
        """Say of an element that holds a remark which language it is in, by its letters."""
        self.tell(element, tongues.of_words(self.book_language, self.cataloguer_language, text))

    def identify(self, kind: NamedKind, name: Holder, given: Iterable[str]) -> None:
        """Write down what identifies a name elsewhere."""
        if numbers := tuple(dict.fromkeys(address_of(one) for one in given if one.strip())):
            self.identified.append((kind, name, numbers))

    def named_in(self, paths: dict[int, str]) -> tuple[Named, ...]:
        """Every identified name that stands in the record, by where it stands."""
        found = []
        for kind, text, numbers in self.identified:
            if (where := paths.get(id(text))) is not None:
                uris = tuple(one for one in numbers if re.match(r"https?://\S+$", one))
                keys = tuple(one for one in numbers if one not in uris)
                found.append(Named(where, kind, text["text"], text["language"], uris, keys))
        return tuple(found)


def without_seam(text: str) -> str:
    """Words without the sign that led to the next area, and without the full stop of a heading."""
    return balanced(_STOP.sub("", text.strip().rstrip(_SEAM)).rstrip(_SEAM))


def balanced(text: str) -> str:
    """Words without a bracket whose partner stands in the next area: '[Mainz' and '1456]'."""
    for opened, closed in ("[]", "()"):
        if text.count(opened) > text.count(closed) and text.startswith(opened):
            text = text[1:]
        elif text.count(closed) > text.count(opened) and text.endswith(closed):
            text = text[:-1]
    return text


def address_of(given: str) -> str:
    """An identifier as an address where its file has one: '(DE-588)118…' is one of the GND."""
    said = given.strip().removeprefix("(uri)").strip()
    found = _FILE.fullmatch(said)
    if found is not None and (base := _FILES.get(found[1])) is not None:
        return base + found[2]
    return said
