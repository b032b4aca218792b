"""The four languages say the same things, completely, and pages ask only for what exists."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from ingest import refusals
from viewer import languages
from viewer.languages import LANGUAGES, TRANSLATIONS, negotiate, translate, translator
from viewer.problems import PROBLEMS

VIEWER = Path(languages.__file__).parent
INGEST = VIEWER.parent / "ingest"
CODES = tuple(LANGUAGES)


def messages(code: str) -> dict[str, ast.Message]:
    listed: list[ast.Message] = []
    for source in sorted((TRANSLATIONS / code).glob("*.ftl")):
        resource = FluentParser().parse(source.read_text("utf-8"))
        assert [entry.content for entry in resource.body if isinstance(entry, ast.Junk)] == []
        listed += [entry for entry in resource.body if isinstance(entry, ast.Message)]
    names = [entry.id.name for entry in listed]
    assert len(names) == len(set(names)), "a message is written twice"
    return {entry.id.name: entry for entry in listed}


class Parts(Visitor):  # type: ignore[misc]
    """Collects the variables of a message, and the categories of each of its selections."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        keys = [one.key for one in node.variants]
        self.selections.append({key.name for key in keys if isinstance(key, ast.Identifier)})
        self.generic_visit(node)


def parts(message: ast.Message) -> Parts:
    found = Parts()
    found.visit(message)
    return found


def page_modules() -> list[Path]:
    return [path for path in VIEWER.rglob("*.py") if "frontend" not in path.parts]


def asked_for() -> tuple[set[str], set[str]]:
    """Every quoted word, and every prefix that is completed at run time, of templates and pages."""
    sources = [
        *(VIEWER / "templates").rglob("*.html"),
        *page_modules(),
    ]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    words = set(re.findall(r"[\"']([a-z][a-z0-9_-]*)[\"']", text))
    prefixes = set(re.findall(r"[\"']([a-z]+(?:-[a-z]+)*-)(?:\{|[\"'] ~)", text))
    return words, prefixes


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_message(code: str) -> None:
    assert set(messages(code)) == set(messages("en"))


@pytest.mark.parametrize("code", CODES)
def test_a_message_has_the_same_values_in_every_language(code: str) -> None:
    english = {key: parts(message).variables for key, message in messages("en").items()}
    # A singular or dual may be said without its number, so a language may use fewer.
    strange = {
        key: parts(message).variables - english[key] for key, message in messages(code).items()
    }
    assert {key: names for key, names in strange.items() if names} == {}


@pytest.mark.parametrize("code", CODES)
def test_counted_things_have_every_plural_form_of_the_language(code: str) -> None:
    needed = set(Locale.parse(code).plural_form.tags) | {"other"}
    missing = {
        key: needed - forms
        for key, message in messages(code).items()
        for forms in parts(message).selections
        if needed - forms
    }
    assert missing == {}


def test_every_message_that_templates_ask_for_exists() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (VIEWER / "templates").rglob("*.html"))
    asked = set(re.findall(r"\bt\(\s*[\"']([a-z0-9_-]+)[\"']\s*[,)]", text))
    assert asked - set(messages("en")) == set()
    assert len(asked) > 100


def test_every_message_that_pages_ask_for_exists() -> None:
    text = "\n".join(path.read_text("utf-8") for path in page_modules())
    asked = set(re.findall(r"\bt\(\s*\"([a-z0-9_-]+)\"", text))
    assert asked - set(messages("en")) == set()


def test_no_message_is_left_that_nobody_says() -> None:
    words, prefixes = asked_for()
    unused = {
        key
        for key in messages("en")
        if key not in words and not any(key.startswith(prefix) for prefix in prefixes)
    }
    assert unused == set()


def test_every_problem_has_its_words() -> None:
    for slug in PROBLEMS:
        assert {f"problem-{slug}-title", f"problem-{slug}-help"} <= set(messages("en"))


def test_every_reason_of_the_ingest_room_is_translated() -> None:
    text = "\n".join(path.read_text("utf-8") for path in INGEST.rglob("*.py"))
    notices = set(re.findall(r"Notice\(\s*\"([a-z_-]+)\"", text)) | set(refusals.REASONS)
    choices = set(re.findall(r"Choice\(\s*\"([a-z-]+)\"", text))
    known = set(messages("en"))
    assert {f"notice-{key}" for key in notices} - known == set()
    assert {f"choice-{key}" for key in choices} - known == set()
    assert {f"warning-{key}" for key in refusals.WARNINGS} - known == set()


@pytest.mark.parametrize("code", CODES)
def test_reasons_use_only_the_values_that_come_with_them(code: str) -> None:
    said = messages(code)
    for key, sentence in refusals.REASONS.items():
        given = set(re.findall(r"\{(\w+)\}", sentence))
        assert parts(said[f"notice-{key}"]).variables <= given, key


@pytest.mark.parametrize(
    ("code", "count", "text"),
    [
        ("en", 1, "1 page"),
        ("en", 24, "24 pages"),
        ("ru", 1, "1 страница"),
        ("ru", 22, "22 страницы"),
        ("ru", 11, "11 страниц"),
        ("ar", 0, "لا صفحات"),
        ("ar", 1, "صفحة واحدة"),
        ("ar", 2, "صفحتان"),
        ("ar", 5, "5 صفحات"),
        ("ar", 14, "14 صفحة"),
        ("kk", 7, "7 бет"),
    ],
)
def test_pages_are_counted_as_each_language_counts(code: str, count: int, text: str) -> None:
    assert translate(code, "count-pages", count=count) == text


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        (None, None, None, "en"),
        ("kk", "ru", "ar", "kk"),
        (None, "ru", "ar", "ru"),
        (None, None, "ar-EG,ar;q=0.9,en;q=0.8", "ar"),
        (None, None, "fr, ru;q=0.3, kk;q=0.7", "kk"),
        (None, None, "de, en;q=0", "en"),
        ("tlh", "xx", "zz;q=oops, ru", "ru"),
        ("", "", ";;;,,q=", "en"),
    ],
)
def test_the_language_is_chosen_by_wish_then_memory_then_browser(
    asked: str | None, kept: str | None, accepted: str | None, chosen: str
) -> None:
    assert negotiate(asked, kept, accepted) == chosen


def test_text_that_could_turn_a_line_round_is_isolated_and_numbers_are_not() -> None:
    assert translate("ar", "alt-side", label="12v") == "الورقة \u206812v\u2069"
    assert translate("en", "alt-side", label="12v") == "Folio 12v"
    assert translate("en", "alt-side", label="١٢ وجه") == "Folio \u2068١٢ وجه\u2069"
    assert "\u2068" not in translate("ar", "count-pages", count=5)


def test_a_message_nobody_wrote_is_said_by_its_key_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert translator("kk")("no-such-words") == "no-such-words"
    assert [record.message for record in caplog.records] == ["message.missing"] * 2


def test_sizes_numbers_and_moments_are_written_as_each_language_writes_them() -> None:
    moment = datetime(2026, 11, 22, 10, 40, tzinfo=UTC)
    assert translator("en").size(38_200_000_000) == "38.2 GB"
    assert translator("ru").size(999) == "999 Б"
    assert translator("kk").number(41220) == "41\u00a0220"
    assert translator("en").date(moment) == "November 22, 2026"
    assert translator("ru").moment(moment).endswith("UTC")
