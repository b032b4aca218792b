"""A house with one photographed page on the bench, asked by HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cv2

from catalog.accounts.permissions import Role
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from ingest import preserve
from ingest.decoder import prepare
from ingest.limits import Limits
from ingest.prepared import Prepared
from ingest.work_queue import prepare_work_tables
from tests.factories import a_manuscript, an_image
from tests.ingest.registration.charts import chart, photographed, similarity
from tests.viewer.walked import Peopled
from viewer.work import pipeline_of

PAGE = chart(seed=5, width=420, height=520)
FACTS = {"phase": "after", "light": "normal", "captured_at": "2026-11-24T10:30:00+05:00"}


class Lab:
    """A house with one photographed page and a photograph of it after treatment."""

    def __init__(self, peopled: Peopled, folder: Path) -> None:
        self.peopled, self.house = peopled, peopled.house
        prepare_work_tables(self.house.engine)
        self.pipeline = pipeline_of(self.house)
        self.page_image = mint(Kind.IMAGE)
        at = datetime.now(UTC)
        cv2.imwrite(str(folder / "1r.tif"), PAGE)
        made = prepare(folder / "1r.tif", "1r.tif", folder / "1r.zip", Limits())
        assert isinstance(made, Prepared)
        tiles = preserve.keep_tiles(self.house.vault.blobs, self.page_image, folder / "1r.zip")
        assert tiles is not None
        with self.house.sessions.begin() as session:
            self.manuscript_id = a_manuscript(session, at).id
            side = ensure_side(session, self.manuscript_id, parse_label("1r"))
            canvas = ensure_canvas(session, side, 420, 520, mint(Kind.CANVAS))
            self.canvas_id = canvas.id
            an_image(
                session, self.manuscript_id, canvas.id, at, image_id=self.page_image,
                width_px=420, height_px=520, tiles_etag=tiles["etag"],
                tiles_bytes=tiles["size_bytes"], technical={"dpi": 50},
            )  # fmt: skip
        self.address = f"/api/manuscripts/{self.manuscript_id}/canvases/{self.canvas_id}/captures"

    def headers(self, role: Role) -> dict[str, str]:
        return {
            **self.peopled.sign_in(self.peopled.staff[role]),
            "origin": str(self.peopled.client.base_url).rstrip("/"),
        }

    def send(self, role: Role = Role.CONSERVATOR, **changes: str) -> Any:
        seen = photographed(PAGE, similarity(1.1, 1, 4, 6), size=(470, 590))
        file = ("after.tif", cv2.imencode(".tif", seen)[1].tobytes(), "image/tiff")
        return self.peopled.client.post(
            self.address, files={"file": file}, data={**FACTS, **changes},
            headers=self.headers(role),
        )  # fmt: skip

    def post(self, path: str, role: Role = Role.CONSERVATOR, **body: Any) -> Any:
        return self.peopled.client.post(path, json=body, headers=self.headers(role))

    def get(self, path: str, role: Role = Role.CONSERVATOR) -> Any:
        return self.peopled.client.get(path, headers=self.headers(role))
