"""What a reader takes along from a page: addresses and words that the script fills in.

A link for people, a content state for viewers, a citation for footnotes. The names in braces stand
for what changes from page to page.
"""

from typing import Any, Final

from catalog.citations.lines import one_line
from catalog.uris import Uris
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import ManuscriptPage

# Stands for a canvas in an address; an identifier has no capital letters.
_ANY: Final = "CANVAS"


def share_links(uris: Uris, page: ManuscriptPage, t: Translator) -> dict[str, Any]:
    """Return what the dialog of the reader needs; addresses are whole, for use anywhere."""
    return {
        "reader": uris.reader(page.id),
        "mirador": uris.mirador(page.id),
        "view": uris.view(),
        "here": local(uris.view()),
        "manifest": uris.manifest(page.id),
        "canvas": uris.canvas(page.id, _ANY).replace(_ANY, "{canvas}"),
        "ark": uris.ark(page.id, _ANY).replace(_ANY, "{canvas}"),
        "book": page.shelfmark,
        "words": {
            "folio": t("share-folio", label="{label}").replace("\u2068", "").replace("\u2069", ""),
            "citation": {
                "holder": one_line(page.holder.text),
                "shelfmark": one_line(page.shelfmark),
                "title": one_line(page.title.text),
            },
            "copied": t("copied"),
            "kept": t("share-kept", label="{label}"),
            "beside": t("share-beside", first="{first}", second="{second}"),
        },
    }
