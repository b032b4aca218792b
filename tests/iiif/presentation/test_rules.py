from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from iiif.presentation import collection, prezi
from iiif.presentation.errors import BadDocument
from iiif.presentation.rules import Finding, Grade, check
from tests.iiif.presentation import books
from tests.iiif.presentation.faults import FAULTS, good


def codes(document: Any) -> set[str]:
    return {finding.code for finding in check(document)}


def prezi_objects(document: dict[str, Any]) -> bool:
    try:
        prezi.check_types(document)
    except BadDocument:
        return True
    return False


def faulty(name: str) -> dict[str, Any]:
    document = good(books.manifest())
    FAULTS[name](document)
    return document


def test_our_manifest_breaks_no_rule() -> None:
    assert check(books.manifest()) == []


def test_the_manifest_that_faults_are_planted_in_is_good() -> None:
    document = good(books.manifest())

    assert check(document) == []
    assert not prezi_objects(document)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    document = faulty(name)

    assert check(document) or prezi_objects(document)


def test_the_table_of_who_finds_what_has_no_hole() -> None:
    """Prints the table: `pytest -s` or `-rP` shows it."""
    planted = {name: faulty(name) for name in FAULTS}
    rows = [(name, check(doc), prezi_objects(doc)) for name, doc in planted.items()]
    by_rules = sum(bool(findings) for _, findings, _ in rows)
    by_prezi = sum(objected for _, _, objected in rows)

    table = [f"{len(rows)} faults: rules find {by_rules}, iiif-prezi3 {by_prezi}"]
    for name, findings, objected in rows:
        told = ", ".join(sorted({finding.code for finding in findings})) or "-"
        table.append(f"  {name:46} {'prezi3' if objected else '-':7} {told}")
    sys.stdout.write("\n".join(["", *table, ""]))

    assert len(rows) >= 40
    assert by_rules == len(rows)


def test_a_finding_names_the_place_and_the_clause() -> None:
    document = faulty("painting on the next canvas")

    (finding,) = check(document)

    assert finding == Finding(
        "target-elsewhere",
        "$.items[0].items[0].items[0]",
        f"The target must be {document['items'][0]['id']}.",
        "5.6, 3.4 annotations",
    )


def test_what_is_only_recommended_is_graded_so() -> None:
    document = books.manifest()
    del document["summary"]

    (finding,) = check(document)

    assert (finding.code, finding.grade) == ("summary-missing", Grade.SHOULD)


@pytest.mark.parametrize("document", [None, [], "x", 1, {}, {"type": "Manifest"}, {"type": []}])
def test_what_is_no_manifest_at_all_is_found_and_never_an_error(document: Any) -> None:
    assert check(document)


def test_garbage_in_any_place_of_a_manifest_is_never_an_error() -> None:
    waste: list[Any] = [None, -1, [[]], {"id": {}, "items": [1]}]
    whole = json.dumps(good(books.manifest(["1r", "1v"])))
    for garbage in waste:
        for path in places(json.loads(whole)):
            document = json.loads(whole)
            target: Any = document
            for step in path[:-1]:
                target = target[step]
            target[path[-1]] = garbage

            check(document)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to everything in a document, of each list only to the first entry."""
    steps: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value[:1]))
    inner = [found for step, one in steps for found in places(one, (*path, step))]
    return [path, *inner] if path else inner


def test_a_specific_resource_may_start_a_manifest_and_stand_in_a_range() -> None:
    document = good(books.manifest())
    part = {
        "id": "https://books.example.org/part/1",
        "type": "SpecificResource",
        "source": document["items"][1]["id"],
        "selector": {"type": "FragmentSelector", "value": "xywh=0,0,10,10"},
    }
    document["start"] = part
    document["structures"][0]["items"].append(part)

    assert check(document) == []


def test_further_contexts_may_define_properties_and_rights() -> None:
    document = books.manifest(rights=None)
    document["@context"] = ["https://example.org/own.json", document["@context"]]
    document["shelfmark"] = "MS Or. 42"
    document["rights"] = "https://localcontexts.org/label/tk-a/"

    assert check(document) == []


@pytest.mark.parametrize(
    "tag", ["ar", "ar-Latn", "ar-001", "es-419", "kk-Cyrl", "none", "ru-petr1708"]
)
def test_a_language_tag_of_bcp_47_is_taken(tag: str) -> None:
    document = books.manifest()
    document["label"] = {tag: ["x"]}

    assert check(document) == []


def test_a_collection_with_an_embedded_manifest_is_found() -> None:
    document = collection.of_books(
        books.URIS, collection.all_books(books.URIS), collection.Part(None, 0), []
    )
    document["items"] = [books.manifest()]

    assert "manifest-embedded" in codes(document)


def test_a_collection_of_anything_else_is_found() -> None:
    document = collection.of_books(
        books.URIS, collection.all_books(books.URIS), collection.Part(None, 0), []
    )
    document["items"] = [{"id": "https://books.example.org/c", "type": "Canvas"}]

    assert "collection-item" in codes(document)


@pytest.mark.corpus
def test_real_manifests_are_read_without_an_error(corpus: Path) -> None:
    paths = sorted((corpus / "manifests").glob("*.json"))
    assert paths

    found = {path.name: codes(json.loads(path.read_text("utf-8"))) for path in paths}

    assert found["parser-0010-book-2-viewing-direction-manifest-rtl.json"] <= {
        "metadata-missing",
        "provider-missing",
        "thumbnail-missing",
    }
    assert "context" in found["parser-bl-manifest.json"]
