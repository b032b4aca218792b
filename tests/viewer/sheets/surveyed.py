"""The flagship of scenario 1 with its survey, signed: 770 sides, one tideline on 12v."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from catalog.codicology.collation import Quire
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import (
    AssessmentContent,
    Grade,
    Method,
    ObservationContent,
    Recommendation,
)
from catalog.conservation.condition.tables import Assessment, Outcome
from catalog.identifiers import Kind, mint
from catalog.pages import pages_of
from catalog.record.values import Text
from storage.vault import Vault
from tests.catalog.conservation.condition.book import TIDELINE, Book, a_book, leaves
from tests.factories import an_image
from tests.iiif.image.shelved import Collection
from viewer.languages import translator
from viewer.sheets.condition_report import Audience, condition_report
from viewer.sheets.report import Heading, Report
from viewer.sheets.wording import speaker

VERIFY = "https://books.example.org/verify/m0000000000"
QUIRES = [*(Quire(number=number, leaves=10) for number in range(1, 39)), Quire(number=39, leaves=5)]
NAMES = {
    "en": ("Quran", "National Library of Kazakhstan"),
    "kk": ("Құран", "ҚР Ұлттық кітапханасы"),
    "ru": ("Коран", "Национальная библиотека РК"),
    "ar": ("القرآن الكريم", "المكتبة الوطنية لجمهورية كازاخستان"),
}


def texts(**by_language: str) -> tuple[Text, ...]:
    """One text by language."""
    return tuple(Text(text=text, language=code) for code, text in by_language.items())


CONTENT = AssessmentContent(
    purpose=texts(
        en="To know the state of the book before it is treated.",
        kk="Өңдеуге дейін кітаптың жай-күйін білу.",
        ru="Узнать состояние книги до реставрации.",
        ar="معرفة حالة الكتاب قبل معالجته.",
    ),
    methods=(Method.NAKED_EYE, Method.RAKING),
    place="Lab 2",
    temperature_c=19.5,
    humidity_percent=52,
    assessors=("Aigerim Conservator",),
    grades=(Grade(scale="overall-4/1", value=2), Grade(scale="stability-3/1", value=1)),
    observed=texts(
        en="A pale tide line runs along the lower margin of f. 12v, 574 mm² in area.",
        kk="12v бетінің төменгі жиегінде солғын су ізі бар, ауданы 574 mm².",
        ru="По нижнему полю л. 12v проходит бледный затёк площадью 574 mm².",
        ar="خط ماء باهت على الهامش السفلي من \u2066f. 12v\u2069 ومساحته \u2066574 mm²\u2069.",
    ),
    interpreted=texts(
        en="Old contact with water, probably before 1936.",
        kk="Ертеде су тиген, шамасы 1936 жылға дейін.",
        ru="Давний контакт с водой, вероятно до 1936 года.",
        ar="تلامس قديم مع الماء، على الأرجح قبل سنة 1936.",
    ),
    recommendations=(
        Recommendation(id="r1", texts=texts(
            en="Look at 301r again when the leaf can be freed.",
            kk="Парақ ажыратылғанда 301r бетін қайта қарау.",
            ru="Осмотреть 301r, когда лист удастся освободить.",
            ar="إعادة فحص \u2066301r\u2069 عند فكّ الورقة.",
        )),
    ),
    next_check_on=date(2027, 11, 20),
)  # fmt: skip


@dataclass
class Surveyed:
    """The book with its first survey."""

    book: Book
    survey: Assessment

    def report(self, code: str, digits: str = "latn", *, is_public: bool = False) -> Report:
        """The condition report in a language."""
        say = speaker(translator(code), digits)
        session = self.book.session
        title, holder = NAMES[code]
        heading = Heading("NLRK-Q12", say.texts([Text(text=title, language=code)])[0],
                          say.plain(holder), VERIFY)  # fmt: skip
        audience = Audience(pages_of(session, self.book.id), is_public=is_public)
        return condition_report(session, self.survey.id, heading, audience, say)


def surveyed(session: Session, vault: Vault, *, is_signed: bool = True) -> Surveyed:
    """Scenario 1: 'no damage' by quire, a tideline on 12v, 301r stuck."""
    book = a_book(session, vault, leaves(1, 385), quires=QUIRES, shelfmark="NLRK-Q12")
    survey = book.open()
    words = ObservationContent(observed=texts(
        en="Brown edge, the sheet is flat.", kk="Жиегі қоңыр, парақ тегіс.",
        ru="Коричневый край, лист ровный.", ar="حافة بنيّة والورقة مستوية.",
    ))  # fmt: skip
    tideline = book.observe(
        survey, "12v", term="dmg.tideline", content=words.model_dump(mode="json")
    )
    book.draw(tideline, TIDELINE)
    book.examine(survey, [one for one in leaves(1, 10) if one != "12v"], Outcome.EXAMINED)
    sound = [one for one in leaves(11, 385) if one not in ("12v", "301r")]
    book.examine(survey, sound, Outcome.NO_DAMAGE)
    book.examine(survey, ["301r"], Outcome.NOT_EXAMINED, reason="stuck leaf")
    assessments.change_content(
        session, survey.id, CONTENT, edition=survey.edition, by=book.by, at=book.now(),
        ended_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    if is_signed:
        book.sign(survey, datetime(2026, 11, 20, 9, 5, tzinfo=UTC))
    session.flush()
    return Surveyed(book, survey)


def photograph(book: Book, scratch: Path, labels: Sequence[str]) -> None:
    """Plain parchment for these sides, tiled as ingest does it: no drawing stands for a page."""
    collection = Collection(book.vault.blobs, scratch)
    plain: Any = Image.new("RGB", (606, 750), (222, 205, 172))
    for label in labels:
        image_id = mint(Kind.IMAGE)
        collection.add(plain, image_id)
        an_image(
            book.session, book.id, book.canvases[label], book.at, image_id=image_id,
            original_name=f"{label}.tif", width_px=606, height_px=750,
        )  # fmt: skip
    book.session.flush()
