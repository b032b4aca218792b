"""Several workers at one book in the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from catalog import images, manuscripts
from catalog.codicology.folios import Leaf, Side
from catalog.errors import ShelfmarkTaken
from catalog.identifiers import Kind, mint
from catalog.images import Image
from storage.database import session_factory
from tests.factories import a_description, a_manuscript, some_pages

WORKERS = 4


Result = TypeVar("Result")


def at_once(engine: Engine, work: Callable[[Session, int], Result]) -> list[Result]:
    sessions = session_factory(engine)
    start = threading.Barrier(WORKERS)

    def run(number: int) -> Result:
        start.wait(timeout=30)
        with sessions.begin() as session:
            return work(session, number)

    with ThreadPoolExecutor(WORKERS) as pool:
        running = [pool.submit(run, number) for number in range(WORKERS)]
        return [work.result(timeout=60) for work in running]


def test_workers_on_one_book_make_each_page_once(engine: Engine, at: datetime) -> None:
    with session_factory(engine).begin() as session:
        manuscript = a_manuscript(session, at)

    def add_pages(session: Session, number: int) -> None:
        mine = manuscripts.find(session, manuscript.id)
        # The same leaves from both ends: without one lock for all this would be a deadlock.
        labels = [f"{leaf}{face}" for leaf in range(1, 6) for face in "rv"]
        some_pages(session, mine, labels if number % 2 else labels[::-1], at)

    at_once(engine, add_pages)

    with session_factory(engine)() as session:
        assert session.scalar(select(func.count()).select_from(Leaf)) == 5
        assert session.scalar(select(func.count()).select_from(Side)) == 10
        assert session.scalar(select(func.count()).select_from(Image)) == 10 * WORKERS
        assert images.access_generation(session) == 10 * WORKERS


def test_one_shelfmark_asked_for_by_many_is_given_to_one(engine: Engine, at: datetime) -> None:
    def create(session: Session, _number: int) -> str | None:
        new_id = mint(Kind.MANUSCRIPT)
        try:
            return manuscripts.create(session, a_description(), new_id=new_id, at=at).id
        except ShelfmarkTaken:
            return None

    made = [manuscript_id for manuscript_id in at_once(engine, create) if manuscript_id]

    assert len(made) == 1
