"""People, places, works and bodies as pages show them: names that know their language, links."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.authorities import schemes
from catalog.authorities.content import AuthorityContent, AuthorityKind, OutsideIdentifier
from catalog.authorities.labels import AuthorityLabel
from catalog.authorities.references import NamedIn
from catalog.authorities.tables import Authority, AuthorityMerge, AuthorityRevision
from catalog.language import NONE
from catalog.uris import Uris
from iiif.presentation.language import language_names
from viewer.frame import local
from viewer.languages import LANGUAGES, Translator
from viewer.page_models import Text, said

# Languages that the form of a name offers first; any other tag may be written.
OFFERED_LANGUAGES = (
    "ar", "ar-Latn", "az", "chg", "en", "fa", "fa-Latn", "fr", "de", "he", "kk", "kk-Arab",
    "kk-Latn", "ky", "la", "mn", "ota", "ota-Latn", "ru", "sa", "syr", "tg", "tt", "bo", "tr",
    "tk", "ur", "ug", "uz", "uz-Latn",
)  # fmt: skip
_OTHERS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class NameView:
    """One name, with its language in words (None where it is not known).

    `is_preferred` is said only where the language has other names.
    """

    text: Text
    spoken: str | None
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """The same thing elsewhere: whose identifier, and the address."""

    name: str
    address: str
    shown: str


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """One line of a list: the name for this reader, names in other scripts, years."""

    id: str
    address: str
    kind: AuthorityKind
    name: Text
    others: tuple[Text, ...]
    dates: Text | None


@dataclass(frozen=True, slots=True)
class ContentView:
    """What is said of an authority, as a page shows it.

    `place` is where it lies in words, None without coordinates.
    """

    kind: AuthorityKind
    name: Text
    names: tuple[NameView, ...]
    notes: tuple[Text, ...]
    dates: Text | None
    links: tuple[LinkView, ...]
    place: str | None
    is_coarse: bool


@dataclass(frozen=True, slots=True)
class NamingView:
    """A manuscript that names the authority, and as what."""

    address: str
    title: Text
    shelfmark: str
    holder: Text
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition in the history."""

    edition: int
    change: str
    by: str
    at: dt.datetime
    content: ContentView
    is_current: bool


