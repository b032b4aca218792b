"""The folio workbench: labels, order and marks of the sides of one manuscript."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity, revisions
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.codicology.arrangement_actions import Thing
from catalog.paths import FOLIOS_PATH
from viewer.frame import PageHouse, local, show, words_of
from viewer.languages import Translator
from viewer.page_models import label_in

# Words of labels that the grid says in the language of the page (page_models.label_in).
_LABEL_WORDS = (
    "p", "seq", "front cover", "front cover inside", "back cover", "back cover inside", "flap",
    "spine", "fore-edge", "head edge", "tail edge", "insert", "colour chart", "ruler", "object",
    "back flyleaf",
)  # fmt: skip
_FINDINGS = (
    "duplicate", "unlabelled", "unparsable", "ambiguous", "gap", "missing_recto", "missing_verso",
    "out_of_order",
)  # fmt: skip
_ACTS = ("relabel", "label_series", "clear_labels", "blank", "move", "mark_as", "sort")
_SENTENCES = (
    "none", "blank-mark", "side", "place", "picture", "counts", "selected", "done", "undo-done",
    "redo-done", "undo-what", "redo-what", "undo", "redo", "nothing-to-undo", "nothing-to-redo",
    "merged", "conflict", "not-found", "load-failed", "no-findings", "edit-label", "discarded",
    "applied", "series-count", "series-numbers", "move-count", "saving-saved", "saving-saving",
    "saving-waiting", "saving-sign-in", "foliation-old-foliation", "foliation-pagination",
)  # fmt: skip
_SLOTS = ("label", "number", "total", "selected", "findings", "count", "what", "by", "text")


@dataclass(frozen=True, slots=True)
class WorkbenchPage:
    """What the page itself says; the sides come with the first answer of the interface."""

    shelfmark: str
    back: str
    sign_in: str
    may_publish: bool


def router(house: PageHouse, needs: Needs) -> APIRouter:
    """Return the page of the workbench."""
    pages = APIRouter(include_in_schema=False)

    @pages.get(FOLIOS_PATH)
    def workbench(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(needs(Action.ARRANGE))],
    ) -> Response:
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.ARRANGE, manuscript.holder_id)
            is_public = revisions.is_published(session, manuscript_id) and not (
                manuscript.is_withheld
            )
        uris, t = house.uris, words_of(request)
        back = uris.manuscript(manuscript_id) if is_public else uris.editor(manuscript_id)
        return show(
            house,
            request,
            "folios/workbench.html",
            section="manuscripts",
            entries=("folios",),
            page=WorkbenchPage(
                shelfmark=manuscript.shelfmark,
                back=local(back),
                sign_in=local(uris.sign_in()),
                may_publish=may(person, Action.PUBLISH, manuscript.holder_id),
            ),
            config=workbench_config(manuscript_id, local(uris.folios_api(manuscript_id)), t),
            things=[thing.value for thing in Thing],
            keyboard=keyboard(t),
        )

    return pages


def workbench_config(manuscript_id: str, api: str, t: Translator) -> dict[str, Any]:
    """Return what the script needs: where the plan is, and its sentences with empty slots."""
    slots = {name: f"{{{name}}}" for name in _SLOTS}

    def said(key: str) -> str:
        # The script isolates what it fills in; marks around the empty slots would be doubled.
        return t(f"folios-{key}", **slots).replace("\u2068{", "{").replace("}\u2069", "}")

    strings = {key: said(key) for key in _SENTENCES}
    strings["blank"] = strings.pop("blank-mark")
    for kind in _FINDINGS:
        key = kind.replace("_", "-")
        strings[f"finding-{kind}"] = said(f"finding-{key}")
        strings[f"mark-{kind}"] = said(f"mark-{key}")
    for act in _ACTS:
        strings[f"act-{act}"] = said(f"act-{act.replace('_', '-')}")
    return {
        "manuscript": manuscript_id,
        "api": api,
        "strings": strings,
        "labels": {words: label_in(words, t) for words in _LABEL_WORDS},
    }


def keyboard(t: Translator) -> list[tuple[tuple[str, ...], str]]:
    """List the keys of the workbench and what each does (src/folios/keys.js acts on them)."""
    listed = (
        (("←", "→", "↑", "↓"), "go"),
        (("Shift", "←", "→"), "extend"),
        (("Ctrl", "A"), "all"),
        (("Space",), "toggle"),
        (("Enter",), "edit"),
        (("Alt", "←", "→"), "move-by"),
        (("l",), "series"),
        (("m",), "move"),
        (("b",), "blank"),
        (("c",), "mark"),
        (("t",), "target"),
        (("g",), "goto"),
        (("n",), "next-finding"),
        (("p",), "previous-finding"),
        (("Ctrl", "Z"), "undo"),
        (("Ctrl", "Shift", "Z"), "redo"),
    )
    return [(keys, t(f"folios-key-{name}")) for keys, name in listed]
