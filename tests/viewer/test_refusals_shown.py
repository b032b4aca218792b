"""A refusal as people and programs get it, in their language, from the error to the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.descriptions import Description
from catalog.errors import (
    AuthorityChanged,
    BadRecord,
    LikelyDuplicate,
    ManuscriptNotFound,
    NotAllowed,
    ShelfmarkTaken,
)
from catalog.record.checking import read_record
from catalog.record.document import SCHEMA
from ingest.deposit_errors import DepositClosed
from tests.viewer.record_shelf import begin
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.languages import LANGUAGES, translator
from viewer.refusals import sentence_of


@pytest.fixture
def refusing(app: FastAPI) -> FastAPI:
    @app.get("/api/raise/{what}")
    @app.get("/raise/{what}")
    def fail(what: str) -> None:
        if what == "document":
            read_record({"format": SCHEMA, "identity": {"shelfmark": 7, "odd": 1}})
        if what == "wrapped":
            closed = DepositClosed("d1", "The deposit d1 was started already.", key="started")
            raise HTTPException(409, str(closed)) from closed
        raise {
            "missing": ManuscriptNotFound("m123"),
            "taken": ShelfmarkTaken("library", "MS <1>"),
            "unsaid": BadRecord("Nobody has <translated> this."),
        }[what]

    @app.get("/api/number/{value}")
    def number(value: int) -> int:
        return value

    return app


def detail(client: TestClient, path: str, language: str | None) -> tuple[str, str]:
    asked = {"accept": "application/json"} | ({"accept-language": language} if language else {})
    answer = client.get(path, headers=asked)
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()["detail"], answer.headers["content-language"]


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (None, "There is no manuscript 'm123': check the identifier for a slip."),
        ("de", "There is no manuscript 'm123': check the identifier for a slip."),
        ("kk", "«m123» деген қолжазба жоқ: идентификаторында қате жоқ па, тексеріңіз."),
        ("ar", "لا يوجد مخطوط «\u2068m123\u2069»: تحقق من كتابة المعرّف."),
    ],
)
def test_a_program_hears_the_language_it_asks_for_and_english_otherwise(
    client: TestClient, language: str | None, said: str
) -> None:
    expected = language if language in LANGUAGES else "en"
    assert detail(client, "/api/raise/missing", language) == (said, expected)


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "«MS &lt;1&gt;» шифрлі қолжазба бар: соған қосыңыз немесе басқа шифр беріңіз."),
        ("ru", "с шифром «MS &lt;1&gt;»: дополните её или дайте другой шифр."),
        ("ar", "مخطوط برقم الحفظ «\u2068MS &lt;1&gt;\u2069»: أضف إليه، أو أعطِ رقم حفظ آخر."),
    ],
)
def test_a_person_reads_on_the_page_what_to_do(
    client: TestClient, language: str, said: str
) -> None:
    answer = client.get("/raise/taken", headers={"accept-language": language})
    assert answer.status_code == 409
    assert said in answer.text
    assert '<span lang="en"' not in answer.text


@pytest.mark.usefixtures("refusing")
def test_what_nobody_translated_is_english_and_says_so(client: TestClient) -> None:
    page = client.get("/raise/unsaid", headers={"accept-language": "ar"}).text
    assert '<span lang="en" dir="ltr">Nobody has &lt;translated&gt; this.</span>' in page
    assert detail(client, "/api/raise/unsaid", "ar") == (
        "Nobody has <translated> this.",
        "ar, en",
    )


@pytest.mark.usefixtures("refusing")
def test_a_refusal_that_another_wraps_keeps_its_sentence(client: TestClient) -> None:
    assert detail(client, "/api/raise/wrapped", "ru")[0] == "Поступление d1 уже запущено."
    assert detail(client, "/api/raise/wrapped", None)[0] == "The deposit d1 was started already."


@pytest.mark.usefixtures("refusing")
def test_a_field_that_cannot_stand_is_named_in_the_language_of_the_request(
    client: TestClient,
) -> None:
    said, language = detail(client, "/api/number/seven", "kk")
    assert (said, language) == ("value: бүтін сан жазыңыз.", "kk")
    assert detail(client, "/api/number/seven", None)[0].startswith("value: Input should")


@pytest.mark.usefixtures("refusing")
def test_a_record_that_cannot_stand_names_the_first_field_and_counts_the_rest(
    client: TestClient,
) -> None:
    said, _ = detail(client, "/api/raise/document", "ar")
    assert said.startswith("\u2068identity.shelfmark\u2069: ")
    assert "وهناك" in said


def test_words_of_the_house_inside_a_sentence_are_translated_too() -> None:
    refused = NotAllowed("…", key="role", action="publish", roles=(Role.CURATOR, Role.CATALOGUER))
    said = sentence_of(refused, translator("ar"))
    assert translator("ar")("can-publish") in said
    assert f"{translator('ar')('role-curator')}، {translator('ar')('role-cataloguer')}" in said


def test_numbers_that_are_names_are_not_grouped_and_nobody_has_a_name() -> None:
    late = AuthorityChanged("a1", 2, "")
    assert "кто-то другой" in sentence_of(late, translator("ru"))
    likely = LikelyDuplicate("Ясави", ("a1", "a2"))
    assert "(a1, a2)" in sentence_of(likely, translator("kk"))
    closed = sentence_of(
        BadRecord("…", key="long", field="note", length=12345, max=10000), translator("ru")
    )
    assert "12345" in closed


@pytest.mark.parametrize("code", ["kk", "ru", "ar"])
def test_a_mistake_inside_a_description_keeps_its_translation(code: str) -> None:
    described = {
        "shelfmark": "MS 1", "titles": "x", "holder": {"name": "L", "homepage": "nowhere"},
    }  # fmt: skip
    with pytest.raises(BadRecord) as caught:
        Description.from_mapping(described)
    said = sentence_of(caught.value, translator(code))
    assert said.language == code
    assert "nowhere" in said


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        employ_everybody(made)
        yield made


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "Иеленуші (holder) көрсетілмеген"), ("ar", "الجهة المالكة (holder) ناقصة")],
)
def test_the_desk_says_in_the_readers_language_what_is_missing(
    peopled: Peopled, language: str, said: str
) -> None:
    cookie = peopled.sign_in(peopled.staff[Role.CURATOR])
    asked = {"accept": "text/html", "accept-language": language, "sec-fetch-site": "same-origin"}
    form = {"shelfmark": "MS 1", "title": "x"}
    answer = peopled.client.post("/desk/new", data=form, headers={**asked, **cookie})
    assert answer.status_code == 422
    assert said in answer.text
    assert '<span lang="en"' not in answer.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The quires make 16 leaves, the extent says 385: check both."),
        ("kk", "Дәптерлер бойынша 16 парақ, көлемінде 385 делінген: екеуін де тексеріңіз."),
        ("ar", "أوراق الكراسات 16، والمذكور في عدد الأوراق 385: تحقق من كليهما."),
    ],
)
def test_what_is_odd_in_the_quires_is_said_in_the_editor_and_the_preview(
    peopled: Peopled, at: datetime, language: str, said: str
) -> None:
    book = begin(peopled.house, at)
    asked = {"accept-language": language, **peopled.sign_in(peopled.staff[Role.CATALOGUER])}
    notes = peopled.client.get(f"/manuscripts/{book}/edit/collation", headers=asked).json()
    assert notes == {"notes": [said]}
    page = peopled.client.get(
        f"/manuscripts/{book}/preview", headers={**asked, "accept": "text/html"}
    )
    assert said in page.text
