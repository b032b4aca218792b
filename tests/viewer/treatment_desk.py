"""The workshop of treatments behind its pages, for tests that send forms as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from catalog.accounts.permissions import Person, Role, RoleHeld
from catalog.conservation.captures.tables import Phase
from catalog.conservation.treatment import steps
from catalog.conservation.treatment.tables import Step
from tests.catalog.conservation.treatment.workshop import Workshop, open_workshop
from tests.viewer.walked import PUBLIC, Peopled, assembled
from viewer.folio_ranges import folios_of


@dataclass
class Desk:
    """The workshop of the domain's tests behind its pages, and who sends what."""

    peopled: Peopled
    shop: Workshop

    @property
    def base(self) -> str:
        return f"/manuscripts/{self.shop.id}/bench"

    def headers(self, role: Role, language: str = "en") -> dict[str, str]:
        # The people of the workshop are named after their roles.
        person = Person(self.shop.people[role], role.value, (RoleHeld(role),))
        asked = {"accept": "text/html", "accept-language": language, "origin": PUBLIC}
        return {**self.peopled.sign_in(person), **asked}

    def get(self, path: str, by: Role = Role.CONSERVATOR, language: str = "en") -> str:
        answer = self.peopled.client.get(path, headers=self.headers(by, language))
        assert answer.status_code == HTTPStatus.OK, answer.text
        return str(answer.text)

    def post(self, path: str, by: Role = Role.CONSERVATOR, **fields: Any) -> Any:
        return self.peopled.client.post(path, data=fields, headers=self.headers(by))

    def sent(self, path: str, by: Role = Role.CONSERVATOR, **fields: Any) -> str:
        """Send a form that is taken; the path of the page that follows."""
        answer = self.post(path, by, **fields)
        assert answer.status_code == HTTPStatus.SEE_OTHER, answer.text
        return str(answer.headers["location"]).partition("?")[0]

    def refused(self, path: str, by: Role = Role.CONSERVATOR, **fields: Any) -> str:
        """Send a form that is refused; the page that is shown again."""
        answer = self.post(path, by, **fields)
        assert answer.status_code in (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY)
        return str(answer.text)

    def row(self, kind: type[Any], of: str) -> Any:
        with self.peopled.house.sessions() as session:
            return session.get_one(kind, of.rsplit("/", 1)[-1])

    def running(self) -> str:
        """The path of a treatment in progress."""
        with self.peopled.house.sessions.begin() as session:
            self.shop.session = session
            treatment = self.shop.running()
            return f"{self.base}/treatments/{treatment.id}"

    def begun(self, treatment: str, folios: str) -> str:
        """The path of a step that has begun on these folios."""
        return self.sent(f"{treatment}/steps", act="act.mending", folios=folios)

    def fields(self, step: str, **changes: Any) -> dict[str, Any]:
        """The form of a step as a browser would send it."""
        row = self.row(Step, step)
        content = steps.content_of(row)
        labels = {canvas: label for label, canvas in self.shop.canvases.items()}
        held = {
            "edition": row.edition, "act": row.act,
            "folios": folios_of({one.canvas_id or "" for one in content.targets}, labels),
            "person": [one.user_id for one in content.people],
            "capture": [*content.evidence.before, *content.evidence.after],
            "result": "Closed.", "result_language": "en", "deviation": "none",
            "outcome": "as_planned",
        }  # fmt: skip
        return held | changes

    def photographed(self, *labels: str, phases: tuple[Phase, ...]) -> None:
        with self.peopled.house.sessions.begin() as session:
            self.shop.session = session
            for label in labels:
                for phase in phases:
                    self.shop.capture(label, phase)


@contextmanager
def opened_desk(data_dir: Path) -> Iterator[Desk]:
    """A house with the workshop in it."""
    with assembled(data_dir) as peopled:
        with peopled.house.sessions.begin() as session:
            shop = open_workshop(session, peopled.house.vault)
            shop.at = datetime.now(UTC)
        yield Desk(peopled, shop)
