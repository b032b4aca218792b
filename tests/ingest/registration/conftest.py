"""A book with one photographed page, and photographs on their way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.conservation.captures import archive, arrivals, scales
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.tables import Light, Phase
from catalog.identifiers import Kind, mint
from ingest import preserve
from ingest.decoder import prepare
from ingest.limits import Limits
from ingest.pipeline import Pipeline
from ingest.prepared import Prepared
from ingest.registration import taking_in
from storage.database import session_factory
from storage.digests import digest_chunks
from storage.vault import Vault
from tests.factories import a_manuscript, an_image
from tests.ingest.registration.charts import MM_PER_PX, Picture, chart


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Bench:
    """A manuscript whose side 12v has a canvas, made from the picture `page`."""

    sessions: sessionmaker[Session]
    vault: Vault
    pipeline: Pipeline
    folder: Path
    page: Picture
    manuscript_id: str = ""
    canvas_id: str = ""
    first_image_id: str = ""

    def lay_out(self) -> None:
        """Put the page into the record and its tiles into the vault."""
        master = self.folder / "12v.tif"
        cv2.imwrite(str(master), self.page)
        self.first_image_id = mint(Kind.IMAGE)
        made = self.folder / "12v.zip"
        prepared = prepare(master, "12v.tif", made, Limits())
        assert isinstance(prepared, Prepared)
        tiles = preserve.keep_tiles(self.vault.blobs, self.first_image_id, made)
        assert tiles is not None
        height, width = self.page.shape[:2]
        with self.sessions.begin() as session:
            self.manuscript_id = a_manuscript(session, now()).id
            side = ensure_side(session, self.manuscript_id, parse_label("12v"))
            canvas = ensure_canvas(session, side, width, height, mint(Kind.CANVAS))
            self.canvas_id = canvas.id
            an_image(
                session, self.manuscript_id, canvas.id, now(), image_id=self.first_image_id,
                width_px=width, height_px=height,
                tiles_etag=tiles["etag"], tiles_bytes=tiles["size_bytes"],
            )  # fmt: skip
            scales.set_scale(session, canvas.id, MM_PER_PX, source="a ruler", by="test", at=now())
            archive.keep_scales(session, self.vault.root, self.manuscript_id, by="test", at=now())

    def send(
        self,
        photograph: Picture | bytes,
        phase: Phase = Phase.AFTER,
        light: Light = Light.NORMAL,
        name: str = "IMG_0001.tif",
    ) -> str:
        """Stage a photograph of 12v as an upload does; the capture's identifier."""
        if isinstance(photograph, bytes):
            data = photograph
        else:
            data = cv2.imencode(".tif", photograph)[1].tobytes()
        capture_id = mint(Kind.CAPTURE)
        key = f"staging/{capture_id}/1"
        digests = self.vault.blobs.put(key, [data])
        assert digests == digest_chunks([data])
        with self.sessions.begin() as session:
            arrivals.receive(
                session, capture_id=capture_id, master_image_id=mint(Kind.IMAGE),
                manuscript_id=self.manuscript_id, canvas_id=self.canvas_id,
                original_name=name, staged_key=key, size_bytes=digests.size_bytes,
                sha256=digests.sha256, sha512=digests.sha512,
                facts=CaptureFacts(
                    phase=phase, light=light, captured_at="2026-11-24T10:30:00+05:00"
                ),
                by="photographer", at=now(),
            )  # fmt: skip
        return capture_id

    def take_in(self, photograph: Picture | bytes, **more: Phase | Light | str) -> str:
        """Send it and do the job; the capture's identifier."""
        capture_id = self.send(photograph, **more)  # type: ignore[arg-type]
        taking_in.take_in(self.pipeline, capture_id)
        return capture_id


@pytest.fixture
def lay_bench(
    sqlite_engine: Engine, disk_vault: Vault, tmp_path: Path
) -> Iterator[Callable[[Picture], Bench]]:
    """Makes a bench with a page of any size."""
    sessions = session_factory(sqlite_engine)
    pipeline = Pipeline(
        vault=disk_vault,
        sessions=sessions,
        limits=Limits(),
        scratch_dir=tmp_path / "scratch",
        after_publish=lambda *_: None,
        clock=now,
        new_id=mint,
    )

    def lay(page: Picture) -> Bench:
        made = Bench(sessions, disk_vault, pipeline, tmp_path, page)
        made.lay_out()
        return made

    yield lay
    pipeline.decoders.close()


@pytest.fixture
def bench(lay_bench: Callable[[Picture], Bench]) -> Bench:
    """A bench with the drawn chart on it."""
    return lay_bench(chart())
