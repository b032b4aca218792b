"""Words of treatments as a page says them: terms, people, texts in the best language there is."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, actions_of
from catalog.accounts.tables import User
from catalog.language import NONE, best_text
from catalog.record.values import Text
from catalog.vocabulary.terms import find, terms
from viewer import page_models
from viewer.languages import Translator


def term(key: str, t: Translator) -> page_models.Text:
    """Return what a term is called; a key that no vocabulary has is said as it is."""
    found = find(key)
    if found is None:
        return page_models.Text(key)
    return page_models.said(dict(found.labels), t.language.code)


@cache
def choices(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the keys and labels of a vocabulary, in the order of its file."""
    return tuple(
        (one.key, page_models.said(dict(one.labels), language).text) for one in terms(name)
    )


def best(texts: Iterable[Text | Mapping[str, Any]], t: Translator) -> list[page_models.Text]:
    """Return the texts of the language that serves the reader best."""
    by_language: dict[str, list[str]] = {}
    for each in texts:
        told = each.model_dump() if isinstance(each, Text) else each
        by_language.setdefault(str(told["language"]), []).append(str(told["text"]))
    if not by_language:
        return []
    language, _ = best_text(by_language, t.language.code)
    return [
        page_models.Text(text, None if language == NONE else language)
        for text in by_language[language]
    ]


def all_words(texts: Iterable[Text | Mapping[str, Any]]) -> list[page_models.Text]:
    """Return every text, each with its own language: what was signed is shown whole."""
    told = [each.model_dump() if isinstance(each, Text) else each for each in texts]
    return [
        page_models.Text(
            str(each["text"]), None if each["language"] == NONE else str(each["language"])
        )
        for each in told
    ]


def of_map(texts: Mapping[str, Sequence[str]], t: Translator) -> page_models.Text:
    """Return the sentence of a language map for the reader."""
    found, text = best_text({code: list(said) for code, said in texts.items()}, t.language.code)
    return page_models.Text(text, found)


def workers(session: Session, holder_id: str) -> list[tuple[str, str]]:
    """Return the account and name of everybody who may work at this holder's books, by name."""
    people = session.scalars(select(User).where(User.is_active).order_by(User.name, User.id))
    return [
        (user.id, user.name)
        for user in people
        if any(
            held.holder_id in (None, holder_id) and Action.TREAT in actions_of(held.role)
            for held in user.roles
        )
    ]
