"""What is asked of crawlers (RFC 9309), with the way to everything that is better than crawling.

A crawler that follows every filter of a list, every size of a picture and every page of the reader
never ends, and finds nothing that the record pages do not have. What is asked here is kept for
those who do not ask: `viewer/lanes.py`.
"""

from catalog.paths import (
    ACCOUNT_PATH,
    BENCH_PATH,
    BROWSE_PATH,
    COMPARE_PATH,
    DEPOSITS_PATH,
    DESK_PATH,
    EDITOR_PATH,
    FOLIOS_PATH,
    FOUND_COLLECTION_PATH,
    HARVESTERS_PATH,
    IMAGE_PREFIXES,
    MIRADOR_PATH,
    PEOPLE_PATH,
    PREVIEW_PATH,
    READER_PATH,
    SIGN_IN_PATH,
    SYNONYMS_PATH,
    VIEW_PATH,
    older,
)
from catalog.uris import Uris

_SECONDS_BETWEEN = 2
_STAFF = (
    *(ACCOUNT_PATH, BENCH_PATH, DEPOSITS_PATH, DESK_PATH, EDITOR_PATH, FOLIOS_PATH),
    *(HARVESTERS_PATH, PEOPLE_PATH, PREVIEW_PATH, SIGN_IN_PATH, SYNONYMS_PATH),
)
# Views of what the record page has, in as many addresses as there are pages of books.
_ENDLESS = (READER_PATH, MIRADOR_PATH, COMPARE_PATH, VIEW_PATH)


def robots(uris: Uris) -> str:
    """Return the file for this catalogue."""
    lines = [
        "# Everything here may be taken, and need not be crawled:",
        f"#   records in bulk     {uris.oai()}?verb=Identify (OAI-PMH)",
        f"#   what has changed    {uris.changes()} (IIIF Change Discovery)",
        f"#   all manifests       {uris.top_collection()} (IIIF)",
        f"#   the data described  {uris.dcat()} (DCAT)",
        "User-agent: *",
        f"Crawl-delay: {_SECONDS_BETWEEN}",
        # Whole pages in the sizes that stand ready, which previews and picture searches show.
        *(f"Allow: {prefix}*/full/*/0/default.jpg" for prefix in IMAGE_PREFIXES),
        *(f"Disallow: {prefix}" for prefix in IMAGE_PREFIXES),
        f"Disallow: {BROWSE_PATH}?",
        f"Disallow: {FOUND_COLLECTION_PATH}",
        f"Disallow: {older(FOUND_COLLECTION_PATH)}",
        "Disallow: /api/",
        "Disallow: /auth/",
        *(f"Disallow: {path.replace('{manuscript_id}', '*')}" for path in (*_ENDLESS, *_STAFF)),
        "",
        f"Sitemap: {uris.sitemap()}",
    ]
    return "\n".join(lines) + "\n"
