"""The services of search and autocomplete as manifests name them: both versions.

Mirador 4 and the Universal Viewer 4 know version 1 alone, and find it by its profile.
"""

from __future__ import annotations

from typing import Any, Final

from catalog.uris import Uris

Node = dict[str, Any]
_SEARCH_1: Final = "http://iiif.io/api/search/1/"


def services_of(uris: Uris, manuscript_id: str) -> list[Node]:
    """The services of a manifest of Presentation 3.0 (Content Search 2.0, 3; 1.0, 3.1 and 4.1)."""
    search = uris.content_search(manuscript_id)
    complete = uris.content_autocomplete(manuscript_id)
    return [
        {
            "id": search,
            "type": "SearchService2",
            "service": [{"id": complete, "type": "AutoCompleteService2"}],
        },
        {
            "@context": f"{_SEARCH_1}context.json",
            "@id": uris.older(search),
            "@type": "SearchService1",
            "profile": f"{_SEARCH_1}search",
            "service": [
                {
                    "@id": uris.older(complete),
                    "@type": "AutoCompleteService1",
                    "profile": f"{_SEARCH_1}autocomplete",
                }
            ],
        },
    ]
