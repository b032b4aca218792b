"""What may be said of an authority, and what is refused with one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.authorities import schemes
from catalog.authorities.content import read_content
from catalog.errors import BadAuthority
from tests.catalog.authorities.made import content


def refused(mapping: dict[str, Any]) -> str:
    with pytest.raises(BadAuthority) as told:
        read_content(mapping)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_content_comes_back_from_json_as_it_was() -> None:
    said = content(
        ("خواجه احمد یسوی", "fa"),
        ("Ahmad Yasavi", "eng"),
        dates={"text": "d. 1166", "end_year": 1166},
        identifiers=[{"scheme": "viaf", "uri": "https://viaf.org/viaf/59156046"}],
        note=[{"text": "Sufi", "language": "en"}],
    )
    assert read_content(said.as_json()) == said


def test_one_name_of_each_language_at_most_is_shown_first_and_one_in_any_case() -> None:
    said = content(("A", "en"), ("B", "kk"))
    assert [name.is_preferred for name in said.names] == [True, False]
    both = read_content(
        {
            "kind": "person",
            "names": [
                {"text": "A", "language": "en", "is_preferred": True},
                {"text": "B", "language": "en", "is_preferred": True},
                {"text": "C", "language": "kk", "is_preferred": True},
            ],
        }
    )
    assert [name.text for name in both.names if name.is_preferred] == ["A", "C"]
    assert both.by_language == {"en": ["A", "B"], "kk": ["C"]}


def test_a_name_in_three_hundred_languages_is_refused_with_a_sentence() -> None:
    tags = [f"x{first}{second}" for first in "abcdefghijklmnopqrst" for second in "abcdefghijklmno"]
    names = [{"text": f"Name {tag}", "language": tag} for tag in tags]
    assert len(names) == 300
    assert refused({"kind": "person", "names": names}) == (
        "An authority has at most 100 names: this one has 300; "
        "keep those that somebody would look for."
    )


def test_an_authority_without_a_name_is_refused() -> None:
    assert "needs a name" in refused({"kind": "person", "names": []})
    assert "needs a name" in refused({"kind": "person"})
    assert "neither a letter nor a digit" in refused({"kind": "person", "names": [{"text": "–"}]})


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u200f", "\u061c", "\ufeff", "\u00ad"])
def test_invisible_direction_marks_are_taken_out_of_a_name(mark: str) -> None:
    assert content(f"Ahmad{mark} Yasavi").names[0].text == "Ahmad Yasavi"


def test_the_joiners_that_persian_is_written_with_stay() -> None:
    assert content("کتاب\u200cها").names[0].text == "کتاب\u200cها"


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800"])
def test_what_no_database_can_keep_is_refused(bad: str) -> None:
    assert refused({"kind": "person", "names": [{"text": bad}]}).startswith("names.0.text: ")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"latitude": 43.2}, "belong together"),
        ({"latitude": 43.2, "longitude": 200}, "longitude"),
        ({"latitude": float("nan"), "longitude": 1}, "latitude"),
        ({"dates": {"start_year": 1166, "end_year": 1093}}, "before they begin"),
        ({"dates": {"start_year": 10**12}}, "start_year"),
        ({"colour": "red"}, "colour"),
        ({"identifiers": [{"scheme": "moon", "uri": "1"}]}, "no scheme"),
    ],
)
def test_what_cannot_be_is_refused_by_name(more: dict[str, Any], why: str) -> None:
    assert why in refused({"kind": "place", "names": [{"text": "Yasi"}], **more})


def test_only_a_place_has_coordinates() -> None:
    assert "only a place" in refused(
        {"kind": "work", "names": [{"text": "Divan"}], "latitude": 1, "longitude": 1}
    ).replace("Only", "only")


@pytest.mark.parametrize(
    ("scheme", "given", "kept"),
    [
        ("viaf", "59156046", "http://viaf.org/viaf/59156046"),
        ("viaf", "https://viaf.org/viaf/59156046/#Yasavi", "http://viaf.org/viaf/59156046"),
        ("wikidata", "https://www.wikidata.org/wiki/Q297172", "http://www.wikidata.org/entity/Q297172"),
        ("gnd", "https://d-nb.info/gnd/118540238", "https://d-nb.info/gnd/118540238"),
        ("isni", "0000 0001 2103 2683", "https://isni.org/isni/0000000121032683"),
        ("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("fihrist", "person_39907760", "https://www.fihrist.org.uk/catalog/person_39907760"),
        ("tgn", "7012107", "http://vocab.getty.edu/tgn/7012107"),
        ("aat", "300026816", "http://vocab.getty.edu/aat/300026816"),
        ("geonames", "https://www.geonames.org/1517945/turkestan.html", "https://sws.geonames.org/1517945/"),
        ("other", "https://shrine.example.org/yasavi", "https://shrine.example.org/yasavi"),
    ],
)  # fmt: skip
def test_an_identifier_is_kept_in_its_one_spelling(scheme: str, given: str, kept: str) -> None:
    said = content("Yasavi", identifiers=[{"scheme": scheme, "uri": given}])
    assert said.identifiers[0].uri == kept
    assert read_content(said.as_json()) == said


@pytest.mark.parametrize(
    ("scheme", "given"),
    [
        ("viaf", "Q42"),
        ("wikidata", "59156046"),
        ("orcid", "0000-0002-1825-0098"),
        ("isni", "0000000121032684"),
        ("geonames", "https://elsewhere.example.org/1517945"),
        ("other", "javascript:alert(1)"),
        ("viaf", "http://[bad"),
    ],
)
def test_an_identifier_of_another_form_is_refused(scheme: str, given: str) -> None:
    mapping = {
        "kind": "person",
        "names": [{"text": "A"}],
        "identifiers": [{"scheme": scheme, "uri": given}],
    }
    assert refused(mapping).startswith("identifiers.0: ")


def test_every_scheme_says_what_its_values_look_like() -> None:
    for key, scheme in schemes.schemes().items():
        assert "{value}" in scheme.address, key
        assert scheme.check in (None, "mod-11-2"), key


def test_of_a_sensitive_place_only_whole_degrees_and_no_link_to_it_leave() -> None:
    exact = content(
        "Yasi",
        kind="place",
        latitude=43.2973,
        longitude=-68.7518,
        is_sensitive=True,
        identifiers=[
            {"scheme": "geonames", "uri": "1517945"},
            {"scheme": "other", "uri": "https://map.example.org/43.2973"},
            {"scheme": "viaf", "uri": "59156046"},
        ],
    )
    shown = exact.coarse()
    assert (shown.latitude, shown.longitude) == (43.0, -69.0)
    assert [one.scheme for one in shown.identifiers] == ["viaf"]
    edited = shown.model_copy(update={"is_sensitive": False, "latitude": 0.0, "longitude": 0.0})
    kept = edited.with_hidden(exact)
    assert (kept.latitude, kept.longitude, kept.is_sensitive) == (43.2973, -68.7518, True)
    assert set(kept.identifiers) == set(exact.identifiers)


def test_a_place_that_is_not_sensitive_is_shown_as_it_is() -> None:
    said = content("Almaty", kind="place", latitude=43.25, longitude=76.95)
    assert said.coarse() == said
    assert said.coarse(always=True).latitude == 43.0
