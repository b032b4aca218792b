"""What was refused, in the language of whoever reads it: the one place where errors meet Fluent.

The message of an error is `error-<class>`, or `error-<class>-<key>` where a class has several
sentences, both in kebab-case; a field that cannot stand shares the `fault-<key>` of the editor.
What has no message is said in its own English, and marked as such for screen readers.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from fluent.runtime.types import fluent_number
from markupsafe import Markup, escape

from catalog.record.faults import BadDocument, key_of
from catalog.refusal import Refusal
from viewer.languages import FALLBACK, Translator

_VALUE_LENGTH_MAX = 300
# Values that are words of the house themselves: the beginning of the message that says them.
_WORDED: Final[Mapping[str, str]] = {
    "action": "can-",
    "calendar": "value-calendar-",
    "kind": "authority-kind-",
    "new_kind": "authority-kind-",
    "role": "role-",
    "roles": "role-",
    "state": "deposit-state-",
}
# What is said of nobody in particular, and of no field in particular.
_WHERE_EMPTY: Final[Mapping[str, str]] = {"by": "fault-somebody", "path": "fault-whole"}


class Sentence(str):
    """A sentence and the `language` it is in (BCP 47).

    In a page it says so where that is not the reader's language, so that it is read out in the
    right voice and runs the right way.
    """

    __slots__ = ("is_foreign", "language")

    language: str
    is_foreign: bool

    def __new__(cls, text: str, language: str, *, reader: str) -> "Sentence":
        """Keep the text; `reader` is the language of the page it will stand in."""
        made = super().__new__(cls, text)
        made.language = language
        made.is_foreign = language != reader
        return made

    def __html__(self) -> str:
        """Return the sentence for a template."""
        if self.is_foreign:
            return Markup('<span lang="{}" dir="ltr">{}</span>').format(self.language, str(self))
        return str(escape(str(self)))


def sentence_of(error: BaseException, t: Translator) -> Sentence:
    """Say why something was refused, in the language of `t`, or else in English."""
    said = None if t.language.code == FALLBACK else _said(error, t)
    if said is None:
        return Sentence(str(error), FALLBACK, reader=t.language.code)
    return Sentence(said, t.language.code, reader=t.language.code)


def sentence_of_kept(message: Mapping[str, Any], t: Translator) -> Sentence:
    """Say a refusal that was kept (`catalog.exchange.messages`), in the language of `t`."""
    said = None if t.language.code == FALLBACK else _said_of_kept(message, t)
    if said is None:
        return Sentence(str(message["sentence"]), FALLBACK, reader=t.language.code)
    return Sentence(said, t.language.code, reader=t.language.code)


def _said_of_kept(message: Mapping[str, Any], t: Translator) -> str | None:
    if faults := message.get("faults"):
        first = faults[0]
        values = {**first["values"], "path": first["path"]}
        return _first_of(_message(f"fault-{first['key']}", values, t), len(faults) - 1, t)
    values = {"line": message["line"], "column": message["column"], **message["values"]}
    said = _message(message_of(message["kind"], message["key"]), values, t)
    if said is None and message["key"].startswith("fault-"):
        return _message(message["key"], values, t)
    return said


def sentence_of_field(told: Mapping[str, Any], place: str, t: Translator) -> str | None:
    """Say what pydantic found at a field of a request; None where only English says it."""
    key, values = key_of(told)
    if t.language.code == FALLBACK or key == "not-so":
        return None
    return _message(f"fault-{key}", {**values, "path": place}, t)


def message_of(kind: str, key: str = "") -> str:
    """Return the key of the message of an error class, such as 'ShelfmarkTaken'."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()
    return f"error-{name}-{key}" if key else f"error-{name}"


def _said(error: BaseException | None, t: Translator) -> str | None:
    if isinstance(error, BadDocument):
        return _of_document(error, t)
    if isinstance(error, Refusal):
        said = _message(message_of(type(error).__name__, error.key), error.said(), t)
        if said is None and error.key.startswith("fault-"):
            said = _message(error.key, error.said(), t)
        if said is not None:
            return said
    # One that only wraps another, for a caller further up, has the other's sentence.
    return None if error is None else _said(error.__cause__, t)


def _of_document(error: BadDocument, t: Translator) -> str | None:
    first = error.faults[0]
    said = _message(f"fault-{first.key}", {**first.values, "path": first.path}, t)
    return _first_of(said, len(error.faults) - 1, t)


def _first_of(said: str | None, more: int, t: Translator) -> str | None:
    return f"{said} {t('fault-more', count=more)}" if said is not None and more else said


def _message(key: str, values: Mapping[str, object], t: Translator) -> str | None:
    if not t.has(key):
        return None
    return t(key, **{name: _shown(name, value, t) for name, value in values.items()})


def _shown(name: str, value: object, t: Translator) -> Any:
    """Make a value what Fluent can set in: a number, or text of a bounded length."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool | int | float):
        return fluent_number(value, useGrouping=False)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        comma = "، " if t.language.direction == "rtl" else ", "
        return comma.join(str(_shown(name, each, t)) for each in value)
    text = str(value)
    if not text and name in _WHERE_EMPTY:
        return t(_WHERE_EMPTY[name])
    if name in _WORDED and t.has(_WORDED[name] + text):
        return t(_WORDED[name] + text)
    return text if len(text) <= _VALUE_LENGTH_MAX else f"{text[: _VALUE_LENGTH_MAX - 1]}…"
