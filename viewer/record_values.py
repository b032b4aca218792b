"""Single values of a record as a reader sees them: words with language, direction and link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.authorities.labels import AuthorityLabel
from catalog.dates.statement import DateStatement
from catalog.language import NONE, best_text, direction_of
from catalog.record.values import Certainty, Locus, Reference, Source, Term, Text
from catalog.uris import Uris
from iiif.presentation.language import language_names
from viewer.date_words import date_text
from viewer.editor.vocabularies import term_label
from viewer.frame import local
from viewer.languages import Translator


@dataclass(frozen=True, slots=True)
class Shown:
    """Words on the page. `language` is None where it is that of the page or not known.

    `qualifier` says in the language of the page how far the words hold ('probable').
    """

    text: str
    language: str | None = None
    direction: str = "auto"
    address: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """What is needed to put a record into words: reader's language, addresses, authorities."""

    t: Translator
    uris: Uris
    manuscript_id: str
    authorities: Mapping[str, AuthorityLabel]
    holders: Mapping[str, Mapping[str, list[str]]]


def text_shown(text: Text) -> Shown:
    """Return one text with its own language and direction."""
    return Shown(text.text, None if text.language == NONE else text.language, text.runs)


def every_text(texts: Sequence[Text]) -> tuple[Shown, ...]:
    """Return all texts: what was copied from the page loses nothing."""
    return tuple(text_shown(text) for text in texts)


def best_texts(texts: Sequence[Text], t: Translator) -> tuple[Shown, ...]:
    """Return the texts in the language that serves the reader best, paragraph by paragraph."""
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text.text)
    best, _ = best_text(by_language, t.language.code)
    return tuple(text_shown(text) for text in texts if text.language == best)


def in_language(names: Mapping[str, list[str]], t: Translator) -> Shown:
    """Return the name that serves the reader best."""
    tag, name = best_text(names, t.language.code)
    known = None if tag == NONE else tag
    return Shown(name, known, direction_of(tag) if known else "auto")


def plain(text: str) -> Shown:
    """Return words whose language nobody said; the browser looks at the letters."""
    return Shown(text)


def term_shown(term: Term, t: Translator) -> tuple[Shown, ...]:
    """Return the label of a controlled term, and the free text that stands beside it."""
    label = term_label(term.key, t.language.code) if term.key else None
    named = () if label is None else (Shown(label),)
    own = (Shown(term.key),) if term.key and label is None else ()
    return (*named, *own, *best_texts(term.texts, t))


def reference_shown(reference: Reference, said: Saying) -> tuple[Shown, ...]:
    """Return a person, place, work or body: linked to its authority, and as the source names it."""
    found = said.authorities.get(reference.authority_id or "")
    doubt = doubt_of(reference.certainty, said.t)
    written = None if reference.name is None else text_shown(reference.name)
    if found is None:
        return () if written is None else (replace(written, qualifier=doubt),)
    address = local(said.uris.authority(found.id))
    name = replace(in_language(found.names, said.t), address=address, qualifier=doubt)
    if written is None or written.text == name.text:
        return (name,)
    return (name, replace(written, qualifier=said.t("record-as-written")))


def doubt_of(certainty: Certainty, t: Translator) -> str | None:
    """Return how sure a statement is, or None where it is certain and nothing need be said."""
    return None if certainty is Certainty.CERTAIN else t(f"value-certainty-{certainty.value}")


def date_shown(date: DateStatement, t: Translator) -> tuple[Shown, ...]:
    """Return the date in words of the page, then the wording it rests on."""
    words = date_text(date, t)
    computed = (
        (Shown(words, direction=t.language.direction),) if words and words != date.original else ()
    )
    if not date.original:
        return computed
    tag = None if date.original_language == NONE else date.original_language
    wording = Shown(date.original, tag, direction_of(tag) if tag else "auto")
    return (*computed, replace(wording, qualifier=said_if(computed, t)))


def said_if(computed: Sequence[Shown], t: Translator) -> str | None:
    """Return the remark that marks a wording, needed only beside a computed date."""
    return t("record-wording") if computed else None


def locus_shown(locus: Locus, said: Saying) -> tuple[Shown, ...]:
    """Return where in the book, linked to the page where the canvas is known."""
    labels = [label for label in (locus.start, locus.end) if label]
    address = (
        local(said.uris.reader(said.manuscript_id, locus.canvas_id, locus.region))
        if locus.canvas_id
        else None
    )
    if not labels:
        return () if address is None else (Shown(said.t("record-see-page"), address=address),)
    return (Shown("–".join(labels), None, "auto", address),)


def languages_shown(tags: Sequence[str], t: Translator) -> tuple[Shown, ...]:
    """Return languages by their names in the language of the page."""
    return tuple(Shown(name) for name in language_names(list(tags))[t.language.code])


def source_shown(source: Source, t: Translator) -> Shown:
    """Return a source: its citation, linked where it has an address, and what kind it is."""
    parts = [t(f"value-source-kind-{source.kind.value}")]
    if source.locus:
        parts.append(t("record-page", page=source.locus))
    if source.seen_on:
        parts.append(t("record-seen", day=source.seen_on))
    words = source.citation or (str(source.url) if source.url else parts.pop(0))
    return Shown(words, address=source.url, qualifier=", ".join(parts) or None)
