"""The form in which an adviser writes a care protocol: what was typed, and what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from catalog.accounts.permissions import Role
from catalog.conservation.care.errors import BadCareProtocol
from catalog.conservation.care.models import CareContent, ConsentScope, Origin, RuleKind, When
from catalog.record.values import TEXT_LENGTH_MAX, Text
from viewer.languages import LANGUAGES
from viewer.sent_forms import Sent

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuleForm:
    """One rule as it was typed; `check` is the kind of a check, '' for none."""

    id: str = ""
    when: str = When.TOUCH.value
    kind: str = RuleKind.MUST.value
    check: str = ""
    origins: frozenset[str] = frozenset()
    role: str = Role.HEAD_OF_LAB.value
    scope: str = ConsentScope.TREATMENT.value
    words: Words = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not any(self.words.values())


@dataclass(frozen=True, slots=True)
class CareForm:
    """A protocol as it was typed; `supersedes` is the number whose place it is to take."""

    owner: str = ""
    valid_from: str = ""
    shelfmarks: str = ""
    introduction: Words = field(default_factory=dict)
    rules: tuple[RuleForm, ...] = (RuleForm(),)
    supersedes: int | None = None


def form_of(sent: Sent) -> CareForm:
    """Read what a browser sent."""
    words = {code: sent.many(f"rule_{code}") for code in LANGUAGES}
    columns = [
        sent.many(f"rule_{name}") for name in ("id", "when", "kind", "check", "role", "scope")
    ]
    rules = tuple(
        RuleForm(
            id=rule_id,
            when=when,
            kind=kind,
            check=check,
            origins=frozenset(sent.many(f"rule_origin_{place}")),
            role=role,
            scope=scope,
            words={code: texts[place] for code, texts in words.items() if place < len(texts)},
        )
        for place, (rule_id, when, kind, check, role, scope) in enumerate(
            zip(*columns, strict=False)
        )
    )
    return CareForm(
        owner=sent.one("owner"),
        valid_from=sent.one("valid_from"),
        shelfmarks=sent.one("shelfmarks"),
        introduction={code: sent.one(f"introduction_{code}") for code in LANGUAGES},
        rules=rules,
        supersedes=sent.number("supersedes") or None,
    )


def form_to_change(
    said: CareContent, number: int, shelfmarks: Sequence[str], today: date
) -> CareForm:
    """Write a protocol into the form again, to be superseded from today on."""
    return CareForm(
        owner=said.owner,
        valid_from=today.isoformat(),
        shelfmarks="\n".join(shelfmarks),
        introduction=_by_language(said.introduction),
        rules=tuple(
            RuleForm(
                id=rule.id,
                when=rule.when.value,
                kind=rule.kind.value,
                words=_by_language(rule.requirement),
                **_check_fields(rule.check.model_dump(mode="json") if rule.check else {}),
            )
            for rule in said.rules
        )
        or (RuleForm(),),
        supersedes=number,
    )


def with_one_more(form: CareForm) -> CareForm:
    """Return the form with room for another rule, about the same kind of work as the last."""
    when = form.rules[-1].when if form.rules else When.TOUCH.value
    return replace(form, rules=(*form.rules, RuleForm(when=when)))


def content_of(form: CareForm, books: Mapping[str, str], base: CareContent | None) -> CareContent:
    """Return the protocol the form asks for.

    `books` are the holder's shelfmarks with their manuscripts. What `base`, whose place it takes,
    says in a language the form does not have stays as it was; an emptied rule is left out.

    Raises:
        BadCareProtocol: something is missing or cannot stand; its key names a sentence.
    """
    if not form.owner:
        raise BadCareProtocol("owner", "Name the body whose protocol this is, in one line.")
    old = {rule.id: rule.requirement for rule in base.rules} if base else {}
    document = {
        "owner": form.owner,
        "introduction": _texts(form.introduction, base.introduction if base else ()),
        "valid_from": _day(form.valid_from),
        "manuscript_ids": _manuscripts(form.shelfmarks, books),
        "rules": [
            {
                "id": rule.id,
                "when": rule.when,
                "kind": rule.kind,
                "requirement": _texts(rule.words, old.get(rule.id, ())),
                "check": _check(place, rule),
            }
            for place, rule in enumerate(form.rules, start=1)
            if not _is_left_out(place, rule)
        ],
    }
    try:
        return CareContent.model_validate(document)
    except ValidationError:
        raise BadCareProtocol(
            "letters", "Something holds a character that cannot be kept, or is too long."
        ) from None


def _is_left_out(place: int, rule: RuleForm) -> bool:
    if rule.is_empty and rule.check and not rule.id:
        raise BadCareProtocol(
            "words", f"Write rule {place} in the custodian's words, in one language at least.",
            place=place,
        )  # fmt: skip
    return rule.is_empty


def _check(place: int, rule: RuleForm) -> dict[str, Any] | None:
    if not rule.check:
        return None
    if rule.kind == RuleKind.NOTE:
        raise BadCareProtocol(
            "note-checked",
            f"Rule {place} is a note, which asks for nothing: let it be checked by no machine.",
            place=place,
        )
    if rule.check == "no_material_origin":
        if not rule.origins:
            raise BadCareProtocol(
                "origins", f"Choose the animals that rule {place} is about.", place=place
            )
        wanted = [origin.value for origin in Origin if origin.value in rule.origins]
        return {"kind": rule.check, "origins": wanted}
    if rule.check == "needs_role":
        return {"kind": rule.check, "role": rule.role}
    if rule.check == "needs_consent":
        return {"kind": rule.check, "scope": rule.scope}
    return {"kind": rule.check}


def _check_fields(check: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {"check": check.get("kind", "")}
    if "origins" in check:
        fields["origins"] = frozenset(check["origins"])
    return fields | {name: check[name] for name in ("role", "scope") if name in check}


def _texts(words: Words, old: Sequence[Text]) -> list[dict[str, Any]]:
    same = {(text.language, text.text): text for text in old}
    kept = [text for text in old if text.language not in LANGUAGES]
    said = []
    for code, typed in words.items():
        # A browser sends CR LF for every end of line (HTML, 4.10.22.5).
        text = typed.replace("\r\n", "\n")
        if len(text) > TEXT_LENGTH_MAX:
            raise BadCareProtocol(
                "long", f"A text is too long: shorten it to {TEXT_LENGTH_MAX} characters.",
                length=TEXT_LENGTH_MAX,
            )  # fmt: skip
        if text:
            known = same.get((code, text))
            said.append(known.model_dump() if known else {"text": text, "language": code})
    return [*said, *(text.model_dump() for text in kept)]


def _by_language(texts: Sequence[Text]) -> Words:
    words: dict[str, str] = {}
    for text in texts:
        if text.language in LANGUAGES:
            words[text.language] = "\n".join(filter(None, (words.get(text.language), text.text)))
    return words


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadCareProtocol("day", "Say from which day it holds, such as 2026-11-20.") from None


def _manuscripts(typed: str, books: Mapping[str, str]) -> list[str]:
    wanted = list(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
    for shelfmark in wanted:
        if shelfmark not in books:
            raise BadCareProtocol(
                "shelfmark",
                f"This holder has no manuscript {shelfmark!r}: write each shelfmark on a line of "
                "its own, as the list of manuscripts has it.",
                name=shelfmark,
            )
    return [books[shelfmark] for shelfmark in wanted]
