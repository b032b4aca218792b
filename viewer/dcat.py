"""The catalogue described as data (DCAT 3, in the way of DCAT-AP), for portals of open data.

One catalogue, a dataset of everything and one of each holder, and the doors by which they are
taken. It is as long as there are holders, however many manuscripts there are.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from catalog.harvest.sets import sets_of
from catalog.language import NONE, LanguageMap
from catalog.search.facets import Facet
from catalog.uris import Uris
from iiif.presentation.ways import Way
from viewer.languages import LANGUAGES, translate

Node = dict[str, Any]

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_ISO_639: Final = "http://publications.europa.eu/resource/authority/language/"
_CODES: Final = {"en": "ENG", "kk": "KAZ", "ru": "RUS", "ar": "ARA"}
_PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_PRESENTATION: Final = "http://iiif.io/api/presentation/"
_DISCOVERY: Final = "http://iiif.io/api/discovery/1.0/"
_RESOURCESYNC: Final = "http://www.openarchives.org/rs/terms/"


def dcat(
    uris: Uris, holders: Mapping[str, LanguageMap], changed_at: dt.datetime | None, contact: str
) -> Node:
    """Return the description as JSON-LD; `holders` are those that have a manuscript, by id."""
    catalogue = uris.dcat()
    datasets = [_everything(uris, changed_at)]
    datasets += [_of_holder(uris, holder, names) for holder, names in holders.items()]
    node: Node = {
        "@context": CONTEXT,
        "@id": f"{catalogue}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _words("dcat-title"),
        "dct:description": _words("dcat-description"),
        "dct:publisher": {
            "@id": uris.home(),
            "@type": "foaf:Agent",
            "foaf:name": "Kitabdar",
        },
        "foaf:homepage": {"@id": uris.home()},
        "dct:language": [{"@id": _ISO_639 + _CODES[tag]} for tag in LANGUAGES],
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:hasEmail": {"@id": f"mailto:{contact}"},
        },
        "dcat:service": _services(uris),
        "dcat:dataset": datasets,
    }
    return node | _changed(changed_at)


def _everything(uris: Uris, changed_at: dt.datetime | None) -> Node:
    node = _dataset(f"{uris.dcat()}#all", _words("dcat-all"), uris.browse())
    node["dcat:distribution"] = [
        *_collections(uris, uris.collection()),
        _harvest(uris, ""),
        _distribution("ResourceSync", uris.capability_list(), "application/xml", _RESOURCESYNC),
        _table(uris.found_table()),
    ]
    return node | _changed(changed_at)


def _of_holder(uris: Uris, holder_id: str, names: LanguageMap) -> Node:
    state = urlencode({Facet.HOLDER.value: holder_id})
    (spec,) = sets_of(holder_id, ())
    address = uris.shelf_collection(Way.HOLDER, holder_id)
    node = _dataset(f"{address}#dataset", _said(names), uris.found(state))
    node["dcat:distribution"] = [
        *_collections(uris, address),
        _harvest(uris, f"&{urlencode({'set': spec})}"),
        _table(uris.found_table(state)),
    ]
    return node


def _dataset(address: str, title: list[Node], page: str) -> Node:
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:title": title,
        "dct:description": _words("dcat-dataset"),
        "dct:accessRights": {"@id": _PUBLIC},
        "dcat:landingPage": {"@id": page},
    }


def _collections(uris: Uris, address: str) -> list[Node]:
    return [
        _distribution(
            f"IIIF Presentation API {version}",
            each,
            "application/ld+json",
            f"{_PRESENTATION}{path}",
        )
        for version, each, path in (
            ("3.0", address, "3.0/"),
            ("2.1", uris.older(address), "2.1/"),
        )
    ]


def _harvest(uris: Uris, more: str) -> Node:
    address = f"{uris.oai()}?verb=ListRecords&metadataPrefix=oai_dc{more}"
    return _distribution("OAI-PMH, Dublin Core", address, "text/xml", f"{_OAI}oai_dc/")


def _table(address: str) -> Node:
    return _distribution("CSV", address, "text/csv", "https://www.rfc-editor.org/rfc/rfc4180")


def _distribution(title: str, address: str, kind: str, standard: str) -> Node:
    return {
        "@type": "dcat:Distribution",
        "dct:title": title,
        "dcat:accessURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA + kind},
        "dct:conformsTo": {"@id": standard},
    }


def _services(uris: Uris) -> list[Node]:
    told: Sequence[tuple[str, str, str]] = (
        ("OAI-PMH 2.0", uris.oai(), _OAI),
        ("IIIF Change Discovery API 1.0", uris.changes(), _DISCOVERY),
        ("ResourceSync", uris.resourcesync(), _RESOURCESYNC),
    )
    return [
        {
            "@id": f"{address}#service",
            "@type": "dcat:DataService",
            "dct:title": title,
            "dcat:endpointURL": {"@id": address},
            "dct:conformsTo": {"@id": standard},
            "dcat:servesDataset": {"@id": f"{uris.dcat()}#all"},
        }
        for title, address, standard in told
    ]


def _changed(at: dt.datetime | None) -> Node:
    if at is None:
        return {}
    stamp = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"dct:modified": {"@value": stamp, "@type": "xsd:dateTime"}}


def _words(key: str) -> list[Node]:
    return [{"@language": tag, "@value": translate(tag, key)} for tag in LANGUAGES]


def _said(texts: LanguageMap) -> list[Node]:
    return [
        {"@value": text} if tag == NONE else {"@language": tag, "@value": text}
        for tag, several in texts.items()
        for text in several
    ]
