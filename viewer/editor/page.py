"""What the script of the editor is given: form, draft, words, pages and addresses."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from catalog.directions import ViewingDirection
from catalog.paths import (
    DATE_PROPOSAL_API_PATH,
    DATE_READING_API_PATH,
)
from catalog.uris import Uris
from viewer.drawing_words import drawing_words
from viewer.editor.form_words import form_in
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import SideView
from viewer.record_loading import Opened
from viewer.rights import offered_rights

# Messages that the script says; their values are set in there.
WORDS: Final = (
    "editor-add", "editor-as-written", "editor-clash", "editor-clash-base", "editor-clash-edit",
    "editor-clash-mine", "editor-clash-save", "editor-clash-theirs", "editor-clash-theirs-of",
    "editor-clash-title", "editor-clash-what", "editor-date-means", "editor-date-more",
    "editor-date-propose", "editor-date-unread", "editor-direction", "editor-direction-auto",
    "editor-direction-ltr", "editor-direction-rtl", "editor-faults", "editor-faulty",
    "editor-formula", "editor-formula-read", "editor-from", "editor-item", "editor-language-code",
    "editor-language-none", "editor-missing", "editor-move-down", "editor-move-up", "editor-moved",
    "editor-next", "editor-no", "editor-no-image", "editor-not-said", "editor-nothing",
    "editor-nothing-to-link", "editor-offline", "editor-opened", "editor-other-add",
    "editor-other-hint", "editor-other-language", "editor-own-words", "editor-page",
    "editor-page-alt", "editor-page-linked", "editor-page-next", "editor-page-previous",
    "editor-page-take", "editor-page-unlink", "editor-reference-more",
    "editor-refused", "editor-remove", "editor-removed", "editor-required", "editor-restored",
    "editor-saved", "editor-saving", "editor-section-empty", "editor-section-faulty",
    "editor-section-filled", "editor-sign-in", "editor-signed-out", "editor-to",
    "editor-too-long", "editor-undo", "editor-unsaved", "editor-yes",
    "collation-title", "fault-coordinates-of-place", "fault-coordinates-pair", "fault-currency",
    "fault-language-tag", "fault-name-letters", "fault-outside-identifier", "fault-web-address",
    "fault-years-order",
    "fault-empty", "fault-missing", "fault-not-fields", "fault-not-list", "fault-not-number",
    "fault-not-one-of", "fault-not-so", "fault-not-text", "fault-not-whole-number",
    "fault-not-yes-no", "fault-outside-page", "fault-pattern", "fault-rights", "fault-same-id",
    "fault-too-deep",
    "fault-too-great", "fault-too-long", "fault-too-many", "fault-too-small", "fault-unkeepable",
    "fault-unknown-field",
)  # fmt: skip
_SLOTS: Final = (
    "what", "number", "total", "name", "section", "label", "time", "why", "count", "most",
    "path", "length", "max", "limit", "reason", "start", "end", "width", "height",
)  # fmt: skip


@cache
def form_json(language: str) -> Markup:
    """Return the form of one language as JSON for a page; made once, as no record changes it."""
    return htmlsafe_json_dumps(form_in(language), ensure_ascii=False, separators=(",", ":"))


@cache
def words_in(t: Translator) -> dict[str, str]:
    """Return every sentence of the script, with the names of its values in braces."""
    slots = {name: f"{{{name}}}" for name in _SLOTS}
    return {key: t(key, **slots) for key in WORDS}


def editor_config(
    opened: Opened,
    sides: Sequence[SideView],
    uris: Uris,
    t: Translator,
    *,
    authorities: dict[str, str],
    holders: list[list[str]],
) -> dict[str, Any]:
    """Return what differs from one record to the next."""
    manuscript = opened.manuscript
    editor = local(uris.editor(manuscript.id))
    direction: ViewingDirection = manuscript.viewing_direction
    return {
        "id": manuscript.id,
        "draft": {"document": opened.document, "edition": opened.edition},
        "words": {**words_in(t), **drawing_words(t)},
        "save": f"{local(uris.manuscript_api(manuscript.id))}/draft",
        "signIn": f"{local(uris.sign_in())}?next={quote(local(uris.desk()))}",
        "authority": local(uris.authority("AUTHORITY")),
        "dates": {"read": DATE_READING_API_PATH, "propose": DATE_PROPOSAL_API_PATH},
        "quires": f"{editor}/quires",
        "collation": f"{editor}/collation",
        "holders": holders,
        "rights": [list(pair) for pair in offered_rights(t)],
        "authorities": authorities,
        "direction": direction.value,
        "pages": [_page(side, uris) for side in sides],
    }


def _page(side: SideView, uris: Uris) -> dict[str, Any]:
    picture = side.picture
    # With no image, or over a page that is to stay uncovered, nothing is drawn on.
    service = local(uris.image(side.image_id)) if side.image_id else None
    return {
        "id": side.id,
        "label": side.label,
        "address": side.address,
        "src": picture.src if picture else None,
        "width": picture.width if picture else None,
        "height": picture.height if picture else None,
        "canvas": [side.width, side.height],
        "image": list(side.image_size),
        "service": service,
        "uncovered": not side.may_cover,
    }