@dataclass(frozen=True, slots=True)
class MergeView:
    """One merge in the history; `loser` and `winner` are addresses with names."""

    id: str
    loser: AuthorityLine | None
    winner: AuthorityLine | None
    by: str
    at: dt.datetime
    undone_by: str | None
    undone_at: dt.datetime | None
    is_undoable: bool
    undo: str


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of these pages, without the host."""

    uris: Uris

    def authorities(self) -> str:
        """The list."""
        return local(self.uris.authorities())

    def new_authority(self) -> str:
        """Where one is made."""
        return local(self.uris.new_authority())

    def authority_duplicates(self) -> str:
        """The likely duplicates."""
        return local(self.uris.authority_duplicates())

    def authority(self, authority_id: str) -> str:
        """The page of one."""
        return local(self.uris.authority(authority_id))

    def edit_authority(self, authority_id: str) -> str:
        """The form of one."""
        return local(self.uris.edit_authority(authority_id))

    def merge_authority(self, authority_id: str) -> str:
        """Where one is merged into another."""
        return local(self.uris.merge_authority(authority_id))

    def authority_history(self, authority_id: str) -> str:
        """The editions of one."""
        return local(self.uris.authority_history(authority_id))


def text_in(text: str, language: str) -> Text:
    """Return text that knows its language; 'none' is not known."""
    return Text(text, None if language == NONE else language)


def line_of(label: AuthorityLabel, uris: Uris, t: Translator) -> AuthorityLine:
    """Return the line of one authority; other scripts come first among the other names."""
    name = said(label.names, t.language.code)
    firsts = [text_in(texts[0], tag) for tag, texts in label.names.items() if texts]
    others = [one for one in firsts if one.text != name.text]
    others.sort(key=lambda one: one.direction == name.direction)
    return AuthorityLine(
        id=label.id,
        address=local(uris.authority(label.id)),
        kind=label.kind,
        name=name,
        others=tuple(others[:_OTHERS_SHOWN]),
        dates=dates_view(label.dates),
    )


def content_view(
    content: AuthorityContent, t: Translator, *, exact: bool, hides: bool
) -> ContentView:
    """Return what somebody may see; `hides`: the place is sensitive today."""
    hides = hides or content.is_sensitive
    shown = content if exact else content.coarse(always=hides)
    by_language = shown.by_language
    name = said(by_language, t.language.code)
    notes = tuple(text_in(note.text, note.language) for note in shown.note)
    return ContentView(
        kind=shown.kind,
        name=name,
        names=tuple(
            NameView(
                text_in(one.text, one.language),
                language_word(one.language, t),
                one.is_preferred and len(by_language[one.language]) > 1,
            )
            for one in shown.names
        ),
        notes=notes,
        dates=dates_view(shown.dates.shown if shown.dates else ""),
        links=tuple(_link(one) for one in shown.identifiers),
        place=_place(shown, t, whole=hides and not exact),
        is_coarse=hides and not exact and shown.latitude is not None,
    )


def language_word(tag: str, t: Translator) -> str | None:
    """Return the name of a language in the language of the page, with its script if one is said."""
    if tag == NONE:
        return None
    name = language_names([tag])[t.language.code][0]
    script = next((part for part in tag.split("-")[1:] if len(part) == 4), None)
    if script in ("Latn", "Arab", "Cyrl"):
        return f"{name}, {t(f'authority-script-{script.lower()}')}"
    return f"{name} ({tag})" if script else name


def naming_view(named: NamedIn, uris: Uris, t: Translator) -> NamingView:
    """Return the line of a manuscript on the page of an authority."""
    return NamingView(
        address=local(uris.manuscript(named.manuscript_id)),
        title=said(named.titles, t.language.code),
        shelfmark=named.shelfmark,
        holder=said(named.holder_names, t.language.code),
        roles=tuple(t(f"authority-role-{role}") for role in named.roles),
    )


def edition_view(
    revision: AuthorityRevision, current: Authority, t: Translator, *, exact: bool, hides: bool
) -> EditionView:
    """Return one edition of the history."""
    content = AuthorityContent.model_validate(revision.content)
    return EditionView(
        edition=revision.edition,
        change=revision.change.value.replace("_", "-"),
        by=revision.by,
        at=revision.at,
        content=content_view(content, t, exact=exact, hides=hides),
        is_current=revision.edition == current.edition,
    )


def merge_view(
    made: AuthorityMerge,
    itself: Mapping[str, AuthorityLine],
    uris: Uris,
    *,
    is_undoable: bool,
) -> MergeView:
    """Return one merge of the history; `itself` are lines by id, without following merges."""
    return MergeView(
        id=made.id,
        loser=itself.get(made.loser_id),
        winner=itself.get(made.winner_id),
        by=made.by,
        at=made.at,
        undone_by=made.undone_by,
        undone_at=made.undone_at,
        is_undoable=is_undoable,
        undo=local(uris.undo_merge(made.id)),
    )


def lookup_words(t: Translator, uris: Uris, *, may_add: bool) -> dict[str, object]:
    """Return what the look-up field needs (src/lookup/): its words, addresses, and the language.

    Slots in braces are filled by the script.
    """
    slots = {name: f"{{{name}}}" for name in ("count", "name", "kind")}
    kinds = {kind.value: t(f"authority-kind-{kind.value}") for kind in AuthorityKind}
    return {
        "language": t.language.code,
        "api": local(uris.authorities_api()),
        "mayAdd": may_add,
        "kinds": kinds,
        "languages": list(LANGUAGES),
        "words": {
            "label": t("lookup-label"),
            "hint": t("lookup-hint"),
            "none": t("lookup-none"),
            "one": t("lookup-one"),
            "many": t("lookup-many", number=slots["count"]),
            "more": t("lookup-more", number=slots["count"]),
            "add": t("lookup-add", **{key: slots[key] for key in ("name", "kind")}),
            "adding": t("lookup-adding"),
            "likely": t("lookup-likely"),
            "addAnyway": t("lookup-add-anyway", **{key: slots[key] for key in ("name", "kind")}),
            "chosen": t("lookup-chosen", name=slots["name"]),
            "clear": t("lookup-clear"),
            "cleared": t("lookup-cleared"),
            "failed": t("lookup-failed"),
        },
    }


def offered_languages(t: Translator) -> list[tuple[str, str]]:
    """List tags and names of languages that a name is often in."""
    named = [(tag, language_word(tag, t) or tag) for tag in OFFERED_LANGUAGES]
    return sorted(named, key=lambda pair: pair[1])


def offered_schemes() -> list[tuple[str, str]]:
    """List the keys and names of the schemes of outside identifiers."""
    return [(one.key, one.name) for one in schemes.schemes().values()]


def _link(identifier: OutsideIdentifier) -> LinkView:
    value = identifier.uri.rstrip("/").rpartition("/")[2]
    name = schemes.name_of(identifier.scheme)
    return LinkView(name or "", identifier.uri, value if name else identifier.uri)


def dates_view(dates: str) -> Text | None:
    """Return dates that run their own way: bare years do not turn round in an Arabic line."""
    if not dates:
        return None
    return Text(dates, None if any(map(str.isalpha, dates)) else "en")


def _place(content: AuthorityContent, t: Translator, *, whole: bool) -> str | None:
    if content.latitude is None or content.longitude is None:
        return None
    digits = 0 if whole else 4
    north, east = _degrees(content.latitude, digits), _degrees(content.longitude, digits)
    return t(
        "authority-place-words",
        latitude=t(
            "authority-north" if content.latitude >= 0 else "authority-south", degrees=north
        ),
        longitude=t("authority-east" if content.longitude >= 0 else "authority-west", degrees=east),
    )


def _degrees(value: float, digits: int) -> str:
    text = f"{abs(value):.{digits}f}"
    return (text.rstrip("0").rstrip(".") if digits else text) + "°"


def lines(labels: Sequence[AuthorityLabel], uris: Uris, t: Translator) -> tuple[AuthorityLine, ...]:
    """Return the lines of a list."""
    return tuple(line_of(label, uris, t) for label in labels)
