"""Whatever is refused has a sentence in four languages, and the English one is the error's own."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

import catalog
import ingest
import viewer
from catalog.refusal import Refusal
from tests.viewer.test_languages import messages, parts
from viewer.languages import LANGUAGES, TRANSLATIONS
from viewer.refusals import message_of

CHECKOUT = Path(catalog.__file__).parents[1]

# Parents that nothing is raised as, and what only a terminal or a log can show.
SILENT = {
    "CatalogError": "the parent of every error of the catalogue",
    "NotFound": "a parent; what is raised as it has a key",
    "Conflict": "a parent; what is raised as it has a key",
    "BadRecord": "a parent; what is raised as it has a key",
    "NotAllowed": "a parent; what is raised as it has a key",
    "NotSignedIn": "a parent; what is raised as it has a key",
    "IngestError": "the parent of every error of the ingest room",
    "WrongState": "what is raised as it has a key",
    "BadDocument": "its faults have the sentences",
    "BadPrivateRecord": "its key is that of a fault",
    "DatabaseNotEmpty": "only the rebuild command meets it",
    "DatabaseFull": "only commands meet it; pages say that the storage is away",
    "DatabaseAway": "only commands meet it; pages say that the storage is away",
    "DecoderUnavailable": "only the worker meets it; a deposit shows a notice",
    "ScratchFull": "only the worker meets it; a deposit shows a notice",
    "SourceUnreadable": "only the worker meets it; a deposit shows a notice",
    "WorkerNameTaken": "only the worker command meets it",
}
# Sentences said at a terminal or in a log, or made of another sentence.
SILENT_PLACES = {
    ("catalog/authorities/rebuilding.py", "BadAuthority"): "the rebuild command",
    ("catalog/uris.py", "BadAddress"): "the public address is a setting",
    ("viewer/openid.py", "BadAddress"): "the sign-in server is a setting",
    ("viewer/user_commands.py", "BadRecord"): "a command",
    ("viewer/user_commands.py", "BadPassphrase"): "a command",
}
# Translated more shortly than the English sentence that is made of several.
SHORTER = {
    "error-arrangement-not-ready", "error-ambiguous-label", "error-bad-answer-unknown",
    "error-edit-conflict", "error-files-missing", "error-likely-duplicate", "error-not-confirmed",
    "error-unknown-vocabulary", "error-bad-language-map-not-texts",
    "error-wrong-state-published-by",
}  # fmt: skip


@cache
def refusals() -> tuple[type[Refusal], ...]:
    for package in (catalog, ingest, viewer):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name not in ("viewer.frontend.build", "viewer.__main__"):
                importlib.import_module(found.name)

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    ours = (kind for kind in below(Refusal) if not kind.__module__.startswith("tests."))
    return tuple(dict.fromkeys(ours))


@cache
def said_in_english() -> frozenset[str]:
    return frozenset(key for key in messages("en") if key.startswith("error-"))


def test_every_refusal_has_a_sentence() -> None:
    known = said_in_english()
    silent = sorted(
        f"{kind.__module__}.{kind.__name__}"
        for kind in refusals()
        if kind.__name__ not in SILENT
        and message_of(kind.__name__) not in known
        and not any(key.startswith(f"{message_of(kind.__name__)}-") for key in known)
    )
    assert silent == []
    assert len(refusals()) > 60


def test_every_sentence_belongs_to_a_refusal() -> None:
    made = {message_of(kind.__name__) for kind in refusals()}
    lost = {
        key
        for key in said_in_english()
        if key not in made and not any(key.startswith(f"{one}-") for one in made)
    }
    assert lost == set()


def test_what_is_silent_is_still_there() -> None:
    assert set(SILENT) <= {kind.__name__ for kind in refusals()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translated_sentence_leaves_out_what_the_english_one_names(code: str) -> None:
    said = messages(code)
    shorter = {
        key: parts(message).variables - parts(said[key]).variables
        for key, message in messages("en").items()
        if key.startswith(("error-", "collation-"))
    }
    assert {key: left for key, left in shorter.items() if left} == {}


@dataclass(frozen=True)
class Place:
    """One place that refuses with a sentence of its own."""

    where: str
    kind: str
    key: str | None
    sentence: ast.expr
    names: frozenset[str]

    @property
    def message(self) -> str:
        return message_of(self.kind, self.key or "")


@cache
def places() -> tuple[Place, ...]:
    """Every call of an error class that is given its sentence, in the three rooms and the pages."""
    free = {kind.__name__ for kind in refusals() if kind.__init__ is Refusal.__init__}
    by_place = {"WrongState": 1, "DepositClosed": 1, "BadAuthority": 0}
    found = []
    for room in ("catalog", "ingest", "viewer"):
        for path in (CHECKOUT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                kind, place = node.func.id, by_place.get(node.func.id, 0)
                # One whose key depends on the case has a sentence that does too.
                keys = [one.value for one in node.keywords if one.arg == "key"]
                if any(not isinstance(key, ast.Constant) for key in keys):
                    continue
                if (kind in free or kind in by_place) and len(node.args) > place:
                    found.append(_place(path, node, kind, node.args[place]))
    return tuple(found)


def _place(path: Path, node: ast.Call, kind: str, sentence: ast.expr) -> Place:
    given = {one.arg: one.value for one in node.keywords}
    key = given.get("key")
    return Place(
        f"{path.relative_to(CHECKOUT).as_posix()}",
        kind,
        key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None,
        sentence,
        frozenset(name for name in given if name and name != "key"),
    )


def shape(text: str) -> str:
    """A sentence without its quotation marks, every value a dot."""
    return re.sub(r"[\"'“”]", "", re.sub(r"\{[^}]*\}", "·", text))


def template(sentence: ast.expr) -> str | None:
    if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str):
        return shape(sentence.value)
    if isinstance(sentence, ast.JoinedStr):
        inner = [one.value if isinstance(one, ast.Constant) else "·" for one in sentence.values]
        return shape("".join(str(part) for part in inner))
    return None


@cache
def english() -> dict[str, str]:
    resource = FluentParser().parse((TRANSLATIONS / "en" / "refusals.ftl").read_text("utf-8"))
    said = {}
    for entry in resource.body:
        if isinstance(entry, fluent.Message) and entry.value is not None:
            said[entry.id.name] = shape(
                "".join(
                    one.value if isinstance(one, fluent.TextElement) else "·"
                    for one in entry.value.elements
                )
            )
    return said


def told_places() -> list[Place]:
    """Those whose sentence a page can show."""
    return [
        place
        for place in places()
        if (place.where, place.kind) not in SILENT_PLACES or place.key is not None
        if template(place.sentence) is not None
    ]


def test_every_place_that_refuses_names_a_sentence_that_exists() -> None:
    known = said_in_english()
    unsaid = [
        f"{place.where}: {place.kind} {template(place.sentence)}"
        for place in told_places()
        if place.message not in known
    ]
    assert unsaid == []
    assert len(told_places()) > 100


def test_the_english_message_says_what_the_error_says() -> None:
    differing = {}
    for place in told_places():
        key = place.message
        own = template(place.sentence)
        expected = f"· {own}" if place.kind == "WrongState" else own
        if key in english() and key not in SHORTER and english()[key] != expected:
            differing[key] = (english()[key], expected)
    assert differing == {}


def test_the_english_message_says_what_the_class_says() -> None:
    differing = {}
    for path in [
        path for room in ("catalog", "ingest") for path in (CHECKOUT / room).rglob("*.py")
    ]:
        for made in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(made, ast.ClassDef):
                for own in built_in(made):
                    said = english().get(message_of(made.name))
                    if said not in (None, own) and message_of(made.name) not in SHORTER:
                        differing[made.name] = (said, own)
    assert differing == {}


def built_in(made: ast.ClassDef) -> Iterator[str]:
    """The sentence that a class makes of its own arguments, where it is always the same."""
    for node in ast.walk(made):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "super().__init__"
            and len(node.args) == 1
            and not node.keywords
        ):
            own = template(node.args[0])
            if own is not None:
                yield own


def test_every_value_of_a_sentence_comes_with_the_error() -> None:
    own = {"WrongState": {"manuscript_id"}, "DepositClosed": {"deposit_id"}}
    said = messages("en")
    missing = {}
    for place in told_places():
        key = place.message
        if key in said:
            given = place.names | own.get(place.kind, set())
            missing[key] = parts(said[key]).variables - given
    assert {key: names for key, names in missing.items() if names} == {}
