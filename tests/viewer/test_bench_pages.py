"""The bench on pages: an overview by quire, an assessment, its damage map; who may write there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog import identity
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.collation import Quire
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import OTHER
from catalog.conservation.condition.tables import Outcome
from catalog.conservation.signing import signing
from catalog.record.values import Text
from catalog.vocabulary.terms import terms
from tests.catalog.conservation.condition.book import Book, a_book, leaves
from tests.factories import a_manuscript
from tests.viewer.walked import Peopled, assembled
from viewer.bench_terms import FIRST_COMPONENTS, GROUPS, LETTERS, damage_terms, labels_in
from viewer.bench_words import bench_words
from viewer.languages import LANGUAGES, translator

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Bench:
    """A book of four leaves in two quires, and people who may and may not work on it."""

    def __init__(self, peopled: Peopled) -> None:
        self.peopled = peopled
        peopled.house.vault.root.ensure()
        with peopled.house.sessions.begin() as session:
            quires = [Quire(number=1, leaves=2), Quire(number=2, leaves=2)]
            self.book: Book = a_book(session, peopled.house.vault, leaves(1, 4), quires=quires)
            self.id = self.book.id
            elsewhere = {"id": "another-library", "name": {"en": "Another"}}
            a_manuscript(session, AT, shelfmark="MS 98", holder=elsewhere)
        self.path = f"/manuscripts/{self.id}/bench"
        people = {
            "conservator": peopled.employ("dana", RoleHeld(Role.CONSERVATOR)),
            "curator": peopled.employ("yusuf", RoleHeld(Role.CURATOR)),
            "stranger": peopled.employ("omar", RoleHeld(Role.CONSERVATOR, "another-library")),
        }
        self.signed = {
            name: peopled.sign_in(person) | {"accept": "text/html"}
            for name, person in people.items()
        }

    def ask(self, path: str, who: str = "conservator", **form: str) -> Any:
        headers = self.signed[who]
        if form:
            return self.peopled.client.post(path, data=form, headers=headers)
        return self.peopled.client.get(path, headers=headers)

    def see(self, path: str, who: str = "conservator") -> str:
        reply = self.ask(path, who)
        assert reply.status_code == 200, reply.text
        return str(reply.text)

    def open(self) -> str:
        """Open an assessment by the form; the path of its page."""
        reply = self.ask(f"{self.path}/assessments", kind="baseline")
        assert reply.status_code == 303, reply.text
        return str(reply.headers["location"])

    def signed_survey(self, observed: str) -> str:
        """The path of a signed assessment with a tear on 3r and these words of the whole."""
        page = self.open()
        with self.peopled.house.sessions.begin() as session:
            now = datetime.now(UTC)
            vault = self.peopled.house.vault
            book = Book(session, vault, self.id, self.book.canvases, self.book.examiner, now)
            survey = assessments.find(session, page.rsplit("/", 1)[1])
            content = assessments.content_of(survey)
            assessments.change_content(
                session, survey.id,
                content.model_copy(update={"observed": (Text(text=observed, language="en"),)}),
                edition=survey.edition, by="Dana", at=now,
            )  # fmt: skip
            book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
            book.sign(survey, datetime.now(UTC))
        return page

    def shelfmark(self) -> str:
        with self.peopled.house.sessions() as session:
            return identity.find(session, self.id).shelfmark


def config_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="bench-config">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with assembled(tmp_path) as peopled:
        yield Bench(peopled)


def test_an_assessment_is_opened_and_the_overview_shows_its_heat_by_quire(bench: Bench) -> None:
    assert "Nobody has assessed this manuscript" in bench.see(bench.path)
    page = bench.open()
    survey_id = page.rsplit("/", 1)[1]
    with bench.peopled.house.sessions.begin() as session:
        book = Book(
            session, bench.book.vault, bench.id, bench.book.canvases, bench.book.examiner,
            datetime.now(UTC),
        )  # fmt: skip
        survey = assessments.find(session, survey_id)
        book.examine(survey, ["1r", "1v", "2r", "2v"], Outcome.NO_DAMAGE)
        book.observe(survey, "3r", severity=4, extent="whole")
    seen = bench.see(bench.path)
    cells = re.findall(r'class="bench-cell" data-shade="(\w+)"', seen)
    assert cells == ["0", "4"]
    assert "with damage: 1 of 4" in seen
    assert "3 sides open" in seen
    assert f'href="{page}"' in seen
    assert "Go on with assessment 1" in seen


def test_only_rooms_that_exist_have_a_tab(bench: Bench) -> None:
    for address in re.findall(r'<li><a href="(/manuscripts/[^"]+)"', bench.see(bench.path)):
        assert bench.ask(address).status_code == 200, address


def test_a_reader_of_the_bench_sees_it_and_writes_nothing(bench: Bench) -> None:
    page = bench.open()
    for path in (page, f"{page}/map"):
        assert config_of(bench.see(path))["mayWrite"] is True
        assert config_of(bench.see(path, "curator"))["mayWrite"] is False
        assert bench.ask(path, "stranger").status_code == 403
    assert "Open an assessment" not in bench.see(bench.path, "curator")
    reply = bench.ask(f"{bench.path}/assessments", "curator", kind="baseline")
    assert reply.status_code == 403
    assert bench.ask(bench.path, "stranger").status_code == 403


def test_an_assessment_of_another_book_is_not_found(bench: Bench) -> None:
    page = bench.open()
    with bench.peopled.house.sessions.begin() as session:
        other = a_manuscript(session, datetime.now(UTC), shelfmark="MS 99").id
    assert bench.ask(page.replace(bench.id, other)).status_code == 404


def test_a_signed_assessment_is_read_only(bench: Bench) -> None:
    page = bench.open()
    survey_id = page.rsplit("/", 1)[1]
    with bench.peopled.house.sessions.begin() as session:
        now = datetime.now(UTC)
        vault = bench.peopled.house.vault
        book = Book(session, vault, bench.id, bench.book.canvases, bench.book.examiner, now)
        survey = assessments.find(session, survey_id)
        book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
        book.sign(survey, datetime.now(UTC))
    seen = bench.see(page)
    assert config_of(seen)["mayWrite"] is False
    assert "This assessment is signed and never changes." in seen
    assert f"/verify/{bench.id}" in seen


def test_a_curator_releases_an_assessment_and_takes_it_back(bench: Bench) -> None:
    page = bench.signed_survey("A tear at the gutter")
    public = f"/manuscripts/{bench.id}/condition"
    assert 'name="is_released"' not in bench.see(page)
    refused = bench.ask(f"{page}/release", "conservator", is_released="yes")
    assert refused.status_code == 403
    assert bench.ask(f"{page}/release", "stranger", is_released="yes").status_code == 403
    assert "A tear at the gutter" not in bench.peopled.client.get(public).text

    form = bench.see(page, "curator")
    statement = f"I release assessment 1 of {bench.shelfmark()}"
    assert statement in form
    assert 'name="is_released" value="yes"' in form
    reply = bench.ask(f"{page}/release", "curator", is_released="yes")
    assert reply.headers["location"] == f"{page}?done=released"

    assert "A tear at the gutter" in bench.peopled.client.get(public).text
    told = bench.see(f"{page}?done=released", "curator")
    assert "Released: the public can read it now." in told
    assert f'href="{public}"' in told
    assert 'name="is_released" value="no"' in told
    with bench.peopled.house.sessions() as session:
        entry = signing.entries_of(session, bench.id, ("release",))[-1]
        assert statement in signing.document_of(entry)["statement"]
        assert entry.signer_role == "curator"
    bench.ask(f"{page}/release", "curator", is_released="no")
    assert "A tear at the gutter" not in bench.peopled.client.get(public).text
    assert "The public cannot read this." in bench.see(page, "curator")


def test_what_is_not_signed_cannot_be_released_from_its_page(bench: Bench) -> None:
    page = bench.open()
    assert "is_released" not in bench.see(page, "curator")
    reply = bench.ask(f"{page}/release", "curator", is_released="yes")
    assert reply.status_code == 409
    assert "is not signed yet" in reply.text


def test_whoever_approves_gives_a_draft_back_with_a_note(bench: Bench) -> None:
    page = bench.open()
    assert "give-back" not in bench.see(page)
    assert bench.ask(f"{page}/give-back", note="More").status_code == 403
    assert bench.ask(f"{page}/give-back", "curator", note=" ").status_code == 422
    reply = bench.ask(f"{page}/give-back", "curator", note="Say more of the spine")
    assert reply.headers["location"] == f"{page}?done=given-back"
    assert "Say more of the spine" in bench.see(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_will_be_public_is_said_in_the_language_of_the_page(
    bench: Bench, language: str
) -> None:
    page = bench.signed_survey("A tear")
    headers = bench.signed["curator"] | {"accept-language": language}
    seen = bench.peopled.client.get(page, headers=headers).text
    assert translator(language)("release-assessment-what") in seen
    assert f".pdf?lang={language}" in seen


def test_the_map_knows_every_side_its_size_and_its_quire(bench: Bench) -> None:
    page = bench.open()
    config = config_of(bench.see(f"{page}/map?canvas={bench.book.canvases['3v']}"))
    assert [side["label"] for side in config["sides"]] == leaves(1, 4)
    assert {side["quire"] for side in config["sides"]} == {"1", "2"}
    assert config["sides"][0]["size"] == [7559, 9354]
    assert config["canvas"] == bench.book.canvases["3v"]
    scale = bench.ask(f"{page}/map/scale?canvas={bench.book.canvases['3v']}").json()
    assert scale["mm_per_px"] == pytest.approx(396 / 9354)


def test_a_browser_is_told_whose_session_it_has(bench: Bench) -> None:
    first = bench.ask(f"{bench.path}/who").json()["person"]
    second = bench.ask(f"{bench.path}/who", "curator").json()["person"]
    assert first.startswith("u")
    assert first != second


def test_every_term_has_a_group_and_no_two_groups_a_letter() -> None:
    assert {term["key"] for term in damage_terms("en")} == {term.key for term in terms("dmg")}
    ungrouped = {term["key"] for term in damage_terms("en") if term["group"] == "other"}
    assert ungrouped == {"dmg.degraded", OTHER}
    assert len(set(LETTERS.values())) == len(GROUPS)
    assert set(FIRST_COMPONENTS) <= set(labels_in("component", "kk"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_have_every_word_they_say(language: str) -> None:
    folder = Path(__file__).parents[2] / "viewer" / "frontend" / "src" / "bench"
    said = {
        key
        for file in folder.glob("*.js")
        for key in re.findall(r"say\('(bench-[a-z0-9_-]+)'", file.read_text("utf-8"))
    }
    known = bench_words(translator(language))
    assert len(said) > 100
    assert said - known.keys() == set()
    assert {f"bench-group-{group}" for group in GROUPS} <= known.keys()
